"""Dates that the day of writing completes: yesterday, last week, two years ago."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeAlias

from qa.compare.eras import is_before_christ
from qa.compare.moment import Moment
from qa.compare.numbers import numbers
from qa.compare.periods import (
    WEEKDAYS,
    month_number,
    month_of,
    part_of,
    single,
    year_of,
)
from qa.types import Period

LONGEST_AGO = 900
"""Days, weeks, months or years; of more than that nobody means a date."""
_EDGES = (
    "that|what|who|which|whose|how|if|whether|since|after|because|when|where|as|and|but|was|were"
    "|had|did"
)
_CLAUSE = rf"(?:(?!\b(?:{_EDGES})\b)[^.;:!?,—])"
"""A character of the same clause."""
_TO_COME = re.compile(
    rf"(?:\b(?:will|shall)|[’']ll|\b(?:is|are|be) (?:due|expected|scheduled|planned|set|going)"
    rf"|\bplans? to)\b{_CLAUSE}*$",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:^|[.!?] )(?:(?:in|on|by|from|next|this) )*$", re.IGNORECASE)
_WILL = re.compile(rf"{_CLAUSE}*?\b(?:will|shall)\b", re.IGNORECASE)
_RECURS = re.compile(r"\b(?:each|every) year\b|\b(?:annually|yearly|quarterly)\b", re.IGNORECASE)
Read: TypeAlias = Callable[["re.Match[str]", date | None], Moment | None]
"""A form as it was written on a day, or on one that is not known."""


def at(match: re.Match[str], *periods: Period, resolved: bool = False) -> Moment:
    before_christ = is_before_christ(match)
    return Moment(
        match.start(), match.end(), periods, resolved=resolved, before_christ=before_christ
    )


def lies_ahead(match: re.Match[str]) -> bool:
    """Whether the clause that holds the date tells what is to come: "will be raised in May"."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    return bool(_TO_COME.search(before) or (_OPENS.search(before) and _WILL.match(after)))


def recurs(match: re.Match[str]) -> bool:
    """Whether the text tells of every year's: "in quarterly instalments on 1 January"."""
    return _RECURS.search(match.string) is not None


def near_day(match: re.Match[str], written: date | None) -> Moment | None:
    shifts = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1}
    if written is None:
        return None
    return at(match, single(written + timedelta(shifts[match[0].lower()])), resolved=True)


def weekday(match: re.Match[str], written: date | None) -> Moment | None:
    """The last one up to the day of writing, or the first after it where that is to come.

    "Next Friday" is the first after it, or that of the next week.
    """
    weekday, shift = (
        WEEKDAYS.split().index(match["weekday"].lower()),
        (match["shift"] or "").lower(),
    )
    if written is None or shift in ("that", "the same"):
        return Moment(match.start(), match.end(), weekday=weekday)
    back = (written.weekday() - weekday) % 7
    if shift == "last" and back == 0:
        back = 7
    elif shift == "next" or (not shift and back and lies_ahead(match)):
        back -= 7
    day = written - timedelta(back)
    if shift == "next" and weekday > written.weekday():
        return at(match, single(day), single(day + timedelta(7)), resolved=True)
    return at(match, single(day), resolved=True)


def weekend(match: re.Match[str], written: date | None) -> Moment | None:
    """The last one that began by the day of writing."""
    if written is None:
        return None
    saturday = written - timedelta((written.weekday() + 2) % 7)
    return at(match, Period(saturday, saturday + timedelta(1)), resolved=True)


def month_alone(match: re.Match[str], written: date | None) -> Moment | None:
    """ "In May", "last June": the last one begun by the day of writing, or the next one where the
    text says so, or that it is to come."""
    month, shift = month_number(match["month"]), (match["shift"] or "").lower()
    if written is None or shift in ("that", "the same"):
        part = part_of(month_of(2000, month), match["part"])
        days = range(part.first.day, part.last.day + 1) if match["part"] else range(1, 32)
        return Moment(match.start(), match.end(), month=month, days=days)
    ahead = not shift and lies_ahead(match)
    year = written.year + (month < written.month if ahead else -(month > written.month))
    if shift == "next":
        year = written.year + (month <= written.month)
    elif shift == "last" and month == written.month:
        year -= 1
    return at(match, part_of(month_of(year, month), match["part"]), resolved=True)


def near_unit(match: re.Match[str], written: date | None) -> Moment | None:
    """ "Last week", "this month", "next year": weeks are from Monday to Sunday."""
    shift = {"last": -1, "this": 0, "next": 1}.get(match["shift"].lower())
    if written is None or shift is None:
        return None
    day, unit = written, match["unit"].lower()
    if unit == "year":
        return at(match, year_of(day.year + shift), resolved=True)
    if unit == "month":
        return at(match, month_of(day.year, day.month + shift), resolved=True)
    monday = day - timedelta(day.weekday()) + timedelta(7 * shift)
    first, days = (monday + timedelta(5), 1) if unit == "weekend" else (monday, 6)
    return at(match, Period(first, first + timedelta(days)), resolved=True)


def ago(match: re.Match[str], written: date | None) -> Moment | None:
    """As precise as its unit: "two years ago" is a year."""
    number = next(numbers(match["count"]), None)
    count = 1 if number is None else number.low
    if written is None or (number is not None and (number.vague or count > LONGEST_AGO)):
        return None
    day, unit, count = written, match["unit"].lower(), int(count)
    if unit == "year":
        return at(match, year_of(day.year - count), resolved=True)
    if unit == "month":
        return at(match, month_of(day.year, day.month - count), resolved=True)
    if unit == "day":
        return at(match, single(day - timedelta(count)), resolved=True)
    monday = day - timedelta(day.weekday() + 7 * count)
    return at(match, Period(monday, monday + timedelta(6)), resolved=True)
