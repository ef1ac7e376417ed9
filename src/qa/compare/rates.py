"""What a quantity is for each of: "5 mg/kg", "$80 a barrel", "five deaths a day"."""

from __future__ import annotations

import re

from qa.compare.numbers import numbers
from qa.compare.units import MONEY, unit_after
from qa.stem import stem

_PER = re.compile(r" (?:per|each|every) |/ ?(?=[a-zµμ])| (?P<one>an?) ", re.IGNORECASE)
_NOUN = re.compile(r" (?!(?:and|or|in|of|at|for|from|to|on|by|per|an?|each|every)\b)[a-z]+", re.I)
_WORD = re.compile(r"(?:(?:short |long |metric )?[a-z]+)", re.IGNORECASE)
_PERSON = frozenset(["capita", "person", "people", "head", "inhabitant", "resident"])


def rate(text: str, unit: tuple[str, float, int]) -> tuple[str, float, int]:
    """A unit, as `unit_after` gives it, with those that follow "per", "a" or a stroke."""
    dimension, factor, end = unit
    while per := _PER.match(text, end):
        below = unit_after(text, per.end())
        if below is None or (per["one"] and below[0] != "time" and dimension not in MONEY):
            break
        dimension += " a second" if below[0] == "time" else f" per {below[0]}"
        factor, end = factor / below[1], below[2]
    return dimension, factor, end


def counted_for(text: str, end: int, *, money: bool, noun: bool) -> str:
    """What else one that ends at `end` is for each of, "" if nothing is told.

    "A barrel" tells it of `money` only; where a `noun` may follow, "a day" behind it does.
    """
    skipped = _NOUN.match(text, end) if noun else None
    for after in (end, skipped.end() if skipped else end):
        per = _PER.match(text, after)
        if per is None:
            continue
        unit = unit_after(text, per.end())
        if not per["one"] or money or (unit and unit[0] == "time"):
            return _one_of(text, per.end())
    return ""


def _one_of(text: str, at: int) -> str:
    number = next(numbers(text[at : at + 30]), None)
    if number and number.start == 0:
        return f"{number.low:.0f}"
    word = _WORD.match(text, at)
    found = stem(word[0].lower()) if word else ""
    return "person" if word and word[0].lower() in _PERSON else found
