"""What cannot be when: no day, another year, or a year that tells something else."""

from __future__ import annotations

import re

from qa.fit.pointed import Pointed, Sought
from qa.question.mentions import MONTHS
from qa.question.words import FUNCTION_WORDS, alike
from qa.question.years import YEAR, years
from qa.stem import stem

HEADING = 60
"""Characters in a line that may be a heading or a byline."""
SEASON = 2
"""Years that "2018/19" touches, of which an amount may be told for either."""
_ON_WHAT_DATE = re.compile(r"(?:on )?(?:what|which) (?:date|day)\b", re.IGNORECASE)
_DAY = re.compile(
    rf"\b(?:{MONTHS}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|1\d{{3}}|20\d\d)\b"
    r"|^(?:AD )?\d{3}(?: (?:AD|BCE?|CE))?$|['’]\d\d\b"
    r"|\b\d+(?:st|nd|rd|th)\b|\b\d+[./-]\d+\b"
    r"|day|\b(?:eve|night|morning|evening|weekends?|week|month|year|easter|christmas|whitsun"
    r"|tomorrow|spring|summer|autumn|fall|winter)\b",
    re.IGNORECASE,
)
_WHEN_BORN = re.compile(r"when (?:is|was|were) .+ born\b", re.IGNORECASE)
_BIRTH = re.compile(r"\b(?:born|birth\w*|b\.)|\([^()]*\d{3}|\d{3} ?[\u2013-] ?\d", re.IGNORECASE)
_WEEKDAY = r"\b(?:mon|tue|wed|thu|fri|sat|sun)\w*\.?"
_HOURS = re.compile(
    rf"\b\d{{1,2}}:\d\d\b|\b\d{{1,2}} ?[ap]\.?m\b|{_WEEKDAY} ?(?:[\u2013-]|to) ?{_WEEKDAY}",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d)?[ \u00a0]?(?P<half>[ap]\.?m\.?)?", re.IGNORECASE)
_AT = re.compile(r"\b(?:at|by|until|till|from|before|after)[ \u00a0]$", re.IGNORECASE)
_DATED = re.compile(rf"\b(?:{MONTHS}|\d{{4}})\b|\d[./-]\d+[./-]\d", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:;,]\W*$")
_MODIFIED = re.compile(r"[ \u00a0](?P<noun>[a-z]\w+)")
_ORDINAL = re.compile(r"(?:the[ \u00a0])?\d+(?:st|nd|rd|th)", re.IGNORECASE)
_COUNTED = re.compile(rf"\b(?:centur(?:y|ies)|day|night|month|year|{MONTHS})\b", re.IGNORECASE)
_ON = re.compile(r"\bon[ \u00a0](?:the[ \u00a0])?$", re.IGNORECASE)
_NEAR = 20
"""Characters around an ordinal in which what it counts is named."""
_AT_AN_EVENT = re.compile(r"\b(?P<deed>\w+)[ \u00a0](?:in|at|during|for)[ \u00a0]the[ \u00a0]$")
_DETERMINED = re.compile(r"\bthe[ \u00a0]$", re.IGNORECASE)


def has_no_day(sought: Sought, pointed: Pointed) -> bool:
    """Whether "On what date …?" would be answered without any day, month or year."""
    return bool(_ON_WHAT_DATE.match(sought.question)) and not _DAY.search(pointed.answer)


def is_a_time_of_day(sought: Sought, pointed: Pointed) -> bool:
    """Whether how long something lasts would be answered by when it ends: "by 15:50"."""
    before = pointed.text[pointed.sentence.start : pointed.start]
    clock = _CLOCK.fullmatch(pointed.answer)
    return clock is not None and (clock["half"] is not None or _AT.search(before) is not None)


def tells_no_birth(sought: Sought, pointed: Pointed) -> bool:
    """Whether "When was X born?" would be answered by a sentence or table that speaks of no birth,
    nor has years in brackets: "X's copy of 1902"."""
    if not _WHEN_BORN.match(sought.question) or not sought.names:
        return False
    if pointed.row is not None:
        return not _BIRTH.search("\n".join([pointed.row, *pointed.other_rows]))
    return not _BIRTH.search(pointed.text, pointed.sentence.start, pointed.sentence.end)


def is_of_another_year(sought: Sought, pointed: Pointed) -> bool:
    """Whether its passage speaks of years, but not of the one that is asked about.

    How many there were in a year is not told by how many there were in ten.
    """
    asked, told = years(sought.question), years(pointed.text)
    longest = max(SEASON, *map(len, asked)) if sought.kind == "number" and asked else None
    near = [each for each in told if longest is None or len(each) <= longest]
    return bool(asked and told) and not any(_meet(one, each) for one in asked for each in near)


def _meet(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


def is_a_heading(sought: Sought, pointed: Pointed) -> bool:
    """Whether it stands in a heading or byline that speaks of nothing that is asked about.

    Hours of the day or days of the week, without a date, are neither: "Monday to Friday, 9:00".
    """
    line = pointed.line.strip()
    if _HOURS.search(line) and not _DATED.search(line):
        return False
    short = len(line) <= HEADING and pointed.row is None and not _SENTENCE_END.search(line)
    return short and sought.held_in(line) == 0


def tells_which(sought: Sought, pointed: Pointed) -> bool:
    """Whether it is a year that tells which event, another than asked for: "the 1988 massacre".

    That at which what is asked about was done is none: "she ran in the 1998 election".
    """
    noun = _modified(pointed.text[pointed.end :])
    if not re.fullmatch(YEAR, pointed.answer) or noun is None:
        return False
    before = pointed.text[pointed.sentence.start : pointed.start]
    told_at = _AT_AN_EVENT.search(before)
    asked = [word for word in (noun, told_at["deed"] if told_at else "") if word]
    determined = _DETERMINED.search(before)
    return determined is not None and not any(
        alike(word, other) or stem(word) == stem(other) for word in asked for other in sought.words
    )


def _modified(after: str) -> str | None:
    """The noun that follows a year or an ordinal and is told by it."""
    noun = _MODIFIED.match(after)
    return noun["noun"] if noun and noun["noun"] not in FUNCTION_WORDS else None


def is_a_mere_ordinal(sought: Sought, pointed: Pointed) -> bool:
    """Whether it is an ordinal that counts no days or centuries: "the 70th" who held an office."""
    if not _ORDINAL.fullmatch(pointed.answer):
        return False
    before = pointed.text[max(0, pointed.start - _NEAR) : pointed.start]
    after = pointed.text[pointed.end : pointed.end + _NEAR]
    is_a_day = _ON.search(before) is not None and _modified(after) is None
    return not is_a_day and not _COUNTED.search(f"{before}{pointed.answer}{after}")
