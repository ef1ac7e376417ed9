"""What is told of another version than the one that is asked about: 5.0.0, not 5.0.1."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.compare.units import unit_after
from qa.fit.pointed import Pointed, Sought
from qa.question.mentions import MONTHS
from qa.question.words import FUNCTION_WORDS

_VERSION = re.compile(
    r"\b(?P<of>v|[Vv]ersions?|[Rr]eleases?|[Ff]irmware|[Cc]lient|[Uu]pdate|[A-Z][\w-]*)[ \u00a0]?"
    r"(?P<number>\d{1,4}(?:\.\d{1,4})+)(?![\w%]|[.,]\d)"
)


def is_of_another_version(sought: Sought, pointed: Pointed) -> bool:
    """Whether its passage speaks of versions, but of none that is asked about.

    "5.0" and "5.0.1" may be one: either may be said of the other.
    """
    asked, told = list(_versions(sought.question)), list(_versions(pointed.text))
    return bool(asked and told) and not any(_meet(one, each) for one in asked for each in told)


def _versions(text: str) -> Iterator[list[str]]:
    """The parts of each: a number with points after a name or a word for it, and no unit."""
    for match in _VERSION.finditer(text):
        dull = match["of"].lower() in FUNCTION_WORDS or re.fullmatch(MONTHS, match["of"])
        if not dull and unit_after(text, match.end()) is None:
            yield match["number"].split(".")


def _meet(one: list[str], other: list[str]) -> bool:
    return all(a == b for a, b in zip(one, other, strict=False))
