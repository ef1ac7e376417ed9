"""Question and chunk as token windows that a model can take, long chunks in several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

Tokens: TypeAlias = NDArray[np.int64]
"""[windows, length] int64."""

QUESTION_TOKENS = 64
"""A longer question is cut here, so that every window has room for its passage (BERT's value)."""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of text number `text`; the passage's tokens are [context_start, context_end)."""

    text: int
    ids: list[int]
    types: list[int]
    offsets: list[tuple[int, int]]
    context_start: int
    context_end: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of like length, padded on the right."""

    windows: tuple[Window, ...]
    ids: Tokens
    types: Tokens
    mask: Tokens


class Windowing:
    """Cuts windows of at most `length` tokens; those of one text share `stride` tokens.

    `pad` is the token id that fills the windows of a batch up to the longest.
    """

    def __init__(self, tokenizer: Tokenizer, length: int, stride: int, pad: int) -> None:
        self.pad = pad
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
        return [
            _window(number, part)
            for number, encoding in enumerate(encodings)
            for part in (encoding, *encoding.overflowing)
        ]

    def _cut(self, question: str) -> str:
        offsets = self._questions.encode(question, add_special_tokens=False).offsets[
            :QUESTION_TOKENS
        ]
        return question[: offsets[-1][1]] if offsets else question


def _window(number: int, encoding: Encoding) -> Window:
    sides = encoding.sequence_ids
    start = sides.index(1) if 1 in sides else len(sides)
    end = start + sides.count(1)
    return Window(number, encoding.ids, encoding.type_ids, encoding.offsets, start, end)


def batches(found: Sequence[Window], size: int, pad: int) -> Iterator[Batch]:
    """Batches of at most `size` windows, longest first, so that little is spent on padding."""
    ordered = sorted(found, key=lambda window: -len(window.ids))
    for at in range(0, len(ordered), size):
        yield _padded(ordered[at : at + size], pad)


def _padded(group: Sequence[Window], pad: int) -> Batch:
    shape = (len(group), len(group[0].ids))
    ids = np.full(shape, pad, dtype=np.int64)
    types, mask = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    for row, window in enumerate(group):
        length = len(window.ids)
        ids[row, :length], types[row, :length], mask[row, :length] = window.ids, window.types, 1
    return Batch(tuple(group), ids, types, mask)
