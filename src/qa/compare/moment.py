"""A date as it is compared: the periods that it may mean, or what is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from qa.types import Period


@dataclass(frozen=True, slots=True)
class Moment:
    """At [start, end) of a text: the periods that it may mean, more than one where it is unclear.

    Without a year there may be none; then `month`, `day` and `weekday` (0 is Monday) are what is
    known. `resolved` where the period follows from the day of writing. `before_christ` where the
    years of its periods are those of `eras.year_before_christ`.
    """

    start: int
    end: int
    periods: tuple[Period, ...] = ()
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    resolved: bool = False
    before_christ: bool = False


def same_moment(one: Moment, other: Moment) -> bool:
    """Whether both mean the same period, or the same day and month where a year is missing."""
    if one.periods and other.periods:
        return one.before_christ == other.before_christ and bool({*one.periods} & {*other.periods})
    if not one.periods and not other.periods:
        return _fields(one) == _fields(other)
    whole, partial = (one, other) if one.periods else (other, one)
    return partial.day is not None and may_be_same_moment(whole, partial)


def may_be_same_moment(one: Moment, other: Moment) -> bool:
    """Whether one day can lie in both."""
    if one.periods and other.periods:
        return one.before_christ == other.before_christ and any(
            a.overlaps(b) for a in one.periods for b in other.periods
        )
    if not one.periods and not other.periods:
        pairs = zip(_fields(one), _fields(other), strict=True)
        return all(a is None or b is None or a == b for a, b in pairs)
    whole, partial = (one, other) if one.periods else (other, one)
    return any(_fits(day, partial) for period in whole.periods for day in _days(period))


def _fields(moment: Moment) -> tuple[int | None, int | None, int | None]:
    return moment.month, moment.day, moment.weekday


def _fits(day: date, partial: Moment) -> bool:
    return (
        partial.month in (None, day.month)
        and partial.day in (None, day.day)
        and partial.weekday in (None, day.weekday())
    )


def _days(period: Period) -> Iterator[date]:
    """At most those of the first two years: any day and month stands among them."""
    for number in range(min((period.last - period.first).days, 731) + 1):
        yield period.first + timedelta(number)
