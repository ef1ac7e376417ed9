"""The forms in which dates are written, each a pattern and a function to a moment.

A part of one that is left to be understood follows from the day of writing.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeAlias

from qa.compare.moment import Moment
from qa.compare.numbers import numbers
from qa.types import Period

MONTHS = "january february march april may june july august september october november december"
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month in which each begins, on the northern half of the earth."""

_MONTH = (
    rf"(?P<month>{'|'.join(MONTHS.split())}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS.split())})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1\d{3}|20\d{2})"
_PART = (
    r"(?:(?P<part>early|mid|middle of|late|(?:the )?(?:very )?(?:start|beginning|first days) of"
    r"|(?:the )?(?:very )?(?:end|last days) of)[ -]+(?:the )?)?"
)
_BEFORE_MONTH = ("in ", "of ", "by ", "mid-", "early ", "late ", "since ")
_LED = "|".join(rf"(?<={word})" for word in _BEFORE_MONTH)
_SHIFT = r"(?P<shift>last|this|next|that|the same|the previous|the following)"


LONGEST_AGO = 900
"""Days, weeks, months or years; of more than that nobody means a date."""

FEASTS = {
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
}

Read: TypeAlias = Callable[["re.Match[str]", date | None], Moment | None]
"""A form as it was written on a day, or on one that is not known."""


def year_of(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31))


def month_of(year: int, month: int) -> Period:
    """`month` may run past 12, or below 1, into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _months(year: int, month: int, count: int) -> Period:
    return Period(month_of(year, month).first, month_of(year, month + count - 1).last)


def _single(day: date) -> Period:
    return Period(day, day)


def _at(match: re.Match[str], *periods: Period, resolved: bool = False) -> Moment:
    return Moment(match.start(), match.end(), periods, resolved=resolved)


def _part_of(period: Period, part: str | None) -> Period:
    """Its first, middle or last half, generously: "early May" may be the 15th."""
    if not part:
        return period
    days = (period.last - period.first).days
    if re.search("early|start|beginning|first", part, re.IGNORECASE):
        return Period(period.first, period.first + timedelta(days // 2))
    if re.search("late|end|last", part, re.IGNORECASE):
        return Period(period.first + timedelta(days // 2), period.last)
    return Period(period.first + timedelta(days // 4), period.last - timedelta(days // 4))


def _month_number(name: str) -> int:
    return [month[:3] for month in MONTHS.split()].index(name[:3].lower()) + 1


def _iso(match: re.Match[str], written: date | None) -> Moment | None:
    return _day(match, int(match["year"]), int(match["month"]), int(match["day"]))


def _day(match: re.Match[str], year: int, month: int, day: int) -> Moment | None:
    try:
        return _at(match, _single(date(year, month, day)))
    except ValueError:
        return None


def _numeric(match: re.Match[str], written: date | None) -> Moment | None:
    """Day and month in either order, where both can be."""
    one, other, year = int(match["one"]), int(match["other"]), int(match["year"])
    read = (_day(match, year, month, day) for day, month in ((one, other), (other, one)))
    periods = [period for moment in read if moment for period in moment.periods]
    return _at(match, *dict.fromkeys(periods)) if periods else None


def _day_and_month(match: re.Match[str], written: date | None) -> Moment | None:
    """Without a year the one nearest to the day of writing."""
    month, day = _month_number(match["month"]), int(match["day"])
    if match["year"]:
        return _day(match, int(match["year"]), month, day)
    if not 1 <= day <= 31:
        return None
    if written is None:
        named = match["weekday"]
        weekday = WEEKDAYS.split().index(named.lower()) if named else None
        return Moment(match.start(), match.end(), (), month, day, weekday)
    years = (written.year + shift for shift in (-1, 0, 1))
    days = (_day(match, year, month, day) for year in years)
    periods = [moment.periods[0] for moment in days if moment]
    nearest = min(periods, key=lambda period: abs((period.first - written).days))
    return _at(match, nearest, resolved=True)


def _month_and_year(match: re.Match[str], written: date | None) -> Moment | None:
    month = month_of(int(match["year"]), _month_number(match["month"]))
    return _at(match, _part_of(month, match["part"]))


def _month_alone(match: re.Match[str], written: date | None) -> Moment | None:
    """ "In May", "last June": the last one begun by the day of writing, or the next one."""
    month, shift = _month_number(match["month"]), (match["shift"] or "").lower()
    if written is None or shift in ("that", "the same"):
        return Moment(match.start(), match.end(), month=month)
    year = written.year - (month > written.month)
    if shift == "next":
        year = written.year + (month <= written.month)
    elif shift == "last" and month == written.month:
        year -= 1
    return _at(match, _part_of(month_of(year, month), match["part"]), resolved=True)


def _season(match: re.Match[str], written: date | None) -> Moment | None:
    """With its months on either side of the year's end where it is a winter."""
    name, shift = match["season"].lower(), (match["shift"] or "").lower()
    if match["year"]:
        year = int(match["year"])
        period = _part_of(_months(year, SEASONS[name], 3), match["part"])
        alone = name == "winter" and not match["to"]
        return _at(match, *((period, _months(year - 1, 12, 3)) if alone else (period,)))
    if written is None or shift not in ("last", "this", "next"):
        return None
    year = written.year - (SEASONS[name] > written.month)
    year += {"last": -(_months(year, SEASONS[name], 3).last >= written), "next": 1}.get(shift, 0)
    return _at(match, _months(year, SEASONS[name], 3), resolved=True)


def _quarter(match: re.Match[str], written: date | None) -> Moment | None:
    which = match["which"] or match["digit"]
    number = (
        int(which) if which.isdigit() else ["first", "second", "third", "fourth"].index(which) + 1
    )
    return _at(match, _months(int(match["year"]), 3 * number - 2, 3))


def _years(match: re.Match[str], written: date | None) -> Moment | None:
    """ "2013–2016", "2017-18"."""
    first, last = match["first"], match["last"]
    last = first[: 4 - len(last)] + last
    if int(first) >= int(last):
        return None
    return _at(match, Period(date(int(first), 1, 1), date(int(last), 12, 31)))


def _year(match: re.Match[str], written: date | None) -> Moment | None:
    return _at(match, _part_of(year_of(int(match["year"])), match["part"]))


def _decade(match: re.Match[str], written: date | None) -> Moment | None:
    """ "The 1340s" are ten years, "the 1100s" a century."""
    first = int(match["year"])
    years = 99 if first % 100 == 0 else 9
    return _at(match, _part_of(_full_years(first, first + years), match["part"]))


def _full_years(first: int, last: int) -> Period:
    return Period(date(first, 1, 1), date(last, 12, 31))


def _century(match: re.Match[str], written: date | None) -> Moment | None:
    number = next(numbers(match["ordinal"]), None)
    if number is None or not 1 < number.low <= 21:
        return None
    first = int(number.low - 1) * 100
    return _at(match, _part_of(_full_years(first, first + 99), match["part"]))


def _near_day(match: re.Match[str], written: date | None) -> Moment | None:
    shifts = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1}
    if written is None:
        return None
    return _at(match, _single(written + timedelta(shifts[match[0].lower()])), resolved=True)


def _weekday(match: re.Match[str], written: date | None) -> Moment | None:
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
    return _at(match, _single(written - timedelta(back)), resolved=True)


def _weekend(match: re.Match[str], written: date | None) -> Moment | None:
    """The last one that began by the day of writing."""
    if written is None:
        return None
    saturday = written - timedelta((written.weekday() + 2) % 7)
    return _at(match, Period(saturday, saturday + timedelta(1)), resolved=True)


def _feast(match: re.Match[str], written: date | None) -> Moment | None:
    month, day = FEASTS[match["feast"].lower()]
    if match["year"]:
        return _day(match, int(match["year"]), month, day)
    return Moment(match.start(), match.end(), month=month, day=day)


def _near_unit(match: re.Match[str], written: date | None) -> Moment | None:
    """ "Last week", "this month", "next year": weeks are from Monday to Sunday."""
    shift = {"last": -1, "this": 0, "next": 1}.get(match["shift"].lower())
    if written is None or shift is None:
        return None
    day, unit = written, match["unit"].lower()
    if unit == "year":
        return _at(match, year_of(day.year + shift), resolved=True)
    if unit == "month":
        return _at(match, month_of(day.year, day.month + shift), resolved=True)
    monday = day - timedelta(day.weekday()) + timedelta(7 * shift)
    first, days = (monday + timedelta(5), 1) if unit == "weekend" else (monday, 6)
    return _at(match, Period(first, first + timedelta(days)), resolved=True)


def _ago(match: re.Match[str], written: date | None) -> Moment | None:
    """As precise as its unit: "two years ago" is a year."""
    number = next(numbers(match["count"]), None)
    count = 1 if number is None else number.low
    if written is None or (number is not None and (number.vague or count > LONGEST_AGO)):
        return None
    day, unit, count = written, match["unit"].lower(), int(count)
    if unit == "year":
        return _at(match, year_of(day.year - count), resolved=True)
    if unit == "month":
        return _at(match, month_of(day.year, day.month - count), resolved=True)
    if unit == "day":
        return _at(match, _single(day - timedelta(count)), resolved=True)
    monday = day - timedelta(day.weekday() + 7 * count)
    return _at(match, Period(monday, monday + timedelta(6)), resolved=True)


def _form(pattern: str, read: Read) -> tuple[re.Pattern[str], Read]:
    return re.compile(rf"(?<![\w/-])(?:{pattern})(?!\w)", re.IGNORECASE), read


FORMS: list[tuple[re.Pattern[str], Read]] = [
    _form(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", _iso),
    _form(rf"(?P<feast>{'|'.join(FEASTS)})(?:,? {_YEAR})?", _feast),
    _form(r"(?P<one>\d{1,2})[/.](?P<other>\d{1,2})[/.](?P<year>\d{4})", _numeric),
    _form(
        rf"(?:{_WEEKDAY},? \(?)?(?:the )?{_DAY} (?:of )?{_MONTH}(?:,? (?:of )?{_YEAR})?",
        _day_and_month,
    ),
    _form(rf"(?:{_WEEKDAY},? \(?)?{_MONTH} {_DAY}(?!\d)(?:,? {_YEAR})?", _day_and_month),
    _form(rf"{_PART}{_MONTH},? (?:of )?(?:the year )?{_YEAR}", _month_and_year),
    _form(
        rf"{_PART}(?:the )?(?:{_SHIFT} )?(?P<season>spring|summer|autumn|fall|winter)"
        rf"(?:,? (?:of )?{_YEAR}(?P<to>[-–/]\d\d(?:\d\d)?)?)?",
        _season,
    ),
    _form(
        rf"(?:the )?(?:(?P<which>first|second|third|fourth) quarter of|Q(?P<digit>[1-4])) {_YEAR}",
        _quarter,
    ),
    _form(r"(?P<first>1\d{3}|20\d{2}) ?(?:[-–/]|to) ?(?P<last>(?:1\d|20)?\d{2})", _years),
    _form(r"between (?P<first>1\d{3}|20\d{2}) and (?P<last>1\d{3}|20\d{2})", _years),
    _form(rf"{_PART}(?:the )?{_YEAR}['’]?s", _decade),
    _form(
        rf"{_PART}(?:the )?(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?)[ -]century",
        _century,
    ),
    _form(rf"{_PART}(?:the year )?{_YEAR}(?![,.]\d)", _year),
    _form(r"(?P<count>[\w-]+(?: [\w-]+)?) (?P<unit>day|week|month|year)s? (?:ago|earlier)", _ago),
    _form(r"last night|today|tonight|yesterday|tomorrow", _near_day),
    _form(rf"(?:{_SHIFT} )?{_WEEKDAY}", _weekday),
    _form(r"(?:over|at|on|during) the weekend", _weekend),
    _form(rf"{_SHIFT} (?P<unit>weekend|week|month|year)", _near_unit),
    _form(
        rf"{_PART}(?:{_SHIFT} |{_LED}|^){_MONTH}(?! \d)",
        _month_alone,
    ),
]  # fmt: skip
"""The longer forms first: what one has taken another does not see."""
