"""What has become of a quotation: whether its words still stand, where, and how they were changed.

The words are looked for, never judged: a place is the same words, the most alike sentences, or
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import product

import numpy as np

from qa.errors import UnknownDocument
from qa.ports import Collection
from qa.sentences import sentences
from qa.types import Document, Passage, Span
from qa.words import words

ALIKE = 0.5
"""The share (0-1) of words in common, in order, from which a passage is the old one edited."""

SEEDS = 5
"""Sentences with the most words of the quotation around which it is looked for."""

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_WORD = re.compile(r"\w+")


class Fate(StrEnum):
    """What a citation may have come to."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    EDITED = "edited"
    RETRACTED = "retracted"
    ALTERED = "altered"
    UNKNOWN = "unknown"


REASONS = {
    Fate.UNCHANGED: "The edition that was cited stands.",
    Fate.MOVED: "The same words stand at another place.",
    Fate.EDITED: "The document has other words at this place.",
    Fate.RETRACTED: "The words stand in no document any longer.",
    Fate.ALTERED: "The edition that is named does not hold these words at this place.",
    Fate.UNKNOWN: "No such edition is remembered, and no document holds these words.",
}


@dataclass(frozen=True, slots=True)
class Reference:
    """What a citation says of its place: the edition, the span, the words and those around."""

    document_id: str
    sha256: str
    span: Span
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A piece of a diff by words: `same`, `removed` or `added` text."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """What has become of a citation; `passage` is where its words, or those in their place, stand.

    `diff` is there for an edited one: same and removed make the old words, same and added the new.
    `passage.score` is the share of words in common.
    """

    fate: Fate
    passage: Passage | None = None
    diff: tuple[Change, ...] = ()

    @property
    def reason(self) -> str:
        return REASONS[self.fate]


def resolve(reference: Reference, collection: Collection) -> Resolution:
    """What has become of a citation, as far as editions are remembered."""
    cited = _document(collection, reference.document_id, reference.sha256)
    if cited and not _holds(cited, reference):
        return Resolution(Fate.ALTERED)
    current = _document(collection, reference.document_id)
    if current and _holds(current, reference):
        same = current.sha256 == reference.sha256
        return Resolution(
            Fate.UNCHANGED if same else Fate.MOVED, Passage.of(current, reference.span, 1.0)
        )
    if place := _verbatim(reference, collection, current):
        return Resolution(Fate.MOVED, place)
    if current and (edited := _edited(reference, current)):
        return edited
    if place := _elsewhere(reference, collection):
        return Resolution(Fate.MOVED, place)
    known = cited or current or collection.history(reference.document_id)
    return Resolution(Fate.RETRACTED if known else Fate.UNKNOWN)


def diff(old: str, new: str) -> tuple[Change, ...]:
    """By words: same and removed, joined, are `old`; same and added are `new`."""
    one, other = _TOKEN.findall(old), _TOKEN.findall(new)
    found = []
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            found.append(Change("same", "".join(one[start:end])))
            continue
        if start < end:
            found.append(Change("removed", "".join(one[start:end])))
        if new_start < new_end:
            found.append(Change("added", "".join(other[new_start:new_end])))
    return tuple(found)


def _document(
    collection: Collection, document_id: str, sha256: str | None = None
) -> Document | None:
    try:
        return collection.document(document_id, sha256)
    except UnknownDocument:
        return None


def _holds(document: Document, reference: Reference) -> bool:
    span = reference.span
    return document.text[span.start : span.end] == reference.exact


def _verbatim(
    reference: Reference, collection: Collection, current: Document | None
) -> Passage | None:
    """In the document as it is now, else in another with the same bytes."""
    if current and (span := _occurrence(reference, current)):
        return Passage.of(current, span, 1.0)
    for listing in collection.documents():
        if listing.sha256 == reference.sha256 and listing.id != reference.document_id:
            document = collection.document(listing.id)
            if span := _occurrence(reference, document):
                return Passage.of(document, span, 1.0)
    return None


def _elsewhere(reference: Reference, collection: Collection) -> Passage | None:
    """In any document that holds the words."""
    concordance = collection.concordance()
    exact = [word.normal for word in words(reference.exact)]
    texts = concordance.texts_at(concordance.phrase(concordance.ids(exact)))
    for text in np.unique(texts).tolist():
        document = collection.document(concordance.names[text])
        if span := _occurrence(reference, document):
            return Passage.of(document, span, 1.0)
    return None


def _occurrence(reference: Reference, document: Document) -> Span | None:
    """Of the places with the same words the one whose surroundings agree most, then the nearest."""
    places = _occurrences(reference.exact, document.text)
    return min(places, key=lambda span: _strangeness(reference, document, span), default=None)


def _occurrences(exact: str, text: str) -> Iterator[Span]:
    start = text.find(exact)
    while start >= 0:
        yield Span(start, start + len(exact))
        start = text.find(exact, start + 1)


def _strangeness(reference: Reference, document: Document, span: Span) -> tuple[int, int]:
    before = document.text[max(0, span.start - len(reference.prefix)) : span.start]
    after = document.text[span.end : span.end + len(reference.suffix)]
    agreeing = _common(reference.prefix[::-1], before[::-1]) + _common(reference.suffix, after)
    return -agreeing, abs(span.start - reference.span.start)


def _common(one: str, other: str) -> int:
    """How many characters agree from the start on."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _edited(reference: Reference, document: Document) -> Resolution | None:
    """The run of sentences most like the quotation, if it is alike enough to be it."""
    scored = [
        (_alikeness(reference.exact, document.text[run.start : run.end]), run)
        for run in _runs(reference.exact, document.text)
    ]
    alikeness, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if best is None or alikeness < ALIKE:
        return None
    passage = Passage.of(document, best, alikeness)
    return Resolution(Fate.EDITED, passage, diff(reference.exact, passage.quote.exact))


def _runs(exact: str, text: str) -> list[Span]:
    """Runs of about as many sentences as `exact` has, around those that share most words with it.

    In the order of the text.
    """
    found, count = sentences(text), len(sentences(exact))
    wanted = set(_words(exact))
    shared = [len(wanted & set(_words(text[each.start : each.end]))) for each in found]
    seeds = sorted(range(len(found)), key=lambda at: -shared[at])[:SEEDS]
    runs = set()
    for seed, size in product(seeds, range(max(1, count - 1), count + 2)):
        for first in range(max(0, seed - size + 1), min(seed, len(found) - size) + 1):
            runs.add(Span(found[first].start, found[first + size - 1].end))
    return sorted(runs)


def _alikeness(one: str, other: str) -> float:
    """2 m / n of the m words in common, in order, and the n words of both (Ratcliff 1988)."""
    return SequenceMatcher(None, _words(one), _words(other), autojunk=False).ratio()


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
