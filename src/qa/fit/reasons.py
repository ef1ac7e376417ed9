"""What cannot be why: a mere person, or what only stands beside what the question asks about."""

from __future__ import annotations

import re
from dataclasses import replace

from qa.fit.pointed import Pointed, Sought
from qa.question.antecedents import sort_of
from qa.question.mentions import Mention, mentions
from qa.question.words import held, said

_BESIDE = re.compile(r"(?P<told>.*\w),?[ \u00a0]and[ \u00a0]$", re.DOTALL)
_NAMED = re.compile(r"\b(?:named?|called|honou?r\w*|dedicated)\b", re.IGNORECASE)
_CAUSE = re.compile(
    r"\b(?:because|since|as|due|for|to|owing|so|reasons?|causes?|both|by|through|from|with|over|amid|after"
    r"|following|given|under)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:he|she|it|they)\b", re.IGNORECASE)


def is_a_mere_person(sought: Sought, pointed: Pointed) -> bool:
    """Whether why something is so would be answered by nothing but a person's name.

    It may tell why something bears a name, or whom it honours.
    """
    if _NAMED.search(sought.question):
        return False
    alone = pointed.alone
    named = (each for each in mentions(alone.text) if each.span.start == alone.start)
    return any(alone.end <= each.span.end and _is_person(each) for each in named)


def stands_beside(sought: Sought, pointed: Pointed) -> bool:
    """Whether why something is so would be answered by what is only told along with it.

    "Why did the company fail?" – "The company failed, and the money did not arrive." Whom the
    question names may be "she" there.
    """
    before = _BESIDE.match(pointed.alone.text[: pointed.alone.start])
    if before is None or _CAUSE.search(before["told"]):
        return False
    words = sought.words
    if _PRONOUN.search(before["told"]):
        named = {word for each in mentions(sought.question) for word in said(each.text)}
        words = [word for word in words if word not in named]
    return 0 < len(words) == held(tuple(words), before["told"])


def _is_person(mention: Mention) -> bool:
    """Whatever stands before it: a festival is handed over "to Ann", as one goes to a place."""
    return sort_of(replace(mention, kind="name"), "") == "person"
