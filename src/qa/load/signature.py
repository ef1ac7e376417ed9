"""What a file is, by its first bytes, whatever its name says."""

from __future__ import annotations

import re

from qa.load.extract import Unreadable

PDF = "a PDF document"
WORD = "a Word document (.docx)"
OLE = "an old Office file (.doc, .xls or .ppt) or a password-protected Office document"
EXCEL = "an Excel workbook (.xlsx)"
POWERPOINT = "a PowerPoint presentation (.pptx)"
EPUB = "an EPUB book"
ZIP = "a zip archive"
HTML = "a web page"
TEXT = "plain text"
BINARY = "a binary file"

_SIGNATURES = (
    (b"%PDF-", PDF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"{\\rtf", "a Rich Text document (.rtf)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_PACKAGES = (
    (b"word/", WORD),
    (b"xl/", EXCEL),
    (b"ppt/", POWERPOINT),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"application/epub+zip", EPUB),
)
_PARTS = {".docx": b"word/", ".xlsx": b"xl/", ".pptx": b"ppt/", ".epub": b"META-INF/container.xml"}
"""What the package of a format holds, by suffix."""
_ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")  # the second begins an archive without members
_SUFFIX = {
    **{PDF: ".pdf", WORD: ".docx", EXCEL: ".xlsx", POWERPOINT: ".pptx", EPUB: ".epub"},
    **{ZIP: ".zip", HTML: ".html", TEXT: ".txt"},
}
_PDF_PREAMBLE = 1024  # readers of PDF allow this many bytes of anything before the "%PDF-"
_PAGE = re.compile(rb"\s*<(!doctype html|html)\b", re.IGNORECASE)
_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")


def looks_like(content: bytes) -> str:
    """The kind of file that `content` is, in words that finish the sentence "it looks like"."""
    if content.startswith(b"PK\x03\x04"):
        return next((kind for mark, kind in _PACKAGES if mark in content), ZIP)
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    if b"\0" in content and not content.startswith(_BOMS):
        return BINARY
    return HTML if _PAGE.match(content) else TEXT


def require_text(content: bytes) -> None:
    """Raises Unreadable unless `content` can be text."""
    if (kind := looks_like(content)) not in (TEXT, HTML):
        raise Unreadable(f"is named as a text but looks like {kind}; {_remedy(kind)}")


def require_pdf(content: bytes) -> None:
    """Raises Unreadable unless `content` is a PDF."""
    if b"%PDF-" not in content[:_PDF_PREAMBLE]:
        kind = looks_like(content)
        raise Unreadable(f"is named .pdf but looks like {kind}; {_remedy(kind)}")


def require_package(content: bytes, suffix: str) -> None:
    """Raises Unreadable unless `content` is a package of the format with this suffix."""
    if content.startswith(_ZIP_MARKS) and _PARTS[suffix] in content:
        return
    kind = looks_like(content)
    if kind == OLE:
        raise Unreadable(
            f"is named {suffix} but is {OLE}; open it in its program, remove the password and "
            f"save as {suffix}"
        )
    raise Unreadable(f"is named {suffix} but looks like {kind}; {_remedy(kind)}")


def require_archive(content: bytes) -> None:
    """Raises Unreadable unless `content` is a zip archive."""
    if not content.startswith(_ZIP_MARKS):
        kind = looks_like(content)
        raise Unreadable(f"is named .zip but looks like {kind}; {_remedy(kind)}")


def _remedy(kind: str) -> str:
    if suffix := _SUFFIX.get(kind):
        return f"rename it to {suffix}"
    if kind == BINARY:
        return "if it is text, open it in an editor and save it as UTF-8"
    return "convert it to text, Markdown, HTML, PDF or DOCX, or leave it out"
