"""The dates in a text, as periods of days, resolved against the day of writing.

An own parser: dateparser and dateutil turn "May 2022" into one day and forget how precise it was,
and take milliseconds a call.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from qa.compare.date_forms import FORMS
from qa.compare.moment import Bound, Moment
from qa.compare.relative_dates import Read
from qa.types import Period

_BOUNDS: dict[Bound, str] = {
    "by": r"by|(?:no|not) later than|up to",
    "onward": r"(?:no|not) (?:earlier|sooner) than|not before",
    "before": r"before|prior to|earlier than",
    "after": r"after|later than",
    "since": r"since|from|as of",
    "until": r"until|till",
    "about": r"about|around|roughly|approximately|circa|ca?\.",
}
_LED = "|".join(rf"(?P<{bound}>{words})" for bound, words in _BOUNDS.items())
_BOUND = re.compile(rf"(?<!\w)(?<!\bnot )(?:{_LED})(?: |(?<=\.))(?:the )?$", re.IGNORECASE)
""" "Not until 2005" is in 2005."""
_TO = re.compile(r" ?[-–—] ?| (?:to|until|till) (?:the )?", re.IGNORECASE)
_OR = re.compile(r",? or (?:in |on )?(?:the )?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)


def moments(text: str, written: Period | None) -> list[Moment]:
    """The dates in `text`, in order, none overlapping; `written` is when the text was."""
    found: list[Moment] = []
    for pattern, read in FORMS:
        for match in pattern.finditer(text):
            free = not any(match.start() < m.end and m.start < match.end() for m in found)
            if free and (moment := _read(read, match, written)):
                found.append(moment)
    return sorted((_bounded(text, each) for each in found), key=lambda moment: moment.start)


def _bounded(text: str, moment: Moment) -> Moment:
    """With the bound that the words before it give; a stretch told by both ends has none."""
    led = _BOUND.search(text, max(0, moment.start - 40), moment.start)
    if led is None or moment.ends:
        return moment
    return replace(moment, bound=next(bound for bound in _BOUNDS if led[bound]))


def stretched(text: str, found: Sequence[Moment]) -> list[Moment]:
    """One for each two that are the ends of a stretch: "from May 2001 to June 2005"."""
    joined: list[Moment] = []
    for each in found:
        if joined and (stretch := _stretch(text, joined[-1], each)):
            joined[-1] = stretch
        else:
            joined.append(each)
    return joined


def _stretch(text: str, one: Moment, other: Moment) -> Moment | None:
    between = text[one.end : other.start]
    if _OR.fullmatch(between):
        return _either(one, other)
    led = _BETWEEN.search(text, max(0, one.start - 9), one.start)
    if not (between == " and " if led else _TO.fullmatch(between)):
        return None
    if len(one.periods) != 1 or len(other.periods) != 1 or one.ends or other.ends:
        return None
    first, last = one.periods[0], other.periods[0]
    if first.first >= last.first or one.before_christ != other.before_christ:
        return None
    whole = (Period(first.first, last.last),)
    return replace(one, end=other.end, periods=whole, bound=None, ends=(first, last))


def _either(one: Moment, other: Moment) -> Moment | None:
    """One of two periods of which the second follows the first: "2026 or 2027"."""
    if len(one.periods) != 1 or len(other.periods) != 1 or one.ends or other.ends:
        return None
    first, last = one.periods[0], other.periods[0]
    if (last.first - first.last).days != 1 or one.before_christ != other.before_christ:
        return None
    return replace(one, end=other.end, periods=(Period(first.first, last.last),))


def _read(read: Read, match: re.Match[str], written: Period | None) -> Moment | None:
    """Where the day of writing is known as a month only, what it means on any day of it."""
    if written is None:
        return _on(read, match, None)
    first, last = _on(read, match, written.first), _on(read, match, written.last)
    if first is None or last is None or first == last or not (first.periods and last.periods):
        return first
    whole = Period(first.periods[0].first, max(first.periods[0].last, last.periods[0].last))
    return replace(first, periods=(whole,))


def _on(read: Read, match: re.Match[str], written: date | None) -> Moment | None:
    """None for what no calendar holds: the year after 9999, the day before the first of year 1."""
    try:
        return read(match, written)
    except (ValueError, OverflowError):
        return None
