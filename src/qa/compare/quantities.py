"""The quantities in a text: "5 km", "$1.2 billion", "minus 40 degrees", "14 to 20 years"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from math import floor, log10

from qa.compare.directions import changes_from
from qa.compare.limits import limited
from qa.compare.numbers import AND_A_PART, PART_OF, Number, numbers, part
from qa.compare.quantity import COUNT, Quantity
from qa.compare.rates import counted_for, rate
from qa.compare.units import MONEY, YEAR, currency_before, unit_after

_TO = re.compile(r"\s*(?:to|or|[-–—])\s*", re.IGNORECASE)
_PER_ONE = re.compile(r"(?: (?:per|an?|each|every) |/)[a-z]+(?: [a-z]+)?(?=\s*(?:to|or|[-–—])\s)")
_GIVE_OR_TAKE = re.compile(r" ?(?:±|\+/[-−–]) ?| (?:plus or minus|give or take) ", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
_MINUS = re.compile(r"(?:^|(?<=[\s(“\"]))(?<!\d )(?:minus |[-−–])$", re.IGNORECASE)
"""A sign touches its number, and no number stands before it: that would be a range."""
_BELOW_ZERO = re.compile(r" below zero\b", re.IGNORECASE)
_AND_A_PART = re.compile(AND_A_PART, re.IGNORECASE)
_UNIT_ALONE = re.compile(rf"\b(?:(?P<portion>{PART_OF}) )?(?:an?|one) (?=[a-z])", re.IGNORECASE)
_TIMES = re.compile(r" times?(?= (?:an?|per|each|every) )", re.IGNORECASE)
_PLUS = re.compile(r",? (?:and )?")
_DECADE = re.compile(
    r"\bin (?:his|her|their) (?:(?P<part>early|mid|late)[ -]?)?"
    r"(?:(?P<ten>twen|thir|for|fif|six|seven|eigh|nine)ties|(?P<digit>[2-9])0'?s)\b",
    re.IGNORECASE,
)
_TENS = ("twen", "thir", "for", "fif", "six", "seven", "eigh", "nine")
_PARTS_OF_TEN = {"early": (0, 4), "mid": (3, 7), "late": (6, 9)}


def counted(text: str) -> list[Quantity]:
    """All numbers of `text` with units and limits, in order, joined where they are one quantity."""
    found: list[Quantity] = []
    decades = [*_decades_of_life(text)]
    told = [*decades, *_numbers(text), *_single_units(text)]
    for each in sorted(told, key=lambda q: (q.start, -q.end)):
        if found and each.start < found[-1].end:
            continue
        if found and (joined := _joined(text, found[-1], each)):
            found[-1] = joined
        else:
            found.append(each)
    return [each if each in decades else limited(text, each) for each in found]


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
        times = _TIMES.match(text, number.end)
        dimension, factor, end = COUNT, 1.0, times.end() if times else number.end
    dimension, factor, end = rate(text, (dimension, factor, end))
    each = counted_for(text, end, money=dimension in MONEY, noun=dimension == COUNT)
    more = _AND_A_PART.match(text, end)
    beside, end = (part(more[0]), more.end()) if more and unit else (0.0, end)
    bare = not (unit or currency) and not re.match(r"[ -][a-z]", text[end : end + 2])
    low, high = (number.low + beside) * factor, (number.high + beside) * factor
    step = _step(text[number.start : number.end], number.low, dimension != COUNT) * factor
    written = Quantity(
        start, end, dimension, low, high, low, step, number.vague, bare, factor, number.scale, each
    )
    return _signed(text, written)


def _signed(text: str, quantity: Quantity) -> Quantity:
    """Less than nothing where a minus stands before it, or "below zero" after."""
    if minus := _MINUS.search(text, max(0, quantity.start - 6), quantity.start):
        return quantity.negative(minus.start())
    if below := _BELOW_ZERO.match(text, quantity.end):
        return replace(quantity.negative(quantity.start), end=below.end())
    return quantity


def _step(written: str, value: float, measured: bool) -> float:
    """The last significant digit's worth: 0.1 of 48.8, 1,000 of 30,000.

    Below a hundred one where it is `measured`: "49 %" may round 48.8 %, version 4 rounds no other.
    """
    digits = re.match(r"[\d, ]+(?:\.(\d+))?", written)
    if digits and digits[1]:
        number = float(digits[0].replace(",", "").replace(" ", ""))
        return float((value / number if number else 1.0) * 10 ** -len(digits[1]))
    if value < 100 or value != floor(value):
        return 1.0 if measured and value == floor(value) else 0.0
    zeros = len(f"{value:.0f}") - len(f"{value:.0f}".rstrip("0"))
    return float(10 ** min(zeros, floor(log10(value))))


def _single_units(text: str) -> Iterator[Quantity]:
    """ "An hour", "half a mile", "an hour and a half"; the whole of one only of units of time."""
    for match in _UNIT_ALONE.finditer(text):
        unit = unit_after(text, match.end() - 1)
        if unit and (unit[0] == "time" or match["portion"]):
            dimension, one, end = unit
            value = one * part(match["portion"] or "")
            if more := _AND_A_PART.match(text, end):
                value, end = value + one * part(more[0]), more.end()
            yield Quantity(match.start(), end, dimension, value, value, value, unit=one)


def _joined(text: str, one: Quantity, other: Quantity) -> Quantity | None:
    if one.limited or other.limited:
        return None
    between = text[one.end : other.start]
    if _GIVE_OR_TAKE.fullmatch(between):
        return _give_or_take(one, other)
    if _BETWEEN.search(text, max(0, one.start - 9), one.start):
        return _range(one, other) if between == " and " else None
    if changes_from(text, one.start):
        return None
    between = _PER_ONE.sub("", between) if one.each else between
    return _range(one, other) if _TO.fullmatch(between) else _sum(between, one, other)


def _give_or_take(one: Quantity, other: Quantity) -> Quantity | None:
    """ "50 ± 5 kg": the first has the unit of the second."""
    if one.dimension == COUNT:
        one = one.measured(other.dimension, other.unit)
    if one.dimension != other.dimension or not 0 <= other.high < one.high:
        return None
    low, high = one.low - other.high, one.high + other.high
    return replace(one, end=other.end, low=low, high=high, step=0.0, bare=other.bare)


def _range(one: Quantity, other: Quantity) -> Quantity | None:
    """ "14 to 20 years", "$5-6 million": the first has the unit and the scale of the second, which
    has the currency of the first."""
    if one.dimension in MONEY and other.bare:
        other = replace(other, dimension=one.dimension)
    if one.dimension not in (COUNT, other.dimension) or (one.each and one.each != other.each):
        return None
    low = one.low * (other.unit if one.dimension == COUNT else 1.0)
    if one.scale == 1 and low * other.scale < other.high:
        low *= other.scale
    if not low < other.high:
        return None
    return replace(other, start=one.start, low=low, nominal=low, step=0.0, limited=True)


def _sum(between: str, one: Quantity, other: Quantity) -> Quantity | None:
    """ "One hour and 20 minutes", "5 feet 10 inches": the second is less than one of the first."""
    parts = one.dimension == other.dimension and max(other.unit, other.high) < one.unit
    if not parts or not _PLUS.fullmatch(between):
        return None
    low, high, nominal = one.low + other.low, one.high + other.high, one.nominal + other.nominal
    return replace(other, start=one.start, low=low, high=high, nominal=nominal)


def _decades_of_life(text: str) -> Iterator[Quantity]:
    for match in _DECADE.finditer(text):
        part = (match["part"] or "").lower()
        ten = int(match["digit"]) if match["digit"] else 2 + _TENS.index(match["ten"].lower())
        low, high = ((10 * ten + year) * YEAR for year in _PARTS_OF_TEN.get(part, (0, 9)))
        yield Quantity(match.start(), match.end(), "time", low, high, low, limited=True)
