"""Bulleted lists and columns of tables: the lines around an answer that are built alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from qa.types import Span

LENGTH = 1500
"""Characters that a list may take; what is longer is a document and not an answer."""

_BULLET = re.compile(r"[ \t]*(?P<marker>[-*+•–]|\d{1,3}[.)]|[a-z][.)])[ \t]+(?=\S)")
_TERM = re.compile(r"\S.*?(?=: | [—–] )")
_RULE = re.compile(r"[ \t|:-]+")
_CELL = re.compile(r"[^|\n]+")
_FRAME = " \t*_`"
_ENDING = re.compile(r"(?:[,;.]|[,;]? (?:and|or))?\s*$")


def block_of(text: str, answer: Span, sentence: Span) -> tuple[Span, ...]:
    """The members of the list or column in which `answer` stands; none where it stands in none."""
    line = _line(text, answer.start)
    if _BULLET.match(text, line.start):
        return _bullets(text, line)
    if "|" in text[line.start : line.end] and answer.end <= line.end:
        return _column(text, line, answer)
    return ()


def _line(text: str, at: int) -> Span:
    end = text.find("\n", at)
    start = text.rfind("\n", 0, at) + 1
    return Span(start, max(len(text) if end < 0 else end, start + 1))


def _around(text: str, line: Span, alike: Callable[[Span], bool]) -> list[Span]:
    """The line, and those before and after it, without a break, that are `alike`."""
    found = [line]
    while (at := found[0].start - 1) > 0 and alike(before := _line(text, at - 1)):
        found.insert(0, before)
    while (at := found[-1].end + 1) < len(text) and alike(after := _line(text, at)):
        found.append(after)
    return found if found[-1].end - found[0].start <= LENGTH else []


def _bullets(text: str, line: Span) -> tuple[Span, ...]:
    kind = _kind(text, line)
    lines = _around(text, line, lambda other: _kind(text, other) == kind)
    found = tuple(_entry(text, each) for each in lines)
    return found if len(found) > 1 else ()


def _kind(text: str, line: Span) -> str:
    """The marker of a bullet, "1" for any number; empty for another line."""
    bullet = _BULLET.match(text, line.start, line.end)
    return re.sub(r"\w+", "1", bullet["marker"]) if bullet else ""


def _entry(text: str, line: Span) -> Span:
    """A bullet's words, up to what explains them ("Evin: a prison in the north")."""
    bullet = _BULLET.match(text, line.start)
    start = bullet.end() if bullet else line.start
    term = _TERM.match(text, start, line.end)
    return _bare(text, start, term.end() if term else line.end)


def _column(text: str, line: Span, answer: Span) -> tuple[Span, ...]:
    """The cells of the answer's column, without the head of the table."""
    place = text.count("|", line.start, answer.start)
    rows = _around(text, line, lambda other: "|" in text[other.start : other.end])
    cells = [cell for row in rows[1:] for cell in _cell(text, row, place)]
    alone = any(cell.overlaps(answer) for cell in cells)
    return tuple(cells) if alone and len(cells) > 1 else ()


def _cell(text: str, row: Span, place: int) -> Iterator[Span]:
    """The cell with `place` bars before it, unless it is empty or a rule below the head."""
    if _RULE.fullmatch(text, row.start, row.end):
        return
    for cell in _CELL.finditer(text, row.start, row.end):
        if text.count("|", row.start, cell.start()) == place and cell[0].strip(_FRAME):
            yield _bare(text, *cell.span())


def _bare(text: str, start: int, end: int) -> Span:
    """Without white space and markup around it, or the punctuation that parts it from the next."""
    entry = _ENDING.sub("", text[start:end]).strip(_FRAME) or text[start:end].strip()
    at = text.index(entry, start)
    return Span(at, at + len(entry))
