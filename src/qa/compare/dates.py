"""The dates in a text, as periods of days, resolved against the day of writing.

An own parser: dateparser and dateutil turn "May 2022" into one day and forget how precise it was,
and take milliseconds a call.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from qa.compare.date_forms import FORMS
from qa.compare.moment import Moment
from qa.compare.relative_dates import Read
from qa.types import Period


def moments(text: str, written: Period | None) -> list[Moment]:
    """The dates in `text`, in order, none overlapping; `written` is when the text was."""
    found: list[Moment] = []
    for pattern, read in FORMS:
        for match in pattern.finditer(text):
            free = not any(match.start() < m.end and m.start < match.end() for m in found)
            if free and (moment := _read(read, match, written)):
                found.append(moment)
    return sorted(found, key=lambda moment: moment.start)


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
