"""A stored text, and everything that points into it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Literal, TypeAlias, get_args

from qa.types.page import Box, Page
from qa.types.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `first` to `last`, both within it. Raises ValueError where last is before."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period cannot end on {self.last}, before {self.first}")

    def overlaps(self, other: Period) -> bool:
        return self.first <= other.last and other.first <= self.last


Kind: TypeAlias = Literal[
    "message", "sheet", "slide", "page", "heading", "row", "cell", "time", "line", "field"
]
"""What a person finds a place by. The first three hold what follows them up to the next one."""

KINDS: tuple[Kind, ...] = get_args(Kind)
SECTIONS: tuple[Kind, ...] = ("message", "sheet", "slide", "heading")
"""The kinds over whose beginnings no chunk runs."""
_HOLDING: tuple[Kind, ...] = ("message", "sheet", "slide")


@dataclass(frozen=True, slots=True)
class Landmark:
    """Something by which a person finds a place, and the offset at which it begins.

    `name` is how it is called: page "3", heading "The visit", cell "B7", time "00:01:05", field
    "/people/0/name" (RFC 6901). `level` 1 is the outermost; only headings have others.
    """

    kind: Kind
    start: int
    name: str
    level: int = 1


Place: TypeAlias = tuple[Landmark, ...]
"""The landmarks under which an offset stands, the outermost first."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a reader of news asks of a document before its text.

    `date` is ISO 8601, to the day, month or year. Whatever is not known is empty.
    """

    authors: tuple[str, ...] = ()
    publisher: str = ""
    date: str = ""
    genre: str = ""
    tags: tuple[str, ...] = ()


NO_METADATA = Metadata()


@dataclass(frozen=True, slots=True)
class Document:
    """A stored text, with the map from its offsets to what a person uses to find a place.

    `text` never changes from load on. `id` names the source, `sha256` (of the file's bytes, hex)
    the edition. `landmarks` holds those of each kind in the order of the text; a kind that the
    format doesn't have is missing. `encoding` is the one the file was decoded by, empty where the
    format has its own. `warnings` say what of the file is not in the text. `sidecar` is the sha256
    of the file that gave metadata of its own, empty without one. `pages` are those of a format that
    has pages, with where the text stands on them.
    """

    id: str
    source: str
    sha256: str
    title: str
    text: str
    landmarks: Mapping[Kind, Place] = field(default_factory=dict, hash=False)
    metadata: Metadata = NO_METADATA
    encoding: str = ""
    warnings: tuple[str, ...] = ()
    sidecar: str = ""
    pages: tuple[Page, ...] = field(default=(), hash=False)

    @property
    def edition(self) -> str:
        """Names what the document was made of: the file, and its sidecar where it has one."""
        return edition_of(self.sha256, self.sidecar)

    def quote(self, span: Span) -> Quote:
        """The only way to a quote. Raises ValueError where the span runs past the text."""
        if span.end > len(self.text):
            raise ValueError(f"{self.source} has {len(self.text)} characters; no quote at {span}")
        return Quote(self.id, span, self.text[span.start : span.end])

    def place_at(self, offset: int) -> Place:
        """The landmarks under which `offset` stands; of headings the whole path."""
        place: list[Landmark] = []
        held_from = 0
        for kind in KINDS:
            path = _path(self.landmarks.get(kind, ()), offset)
            place += [landmark for landmark in path if landmark.start >= held_from]
            if kind in _HOLDING and path:
                held_from = max(held_from, path[-1].start)
        return tuple(place)

    def boxes(self, span: Span) -> tuple[Box, ...]:
        """Where a span stands: one box for each line of it, cut to its characters, in order.

        Empty where the format has no pages, and for what cannot be seen, such as a space.
        """
        return tuple(box for page in self.pages for _, box in page.lines(span))

    def is_recognised(self, span: Span) -> bool:
        """Whether some of a span was recognised in a picture, and may have been misread."""
        return any(page.recognised and page.holds(span) for page in self.pages)

    def heading_at(self, offset: int) -> str | None:
        """The name of the heading, else of the sheet, under which `offset` stands."""
        return heading_in(self.place_at(offset))

    def in_context(self, span: Span) -> str:
        """What an index knows a passage by: title, heading and its own text, a line for each."""
        lines = (self.title, self.heading_at(span.start), self.quote(span).exact)
        return "\n".join(line for line in dict.fromkeys(lines) if line)


def heading_in(place: Place) -> str | None:
    """The name of the innermost heading, else of the sheet."""
    names = {landmark.kind: landmark.name for landmark in place}
    return names.get("heading") or names.get("sheet")


def page_in(place: Place) -> int | None:
    """The number of the page."""
    return next((int(each.name) for each in place if each.kind == "page"), None)


def _path(landmarks: Place, offset: int) -> list[Landmark]:
    """The last landmark at or before `offset`, after those of lower levels that it stands under."""
    path: list[Landmark] = []
    for at in range(bisect_right(landmarks, offset, key=lambda each: each.start) - 1, -1, -1):
        if not path or landmarks[at].level < path[-1].level:
            path.append(landmarks[at])
        if path[-1].level == 1:
            break
    return path[::-1]


def document_id(source: str) -> str:
    """The id of a source: the first 16 hex digits of the SHA-256 of its path."""
    return sha256(source.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def edition_of(sha256: str, sidecar: str) -> str:
    """The name of an edition, from the sha256 of the file and that of its sidecar, or ""."""
    return f"{sha256}+{sidecar}" if sidecar else sha256


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim slice. Made by `Document.quote` and nowhere else."""

    document_id: str
    span: Span
    exact: str
