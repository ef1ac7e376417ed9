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
    month_of,
    single,
    year_of,
)
from qa.types import Period

LONGEST_AGO = 900
"""Days, weeks, months or years; of more than that nobody means a date."""
Read: TypeAlias = Callable[["re.Match[str]", date | None], Moment | None]
"""A form as it was written on a day, or on one that is not known."""


def at(match: re.Match[str], *periods: Period, resolved: bool = False) -> Moment:
    before_christ = is_before_christ(match)
    return Moment(
        match.start(), match.end(), periods, resolved=resolved, before_christ=before_christ
    )


def near_day(match: re.Match[str], written: date | None) -> Moment | None:
    shifts = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1}
    if written is None:
        return None
    return at(match, single(written + timedelta(shifts[match[0].lower()])), resolved=True)


def weekday(match: re.Match[str], written: date | None) -> Moment | None:
    """The last one up to the day of writing; "next Monday" is the first after it."""
    weekday, shift = (
        WEEKDAYS.split().index(match["weekday"].lower()),
        (match["shift"] or "").lower(),
    )
    if written is None or shift in ("that", "the same"):
        return Moment(match.start(), match.end(), weekday=weekday)
    back = (written.weekday() - weekday) % 7
    if shift == "next":
        back -= 7
    elif shift == "last" and back == 0:
        back = 7
    return at(match, single(written - timedelta(back)), resolved=True)


def weekend(match: re.Match[str], written: date | None) -> Moment | None:
    """The last one that began by the day of writing."""
    if written is None:
        return None
    saturday = written - timedelta((written.weekday() + 2) % 7)
    return at(match, Period(saturday, saturday + timedelta(1)), resolved=True)


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
