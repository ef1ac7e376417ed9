"""Where words stand in the texts of a collection: suffix arrays, one after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

import numpy as np

from qa.suffixes import DEPTH, Mask, Numbers, Places, SuffixArray, word_id


class Concordance:
    """Suffix arrays one after another, of which some texts may be `gone`. For any thread.

    `gone` has a mask for each array, over its texts: what is gone is not found.
    """

    def __init__(self, arrays: Sequence[SuffixArray], gone: Sequence[Mask] | None = None) -> None:
        self._arrays = arrays
        self._gone = gone or [np.zeros(len(each.names), dtype=bool) for each in arrays]
        self._begins = [0, *accumulate(len(each) for each in arrays)]
        self._texts = [0, *accumulate(len(each.names) for each in arrays)]

    @classmethod
    def of(cls, texts: Iterable[tuple[str, str]]) -> Concordance:
        """Of the name and the text of each, in their order."""
        return cls([SuffixArray.of(texts)])

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Of all texts, in the order of their words."""
        return tuple(name for each in self._arrays for name in each.names)

    def __len__(self) -> int:
        """How many places there are; the last is a separator's."""
        return self._begins[-1]

    def ids(self, words: Sequence[str]) -> Places:
        """The id of each word in its normal form; -1 for one that stands nowhere."""
        ids = np.array([word_id(word) for word in words], dtype=np.int64)
        known = {number for number in set(ids.tolist()) if self.count(number)}
        return np.array([number if number in known else -1 for number in ids.tolist()], np.int64)

    def window(self, start: int, stop: int) -> Places:
        """The ids at the places from `start` to before `stop`, which are of one text."""
        return self.at(np.arange(start, stop)).astype(np.int64)

    def at(self, places: Places) -> Numbers:
        """The id at each place; places outside are a separator's."""
        return self._taken("ids", places.clip(0, len(self) - 1))

    def text_at(self, place: int) -> int:
        """The number, in `names`, of the text whose word stands at `place`."""
        return int(self.texts_at(np.array([place]))[0])

    def texts_at(self, places: Places) -> Places:
        """The same for each of the places."""
        found = np.empty(places.shape, dtype=np.int64)
        for number, those in self._shares(places):
            own = places[those] - self._begins[number]
            before = np.searchsorted(self._arrays[number].firsts, own, side="right")
            found[those] = self._texts[number] + before - 1
        return found

    def bounds(self, text: int) -> tuple[int, int]:
        """The places of a text's first word and past its last."""
        number = int(np.searchsorted(self._texts, text, side="right")) - 1
        array, begin, own = self._arrays[number], self._begins[number], text - self._texts[number]
        last = own + 1 == len(array.firsts)
        past = len(array) if last else int(array.firsts[own + 1])
        return begin + int(array.firsts[own]), begin + past - 1

    def start(self, place: int) -> int:
        """The offset in its text at which the word at `place` begins."""
        return int(self._taken("starts", np.array([place]))[0])

    def phrase(self, ids: Places) -> Places:
        """Where the words stand in this order, first to last."""
        if not len(ids) or (ids < 0).any():
            return np.empty(0, dtype=np.int64)
        shift, found = self._rarest(ids)
        return self._standing(ids, np.sort(found) - shift)

    def begun(self, ids: Places, most: int) -> Places:
        """Where the first DEPTH words stand, in no order; none where that is too often.

        Empty for an unknown word, and for more than `most` places.
        """
        if not len(ids) or (ids < 0).any() or self._count(ids[:DEPTH]) > most:
            return np.empty(0, dtype=np.int64)
        return self._standing(ids[:DEPTH], self._beginning(ids[:DEPTH]))

    def count(self, word: int) -> int:
        """At how many places the word with this id stands, or stood in a text that is gone.

        A word that shares 21 bits of its hash is counted with it.
        """
        return self._count(np.array([word])) if word >= 0 else 0

    def _count(self, ids: Places) -> int:
        return sum(len(each.beginning(ids)) for each in self._arrays)

    def _beginning(self, ids: Places) -> Places:
        found = [
            each.beginning(ids).astype(np.int64) + begin
            for each, begin in zip(self._arrays, self._begins, strict=False)
        ]
        return np.concatenate([np.empty(0, dtype=np.int64), *found])

    def _rarest(self, ids: Places) -> tuple[int, Places]:
        """The places of the rarest beginning in the phrase, and how far into it that is."""
        best, fewest = 0, len(self) + 1
        for shift in range(max(1, len(ids) - DEPTH + 1)):
            count = self._count(ids[shift : shift + DEPTH])
            if count < fewest:
                best, fewest = shift, count
            if fewest <= 16:
                break
        return best, self._beginning(ids[best : best + DEPTH])

    def _standing(self, ids: Places, places: Places) -> Places:
        """Those of the places at which all the words stand, in a text that is not gone."""
        for offset, wanted in enumerate(ids):
            if not len(places):
                return places
            places = places[self.at(places + offset) == wanted]
        gone = np.concatenate([np.empty(0, dtype=bool), *self._gone])
        return places[~gone[self.texts_at(places)]] if gone.any() else places

    def _taken(self, name: str, places: Places) -> Numbers:
        found = np.zeros(places.shape, dtype=np.uint32)
        for number, those in self._shares(places):
            own = places[those] - self._begins[number]
            found[those] = getattr(self._arrays[number], name).take(own)
        return found

    def _shares(self, places: Places) -> Iterator[tuple[int, Mask]]:
        """The number of each array that has some of the places, and which."""
        owners = np.searchsorted(self._begins, places, side="right") - 1
        for number in np.unique(owners).tolist():
            yield number, owners == number
