"""Feasts, and the days that are told by them: "Easter Monday", "two days before Christmas 2023"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeAlias

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from qa.compare.moment import Moment
from qa.compare.numbers import numbers
from qa.compare.periods import WEEKDAYS
from qa.types import Period

_Shift: TypeAlias = tuple[int, int]
"""The first and the last day that is meant, as days from the feast."""

FIXED = {
    "new year's day": (1, 1), "valentine's day": (2, 14), "st patrick's day": (3, 17),
    "bastille day": (7, 14), "halloween": (10, 31), "all saints' day": (11, 1),
    "armistice day": (11, 11), "christmas eve": (12, 24), "christmas day": (12, 25),
    "boxing day": (12, 26), "new year's eve": (12, 31), "christmas": (12, 25),
}  # fmt: skip
OF_EASTER = {
    "shrove tuesday": -47, "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3,
    "good friday": -2, "holy saturday": -1, "easter saturday": -1, "easter sunday": 0,
    "easter day": 0, "easter": 0, "easter monday": 1, "easter tuesday": 2, "ascension day": 39,
    "pentecost": 49, "whit sunday": 49, "whitsunday": 49, "whit monday": 50,
    "pentecost monday": 50, "trinity sunday": 56, "corpus christi": 60,
}  # fmt: skip
THANKSGIVING = "thanksgiving"
AROUND: dict[str, _Shift] = {"christmas": (-1, 1), "easter": (-2, 1), THANKSGIVING: (0, 0)}
"""Names of a season as well, so that they tell a day only with a year, or beside another day."""

_YEARS = range(1900, 2101)
"""In one of which a day was whose year is not told."""
_FIRST_GREGORIAN = 1583
_LATER = {"second": 1, "third": 2, "fourth": 3}

_YEAR = r"(?:,? (?:of |in )?(?P<year>1\d{3}|20\d{2})(?![\d,]))"
_ALONE = (
    r"(?=\W*$|[^\w\s'-]|\s\W|\s(?:in|on|at|of|and|or|but|when|while|as|to|for|with|by|the|he|she"
    r"|it|they|we|after|before|morning|afternoon|evening|night|was|is|had)\b)"
)
"""What follows a feast, and is no noun that it tells of: "the Good Friday Agreement"."""


def _named(names: Iterable[str]) -> str:
    either = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return rf"(?P<orthodox>orthodox )?(?=(?-i:[A-Z]))(?P<feast>{either})"


DAY = rf"{_named({*FIXED, *OF_EASTER} - {*AROUND})}(?:{_YEAR}|{_ALONE})"
SEASON = rf"{_named(AROUND)}{_YEAR}"
BESIDE = (
    rf"(?:(?:the )?(?:(?P<nth>first|second|third|fourth|last) )?"
    rf"(?P<one>day|eve|week|weekend|{'|'.join(WEEKDAYS.split())})"
    rf"|(?P<count>\w+(?:-\w+)?) (?P<unit>day|week)s?)"
    rf" (?:(?P<before>before|preceding|of)|after|following) (?:the )?"
    rf"{_named({*FIXED, *OF_EASTER, *AROUND})}(?:{_YEAR}|{_ALONE})"
)


def feast(match: re.Match[str], written: date | None) -> Moment | None:
    """A feast in its year, or in any where none is told, whenever it was written."""
    around = AROUND.get(match["feast"].lower(), (0, 0))
    return _moment(match, [_shifted(day, around) for day in _days(match)])


def beside_a_feast(match: re.Match[str], written: date | None) -> Moment | None:
    """ "The day after Christmas", "two weeks before Easter", "the Friday before Christmas 2023"."""
    shifts = [(day, _shift(match, day)) for day in _days(match)]
    return _moment(match, [_shifted(day, shift) for day, shift in shifts if shift])


def _moment(match: re.Match[str], periods: list[Period]) -> Moment | None:
    """Without a year the day of a month where it is the same in each."""
    if not periods:
        return None
    days = {(each.first.month, each.first.day) for each in periods}
    if match["year"] or len(days) > 1 or periods[0].first != periods[0].last:
        return Moment(match.start(), match.end(), tuple(periods))
    ((month, day),) = days
    return Moment(match.start(), match.end(), month=month, days=range(day, day + 1))


def _shifted(day: date, shift: _Shift) -> Period:
    return Period(*(day + timedelta(days) for days in shift))


def _shift(match: re.Match[str], feast: date) -> _Shift | None:
    """From a feast to what is told by it; None for a vague count, or what is no day beside one."""
    away = -1 if match["before"] else 1
    if match["count"]:
        number = next(numbers(match["count"]), None)
        if number is None or number.vague or number.low % 1:
            return None
        days, either_side = (1, 0) if match["unit"].lower() == "day" else (7, 3)
        middle = away * days * int(number.low)
        return middle - either_side, middle + either_side
    one = match["one"].lower()
    if (match["before"] or "").lower() == "of":
        return {"eve": (-1, -1), "day": (0, 0)}.get(one)
    nth = (match["nth"] or "").lower()
    more = _LATER.get(nth, 0)
    if one in ("day", "week"):
        days = 1 if one == "day" else 7
        first, last = 1 + days * more, days + days * more
        return (-last, -first) if away < 0 else (first, last)
    return None if nth == "last" and away > 0 else _to_weekday(one, more, feast, away)


def _to_weekday(one: str, more: int, feast: date, away: int) -> _Shift | None:
    """The weekend or the weekday that is the first on that side, or so many weeks further."""
    if one == "eve":
        return None
    day = ("sunday" if away < 0 else "saturday") if one == "weekend" else one
    apart = away * (WEEKDAYS.split().index(day) - feast.weekday()) % 7 or 7
    first = away * (apart + 7 * more)
    if one == "weekend":
        return (first - 1, first) if away < 0 else (first, first + 1)
    return first, first


def _days(match: re.Match[str]) -> list[date]:
    """The days on which it fell in the year that is told, or in any; in one it may be of two
    countries."""
    years = [int(match["year"])] if match["year"] else _YEARS
    name, orthodox = match["feast"].lower(), bool(match["orthodox"])
    return [day for year in years for day in _in_year(name, year, orthodox=orthodox)]


def _in_year(name: str, year: int, *, orthodox: bool) -> list[date]:
    if name in FIXED:
        return [date(year, *FIXED[name])]
    if name == THANKSGIVING:
        return [_nth(4, 3, date(year, 11, 1)), _nth(2, 0, date(year, 10, 1))]
    if year < _FIRST_GREGORIAN:
        return []
    held = easter(year, EASTER_ORTHODOX if orthodox else EASTER_WESTERN)
    return [held + timedelta(OF_EASTER[name])]


def _nth(number: int, weekday: int, first: date) -> date:
    """The weekday of that number in the month that begins on `first`; Monday is 0."""
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (number - 1))
