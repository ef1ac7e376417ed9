"""Whether a word is a verb of saying, and what follows it is what is said."""

from __future__ import annotations

from collections.abc import Sequence

from qa.types import Span
from qa.voice.cues import CONTENDED, EVIDENCE, FREE, POSSESSIVE, SAYINGS
from qa.voice.negated import DETERMINERS, is_negator
from qa.voice.scope import QUOTED
from qa.voice.words import Word, possessor
from qa.words import word_set

CLOSING = frozenset([",", ".", ";", ":", "—", "–", "?", "!", ")", QUOTED])
_EMPTY = word_set("nothing little almost next so yes goodbye for off up after hello")
_PLURALS = word_set("protests demands promises signals hopes fears doubts complaints")
_WITH = word_set("with of by in from for against amid after during despite to")
_UTTERED = word_set(
    "say tell state write add mention report announce explain note remark claim argue insist "
    "suggest testify admit acknowledge concede confirm reveal promise"
)
"""Verbs of which, negated, nothing is said; who does not believe it holds the contrary."""

_CLAUSES = DETERMINERS | word_set("he she it they we you i there in on at if when where such both")
"""What a clause begins with, besides a name."""

_NOBODY = word_set("no none neither nor")
_JUDGES = word_set(
    "judge judges coroner magistrate magistrates arbitrator ombudsman adjudicator auditor auditors "
    "inspector committee commission"
)
"""Who finds that something is so by office."""

_THAT_FIRST = word_set("find make show state maintain protest") | CONTENDED


def is_author(subject: Span, words: Sequence[Word]) -> bool:
    """ "I", "we" outside quotation marks are the document itself."""
    inside = [word.lower for word in words if subject.start <= word.start < subject.end]
    return bool({"i", "we", "you", "nobody", "one"} & set(inside[:1])) and len(inside) == 1


def is_witness(subject: Span, words: Sequence[Word]) -> bool:
    """Someone by name, or a body whose word it is to find something."""
    inside = [word for word in words if subject.start <= word.start < subject.end]
    evidence = any(word.lower in EVIDENCE for word in inside)
    named = inside[-1].is_capital or inside[-1].lower in _JUDGES
    return evidence or (named and "that" in {word.lower for word in words})


def is_noun(words: Sequence[Word], at: int) -> bool:
    """ "its claims", "the United States", "official reports of", "with new protests that"."""
    before, after = words[at - 1].lower if at else "", words[at + 1].lower
    form = words[at].lower
    if form in {"states", "reports", "claims", "notes", "estimates", "answers", "calls"}:
        return possessor(words[at - 1].text) is not None or after in {
            "of",
            "from",
            "by",
            "about",
            "are",
        }
    if form in _PLURALS and any(w.lower in _WITH for w in words[max(0, at - 2) : at]):
        return True
    owned = [w for w in words[max(0, at - 3) : at] if possessor(w.text) or w.lower in POSSESSIVE]
    if owned and form in SAYINGS:
        return True
    ambiguous = form in {"report", "claim", "estimate", "fear", "hope", "doubt", "call", "answer"}
    return ambiguous and (bool(owned) or before in {"the", "a", "an", "this", "no", "own"})


def is_unsaid(words: Sequence[Word], subject: int, at: int, base: str) -> bool:
    """Whether the verb at `at` is negated, or its subject is: "did not say", "nor Ann said"."""
    if {word.lower for word in words[max(0, subject - 1) : subject + 1]} & _NOBODY:
        return True
    return base in _UTTERED and any(map(is_negator, words[subject:at]))


def is_said_after(words: Sequence[Word], at: int, base: str) -> bool:
    """Whether what follows the verb is what is said."""
    after = words[at + 1]
    if after.lower in _EMPTY and base not in {"point", "go"}:
        return False
    if after.lower == "no" and words[at + 2 : at + 3] and words[at + 2].text in CLOSING:
        return False
    if base == "use":
        near = {word.lower for word in words[at + 1 : at + 4]}
        return bool(near & {"word", "words", "phrase", "term"})
    if base in _THAT_FIRST:
        near = {word.lower for word in words[at + 1 : at + 4]}
        if base in CONTENDED:
            return after.lower == "that" and _opens_clause(words, at + 2)
        return after.lower == "that" or (base == "make" and "clear" in near)
    if base == "point" and after.lower != "out":
        return False
    if base == "speak":
        return after.lower in {"of", "about"}
    if base == "put":
        return "at" in {word.lower for word in words[at + 2 : at + 6]}
    if base in {"go", "begin"}:
        return False
    if after.text in {":", QUOTED} or after.lower == "that":
        return True
    if base in FREE:
        return after.lower not in _EMPTY and after.text not in CLOSING - {",", ":"}
    return _opens_later(words, at)


def _opens_clause(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and (words[at].is_capital or words[at].lower in _CLAUSES)


def _opens_later(words: Sequence[Word], at: int) -> bool:
    """ "wrote in a letter that", "answered him: “"."""
    for word in words[at + 1 : at + 9]:
        if word.lower in {"that", "whether"} or word.text in {":", QUOTED}:
            return True
        if word.text in {".", ";"}:
            return False
    return False
