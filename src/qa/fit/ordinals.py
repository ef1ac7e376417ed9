"""Another in a row than the one that is asked for: the 70th secretary of state, not the first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.compare.numbers import numbers
from qa.compare.words import plain
from qa.fit.pointed import Pointed, Sought
from qa.question.mentions import MONTHS
from qa.question.words import alike, said

_ORDINAL = re.compile(r"\w+(?:st|nd|rd|th)", re.IGNORECASE)
_PHRASE = re.compile(r"[^.,;:!?()]{0,80}")  # bounded, since each of many ordinals reads one
_OF_A_MONTH = re.compile(rf"(?:{MONTHS})[ ](?:the[ ])?$", re.IGNORECASE)
_MARK = re.compile(r"[,;:()–—]")
_COUNTED = 3
"""Content words after an ordinal, among which stands what it counts."""


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A place in a row at [start, end) of a text; `counted`, words that name what the row is of.

    There are none where the ordinal stands for it: "Their first child was Ann, the second Bob".
    """

    start: int
    end: int
    place: float
    counted: tuple[str, ...]

    def counts_like(self, other: Ordinal) -> bool:
        """Whether both may be places in one row."""
        return not self.counted or any(alike(a, b) for a in self.counted for b in other.counted)


def ordinals(text: str) -> list[Ordinal]:
    """In the order of the text, but for days. Non-breaking spaces must have been made plain."""
    found = []
    for number in numbers(text):
        of_a_month = _OF_A_MONTH.search(text, max(0, number.start - 14), number.start)
        if _ORDINAL.fullmatch(text, number.start, number.end) and not of_a_month:
            phrase = _PHRASE.match(text, number.end)
            follows = said(phrase[0])[:_COUNTED] if phrase else []
            is_name = len(follows) == 1 and follows[0][0].isupper()
            counted = () if is_name else tuple(follows)
            found.append(Ordinal(number.start, number.end, number.low, counted))
    return found


def is_another_in_the_row(sought: Sought, pointed: Pointed) -> bool:
    """Whether the ordinal nearest to it, of what the question counts, is another."""
    asked = ordinals(plain(sought.question))
    if len(asked) != 1 or not asked[0].counted:
        return False
    around = pointed.sentence
    sentence = plain(pointed.text[around.start : around.end])
    told = [each for each in ordinals(sentence) if each.counts_like(asked[0])]

    def gap(each: Ordinal) -> tuple[int, int]:
        """Marks and characters between the ordinal and the candidate."""
        before = pointed.text[around.start + each.end : pointed.start]
        after = pointed.text[pointed.end : around.start + each.start]
        return len(_MARK.findall(before + after)), len(before + after)

    nearest = min(told, key=gap, default=None)
    return nearest is not None and nearest.place != asked[0].place
