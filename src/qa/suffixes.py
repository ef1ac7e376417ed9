"""Every word of every text, in order, and the order in which they sort: a suffix array of words.

Manber and Myers, "Suffix arrays: a new method for on-line string searches" (1990), over words in
their normal form and sorted by the first three of them only, which is enough to find a phrase: the
words that follow are compared. A word is known by a hash of 32 bits, of which sorting looks at 21:
no vocabulary has to be kept or agreed upon, and whoever looks something up reads the text itself
before trusting it. Words count through all texts, and a word's number is its place; before every
text stands a separator, which is no word.
"""

from __future__ import annotations

import json
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from qa.words import WORD, normal

Numbers: TypeAlias = NDArray[np.uint32]
Places: TypeAlias = NDArray[np.int64]
Mask: TypeAlias = NDArray[np.bool_]

SEPARATOR = 0
"""The id of what stands before and after every text; those of words are other numbers."""

DEPTH = 3
"""Words by which places are sorted."""

_BITS = 21  # of an id, in a key: three of them fill 63 bits
_LOW = (1 << _BITS) - 1
_ARRAYS = ("ids", "starts", "order", "firsts")
_NAMES = "names.json"


class SuffixArray:
    """The words of some texts, whose `names` are in the order of their words.

    Places count from 0. Nothing in it changes, so that it can be kept while other texts come.
    """

    def __init__(
        self, names: Sequence[str], ids: Numbers, starts: Numbers, order: Numbers, firsts: Numbers
    ) -> None:
        self.names = names
        self.ids = ids
        self.starts = starts
        self.order = order
        self.firsts = firsts

    @classmethod
    def of(cls, texts: Iterable[tuple[str, str]]) -> SuffixArray:
        """Of the name and the text of each, in their order."""
        names: list[str] = []
        known = _Ids()
        ids, starts, firsts = array("I", [SEPARATOR]), array("I", [0]), array("I")
        for name, text in texts:
            names.append(name)
            firsts.append(len(ids))
            for match in WORD.finditer(text):
                if word := match[1]:
                    ids.append(known[word])
                    starts.append(match.start(1))
            ids.append(SEPARATOR)
            starts.append(len(text))
        numbers = _numbers(ids)
        return cls(names, numbers, _numbers(starts), _sorted(numbers), _numbers(firsts))

    @classmethod
    def read(cls, folder: Path) -> SuffixArray:
        """Arrays are mapped, not loaded. Raises OSError or ValueError where one is unusable."""
        names = json.loads((folder / _NAMES).read_text(encoding="utf-8"))
        return cls(names, *(_mapped(folder / name) for name in _ARRAYS))

    def write(self, folder: Path) -> None:
        for name in _ARRAYS:
            getattr(self, name).astype("<u4").tofile(folder / name)
        (folder / _NAMES).write_text(json.dumps(list(self.names)), encoding="utf-8")

    def is_sorted(self) -> bool:
        """Whether the places stand in the order of the words."""
        return np.array_equal(self.order, _sorted(self.ids))

    def same_texts(self, kept: Mask, other: SuffixArray) -> bool:
        """Whether the texts that a mask keeps are those of `other`, by the same names."""
        names = [name for name, keep in zip(self.names, kept.tolist(), strict=True) if keep]
        if names != list(other.names):
            return False
        lengths = np.diff(np.append(self.firsts, len(self))).astype(np.int64)
        places = np.concatenate([np.zeros(1, dtype=bool), np.repeat(kept, lengths)])[: len(self)]
        return all(
            np.array_equal(own[places], others[1:])
            for own, others in ((self.ids, other.ids), (self.starts, other.starts))
        )

    def __len__(self) -> int:
        """How many places there are; the last is a separator's."""
        return len(self.ids)

    def beginning(self, ids: Places) -> Numbers:
        """The places, in no order, where the first words may be these, DEPTH at most.

        All such places are among them; where words have hashes alike, others are too.
        """
        free = _BITS * (DEPTH - len(ids))
        low = _packed(ids.tolist()) << free
        return self.order[self._rank(low) : self._rank(low + (1 << free))]

    def _rank(self, key: int) -> int:
        return bisect_left(self.order, key, key=self._key)

    def _key(self, place: int) -> int:
        words = self.ids[place : int(place) + DEPTH].tolist()
        return _packed(words + [SEPARATOR] * (DEPTH - len(words)))


class _Ids(dict[str, int]):
    """A written word to the id of its normal form."""

    def __missing__(self, written: str) -> int:
        found = self[written] = word_id(normal(written))
        return found


def word_id(word: str) -> int:
    """A hash of a word in its normal form."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) or 1


def _mapped(path: Path) -> Numbers:
    """Little-endian numbers of 32 bits; a file without any cannot be mapped."""
    with path.open("rb") as content:
        if not path.stat().st_size:
            return np.empty(0, dtype=np.uint32)
        return np.frombuffer(mmap(content.fileno(), 0, access=ACCESS_READ), dtype="<u4")


def _packed(ids: Iterable[int]) -> int:
    key = 0
    for number in ids:
        key = key << _BITS | number & _LOW
    return key


def _sorted(ids: Numbers) -> Numbers:
    """The places in the order of the DEPTH words that begin there."""
    keys = np.zeros(len(ids), dtype=np.uint64)
    low = np.concatenate([ids, np.zeros(DEPTH, dtype=np.uint32)]) & np.uint32(_LOW)
    for offset in range(DEPTH):
        keys <<= np.uint64(_BITS)
        keys |= low[offset : offset + len(ids)]
    return np.argsort(keys).astype(np.uint32)


def _numbers(values: array[int]) -> Numbers:
    return np.frombuffer(values, dtype=np.uint32) if values else np.empty(0, dtype=np.uint32)
