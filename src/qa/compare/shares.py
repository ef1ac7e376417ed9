"""Shares of a whole, in per cent: "two thirds", "nine out of ten", "a majority", "half"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from math import nextafter

from qa.compare.numbers import numbers
from qa.compare.quantities import counted
from qa.compare.quantity import SHARE, Quantity

_FRACTION = re.compile(
    r"(?<!\band )(?<!\band a )\b(?:(?P<count>a|one|two|three|four|five|nine)[ -])?"
    r"(?P<part>half|third|quarter|fifth|tenth)s?\b(?! (?:an?|century|hour|year|quarter)\b)",
    re.IGNORECASE,
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "nine": 9}
_OUT_OF = re.compile(r" (?:in|out of)(?: every)? $", re.IGNORECASE)
_MAJORITY = re.compile(
    r"\b(?:an? (?:\w+ )?majority|most of|(?:more than|over) half(?! an?\b))\b", re.IGNORECASE
)
_MINORITY = re.compile(
    r"\b(?:an? (?:\w+ )?minority|(?:(?:fewer|less) than|under) half(?! an?\b))\b", re.IGNORECASE
)


def quantities(text: str, start: int, end: int) -> list[Quantity]:
    """Quantities and shares that touch [start, end) of `text`; words around tell unit and limits.

    Of two that overlap in the text the share stands, unless it is a part of the other: "three
    quarters of an hour".
    """
    numbers = counted(text)
    told = [*_fractions(text), *_out_of(text), *_majorities(text)]
    shares = [each for each in told if not any(_within(each, other) for other in numbers)]
    others = (
        each
        for each in numbers
        if not any(each.start < share.end and share.start < each.end for share in shares)
    )
    touching = (each for each in (*shares, *others) if each.start < end and start < each.end)
    return sorted(touching, key=lambda each: each.start)


def _within(share: Quantity, other: Quantity) -> bool:
    inside = other.start <= share.start and share.end <= other.end
    return inside and share.end - share.start < other.end - other.start


def _fractions(text: str) -> Iterator[Quantity]:
    for match in _FRACTION.finditer(text):
        count, part = match["count"], match["part"].lower()
        if count or part == "half":
            value = 100 * _COUNTS[(count or "a").lower()] / _PARTS[part]
            yield Quantity(match.start(), match.end(), SHARE, value, value, value)


def _out_of(text: str) -> Iterator[Quantity]:
    for one, other in pairwise(numbers(text)):
        if _OUT_OF.fullmatch(text[one.end : other.start]) and 0 < one.low <= other.low:
            value = 100 * one.low / other.low
            yield Quantity(one.start, other.end, SHARE, value, value, value)


def _majorities(text: str) -> Iterator[Quantity]:
    half = Quantity(0, 1, SHARE, 50, 50, 50, limited=True)
    for match in _MAJORITY.finditer(text):
        yield replace(half, start=match.start(), end=match.end(), low=nextafter(50, 100), high=100)
    for match in _MINORITY.finditer(text):
        yield replace(half, start=match.start(), end=match.end(), low=0, high=nextafter(50, 0))
