"""Unanswerable questions made of answerable ones, as SQuAD 2.0's writers made many of theirs.

A name or a number gives way to another one that the context holds, a word to its opposite, or what
is asked is denied (Rajpurkar et al. 2018, "Know what you don't know", table 1; Jia & Liang 2017).
"""

from __future__ import annotations

import calendar
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.evaluate.squad import SquadQuestion

NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w'’-]+(?: (?:of |the )?[A-Z][\w'’-]+)*")
"""Where capitals do not begin a sentence."""

NUMBER = re.compile(r"\b\d+(?:[.,]\d+)*\b")

PAIRS = """
first/last largest/smallest biggest/smallest highest/lowest longest/shortest oldest/newest
oldest/youngest most/least more/less more/fewer larger/smaller higher/lower longer/shorter
older/younger earlier/later before/after early/late best/worst better/worse major/minor
increase/decrease increased/decreased rise/fall rose/fell gain/lose gained/lost win/lose
won/lost begin/end began/ended start/finish started/stopped open/close opened/closed
founded/dissolved created/destroyed built/demolished accept/reject accepted/rejected
allow/forbid allowed/banned support/oppose supported/opposed include/exclude
included/excluded join/leave joined/left arrive/depart arrived/departed enter/exit buy/sell
bought/sold born/buried married/divorced north/south northern/southern east/west
eastern/western northeast/southwest left/right upper/lower above/below inside/outside
internal/external positive/negative active/passive ancient/modern rich/poor strong/weak
hot/cold warm/cool wet/dry common/rare public/private urban/rural male/female men/women
man/woman boys/girls sons/daughters son/daughter father/mother brother/sister king/queen
always/never with/without maximum/minimum import/export majority/minority success/failure
successful/unsuccessful victory/defeat defeated/rescued attack/defend friend/enemy
"""

OPPOSITES: defaultdict[str, list[str]] = defaultdict(list)
for one, other in (pair.split("/") for pair in PAIRS.split()):
    OPPOSITES[one].append(other)
    OPPOSITES[other].append(one)

WORD = re.compile(r"\b[a-z]+\b")

VERB = re.compile(r"\b(?:did|does|was|were|is|are|could|has|had|would)\b(?!.*\bnot?\b|.*n't)")
"""That is denied, in a question that denies nothing yet."""

DENIED = 0.25
"""The share of questions, of those that could be, that may be denied: crowds do it rarely."""

CALENDAR = frozenset([*calendar.month_name[1:], *calendar.day_name])


def altered(
    questions: Sequence[SquadQuestion], count: int, draw: random.Random
) -> Iterator[SquadQuestion]:
    """At most `count` of the answerable questions, in an order that is drawn, none answerable."""
    for question in draw.sample(questions, len(questions)):
        ways = [way for way in map(list, _ways(question, draw)) if way]
        if count and ways:
            text = draw.choice(draw.choice(ways))
            count -= 1
            yield replace(question, id=f"{question.id}-altered", question=text, answers=())


def _ways(question: SquadQuestion, draw: random.Random) -> Iterator[Iterator[str]]:
    yield _swapped(question, NAME)
    yield _swapped(question, NUMBER)
    yield _opposite(question.question)
    if draw.random() < DENIED:
        yield _denied(question.question)


def _swapped(question: SquadQuestion, kind: re.Pattern[str]) -> Iterator[str]:
    """The question with one of its names, say, in the place of which another of the context stands.

    None of what takes its place shares a word with the question or with the answer.
    """
    asked = question.question
    taken = set(re.findall(r"\w+", " ".join([asked, *question.golds]).lower()))
    others = {each.group() for each in kind.finditer(question.context)}
    for found in kind.finditer(asked):
        for other in sorted(others):
            if _alike(found.group(), other) and taken.isdisjoint(re.findall(r"\w+", other.lower())):
                yield asked[: found.start()] + other + asked[found.end() :]


def _alike(one: str, other: str) -> bool:
    """Numbers of one length, such as years; months and days; all other names."""
    if one[0].isdigit():
        return len(one) == len(other)
    return (one in CALENDAR) == (other in CALENDAR)


def _opposite(asked: str) -> Iterator[str]:
    for found in WORD.finditer(asked):
        for other in OPPOSITES.get(found.group(), ()):
            yield asked[: found.start()] + other + asked[found.end() :]


def _denied(asked: str) -> Iterator[str]:
    found = VERB.search(asked)
    if found:
        yield f"{asked[: found.end()]}n't{asked[found.end() :]}"
