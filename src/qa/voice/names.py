"""Who is who in a document: full names, the roles given to them, he and she."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Literal, TypeAlias

from qa.types import Span
from qa.voice.cues import TELLING
from qa.voice.lexicon import (
    BODIES,
    CALENDAR,
    FEMALE,
    FUNCTION,
    GROUPS,
    HE,
    MALE,
    PLACES,
    SHE,
    TITLES,
)

Gender: TypeAlias = Literal["he", "she"]

_SPACE = r"(?:[^\S\n]+|\n(?!\s*\n))"
_CAPITAL = r"(?:[^\W\d_a-zß-öø-ÿ](?:\.(?=\s[A-Z])|[\w’'\-]*\w|(?=\s))|al-[A-Z]\w+)"
_PARTICLE = rf"(?:(?:de|van|von|bin|ibn|der|del|da|di){_SPACE})*"
_TITLED = rf"(?:(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Col|Capt|Sgt|Lt|St|Rev)\.{_SPACE})"
RUN = re.compile(rf"{_TITLED}?{_CAPITAL}(?:{_SPACE}{_PARTICLE}{_CAPITAL})*")
"""Capitalised words in a row."""

BODY = re.compile(rf"{_CAPITAL}(?:{_SPACE}(?:(?:of|for|the|on|and){_SPACE}){{0,2}}{_CAPITAL})*")
"""The same across "of", "for", "the": the name of a body."""

_ROLE = r"(?P<role>(?:(?:the|a|an|its|his|her|their|our)\s+)?[\w’'\-]+(?:\s+[\w’'\-]+){0,7}?)"
_ROLES = (
    rf"^,\s+{_ROLE}(?=[,.;—–)]|\s(?:who|at|from|in)\s)",
    rf"^\s+(?:is|was|became|has been|had been|served as|serves as)\s+{_ROLE}(?=[,.;:]|\s(?:and|"
    rf"who|when|from|since|until)\s)",
)
_AFTER = tuple(re.compile(pattern) for pattern in _ROLES)
_BEFORE = re.compile(
    r"(?:(?:the|a|an|its|his|her|their|our)\s+)?((?:[\w’'\-]+\s+){0,6}[\w’'\-]+),?\s*$", re.I
)
_NO_ROLE = re.compile(r"[.;:\n]|\b(?:who|which)\b")
"""What no role reaches across: "the man who shot Edi Rama"."""

_NEAR = 20
"""Characters in front of a name in which an office is looked for."""

OFFICE = (
    r"\b(?i:secretary|minister|mayor|president|chancellor|governor|(?:arch)?bishop|director|head|"
    r"chief|ambassador|chairman|chairwoman)\s+of\s+"
)
"""An office in front of a name without a mark: "Secretary of State Mike Pompeo"."""

_HELD = re.compile(rf"{OFFICE}$")


_SAYS = {form for form in TELLING if form.endswith("s")}
"""What ends a name where every word of a headline is capitalised: "Ann Cole Says"."""


@dataclass(frozen=True, slots=True)
class Person:
    """A mention of a person: the words of the name without title, and their place."""

    names: tuple[str, ...]
    span: Span
    gender: Gender | None
    is_titled: bool
    is_owner: bool


@dataclass(slots=True)
class Names:
    """The people of a text, by the order of their mentions, and what they are called besides."""

    text: str
    people: list[Person] = field(default_factory=list)
    full: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))
    gender: dict[str, Gender] = field(default_factory=dict)
    roles: list[tuple[frozenset[str], Person]] = field(default_factory=list)

    @classmethod
    def of(cls, text: str) -> Names:
        names = cls(text)
        runs = [run for match in RUN.finditer(text) if (run := _person(match))]
        surnames = {run.names[-1] for run in runs if _is_person(run)}
        names.people = [run for run in runs if run.names[-1] in surnames or run.is_titled]
        for person in names.people:
            names._learn(person)
        for person in names.people:
            if len(person.names) > 1 or person.is_titled:
                names._learn_roles(person)
        return names

    def _learn(self, person: Person) -> None:
        if len(person.names) > 1:
            self.full[person.names[-1]].append(person)
            self.full[person.names[0]].append(person)
        if person.gender:
            self.gender.setdefault(person.names[-1], person.gender)

    def _learn_roles(self, person: Person) -> None:
        after = self.text[person.span.end : person.span.end + 90]
        before = self.text[max(0, person.span.start - 90) : person.span.start]
        found = [match["role"] for pattern in _AFTER if (match := pattern.match(after))]
        if match := _BEFORE.search(_NO_ROLE.split(before)[-1]):
            found.append(_from_determiner(match[0]))
        self.roles += ((frozenset(words), person) for role in found if (words := content(role)))

    def full_name(self, mention: Person) -> Person | None:
        """The fullest mention of the same person, first of its kind; None for a name unknown."""
        if len(mention.names) > 1:
            return self._first(mention.names) or mention
        known = self.full.get(mention.names[0], [])
        suited = [each for each in known if self._agrees(each, mention.gender)]
        before = [each for each in suited if each.span.start < mention.span.start]
        nearest = before[-1] if before else (suited[0] if suited else None)
        return self._first(nearest.names) if nearest else None

    def _first(self, names: tuple[str, ...]) -> Person | None:
        return next((each for each in self.full[names[-1]] if each.names == names), None)

    def _agrees(self, person: Person, gender: Gender | None) -> bool:
        known = self.gender_of(person)
        return gender is None or known is None or known == gender

    def gender_of(self, person: Person) -> Gender | None:
        first = person.names[0].lower()
        if person.gender:
            return person.gender
        if len(person.names) > 1 and first in HE | SHE:
            return "he" if first in HE else "she"
        known = self.gender.get(person.names[-1])
        if known is None and len(person.names) == 1 and (full := self.full_name(person)):
            return self.gender_of(full) if len(full.names) > 1 else None
        return known

    def by_role(self, description: str, before: int) -> Person | None:
        """Of the people who are called so, the one mentioned last before `before`, or ever."""
        wanted = content(description)
        held = [person for words, person in self.roles if wanted and wanted <= words]
        earlier = [person for person in held if person.span.start < before]
        return earlier[-1] if earlier else (held[0] if held else None)

    def is_called(self, person: Person) -> bool:
        """Whether the surname also stands alone somewhere, as people's do."""
        return any(each.names == person.names[-1:] for each in self.people)

    def within(self, start: int, end: int) -> list[Person]:
        """The mentions of people in [start, end), in order."""
        key = [person.span.start for person in self.people]
        return self.people[bisect_left(key, start) : bisect_left(key, end)]


def content(description: str) -> set[str]:
    """What a role says: its words without articles, "former", names of states in front…"""
    idle = {
        "the",
        "a",
        "an",
        "former",
        "then",
        "its",
        "his",
        "her",
        "their",
        "our",
        "of",
        "for",
        "own",
    }
    found = re.findall(r"[\w\-]+", re.sub(r"[’']s?\b", "", description.lower()))
    return {word for word in found if word not in idle and not word.isdigit()}


def _from_determiner(phrase: str) -> str:
    """The last noun phrase: from its last article on."""
    return re.split(r"(?i)\b(?=(?:the|a|an|its|his|her|their)\s)", phrase)[-1]


def _person(match: re.Match[str]) -> Person | None:
    """The run without the words in front that are no name; None where nothing is left."""
    parts = [(m[0], match.start() + m.start()) for m in re.finditer(r"\S+", match[0])]
    gender: Gender | None = None
    titled = False
    while parts and (parts[0][0] in FUNCTION or parts[0][0].lower().rstrip(".") in TITLES):
        title = parts[0][0].lower().rstrip(".")
        titled = titled or title in TITLES
        gender = "he" if title in MALE else "she" if title in FEMALE else gender
        parts = parts[1:]
    if _HELD.search(match.string, max(0, match.start() - _NEAR), match.start()):
        parts = _without_office(parts)
    parts = list(takewhile(lambda part: part[0].lower() not in _SAYS, parts))
    if not parts or any(word in CALENDAR for word, _ in parts):
        return None
    last = parts[-1][0]
    owner = re.search(r"[’']s?$", last)
    bare = last[: owner.start()] if owner else last
    names = (*(word for word, _ in parts[:-1]), bare)
    span = Span(parts[0][1], parts[-1][1] + len(bare))
    return Person(names, span, gender, titled, owner is not None) if bare else None


def _without_office(parts: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """From the first name on: "Mike Pompeo" in "Secretary of State Mike Pompeo"."""
    first = next((n for n, (word, _) in enumerate(parts) if word.lower() in HE | SHE), 0)
    titled = any(word.lower() in TITLES for word, _ in parts[:first])
    strange = any(word in BODIES | PLACES for word, _ in parts[first:])
    return parts if titled or strange or first + 1 == len(parts) else parts[first:]


def _is_person(run: Person) -> bool:
    """By a title, a first name, or two words of which none is that of a body or a place."""
    if run.is_titled or (len(run.names) > 1 and run.names[0].lower() in HE | SHE):
        return True
    strange = any(name in BODIES or name in PLACES or name.isupper() for name in run.names)
    return 2 <= len(run.names) <= 3 and not strange


def is_group(noun: str) -> bool:
    return noun in GROUPS or noun.endswith(("ists", "ologists"))
