"""Near-duplicates: which documents share so many runs of words that they are no two sources.

A text is known by hashes of its shingles, runs of SHINGLE words (Broder 1997), of which long texts
keep the least ones only (bottom-k). How much two texts share is measured against the smaller of
the two, so that a cut and a quoted whole count as near-duplicates of what they come from.
"""

from __future__ import annotations

import re
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from qa.collection.bm25 import plain

Shingles: TypeAlias = NDArray[np.uint32]
"""[n], ascending, without repeats."""

SHINGLE = 2
"""Words in a shingle."""

KEPT = 1024
"""Shingles kept of a text, at most."""

SHARED = 0.28
"""Of the smaller text's shingles so many are shared from which two are near-duplicates.

Chosen by `benchmarks.near_duplicates`, which says what it finds and misses.
"""

COUPLED = 0.1
"""Of the smaller of two shared parts so much is common from which they are the same part."""

FEWEST = 8
"""Shared shingles without which there is no saying."""

NEIGHBOURS = 16
"""Texts compared with a text on the word of one shingle; common phrases would pair all with all."""

_WORD = re.compile(r"\w+")
_MIX = np.uint64(0x9E3779B97F4A7C15)  # 2^64 divided by the golden ratio (Knuth 6.4)


def shingles(text: str) -> Shingles:
    """The hashes of the shingles of a text, whatever its case and punctuation."""
    words = [zlib.crc32(word.encode()) for word in _WORD.findall(plain(text).lower())]
    if len(words) < SHINGLE:
        return np.empty(0, dtype="<u4")
    mixed = np.zeros(len(words) - SHINGLE + 1, dtype=np.uint64)
    for place in range(SHINGLE):
        window = np.array(words[place : place + len(mixed)], dtype=np.uint64)
        mixed = (mixed + window) * _MIX
        mixed ^= mixed >> np.uint64(29)
    return np.unique((mixed >> np.uint64(32)).astype("<u4"))[:KEPT]


def shared(one: Shingles, other: Shingles) -> tuple[Shingles, float]:
    """What two texts share, and which part (0-1) of the smaller that is.

    Both are looked at only as far as both are known, up to where the shorter list was cut.
    """
    end = min(_end(one), _end(other))
    one, other = one[one <= end], other[other <= end]
    common = np.intersect1d(one, other, assume_unique=True)
    return common, len(common) / max(1, min(len(one), len(other)))


def clusters(texts: Sequence[Shingles]) -> list[int]:
    """For each text the first one of its cluster; itself where it has no near-duplicate.

    Two near-duplicates of one text are in one cluster only where they share the same of it: who
    joins two reports makes no single source of them. (As link communities, Ahn et al. 2010: the
    links are clustered, and a text goes where its strongest link does.)
    """
    links = _links(texts)
    leader = _Leaders(len(links))
    for own in _links_by_text(links).values():
        for one, other in _coupled(own, links):
            leader.join(one, other)
    home: dict[int, tuple[float, int]] = {}
    for number, (one, other, _, part) in enumerate(links):
        for text in (one, other):
            home[text] = min(home.get(text, (0.0, 0)), (-part, leader.of(number)))
    first: dict[int, int] = {}
    found = list(range(len(texts)))
    for text in sorted(home):
        found[text] = first.setdefault(home[text][1], text)
    return found


def write_clusters(connection: sqlite3.Connection) -> None:
    """Store the cluster of each of the `documents` that has near-duplicates or copies."""
    connection.execute("DELETE FROM clusters")
    connection.executemany("INSERT INTO clusters VALUES (?, ?)", found_clusters(connection))


def found_clusters(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    """Edition and cluster of each of the `documents` that is not alone in its cluster."""
    rows = connection.execute(
        "SELECT edition, document_id, text_sha256, shingles "
        "FROM documents JOIN editions ON editions.id = edition ORDER BY document_id"
    ).fetchall()
    texts = {text: np.frombuffer(blob, dtype="<u4") for *_, text, blob in rows}
    place = {text: number for number, text in enumerate(texts)}
    which = clusters(list(texts.values()))
    members = defaultdict(list)
    for edition, document_id, text, _ in rows:
        members[which[place[text]]].append((edition, document_id))
    return sorted(
        (edition, together[0][1])
        for together in members.values()
        if len(together) > 1
        for edition, _ in together
    )


Link: TypeAlias = tuple[int, int, Shingles, float]
"""Two texts, what they share, and how much of the smaller that is."""


def _links(texts: Sequence[Shingles]) -> list[Link]:
    found = []
    for one, other in _pairs(texts):
        common, part = shared(texts[one], texts[other])
        if len(common) >= FEWEST and part >= SHARED:
            found.append((one, other, common, part))
    return found


def _pairs(texts: Sequence[Shingles]) -> Iterator[tuple[int, int]]:
    """The texts, two by two, that may share enough, by sorting all shingles.

    What two strangers share are phrases that are everywhere, of which NEIGHBOURS leaves little;
    half of SHARED is asked of what is left.
    """
    if not texts:
        return
    lengths = np.array([len(text) for text in texts])
    owners = np.repeat(np.arange(len(texts)), lengths)
    hashes = np.concatenate(texts)
    order = np.argsort(hashes, kind="stable")
    owners, hashes = owners[order], hashes[order]
    met = []
    for step in range(1, NEIGHBOURS + 1):
        same = hashes[step:] == hashes[:-step]
        met.append(owners[:-step][same] * len(texts) + owners[step:][same])
    pairs, counts = np.unique(np.concatenate(met), return_counts=True)
    one, other = np.divmod(pairs, len(texts))
    enough = np.maximum(FEWEST, SHARED / 2 * np.minimum(lengths[one], lengths[other]))
    yield from zip(one[counts >= enough].tolist(), other[counts >= enough].tolist(), strict=True)


def _links_by_text(links: Sequence[Link]) -> dict[int, list[int]]:
    """The links of each text, strongest first."""
    found = defaultdict(list)
    for number in sorted(range(len(links)), key=lambda number: -links[number][3]):
        for text in links[number][:2]:
            found[text].append(number)
    return found


def _coupled(own: Sequence[int], links: Sequence[Link]) -> Iterator[tuple[int, int]]:
    """Of the links of one text those, two by two, that stand on the same part of it."""
    parts: list[tuple[int, Shingles]] = []
    for number in own:
        common = links[number][2]
        for place, (first, part) in enumerate(parts):
            if shared(common, part)[1] >= COUPLED:
                parts[place] = (first, np.union1d(part, common))
                yield first, number
                break
        else:
            parts.append((number, common))


class _Leaders:
    """Disjoint sets of numbers (Tarjan 1975); the least one speaks for its set."""

    def __init__(self, count: int) -> None:
        self._leader = list(range(count))

    def of(self, number: int) -> int:
        while self._leader[number] != number:
            self._leader[number] = number = self._leader[self._leader[number]]
        return number

    def join(self, one: int, other: int) -> None:
        least, greatest = sorted((self.of(one), self.of(other)))
        self._leader[greatest] = least


def _end(text: Shingles) -> int:
    return int(text[-1]) if len(text) == KEPT else 2**32 - 1
