"""One file per format: bytes to a Document whose text never changes again."""

from __future__ import annotations

import stat
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

from qa.errors import LoadError
from qa.load import docx, html, markdown, pdf, plain
from qa.load.extract import Extract, Unreadable
from qa.types import Document, document_id

FORMATS: Mapping[str, Callable[[bytes], Extract]] = {
    ".txt": plain.extract,
    ".md": markdown.extract,
    ".markdown": markdown.extract,
    ".html": html.extract,
    ".htm": html.extract,
    ".pdf": pdf.extract,
    ".docx": docx.extract,
}
SUFFIXES: frozenset[str] = frozenset(FORMATS)
"""The suffixes that can be loaded, in lower case, each with its dot."""


def load(path: Path, source: str, limit: int) -> Document:
    """Read the file at `path` once, as the document that `source` names.

    The title is the format's own, else the first heading, else the file's name without suffix.
    Raises LoadError for whatever cannot be read or has no text; `limit` is in bytes.
    """
    try:
        extract = _format(path)
        content = _content(path, limit)
        return _document(path, source, content, extract(content))
    except Unreadable as error:
        raise LoadError(source, error.reason) from error


def _format(path: Path) -> Callable[[bytes], Extract]:
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        known = " ".join(FORMATS)
        raise Unreadable(f"the suffix {suffix!r} is not supported; convert it to one of {known}")
    return FORMATS[suffix]


def _content(path: Path, limit: int) -> bytes:
    try:
        _require_loadable(path, limit)
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise Unreadable(
            f"cannot be read ({reason}); check that it exists and may be read"
        ) from error


def _require_loadable(path: Path, limit: int) -> None:
    """Look before reading: a pipe would block, and an enormous file fill the memory."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable("is not a regular file; name a file")
    if status.st_size == 0:
        raise Unreadable("is empty (0 bytes); put text into it or take it out of the folder")
    if status.st_size > limit:
        size = f"has {status.st_size:,} bytes, more than the {limit:,} allowed"
        raise Unreadable(f"{size}; split it or raise QA_FILE_SIZE")


def _document(path: Path, source: str, content: bytes, extract: Extract) -> Document:
    if not extract.text.strip():
        raise Unreadable("holds only white space; put text into it or take it out of the folder")
    first_heading = extract.headings[0].title if extract.headings else None
    return Document(
        id=document_id(source),
        source=source,
        sha256=sha256(content).hexdigest(),
        title=extract.title or first_heading or path.stem,
        text=extract.text,
        pages=extract.pages,
        headings=extract.headings,
    )
