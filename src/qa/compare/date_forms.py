"""The forms in which dates are written, each a pattern and a function to a moment.

A part of one that is left to be understood follows from the day of writing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from qa.compare.eras import is_before_christ, year_before_christ, year_in
from qa.compare.feasts import BESIDE, DAY, SEASON, beside_a_feast, feast
from qa.compare.moment import Moment
from qa.compare.numbers import numbers
from qa.compare.periods import (
    MONTHS,
    SEASONS,
    WEEKDAYS,
    full_years,
    month_number,
    month_of,
    months,
    part_of,
    single,
    year_of,
)
from qa.compare.relative_dates import (
    Read,
    ago,
    at,
    month_alone,
    near_day,
    near_unit,
    recurs,
    weekday,
    weekend,
)
from qa.compare.reported import (
    PART,
    PART_BY_LETTER,
    YEAR,
    fiscal_year,
    part_by_letter,
    part_of_year,
)
from qa.types import Period

_MONTH = (
    rf"(?P<month>{'|'.join(MONTHS.split())}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS.split())})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_SPANNING = r"(?:(?P<between>between )|from )?"
_TO_DAY = r"(?(between) and |(?: ?[-–] ?| to | until ))(?:the )?(?P<last>\d{1,2})(?:st|nd|rd|th)?"
_ERA = r"(?-i:B\.C\.(?:E\.)?|BCE?|A\.D\.|AD|C\.E\.|CE)(?!\w)"
_OF_ERA = rf"(?: ?(?P<era>{_ERA}))?"
_YEAR = (
    rf"(?P<anno>(?-i:A\.D\.|AD) ?)?"
    rf"(?P<year>1\d{{3}}|20\d{{2}}|(?(anno)\d{{1,4}}|(?:\d{{1,2}},\d{{3}}|\d{{1,4}})(?= ?{_ERA})))"
    rf"{_OF_ERA}"
)
"""Of four digits, or any where its era is told."""
_PART = (
    r"(?:(?P<part>early|mid|middle of|late|(?:the )?(?:very )?(?:start|beginning|first days) of"
    r"|(?:the )?(?:very )?(?:end|last days) of)[ -]+(?:the )?)?"
)
_BEFORE_MONTH = ("in ", "of ", "by ", "mid-", "early ", "late ", "since ")
_LED = "|".join(rf"(?<={word})" for word in _BEFORE_MONTH)
_SHIFT = r"(?P<shift>last|this|next|that|the same|the previous|the following)"


def _iso(match: re.Match[str], written: date | None) -> Moment | None:
    return _day(match, int(match["year"]), int(match["month"]), int(match["day"]))


def _day(match: re.Match[str], year: int, month: int, day: int) -> Moment | None:
    try:
        return at(match, single(date(year, month, day)))
    except ValueError:
        return None


def _numeric(match: re.Match[str], written: date | None) -> Moment | None:
    """Day and month in either order, where both can be."""
    one, other, year = int(match["one"]), int(match["other"]), int(match["year"])
    read = (_day(match, year, month, day) for day, month in ((one, other), (other, one)))
    periods = [period for moment in read if moment for period in moment.periods]
    return at(match, *dict.fromkeys(periods)) if periods else None


def _day_and_month(match: re.Match[str], written: date | None) -> Moment | None:
    """Without a year the one nearest to the day of writing, but for a day of every year; None where
    no year near it has one."""
    month, day = month_number(match["month"]), int(match["day"])
    if match["year"]:
        return _day(match, year_in(match), month, day)
    if not 1 <= day <= 31:
        return None
    if written is None or recurs(match):
        named = match["weekday"]
        weekday = WEEKDAYS.split().index(named.lower()) if named else None
        return Moment(match.start(), match.end(), (), month, range(day, day + 1), weekday)
    years = (written.year + shift for shift in (-1, 0, 1))
    days = (_day(match, year, month, day) for year in years)
    periods = [moment.periods[0] for moment in days if moment]
    nearest = min(periods, key=lambda period: abs((period.first - written).days), default=None)
    return at(match, nearest, resolved=True) if nearest else None


def _days_of_month(match: re.Match[str], written: date | None) -> Moment | None:
    """ "3–5 March 2019"; without any year known only the month and the days."""
    one, last = _day_and_month(match, written), int(match["last"])
    if one is None or int(match["day"]) >= last:
        return None
    if not one.periods:
        return replace(one, weekday=None, days=range(int(match["day"]), last + 1))
    first = one.periods[0].first
    return _lasting(one, single(first), single(first.replace(day=last)))


def _lasting(moment: Moment, first: Period, last: Period) -> Moment:
    return replace(moment, periods=(Period(first.first, last.last),), ends=(first, last))


def _month_and_year(match: re.Match[str], written: date | None) -> Moment | None:
    month = month_of(year_in(match), month_number(match["month"]))
    return at(match, part_of(month, match["part"]))


def _season(match: re.Match[str], written: date | None) -> Moment | None:
    """With its months on either side of the year's end where it is a winter."""
    name, shift = match["season"].lower(), (match["shift"] or "").lower()
    if match["year"]:
        year = year_in(match)
        period = part_of(months(year, SEASONS[name], 3), match["part"])
        alone = name == "winter" and not match["to"]
        return at(match, *((period, months(year - 1, 12, 3)) if alone else (period,)))
    if written is None or shift not in ("last", "this", "next"):
        return None
    year = written.year - (SEASONS[name] > written.month)
    year += {"last": -(months(year, SEASONS[name], 3).last >= written), "next": 1}.get(shift, 0)
    return at(match, months(year, SEASONS[name], 3), resolved=True)


def _years(match: re.Match[str], written: date | None) -> Moment | None:
    """ "2013–2016", "2017-18"."""
    first, last = match["first"], match["last"]
    last = first[: 4 - len(last)] + last
    if int(first) >= int(last):
        return None
    return _lasting(at(match), year_of(int(first)), year_of(int(last)))


def _year(match: re.Match[str], written: date | None) -> Moment | None:
    return at(match, part_of(year_of(year_in(match)), match["part"]))


def _decade(match: re.Match[str], written: date | None) -> Moment | None:
    """ "The 1340s" are ten years, "the 1100s" a century."""
    first = year_in(match)
    years = 99 if first % 100 == 0 else 9
    return at(match, part_of(full_years(first, first + years), match["part"]))


def _century(match: re.Match[str], written: date | None) -> Moment | None:
    number = next(numbers(match["ordinal"]), None)
    if number is None or not 1 < number.low <= 21:
        return None
    first = int(number.low - 1) * 100
    years = (first, first + 99)
    if is_before_christ(match):
        years = (year_before_christ(first + 100), year_before_christ(first + 1))
    return at(match, part_of(full_years(*years), match["part"]))


def _form(pattern: str, read: Read) -> tuple[re.Pattern[str], Read]:
    return re.compile(rf"(?<![\w/-])(?:{pattern})(?!\w)", re.IGNORECASE), read


FORMS: list[tuple[re.Pattern[str], Read]] = [
    _form(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", _iso),
    _form(r"(?P<one>\d{1,2})[/.](?P<other>\d{1,2})[/.](?P<year>\d{4})", _numeric),
    _form(
        rf"{_SPANNING}(?:{_WEEKDAY},? \(?)?(?:the )?{_DAY}{_TO_DAY} (?:of )?{_MONTH}"
        rf"(?:,? (?:of )?{_YEAR})?",
        _days_of_month,
    ),
    _form(
        rf"{_SPANNING}(?:{_WEEKDAY},? \(?)?{_MONTH} {_DAY}{_TO_DAY}(?!\d)(?:,? {_YEAR})?",
        _days_of_month,
    ),
    _form(
        rf"(?:{_WEEKDAY},? \(?)?(?:the )?{_DAY} (?:of )?{_MONTH}(?:,? (?:of )?{_YEAR})?",
        _day_and_month,
    ),
    _form(rf"(?:{_WEEKDAY},? \(?)?{_MONTH} {_DAY}(?!\d)(?:,? {_YEAR})?", _day_and_month),
    _form(BESIDE, beside_a_feast),
    _form(DAY, feast),
    _form(SEASON, feast),
    _form(rf"{_PART}{_MONTH},? (?:of )?(?:the year )?{_YEAR}", _month_and_year),
    _form(
        rf"{_PART}(?:the )?(?:{_SHIFT} )?(?P<season>spring|summer|autumn|fall|winter)"
        rf"(?:,? (?:of )?{_YEAR}(?P<to>[-–/]\d\d(?:\d\d)?)?)?",
        _season,
    ),
    _form(PART, part_of_year),
    _form(PART_BY_LETTER, part_by_letter),
    _form(YEAR, fiscal_year),
    _form(r"(?P<first>1\d{3}|20\d{2}) ?(?:[-–/]|to) ?(?P<last>(?:1\d|20)?\d{2})", _years),
    _form(r"between (?P<first>1\d{3}|20\d{2}) and (?P<last>1\d{3}|20\d{2})", _years),
    _form(rf"{_PART}(?:the )?{_YEAR}['’]?s", _decade),
    _form(
        rf"{_PART}(?:the )?(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?)[ -]century"
        rf"{_OF_ERA}",
        _century,
    ),
    _form(rf"{_PART}(?:the year )?{_YEAR}(?![,.]\d)", _year),
    _form(r"(?P<count>[\w-]+(?: [\w-]+)?) (?P<unit>day|week|month|year)s? (?:ago|earlier)", ago),
    _form(r"last night|today|tonight|yesterday|tomorrow", near_day),
    _form(rf"(?:{_SHIFT} )?{_WEEKDAY}", weekday),
    _form(r"(?:over|at|on|during) the weekend", weekend),
    _form(rf"{_SHIFT} (?P<unit>weekend|week|month|year)", near_unit),
    _form(
        rf"{_PART}(?:{_SHIFT} |{_LED}|^){_MONTH}(?! \d)",
        month_alone,
    ),
]  # fmt: skip
"""The longer forms first: what one has taken another does not see."""
