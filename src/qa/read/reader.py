"""A reader made of a model that gives start and end logits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from qa.read.spans import Logits, ScoredSpan, candidates, scored_spans
from qa.read.windows import Batch, Windowing, batches
from qa.types import Candidate, Chunk

Model: TypeAlias = Callable[[Batch], tuple[Logits, Logits]]
"""A batch to its start and end logits, each [windows, length] float32."""

BATCH = 16


class SpanReader:
    """The port Reader, over any model: windows in, logits out, spans decoded and compared."""

    def __init__(
        self, name: str, windowing: Windowing, model: Model, confidence: Callable[[float], float]
    ) -> None:
        self.name = name
        self.confidence = confidence
        self._windowing = windowing
        self._model = model

    def read(self, question: str, chunks: Sequence[Chunk]) -> list[Candidate]:
        return candidates(chunks, self._spans(question, chunks))

    def _spans(self, question: str, chunks: Sequence[Chunk]) -> Iterator[ScoredSpan]:
        found = self._windowing.windows(question, [chunk.text for chunk in chunks])
        for batch in batches(found, BATCH, self._windowing.pad):
            start, end = self._model(batch)
            for row, window in enumerate(batch.windows):
                yield from scored_spans(window, start[row], end[row])
