"""Where a quotation stands, word for word and mark for mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from qa.suffixes import Places
from qa.types import Quote
from qa.verify.corpus import Corpus
from qa.verify.wording import Fragment, Wording
from qa.words import marks_between, words

LEFT_OUT = 50
"""Words that one ellipsis may stand for, at most: beyond, the parts are of different passages."""

LEAST = 2
"""Words beside an ellipsis, at least: one alone could be from anywhere."""

SHOWN = 20
"""Places that are given of a quotation that stands at more."""

CHECKED = 200
"""Places at which the words stand that are compared, mark for mark, with the stored text."""


@dataclass(frozen=True, slots=True)
class Standing:
    """From the place `start` to before `stop`; `parts` are the places of each fragment."""

    start: int
    stop: int
    parts: tuple[tuple[int, int], ...]


def standing(
    wording: Wording, corpus: Corpus, named: frozenset[str] | None = None
) -> list[Standing]:
    """The first `SHOWN` places, in the documents `named` where these are given.

    An ellipsis may be the source's own, else it stands for words left out.
    """
    found = _side_by_side(wording.whole, corpus, named)
    return list(islice(found, SHOWN)) or list(
        islice(_with_words_left_out(wording.fragments, corpus, named), SHOWN)
    )


def stands(fragment: Fragment, corpus: Corpus) -> Standing | None:
    """The first place of a fragment alone."""
    return next(_side_by_side(fragment, corpus), None)


def _side_by_side(
    fragment: Fragment, corpus: Corpus, named: frozenset[str] | None = None
) -> Iterator[Standing]:
    length = len(fragment.words)
    for place in _places(fragment, corpus, named)[:CHECKED].tolist():
        if _agrees(fragment, place, corpus):
            yield Standing(place, place + length, ((place, place + length),))


def _places(fragment: Fragment, corpus: Corpus, named: frozenset[str] | None) -> Places:
    places = corpus.concordance.phrase(corpus.concordance.ids(fragment.normals))
    return places if named is None else corpus.within(places, named)


def _with_words_left_out(
    fragments: Sequence[Fragment], corpus: Corpus, named: frozenset[str] | None
) -> Iterator[Standing]:
    if len(fragments) < 2 or any(len(each.words) < LEAST for each in fragments):
        return
    words = corpus.concordance
    places = [_places(fragment, corpus, named) for fragment in fragments]
    for first in places[0][:CHECKED].tolist():
        parts = _chain(first, fragments, places)
        if not parts or words.text_at(first) != words.text_at(parts[-1][0]):
            continue
        starts = zip(fragments, (start for start, _ in parts), strict=True)
        if all(_agrees(fragment, start, corpus) for fragment, start in starts):
            yield Standing(first, parts[-1][1], tuple(parts))


def _chain(
    first: int, fragments: Sequence[Fragment], places: Sequence[Places]
) -> list[tuple[int, int]]:
    """Each fragment at its next place after the one before it; empty where one is too far."""
    parts = [(first, first + len(fragments[0].words))]
    for fragment, known in zip(fragments[1:], places[1:], strict=True):
        after = parts[-1][1]
        following = int(np.searchsorted(known, after))
        if following == len(known) or known[following] - after > LEFT_OUT:
            return []
        parts.append((int(known[following]), int(known[following]) + len(fragment.words)))
    return parts


def _agrees(fragment: Fragment, place: int, corpus: Corpus) -> bool:
    """Whether the stored text itself has these words and marks: the concordance only points."""
    stop = place + len(fragment.words)
    quote = corpus.quote(place, stop)
    found = words(quote.exact)
    return (
        [word.normal for word in found] == fragment.normals
        and tuple(marks_between(quote.exact, found)) == fragment.between
        and fragment.closes_as(corpus.following(stop))
    )


def left_out(found: Standing, corpus: Corpus) -> tuple[Quote, ...]:
    """The words that each ellipsis stands for; none where it stands for none."""
    ends = [stop for _, stop in found.parts[:-1]]
    starts = [start for start, _ in found.parts[1:]]
    gaps = zip(ends, starts, strict=True)
    return tuple(corpus.quote(end, start) for end, start in gaps if end < start)
