"""Lines on a page, and what is usual in the lines of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from qa.load.placed import Placed

_LARGER = 1.12  # times the body's size: a heading
_LEADING = (0.8, 2.5)  # times the size: below is a superscript, above a gap
_USUAL_LEADING = 1.2  # where no two lines tell
_DASH_END = re.compile(r"\S[-‐‑–—]$")
_HEAD = re.compile(r"(\w+)-$")
_TAIL = re.compile(r"\w+")
_WORD = re.compile(r"\w+(?:-\w+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """Text on one baseline without a wide gap in it. Lengths are in points, y grows upwards."""

    placed: Placed
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    first_word: float
    """How wide the first word is."""

    @property
    def text(self) -> str:
        return self.placed.text

    @property
    def style(self) -> tuple[float, bool]:
        """What two headings of one level have in common: the size to half a point, and bold."""
        return round(self.size * 2) / 2, self.bold


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in a document. `leading` is in sizes, `words` are case-folded."""

    size: float
    bold: bool
    leading: float
    words: frozenset[str]
    heading_styles: tuple[tuple[float, bool], ...]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Measures:
        """`lines` are those of all pages, at least one."""
        size = median_low(line.size for line in lines for _ in line.text)
        bold = sum(len(line.text) if line.bold else -len(line.text) for line in lines) > 0
        words = frozenset(word.casefold() for line in lines for word in _WORD.findall(line.text))
        styles = {line.style for line in lines if _stands_out(line, size, bold)}
        return cls(size, bold, _leading(lines), words, tuple(sorted(styles, reverse=True)))

    def level(self, lines: Iterable[Line]) -> int | None:
        """The level of a heading in these lines, the largest letters first; None if in no style."""
        styles = [line.style for line in lines]
        if all(style in self.heading_styles for style in styles):
            return min(6, 1 + self.heading_styles.index(styles[0]))
        return None

    def joined(self, lines: Iterable[Line]) -> Placed:
        """The text of lines that follow each other, joined by spaces; none after a dash.

        A hyphen at the end of a line goes where the document elsewhere writes the word without
        it and nowhere with it; otherwise it stays, since the page shows it.
        """
        placed = Placed("")
        for line in lines:
            gap = "" if _DASH_END.search(placed.text) else " "
            if not gap and self._is_hyphenated(placed.text, line.text):
                placed = placed.without_last()
            placed = placed.then(gap, line.placed)
        return placed

    def _is_hyphenated(self, above: str, below: str) -> bool:
        head, tail = _HEAD.search(above.casefold()), _TAIL.match(below.casefold())
        if not head or not tail:
            return False
        compound, word = f"{head.group(1)}-{tail.group()}", head.group(1) + tail.group()
        return word in self.words and compound not in self.words


def _stands_out(line: Line, size: float, bold: bool) -> bool:
    return line.size > size * _LARGER or (line.bold and not bold and line.size > size * 0.97)


def _leading(lines: Sequence[Line]) -> float:
    """The first quartile of the drops from line to line, so that gaps don't count."""
    drops = sorted(_drops(lines))
    return drops[len(drops) // 4] if drops else _USUAL_LEADING


def _drops(lines: Sequence[Line]) -> Iterator[float]:
    for above, below in pairwise(lines):
        drop = (above.baseline - below.baseline) / below.size
        if above.style == below.style and _LEADING[0] < drop < _LEADING[1]:
            yield drop
