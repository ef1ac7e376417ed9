"""Citations to groups that give the same answer, and to a verdict over them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations, product

from qa.compare.aliases import Aliases
from qa.compare.asked import asked
from qa.compare.independence import independent
from qa.compare.moment import may_be_same_moment
from qa.compare.reading import Reading
from qa.compare.same import relation
from qa.compare.same_quantity import same_noun
from qa.compare.whereabouts import Whereabouts
from qa.compare.wording import Relation
from qa.compare.words import stems
from qa.compare.written import written
from qa.ports import Embedder
from qa.question.mentions import mentions
from qa.types import Citation, Document, Group, Verdict
from qa.view import viewed

ON_THE_SAME = 2 / 3
"""It must hold this share of those of the question's words that the other quote holds."""


ALIKE = 0.65
"""The least cosine of two quotes that speak of the same (all-MiniLM-L6-v2). Of what else would
contradict an answer, in 486 questions over `sources/` and SQuAD 2.0 dev, nothing false was found
nearer than 0.62 (docs/decisions.md)."""

SHARED = 0.4
"""The least share of words in common by which a quote is known to tell of the same (`eval/`)."""

FEWEST = 3
"""Words beside the answer that a quote must have to be known again by them."""

_BOUNDS = (
    (
        re.compile(r"(?:since|from)\b", re.IGNORECASE),
        re.compile(
            r"\b(?:since|from|after|as of|beg[au]n|became|took office|start\w*)\b", re.IGNORECASE
        ),
    ),
    (
        re.compile(r"(?:until|till)\b", re.IGNORECASE),
        re.compile(r"\b(?:until|till|to|before|ended|stopped|left)\b", re.IGNORECASE),
    ),
)
"""How a question asks for a beginning or an end, and how a quote gives one."""


class Comparison:
    """The citations of one question, best first, each compared with each other at most once.

    `documents` are theirs, by id; `passages` are what was read, where one place may be said to
    lie in another; `embedder` tells how near two quotes are in meaning. Citations are named by
    their places.
    """

    def __init__(
        self,
        question: str,
        citations: Sequence[Citation],
        documents: Mapping[str, Document],
        passages: Sequence[str],
        embedder: Embedder,
    ) -> None:
        self._embedder = embedder
        self._asked = asked(question)
        self._question = question
        self._words = stems(question)
        self._names = stems(" ".join(each.text for each in mentions(question)))
        self._citations = citations
        self._whereabouts = Whereabouts(passages)
        self._aliases = Aliases(document.text for document in documents.values())
        self._readings = [_reading(each, documents) for each in citations]
        self.relation = cache(self._relation)

    def _relation(self, one: int, other: int) -> Relation:
        pair = self._readings[one], self._readings[other]
        return relation(self._asked, *pair, self._aliases, self._whereabouts)

    def groups(self, places: Sequence[int]) -> list[list[int]]:
        """Those that give the same answer, in the order given.

        One joins the first group with none of whose members it differs: "thousands" stands with
        the first number that it allows.
        """
        found: list[list[int]] = []
        for place in places:
            joined = next((group for group in found if self._fits(place, group)), None)
            if joined is None:
                found.append([place])
            else:
                joined.append(place)
        return found

    def _fits(self, place: int, group: Sequence[int]) -> bool:
        return all(self.relation(each, place) in ("same", "compatible") for each in group)

    def confirms(self, place: int, answers: Sequence[int]) -> bool:
        """Whether it says the same as one of the answers, or may, and differs from none.

        A mere yes or no confirms what it is near to in meaning: any two deny something.
        """
        if self._asked.kind == "yes or no":
            answers = [each for each in answers if self._alike(each, place) >= ALIKE]
        relations = {self.relation(each, place) for each in answers}
        return "same" in relations or ("compatible" in relations and "different" not in relations)

    def misses(self, place: int) -> bool:
        """Whether the first gives the beginning or the end that is asked for, and this one none."""
        first, other = (self._citations[n].quote.exact for n in (0, place))
        return _bounded(self._question, first) and not _bounded(self._question, other)

    def contradicts(self, place: int, answers: Sequence[int]) -> bool:
        """Whether another document gives another number or date for what the first speaks of.

        A number must count what the question or the first quote counts, and a date be the
        beginning or the end where that is asked for ("since when"). The two must be near in
        meaning: what else happened to the same persons has another date. Nor do they contradict
        each other where one gives the other's date besides, for something else.
        """
        first = answers[0]
        return (
            self._elsewhere(place, answers)
            and self.relation(first, place) == "different"
            and self._readings[first].valued
            and self._readings[place].valued
            and self._on_the_same(first, place)
            and same_noun(self._question, self._readings[first], self._readings[place])
            and _bounded(self._question, self._citations[place].quote.exact)
            and not self._told_beside(first, place)
            and self._alike(first, place) >= ALIKE
        )

    def _elsewhere(self, place: int, answers: Sequence[int]) -> bool:
        """Whether it stands in a document that holds none of the answers."""
        documents = {self._citations[each].quote.document_id for each in answers}
        return self._citations[place].quote.document_id not in documents

    def _on_the_same(self, first: int, place: int) -> bool:
        """Whether the quote has enough of those of the question's words that the first one has.

        Of the words that are no names, one at least: two quotes may name the same persons and
        speak of different events.
        """
        one, other = (self._words & stems(self._citations[n].quote.exact) for n in (first, place))
        return len(other) >= ON_THE_SAME * len(one) and bool(one & other - self._names)

    def _told_beside(self, first: int, place: int) -> bool:
        one, other = self._readings[first], self._readings[place]
        pairs = [
            *product(one.moments_beside, other.moments),
            *product(one.moments, other.moments_beside),
        ]
        return any(may_be_same_moment(*pair) for pair in pairs)

    def _alike(self, one: int, other: int) -> float:
        """The cosine of the two quotes' embeddings."""
        texts = [viewed(self._citations[place].quote.exact) for place in (one, other)]
        these, those = self._embedder.documents(texts)
        return float(these @ those)

    def told_alike(self, place: int, answers: Sequence[int]) -> bool:
        """Whether another document confirms an answer with the same words around it."""
        return (
            self._elsewhere(place, answers)
            and self.confirms(place, answers)
            and max(self._overlap(place, each) for each in answers) >= SHARED
        )

    def _overlap(self, one: int, other: int) -> float:
        """Of the words beside the answers the share (0-1) that both quotes have.

        Of the shorter quote: the overlap coefficient (Szymkiewicz 1934, Simpson 1943); 0 where it
        has hardly a word.
        """
        given = stems(f"{self._citations[one].answer.exact} {self._citations[other].answer.exact}")
        these, those = (stems(self._citations[n].quote.exact) - given for n in (one, other))
        shorter = min(len(these), len(those))
        return len(these & those) / shorter if shorter >= FEWEST else 0.0

    def verdict(self, groups: Sequence[Sequence[int]]) -> Verdict:
        if len(groups) < 2:
            return "agree" if any(len(group) > 1 for group in groups) else "single"
        relations = {self.relation(*pair) for pair in combinations((g[0] for g in groups), 2)}
        if "different" in relations:
            return "differ"
        return "unclear" if "unclear" in relations else "several"

    def group(self, shown: Sequence[int], members: Sequence[int]) -> Group:
        """Of the members that are shown, by their places among those shown."""
        places = [place for place in shown if place in members]
        citations = [self._citations[place] for place in places]
        days = (self._readings[place].written for place in places)
        return Group(
            citations=tuple(shown.index(place) for place in places),
            sources=independent(citations),
            documents=len({source for each in citations for source in (each.source, *each.copies)}),
            newest=max(filter(None, days), key=lambda day: day.last, default=None),
        )

    def resolved(self, place: int) -> Citation:
        """The citation with the whole of a date that the day of writing completes to one."""
        moments = self._readings[place].moments
        whole = (each.periods for each in moments if each.resolved and len(each.periods) == 1)
        period = next((period for (period,) in whole), None)
        return replace(self._citations[place], resolved=period)


def _bounded(question: str, quote: str) -> bool:
    """Whether the quote gives a beginning or an end, if that is what the question asks for."""
    return all(given.search(quote) for asked, given in _BOUNDS if asked.match(question))


def _reading(citation: Citation, documents: Mapping[str, Document]) -> Reading:
    start = citation.answer.span.start - citation.quote.span.start
    day = written(documents[citation.quote.document_id])
    return Reading(citation.quote.exact, start, start + len(citation.answer.exact), day)
