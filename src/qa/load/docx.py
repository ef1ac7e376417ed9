"""Word documents, by python-docx: paragraphs and tables in the order of the page."""

from __future__ import annotations

import io
import re

import docx
from docx.document import Document as WordDocument
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from qa.load import package, properties
from qa.load.extract import Builder, Extract
from qa.load.signature import require_package

_BLOCKS = "./w:p | ./w:tbl | ./w:sdt/w:sdtContent/w:p | ./w:sdt/w:sdtContent/w:tbl"
_ROWS = "./w:tr | ./w:sdt/w:sdtContent/w:tr"
_CELLS = "./w:tc | ./w:sdt/w:sdtContent/w:tc"
_CHARACTERS = " | ".join(
    f".//w:r[not(ancestor::w:moveFrom or ancestor::w:txbxContent)]/w:{name}"
    for name in ("t", "tab", "br", "cr", "noBreakHyphen", "ptab")
)
_UNREAD = {
    "text boxes": ".//w:txbxContent[.//w:t and not(ancestor::*[local-name()='Fallback'])]",
    "footnotes": ".//w:footnoteReference",
    "endnotes": ".//w:endnoteReference",
}
"""What holds text outside the paragraphs of the page, and where it stands."""
_HEADING = re.compile(r"Heading ([1-9])")
_NO_TITLE = ("", "Word Document")  # the second is python-docx's, where there are no properties


def extract(content: bytes) -> Extract:
    """Paragraphs parted by a blank line; table cells by " | ", rows by a line end.

    The title is that of the document's properties, else the first paragraph in the style "Title".
    Text that was inserted under "track changes" counts, text that was deleted does not. Tables of
    contents are left out: they repeat the headings. Text boxes and notes are left out with a
    warning.
    """
    require_package(content, ".docx")
    return package.opened(content, _extract, "Word document")


def _extract(content: io.BytesIO) -> Extract:
    word, builder = docx.Document(content), Builder()
    titles = [word.core_properties.title]
    for element in word.element.body.xpath(_BLOCKS):
        if element.tag.endswith("}tbl"):
            builder.block(_table(element))
        elif style := _style(element, word):
            _add(_text(element), style, builder, titles)
    for name, mark in _UNREAD.items():
        if found := word.element.body.xpath(mark):
            builder.warn(f"its {name} are not read: {len(found):,}")
    title = next((title for title in titles if title.strip() not in _NO_TITLE), None)
    return builder.extract(title, properties.metadata(word.core_properties))


def _style(element: BaseOxmlElement, word: WordDocument) -> str:
    """The name of a paragraph's style; empty for the entries of a table of contents."""
    style = Paragraph(element, word).style
    name = (style.name if style else None) or "Normal"
    return "" if name.lower().startswith("toc ") else name


def _add(text: str, style: str, builder: Builder, titles: list[str]) -> None:
    if style == "Title":
        titles.append(text)
        builder.heading(text, 1)
    elif heading := _HEADING.fullmatch(style):
        builder.heading(text, int(heading.group(1)))
    else:
        builder.block(text)


def _table(table: BaseOxmlElement) -> str:
    rows = ([_cell(cell) for cell in row.xpath(_CELLS)] for row in table.xpath(_ROWS))
    return "\n".join(" | ".join(row) for row in rows if any(row))


def _cell(cell: BaseOxmlElement) -> str:
    """A cell as one line, whatever paragraphs or tables it holds."""
    return " ".join(" ".join(_text(paragraph).split("\n")) for paragraph in cell.xpath(".//w:p"))


def _text(paragraph: BaseOxmlElement) -> str:
    return "".join(str(element) for element in paragraph.xpath(_CHARACTERS))
