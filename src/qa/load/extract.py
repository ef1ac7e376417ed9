"""What every format is read into: a text, and the map from its offsets to pages and headings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.types import Heading

_WHITE = re.compile(r"[ \t\n\f\v]+")


class Unreadable(Exception):
    """A file that cannot be a document. `load` adds its name and raises LoadError."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Extract:
    """A document without its name. `title` is what the format itself calls the title, or None."""

    title: str | None
    text: str
    pages: tuple[int, ...] = ()
    headings: tuple[Heading, ...] = ()


class Builder:
    """Grows the text of an Extract block by block, noting where pages and headings begin."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._pages: list[int] = []
        self._empty_pages = 0
        self._headings: list[Heading] = []

    def block(self, text: str, gap: str = "\n\n") -> None:
        """Append `text`, with `gap` before it unless it is the first. Nothing if it is blank."""
        text = _clean(text)
        if not text or text.isspace():
            return
        if self._length:
            self._append(gap)
        self._begin_pages()
        self._append(text)

    def heading(self, text: str, level: int) -> None:
        """Append `text` as a heading. Line breaks in its title become spaces."""
        self.block(text)
        if title := one_line(text):
            start = self._length - len(_clean(text))
            self._headings.append(Heading(start, level, title))

    def page(self) -> None:
        """Begin a page. A page without text begins where the next one does."""
        self._empty_pages += 1

    def extract(self, title: str | None) -> Extract:
        """The blocks so far, with the title given where it says anything."""
        self._begin_pages()
        title = one_line(title or "") or None
        text = "".join(self._parts)
        return Extract(title, text, tuple(self._pages), tuple(self._headings))

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _begin_pages(self) -> None:
        self._pages += [self._length] * self._empty_pages
        self._empty_pages = 0


def one_line(text: str) -> str:
    """For a title: runs of ASCII white space become one space; other spaces stay."""
    return _WHITE.sub(" ", _clean(text))


def _clean(text: str) -> str:
    """Without ASCII white space around it; line ends as "\\n"; no NUL."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\N{REPLACEMENT CHARACTER}")
    return text.strip(" \t\n\f\v")
