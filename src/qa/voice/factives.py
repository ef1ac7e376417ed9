"""What is taken for granted where it was not told: "failed to tell them that it leaked"."""

from __future__ import annotations

from collections.abc import Sequence

from qa.types import Span
from qa.voice.inflection import is_finite
from qa.voice.negated import is_claim
from qa.voice.prose import Utterance
from qa.voice.words import Word
from qa.words import word_set

_FAILED = word_set("failed fails neglected neglects omitted omits forgot forgets")
_TOLD = word_set("tell inform notify")
"""Verbs with an object in front of the clause that they take for granted."""

_DISCLOSED = word_set("disclose reveal mention")
_JOINS = word_set("and or but nor")
_NEAR = 8
"""Words of telling in front of the clause, at most: "tell the people of the town"."""


def untold(utterance: Utterance, cue: Span, answer: Span) -> Sequence[Word]:
    """The words of telling behind the cue, where the answer stands in the clause that was not
    told: "tell residents". Empty where it does not.

    Who was never told of a thing may be told a lie as well; who failed to tell it knew it.
    """
    cued = next(word for word in utterance.words if word.end > cue.start)
    behind = [word for word in utterance.words if word.start >= cue.end]
    that = next((n for n, word in enumerate(behind[:_NEAR]) if word.lower == "that"), 0)
    if cued.lower not in _FAILED or not that or not _is_telling(behind[:that]):
        return ()
    clause = behind[that + 1 :]
    if not clause or clause[0].start > answer.start or is_finite(clause[0].lower):
        return ()
    ahead = [word for word in clause if word.start < answer.start]
    joined = any(word.lower in _JOINS or word.text in ".;:?!" for word in ahead)
    return () if joined else behind[:that]


def _is_telling(phrase: Sequence[Word]) -> bool:
    """Whether it is "tell residents" or "disclose", and nobody's claim: "tell of reports"."""
    if not all(word.is_word for word in phrase) or any(map(is_claim, phrase)):
        return False
    if phrase[0].lower in _TOLD:
        return len(phrase) > 1
    addressed = [word.lower for word in phrase[1:2]]
    return phrase[0].lower in _DISCLOSED and addressed in ([], ["to"])
