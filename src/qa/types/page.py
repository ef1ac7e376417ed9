"""The pages of a document, and where on them the characters of its text stand.

Lengths are in points, 1/72 inch, from the upper left corner of the page as it is shown (cropped
and turned), x to the right and y downwards.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from qa.types.span import Span

Glyphs: TypeAlias = NDArray[np.int32]
"""[n, 5] int32, a row for each character of a line that can be seen, in order: its offset, then
x0, y0, x1, y1 in hundredths of a point. The letters of a ligature share its box."""

POINT = 100
"""The unit of glyphs in a point."""


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A rectangle on the page of this number, from 1: `x0 <= x1`, `y0 <= y1`, in points."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page, its size as it is shown, and the glyphs of `text[start:end]`, which stands on it.

    `packed` are the glyphs with the number of their line as a column before them, column by
    column, each as its first value and the differences that follow, in little-endian int32,
    compressed by zlib; empty for a page without text. The text was `recognised` in a picture, or
    read from the file.
    """

    number: int
    width: float
    height: float
    start: int = 0
    end: int = 0
    packed: bytes = b""
    recognised: bool = False

    @classmethod
    def of(
        cls,
        number: int,
        size: tuple[float, float],
        lines: Sequence[Glyphs],
        recognised: bool = False,
    ) -> Page:
        """A page with these lines, in the order of the text; `size` is width and height."""
        seen = [np.insert(glyphs, 0, line, axis=1) for line, glyphs in enumerate(lines)]
        rows = np.concatenate([np.empty((0, 6), dtype=np.int32), *seen])
        if not len(rows):
            return cls(number, *size, recognised=recognised)
        steps = np.diff(rows, axis=0, prepend=0).T.astype("<i4")
        start, end = int(rows[0, 1]), int(rows[-1, 1]) + 1
        return cls(number, *size, start, end, zlib.compress(steps.tobytes()), recognised)

    def holds(self, span: Span) -> bool:
        """Whether some of the span stands on the page."""
        return self.start < span.end and span.start < self.end

    def lines(self, span: Span) -> Iterator[tuple[Span, Box]]:
        """What of a span stands on the page, line by line: which part of it, and where.

        Raises zlib.error where `packed` is damaged.
        """
        if not self.holds(span):
            return
        rows = _unpacked(self.packed)
        first, past = np.searchsorted(rows[:, 1], [span.start, span.end])
        touched = rows[first:past]
        if not len(touched):
            return
        begins = np.flatnonzero(np.diff(touched[:, 0], prepend=-1))
        ends = [*begins[1:], len(touched)]
        upper = np.minimum.reduceat(touched[:, 2:4], begins) / POINT
        lower = np.maximum.reduceat(touched[:, 4:6], begins) / POINT
        for begin, end, low, high in zip(begins, ends, upper.tolist(), lower.tolist(), strict=True):
            part = Span(int(touched[begin, 1]), int(touched[end - 1, 1]) + 1)
            yield part, Box(self.number, *low, *high)


@lru_cache(maxsize=64)
def _unpacked(packed: bytes) -> NDArray[np.int32]:
    """[n, 6]: line, offset, x0, y0, x1, y1. Kept, since a question cites a page many times."""
    steps = np.frombuffer(zlib.decompress(packed), dtype="<i4")
    return steps.reshape(6, -1).cumsum(axis=1, dtype=np.int32).T
