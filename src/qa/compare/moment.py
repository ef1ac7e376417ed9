"""A date as it is compared: the periods that it may mean, or what is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, TypeAlias

from qa.types import Period

Bound: TypeAlias = Literal["before", "after", "by", "onward", "since", "until", "about"]
"""Something was at some time before, after, by or about a date; it began or ended on one."""
_DAY = timedelta(1)
_YEAR = 365


@dataclass(frozen=True, slots=True)
class Moment:
    """At [start, end) of a text: the periods that it may mean, more than one where it is unclear.

    Without a year there may be none; then `month`, its `days` and `weekday` (0 is Monday) are what
    is known. `resolved` where the period follows from the day of writing. `before_christ`
    where the years of its periods are those of `eras.year_before_christ`; `fiscal` where they are
    a firm's, which may begin up to a year before that of the calendar or after it. `bound` is how
    the text leads to it, `ends` when what lasted began and ended, where it tells both.
    """

    start: int
    end: int
    periods: tuple[Period, ...] = ()
    month: int | None = None
    days: range = range(1, 32)
    weekday: int | None = None
    resolved: bool = False
    before_christ: bool = False
    fiscal: bool = False
    bound: Bound | None = None
    ends: tuple[Period, Period] | None = None

    @property
    def day(self) -> int | None:
        """That of the month, where one alone is meant."""
        return self.days.start if len(self.days) == 1 else None

    @property
    def reach(self) -> tuple[Period, ...]:
        """The periods in which it can have been, as its bound allows."""
        return tuple(_within(period, self.bound) for period in self.periods)

    def in_calendar(self) -> Moment:
        """A fiscal period with the days on which it may have begun and ended."""
        shifts = [Period(_back(each.first), _on(each.last)) for each in self.periods]
        return replace(self, periods=tuple(shifts), fiscal=False) if self.fiscal else self


def _back(day: date) -> date:
    return day - timedelta(min(_YEAR, (day - date.min).days))


def _on(day: date) -> date:
    return day + timedelta(min(_YEAR, (date.max - day).days))


def _within(period: Period, bound: Bound | None) -> Period:
    if bound == "before" and period.first > date.min:
        return Period(date.min, period.first - _DAY)
    if bound == "after" and period.last < date.max:
        return Period(period.last + _DAY, date.max)
    if bound == "onward":
        return Period(period.first, date.max)
    if bound == "about":
        return _about(period)
    return Period(date.min, period.last) if bound == "by" else period


def _about(period: Period) -> Period:
    """With as much on either side as the date is rounded to: five years beside 1450, two beside
    what is in living memory."""
    days = (period.last - period.first).days + 1
    year = period.first.year
    recent = 1900 <= year < 2100
    years = 2 if recent or year % 10 else 5 if year % 100 else 20
    slack = 3 if days == 1 else days if days < _YEAR else years * _YEAR
    room = (period.first - date.min).days, (date.max - period.last).days
    return Period(
        period.first - timedelta(min(slack, room[0])), period.last + timedelta(min(slack, room[1]))
    )


def same_moment(one: Moment, other: Moment) -> bool:
    """Whether both mean the same period, or the same day and month where a year is missing."""
    if _opposed(one, other) or one.fiscal != other.fiscal:
        return False
    if one.periods and other.periods:
        return one.before_christ == other.before_christ and bool({*one.reach} & {*other.reach})
    if not one.periods and not other.periods:
        return _fields(one) == _fields(other) and one.days == other.days
    whole, partial = (one, other) if one.periods else (other, one)
    return partial.day is not None and may_be_same_moment(whole, partial)


def may_be_same_moment(one: Moment, other: Moment) -> bool:
    """Whether one day can lie in both; of two that tell both ends, whether these can be the same.

    What began on a day did not end on it.
    """
    if _opposed(one, other):
        return False
    if one.fiscal != other.fiscal:
        one, other = one.in_calendar(), other.in_calendar()
    if one.ends and other.ends:
        return all(a.overlaps(b) for a, b in zip(one.ends, other.ends, strict=True))
    if one.periods and other.periods:
        return one.before_christ == other.before_christ and any(
            a.overlaps(b) for a in one.reach for b in other.reach
        )
    if not one.periods and not other.periods:
        pairs = zip(_fields(one), _fields(other), strict=True)
        return all(a is None or b is None or a == b for a, b in pairs) and _days_meet(one, other)
    whole, partial = (one, other) if one.periods else (other, one)
    return any(_fits(day, partial) for period in whole.reach for day in _days(period))


def _opposed(one: Moment, other: Moment) -> bool:
    """Whether one is a beginning, the other an end; without a year also before and after."""
    bounds = {one.bound, other.bound}
    partial = not (one.periods and other.periods)
    return bounds == {"since", "until"} or (partial and bounds == {"before", "after"})


def _fields(moment: Moment) -> tuple[int | None, int | None]:
    return moment.month, moment.weekday


def _days_meet(one: Moment, other: Moment) -> bool:
    return max(one.days.start, other.days.start) < min(one.days.stop, other.days.stop)


def _fits(day: date, partial: Moment) -> bool:
    return (
        partial.month in (None, day.month)
        and day.day in partial.days
        and partial.weekday in (None, day.weekday())
    )


def _days(period: Period) -> Iterator[date]:
    """At most those of the first two years: any day and month stands among them."""
    for number in range(min((period.last - period.first).days, 731) + 1):
        yield period.first + timedelta(number)
