"""What "not", and adjectives, nouns and prepositions that negate, say against a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.types import Span
from qa.voice import nominals, predicates
from qa.voice.negated import (
    AUXILIARIES,
    COPULAS,
    FOLLOWING,
    MARKS,
    PREPOSITIONS,
    Negated,
    after,
    before,
    cue_of,
    is_negator,
    is_participle,
    noun_after,
    rest,
    whole,
)
from qa.voice.words import Word
from qa.words import word_set

_NEAR = 3
"""Words in front of an adjective or after a negation that belong to it."""

_QUANTIFIED = 5
"""Words in front of "but" among which what it takes something out of is looked for."""

_EVEN = word_set("so much as even any for from of")
"""Words that strengthen a negation."""

_NEGATIONS = word_set("not never no cannot neither nor none nobody nothing")
_JUDGED = word_set("say tell judge conclude call")
"""What it may be too early to do."""

_QUANTIFIERS = word_set("no none nothing nobody")
_NOT_NEGATED = word_set(
    "only just least until surprisingly far all every always necessarily fewer less later sooner "
    "earlier doubt wonder matter merely simply enough so yet if other one short more as"
)
"""Words after which "not" or "no" denies nothing of what follows."""

_NEGATIVE_PREFIX = re.compile(
    r"un(?!der|it|ti|iv|i[oq]|ion)|im(?=m|p)(?!p[lor])|in(?:\w+ble|\w+ent)$"
)
"""How an adjective begins that is negative itself: "not unknown"."""

_ADVERBS = word_set("now yet ever even so actually really then also still again")
_PARTICLES = word_set("out up down off through over away ahead forward back")

_ADJECTIVES = frozenset().union(
    nominals.UNABLE,
    nominals.WITHOUT,
    nominals.UNFIT,
    nominals.LACKING,
    nominals.EXCEPTING,
    nominals.PRIVATIVE,
    nominals.GONE,
)
_TAKING_BACK = _ADJECTIVES - nominals.EXCEPTING
_WORDS = _ADJECTIVES | {"too", "against", "out"}


def doubled(words: Sequence[Word], cue: Span) -> Sequence[Word]:
    """The words that take back the negation that `cue` ends with: "cannot exclude"."""
    at = next((n for n, word in enumerate(words) if word.end == cue.end), None)
    if at is None or not is_negator(words[at]) or not _is_taken_back(words, at):
        return ()
    return words[at + 1 : at + 1 + _NEAR]


def by_words(words: Sequence[Word]) -> Iterator[Negated]:
    """What the negating words of a sentence other than verbs say against it, in order."""
    for at, word in enumerate(words):
        if word.lower in _NEGATIONS or word.lower.endswith("n't"):
            if not _is_taken_back(words, at):
                yield from _by_negation(words, at)
        elif word.lower in _WORDS:
            following = words[at + 1].lower if at + 1 < len(words) else ""
            yield from _by_word(words, at, following)
            if word.lower in nominals.GONE and _is_predicative(words, at):
                yield before(words, at, at + 1)
                if word.lower in nominals.AWAY and following in {"in", "on", "at"}:
                    yield rest(words, at, at + 2)


def _by_negation(words: Sequence[Word], at: int) -> Iterator[Negated]:
    """The phrase that follows; the subject too where there is no object: "no longer runs"."""
    longer = at + 2 < len(words) and words[at + 1].lower in {"longer", "more"}
    end = at + 2 if longer else at + 1
    cue = cue_of(words, at, end)
    core = after(words, at, _past_aside(words, end)).core
    if words[at].lower == "never":  # at no time, so nowhere and with no one
        core = Span(core.start, max(core.end, _past_never(words, at)))
    yield Negated("not", cue, "after", core)
    if at and words[at].lower in _QUANTIFIERS and words[at - 1].text not in MARKS:
        yield Negated("not", cue, "clause", core)
    if longer or (_is_verbal(words, at) and _has_no_object(words, end)):
        yield Negated("not", cue, "before", before(words, at, end).core)


def _past_never(words: Sequence[Word], at: int) -> int:
    """The end of what "never" denies: of a participle in front of the sentence, up to its comma."""
    comma = next((word for word in words if word.text == ","), None)
    return comma.start if at == 0 and comma and is_participle(words[1]) else words[-1].end


def _past_aside(words: Sequence[Word], at: int) -> int:
    """ "Cannot, as is often said, be seen"."""
    if at >= len(words) or words[at].text != ",":
        return at
    closing = next((n for n in range(at + 1, len(words) - 1) if words[n].text == ","), at - 1)
    return closing + 1


def _is_verbal(words: Sequence[Word], at: int) -> bool:
    """Whether it is the verb that is negated, and not a phrase: "not as a gas"."""
    word = words[at].lower
    return word in {"never", "cannot"} or word.endswith("n't") or words[at - 1].lower in AUXILIARIES


def _has_no_object(words: Sequence[Word], end: int) -> bool:
    """Whether a mark or a preposition follows the verb, or "is" alone: "was not among them"."""
    verb = end
    while verb < len(words) and (words[verb].lower in _ADVERBS or words[verb].lower in AUXILIARIES):
        verb += 1
    if verb >= len(words) or words[verb].lower in PREPOSITIONS:
        return True
    past = verb + 1
    while past < len(words) and words[past].lower in _PARTICLES:
        past += 1
    return past == len(words) or words[past].text in MARKS or words[past].lower in PREPOSITIONS


def _by_word(words: Sequence[Word], at: int, following: str) -> Iterator[Negated]:
    word = words[at].lower
    if word in nominals.UNABLE and following == "to":
        yield whole(words, at, at + 2)
    elif word == "too" and at + 3 < len(words):
        yield from _by_excess(words, at)
    elif (
        word in nominals.UNFIT
        and words[at - 1].lower != "as"
        and following in {"for", "to", "with", "as", "in"}
    ):
        yield after(words, at, at + 2)
        yield whole(words, at, at + 2)
    elif (word in nominals.WITHOUT and following in {"of", "from", "on"}) or (
        word == "out" and following == "of" and _is_doing(words, at + 2)
    ):
        yield noun_after(words, at, at + 2)
    elif following and _takes_out(words, at, following):
        yield noun_after(words, at, _past_even(words, at + 1))


def _by_excess(words: Sequence[Word], at: int) -> Iterator[Negated]:
    """ "Too young to fight", "too late for the train"."""
    if words[at + 2].lower == "to" and words[at + 3].lower not in _JUDGED:
        yield whole(words, at, at + 3)
    elif words[at + 2].lower == "for":
        yield after(words, at, at + 3)


def _takes_out(words: Sequence[Word], at: int, following: str) -> bool:
    """Whether "without", "all but", "decide against" or "the cancelled" stands at `at`."""
    word = words[at].lower
    if word == "against":
        near = words[max(0, at - _NEAR - 1) : at]
        return any(each.lower in predicates.ADVISED for each in near)
    if word in nominals.PRIVATIVE:
        return words[at + 1].is_word and following not in FOLLOWING
    if any(map(is_negator, words[:at])):
        return False  # "no bill passes without them" holds of them
    if word in {"apart", "aside", "exception"}:
        return following in {"from", "of"}
    if word == "save" and following == "for":
        return True
    return word in nominals.LACKING or (word in nominals.EXCEPTING and _is_universal(words, at))


def _past_even(words: Sequence[Word], at: int) -> int:
    while at + 1 < len(words) and words[at].lower in _EVEN:
        at += 1
    return at


def _is_doing(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].lower.endswith("ing")


def _is_taken_back(words: Sequence[Word], at: int) -> bool:
    """Whether a second negative follows, or this is none: "not refuse", "not only"."""
    near = [word.lower for word in words[at + 1 : at + 1 + _NEAR]]
    if not near or near[0] in _NOT_NEGATED or _NEGATIVE_PREFIX.match(near[0]):
        return True
    if near[0] == "to" and near[1:2] in (["mention"], ["say"], ["speak"]):
        return True
    return any(word in predicates.PLAIN or word in _TAKING_BACK for word in near)


def _is_universal(words: Sequence[Word], at: int) -> bool:
    """Whether "but" takes something out of "all", "every" or "any"."""
    near = words[max(0, at - _QUANTIFIED) : at]
    named = any(word.lower in nominals.UNIVERSAL for word in near)
    return named and all(word.is_word for word in near)


def _is_predicative(words: Sequence[Word], at: int) -> bool:
    """Whether a copula stands in front and no noun behind: "is absent"."""
    near = words[max(0, at - _NEAR) : at]
    alone = at + 1 >= len(words) or not words[at + 1].is_word or words[at + 1].lower in FOLLOWING
    return alone and any(word.lower in COPULAS for word in near)
