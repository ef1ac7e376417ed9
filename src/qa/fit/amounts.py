"""What cannot be how many, how much or what share."""

from __future__ import annotations

import re

from qa.compare.quantity import SHARE, Quantity
from qa.compare.shares import quantities
from qa.compare.units import comparable, unit_after
from qa.compare.words import plain
from qa.fit.pointed import Pointed, Sought

_SHARE = re.compile(
    r"\b(?:what|which|how many) (?:(?:is|was|were) (?:the )?)?"
    r"(?:percentage|per ?cent|share|proportion|fraction)\b(?! (?:the|an?)\b)",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\bout of (?:the |all |a total of )?(?:\w+ )?$", re.IGNORECASE)
_OUT_OF = re.compile(r"out of\b", re.IGNORECASE)
_PART = re.compile(
    r"%|\bper ?cent\b|\bp\. ?c\b|\b(?:half|majority|minority|most|all|none|few)\b"
    r"|\b(?:quarter|third|\w+th)s?\b",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(r"(?:\w+ )?how many", re.IGNORECASE)
_AMOUNT = re.compile(
    rf"\d|{_PART.pattern}|\b(?:no|nobody|nothing|both|several|many|dozens?|scores|hundreds"
    r"|thousands|millions|couple|pair|single|every|each|an?|some|more|less|fewer)\b",
    re.IGNORECASE,
)
_COST = re.compile(r"\b(?:costs?|prices?|charged?|pay|paid)\b", re.IGNORECASE)
_OFF = re.compile(r"[ \u00a0]off\b")


def no_share(sought: Sought, pointed: Pointed) -> bool:
    """Whether a share is asked for, and it is none."""
    if not _SHARE.search(sought.question):
        return False
    shared = any(each.dimension == SHARE for each in _quantities(pointed))
    return not shared and not _PART.search(pointed.answer)


def _quantities(pointed: Pointed) -> list[Quantity]:
    return quantities(plain(pointed.text), pointed.start, pointed.end)


def is_the_whole(sought: Sought, pointed: Pointed) -> bool:
    """Whether it is the number out of which a part is asked for: "90 % out of 30,000"."""
    before = pointed.text[: pointed.start]
    return bool(_WHOLE.search(before) or _OUT_OF.match(pointed.answer))


def has_another_unit(sought: Sought, pointed: Pointed) -> bool:
    """Whether "How many kilograms …?" would be answered by a number of anything else."""
    asked = _HOW_MANY.match(sought.question)
    unit = unit_after(sought.question, asked.end()) if asked else None
    if unit is None:
        return False
    dimensions = {each.dimension for each in _quantities(pointed) if not each.bare}
    return bool(dimensions) and not any(comparable(unit[0], each) for each in dimensions)


def has_no_number(sought: Sought, pointed: Pointed) -> bool:
    """Whether "How many …?" would be answered without any amount: "small cells"."""
    if not _HOW_MANY.match(sought.question) or _AMOUNT.search(pointed.answer):
        return False
    return not _quantities(pointed)


def is_a_discount(sought: Sought, pointed: Pointed) -> bool:
    """Whether what something costs would be answered by what is taken off: "60 florins off"."""
    return bool(_COST.search(sought.question) and _OFF.match(pointed.text, pointed.end))
