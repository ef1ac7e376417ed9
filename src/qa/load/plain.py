"""Plain text: the characters of the file themselves."""

from __future__ import annotations

import re

from qa.load.extract import Extract

_FIRST_LINE = re.compile(r"\S[^\r\n]*")
_TITLE_LENGTH = 120


def extract(text: str) -> Extract:
    """The file's characters, unchanged; the title is the first line with text, if it is short."""
    first = _FIRST_LINE.search(text)
    title = first.group().strip() if first else ""
    return Extract(title if 0 < len(title) <= _TITLE_LENGTH else None, text)
