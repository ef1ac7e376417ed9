"""What runs along at the edge of every page: headers, footers and page numbers.

They interrupt sentences that go on over a page, and are found by every question that shares a
word with the title, so they are no part of the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median_low
from typing import TypeAlias

from qa.load.lines import Line

_EDGE = 2  # lines from the top and from the bottom that are looked at
_PAGES = 3  # on fewer pages nothing is said to run along
_SHARE = 0.3  # of the pages; left and right pages may differ
_MOST = 0.6  # of the numbers at one height, so that those of a table do not count by chance
_SAME_HEIGHT = 3.0  # points
_NUMBER = re.compile(r"\d+")
_DECIMAL = re.compile(r"\d[.,]\d")
_ROMAN = re.compile(r"[ivxlc]+", re.IGNORECASE)

Place: TypeAlias = tuple[int, int]
"""A page and a line on it, from 0."""
Likeness: TypeAlias = tuple[str, int]
"""A text without its numbers, and its height on the page."""


def without_running(
    pages: Sequence[Sequence[Line]], indices: Sequence[int] = ()
) -> list[list[Line]]:
    """The lines of every page but those that stand at one height on many, alike but for numbers.

    A line without letters may be a cell of a table, so that it must count the pages besides; their
    `indices` in the document are given where they are not all of its pages.
    """
    size = median_low([line.size for lines in pages for line in lines] or [0])
    alike: defaultdict[Likeness, list[Place]] = defaultdict(list)
    for number, lines in enumerate(pages):
        for at in _edges(lines):
            if lines[at].size <= size:  # larger ones are headings
                alike[_likeness(lines[at])].append((number, at))
    enough = max(_PAGES, _SHARE * len(pages))
    indices = indices or range(len(pages))
    running: set[Place] = set()
    for (text, _), places in alike.items():
        if not any(map(str.isalpha, text)):
            places = _counting(places, pages, indices, enough)
        if _pages(places) >= enough:
            running.update(places)
    kept = (
        [line for at, line in enumerate(lines) if (number, at) not in running]
        for number, lines in enumerate(pages)
    )
    return [left or _telling(lines) for left, lines in zip(kept, pages, strict=True)]


def _counting(
    places: Sequence[Place],
    pages: Sequence[Sequence[Line]],
    indices: Sequence[int],
    enough: float,
) -> list[Place]:
    """Those whose number goes up with the pages, on enough and most of them; and Roman numerals."""
    ahead: defaultdict[int, list[Place]] = defaultdict(list)
    roman, numbered = [], 0
    for page, at in places:
        text = pages[page][at].text
        if _ROMAN.fullmatch(text):
            roman.append((page, at))
        elif number := _NUMBER.search(text):
            numbered += 1
            if not _DECIMAL.search(text):
                ahead[int(number.group()) - indices[page]].append((page, at))
    enough = max(enough, _MOST * numbered)  # a row of cells is several on one page
    return [*roman, *(p for each in ahead.values() if _pages(each) >= enough for p in each)]


def _pages(places: Sequence[Place]) -> int:
    return len({page for page, _ in places})


def _telling(lines: Sequence[Line]) -> list[Line]:
    """Of a page with nothing else, what may be its text after all."""
    return [line for line in lines if any(map(str.isalpha, line.text))]


def _edges(lines: Sequence[Line]) -> Iterator[int]:
    """The lines at the top and the bottom, by their height: a file may draw them at any time."""
    heights = sorted({round(line.baseline / _SAME_HEIGHT) for line in lines})
    outer = {*heights[:_EDGE], *heights[-_EDGE:]}
    for at, line in enumerate(lines):
        if round(line.baseline / _SAME_HEIGHT) in outer:
            yield at


def _likeness(line: Line) -> Likeness:
    text = "#" if _ROMAN.fullmatch(line.text) else _NUMBER.sub("#", line.text.casefold())
    return text, round(line.baseline / _SAME_HEIGHT)
