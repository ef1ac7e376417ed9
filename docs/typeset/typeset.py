"""Typeset the manuscripts beside this file into the PDF and Word documents of `sources/`.

Run it from anywhere: `python docs/typeset/typeset.py`. It needs reportlab and python-docx, and
writes the same bytes each time, so that an unchanged manuscript leaves `sources/` unchanged.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from docx.document import Document as WordDocument
from manuscript import Block, Grid, Heading, Prose, blocks, title_of
from reportlab.lib.colors import black, grey
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

MANUSCRIPTS = Path(__file__).parent
SOURCES = MANUSCRIPTS.parents[1] / "sources"
EDITIONS = {
    "people.md": "background/people.docx",
    "albania-and-the-exiles.md": "background/albania-and-the-exiles.docx",
    "chronology.md": "background/chronology.pdf",
    "plots.md": "background/plots.pdf",
}
AUTHOR = "Reference desk"
PUBLISHED = datetime(2022, 5, 20, tzinfo=UTC)
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def _style(font: str, size: float, before: float = 0, after: float = 0) -> ParagraphStyle:
    """Name a style after its font; a heading, set in bold, stays with what follows it."""
    return ParagraphStyle(
        f"{font} {size}",
        fontName=font,
        fontSize=size,
        leading=size * 1.35,
        spaceBefore=before,
        spaceAfter=after,
        keepWithNext="Bold" in font,
    )


BODY = _style("Times-Roman", 10.5, after=7)
CELL = _style("Times-Roman", 9.5)
HEADINGS = {
    1: _style("Times-Bold", 18, after=12),
    2: _style("Times-Bold", 13, before=9, after=5),
    3: _style("Times-BoldItalic", 11, before=5, after=3),
}


def write_pdf(parts: list[Block], path: Path) -> None:
    """Write a PDF with the standard fonts, set ragged right."""
    margin = 18 * mm
    book = SimpleDocTemplate(
        str(path),
        pagesize=A5,
        invariant=1,
        title=title_of(parts),
        author=AUTHOR,
        leftMargin=margin,
        rightMargin=margin,
        topMargin=margin,
        bottomMargin=margin,
    )
    book.build([flowable for part in parts for flowable in _flowables(part)])


def _flowables(part: Block) -> list[Flowable]:
    match part:
        case Heading(level, text):
            return [Paragraph(escape(text), HEADINGS[level])]
        case Prose(text):
            return [Paragraph(escape(text), BODY)]
        case Grid(rows):
            return [_pdf_table(rows), Spacer(1, 8)]


def _pdf_table(rows: tuple[tuple[str, ...], ...]) -> Table:
    cells = [[Paragraph(escape(cell), CELL) for cell in row] for row in rows]
    table = Table(cells, repeatRows=1, hAlign="LEFT", spaceBefore=4)
    thin = ("LINEBELOW", (0, 0), (-1, -1), 0.25, grey)
    thick = ("LINEBELOW", (0, 0), (-1, 0), 0.9, black)
    table.setStyle(TableStyle([thin, thick, ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return table


def write_docx(parts: list[Block], path: Path) -> None:
    """Write a Word document with real headings, tables and properties."""
    book = docx.Document()
    properties = book.core_properties
    properties.title, properties.author, properties.comments = title_of(parts), AUTHOR, ""
    properties.created = properties.modified = PUBLISHED
    for part in parts:
        _add(part, book)
    path.write_bytes(_without_clock(book))


def _add(part: Block, book: WordDocument) -> None:
    match part:
        case Heading(level, text):
            book.add_heading(text, level)
        case Prose(text):
            book.add_paragraph(text)
        case Grid(rows):
            _add_table(rows, book)


def _add_table(rows: tuple[tuple[str, ...], ...], book: WordDocument) -> None:
    table = book.add_table(len(rows), len(rows[0]), style="Light Grid Accent 1")
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    book.add_paragraph()


def _without_clock(book: WordDocument) -> bytes:
    """Save to bytes that don't tell the hour: zip members are otherwise stamped with it."""
    stamped, timeless = io.BytesIO(), io.BytesIO()
    book.save(stamped)
    with zipfile.ZipFile(stamped) as old, zipfile.ZipFile(timeless, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, ZIP_EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return timeless.getvalue()


def typeset() -> None:
    """Typeset every manuscript."""
    write = {".pdf": write_pdf, ".docx": write_docx}
    for name, edition in EDITIONS.items():
        path = SOURCES / edition
        path.parent.mkdir(parents=True, exist_ok=True)
        write[path.suffix](list(blocks((MANUSCRIPTS / name).read_text("utf-8"))), path)
        print(f"{name} -> sources/{edition}")


if __name__ == "__main__":
    typeset()
