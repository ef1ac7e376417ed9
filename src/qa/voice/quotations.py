"""What stands between quotation marks."""

from __future__ import annotations

import re

from qa.types import Span

_PAIRS = {"“": "”", "„": "“”", "«": "»", "‘": "’"}
_OPENING = re.compile(r"[“„«]|(?<!\w)‘(?=\w)|(?<![\w\"])\"(?=[^\s\"])")


def quotations(text: str, start: int, end: int) -> list[Span]:
    """The outermost quotations of `text[start:end]`, one paragraph, with their marks.

    One that is not closed runs to the end, as it does where the next paragraph goes on with it.
    """
    found = []
    at = start
    while opening := _OPENING.search(text, at, end):
        closed = _closing(text, opening.start(), end)
        found.append(Span(opening.start(), closed))
        at = closed
    return found


def _closing(text: str, opening: int, end: int) -> int:
    mark = text[opening]
    if mark == '"':
        at = text.find('"', opening + 1, end)
        return end if at < 0 else at + 1
    if mark == "‘":
        closing = re.compile(r"’(?!\w)").search(text, opening, end)
        return closing.end() if closing else opening + 1
    depth = 0
    for at in range(opening, end):
        if text[at] == mark:
            depth += 1
        elif text[at] in _PAIRS[mark]:
            depth -= 1
            if depth == 0:
                return at + 1
    return end
