"""What a quotation is ascribed to, and the documents that this names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import PurePosixPath

from qa.types import Listing
from qa.words import words

TELLING = 3
"""Words of a title, at least, that name a document in running text: shorter ones are phrases."""


class Sources:
    """The documents of a collection by what people call them: id, path, file name, title."""

    def __init__(self, listings: Sequence[Listing]) -> None:
        self._named: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._in_text: set[tuple[str, ...]] = set()
        for listing in listings:
            path = PurePosixPath(listing.source)
            for name in (listing.id, listing.source, path.name, path.stem, listing.title):
                self._named[_words(name)].add(listing.id)
            self._in_text |= {_words(listing.source), _words(path.name)}
            if len(title := _words(listing.title)) >= TELLING:
                self._in_text.add(title)
        self._named.pop((), None)
        self._longest = max(map(len, self._named), default=0)

    def named(self, claim: str) -> frozenset[str]:
        """The ids of the documents that `claim` names; none where no document is called so.

        Of several names in it the longest counts; a claim may also be a part of a title.
        """
        wanted = _words(claim)
        for length in range(min(len(wanted), self._longest), 0, -1):
            least = length == len(wanted) or length >= TELLING
            for run in _runs(wanted, length):
                if run in self._named and (least or run in self._in_text):
                    return frozenset(self._named[run])
        return self._partly(" ".join(wanted)) if len(wanted) > 1 else frozenset()

    def _partly(self, claim: str) -> frozenset[str]:
        named = (ids for name, ids in self._named.items() if f" {claim} " in f" {' '.join(name)} ")
        return frozenset[str]().union(*named)

    def mentioned(self, text: str) -> str | None:
        """The longest name of a document that stands in `text`: path, file name or long title."""
        found = words(text)
        normals = tuple(word.normal for word in found)
        for length in range(min(len(found), self._longest), 0, -1):
            for at, run in enumerate(_runs(normals, length)):
                if run in self._in_text:
                    return text[found[at].start : found[at + length - 1].end]
        return None


def _runs(found: tuple[str, ...], length: int) -> list[tuple[str, ...]]:
    return [found[at : at + length] for at in range(len(found) - length + 1)]


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.normal for word in words(text))
