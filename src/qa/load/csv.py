"""Comma-separated values: a line for every row, its cells parted by " | "."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from qa.load.extract import Builder, Extract, Unreadable

_DELIMITERS = ",;\t|"
_SAMPLE = 64_000  # characters by which the delimiter is told


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
        yield from csv.reader(io.StringIO(text, newline=""), _dialect(text[:_SAMPLE]))
    except csv.Error as error:
        raise Unreadable(f"is no table ({error}); rename it to .txt") from error


def _dialect(sample: str) -> csv.Dialect | type[csv.Dialect]:
    try:
        return csv.Sniffer().sniff(sample, _DELIMITERS)
    except csv.Error:  # one column
        return csv.excel
