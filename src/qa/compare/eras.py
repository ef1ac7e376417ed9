"""Years before Christ and after, as a date's form writes them."""

from __future__ import annotations

import re


def year_in(match: re.Match[str]) -> int:
    number = int(match["year"].replace(",", ""))
    return year_before_christ(number) if is_before_christ(match) else number


def is_before_christ(match: re.Match[str]) -> bool:
    return (match.groupdict().get("era") or "").startswith("B")


def year_before_christ(number: int) -> int:
    """Counted from the calendar's end: there too the later of two years has the larger number."""
    return 10_000 - number
