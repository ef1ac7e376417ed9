"""What speaks against a candidate: each rule says whether it cannot be the answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from qa.compare.names import same_person
from qa.compare.whereabouts import Whereabouts
from qa.compare.words import plain
from qa.fit.amounts import (
    has_another_unit,
    has_no_number,
    is_a_discount,
    is_the_whole,
    no_share,
    tells_no_population,
)
from qa.fit.kinds import head, is_a_settlement, is_the_thing_itself
from qa.fit.ordinals import is_another_in_the_row
from qa.fit.pointed import Pointed, Sought
from qa.fit.reasons import is_a_mere_person, stands_beside
from qa.fit.times import (
    has_no_day,
    is_a_heading,
    is_a_mere_ordinal,
    is_a_time_of_day,
    is_of_another_year,
    tells_no_birth,
    tells_which,
)
from qa.fit.versions import is_of_another_version
from qa.question.doers import others_deeds
from qa.question.form import Kind
from qa.question.words import held, said
from qa.types import Span

_CHOICE = re.compile(r"\bor\b", re.IGNORECASE)
_WHERE = re.compile(r"where(?:abouts)? (?:is|are|was|were) (?:the )?", re.IGNORECASE)
_HOLDER = re.compile(r"who (?:is|are|was|were) ", re.IGNORECASE)
_KIN = (
    "(?:(?:ex-|grand|step)?(?:wife|husband|spouse|widow|widower|partner|father|mother|parents?"
    "|brothers?|sisters?|sons?|daughters?|child(?:ren)?|siblings?|uncle|aunt|cousin|nephew|niece)"
    "(?:-in-law)?)"
)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)[ \u00a0](?:\w+ly[ \u00a0])?\w+(?:ed|en|wn)"
    r"[ \u00a0]by[ \u00a0](?:the[ \u00a0])?$"
)
_LIST_NUMBER = re.compile(r"[ \t]*(?:[-*+•][ \t]+)?\d{1,3}[.)](?=[ \t]+\S)")
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
        same_person(answer, [word.casefold() for word in said(name)])
        for name in sought.names
        if len(said(name)) > 1 or not _asks_for_kin(sought.question, name)
    )


def _asks_for_kin(question: str, surname: str) -> bool:
    """Whether it asks who stands to a bearer of the surname as another bearer may.

    "Who is Clinton's wife?" – "Hillary Clinton"
    """
    holder, name = _HOLDER.match(question), re.escape(surname)
    genitive = re.search(rf"\b{name}(?:['’]s|['’])? {_KIN}\b|\b{_KIN} of {name}\b", question)
    return holder is not None and genitive is not None


def in_another_row(sought: Sought, pointed: Pointed) -> bool:
    """Whether another row of its table has more of the question's words than its own.

    Where it is what a cell holds, those in its column do not count: they name the column, or, of a
    list of facts about one thing, another fact of it ("City | Lund", "Population | 5,000").
    """
    if pointed.row is None:
        return False
    column = pointed.column
    own = sought.held_in(_without(pointed.row, column))
    return any(sought.held_in(_without(row, column)) > own for row in pointed.other_rows)


def _without(row: str, column: int | None) -> str:
    cells = row.split(" | ")
    return " | ".join(cell for place, cell in enumerate(cells) if place != column)


def has_the_sought_for_object(sought: Sought, pointed: Pointed) -> bool:
    """Whether "Who is the ambassador?" would be answered by who does something to the ambassador.

    "The ambassador was expelled by Edi Rama."
    """
    holder = _HOLDER.match(sought.question)
    passive = _PASSIVE.search(pointed.text, pointed.sentence.start, pointed.start)
    if holder is None or passive is None:
        return False
    office = tuple(filter(None, [head(sought.question[holder.end() :])]))
    before = pointed.text[pointed.sentence.start : passive.start()]
    after = pointed.text[passive.start() : pointed.sentence.end]
    return held(office, before) > held(office, after)


def is_anothers_deed(sought: Sought, pointed: Pointed) -> bool:
    """Whether what one person did would be answered by what only another is said to have done."""
    alone = pointed.alone
    answer = Span(alone.start, alone.end)
    deeds = others_deeds(sought.question, alone.text)
    return any(not any(each.span.overlaps(answer) for each in told) for _, told in deeds)


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
    if inside or Whereabouts([pointed.text]).lies_in(pointed.answer, place):
        return True
    sentence = pointed.text[pointed.sentence.start : pointed.start]
    subject = re.search(rf"{re.escape(place)}", plain(sentence))
    return (
        subject is not None
        and _PREPOSITION.search(sentence[: subject.start()]) is not None
        and _VERB.match(sentence, subject.end()) is not None
    )


def is_all_of_a_heading(sought: Sought, pointed: Pointed) -> bool:
    """Whether it is a heading and nothing else: how something is done stands below it."""
    return pointed.answer == pointed.line.strip(" \t#") and is_a_heading(sought, pointed)


def is_a_list_number(sought: Sought, pointed: Pointed) -> bool:
    """Whether it only numbers the entry that it stands before: the "2" of "2. The budget"."""
    number = _LIST_NUMBER.match(pointed.line)
    first = pointed.start - pointed.text.rfind("\n", 0, pointed.start) - 1
    return number is not None and first + len(pointed.answer) <= number.end()


Rule: TypeAlias = Callable[[Sought, Pointed], bool]
ALWAYS: tuple[Rule, ...] = (
    is_a_list_number,
    in_another_row,
    is_of_another_year,
    is_of_another_version,
    is_another_in_the_row,
    is_anothers_deed,
    is_a_settlement,
    is_the_thing_itself,
)
OF_KIND: Mapping[Kind, tuple[Rule, ...]] = {
    "person": (repeats, has_the_sought_for_object),
    "number": (
        no_share,
        is_the_whole,
        has_another_unit,
        has_no_number,
        is_a_discount,
        tells_no_population,
    ),
    "duration": (has_another_unit, is_a_time_of_day),
    "thing": (no_share, is_a_discount),
    "time": (tells_which, is_a_heading, is_a_mere_ordinal, has_no_day, tells_no_birth),
    "place": (is_elsewhere,),
    "manner": (is_all_of_a_heading,),
    "reason": (is_a_mere_person, stands_beside),
}
