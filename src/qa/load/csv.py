"""Comma-separated values: a line for every row, its cells parted by " | "."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from qa.load.extract import Builder, Extract, Unreadable

_DELIMITERS = ",;\t|"
_SAMPLE, _SAMPLE_ROWS = 64_000, 100  # characters and rows by which the delimiter is told


def extract(text: str) -> Extract:
    """The rows that hold anything, numbered as they stand in the file, from 1.

    Commas, semicolons, tabs and bars may part cells; which do is told by the file's beginning.
    """
    builder = Builder()
    for number, row in enumerate(_rows(text), start=1):
        if any(map(str.strip, row)):
            builder.begin("row", str(number))
            builder.row(("", cell) for cell in row)
    return builder.extract(None)


def _rows(text: str) -> Iterator[list[str]]:
    csv.field_size_limit(len(text) + 1)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text[:_SAMPLE]))
    except csv.Error as error:
        raise Unreadable(f"is no table ({error}); rename it to .txt") from error


def _delimiter(sample: str) -> str:
    """The one by which most rows have the same number of cells, and several; else a comma."""
    return max(_DELIMITERS, key=lambda delimiter: _agreement(sample, delimiter))


def _agreement(sample: str, delimiter: str) -> tuple[int, int]:
    """How many rows have the commonest width, and that width; (0, 0) where it is a single cell."""
    rows = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    widths = Counter(len(row) for row in islice(rows, _SAMPLE_ROWS) if row)
    width, count = max(widths.items(), key=lambda each: (each[1], each[0]), default=(0, 0))
    return (count, width) if width > 1 else (0, 0)
