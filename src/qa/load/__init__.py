"""One file per format: bytes to a Document whose text never changes again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from qa.errors import LoadError, ModelError, quoted
from qa.load import (
    csv,
    docx,
    eml,
    epub,
    html,
    json,
    markdown,
    pdf,
    plain,
    pptx,
    rst,
    subtitles,
    xhtml,
    xlsx,
)
from qa.load.archive import Refused, members
from qa.load.describe import overlaid, sidecar_metadata
from qa.load.encoding import decode
from qa.load.extract import Extract, Unreadable
from qa.load.ocr import Told, require_ocr
from qa.load.original import SIDECAR, Original, read, read_sidecar
from qa.types import Document, document_id

__all__ = [
    "SIDECAR",
    "SUFFIXES",
    "Original",
    "load",
    "loaded",
    "original",
    "picture",
    "require_ocr",
    "require_sidecar",
    "unpacked",
]

TEXTS: Mapping[str, Callable[[str], Extract]] = {
    ".txt": plain.extract,
    ".md": markdown.extract,
    ".markdown": markdown.extract,
    ".rst": rst.extract,
    ".html": html.extract,
    ".htm": html.extract,
    ".xhtml": xhtml.extract,
    ".csv": csv.extract,
    ".json": json.extract,
    ".jsonl": json.extract_lines,
    ".srt": subtitles.extract,
    ".vtt": subtitles.extract,
}
"""Formats that are characters once their encoding is known."""
_PAGES = (".html", ".htm", ".xhtml")
PDF = ".pdf"
PACKAGES: Mapping[str, Callable[[bytes], Extract]] = {
    PDF: pdf.extract,
    ".docx": docx.extract,
    ".pptx": pptx.extract,
    ".xlsx": xlsx.extract,
    ".epub": epub.extract,
    ".eml": eml.extract,
}
"""Formats that say themselves how their characters are encoded."""
ARCHIVE = ".zip"
FORMATS: tuple[str, ...] = (*TEXTS, *PACKAGES)
SUFFIXES: tuple[str, ...] = (*FORMATS, ARCHIVE)
"""The suffixes that can be loaded, in lower case, each with its dot."""
_HALF = re.compile("[\ud800-\udfff]")  # a lone surrogate, which UTF-8 cannot hold
_NEAR = 20  # characters around half a one that are shown


def load(path: Path, source: str, limit: int, ocr: Told | None = None) -> Document:
    """Read the file at `path` once, as the document that `source` names.

    Raises LoadError as `loaded` does, and for a file that cannot be read; `limit` is in bytes.
    """
    return loaded(original(path, source, limit), ocr)


def original(path: Path, source: str, limit: int) -> Original:
    """The bytes of the file at `path` and of its sidecar. Raises LoadError; `limit` is in bytes."""
    try:
        _require_known(path.suffix.lower(), SUFFIXES)
        return read(path, source, limit)
    except Unreadable as error:
        raise LoadError(source, error.reason) from error


def picture(original: Original, number: int, scale: float) -> bytes:
    """Page `number`, from 1, of a PDF as it is shown, in PNG, of `scale` pixels a point.

    Raises LoadError.
    """
    try:
        return pdf.picture(original.content, number, scale)
    except Unreadable as error:
        raise LoadError(original.source, error.reason) from error


def require_sidecar(path: Path, source: str) -> None:
    """Raises LoadError unless the file at `path`, named as `source`, can describe a document."""
    try:
        sidecar_metadata(read_sidecar(path))
    except Unreadable as error:
        raise LoadError(source, error.reason) from error


def unpacked(original: Original, limit: int) -> list[Original | LoadError]:
    """The file itself; where it is an archive, those in it, each to be a document of its own.

    A member's source is the archive's and its path inside, `a.zip/b.txt`; one that cannot be read
    is a LoadError in the list. Raises LoadError for an archive that cannot be read at all; `limit`
    is in bytes, for all that it holds.
    """
    if original.suffix != ARCHIVE:
        return [original]
    try:
        found = list(members(original, FORMATS, limit))
    except Unreadable as error:
        raise LoadError(original.source, error.reason) from error
    return [LoadError(*each) if isinstance(each, Refused) else each for each in found]


def loaded(original: Original, ocr: Told | None = None) -> Document:
    """The document in a file's bytes; with `ocr` the text of scanned pages is recognised, of which
    it is told how many are done.

    The title is the sidecar's, else the format's own, else the first heading, else the file's name
    without suffix. Raises LoadError for whatever cannot be understood or has no text, ModelError
    where OCR is asked for and not installed.
    """
    try:
        _require_known(original.suffix, FORMATS)
        _require_content(original)
        return _sound(_described(_document(original, ocr), original.sidecar))
    except Unreadable as error:
        raise LoadError(original.source, error.reason) from error
    except ModelError:
        raise
    except Exception as error:  # whatever a library lets escape: one file must not stop the rest
        reason = f"cannot be understood ({type(error).__name__}: {error}); save it again"
        raise LoadError(original.source, reason) from error


def _require_known(suffix: str, known: Iterable[str]) -> None:
    if suffix not in known:
        raise Unreadable(
            f"the suffix {quoted(suffix)} is not supported; convert it to one of {' '.join(known)}"
        )


def _require_content(original: Original) -> None:
    if not original.content:
        raise Unreadable("is empty (0 bytes); put text into it or leave it out")


def _sound(document: Document) -> Document:
    """The document, once it is sure that nothing in it is half a character. Raises Unreadable."""
    told = document.metadata
    names = (mark.name for place in document.landmarks.values() for mark in place)
    said = (told.publisher, told.genre, *told.authors, *told.tags)
    for text in (document.title, document.text, *said, *names, *document.warnings):
        if half := _HALF.search(text):
            near = text[max(0, half.start() - _NEAR) : half.end() + _NEAR]
            raise Unreadable(
                f"holds half a character, {half.group()!r} in {near!r}; write the whole one"
            )
    return document


def _document(original: Original, ocr: Told | None) -> Document:
    encoding, extract = _extract(original, ocr)
    if not extract.text.strip():
        raise Unreadable("holds only white space; put text into it or leave it out")
    headings = extract.landmarks.get("heading", ())
    return Document(
        id=document_id(original.source),
        source=original.source,
        sha256=original.sha256,
        title=extract.title or (headings[0].name if headings else original.stem),
        text=extract.text,
        landmarks=extract.landmarks,
        metadata=extract.metadata,
        encoding=encoding,
        warnings=extract.warnings,
        sidecar=original.sidecar_sha256,
        pages=extract.pages,
    )


def _extract(original: Original, ocr: Told | None) -> tuple[str, Extract]:
    """The encoding, empty for a format of bytes, and what was read."""
    if original.suffix == PDF:
        return "", pdf.extract(original.content, ocr)
    if original.suffix in PACKAGES:
        return "", PACKAGES[original.suffix](original.content)
    of_page = html.declared(original.content) if original.suffix in _PAGES else None
    decoded = decode(original.content, original.charset or of_page)
    extract = TEXTS[original.suffix](decoded.text)
    return decoded.encoding, replace(extract, warnings=(*decoded.warnings, *extract.warnings))


def _described(document: Document, sidecar: bytes) -> Document:
    if not sidecar:
        return document
    title, metadata = sidecar_metadata(sidecar)
    return replace(
        document,
        title=title or document.title,
        metadata=overlaid(document.metadata, metadata),
    )
