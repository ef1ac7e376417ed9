"""Shares of a whole, in per cent: "two thirds", "nine out of ten", "a majority", "half"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from math import nextafter

from qa.compare.directions import directed
from qa.compare.limits import limited
from qa.compare.numbers import FRACTION, UNITS, in_digits, numbers
from qa.compare.quantities import counted
from qa.compare.quantity import Quantity
from qa.compare.units import SHARE

_FRACTION = re.compile(
    rf"(?<!\band )(?<!\band a )\b(?:(?P<count>an?|{'|'.join(UNITS)})[ -])?"
    r"(?:(?P<part>half|third|quarter|fifth|tenth)s?|(?P<rare>(?:six|seven|eigh|nin)th)"
    r"(?:s|(?= of\b|[.,;)]|$)))\b(?! (?:an?|century|hour|year|quarter)\b)",
    re.IGNORECASE,
)
"""A sixth only with "of" after it, or at the end: "a sixth person" is no share."""
_IN_DIGITS = re.compile(rf"(?<![\w.,])(?<!\d ){FRACTION}(?!\w)")
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
_OUT_OF = re.compile(r" (?:in|out of)(?: every)? $", re.IGNORECASE)
_MAJORITY = re.compile(
    r"\b(?:an? (?:\w+ )?majority|most of|(?:more than|over) half(?! an?\b))\b", re.IGNORECASE
)
_MINORITY = re.compile(
    r"\b(?:an? (?:\w+ )?minority|(?:(?:fewer|less) than|under) half(?! an?\b))\b", re.IGNORECASE
)


def quantities(text: str, start: int, end: int) -> list[Quantity]:
    """Quantities and shares that touch [start, end) of `text`; words around tell unit, limits and
    which way it goes.

    Of two that overlap in the text the share stands, unless it is a part of the other: "three
    quarters of an hour".
    """
    numbers = counted(text)
    most = [*_majorities(text)]
    parts = [limited(text, each) for each in (*_fractions(text), *_out_of(text))]
    told = [*most, *(each for each in parts if not any(_within(each, other) for other in most))]
    shares = [each for each in told if not any(_within(each, other) for other in numbers)]
    others = (
        each
        for each in numbers
        if not any(each.start < share.end and share.start < each.end for share in shares)
    )
    touching = (each for each in (*shares, *others) if each.start < end and start < each.end)
    return sorted((directed(text, each) for each in touching), key=lambda each: each.start)


def _within(share: Quantity, other: Quantity) -> bool:
    inside = other.start <= share.start and share.end <= other.end
    return inside and share.end - share.start < other.end - other.start


def _fractions(text: str) -> Iterator[Quantity]:
    for match in _FRACTION.finditer(text):
        count, part = match["count"], (match["part"] or match["rare"]).lower()
        if count or part == "half":
            yield _share(match, UNITS.get((count or "").lower(), 1) / _PARTS[part])
    for match in _IN_DIGITS.finditer(text):
        if (value := in_digits(match[0])) < 1:
            yield _share(match, value)


def _share(match: re.Match[str], part: float) -> Quantity:
    return Quantity(*match.span(), SHARE, 100 * part, 100 * part, 100 * part)


def _out_of(text: str) -> Iterator[Quantity]:
    for one, other in pairwise(numbers(text)):
        if _OUT_OF.fullmatch(text[one.end : other.start]) and 0 < one.low <= other.low:
            value, each = 100 * one.low / other.low, 100 / other.low
            yield Quantity(one.start, other.end, SHARE, value, value, value, unit=each)


def _majorities(text: str) -> Iterator[Quantity]:
    half = Quantity(0, 1, SHARE, 50, 50, 50, limited=True)
    for match in _MAJORITY.finditer(text):
        yield replace(half, start=match.start(), end=match.end(), low=nextafter(50, 100), high=100)
    for match in _MINORITY.finditer(text):
        yield replace(half, start=match.start(), end=match.end(), low=0, high=nextafter(50, 0))
