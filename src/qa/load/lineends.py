"""Lines of a text that stays as it is."""

from __future__ import annotations

import re

_LINE_END = re.compile(r"\r\n|\r|\n")  # and nothing else, in CommonMark as in reStructuredText


def line_starts(text: str) -> list[int]:
    """The offset at which each line begins."""
    return [0, *(end.end() for end in _LINE_END.finditer(text))]
