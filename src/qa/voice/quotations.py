"""What stands between quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from qa.types import Span

_PAIRS = {"“": "”", "„": "“”", "«": "»", "‘": "’"}
_OPENING = re.compile(r"[“„«]|(?<!\w)‘(?=\w)|(?<![\w\"])\"(?=[^\s\"])")
_SINGLE = re.compile(r"’(?!\w)")


def quotations(text: str, start: int, end: int) -> list[Span]:
    """The outermost quotations of `text[start:end]`, one paragraph, with their marks.

    One that is not closed runs to the end, as it does where the next paragraph goes on with it.
    """
    found = []
    singles = [mark.end() for mark in _SINGLE.finditer(text, start, end)]
    at = start
    while opening := _OPENING.search(text, at, end):
        closed = _closing(text, opening.start(), end, singles)
        found.append(Span(opening.start(), closed))
        at = closed
    return found


def is_open(text: str, quotation: Span) -> bool:
    """Whether the mark that closes it is missing."""
    mark, inside = text[quotation.start], text[quotation.start + 1 : quotation.end]
    closing = sum(inside.count(each) for each in _PAIRS.get(mark, mark))
    return closing == 0 or (mark in _PAIRS and closing <= inside.count(mark))


def _closing(text: str, opening: int, end: int, singles: Sequence[int]) -> int:
    mark = text[opening]
    if mark == '"':
        at = text.find('"', opening + 1, end)
        return end if at < 0 else at + 1
    if mark == "‘":
        following = bisect_right(singles, opening)
        return singles[following] if following < len(singles) else opening + 1
    depth = 0
    for at in range(opening, end):
        if text[at] == mark:
            depth += 1
        elif text[at] in _PAIRS[mark]:
            depth -= 1
            if depth == 0:
                return at + 1
    return end
