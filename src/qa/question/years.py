"""The years that a text tells: each alone, all of a decade, all from one to another."""

from __future__ import annotations

import re

YEAR = r"(?<![\d,.])(?:1[0-9]|20)\d\d(?!\d|,\d)"
_DAY = r"(?:(?:the )?\d{1,2}(?:st|nd|rd|th)? )?(?:[A-Z][a-z]+\.? )?(?:\d{1,2}, )?"
_TOLD = re.compile(
    rf"(?P<between>\b[Bb]etween {_DAY})?(?P<first>{YEAR})"
    r"(?:(?P<decade>['’]?s\b)"
    r"|[-–—/](?P<short>\d\d)(?!\d|[-–—/]\d)"
    rf"|(?(between) and |(?: ?[-–—/] ?|,? (?:to|until|till|through) )){_DAY}(?P<last>{YEAR}))?"
)


def years(text: str) -> list[range]:
    """In the order of the text. "2010 and 2015" are a stretch only after "between"."""
    found = []
    for told in _TOLD.finditer(text.replace("\u00a0", " ")):
        first, last = int(told["first"]), _last(told)
        found.append(range(min(first, last), max(first, last) + 1))
    return found


def _last(told: re.Match[str]) -> int:
    first = int(told["first"])
    if told["decade"]:
        return first + (9 if first % 100 else 99)
    if told["short"]:
        return max(first, first // 100 * 100 + int(told["short"]))
    return int(told["last"] or first)
