"""What cannot be how many, how much or what share."""

from __future__ import annotations

import re

from qa.compare.numbers import numbers
from qa.compare.quantity import Quantity
from qa.compare.shares import quantities
from qa.compare.units import POINTS, SHARE, comparable, unit_after
from qa.compare.words import plain
from qa.fit.pointed import Pointed, Sought
from qa.question.words import FUNCTION_WORDS

_SHARE = re.compile(
    r"\b(?:what|which|how many) (?:(?:is|was|were) (?:the )?)?"
    r"(?:percentage|per ?cent|share|proportion|fraction)\b"
    r"(?! (?:the|an?|prices?|index|issues?|capital|values?|options?|buybacks?|class)\b)",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\bout of (?:the |all |a total of )?(?:\w+ )?$", re.IGNORECASE)
_CLAUSE_BEGINS = re.compile(r"(?:^|[,;:(])\W*$")
_NEAR = 2
"""Words, at most, between a part and the whole that it is out of: "nine of them out of ten"."""
_OUT_OF = re.compile(r"out of\b", re.IGNORECASE)
_PART = re.compile(
    r"%|\bper ?cent\b|\bp\. ?c\b|\bpct\b|\b\d+[/\u2044]\d+\b|[\u00bc-\u00be\u2150-\u215e]"
    r"|\b(?:nobody|no one|everyone|everybody|anyone|anybody|every|whole|entire)\b"
    r"|\b(?:half|majority|minority|most|all|none|few)\b"
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
_TELLS_WHICH = re.compile(r"[ \u00a0-](\w+)")
POUNDS, MASS = "GBP", "mass"
"""A question for pounds may mean the money or the weight."""
_OFF = re.compile(r"[ \u00a0]off\b")
_POPULATION = re.compile(r"(?i:what|how (?:large|big|high)) (?:is|was) the population of [A-Z]")
_PEOPLE = re.compile(
    r"\b(?:populous|inhabit\w+|people|persons?|residents?|citizens?|souls|live[sd]?|living|home to"
    r"|communit(?:y|ies))\b"
)
_POPULATED = re.compile(r"\b(?:populat|census)")


def no_share(sought: Sought, pointed: Pointed) -> bool:
    """Whether a share is asked for, and it is none."""
    if not _SHARE.search(sought.question):
        return False
    shared = any(each.dimension in (SHARE, POINTS) for each in _quantities(pointed))
    return not shared and not any(map(_PART.search, [pointed.answer, *_heads(pointed)]))


def _heads(pointed: Pointed) -> list[str]:
    """What may stand over or beside a cell of a table, and tell its unit: "Turnout (%)"."""
    return [] if pointed.row is None else [pointed.row.split(" | ")[0], *pointed.other_rows[:1]]


def _quantities(pointed: Pointed) -> list[Quantity]:
    return quantities(plain(pointed.text), pointed.start, pointed.end)


def is_the_whole(sought: Sought, pointed: Pointed) -> bool:
    """Whether it is the number out of which a part is asked for: "90 % out of 30,000".

    Not where no part is told: "cheated out of 30,000".
    """
    before = plain(pointed.text[pointed.sentence.start : pointed.start])
    whole = _WHOLE.search(before)
    if whole is None:
        return _OUT_OF.match(pointed.answer) is not None
    part = before[: whole.start()]
    last = max((number.end for number in numbers(part)), default=None)
    told_near = last is not None and len(part[last:].split()) <= _NEAR
    return told_near or _CLAUSE_BEGINS.search(part) is not None


def has_another_unit(sought: Sought, pointed: Pointed) -> bool:
    """Whether "How many kilograms …?" would be answered by a number of anything else."""
    asked = _asked_unit(sought.question)
    if asked is None:
        return False
    dimensions = {each.dimension for each in _quantities(pointed) if not each.bare}
    wanted = (asked, MASS) if asked == POUNDS else (asked,)
    return bool(dimensions) and not any(comparable(a, b) for a in wanted for b in dimensions)


def _asked_unit(question: str) -> str | None:
    """The dimension of the unit that "how many" counts: none in "how many foot soldiers"."""
    asked = _HOW_MANY.match(question)
    unit = unit_after(question, asked.end()) if asked else None
    if unit is None:
        return None
    dimension, _, end = unit
    tells_which = _TELLS_WHICH.match(question, end)
    only_tells = tells_which is not None and tells_which[1].lower() not in FUNCTION_WORDS
    return None if only_tells and not question[:end].endswith("s") else dimension


def has_no_number(sought: Sought, pointed: Pointed) -> bool:
    """Whether "How many …?" would be answered without any amount: "small cells"."""
    if not _HOW_MANY.match(sought.question) or _AMOUNT.search(pointed.answer):
        return False
    return not _quantities(pointed)


def is_a_discount(sought: Sought, pointed: Pointed) -> bool:
    """Whether what something costs would be answered by what is taken off: "60 florins off"."""
    return bool(_COST.search(sought.question) and _OFF.match(pointed.text, pointed.end))


def tells_no_population(sought: Sought, pointed: Pointed) -> bool:
    """Whether how many live somewhere would be answered by a number that counts no inhabitants:
    "Albania took in 3,000 Iranians"."""
    if not _POPULATION.match(sought.question):
        return False
    text = pointed.text.lower()
    sentence = text[pointed.sentence.start : pointed.sentence.end]
    return not (_POPULATED.search(text) or _PEOPLE.search(sentence))
