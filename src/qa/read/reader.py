"""A reader made of a model that gives start and end logits."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TypeAlias

from qa.confidence import Calibration
from qa.read.candidates import candidates, placed
from qa.read.spans import Logits, ScoredSpan, scored_spans
from qa.read.support import ReadSentence, read_sentences
from qa.read.windows import Window, Windowing
from qa.types import Candidate, Chunk, Span
from qa.view import view, viewed


@dataclass(frozen=True, slots=True)
class TokenLogits:
    """What a model gives for a window, each [length] float32; not every one gives the last two."""

    start: Logits
    end: Logits
    evidence: Logits | None = None
    reversal: Logits | None = None


Model: TypeAlias = Callable[[Window], TokenLogits]


@dataclass(frozen=True, slots=True)
class Decoded:
    """What was found in a window: spans, best first, and its sentences, if the model tells them."""

    spans: list[ScoredSpan]
    sentences: list[ReadSentence]


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
        sentences: defaultdict[int, list[ReadSentence]] = defaultdict(list)
        for window, decoded in zip(windows, self._all_decoded(windows), strict=True):
            seen = views[window.text]
            found += (replace(each, span=seen.span(each.span)) for each in decoded.spans)
            sentences[window.text] += (
                replace(each, span=seen.span(each.span)) for each in decoded.sentences
            )
        return candidates(chunks, found, sentences)

    def reversal(self, question: str, chunk: Chunk, answer: Span) -> float:
        """The log-odds that the chunk takes back what it says at `answer`, a span of its document;
        -inf where the model does not tell, or reads nothing there."""
        seen = view(chunk.text)

        def is_of_it(offsets: tuple[int, int]) -> bool:
            return placed(seen.span(Span(*offsets)), chunk).overlaps(answer)

        told = []
        for window in self._windowing.windows(viewed(question), [seen.text]):
            logits = self._model(window).reversal
            tokens = range(window.context_start, window.context_end)
            inside = [place for place in tokens if is_of_it(window.offsets[place])]
            if logits is not None and inside:
                told.append(float(logits[inside].mean()))
        return max(told, default=-math.inf)

    def _all_decoded(self, windows: Sequence[Window]) -> list[Decoded]:
        """In order; the longest are read first, so that no worker is left alone with a long one."""
        order = sorted(range(len(windows)), key=lambda place: -len(windows[place].ids))
        read = self._workers.map(lambda place: self._decoded(windows[place]), order)
        decoded = dict(zip(order, read, strict=True))
        return [decoded[place] for place in range(len(windows))]

    def _decoded(self, window: Window) -> Decoded:
        logits = self._model(window)
        spans = scored_spans(window, logits.start, logits.end, logits.reversal)
        if logits.evidence is None:
            return Decoded(spans, [])
        return Decoded(spans, read_sentences(window, logits.evidence))
