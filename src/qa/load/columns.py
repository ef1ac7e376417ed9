"""The columns of a PDF page, each by itself, in the order of reading.

Most files draw a column to its end. Where the lines of two columns take turns instead, a sentence
would be torn at every line end; and where two columns begin at one height, the second would be
taken for the cell of a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from qa.load.lines import Line

_LINES = 4  # in a column, at least: fewer may be a table
_WIDTH = 10  # sizes that a line of a column is long, by the median: cells are shorter
_FULL = 0.7  # of the column's width that its lines fill, by the median
_LEVEL = 0.4  # of the size: two lines within it have the same height
_TURNS = 0.6  # of the steps from line to line that change the column


def columns(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The lines of a page, cut where another column begins.

    A line across two columns, such as a heading, parts what is above it from what is below.
    """
    for band in _bands(lines):
        yield from _cut(band)


def _bands(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Where two columns take turns, the left and then the right one; anything else as it is."""
    gutter = _gutter(lines)
    whole: list[Line] = []
    for _, run in groupby(lines, key=lambda line: line.left < gutter < line.right):
        band = list(run)
        left = [line for line in band if line.right <= gutter]
        right = [line for line in band if line.left >= gutter]
        if _is_column(left) and _is_column(right) and _take_turns(band, gutter):
            yield from (whole, left, right)
            whole = []
        else:
            whole += band
    yield whole


def _cut(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Where the next line is the first of a column to the right of a column."""
    start = 0
    for at in range(_LINES, len(lines) - _LINES + 1):
        left, right = lines[at - _LINES : at], lines[at : at + _LINES]
        up = right[0].baseline - left[-1].baseline
        beside = right[0].left > max(line.right for line in left)
        if beside and up > right[0].size and _is_column(left) and _is_column(right):
            yield lines[start:at]
            start = at
    yield lines[start:]


def _gutter(lines: Sequence[Line]) -> float:
    """Where the right one of two columns begins, a little to its left; 0 without columns."""
    beside = [
        right.left - 0.1 * right.size
        for left, right in pairwise(lines)
        if abs(left.baseline - right.baseline) < _LEVEL * left.size and left.right < right.left
    ]
    return median(beside) if len(beside) >= _LINES else 0.0


def _is_column(lines: Sequence[Line]) -> bool:
    if len(lines) < _LINES:
        return False
    width = max(line.right for line in lines) - min(line.left for line in lines)
    usual = median(line.right - line.left for line in lines)
    return usual >= max(_FULL * width, _WIDTH * lines[0].size)


def _take_turns(lines: Sequence[Line], gutter: float) -> bool:
    sides = [line.left >= gutter for line in lines]
    turns = sum(before != after for before, after in pairwise(sides))
    return turns >= _TURNS * (len(sides) - 1)
