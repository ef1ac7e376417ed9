"""The quantities in a text: "5 km", "$1.2 billion", "minus 40 degrees", "14 to 20 years"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from math import floor, log10

from qa.compare.limits import limited
from qa.compare.numbers import Number, numbers
from qa.compare.quantity import COUNT, Quantity
from qa.compare.units import YEAR, currency_before, unit_after

_TO = re.compile(r"\s*(?:to|[-–—])\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
_MINUS = re.compile(r"(?:^|(?<=[\s(“\"]))(?<!\d )(?:minus |[-−–])$", re.IGNORECASE)
"""A sign touches its number, and no number stands before it: that would be a range."""
_BELOW_ZERO = re.compile(r" below zero\b", re.IGNORECASE)
_RATE = re.compile(r"(?P<each> (?:an?|per|each|every)) (?=hour|day|week|month|year)", re.IGNORECASE)
_HALF_MORE = re.compile(r" and a half\b", re.IGNORECASE)
_UNIT_ALONE = re.compile(r"\b(?P<half>half )?(?:an?|one)(?P<whole>) (?=[a-z])", re.IGNORECASE)
_DECADE = re.compile(
    r"\bin (?:his|her|their) (?:early |mid-?|late )?"
    r"(?P<ten>twen|thir|for|fif|six|seven|eigh|nine)ties",
    re.IGNORECASE,
)
_TENS = ("twen", "thir", "for", "fif", "six", "seven", "eigh", "nine")


def counted(text: str) -> list[Quantity]:
    """All numbers of `text` with units and limits, in order, joined where a range is meant."""
    found: list[Quantity] = []
    for each in sorted([*_numbers(text), *_single_units(text)], key=lambda q: q.start):
        if found and each.start < found[-1].end:
            continue
        if found and (joined := _joined(text, found[-1], each)):
            found[-1] = joined
        else:
            found.append(each)
    return [*(limited(text, each) for each in found), *_decades_of_life(text)]


def _numbers(text: str) -> Iterator[Quantity]:
    return (_measured(text, number) for number in numbers(text))


def _measured(text: str, number: Number) -> Quantity:
    """With the unit that follows or the currency before; "and a half" may follow the unit."""
    currency, unit = currency_before(text, number.start), unit_after(text, number.end)
    start = number.start
    if currency:
        (dimension, start), factor, end = currency, 1.0, number.end
    elif unit:
        dimension, factor, end = unit
    else:
        dimension, factor, end = COUNT, 1.0, number.end
    if rate := _RATE.match(text, end):
        period = unit_after(text, rate.end("each"))
        if period and period[0] == "time":
            dimension, factor, end = f"{dimension} a second", factor / period[1], period[2]
    more = _HALF_MORE.match(text, end)
    half, end = (0.5, more.end()) if more and unit else (0.0, end)
    bare = not (unit or currency) and not re.match(r"[ -][a-z]", text[end : end + 2])
    low, high = (number.low + half) * factor, (number.high + half) * factor
    step = _step(text[number.start : number.end], number.low) * factor
    return _signed(text, Quantity(start, end, dimension, low, high, low, step, number.vague, bare))


def _signed(text: str, quantity: Quantity) -> Quantity:
    """Less than nothing where a minus stands before it, or "below zero" after."""
    if minus := _MINUS.search(text, max(0, quantity.start - 6), quantity.start):
        return quantity.negative(minus.start())
    if below := _BELOW_ZERO.match(text, quantity.end):
        return replace(quantity.negative(quantity.start), end=below.end())
    return quantity


def _step(written: str, value: float) -> float:
    """The last significant digit's worth: 0.1 of 48.8, 1,000 of 30,000; 0 below a hundred."""
    digits = re.match(r"[\d, ]+(?:\.(\d+))?", written)
    scale = value / float(digits[0].replace(",", "").replace(" ", "")) if digits and value else 1.0
    if digits and digits[1]:
        return float(scale * 10 ** -len(digits[1]))
    if value < 100 or value != floor(value):
        return 0.0
    zeros = len(f"{value:.0f}") - len(f"{value:.0f}".rstrip("0"))
    return float(10 ** min(zeros, floor(log10(value))))


def _single_units(text: str) -> Iterator[Quantity]:
    """ "An hour", "half a year", "an hour and a half"; only units of time, which are said so."""
    for match in _UNIT_ALONE.finditer(text):
        unit = unit_after(text, match.end() - 1)
        if unit and unit[0] == "time":
            more = _HALF_MORE.match(text, unit[2])
            value = unit[1] * (0.5 if match["half"] else 1.5 if more else 1.0)
            end = more.end() if more else unit[2]
            yield Quantity(match.start(), end, "time", value, value, value)


def _joined(text: str, one: Quantity, other: Quantity) -> Quantity | None:
    """One quantity for "14 to 20 years" and "between 14 and 20 years"."""
    between, before = text[one.end : other.start], text[max(0, one.start - 9) : one.start]
    ranged = _TO.fullmatch(between) or (between == " and " and _BETWEEN.search(before))
    if not ranged or one.limited or other.limited:
        return None
    low = one.low * _ratio(text, one, other)
    if not low < other.high:
        return None
    return replace(other, start=one.start, low=low, nominal=low, step=0.0, limited=True)


def _ratio(text: str, one: Quantity, other: Quantity) -> float:
    """What turns the first of a range, written without a unit, into the unit of the second."""
    if one.dimension != COUNT or other.dimension == COUNT:
        return 1.0
    written = next(numbers(text[other.start : other.end])).low
    return abs(other.low) / written if written else 1.0


def _decades_of_life(text: str) -> Iterator[Quantity]:
    for match in _DECADE.finditer(text):
        first = 10 * (2 + _TENS.index(match["ten"].lower()))
        low, high = first * YEAR, (first + 9) * YEAR
        yield Quantity(match.start(), match.end(), "time", low, high, low, limited=True)
