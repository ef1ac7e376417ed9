"""Read a manuscript: simple Markdown with `#` headings, paragraphs, and pipe tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and its depth, 1 for the title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """One paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells, the first row naming the columns."""

    rows: tuple[tuple[str, ...], ...]


Block = Heading | Prose | Grid


def blocks(manuscript: str) -> Iterator[Block]:
    """Split a manuscript at its blank lines and name each part."""
    for part in manuscript.strip().split("\n\n"):
        if part.startswith("#"):
            marks, _, text = part.partition(" ")
            yield Heading(len(marks), text)
        elif part.startswith("|"):
            yield Grid(tuple(_rows(part)))
        else:
            yield Prose(part)


def _rows(table: str) -> Iterator[tuple[str, ...]]:
    for line in table.splitlines():
        if not line.startswith("|--"):
            yield tuple(cell.strip(" ") for cell in line.strip("|").split("|"))


def title_of(parts: list[Block]) -> str:
    """Return the text of the first heading; refuse a manuscript without one."""
    for part in parts:
        if isinstance(part, Heading):
            return part.text
    raise ValueError("a manuscript needs a title: begin it with a line '# Title'")
