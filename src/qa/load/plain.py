"""Plain text: the characters of the file themselves, once its encoding is known."""

from __future__ import annotations

import re

from qa.load.encoding import decode
from qa.load.extract import Extract

_FIRST_LINE = re.compile(r"\S[^\r\n]*")
_TITLE_LENGTH = 120


def extract(content: bytes) -> Extract:
    """The file's characters, unchanged; the title is the first line with text, if it is short."""
    text = decode(content)
    first = _FIRST_LINE.search(text)
    title = first.group().strip() if first else ""
    return Extract(title if 0 < len(title) <= _TITLE_LENGTH else None, text)
