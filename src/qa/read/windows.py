"""Question and chunk as token windows that a model can take, long chunks in several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from qa.read.edges import unit_starts

QUESTION_TOKENS = 64
"""A longer question is cut here, so that every window has room for its passage (BERT's value)."""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of text number `text`; the passage's tokens are [context_start, context_end).

    `units` says for each token in which sentence or table cell it stands; an answer lies in one.
    """

    text: int
    ids: list[int]
    types: list[int]
    offsets: list[tuple[int, int]]
    units: NDArray[np.intp]
    context_start: int
    context_end: int


class Windowing:
    """Cuts windows of at most `length` tokens; those of one text share `stride` tokens."""

    def __init__(self, tokenizer: Tokenizer, length: int, stride: int) -> None:
        serialised = tokenizer.to_str()
        self._questions = Tokenizer.from_str(serialised)
        self._questions.no_truncation()
        self._questions.no_padding()
        self._pairs = Tokenizer.from_str(serialised)
        self._pairs.enable_truncation(length, stride=stride, strategy="only_second")
        self._pairs.no_padding()

    def windows(self, question: str, texts: Sequence[str]) -> list[Window]:
        """At least one window for each text, in order; offsets are code points into the text."""
        asked = self._cut(question.strip())
        encodings = self._pairs.encode_batch([(asked, text) for text in texts])
        starts = [unit_starts(text) for text in texts]
        return [
            _window(number, part, starts[number])
            for number, encoding in enumerate(encodings)
            for part in (encoding, *encoding.overflowing)
        ]

    def _cut(self, question: str) -> str:
        offsets = self._questions.encode(question, add_special_tokens=False).offsets[
            :QUESTION_TOKENS
        ]
        return question[: offsets[-1][1]] if offsets else question


def _window(number: int, encoding: Encoding, starts: Sequence[int]) -> Window:
    sides = encoding.sequence_ids
    start = sides.index(1) if 1 in sides else len(sides)
    end = start + sides.count(1)
    offsets = encoding.offsets
    units = np.searchsorted(starts, [first for first, _ in offsets], side="right")
    return Window(number, encoding.ids, encoding.type_ids, offsets, units, start, end)
