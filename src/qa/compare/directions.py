"""Which way a quantity goes, where the words beside it tell: up or down, north or south."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from qa.compare.quantity import Quantity

_BEFORE = {
    "up": "up|rose|risen|ris(?:es?|ing)|gr(?:ew|own|ows?|owing|owth)|increas(?:es?|ed|ing)"
    "|(?:gain|climb|jump|advanc|surg|soar|add)(?:e?s|ed|ing)?|profits?|surplus(?:es)?",
    "down": "down|fell|fall(?:s|en|ing)?|declin(?:es?|ed|ing)|decreas(?:es?|ed|ing)|lost"
    "|los(?:s(?:es)?|es?|ing)|drop(?:s|ped|ping)?|(?:slump|plung|tumbl|plummet)(?:e?s|ed|ing)?"
    "|slid|sank|shr[au]nk|shrinking|cut|reduc(?:es?|ed|ing|tions?)|deficits?",
    "killed": "kill(?:s|ed|ing)",
    "injured": "(?:injur|wound)(?:es|s|ed|ing)",
}
"""What leads to a quantity, by the way it goes."""
_AFTER = {
    "up": "up|higher|more|rises?|increases?|gains?|growth|jump|surge|profits?|surplus",
    "down": "down|lower|less|fewer|falls?|decreases?|declines?|drops?|cuts?|reductions?|loss(?:es)?"
    "|slump|deficits?",
    "north": "(?:to the )?north(?:ward|wards)?",
    "south": "(?:to the )?south(?:ward|wards)?",
    "east": "(?:to the )?east(?:ward|wards)?",
    "west": "(?:to the )?west(?:ward|wards)?",
    "above": "above",
    "below": "below",
    "before": "before|earlier",
    "after": "after|later",
    "killed": "(?:{people})?(?:killed|dead|died|deaths|fatalities)",
    "injured": "(?:{people})?(?:injured|wounded|hurt|injuries)",
    "long": "long|in length",
    "wide": "wide|in width",
    "high": "high|tall|in height",
}
"""What follows one."""
_PEOPLE = r"(?!(?:and|or|but|of)\b)[a-z]+ (?:(?:were|was|have been|had been|are|have|had) )?"
_MEASURE = r"annual|yearly|quarterly|monthly|net|overall|sharp|steep|pre-tax|operating|times"
_LED = (
    r"(?: in (?:\w+ ){0,3}?\w+(?= (?:of|by) ))?(?: (?:of|by))?"
    r"(?: (?:an?|another|further|about|around|roughly|some|approximately|estimated|nearly|almost"
    r"|just|only|net|over|under|(?:more|less) than|at least|as much as|up to|close to))*\s+$"
)
_WORD = r"(?<![\w-])(?:%s)(?![\w-])"
_OPPOSITES = (("up", "down"), ("north", "south"), ("east", "west"), ("above", "below"),
              ("before", "after"))  # fmt: skip
"""Of these one excludes the other."""
_BESIDE = (("killed", "injured"), ("long", "wide"), ("long", "high"), ("wide", "high"))
"""These are told of two sides of one event or body."""


def _forms(table: dict[str, str], form: str) -> dict[str, re.Pattern[str]]:
    words = {way: each.replace("{people}", _PEOPLE) for way, each in table.items()}
    return {way: re.compile(form % each, re.IGNORECASE) for way, each in words.items()}


_BEFORE_IT = _forms(_BEFORE, rf"(?<![\w-])(?:%s){_LED}")
_CHANGED_FROM = re.compile(
    rf"(?<![\w-])(?:{_BEFORE['up']}|{_BEFORE['down']}|chang(?:es?|ed|ing)|went|mov(?:es?|ed|ing)"
    r"|rais(?:es?|ed|ing)|lower(?:s|ed|ing)?|revis(?:es?|ed|ing))(?: \w+){0,3}? from\s+$",
    re.IGNORECASE,
)
_NAMED = [*_forms(_BEFORE, _WORD).items(), *_forms(_AFTER, _WORD).items()]
_AFTER_IT = _forms(_AFTER, rf"[ -](?:(?:{_MEASURE})[ -])?(?:%s)(?![\w-])")


def ways_of(text: str) -> frozenset[str]:
    """Those that any of its words names."""
    return frozenset(way for way, form in _NAMED if form.search(text))


def changes_from(text: str, at: int) -> bool:
    """Whether what stands at `at` is what something rose or fell from, and no end of a range."""
    return _CHANGED_FROM.search(text, max(0, at - 60), at) is not None


def directed(text: str, quantity: Quantity) -> Quantity:
    """With the ways that the words beside it tell, unless they tell two that are opposed."""
    ways = {*_ways(text, quantity)}
    for pair in _OPPOSITES:
        ways -= {*pair} if ways.issuperset(pair) else set()
    return replace(quantity, ways=frozenset(ways))


def _ways(text: str, quantity: Quantity) -> Iterator[str]:
    before = text[max(0, quantity.start - 60) : quantity.start]
    yield from (way for way, form in _BEFORE_IT.items() if form.search(before))
    yield from (way for way, form in _AFTER_IT.items() if form.match(text, quantity.end))


def opposed(one: Quantity, other: Quantity) -> Literal["different", "unclear"] | None:
    """What it means that they go two ways; None where they do not, or where it is not told.

    "unclear" where both can be told of one event or body: "12 killed", "12 injured".
    """
    if _go(one.ways, other.ways, _OPPOSITES):
        return "different"
    return "unclear" if apart(one.ways, other.ways) else None


def apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether they are of two sides of one event or body: the killed and the injured."""
    return _go(one, other, _BESIDE) and not one & other


def _go(one: frozenset[str], other: frozenset[str], pairs: tuple[tuple[str, str], ...]) -> bool:
    return any((a in one and b in other) or (b in one and a in other) for a, b in pairs)


def unsigned(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """ "−3 %" as the fall of 3 % that the other tells of."""
    return _as_fall(one, other), _as_fall(other, one)


def _as_fall(quantity: Quantity, other: Quantity) -> Quantity:
    falls = quantity.high < 0 <= other.low and "down" in other.ways
    return quantity.negative(quantity.start) if falls else quantity
