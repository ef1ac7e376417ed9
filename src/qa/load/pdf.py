"""PDF, by pypdfium2: where letters stand, in the order in which the file draws them."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import replace
from threading import Lock

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from qa.load.columns import columns
from qa.load.describe import iso_date, strings
from qa.load.extract import Builder, Extract, Unreadable
from qa.load.layout import blocks
from qa.load.letters import Letters
from qa.load.lines import Line, Measures
from qa.load.running import without_running
from qa.load.sheet import Sheet
from qa.load.signature import require_pdf
from qa.types import Metadata

_PDFIUM = Lock()  # pdfium is not thread-safe
_UNSAID = re.compile(r"\(?(anonymous|unspecified|unknown)\)?", re.IGNORECASE)
_NO_TITLE = re.compile(r"(untitled|microsoft word - .*)?", re.IGNORECASE)
_PRINT_AGAIN = "print the original to PDF again"
_REASONS = {
    raw.FPDF_ERR_PASSWORD: "is protected by a password; save it without one",
    raw.FPDF_ERR_SECURITY: "is encrypted in a way that pdfium does not know; save it without",
}


def extract(content: bytes) -> Extract:
    """Paragraphs parted by a blank line, rows of a table by a line end, cells by " | ".

    `running` says which lines are left out, `columns` in which order they are read, `layout` how
    they become paragraphs. Letters for which the file gives no character, and halves of characters
    (lone surrogates), become U+FFFD, so that the loss can be seen; ligatures become their letters.
    The title is that of the properties, unless a program put it there.
    """
    require_pdf(content)
    with _PDFIUM:
        title, metadata, sheets, read = _read(content)
    pages = without_running(read)
    lines = [line for page in pages for line in page]
    if not any(character.isalnum() for line in lines for character in line.text):
        raise Unreadable("has no text on any page; run OCR first (for example ocrmypdf)")
    built = _built(sheets, pages, Measures.of(lines))
    return replace(built.extract(title), metadata=metadata)


def _built(sheets: list[Sheet], pages: list[list[Line]], usual: Measures) -> Builder:
    builder = Builder()
    for number, (sheet, page) in enumerate(zip(sheets, pages, strict=True), start=1):
        builder.page(sheet.size)
        if not page:
            builder.warn(f"no text on page {number}")
        after_row = False
        for block in (block for column in columns(page) for block in blocks(column, usual)):
            placed = block.placed(usual)
            if level := block.level(usual):
                builder.heading(placed, level)
            else:
                builder.placed(placed, "\n" if after_row and block.is_row else "\n\n")
            after_row = block.is_row
    return builder


def _read(content: bytes) -> tuple[str | None, Metadata, list[Sheet], list[list[Line]]]:
    """The title and the metadata in the properties; every page, and the lines on it."""
    try:
        with closing(_opened(content)) as document:
            pages = [_page(document, index) for index in range(len(document))]
            sheets, lines = [sheet for sheet, _ in pages], [lines for _, lines in pages]
            return _title(document), _metadata(document), sheets, lines
    except pdfium.PdfiumError as error:
        raise Unreadable(f"is damaged ({error}); {_PRINT_AGAIN}") from error


def _opened(content: bytes) -> pdfium.PdfDocument:
    """Opened by hand: PdfDocument reports a file without pages as whatever failed before it."""
    handle = raw.FPDF_LoadMemDocument64(content, len(content), None)
    if not handle:
        error = raw.FPDF_GetLastError()
        raise Unreadable(_REASONS.get(error, f"is damaged; {_PRINT_AGAIN}"))
    document = pdfium.PdfDocument(handle)
    if len(document) == 0:
        document.close()
        raise Unreadable(f"has no pages; {_PRINT_AGAIN}")
    return document


def _title(document: pdfium.PdfDocument) -> str | None:
    title = _property(document, "Title")
    return None if _NO_TITLE.fullmatch(title) else title


def _metadata(document: pdfium.PdfDocument) -> Metadata:
    return Metadata(
        authors=strings(_property(document, "Author")),
        date=iso_date(_property(document, "CreationDate")),
        tags=strings(_property(document, "Keywords")),
    )


def _property(document: pdfium.PdfDocument, name: str) -> str:
    try:
        given = str(document.get_metadata_value(name)).strip()
    except UnicodeDecodeError:  # the property is broken, not the document
        return ""
    return "" if _UNSAID.fullmatch(given) else given


def _page(document: pdfium.PdfDocument, index: int) -> tuple[Sheet, list[Line]]:
    with closing(document[index]) as page:
        sheet = Sheet.of(page)
        page.set_rotation(0)  # how it is shown: pdfium would order the lines by it
        with closing(page.get_textpage()) as text:
            return sheet, list(Letters(text, sheet).lines())
