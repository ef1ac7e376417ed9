"""The passage that comes nearest to words that do not stand, and what differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
from numpy.typing import NDArray

from qa.concordance import Concordance
from qa.suffixes import Places
from qa.types import Span
from qa.verify.standing import LEFT_OUT
from qa.verify.verdicts import Piece
from qa.words import marks, words

FREQUENT = 2000
"""A beginning that stands at more places than this does not tell where to look."""

DIAGONALS = 3000
"""Alignments without a gap that are compared word by word, the likeliest first."""

WINDOWS = 4
"""Stretches of text that are aligned with gaps, the likeliest first."""

CHANGED, ADDED, LEFT = 2, 2, 1
"""What a word costs that is another, that only the quotation has, or that only the source has.
Leaving out costs half, since it leaves the words of the source as they are."""

COMMON = 0.01
"""A word with a larger share of all words tells nothing of what a passage is about."""

RARE = 10
"""A word that stands at no more places than this tells, however small the collection."""


@dataclass(frozen=True, slots=True)
class Diagonals:
    """Alignments of the quotation's words with places, without a gap.

    `places` [d] are those of the first word; `equal` [d, words] tells where the words are the same.
    """

    places: Places
    equal: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Alignment:
    """The places from `start` to before `stop`; `cost` is in words changed, twice over."""

    start: int
    stop: int
    cost: int


def diagonals(ids: Places, words: Concordance) -> Diagonals:
    """The alignments at which rare beginnings agree, in the order of the places."""
    found = [places - at for at, places in _beginnings(ids, words)]
    if not found:
        return Diagonals(np.empty(0, np.int64), np.empty((0, len(ids)), np.bool_))
    places, votes = np.unique(np.concatenate(found), return_counts=True)
    most = max(1, min(DIAGONALS, 600_000 // len(ids)))
    likely = np.sort(np.argsort(-votes, kind="stable")[:most])
    places = places[likely]
    return Diagonals(places, words.at(places[:, None] + np.arange(len(ids))) == ids)


def _beginnings(ids: Places, words: Concordance) -> Iterator[tuple[int, Places]]:
    """For each word of the quotation, where the longest beginning from it on stands."""
    for at in range(len(ids)):
        for length in (3, 2, 1):
            places = words.begun(ids[at : at + length], FREQUENT)
            if len(places):
                yield at, places
                break


def nearest(
    ids: Places, breaks: frozenset[int], found: Diagonals, words: Concordance
) -> Alignment | None:
    """The passage at the least cost; of several, the first. None where nothing tells."""
    windows = _windows(ids, breaks, found, words)
    aligned = [_aligned(ids, breaks, start, words.window(start, stop)) for start, stop in windows]
    telling = [each for each in aligned if _tells(ids, each, words)]
    return min(telling, key=lambda each: (each.cost, each.start), default=None)


def _windows(
    ids: Places, breaks: frozenset[int], found: Diagonals, words: Concordance
) -> list[tuple[int, int]]:
    """Where the most words of the quotation stand near each other, each inside one text."""
    slack = len(ids) // 2 + 8 + LEFT_OUT * len(breaks)
    likely = np.argsort(-found.equal.sum(axis=1), kind="stable")[: 8 * WINDOWS].tolist()
    scored = []
    for row in likely:
        place = int(found.places[row])
        low, high = np.searchsorted(found.places, [place - slack, place + slack + 1])
        score = int(found.equal[low:high].any(axis=0).sum())
        first, past = words.bounds(words.text_at(place + int(found.equal[row].argmax())))
        window = (max(first, place - slack), min(past, place + len(ids) + slack))
        scored.append((-score, window))
    return list(dict.fromkeys(window for _, window in sorted(scored)))[:WINDOWS]


def _aligned(ids: Places, breaks: frozenset[int], at: int, window: Places) -> Alignment:
    """Sellers, "The theory and computation of evolutionary distances" (1980): the stretch of the
    window that turns into the quotation at the least cost. Words left out at a break are free."""
    costs = _costs(ids, breaks, window, np.zeros(len(window) + 1, np.int64))
    stop = _plateau(costs)
    back = frozenset(len(ids) - each for each in breaks)
    reverse = window[:stop][::-1]
    start = stop - _plateau(_costs(ids[::-1], back, reverse, np.arange(stop + 1) * LEFT))
    if start == stop:  # every word changed: what is shown must hold a word
        start, stop = max(0, stop - 1), max(1, stop)
    return Alignment(at + start, at + stop, int(costs.min()))


def _plateau(costs: Places) -> int:
    """The last of the first run of least costs: a changed word at the end belongs to it."""
    end = int(costs.argmin())
    while end + 1 < len(costs) and costs[end + 1] == costs[end]:
        end += 1
    return end


def _costs(ids: Places, breaks: frozenset[int], window: Places, costs: Places) -> Places:
    """The cost of all words against each beginning of the window, from that of none."""
    left = np.arange(len(window) + 1) * LEFT
    for done, word in enumerate(ids, 1):
        changed = costs[:-1] + np.where(window == word, 0, CHANGED)
        costs = np.concatenate([costs[:1] + ADDED, np.minimum(changed, costs[1:] + ADDED)])
        if done in breaks:
            costs = np.minimum.accumulate(costs)
        else:
            costs = np.minimum.accumulate(costs - left) + left
    return costs


def _tells(ids: Places, found: Alignment, words: Concordance) -> bool:
    """Whether the passage has a word of the quotation that is not one of the commonest."""
    shared = np.intersect1d(ids, words.window(found.start, found.stop))
    common = max(RARE, COMMON * len(words))
    return any(words.count(int(word)) <= common for word in shared)


def difference(quoted: str, source: str) -> tuple[Piece, ...]:
    """What turns `source` into `quoted`, in words and marks; what both have is as in the source."""
    ours, theirs = _tokens(quoted), _tokens(source)
    matcher = SequenceMatcher(
        None, [token for token, _ in ours], [token for token, _ in theirs], autojunk=False
    )
    pieces: list[Piece] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(Piece("both", _text(source, theirs[c:d])))
            continue
        if c < d:
            pieces.append(Piece("source", _text(source, theirs[c:d])))
        if a < b:
            pieces.append(Piece("quotation", _text(quoted, ours[a:b])))
    return tuple(pieces)


def _tokens(text: str) -> list[tuple[str, Span]]:
    """Words and the marks between them, each with its text up to the next."""
    found: list[tuple[str, int]] = []
    end = 0
    for word in words(text):
        if between := marks(text[end : word.start]):
            found.append((between, end))
        found.append((word.normal, word.start))
        end = word.end
    if closing := marks(text[end:]).strip('".,'):
        found.append((closing, end))
    ends = [start for _, start in found[1:]] + [len(text)]
    return [(token, Span(start, stop)) for (token, start), stop in zip(found, ends, strict=True)]


def _text(text: str, tokens: Sequence[tuple[str, Span]]) -> str:
    return text[tokens[0][1].start : tokens[-1][1].end]
