"""Where another clause begins between a cue and an answer, or the cue stands in one of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from qa.types import Span
from qa.voice.inflection import is_finite
from qa.voice.negated import AUXILIARIES, DETERMINERS, PREPOSITIONS, is_claim, is_participle
from qa.voice.prose import Utterance
from qa.voice.words import Word
from qa.words import word_set

_COMPLEMENTS = DETERMINERS | PREPOSITIONS
"""What follows a verb rather than a plural noun."""

RELATIVES = word_set("that which who")
_SUBORDINATORS = word_set(
    "while although though because since when after before as if unless having without despite "
    "once whereas given"
)

_SETTING_ASIDE = word_set("contrary far")
"""Words that open a phrase which sets something aside: "far from closing"."""

_CLAUSAL = word_set(
    "that to having being how why what whether if he she they we i you it this them"
)
"""Words of a clause, with or without a finite verb."""

_SHORT = 5
"""Words of an apposition, at most."""

_ASIDES = RELATIVES | {"whose", "where", "as"}

LATER = word_set("since although though after before while whereas because when")
"""Words that open a clause whose negation is its own: "he won in May after losing in April"."""

_ADVERBS = word_set("later then also now still soon nevertheless nonetheless eventually finally")
"""Adverbs in front of a predicate."""

OPENED = 3
"""Words that may stand between a relative pronoun and the cue in its clause."""


def words_between(utterance: Utterance, cue: Span, answer: Span) -> list[Word]:
    """The words between a cue and an answer, whichever comes first, but for relative clauses."""
    start, end = min(cue.end, answer.end), max(cue.start, answer.start)
    return _without_asides([word for word in utterance.words if start <= word.start < end])


def _without_asides(between: list[Word]) -> list[Word]:
    """The words that stand outside ", which …,"."""
    for at, mark in enumerate(between[:-1]):
        if mark.text != ",":
            continue
        closing = next((n for n in range(at + 2, len(between)) if between[n].text == ","), None)
        if closing and _is_aside(between[at + 1 : closing], between[closing + 1 :]):
            return between[:at] + _without_asides(between[closing + 1 :])
    return between


def _is_aside(inside: Sequence[Word], behind: Sequence[Word]) -> bool:
    """Whether the words between two commas are ", which …,", ", held in …, was", or a phrase."""
    if len(inside) > 1 and inside[1].lower in {"which", "whom", "whose"}:
        return inside[0].lower in PREPOSITIONS | {"of", "for"}
    if len(inside) > 1 and is_participle(inside[0]) and inside[1].lower in PREPOSITIONS:
        return bool(behind) and behind[0].lower in AUXILIARIES
    return inside[0].lower in _ASIDES or _is_apposed(inside)


def _is_apposed(inside: Sequence[Word]) -> bool:
    """Whether the words between two commas are a phrase: ", vacant since May,"."""
    joined = any(word.lower in {"and", "but", "or"} for word in inside)
    short = len(inside) <= _SHORT
    return short and not joined and not any(is_finite(word.lower) for word in inside)


def is_antecedent(utterance: Utterance, cue: Span, answer: Span) -> bool:
    """Whether the cue stands in a relative clause about the answer: "Mr Dunn, who was not …"."""
    between = [word for word in utterance.words if answer.end <= word.start < cue.start]
    if between and between[0].text == ",":
        between = between[1:]
    opened = bool(between) and between[0].lower in RELATIVES
    inside = [w for w in utterance.words if answer.start <= w.start < answer.end]
    if not opened or any(is_finite(word.lower) for word in inside):
        return False
    return all(w.lower in AUXILIARIES or w.lower.endswith("ly") for w in between[1:])


def shares_subject(utterance: Utterance, cue: Span, answer: Span) -> bool:
    """Whether the answer is the subject of "came late and was not heard"."""
    words = utterance.words
    ahead = [word for word in words if word.end <= answer.start]
    if any(word.lower not in DETERMINERS for word in ahead):
        return False
    clause = [word for word in words if answer.end <= word.start < cue.start]
    joined = [n for n, word in enumerate(clause) if word.lower in {"and", "but"}]
    return bool(joined) and all(word.lower in AUXILIARIES for word in clause[joined[-1] + 1 :])


def resumes(utterance: Utterance, cue: Span, core: Span, answer: Span) -> bool:
    """Whether what is negated has a pronoun for its object, or "there" for its place: "noted it but
    did not grant it", "leased the site, but denies having dumped waste there"."""
    if answer.end > cue.start:
        return False
    inside = [word.lower for word in utterance.words if core.start <= word.start < core.end]
    return "there" in inside[1:] or (len(inside) == 2 and inside[1] in {"it", "them", "him", "her"})


def up_to_mark(words: Iterable[Word]) -> Iterator[Word]:
    """The words before the first mark."""
    yield from takewhile(lambda word: word.text not in ",;:.—–", words)


def is_compared(between: Sequence[Word]) -> bool:
    """Whether it is what a negated comparison holds of: "no club won more cups than Ajax"."""
    than = next((n for n, word in enumerate(between) if word.lower == "than"), None)
    return than is not None and not any(w.lower in PREPOSITIONS for w in between[than:])


def crosses_brackets(between: Sequence[Word]) -> bool:
    """Whether the cue stands in brackets and the answer does not, or the other way round."""
    return sum((word.text == "(") - (word.text == ")") for word in between) != 0


def is_adjoined(utterance: Utterance, cue: Span, between: Sequence[Word]) -> bool:
    """Whether the cue opens a participle clause: "he drowned, ending the dynasty"."""
    cued = next(word for word in utterance.words if word.end > cue.start)
    return bool(between) and between[-1].text == "," and cued.lower.endswith("ing")


def in_aside(utterance: Utterance, cue: Span, between: Sequence[Word]) -> bool:
    """Whether the cue stands in ", which …," and the answer after it."""
    before = [word for word in utterance.words if word.end <= cue.start]
    clause = list(up_to_mark(reversed(before)))
    opened = any(word.lower in RELATIVES for word in clause)
    return opened and len(clause) < len(before) and any(word.text == "," for word in between)


def is_past_aside(utterance: Utterance, cue: Span, answer: Span) -> bool:
    """Whether the cue stands in ", who had denied it," and the answer in the predicate after it."""
    ahead = list(up_to_mark(word for word in reversed(utterance.words) if word.end <= cue.start))
    if not ahead or ahead[-1].lower not in {"who", "which"} or answer.start < cue.end:
        return False
    between = [word for word in utterance.words if cue.end <= word.start < answer.start]
    return any(
        mark.text == "," and (is_finite(word.lower) or word.lower in _ADVERBS)
        for mark, word in pairwise(between)
    )


def is_past_opening(utterance: Utterance, cue: Span, answer: Span) -> bool:
    """Whether the cue stands in what the sentence opens with, and the answer in the clause after:
    "Although he denied it, …", "Contrary to reports, …"."""
    between = words_between(utterance, cue, answer)
    comma = next((n for n, word in enumerate(between) if word.text == ","), None)
    if comma is None or answer.start < cue.end:
        return False
    first = _opening(utterance, cue) or utterance.words[0]
    opens = first.lower in _SUBORDINATORS | _SETTING_ASIDE
    if not opens and not (first.lower.endswith("ing") and _is_noun(between[:comma])):
        return False
    following = [word for word in utterance.words if word.start >= answer.end][:1]
    return any(is_finite(word.lower) for word in [*between[comma + 1 :], *following])


def denied_noun(utterance: Utterance, cue: Span, answer: Span) -> Sequence[Word]:
    """The noun behind the cue, where the answer stands in a clause of its own behind that: "denied
    responsibility after the plant leaked". Empty where it does not."""
    behind = [word for word in utterance.words if word.start >= cue.end]
    edge = next((n for n, word in enumerate(behind) if word.lower in LATER), 0)
    if not edge or behind[edge].start > answer.start or not _is_noun(behind[:edge]):
        return ()
    clause = list(up_to_mark(behind[edge + 1 :]))
    told = any(is_finite(word.lower) for word in clause[1:])
    return behind[:edge] if told and clause[-1].end >= answer.end else ()


def _is_noun(phrase: Sequence[Word]) -> bool:
    """Whether it is a plain thing: "any wrongdoing", but not "leaving", "claims", "it"."""
    if not phrase or not all(word.is_word for word in phrase):
        return False
    clausal = any(is_finite(word.lower) or word.lower in _CLAUSAL for word in phrase)
    told = any(_is_gerund(*pair) for pair in pairwise([phrase[0], *phrase]))
    return not (clausal or told or any(map(is_claim, phrase)))


def _is_gerund(before: Word, word: Word) -> bool:
    noun = before.lower in DETERMINERS or word.lower == "wrongdoing"
    return word.lower.endswith("ing") and not noun


def has_second_clause(utterance: Utterance, cue: Span, between: Sequence[Word]) -> bool:
    """Whether a verb of another clause stands between: "while A lacks B, C has the answer"."""
    if any(_opens_clause(between, at) for at in range(len(between) - 1)):
        return True
    if any(mark.text == "," and word.lower in LATER for mark, word in pairwise(between)):
        return True
    if _in_later_clause(utterance, between):
        return True
    return _is_past_comma(utterance, cue, between) or _is_past_relative(utterance, cue, between)


def _in_later_clause(utterance: Utterance, between: Sequence[Word]) -> bool:
    """Whether "after" or "because" and a finite verb stand past the cue."""
    later = next((word for word in between if word.lower in LATER), None)
    if later is None:
        return False
    clause = up_to_mark(word for word in utterance.words if word.start > later.start)
    return any(is_finite(word.lower) for word in clause)


def _opens_clause(between: Sequence[Word], at: int) -> bool:
    """Whether "and" and a verb stand at `at`: "does not sing and nests in reeds"."""
    if between[at].lower != "and":
        return False
    verb = next((word for word in between[at + 1 :] if not word.lower.endswith("ly")), between[at])
    following = [word for word in between if word.start > verb.start][:1]
    inflected = verb.lower.endswith("s") and any(w.lower in _COMPLEMENTS for w in following)
    return is_finite(verb.lower) or verb.lower in {"that", "then"} or inflected


def _is_past_comma(utterance: Utterance, cue: Span, between: Sequence[Word]) -> bool:
    """Whether a comma closes the cue's clause: a verb follows it, or the clause is subordinate."""
    comma = next((n for n, word in enumerate(between) if word.text == ","), None)
    if comma is None:
        return False
    opening = _opening(utterance, cue)
    if opening and opening.lower in _SUBORDINATORS:
        return True
    return any(is_finite(word.lower) or word.lower.endswith("ing") for word in between[comma + 1 :])


def _opening(utterance: Utterance, cue: Span) -> Word | None:
    """The word with which the cue's clause begins."""
    before = [word for word in utterance.words if word.end <= cue.start]
    clause = list(up_to_mark(reversed(before)))
    return clause[-1] if clause else None


def _is_past_relative(utterance: Utterance, cue: Span, between: Sequence[Word]) -> bool:
    """Whether the main verb follows: "a number that is not prime is called composite"."""
    before = [word for word in utterance.words if word.end <= cue.start][-OPENED:]
    opened = any(word.lower in RELATIVES for word in before)
    return opened and any(is_finite(word.lower) for word in between[1:])
