"""PDF, by pypdfium2: where letters stand, in the order in which the file draws them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from io import BytesIO
from threading import Lock

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from qa.load.columns import columns
from qa.load.describe import iso_date, strings
from qa.load.extract import Builder, Extract, Unreadable
from qa.load.layout import blocks
from qa.load.letters import Letters
from qa.load.lines import Line, Measures
from qa.load.ocr import SIDE, Picture, Recognised, Told, recognised
from qa.load.running import without_running
from qa.load.sheet import Sheet
from qa.load.signature import require_pdf
from qa.types import Metadata

_PDFIUM = Lock()  # pdfium is not thread-safe
_UNSAID = re.compile(r"\(?(anonymous|unspecified|unknown)\)?", re.IGNORECASE)
_NO_TITLE = re.compile(r"(untitled|microsoft word - .*)?", re.IGNORECASE)
_PRINT_AGAIN = "print the original to PDF again"
_RECOGNISE = "; if it is scanned, OCR recognises it (`qa ingest --ocr`, QA_OCR)"
_REASONS = {
    raw.FPDF_ERR_PASSWORD: "is protected by a password; save it without one",
    raw.FPDF_ERR_SECURITY: "is encrypted in a way that pdfium does not know; save it without",
}


@dataclass(frozen=True, slots=True)
class _Page:
    """A page and the lines on it, which were read or, in a picture of it, `recognised`.

    `left_out` is the number of lines that could not be recognised surely.
    """

    sheet: Sheet
    lines: list[Line]
    recognised: bool = False
    left_out: int = 0


def extract(content: bytes, ocr: Told | None = None) -> Extract:
    """Paragraphs parted by a blank line, rows of a table by a line end, cells by " | ".

    `running` says which lines are left out, `columns` in which order they are read, `layout` how
    they become paragraphs. Letters for which the file gives no character, and halves of characters
    (lone surrogates), become U+FFFD, so that the loss can be seen; ligatures become their letters.
    The title is that of the properties, unless a program put it there.

    With `ocr` pages without text are recognised, which takes seconds for each. Raises ModelError
    without the extra.
    """
    require_pdf(content)
    with _PDFIUM:
        title, metadata, read = _read(content)
    kept = without_running([page.lines for page in read])
    pages = [replace(page, lines=lines) for page, lines in zip(read, kept, strict=True)]
    if ocr:
        pages = _with_recognised(content, pages, ocr)
    if not any(character.isalnum() for line in _lines(pages) for character in line.text):
        raise Unreadable(f"has no text on any page{'' if ocr else _RECOGNISE}")
    builder = Builder()
    _build(builder, pages)
    _warn(builder, pages, ocr is not None)
    return replace(builder.extract(title), metadata=metadata)


def _with_recognised(content: bytes, pages: Sequence[_Page], told: Told) -> list[_Page]:
    """What runs along is left out of what is recognised by itself: sizes do not compare."""
    scanned = [index for index, page in enumerate(pages) if not page.lines]
    seen: list[Recognised] = []
    for index in scanned:
        told(len(seen), len(scanned))
        seen.append(recognised(*_picture(content, index, pages[index].sheet)))
    if scanned:
        told(len(seen), len(scanned))
    found = list(pages)
    kept = without_running([each.lines for each in seen], scanned)
    for index, each, lines in zip(scanned, seen, kept, strict=True):
        found[index] = _Page(pages[index].sheet, lines, True, each.left_out)
    return found


def picture(content: bytes, number: int, scale: float) -> bytes:
    """A page, from 1, as it is shown, in PNG, of `scale` pixels a point. Raises Unreadable."""
    encoded = BytesIO()
    Image.fromarray(_drawn(content, number - 1, scale)[..., ::-1]).save(encoded, "PNG")
    return encoded.getvalue()


def _picture(content: bytes, index: int, sheet: Sheet) -> tuple[Picture, float]:
    """A page as it is shown, and how many pixels of it a point is."""
    scale = SIDE / max(sheet.size)
    return _drawn(content, index, scale), scale


def _drawn(content: bytes, index: int, scale: float) -> Picture:
    """In blue, green and red, of `scale` pixels a point."""
    with _PDFIUM, closing(_opened(content)) as document, closing(document[index]) as page:
        drawn: Picture = page.render(scale=scale).to_numpy().copy()
    return drawn


def _lines(pages: Iterable[_Page]) -> list[Line]:
    return [line for page in pages for line in page.lines]


def _build(builder: Builder, pages: Sequence[_Page]) -> None:
    usual = {
        kind: Measures.of(lines)
        for kind in (False, True)
        if (lines := _lines(page for page in pages if page.recognised is kind))
    }
    for page in pages:
        builder.page(page.sheet.size, page.recognised)
        if page.lines:
            _build_page(builder, page.lines, usual[page.recognised])


def _build_page(builder: Builder, lines: Sequence[Line], usual: Measures) -> None:
    after_row = False
    for block in (block for column in columns(lines) for block in blocks(column, usual)):
        placed = block.placed(usual)
        if level := block.level(usual):
            builder.heading(placed, level)
        else:
            builder.placed(placed, "\n" if after_row and block.is_row else "\n\n")
        after_row = block.is_row


def _warn(builder: Builder, pages: Sequence[_Page], ocr: bool) -> None:
    for number, page in enumerate(pages, start=1):
        if not page.lines:
            builder.warn(f"no text on page {number}{'' if ocr else _RECOGNISE}")
        elif page.recognised:
            builder.warn(f"text on page {number} was recognised, not read: check it on the page")
        if page.left_out:
            lines = "1 line" if page.left_out == 1 else f"{page.left_out} lines"
            builder.warn(f"{lines} on page {number} left out: too unsure to be recognised")


def _read(content: bytes) -> tuple[str | None, Metadata, list[_Page]]:
    """The title and the metadata in the properties, and every page."""
    try:
        with closing(_opened(content)) as document:
            pages = [_page(document, index) for index in range(len(document))]
            return _title(document), _metadata(document), pages
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


def _page(document: pdfium.PdfDocument, index: int) -> _Page:
    with closing(document[index]) as page:
        sheet = Sheet.of(page)
        page.set_rotation(0)  # how it is shown: pdfium would order the lines by it
        with closing(page.get_textpage()) as text:
            return _Page(sheet, list(Letters(text, sheet).lines()))
