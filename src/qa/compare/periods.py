"""Stretches of the calendar by their names: a year, a month, early in it, three months."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from qa.types import Period

MONTHS = "january february march april may june july august september october november december"
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month in which each begins, on the northern half of the earth."""


def year_of(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31))


def month_of(year: int, month: int) -> Period:
    """`month` may run past 12, or below 1, into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def months(year: int, month: int, count: int) -> Period:
    return Period(month_of(year, month).first, month_of(year, month + count - 1).last)


def single(day: date) -> Period:
    return Period(day, day)


def part_of(period: Period, part: str | None) -> Period:
    """Its first half, its last, or what lies around the middle: "early May" may be the 15th."""
    if not part:
        return period
    days = (period.last - period.first).days
    if re.search("early|start|beginning|first", part, re.IGNORECASE):
        return Period(period.first, period.first + timedelta((days - 1) // 2))
    if re.search("late|end|last", part, re.IGNORECASE):
        return Period(period.first + timedelta((days + 1) // 2), period.last)
    return Period(period.first + timedelta(days // 4), period.last - timedelta(days // 4))


def month_number(name: str) -> int:
    return [month[:3] for month in MONTHS.split()].index(name[:3].lower()) + 1


def full_years(first: int, last: int) -> Period:
    return Period(date(first, 1, 1), date(last, 12, 31))
