"""What speaks against a candidate: each rule says whether it cannot be the answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from qa.compare.names import lies_in, same_person
from qa.compare.quantity import SHARE, Quantity
from qa.compare.shares import quantities
from qa.compare.units import comparable, unit_after
from qa.compare.words import plain
from qa.fit.ordinals import is_another_in_the_row
from qa.fit.pointed import Pointed, Sought
from qa.fit.reasons import is_a_mere_person, stands_beside
from qa.question.doers import others_deeds
from qa.question.form import Kind
from qa.question.mentions import MONTHS
from qa.question.words import alike, held, said
from qa.types import Span

HEADING = 60
"""Characters in a line that may be a heading or a byline."""
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
_CHOICE = re.compile(r"\bor\b", re.IGNORECASE)
_WHERE = re.compile(r"where(?:abouts)? (?:is|are|was|were) (?:the )?", re.IGNORECASE)
_HOLDER = re.compile(r"who (?:is|are|was|were) ", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)[ \u00a0](?:\w+ly[ \u00a0])?\w+(?:ed|en|wn)"
    r"[ \u00a0]by[ \u00a0](?:the[ \u00a0])?$"
)
_HOW_MANY = re.compile(r"(?:\w+ )?how many", re.IGNORECASE)
_AMOUNT = re.compile(
    rf"\d|{_PART.pattern}|\b(?:no|nobody|nothing|both|several|many|dozens?|scores|hundreds"
    r"|thousands|millions|couple|pair|single|every|each|an?|some|more|less|fewer)\b",
    re.IGNORECASE,
)
_ON_WHAT_DATE = re.compile(r"(?:on )?(?:what|which) (?:date|day)\b", re.IGNORECASE)
_DAY = re.compile(
    rf"\b(?:{MONTHS}|1\d{{3}}|20\d\d)\b"
    r"|\b\d+(?:st|nd|rd|th)\b|\b\d+[./-]\d+\b"
    r"|day|\b(?:eve|night|morning|evening|week|month|year|easter|christmas|tomorrow)\b",
    re.IGNORECASE,
)
_WHEN_BORN = re.compile(r"when (?:is|was|were) .+ born\b", re.IGNORECASE)
_BIRTH = re.compile(r"\b(?:born|birth\w*|b\.)|\(\D*\d{3}|\d{3} ?[\u2013-] ?\d", re.IGNORECASE)
_COST = re.compile(r"\b(?:costs?|prices?|charged?|pay|paid)\b", re.IGNORECASE)
_OFF = re.compile(r"[ \u00a0]off\b")
_SENTENCE_END = re.compile(r"[.!?:;,]\W*$")
_YEAR = re.compile(r"(?<![\d,.])(?:1[0-9]|20)\d\d(?!\d|,\d)")
_MODIFIED = re.compile(r"[ \u00a0](?P<noun>[a-z]\w+)")
_ORDINAL = re.compile(r"(?:the[ \u00a0])?\d+(?:st|nd|rd|th)", re.IGNORECASE)
_COUNTED = re.compile(rf"\b(?:centur(?:y|ies)|day|night|month|year|{MONTHS})\b", re.IGNORECASE)
_NEAR = 20
"""Characters around an ordinal in which what it counts is named."""
_DETERMINED = re.compile(r"\bthe[ \u00a0]$", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:to|at|in|of|near|from)[ \u00a0](?:the[ \u00a0])?$")
_VERB = re.compile(
    r"[ \u00a0](?:is|was|were|are|has|had|came|comes|went|goes|took|takes|begins?|began|ends?"
    r"|\w+ed)\b"
)


def repeats(sought: Sought, pointed: Pointed) -> bool:
    """Whether it only names what the question names: no answer, but to "Was it A or B?"."""
    if _CHOICE.search(sought.question):
        return False
    answer = [word.casefold() for word in said(pointed.answer)]
    asked = {word.casefold() for word in sought.words}
    if answer and asked.issuperset(answer):
        return True
    return bool(answer) and any(
        same_person(answer, [word.casefold() for word in said(name)]) for name in sought.names
    )


def in_another_row(sought: Sought, pointed: Pointed) -> bool:
    """Whether another row of its table has more of the question's words than its own."""
    if pointed.row is None:
        return False
    own = sought.held_in(pointed.row)
    return any(sought.held_in(row) > own for row in pointed.other_rows)


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


def has_the_sought_for_object(sought: Sought, pointed: Pointed) -> bool:
    """Whether "Who is the ambassador?" would be answered by who does something to the ambassador.

    "The ambassador was expelled by Edi Rama."
    """
    holder = _HOLDER.match(sought.question)
    passive = _PASSIVE.search(pointed.text, pointed.sentence.start, pointed.start)
    if holder is None or passive is None:
        return False
    office = tuple(word for word in said(sought.question[holder.end() :]) if word.islower())
    before = pointed.text[pointed.sentence.start : passive.start()]
    after = pointed.text[passive.start() : pointed.sentence.end]
    return held(office, before) > held(office, after)


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


def has_no_day(sought: Sought, pointed: Pointed) -> bool:
    """Whether "On what date …?" would be answered without any day, month or year."""
    return bool(_ON_WHAT_DATE.match(sought.question)) and not _DAY.search(pointed.answer)


def tells_no_birth(sought: Sought, pointed: Pointed) -> bool:
    """Whether "When was X born?" would be answered by a sentence that speaks of no birth, nor has
    years in brackets: "X's copy of 1902"."""
    if not _WHEN_BORN.match(sought.question):
        return False
    return not _BIRTH.search(pointed.text, pointed.sentence.start, pointed.sentence.end)


def is_a_discount(sought: Sought, pointed: Pointed) -> bool:
    """Whether what something costs would be answered by what is taken off: "60 florins off"."""
    return bool(_COST.search(sought.question) and _OFF.match(pointed.text, pointed.end))


def is_of_another_year(sought: Sought, pointed: Pointed) -> bool:
    """Whether its passage speaks of years, but not of the one that is asked about."""
    asked = set(_YEAR.findall(sought.question))
    told = set(_YEAR.findall(pointed.text))
    return bool(asked) and bool(told) and not asked & told


def is_anothers_deed(sought: Sought, pointed: Pointed) -> bool:
    """Whether what one person did would be answered by what only another is said to have done."""
    alone = pointed.alone
    answer = Span(alone.start, alone.end)
    deeds = others_deeds(sought.question, alone.text)
    return any(not any(each.span.overlaps(answer) for each in told) for _, told in deeds)


def is_a_heading(sought: Sought, pointed: Pointed) -> bool:
    """Whether it stands in a heading or byline that speaks of nothing that is asked about."""
    line = pointed.line.strip()
    short = len(line) <= HEADING and pointed.row is None and not _SENTENCE_END.search(line)
    return short and sought.held_in(line) == 0


def tells_which(sought: Sought, pointed: Pointed) -> bool:
    """Whether it is a year that tells which event, another than asked for: "the 1988 massacre"."""
    noun = _MODIFIED.match(pointed.text, pointed.end)
    if not _YEAR.fullmatch(pointed.answer) or noun is None:
        return False
    determined = _DETERMINED.search(pointed.text[: pointed.start])
    return determined is not None and not any(alike(noun["noun"], word) for word in sought.words)


def is_a_mere_ordinal(sought: Sought, pointed: Pointed) -> bool:
    """Whether it is an ordinal that counts no days or centuries: "the 70th" who held an office."""
    around = pointed.text[max(0, pointed.start - _NEAR) : pointed.end + _NEAR]
    return bool(_ORDINAL.fullmatch(pointed.answer)) and not _COUNTED.search(around)


def is_elsewhere(sought: Sought, pointed: Pointed) -> bool:
    """Whether "Where is X?" would be answered by what lies in X, or by where the visit to X was."""
    where = _WHERE.match(sought.question)
    if where is None or len(sought.names) != 1:
        return False
    place = sought.names[0]
    if sought.question[where.end() :].strip(" ?") != place:
        return False
    of_it = re.compile(rf" of (?:the )?{re.escape(place)}\b")
    inside = of_it.match(plain(pointed.text), pointed.end) is not None
    if inside or lies_in(pointed.answer, place, [pointed.text]):
        return True
    sentence = pointed.text[pointed.sentence.start : pointed.start]
    subject = re.search(rf"{re.escape(place)}", plain(sentence))
    return (
        subject is not None
        and _PREPOSITION.search(sentence[: subject.start()]) is not None
        and _VERB.match(sentence, subject.end()) is not None
    )


Rule: TypeAlias = Callable[[Sought, Pointed], bool]
ALWAYS: tuple[Rule, ...] = (
    in_another_row,
    is_of_another_year,
    is_another_in_the_row,
    is_anothers_deed,
)
OF_KIND: Mapping[Kind, tuple[Rule, ...]] = {
    "person": (repeats, has_the_sought_for_object),
    "number": (no_share, is_the_whole, has_another_unit, has_no_number, is_a_discount),
    "duration": (has_another_unit,),
    "thing": (no_share, is_a_discount),
    "time": (tells_which, is_a_heading, is_a_mere_ordinal, has_no_day, tells_no_birth),
    "place": (is_elsewhere,),
    "reason": (is_a_mere_person, stands_beside),
}
