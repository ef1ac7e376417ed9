"""A reader made of a model that gives start and end logits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import chain
from typing import TypeAlias

from qa.confidence import Calibration
from qa.read.spans import Logits, ScoredSpan, candidates, scored_spans
from qa.read.windows import Window, Windowing
from qa.types import Candidate, Chunk
from qa.view import view, viewed

Model: TypeAlias = Callable[[Window], tuple[Logits, Logits]]
"""A window to its start and end logits, each [length] float32."""


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
        found = chain.from_iterable(self._workers.map(self._spans, windows))
        places = (replace(each, span=views[each.text].span(each.span)) for each in found)
        return candidates(chunks, places)

    def _spans(self, window: Window) -> list[ScoredSpan]:
        start, end = self._model(window)
        return scored_spans(window, start, end)
