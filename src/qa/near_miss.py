"""Why there is no answer: words that occur nowhere, and what is given for another year or name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from qa.ports import Collection
from qa.question.antecedents import sort_of
from qa.question.doers import after_name, others_deeds
from qa.question.form import form_of
from qa.question.mentions import Mention, mentions
from qa.question.words import STEM, alike, bag_of_words, content_words, said
from qa.question.years import years
from qa.stem import forms
from qa.types import Citation, Mismatch, Passage, Quote, Span, heading_in

SUPPORT = 0.4
"""The share of the question's other words that a sentence must hold to be about the same."""

OF_A_NAME = 0.51
"""That share where a name is compared: there is another name in nearly any sentence."""

TITLE = 0.5
"""What a word counts that only the title of the sentence's document holds."""

MOST = 3
"""Mismatches told, at most."""

_TIMED = re.compile(
    r"\d{4}|\b\d{1,2}\b|(?:January|February|March|April|June|July|August|September|October"
    r"|November|December|spring|summer|autumn|winter|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_BOUND = frozenset(["since", "until", "till", "before", "after"])


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; `near`, with its heading; their words, and the title's, in lower case."""

    passage: Passage
    near: str
    words: frozenset[str]
    title: frozenset[str]

    @classmethod
    def of(cls, passage: Passage) -> Sentence:
        near = f"{passage.quote.exact}\n{heading_in(passage.place) or ''}"
        return cls(passage, near, bag_of_words(near), bag_of_words(passage.title))

    def share(self, needed: Sequence[str]) -> float:
        """How many (0-1) of the words the sentence or its heading holds in some form."""
        return share(needed, self.words, self.title)

    def rank(self, needed: Sequence[str]) -> tuple[float, int]:
        """Larger with more of the words; of as many, with more that its title does not say."""
        says = sum(_among(word, self.words) and not _among(word, self.title) for word in needed)
        return self.share(needed), says


def share(needed: Sequence[str], near: AbstractSet[str], far: AbstractSet[str]) -> float:
    """How many (0-1) of the words stand in `near`; those only in `far` count TITLE."""
    found = ((_among(word, near) or TITLE * _among(word, far)) for word in needed)
    return sum(found) / max(1, len(needed))


def _among(word: str, held: AbstractSet[str]) -> bool:
    low = word.lower()
    begins = low[:STEM]  # told first, since it is quickly told
    return low in held or any(each.startswith(begins) and alike(low, each) for each in held)


def missing_words(question: str, collection: Collection) -> tuple[str, ...]:
    """The content words of the question that occur in no document, whatever their form."""
    asked = {word: {word, *forms(word)} for word in said(question)}
    lacking = set(collection.lacking(sorted(set().union(*asked.values()))))
    return tuple(word for word, written in asked.items() if written <= lacking)


def distinct(citations: Iterable[Citation]) -> Iterator[Citation]:
    """The first of those that quote the same words: a copy of a sentence tells nothing more."""
    seen: set[tuple[str, ...]] = set()
    for citation in citations:
        words = tuple(re.findall(r"\w+", citation.quote.exact.lower()))
        if words not in seen:
            seen.add(words)
            yield citation


def nearest_first(
    question: str, citations: Sequence[Citation], threshold: float
) -> tuple[Citation, ...]:
    """What was held back though it is at or above the threshold first; then those with most of the
    question's words; of as many, the more confident."""
    needed = said(question)

    def distance(citation: Citation) -> tuple[bool, float, float]:
        near = bag_of_words(f"{citation.quote.exact}\n{heading_in(citation.place) or ''}")
        shared = share(needed, near, bag_of_words(citation.title))
        return citation.confidence < threshold, -shared, -citation.confidence

    return tuple(sorted(citations, key=distance))


def mismatches(question: str, sentences: Sequence[Passage]) -> tuple[Mismatch, ...]:
    """What the question names, and the sentences give for another: "2018, not 2019".

    A sentence counts that holds most of the question's other words, if none that names what the
    question does holds as many.
    """
    asked = named(question)
    read = [Sentence.of(sentence) for sentence in sentences] if asked else []
    found = [_mismatch(question, mention, read) for mention in asked]
    return tuple(each for each in found if each)[:MOST]


def named(question: str) -> list[Mention]:
    """What may be compared: the question's names, years and months."""
    return [each for each in mentions(question) if not _part_of_a_date(question, each)]


def _part_of_a_date(question: str, mention: Mention) -> bool:
    """A month before its year: of the two, the year is compared."""
    return mention.kind == "month" and bool(re.match(r",? \d{4}", question[mention.span.end :]))


def _mismatch(question: str, asked: Mention, read: Sequence[Sentence]) -> Mismatch | None:
    """The sentence that has most of the question's words, but another mention of the same kind."""
    needed = _content_without(question, asked.span)
    ranks = [(sentence.rank(needed), sentence) for sentence in read]
    least = max(
        (share for (share, _), sentence in ranks if _holds(sentence, asked, question)), default=-1.0
    )
    if _numbered(asked) and least >= 0:
        return None
    enough = 0.0 if _numbered(asked) else SUPPORT if _is_time(asked) else OF_A_NAME
    for (share, _), sentence in sorted(ranks, key=lambda each: each[0], reverse=True):
        if share <= least or share < enough:
            break
        if other := _other(question, asked, sentence.passage):
            return Mismatch(asked.kind, asked.text, other, sentence.passage)
    return None


def _content_without(question: str, without: Span) -> list[str]:
    words = (word for word in content_words(question) if not without.contains(word))
    return [question[word.start : word.end] for word in words]


def _holds(sentence: Sentence, asked: Mention, question: str) -> bool:
    """Whether the sentence names what the question does; of a person, the last name suffices.

    A year is also named by the years from one to another. One whose deed is another's there is
    not named for it.
    """
    if asked.kind == "year":
        return any(int(asked.key) in told for told in years(sentence.near))
    parts = re.findall(r"\w+", asked.key)
    needed = parts[-1:] if sort_of(asked, "") == "person" else parts
    if not sentence.words.issuperset(needed):
        return False
    deeds = others_deeds(question, sentence.passage.quote.exact)
    return all(person != asked for person, _ in deeds)


def _is_time(asked: Mention) -> bool:
    return asked.kind in ("year", "month")


def _numbered(asked: Mention) -> str:
    """The name that a number ends ("ashraf" of "Ashraf 3"); empty for another."""
    found = re.fullmatch(r"(.+ )\d+", asked.key)
    return found[1] if found and asked.kind in ("name", "place") else ""


def _other(question: str, asked: Mention, sentence: Passage) -> Quote | None:
    """What the sentence names in the place of `asked`."""
    quote = sentence.quote
    if form_of(question).kind == "time" and not _numbered(asked) and not _TIMED.search(quote.exact):
        return None
    found = [*_comparable(question, asked, quote.exact)]
    if not found:
        return None
    best = max(found, key=lambda mention: _same_role(question, asked, quote.exact, mention))
    at = quote.span.start
    return Quote(quote.document_id, Span(at + best.span.start, at + best.span.end), best.text)


def _comparable(question: str, asked: Mention, sentence: str) -> Iterator[Mention]:
    """Mentions of the same kind: of a numbered name, other numbers; of a name, in its role."""
    sort, numbered = sort_of(asked, question), _numbered(asked)
    for mention in mentions(sentence):
        if mention.key in question.lower():
            continue
        if _is_time(asked):
            if mention.kind == asked.kind and not _bounds(sentence, mention):
                yield mention
        elif mention.kind in ("name", "place"):
            alike_sort = "unknown" in (sort, of := sort_of(mention, sentence)) or of == sort
            role = _same_role(question, asked, sentence, mention)
            if mention.key.startswith(numbered) if numbered else alike_sort and role:
                yield mention


def _bounds(sentence: str, mention: Mention) -> bool:
    """Whether the year only bounds a time: "since the revolution of 1979", "until 1990"."""
    before = re.findall(r"\w+", sentence[: mention.span.start].lower())
    return bool(_BOUND & set(before[-4:]))


def _same_role(question: str, asked: Mention, sentence: str, mention: Mention) -> int:
    """Larger where the same word follows both, as of a subject its verb, or comes before both."""
    follows = _follows(question, asked)
    after = any(alike(one, other) for one in follows for other in _follows(sentence, mention))
    before = _precedes(question, asked), _precedes(sentence, mention)
    return 2 * after + (before[0] == before[1] != "")


def _follows(text: str, mention: Mention) -> list[str]:
    """The content words among the next two, of which "who has" and the like are none."""
    return said(" ".join(re.findall(r"\w+", after_name(text, mention))[:2]))


def _precedes(text: str, mention: Mention) -> str:
    found = re.findall(r"\w+", text[: mention.span.start])
    return found[-1].lower() if found else ""
