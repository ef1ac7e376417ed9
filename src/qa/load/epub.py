"""EPUB books (EPUB 3.3): the chapters of the spine, each a web page."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree import ElementTree

from qa.load import html, package, xhtml
from qa.load.describe import iso_date, strings
from qa.load.encoding import decode
from qa.load.extract import Builder, Extract, Unreadable
from qa.load.signature import require_package
from qa.types import Metadata

_PAGES = ("application/xhtml+xml", "text/html")
_OCF = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"


def extract(content: bytes) -> Extract:
    """The chapters in reading order, with their headings; the title is the book's."""
    require_package(content, ".epub")
    return package.opened(content, _extract, "EPUB book")


def _extract(content: io.BytesIO) -> Extract:
    builder = Builder()
    with zipfile.ZipFile(content) as book:
        if "META-INF/encryption.xml" in book.namelist():
            builder.warn("parts of it are encrypted, so some chapters may be unreadable")
        root = _xml(book, "META-INF/container.xml").find(f".//{_OCF}rootfile")
        if root is None:
            raise Unreadable("names no package document; export the book again")
        path = root.get("full-path", "")
        opf = _xml(book, path)
        for chapter in _spine(opf, posixpath.dirname(path)):
            _add(book, chapter, builder)
    return builder.extract(opf.findtext(f".//{_DC}title"), _metadata(opf))


def _add(book: zipfile.ZipFile, chapter: str, builder: Builder) -> None:
    try:
        content = book.read(chapter)
        page = decode(content, html.declared(content))
    except (KeyError, Unreadable, RuntimeError) as error:
        builder.warn(f"the chapter {chapter} is not read ({error})")
        return
    for warning in page.warnings:
        builder.warn(f"in the chapter {chapter} {warning}")
    xhtml.add(page.text, builder)


def _xml(book: zipfile.ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(book.read(name))


def _spine(opf: ElementTree.Element, folder: str) -> Iterator[str]:
    """The paths of the pages, in reading order."""
    manifest = {each.get("id"): each for each in opf.iterfind(f".//{_OPF}manifest/{_OPF}item")}
    for reference in opf.iterfind(f".//{_OPF}spine/{_OPF}itemref"):
        page = manifest.get(reference.get("idref"))
        if page is not None and page.get("media-type") in _PAGES:
            yield posixpath.normpath(posixpath.join(folder, unquote(page.get("href", ""))))


def _metadata(opf: ElementTree.Element) -> Metadata:
    def named(name: str) -> list[str]:
        return [each.text or "" for each in opf.iterfind(f".//{_DC}{name}")]

    return Metadata(
        authors=strings(named("creator")),
        publisher=next(iter(named("publisher")), "").strip(),
        date=iso_date(next(iter(named("date")), "")),
        genre=next(iter(named("type")), "").strip().lower(),
        tags=strings(named("subject")),
    )
