"""Excel workbooks, by openpyxl: a line for every row, every cell a landmark."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from qa.load import package
from qa.load.describe import iso_date, strings
from qa.load.extract import Builder, Extract
from qa.load.signature import require_package
from qa.types import Metadata


def extract(content: bytes) -> Extract:
    """The values of all visible sheets, as last computed, rows by a line end, cells by " | ".

    A formula without a stored value is left out with a warning.
    """
    require_package(content, ".xlsx")
    return package.opened(content, _extract, "Excel workbook")


def _extract(content: io.BytesIO) -> Extract:
    book, builder = openpyxl.load_workbook(content, read_only=True, data_only=True), Builder()
    formulas = openpyxl.load_workbook(content, read_only=True)
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            builder.begin("sheet", sheet.title)
            _add(sheet, builder)
            _warn_of_uncomputed(sheet, formulas[sheet.title], builder)
        else:
            builder.warn(f"the hidden sheet {sheet.title!r} is not read")
    return builder.extract(book.properties.title, _metadata(book))


def _add(sheet: Worksheet, builder: Builder) -> None:
    gap = "\n\n"
    for number, row in _rows(sheet):
        if any(value is not None for value in row):
            cells = [(f"{get_column_letter(n)}{number}", _text(v)) for n, v in enumerate(row, 1)]
            builder.row(cells, gap)
            gap = "\n"


def _rows(sheet: Worksheet) -> Iterator[tuple[int, tuple[object, ...]]]:
    sheet.reset_dimensions()  # type: ignore[attr-defined]  # what a file says of them may be wrong
    yield from enumerate(sheet.iter_rows(values_only=True), start=1)


def _warn_of_uncomputed(sheet: Worksheet, formulas: Worksheet, builder: Builder) -> None:
    missing = sum(
        value is None and isinstance(formula, str) and formula.startswith("=")
        for (_, values), (_, row) in zip(_rows(sheet), _rows(formulas), strict=True)
        for value, formula in zip(values, row, strict=False)
    )
    if missing:
        builder.warn(
            f"{missing:,} formulas of the sheet {sheet.title!r} have no stored value; "
            "open it in its program and save it"
        )


def _text(value: object) -> str:
    """As a person would read it: dates in ISO 8601, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _metadata(book: Workbook) -> Metadata:
    given = book.properties
    by_program = given.creator == "openpyxl"
    return Metadata(
        authors=() if by_program else strings(given.creator or ""),
        date="" if by_program else iso_date(given.created),
        genre=(given.category or "").strip().lower(),
        tags=strings(given.keywords or ""),
    )
