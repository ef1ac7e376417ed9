"""Small documents of the packaged formats, each with a given text in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage

import docx
import openpyxl
import pptx
from reportlab.pdfgen.canvas import Canvas


def archive(members: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, member in members.items():
            package.writestr(name, member)
    return content.getvalue()


def pdf(text: str, password: str | None = None) -> bytes:
    content = io.BytesIO()
    canvas = Canvas(content, encrypt=password, invariant=1)
    for page in (text, "", f"{text} again"):
        canvas.drawString(72, 700, page if text else "")
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def word(text: str) -> bytes:
    document = docx.Document()
    document.add_heading(text, 1)
    document.add_table(1, 1).cell(0, 0).text = text
    return _saved(document.save)


def slides(text: str) -> bytes:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = text
    return _saved(deck.save)


def sheets(text: str) -> bytes:
    book = openpyxl.Workbook()
    book.create_sheet("Second")["C3"] = text
    return _saved(book.save)


def mail(text: str) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = f"About {text}", "Ada <ada@example.org>"
    message.set_content(f"{text} – at last.\n")
    return bytes(message)


def book(text: str) -> bytes:
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="book.opf"/></rootfiles></container>'
    )
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a%20b.xhtml" '
        'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine>'
        "</package>"
    )
    page = f"<html><body><p>{text}</p></body></html>"
    texts = {"META-INF/container.xml": container, "book.opf": opf, "a b.xhtml": page}
    return archive({name: each.encode() for name, each in texts.items()})


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    content = io.BytesIO()
    save(content)
    return content.getvalue()


PACKAGES: Mapping[str, Callable[[str], bytes]] = {
    ".pdf": pdf,
    ".docx": word,
    ".pptx": slides,
    ".xlsx": sheets,
    ".eml": mail,
    ".epub": book,
}
