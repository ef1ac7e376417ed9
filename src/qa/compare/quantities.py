"""Quantities as intervals in a base unit: "about 3,000", "up to 20 years", "14 to 20 years"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import floor, inf, isclose, log10, nextafter

from qa.compare.numbers import Number, numbers
from qa.compare.units import YEAR, currency_before, unit_after

COUNT = "count"
"""The dimension of a number without a unit."""

SHARE = "share"
"""The dimension of percentages and fractions, in per cent."""

ROUGHLY = 0.1
"""How far "about" reaches, as a share of the number."""

ROUNDED = 0.05
"""The most, as a share, by which a round number may differ from what it rounds."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """At [start, end) of a text: from `low` to `high`, in the base unit of `dimension`.

    `nominal` is the number as written, rounded to multiples of `step`. `limited` where the text
    gives a limit, a range or a vague word; `bare` where no unit and no noun follows.
    """

    start: int
    end: int
    dimension: str
    low: float
    high: float
    nominal: float
    step: float = 0.0
    limited: bool = False
    bare: bool = False


_LESS = "less|fewer|shorter|smaller|younger|lower"
_MORE = "more|deeper|longer|larger|older|later|bigger|taller|heavier|higher|further|greater"


def _phrase(words: str) -> re.Pattern[str]:
    """These words at the end of what stands before a number."""
    return re.compile(
        rf"(?:^|(?<=[\s(“\"]))(?:{words})\s+(?:(?:an?|the|its) )?(?:record )?(?:US)?[$€£]?\s?$",
        re.IGNORECASE,
    )


_LIMITS: list[tuple[re.Pattern[str], Callable[[float, float], tuple[float, float]]]] = [
    (
        _phrase(r"just over|slightly (?:more than|over)|a little (?:more than|over)"),
        lambda low, high: (low, high * (1 + ROUGHLY)),
    ),
    (
        _phrase(r"nearly|almost|just under|close to|not quite|approaching"),
        lambda low, high: (low * (1 - ROUGHLY), high),
    ),
    (
        _phrase(rf"(?:no|not|never) (?:{_LESS}) than|at least|a minimum of|upwards? of"),
        lambda low, high: (low, inf),
    ),
    (
        _phrase(rf"(?:no|not|never) (?:{_MORE}) than|at (?:the )?most|a maximum of|up to|within"),
        lambda low, high: (0.0, high),
    ),
    (
        _phrase(rf"(?:{_MORE}) than|over|above|exceeding|in excess of|beyond"),
        lambda low, high: (nextafter(high, inf), inf),
    ),
    (
        _phrase(rf"(?:{_LESS}) than|under|below"),
        lambda low, high: (0.0, nextafter(low, -inf)),
    ),
]  # the first that fits holds: "no more than" stands before "more than"
_ABOUT = _phrase(
    r"about|around|roughly|approximately|some|estimated|circa|c\.|~|an average of"
    r"|in the region of|as (?:many|much|few|little|steep|high|long|low) as"
)
_OR_MORE = re.compile(
    r"(?: \w+)?(?: or (?:more|worse|above)| and (?:more|up)|\+|,? at (?:the )?least)\b", re.I
)
_OR_LESS = re.compile(r"(?: \w+)? or (?:less|fewer)\b|,? at (?:the )?most\b", re.IGNORECASE)
_TO = re.compile(r"\s*(?:to|[-–—])\s*[$€£]?\s?", re.IGNORECASE)
_AND = re.compile(r" and [$€£]?", re.IGNORECASE)
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
    return [*(_limited(text, each) for each in found), *_decades_of_life(text)]


def _numbers(text: str) -> Iterator[Quantity]:
    return (_measured(text, number) for number in numbers(text))


def _measured(text: str, number: Number) -> Quantity:
    """With the unit that follows or the currency before; "and a half" may follow the unit."""
    currency, unit = currency_before(text, number.start), unit_after(text, number.end)
    if currency:
        dimension, factor, end = currency, 1.0, number.end
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
    return Quantity(number.start, end, dimension, low, high, low, step, number.vague, bare)


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
    ranged = _TO.fullmatch(between) or (
        _AND.fullmatch(between) and re.search(r"between [$€£]?$", before, re.IGNORECASE)
    )
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
    return other.low / written if written else 1.0


def _limited(text: str, quantity: Quantity) -> Quantity:
    """With what the words around it make of it: "about", "at least", "or more"."""
    before = text[max(0, quantity.start - 40) : quantity.start]
    for pattern, limits in _LIMITS:
        if pattern.search(before):
            low, high = limits(quantity.low, quantity.high)
            return replace(quantity, low=low, high=high, limited=True)
    if _OR_MORE.match(text, quantity.end):
        return replace(quantity, high=inf, limited=True)
    if _OR_LESS.match(text, quantity.end):
        return replace(quantity, low=0.0, limited=True)
    if _ABOUT.search(before) or re.match(r"(?: \w+)? or so\b", text[quantity.end :]):
        low, high = quantity.low * (1 - ROUGHLY), quantity.high * (1 + ROUGHLY)
        return replace(quantity, low=low, high=high)
    return quantity


def _decades_of_life(text: str) -> Iterator[Quantity]:
    for match in _DECADE.finditer(text):
        first = 10 * (2 + _TENS.index(match["ten"].lower()))
        low, high = first * YEAR, (first + 9) * YEAR
        yield Quantity(match.start(), match.end(), "time", low, high, low, limited=True)


def same_number(one: Quantity, other: Quantity) -> bool:
    """Whether both say the same: the same number, "about" apart, or the same limits."""
    if one.limited != other.limited:
        return False
    if one.limited:
        return isclose(one.low, other.low, rel_tol=1e-6) and isclose(
            one.high, other.high, rel_tol=1e-6
        )
    return isclose(one.nominal, other.nominal, rel_tol=1e-6)


def may_be_same(one: Quantity, other: Quantity) -> bool:
    """Whether one number can satisfy both: limits that meet, or one rounds the other."""
    if one.low <= other.high and other.low <= one.high:
        return True
    return not (one.limited or other.limited) and (_rounds(one, other) or _rounds(other, one))


def _rounds(one: Quantity, other: Quantity) -> bool:
    apart = abs(one.nominal - other.nominal)
    return apart <= min(one.step / 2, ROUNDED * abs(one.nominal)) * (1 + 1e-9)
