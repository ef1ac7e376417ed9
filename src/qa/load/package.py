"""Zip packages of XML (DOCX, PPTX, XLSX, EPUB): refused before they fill the memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from qa.load.extract import Extract, Unreadable

_UNPACKED = 500_000_000


def opened(content: bytes, extract: Callable[[io.BytesIO], Extract], kind: str) -> Extract:
    """What `extract` makes of a package. Raises Unreadable, whatever the library raises."""
    try:
        _require_sane_size(content)
        return extract(io.BytesIO(content))
    except Unreadable:
        raise
    except Exception as error:  # these libraries let those of zipfile, zlib, lxml and others escape
        reason = f"is damaged or no {kind} ({error})"
        raise Unreadable(f"{reason}; open it in its program and save it again") from error


def _require_sane_size(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        unpacked = sum(member.file_size for member in package.infolist())
    if unpacked > _UNPACKED:
        raise Unreadable(
            f"unpacks to {unpacked:,} bytes, more than {_UNPACKED:,}; split it into smaller files"
        )
