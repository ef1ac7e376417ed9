"""Every word of every text, in order, and the order in which they sort: a suffix array of words.

Manber and Myers, "Suffix arrays: a new method for on-line string searches" (1990), over words in
their normal form and sorted by the first two or three of them only, which is enough to find a
phrase: the words that follow are compared. Words count through all texts, and a word's number is
its place; before every text stands a separator, which is no word.
"""

from __future__ import annotations

import json
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

SEPARATOR = 0
"""The id of what stands before and after every text; the ids of words count from 1."""

_ARRAYS = ("ids", "starts", "order", "firsts")
_NAMES = "names.json"


class Concordance:
    """`names` are those of the texts, in the order of their words. May be used by any thread."""

    def __init__(
        self,
        names: Sequence[str],
        vocabulary: Sequence[str],
        ids: Numbers,
        starts: Numbers,
        order: Numbers,
        firsts: Numbers,
    ) -> None:
        self.names = tuple(names)
        self._vocabulary = vocabulary
        self._id = {word: number for number, word in enumerate(vocabulary, 1)}
        self._ids = ids
        self._starts = starts
        self._order = order
        self._firsts = firsts
        self._bits, self._depth = _packing(len(vocabulary))

    @classmethod
    def of(cls, texts: Iterable[tuple[str, str]]) -> Concordance:
        """Of the name and the text of each, in their order."""
        names: list[str] = []
        known = _Vocabulary()
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
        numbers = np.array(ids, dtype=np.uint32)
        words = known.words()
        order = _sorted(numbers, len(words))
        return cls(names, words, numbers, _numbers(starts), order, _numbers(firsts))

    @classmethod
    def read(cls, folder: Path) -> Concordance:
        """Arrays are mapped, not loaded. Raises OSError or ValueError where one is unusable."""
        stored = json.loads((folder / _NAMES).read_text(encoding="utf-8"))
        arrays = [_mapped(folder / name) for name in _ARRAYS]
        return cls(stored["texts"], stored["words"], *arrays)

    def write(self, folder: Path) -> None:
        for name in _ARRAYS:
            getattr(self, f"_{name}").astype("<u4").tofile(folder / name)
        stored = {"texts": self.names, "words": self._vocabulary}
        (folder / _NAMES).write_text(json.dumps(stored), encoding="utf-8")

    def same_as(self, other: Concordance) -> bool:
        """Whether it is of the same texts, by the same names."""
        told = (self.names, list(self._vocabulary)) == (other.names, list(other._vocabulary))
        arrays = ((getattr(each, f"_{name}") for each in (self, other)) for name in _ARRAYS)
        return told and all(np.array_equal(*pair) for pair in arrays)

    def __len__(self) -> int:
        """How many places there are; the last is a separator's."""
        return len(self._ids)

    def ids(self, words: Sequence[str]) -> Places:
        """The id of each word in its normal form; -1 for one that stands nowhere."""
        return np.array([self._id.get(word, -1) for word in words], dtype=np.int64)

    def window(self, start: int, stop: int) -> Places:
        """The ids at the places from `start` to before `stop`."""
        return np.asarray(self._ids[start:stop], dtype=np.int64)

    def at(self, places: Places) -> Numbers:
        """The id at each place; places outside are a separator's."""
        return self._ids.take(places.clip(0, len(self) - 1))

    def text_at(self, place: int) -> int:
        """The number, in `names`, of the text whose word stands at `place`."""
        return int(self.texts_at(np.array([place]))[0])

    def texts_at(self, places: Places) -> Places:
        """The same for each of the places."""
        return np.searchsorted(self._firsts, places, side="right") - 1

    def bounds(self, text: int) -> tuple[int, int]:
        """The places of a text's first word and past its last."""
        last = text + 1 == len(self._firsts)
        past = len(self) if last else int(self._firsts[text + 1])
        return int(self._firsts[text]), past - 1

    def start(self, place: int) -> int:
        """The offset in its text at which the word at `place` begins."""
        return int(self._starts[place])

    def phrase(self, ids: Places) -> Places:
        """Where the words stand in this order, first to last."""
        if not len(ids) or (ids < 0).any():
            return np.empty(0, dtype=np.int64)
        shift, found = self._rarest(ids)
        places = np.sort(np.asarray(found, dtype=np.int64)) - shift
        for offset, wanted in enumerate(ids):
            if not len(places):
                break
            places = places[self.at(places + offset) == wanted]
        return places

    def begun(self, ids: Places, most: int) -> Places:
        """Where the first two or three words stand, in no order; none where that is too often.

        Empty for an unknown word, and for more than `most` places.
        """
        low, high = self._range(ids[: self._depth])
        few = high - low <= most
        return np.asarray(self._order[low : high if few else low], dtype=np.int64)

    def count(self, word: int) -> int:
        """At how many places the word with this id stands."""
        low, high = self._range(np.array([word]))
        return high - low

    def _rarest(self, ids: Places) -> tuple[int, Numbers]:
        """The places of the rarest beginning in the phrase, and how far into it that is."""
        best = (0, 0, len(self) + 1)
        for shift in range(max(1, len(ids) - self._depth + 1)):
            low, high = self._range(ids[shift : shift + self._depth])
            if high - low < best[2] - best[1]:
                best = (shift, low, high)
            if high - low <= 16:
                break
        shift, low, high = best
        return shift, self._order[low:high]

    def _range(self, ids: Places) -> tuple[int, int]:
        """The part of the order in which all begin with these words."""
        if not len(ids) or (ids < 0).any():
            return 0, 0
        free = self._bits * (self._depth - len(ids))
        low = _packed(ids.tolist(), self._bits) << free
        return self._rank(low), self._rank(low + (1 << free))

    def _rank(self, key: int) -> int:
        return bisect_left(self._order, key, key=self._key)

    def _key(self, place: int) -> int:
        words = self._ids[place : int(place) + self._depth].tolist()
        return _packed(words + [SEPARATOR] * (self._depth - len(words)), self._bits)


class _Vocabulary(dict[str, int]):
    """A written word to the id of its normal form, given out in the order they come."""

    def __init__(self) -> None:
        self._normal: dict[str, int] = {}

    def __missing__(self, written: str) -> int:
        found = self._normal.setdefault(normal(written), len(self._normal) + 1)
        self[written] = found
        return found

    def words(self) -> list[str]:
        return list(self._normal)


def _mapped(path: Path) -> Numbers:
    """Little-endian numbers of 32 bits; a file without any cannot be mapped."""
    with path.open("rb") as content:
        if not path.stat().st_size:
            return np.empty(0, dtype=np.uint32)
        return np.frombuffer(mmap(content.fileno(), 0, access=ACCESS_READ), dtype="<u4")


def _packing(vocabulary: int) -> tuple[int, int]:
    """The bits of an id, and how many ids, three at most, one key of 63 bits holds."""
    bits = max(1, vocabulary.bit_length())
    return bits, min(3, 63 // bits)


def _packed(ids: Iterable[int], bits: int) -> int:
    key = 0
    for number in ids:
        key = key << bits | number
    return key


def _sorted(ids: Numbers, vocabulary: int) -> Numbers:
    """The places in the order of the two or three words that begin there."""
    bits, depth = _packing(vocabulary)
    keys = np.zeros(len(ids), dtype=np.uint64)
    padded = np.concatenate([ids, np.zeros(depth, dtype=np.uint32)]).astype(np.uint64)
    for offset in range(depth):
        keys = keys << np.uint64(bits) | padded[offset : offset + len(ids)]
    return np.argsort(keys).astype(np.uint32)


def _numbers(values: array[int]) -> Numbers:
    return np.array(values, dtype=np.uint32)
