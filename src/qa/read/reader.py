"""A reader made of a model that gives start and end logits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TypeAlias

from qa.confidence import Calibration
from qa.read.spans import Logits, ScoredSpan, candidates, scored_spans
from qa.read.support import supporting
from qa.read.windows import Window, Windowing
from qa.types import Candidate, Chunk, Span
from qa.view import view, viewed


@dataclass(frozen=True, slots=True)
class TokenLogits:
    """What a model gives for a window, each [length] float32; not every model gives `evidence`."""

    start: Logits
    end: Logits
    evidence: Logits | None = None


Model: TypeAlias = Callable[[Window], TokenLogits]


@dataclass(frozen=True, slots=True)
class Decoded:
    """What was found in a window: spans, best first, and the sentences that carry an answer."""

    spans: list[ScoredSpan]
    support: list[Span]


class SpanReader:
    """The port Reader, over any model: windows in, logits out, spans decoded and compared.

    What is read is the view of a chunk; what is found are spans of the chunk itself. Windows go
    through the model one by one, `workers` at a time, whoever asks: on a CPU this takes half the
    time of a batch, which is padded and outgrows the cache.
    """

    def __init__(
        self,
        name: str,
        windowing: Windowing,
        model: Model,
        calibration: Calibration,
        workers: int,
    ) -> None:
        self.name = name
        self.calibration = calibration
        self._windowing = windowing
        self._model = model
        self._workers = ThreadPoolExecutor(workers, thread_name_prefix="reader")

    def read(self, question: str, chunks: Sequence[Chunk]) -> list[Candidate]:
        views = [view(chunk.text) for chunk in chunks]
        windows = self._windowing.windows(viewed(question), [each.text for each in views])
        found: list[ScoredSpan] = []
        support: defaultdict[int, list[Span]] = defaultdict(list)
        for window, decoded in zip(windows, self._workers.map(self._decoded, windows), strict=True):
            shown = views[window.text]
            found += (replace(each, span=shown.span(each.span)) for each in decoded.spans)
            support[window.text] += map(shown.span, decoded.support)
        return candidates(chunks, found, support)

    def _decoded(self, window: Window) -> Decoded:
        logits = self._model(window)
        spans = scored_spans(window, logits.start, logits.end)
        if logits.evidence is None:
            return Decoded(spans, [])
        return Decoded(spans, supporting(window, logits.evidence))
