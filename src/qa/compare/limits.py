"""What the words around a quantity make of it: "about 3,000", "up to 20 years", "500 or more"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from math import inf, nextafter

from qa.compare.quantity import Quantity

ROUGHLY = 0.1
"""How far "about" reaches, as a share of the number."""

_LESS = "less|fewer|shorter|smaller|younger|lower"
_MORE = "more|deeper|longer|larger|older|later|bigger|taller|heavier|higher|further|greater"


def _phrase(words: str, signs: str = "(?!)") -> re.Pattern[str]:
    """These words, or one of the signs, at the end of what stands before a quantity.

    A ">" touches its number: one that does not may lead a line of a quoted mail.
    """
    return re.compile(
        rf"(?:^|(?<=[\s(“\"]))(?:{words})\s+(?:(?:an?|the|its) )?(?:record )?$"
        rf"|(?<![-=<>])(?:{signs})$",
        re.IGNORECASE,
    )


def _least(high: float) -> float:
    """The least that is not more than `high`: of what is counted or measured, nothing at all."""
    return 0.0 if high >= 0 else -inf


def _more(number: float) -> float:
    return number + ROUGHLY * abs(number)


def _less(number: float) -> float:
    return number - ROUGHLY * abs(number)


_LIMITS: list[tuple[re.Pattern[str], Callable[[float, float], tuple[float, float]]]] = [
    (
        _phrase(r"just over|slightly (?:more than|over)|a little (?:more than|over)"),
        lambda low, high: (low, _more(high)),
    ),
    (
        _phrase(r"nearly|almost|just under|close to|not quite|approaching"),
        lambda low, high: (_less(low), high),
    ),
    (
        _phrase(rf"(?:no|not|never) (?:{_LESS}) than|at least|a minimum of|upwards? of", "≥ ?|>="),
        lambda low, high: (low, inf),
    ),
    (
        _phrase(
            rf"(?:no|not|never) (?:{_MORE}) than|at (?:the )?most|a maximum of|up to|within",
            "≤ ?|<= ?",
        ),
        lambda low, high: (_least(high), high),
    ),
    (
        _phrase(rf"(?:{_MORE}) than|over|above|exceeding|in excess of|beyond", ">"),
        lambda low, high: (nextafter(high, inf), inf),
    ),
    (
        _phrase(rf"(?:{_LESS}) than|under|below", "< ?"),
        lambda low, high: (_least(high), nextafter(low, -inf)),
    ),
]  # the first that fits holds: "no more than" stands before "more than"
_ABOUT = _phrase(
    r"about|around|roughly|approximately|some|estimated|circa|c\.|an average of"
    r"|in the region of|as (?:many|much|few|little|steep|high|long|low) as",
    "[~≈∼] ?",
)
_OR_MORE = re.compile(
    r"(?: \w+)?(?: or (?:more|worse|above)| and (?:more|up)|,? at (?:the )?least)\b|\+", re.I
)
_OR_LESS = re.compile(r"(?: \w+)? or (?:less|fewer)\b|,? at (?:the )?most\b", re.IGNORECASE)
_OR_SO = re.compile(r"(?: \w+)? or so\b", re.IGNORECASE)


def limited(text: str, quantity: Quantity) -> Quantity:
    """With what the words before and after it say: "about", "at least", "or more"."""
    before = text[max(0, quantity.start - 40) : quantity.start]
    for pattern, limits in _LIMITS:
        if pattern.search(before):
            low, high = limits(quantity.low, quantity.high)
            return replace(quantity, low=low, high=high, limited=True)
    if _OR_MORE.match(text, quantity.end):
        return replace(quantity, high=inf, limited=True)
    if _OR_LESS.match(text, quantity.end):
        return replace(quantity, low=_least(quantity.high), limited=True)
    if _ABOUT.search(before) or _OR_SO.match(text, quantity.end):
        return replace(quantity, low=_less(quantity.low), high=_more(quantity.high))
    return quantity
