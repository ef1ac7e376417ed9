"""Any quotation to its verdict: exact matches decide, nearness only says what came near."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from qa.types import Document, Passage, Span
from qa.verify.claims import Sources
from qa.verify.corpus import Corpus
from qa.verify.nearest import Alignment, Diagonals, diagonals, difference, nearest
from qa.verify.seen import seen_through
from qa.verify.standing import SHOWN, Standing, left_out, standing, stands
from qa.verify.stitching import LEAST, Stitch, stitches
from qa.verify.verdicts import Part, Quotation, Verification
from qa.verify.wording import Wording

NEAR = 0.5
"""A passage comes near where less than this share of the quotation's words has changed."""

LONGEST = 600
"""Words of a quotation that the nearest passage is looked for with, the first ones."""

FRAGMENT = 3
"""Words between ellipses, at least, that are located by themselves."""

FEW = LEAST
"""Fewer changed words than this make a quotation altered: a part from elsewhere has as many."""

Speakers: TypeAlias = Callable[[Document, Span], str | None]
"""Who speaks at a span of a document: a name, or None for its own voice or where none is told."""


class Verifier:
    """Judges quotations against the documents of `corpus`, which `sources` names.

    `earlier` holds the editions before the present ones, where they are kept, and `speakers` tells
    who speaks, where that is known. Without them nothing has changed since, and nobody is asked.
    """

    def __init__(
        self,
        corpus: Corpus,
        sources: Sources,
        earlier: Corpus | None = None,
        speakers: Speakers | None = None,
    ) -> None:
        self._corpus = corpus
        self._sources = sources
        self._earlier = earlier
        self._speakers = speakers

    def verify(self, quotation: Quotation) -> Verification:
        """The verdict, and the places that it rests on."""
        readings = Wording.readings(quotation.exact)
        if not readings[-1].words:
            return Verification(quotation, "absent", "The quotation has no word in it.")
        named = self._sources.named(quotation.source) if quotation.source else None
        present = list(_places_of(readings, self._corpus, named))
        for wording, found in present:
            if ascribed := [each for each in found if self._says(quotation, each)]:
                return self._verified(quotation, wording, ascribed)
        earlier = None if present else self._earlier
        if earlier and (before := next(_places_of(readings, earlier, named), None)):
            return self._changed(quotation, *before, earlier)
        if elsewhere := next(_places_of(readings, self._corpus), None):
            return self._misattributed(quotation, *elsewhere, named)
        return self._not_standing(quotation, readings[-1])

    def _says(self, quotation: Quotation, found: Standing) -> bool:
        """False only where the text tells of another speaker than the one claimed."""
        if self._speakers is None or quotation.speaker is None:
            return True
        quote = self._corpus.quote(found.start, found.stop)
        speaker = self._speakers(self._corpus.document_at(found.start), quote.span)
        return speaker is None or _same_person(speaker, quotation.speaker)

    def _verified(
        self, quotation: Quotation, wording: Wording, found: Sequence[Standing]
    ) -> Verification:
        where = self._stands(quotation, wording, found, self._corpus)
        seen = f" Seen through: {', '.join(where.seen_through)}." if where.seen_through else ""
        reason = f"Stands word for word in {_places(len(found))}.{seen}"
        return replace(where, verdict="verified", reason=reason)

    def _misattributed(
        self,
        quotation: Quotation,
        wording: Wording,
        found: Sequence[Standing],
        named: frozenset[str] | None,
    ) -> Verification:
        where = self._stands(quotation, wording, found, self._corpus)
        if named is None or any(p.quote.document_id in named for p in where.passages):
            why = f"not in the mouth of {quotation.speaker}"
        elif named:
            why = f"not in {quotation.source}"
        else:
            why = f"no document is called {quotation.source}"
        reason = f"Stands word for word, but {why}."
        return replace(where, verdict="misattributed", reason=reason)

    def _changed(
        self,
        quotation: Quotation,
        wording: Wording,
        found: Sequence[Standing],
        earlier: Corpus,
    ) -> Verification:
        where = self._stands(quotation, wording, found, earlier)
        near = self._nearest(wording, self._diagonals(wording))
        now = self._near_passage(wording, near) if near else None
        return replace(
            where,
            verdict="changed_since",
            reason="Stood in an earlier edition, and does not stand in the present one.",
            nearest=now,
            difference=difference(quotation.exact, now.quote.exact) if now else (),
        )

    def _stands(
        self, quotation: Quotation, wording: Wording, found: Sequence[Standing], corpus: Corpus
    ) -> Verification:
        seen = [seen_through(quotation.exact, wording, each, corpus) for each in found]
        order = sorted(range(len(found)), key=lambda at: len(seen[at]))  # ties as in the texts
        return Verification(
            quotation,
            "verified",
            "",
            passages=tuple(corpus.passage(found[at].start, found[at].stop) for at in order),
            seen_through=seen[order[0]],
            left_out=left_out(found[order[0]], corpus),
        )

    def _not_standing(self, quotation: Quotation, wording: Wording) -> Verification:
        if parts := self._fragments(wording):
            return self._stitched(quotation, wording, parts)
        found = self._diagonals(wording)
        near = self._nearest(wording, found)
        comes_near = near is not None and near.cost < 2 * NEAR * len(wording.words)
        if near and comes_near and near.cost < 2 * FEW:
            return self._altered(quotation, wording, near)
        if parts := stitches(found):
            return self._stitched(quotation, wording, parts)
        if near and comes_near:
            return self._altered(quotation, wording, near)
        reason = "Neither these words nor any near to them stand in the documents."
        passage = self._near_passage(wording, near) if near else None
        return Verification(quotation, "absent", reason, nearest=passage)

    def _fragments(self, wording: Wording) -> list[Stitch]:
        """The parts between ellipses, where each stands by itself."""
        if len(wording.fragments) < 2:
            return []
        parts, done = [], 0
        for fragment in wording.fragments:
            found = stands(fragment, self._corpus)
            if found is None or len(fragment.words) < FRAGMENT:
                return []
            parts.append(Stitch(done, done + len(fragment.words), found.start))
            done += len(fragment.words)
        return parts

    def _diagonals(self, wording: Wording) -> Diagonals:
        words = self._corpus.concordance
        return diagonals(words.ids(wording.whole.normals[:LONGEST]), words)

    def _nearest(self, wording: Wording, found: Diagonals) -> Alignment | None:
        words = self._corpus.concordance
        return nearest(words.ids(wording.whole.normals[:LONGEST]), wording.breaks, found, words)

    def _altered(self, quotation: Quotation, wording: Wording, near: Alignment) -> Verification:
        reason = (
            "A passage comes near, but it is not the same word for word."
            if near.cost
            else "The words stand, but with other marks between or after them."
        )
        passage = self._near_passage(wording, near)
        pieces = difference(quotation.exact, passage.quote.exact)
        return Verification(quotation, "altered", reason, nearest=passage, difference=pieces)

    def _near_passage(self, wording: Wording, near: Alignment) -> Passage:
        score = max(0.0, 1 - near.cost / 2 / len(wording.words))
        return self._corpus.passage(near.start, near.stop, score)

    def _stitched(
        self, quotation: Quotation, wording: Wording, parts: Sequence[Stitch]
    ) -> Verification:
        located = tuple(self._part(quotation, wording, each) for each in parts)
        documents = len({part.passage.quote.document_id for part in located})
        reason = (
            f"Put together from {len(located)} parts of {_counted(documents, 'document')}, "
            "which do not stand together."
        )
        return Verification(quotation, "stitched", reason, parts=located)

    def _part(self, quotation: Quotation, wording: Wording, found: Stitch) -> Part:
        start, end = wording.words[found.start].start, wording.words[found.stop - 1].end
        start -= quotation.exact[start - 1 : start] == "["  # of a letter in brackets
        passage = self._corpus.passage(found.place, found.place + found.stop - found.start)
        return Part(Span(start, end), passage)


def _places_of(
    readings: Sequence[Wording], corpus: Corpus, named: frozenset[str] | None = None
) -> Iterator[tuple[Wording, list[Standing]]]:
    """The readings that stand, each with its places."""
    for wording in readings:
        if found := standing(wording, corpus, named):
            yield wording, found


def _same_person(one: str, other: str) -> bool:
    """Whether one name ends as the other does: Pompeo, Mr Pompeo, Mike Pompeo."""
    names = [name.casefold().split() for name in (one, other)]
    return bool(names[0] and names[1]) and names[0][-1] == names[1][-1]


def _places(count: int) -> str:
    return f"{'at least ' * (count == SHOWN)}{_counted(count, 'place')}"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
