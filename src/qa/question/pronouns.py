"""Pronouns of a question, each replaced by what it stands for in the turns before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from qa.question.antecedents import Antecedent, antecedents, definite, means_person
from qa.question.mentions import mentions
from qa.question.phrases import noun_phrases
from qa.question.words import PREPOSITIONS, words
from qa.types import Span, Turn, Understanding
from qa.words import word_set

_HE = word_set("he him his himself")
_SHE = word_set("she her hers herself")
_IT = word_set("it its itself")
_THEY = word_set("they them their theirs themselves")
_POSSESSIVE = word_set("his its their")
_EMPTY_IT = re.compile(
    r"\b(?:(?:does|did|will|would) it (?:take|cost|matter|rain|snow)\b"
    r"|(?:is|was|isn't|wasn't) it (?:true|possible|necessary|likely|important|clear|that|raining)"
    r"|it (?:is|was) \w+ (?:that|to)\b"
    r"|what time (?:is|was) it\b|what (?:day|date|month|year) is it\b|(?:is|was) it like to\b"
    r"|how (?:far|long) (?:is|was) it from .+ to\b)",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\b(?:and|but|when|while|because|if|who|whom|that|(?:before|after|since|until) \w)"
)
_OBJECT = re.compile(r"\b(?:about|of|to|on|with|for|by|against) $", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been) (?:he|she|it|they) (?P<verb>\w+)", re.IGNORECASE)
_THAT_TIME = re.compile(r"\b(?:in|on|at|during) that (?:year|time|day|month)\b", re.IGNORECASE)
_THERE_IS = re.compile(
    r"how (?:many|much)\b.*\b(?:is|are|was|were) there\b|\bthere (?:is|are|was|were)\b"
    r"|\b(?:is|are|was|were|has|have|had|been|be) there\b(?!\s*\?)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:(?P<day>\d{1,2}(?:st|nd|rd|th)?) )?(?:(?P<month>[A-Z][a-z]+),? )?(?P<year>(?:1\d|20)\d\d)"
)


@dataclass(frozen=True, slots=True)
class Pronoun:
    span: Span
    word: str
    possessive: bool


def resolve_pronouns(question: str, past: Sequence[Turn]) -> Understanding:
    """The question with every pronoun that needs the turns before it replaced.

    A pronoun that has what it stands for in the question itself is left; one for which nothing
    before it fits is left, and named as unresolved.
    """
    asked_first = _undergoes(question, past[-1].question)
    pieces, at, unresolved = [], 0, []
    for pronoun in sorted(_needing(question), key=lambda each: each.span):
        stands_for = _stands_for(pronoun, past, asked_first)
        if stands_for is None:
            unresolved.append(question[pronoun.span.start : pronoun.span.end])
        else:
            pieces += [question[at : pronoun.span.start], stands_for]
            at = pronoun.span.end
    return Understanding("".join([*pieces, question[at:]]), tuple(unresolved))


def needs_turns(question: str) -> bool:
    """Whether a pronoun of the question stands for nothing in the question itself."""
    return next(_needing(question), None) is not None


def _undergoes(question: str, earlier: str) -> bool:
    """Whether the pronoun is what the earlier question's verb was done to.

    "Who expelled the ambassador?", then "When was he expelled?".
    """
    passive = _PASSIVE.search(question)
    return bool(passive and re.search(rf"\b{passive['verb']}\b", earlier, re.IGNORECASE))


def _needing(question: str) -> Iterator[Pronoun]:
    empty = _EMPTY_IT.search(question)
    times = [Span(*match.span()) for match in _THAT_TIME.finditer(question)]
    yield from (Pronoun(span, "then", False) for span in times[:1])
    for place, token in enumerate(words(question)):
        written = question[token.start : token.end]
        word = written.lower()
        if not question.isupper() and _is_name(written, first=place == 0):
            continue
        if (word in _IT and empty) or word not in _HE | _SHE | _IT | _THEY | {"there"}:
            continue
        if word == "there" and _THERE_IS.search(question):
            continue
        if not _explained(question, token, word):
            yield Pronoun(token, word, _is_possessive(question, token))


def _is_name(written: str, first: bool) -> bool:
    """Whether a word is written as no pronoun is: the IT department, "She Loves You"."""
    return written[0].isupper() and (not first or (len(written) > 1 and written.isupper()))


def _explained(question: str, token: Span, word: str) -> bool:
    """Whether something earlier in the question can be what the pronoun stands for."""
    earlier = question[: token.start]
    named = [m for m in mentions(earlier) if m.kind in ("name", "place")]
    if word in _HE | _SHE:
        return any(m.kind == "name" for m in named) or _told_of_person(question, token, word)
    phrases = noun_phrases(earlier)
    if word == "there":
        return any(m.kind == "place" for m in named)
    if word in ("it", "they", "them") and re.search(
        r"\b(?:say|said|think|tell|told|write|wrote|do|call|called) ", earlier
    ):
        return question[token.end :].strip("?!. ") != "" and not _OBJECT.search(earlier)
    return bool(named or phrases)


def _told_of_person(question: str, token: Span, word: str) -> bool:
    """Whether an earlier noun phrase means the person.

    It does not in "What did the minister say of him?" (he would be himself), nor in "Who is the
    king of his country?".
    """
    earlier = question[: token.start]
    ends = [end for phrase in noun_phrases(earlier) if (end := _person_end(earlier, phrase))]
    if not ends or word in ("he", "she"):
        return bool(ends)
    between = earlier[ends[0] :]
    is_object = word == "him" or (word == "her" and not _is_possessive(question, token))
    return bool(_APART.search(between)) if is_object else between.strip() not in PREPOSITIONS


def _person_end(question: str, phrase: Span) -> int | None:
    """Where the person ends that the phrase means; None where it means none.

    After is or was the last word may be a predicate: "was the king | angry".
    """
    told = question[phrase.start : phrase.end]
    if means_person(told):
        return phrase.end
    subject = told.rsplit(" ", 1)[0]
    predicated = re.search(r"\b(?:is|was)(?:n't)? $", question[: phrase.start], re.IGNORECASE)
    return phrase.start + len(subject) if predicated and means_person(subject) else None


def _is_possessive(question: str, token: Span) -> bool:
    word = question[token.start : token.end].lower()
    if word in _POSSESSIVE:
        return True
    following = next(words(question[token.end :]), None)
    if word != "her" or following is None:
        return False
    after = question[token.end + following.start : token.end + following.end].lower()
    return after not in PREPOSITIONS


def _stands_for(pronoun: Pronoun, past: Sequence[Turn], asked_first: bool) -> str | None:
    if pronoun.word == "then":
        return _latest_time(past)
    fits = _FITS[_group(pronoun.word)]
    found = next(filter(fits, antecedents(past, asked_first)), None)
    if found is None and pronoun.word == "there":
        found = next(filter(_holds_people, antecedents(past)), None)
    if found is None:
        return None
    if pronoun.word == "there":
        where = found.preposition if found.preposition in ("in", "at", "near") else "in"
        return f"{'at' if found.sort == 'thing' else where} {found.text}"
    return f"{found.text}{_genitive(found.text)}" if pronoun.possessive else found.text


def _holds_people(candidate: Antecedent) -> bool:
    return candidate.sort == "thing" and not candidate.plural and definite(candidate.text)


def _genitive(name: str) -> str:
    return "’" if name.endswith("s") else "’s"


def _group(word: str) -> str:
    groups = {"he": _HE, "she": _SHE, "it": _IT, "they": _THEY}
    return next((name for name, members in groups.items() if word in members), word)


_FITS: dict[str, Callable[[Antecedent], bool]] = {
    "he": lambda a: a.sort in ("person", "unknown") and a.gender != "she" and not a.plural,
    "she": lambda a: a.sort in ("person", "unknown") and a.gender != "he" and not a.plural,
    "it": lambda a: a.sort != "person" and not a.plural,
    "they": lambda a: a.plural,
    "there": lambda a: a.sort == "place",
}


def _latest_time(past: Sequence[Turn]) -> str | None:
    for turn in reversed(past):
        for text in (turn.answer, turn.question, *turn.quotes):
            if found := _TIME.search(text):
                return f"on {found[0]}" if found["day"] else f"in {found[0]}"
    return None
