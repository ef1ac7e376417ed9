"""What every format is read into: a text, and the map from its offsets to its landmarks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from qa.load.placed import Placed
from qa.types import NO_METADATA, Glyphs, Kind, Landmark, Metadata, Page, Place

_WHITE = re.compile(r"[ \t\n\f\v]+")
_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")  # NUL, and half a character (a lone surrogate)


class Unreadable(Exception):
    """A file that cannot be a document. `load` adds its name and raises LoadError."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Extract:
    """A document without its name. `title` is what the format itself calls the title, or None.

    `warnings` say what of the file is not in the text. `pages` are there where the format has them.
    """

    title: str | None
    text: str
    landmarks: Mapping[Kind, Place] = field(default_factory=dict)
    metadata: Metadata = NO_METADATA
    warnings: tuple[str, ...] = ()
    pages: tuple[Page, ...] = ()


class Builder:
    """Grows the text of an Extract block by block, noting where its landmarks begin."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._landmarks: defaultdict[Kind, list[Landmark]] = defaultdict(list)
        self._beginning: list[tuple[Kind, str, int]] = []
        self._warnings: list[str] = []
        self._pages: list[tuple[tuple[float, float], list[Glyphs], bool]] = []

    def block(self, text: str, gap: str = "\n\n") -> None:
        """Append `text`, with `gap` before it unless it is the first. Nothing if it is blank."""
        self.placed(Placed(_clean(text)), gap)

    def placed(self, placed: Placed, gap: str = "\n\n") -> None:
        """The same for a text that is clean, and stands on the page that began last."""
        if not placed.text or placed.text.isspace():
            return
        if self._length:
            self._append(gap)
        self._begin()
        if placed.lines:
            self._pages[-1][1].extend(placed.glyphs(self._length))
        self._append(placed.text)

    def heading(self, text: str | Placed, level: int) -> None:
        """Append `text` as a heading. Line breaks in its title become spaces."""
        placed = text if isinstance(text, Placed) else Placed(_clean(text))
        if title := one_line(placed.text):
            self.begin("heading", title, level)
            self.placed(placed)

    def page(self, size: tuple[float, float], recognised: bool) -> None:
        """Begin the next page, numbered from 1, of this width and height as it is shown.

        Its text is `recognised` in a picture, or read.
        """
        self._pages.append((size, [], recognised))
        self.begin("page", str(len(self._pages)))

    def row(self, cells: Iterable[tuple[str, str]], gap: str = "\n") -> None:
        """Append a row of a table: the text of each cell after its name, if that is a landmark."""
        for name, text in cells:
            if text := one_line(text):
                if name:
                    self.begin("cell", name)
                self.block(text, gap)
                gap = " | "

    def begin(self, kind: Kind, name: str, level: int = 1) -> None:
        """A landmark begins with the next block. Without text it begins where the next one does."""
        self._beginning.append((kind, name, level))

    def warn(self, warning: str) -> None:
        """Say that something of the file is not in the text."""
        self._warnings.append(warning)

    def extract(self, title: str | None, metadata: Metadata = NO_METADATA) -> Extract:
        """The blocks so far, with the title given where it says anything."""
        self._begin()
        landmarks = {kind: tuple(found) for kind, found in self._landmarks.items()}
        named = one_line(title or "") or None
        warnings = tuple(self._warnings)
        pages = tuple(Page.of(number, *page) for number, page in enumerate(self._pages, start=1))
        return Extract(named, "".join(self._parts), landmarks, metadata, warnings, pages)

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _begin(self) -> None:
        for kind, name, level in self._beginning:
            self._landmarks[kind].append(Landmark(kind, self._length, name, level))
        self._beginning.clear()


def one_line(text: str) -> str:
    """For a title: runs of ASCII white space become one space; other spaces stay."""
    return _WHITE.sub(" ", _clean(text))


def _clean(text: str) -> str:
    """Without ASCII white space around it; line ends as "\\n"; U+FFFD for what is no character."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text).strip(" \t\n\f\v")
