"""How far a cue reaches: the clause that it governs, told by marks and by words that open one."""

from __future__ import annotations

from itertools import pairwise

from qa.types import Governor, Span
from qa.voice.clauses import (
    LATER,
    OPENED,
    RELATIVES,
    crosses_brackets,
    has_second_clause,
    in_aside,
    is_adjoined,
    is_compared,
    is_past_aside,
    is_past_opening,
    words_between,
)
from qa.voice.cues import VERBS
from qa.voice.inflection import is_finite
from qa.voice.pattern import Reach
from qa.voice.prose import Utterance
from qa.words import word_set

_JOINS = word_set("and but")
"""Words that join a clause which a later cue does not govern."""

_EDGES = word_set("but while whereas although though which who whose yet because so where")
_STARTS = word_set("and or")
_EXCEPTIONS = word_set("until till unless except besides instead when without")
"""What follows these holds although the clause before them is negated: "not until 1961"."""

_TURNING = word_set("but while whereas although though yet")
_NEXT = 3
"""Words that may stand before what "instead of" and its like set aside."""

_SHORT = 5
"""Characters of "not" or "never" alone, which may set a single phrase aside."""


def reaches(utterance: Utterance, label: Governor, reach: Reach, cue: Span, answer: Span) -> bool:
    """Whether the answer stands in what the cue governs."""
    if not _is_beside(utterance, reach, cue, answer):
        return False
    if reach == "sentence":
        apart = _is_apart(utterance, cue, answer) or _turns(utterance, cue, answer)
        return _unbroken(utterance, cue, answer, ";") and not apart
    if label in {"denied", "alleged"}:
        unbroken = _unbroken(utterance, cue, answer, ";.!?") and not _turns(utterance, cue, answer)
        past = is_past_aside(utterance, cue, answer) or is_past_opening(utterance, cue, answer)
        return unbroken and not past
    if label == "not" and is_affirmed(utterance, cue, answer):
        return False
    return in_clause(utterance, cue, answer)


def is_reported(utterance: Utterance, cue: Span, answer: Span) -> bool:
    """Whether the answer stands outside the clause of "they said that …", and the cue in it."""
    between = words_between(utterance, cue, answer)
    if answer.end > cue.start or not any(word.lower in VERBS for word in between):
        return False
    return any(
        first.lower == "that" and not is_finite(second.lower) for first, second in pairwise(between)
    )


def is_clausal(utterance: Utterance, cue: Span) -> bool:
    """Whether the cue has a clause for its complement: "denied that", "it is wrong to say that"."""
    inside = [word.lower for word in utterance.words if cue.start <= word.start < cue.end]
    following = next((word for word in utterance.words if word.start >= cue.end), None)
    return inside[-1:] == ["that"] or (following is not None and following.lower == "that")


def is_past_gerund(utterance: Utterance, cue: Span, answer: Span) -> bool:
    """Whether the cue is the subject and the answer in what is said: "avoiding it is wise"."""
    word = next(word for word in utterance.words if word.end > cue.start)
    gerund = word.lower.endswith("ing") and not word.lower.endswith("thing")
    between = words_between(utterance, cue, answer)
    followed = answer.start >= cue.end and any(is_finite(each.lower) for each in between)
    return gerund and followed


def in_clause(utterance: Utterance, cue: Span, answer: Span) -> bool:
    """Whether no mark and no word that opens a clause stands between."""
    unbroken = _unbroken(utterance, cue, answer, ";:.!?—")
    return unbroken and not _leaves(utterance, cue, answer)


def is_affirmed(utterance: Utterance, cue: Span, answer: Span) -> bool:
    """Whether the answer stands in the clause's exception or in a clause of its own."""
    between = words_between(utterance, cue, answer)
    if crosses_brackets(between) or _is_contrast_over(utterance, cue, answer):
        return True
    if answer.end <= cue.start:
        return _is_apart(utterance, cue, answer)
    excepted = any(word.lower in _EXCEPTIONS for word in between)
    return excepted or is_compared(between) or has_second_clause(utterance, cue, between)


def _is_beside(utterance: Utterance, reach: Reach, cue: Span, answer: Span) -> bool:
    """Whether the answer stands on the side of the cue that it governs."""
    if reach in ("after", "next") and answer.start < cue.end:
        return False
    if reach == "next":
        return _is_next(utterance, cue, answer)
    return reach != "before" or answer.start <= cue.start


def _is_next(utterance: Utterance, cue: Span, answer: Span) -> bool:
    """Whether no mark and hardly a word stands between."""
    between = words_between(utterance, cue, answer)
    return len(between) <= _NEXT and all(word.is_word for word in between)


def _unbroken(utterance: Utterance, cue: Span, answer: Span, marks: str) -> bool:
    return not any(word.text in marks for word in words_between(utterance, cue, answer))


def _turns(utterance: Utterance, cue: Span, answer: Span) -> bool:
    """Whether ", but" or "instead" stands between."""
    between = words_between(utterance, cue, answer)
    if between and answer.start >= cue.end and any(word.lower == "instead" for word in between):
        return True
    return any(
        first.text == "," and second.lower in _TURNING for first, second in pairwise(between)
    )


def _leaves(utterance: Utterance, cue: Span, answer: Span) -> bool:
    """Whether another clause begins between the cue and the answer."""
    between = words_between(utterance, cue, answer)
    if any(word.lower in _EDGES for word in between) or in_aside(utterance, cue, between):
        return True
    if cue.start >= answer.end and any(word.lower in _JOINS for word in between):
        return True  # "He stayed for hours and proposed": the second verb governs what follows it
    return any(
        first.text in {",", "—", "–"} and second.lower in _STARTS
        for first, second in pairwise(between)
    )


def _is_contrast_over(utterance: Utterance, cue: Span, answer: Span) -> bool:
    """Whether the cue sets one phrase aside, ", not the fuel,", and the answer is another."""
    ahead = [word for word in utterance.words if word.end <= cue.start][-1:]
    if cue.end - cue.start > _SHORT or not ahead or ahead[0].text not in {",", "("}:
        return False
    between = words_between(utterance, cue, answer)
    return answer.end <= cue.start or any(word.text == "," for word in between)


def _is_apart(utterance: Utterance, cue: Span, answer: Span) -> bool:
    """Whether the cue stands in brackets or in a clause that opens after the answer."""
    if answer.end > cue.start:
        return False
    between = words_between(utterance, cue, answer)
    opened = any(word.lower in RELATIVES for word in between[-OPENED:])
    joined = any(word.lower in LATER for word in between)
    purpose = bool(between) and between[-1].lower == "to"
    if opened or joined or purpose:
        return True
    return crosses_brackets(between) or is_adjoined(utterance, cue, between)
