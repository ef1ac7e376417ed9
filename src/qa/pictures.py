"""Pages of a PDF as pictures, drawn from the file that its text was read from."""

from __future__ import annotations

from pathlib import Path

from qa.errors import LoadError, UnknownPage
from qa.load import Original, original, picture, unpacked
from qa.types import Document

HIGHEST = 8000
"""Pixels of the height of a picture, at most."""


def page_picture(document: Document, number: int, width: int, base: Path, limit: int) -> bytes:
    """Page `number`, from 1, as it is shown, in PNG, `width` pixels wide; a very high one less.

    Sources are relative to `base`, and files have `limit` bytes at most. Raises UnknownPage where
    there is no such page, and where the file is no longer the one that was read.
    """
    count = len(document.pages)
    if not 1 <= number <= count:
        has = f"has the pages 1 to {count:,}" if count else "has no pages: only a PDF does"
        raise UnknownPage(f"there is no page {number:,} to show: {document.source} {has}")
    page = document.pages[number - 1]
    scale = min(width / page.width, HIGHEST / page.height)
    try:
        return picture(_original(document, base, limit), number, scale)
    except LoadError as error:
        raise UnknownPage(
            f"page {number:,} cannot be shown, since {document.source} is no longer the file that "
            f"was read ({error.reason}); its text stands as it was read"
        ) from error


def _original(document: Document, base: Path, limit: int) -> Original:
    """The file, or the member of an archive, with the document's bytes. Raises LoadError."""
    path = base / document.source
    file = next((each for each in (path, *path.parents) if each.is_file()), path)
    inside = path.relative_to(file).parts
    source = document.source.removesuffix("/".join(("", *inside)))
    for each in unpacked(original(file, source, limit), limit):
        if isinstance(each, Original) and document.sha256 == each.sha256:
            return each
    raise LoadError(document.source, "it has other bytes now")
