"""A part of the search indexes: what is derived from some texts, and never changes.

A collection is searched in parts, so that one document's change makes a small part anew and not
all. A text that goes is only marked as gone in the part that holds it. Parts are merged as a
log-structured merge tree does it (O'Neil et al. 1996): what comes takes along every part that is
not larger, so that a text is written again about as often as the collection doubles.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from qa.collection import stored
from qa.collection.arrays import read_array
from qa.collection.meanings import Meanings
from qa.collection.shingles import ShingleIndex
from qa.collection.stored import Records
from qa.collection.ties import Rows
from qa.collection.vectors import Admitted
from qa.suffixes import Mask, SuffixArray

SMALL = 1_000_000
"""Characters of text, up to which a part is made anew at every publication: a small collection is
always one part, as if it were made at once."""

GONE = "gone.npy"
"""The one file of a part that differs from generation to generation."""

_TEXTS, _ROWS = "texts.npy", "rows.npy"


@dataclass(frozen=True)
class Part:
    """`texts` are stored.TEXT records by source, `rows` stored.ROW records in their order.

    Rows are numbered through all parts; `first` is the number of the first. `gone` is a mask over
    the texts.
    """

    first: int
    texts: Records
    gone: Mask
    rows: Records
    meanings: Meanings
    words: SuffixArray
    shingles: ShingleIndex

    @classmethod
    def of(cls, connection: sqlite3.Connection, texts: Records, dim: int, first: int) -> Part:
        """In memory, from what is stored."""
        editions = texts["edition"].tolist()
        indexed = texts["edition"][texts["indexed"]].tolist()
        return cls(
            first,
            texts,
            np.zeros(len(texts), dtype=bool),
            stored.rows(connection, indexed),
            Meanings.of(*stored.sentences(connection, indexed, dim)),
            SuffixArray.of(stored.texts(connection, editions)),
            ShingleIndex.of(stored.shingles(connection, editions)),
        )

    @classmethod
    def read(cls, folder: Path) -> Part:
        """Mapped, not loaded. Raises OSError, ValueError or RuntimeError for one that is damaged.

        The folder is named by the number of the first row.
        """
        texts, rows = read_array(folder / _TEXTS), read_array(folder / _ROWS)
        gone = read_array(folder / GONE, mapped=False)
        meanings, words = Meanings.read(folder), SuffixArray.read(folder)
        if not len(texts) == len(gone) == len(words.names) or len(rows) != len(meanings):
            raise ValueError(f"{folder} holds files of different parts")
        shingles = ShingleIndex.read(folder)
        return cls(int(folder.name), texts, gone, rows, meanings, words, shingles)

    def write_gone(self, folder: Path) -> None:
        """All else of the part is in `folder` already."""
        np.save(folder / GONE, self.gone)

    def write(self, folder: Path) -> None:
        self.write_gone(folder)
        np.save(folder / _TEXTS, self.texts)
        np.save(folder / _ROWS, self.rows)
        self.meanings.write(folder)
        self.words.write(folder)
        self.shingles.write(folder)

    @property
    def standing(self) -> Records:
        """Of the texts those that are not gone."""
        return self.texts[~self.gone]

    @cached_property
    def admitted(self) -> Admitted | None:
        """The rows that are not gone; None where none is."""
        if not self.gone.any():
            return None
        return Admitted(~np.isin(self.rows["edition"], self.texts["edition"][self.gone]))

    @property
    def alive(self) -> Rows:
        """The numbers, through all parts, of the rows that are not gone."""
        return self.first + np.flatnonzero(self._standing_rows)

    @property
    def _standing_rows(self) -> Mask:
        return self.admitted.mask if self.admitted else np.ones(len(self.rows), dtype=bool)

    def went_since(self, before: Part) -> Rows:
        """The numbers of the rows that this part had when it was `before`, and has no more."""
        if np.array_equal(self.gone, before.gone):
            return np.empty(0, dtype=np.int64)
        return self.first + np.flatnonzero(before._standing_rows & ~self._standing_rows)

    def rows_of(self, documents: NDArray[np.bytes_]) -> Rows:
        """The numbers of the rows of these documents, in order."""
        names = self.rows["document"]
        lows, highs = np.searchsorted(names, documents), np.searchsorted(names, documents, "right")
        mask = np.zeros(len(self.rows) + 1, dtype=np.int64)
        np.add.at(mask, lows, 1)
        np.add.at(mask, highs, -1)
        wanted = mask[:-1].cumsum() > 0
        return self.first + np.flatnonzero(wanted & self._standing_rows)


@dataclass(frozen=True, slots=True)
class Plan:
    """`kept` parts stay, with what has gone by now marked; `texts` are to be one new part, of
    which the editions in `come` were in no part before. The rows in `went` are to be taken out of
    what all parts share."""

    kept: tuple[Part, ...]
    texts: Records
    come: tuple[int, ...]
    went: Rows


def plan(held: Sequence[Part], wanted: Records) -> Plan:
    """How the parts that are held come to hold what is wanted, stored.TEXT records by source.

    A text that went never comes back to where it was: its edition's number may be another's now.
    """
    keys = _keys(wanted)
    marked = [replace(part, gone=part.gone | ~np.isin(_keys(part.texts), keys)) for part in held]
    owner = np.full(len(wanted), -1)
    for number, part in enumerate(marked):
        owner[np.isin(keys, _keys(part.standing))] = number
    come = tuple(wanted["edition"][owner == -1].tolist())
    sizes = [int(wanted["characters"][owner == number].sum()) for number in range(len(held))]
    gathered = int(wanted["characters"][owner == -1].sum())
    for number in sorted(range(len(marked)), key=sizes.__getitem__):
        part = marked[number]
        mostly_gone = sizes[number] < int(part.texts["characters"][part.gone].sum())
        if mostly_gone or sizes[number] <= max(SMALL, gathered):
            gathered += sizes[number]
            owner[owner == number] = -1
    stays = [bool((owner == number).any()) for number in range(len(held))]
    went = [
        now.went_since(before) if stay else before.alive
        for before, now, stay in zip(held, marked, stays, strict=True)
    ]
    return Plan(
        tuple(part for part, stay in zip(marked, stays, strict=True) if stay),
        wanted[owner == -1],
        come,
        np.concatenate([np.empty(0, dtype=np.int64), *went]),
    )


def next_row(parts: Iterable[Part]) -> int:
    """The first number after those of all rows, which no part begins with.

    A part of copies has no row: the texts are indexed elsewhere.
    """
    return max((part.first + max(1, len(part.rows)) for part in parts), default=0)


def _keys(texts: Records) -> NDArray[np.int64]:
    """A text that comes to be indexed, or ceases to be, counts as another."""
    keys: NDArray[np.int64] = texts["edition"].astype(np.int64) * 2 + texts["indexed"]
    return keys
