"""Quarters, halves and fiscal years, as reports write them: "Q3 2021", "3Q21", "FY2021"."""

from __future__ import annotations

import re
from datetime import date

from qa.compare.moment import Moment
from qa.compare.periods import months, year_of

_ORDER = ("first", "second", "third", "fourth")
_FISCAL = r"(?P<fiscal>FY ?|(?:fiscal|financial) (?:year )?)"
_YEAR = r"(?P<year>1\d{3}|20\d{2})(?![\d,])"
_SHORT = r"(?:(?P<mark>FY) ?)?'?(?:(?<=[QHY'])|(?<=Y ))(?P<short>\d\d)(?!\d|[.,]\d)"
"""Without its century a year touches what leads to it: in "Q3 21 firms" it is none."""

PART = (
    rf"(?:the )?(?P<told>fiscal )?(?P<which>{'|'.join(_ORDER)})[ -](?P<unit>quarter|half)"
    rf"(?:,? (?:of )?(?:the )?){_FISCAL}?{_YEAR}"
)
PART_BY_LETTER = (
    r"(?:(?P<letter>[QH])(?P<digit>[1-4])|(?P<first>[1-4])(?P<last>[QH]))(?: of)? ?"
    rf"(?:{_FISCAL}?{_YEAR}|{_SHORT})"
)
YEAR = rf"{_FISCAL}(?:{_YEAR}(?P<to>[-–/](?:20)?\d\d(?!\d))?|{_SHORT})"


def part_of_year(match: re.Match[str], written: date | None) -> Moment | None:
    """A quarter or a half, of a year or of a fiscal one."""
    number = _ORDER.index(match["which"].lower()) + 1
    fiscal = bool(match["told"] or match["fiscal"])
    return _part(match, number, match["unit"].lower(), fiscal=fiscal)


def part_by_letter(match: re.Match[str], written: date | None) -> Moment | None:
    """ "Q3 2021", "3Q21", "H1 FY2022"."""
    number = int(match["digit"] or match["first"])
    unit = "quarter" if (match["letter"] or match["last"]).lower() == "q" else "half"
    return _part(match, number, unit, fiscal=bool(match["fiscal"] or match["mark"]))


def fiscal_year(match: re.Match[str], written: date | None) -> Moment | None:
    """Named by the year in which it ends, as most are: "FY2020/21" is FY2021."""
    year = _year(match)
    if match["to"]:
        year += 1
        if year % 100 != int(match["to"][-2:]):
            return None
    return Moment(match.start(), match.end(), (year_of(year),), fiscal=True)


def _part(match: re.Match[str], number: int, unit: str, *, fiscal: bool) -> Moment | None:
    count = 3 if unit == "quarter" else 6
    if number * count > 12:
        return None
    period = months(_year(match), count * (number - 1) + 1, count)
    return Moment(match.start(), match.end(), (period,), fiscal=fiscal)


def _year(match: re.Match[str]) -> int:
    return int(match["year"] or f"20{match['short']}")
