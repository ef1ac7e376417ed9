"""Answers compared by their words, where they have no value; and what a difference means."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from qa.compare.asked import Asked
from qa.compare.places import whole
from qa.compare.reading import Reading
from qa.compare.words import folded, stems

Relation: TypeAlias = Literal["same", "compatible", "different", "both-hold", "unclear"]
"""Compatible: one is less precise than the other, a limit that it meets, or a part of it."""


def differing(asked: Asked) -> Relation:
    """What it means that two values differ."""
    verdicts: dict[str, Relation] = {"one": "different", "many": "both-hold"}
    return verdicts.get(asked.number, "unclear")


def by_words(asked: Asked, one: Reading, other: Reading) -> Relation:
    """Answers without a value: one said in other words, or one that says more.

    Two names differ. A description may be of what the other names, or of another side of it.
    """
    if found := phrases(one, other):
        return found
    names = asked.kind in ("name", "place") and named(one) and named(other)
    return differing(asked) if names or asked.number == "many" else "unclear"


def phrases(one: Reading, other: Reading) -> Relation | None:
    """The same in other words, or one that says more; None where neither has the other's words."""
    few, many = sorted((_content(one), _content(other)), key=len)
    if not few or not few <= many:
        return None
    return "same" if len(many) - len(few) <= 2 else "compatible"


def _content(reading: Reading) -> frozenset[str]:
    """ "Unwelcome" and "not welcome" are one."""
    answer = folded(reading.answer)
    found = stems(whole(answer))
    if not re.search(r"\bnot\b", answer):
        return found
    return frozenset(f"un{each}" if f"not {each}" in answer else each for each in found)


def named(reading: Reading) -> bool:
    """Whether it is a name, not a description, which may be of one who is named elsewhere."""
    answer = reading.answer[reading.start == 0 and " " in reading.answer :]
    return re.search(r"[A-Z]", answer) is not None
