"""Which candidates can be the answer: of the kind that is asked for, in the right row, new.

A reader points at words that stand near those of the question. What it points at is checked here
against the question's form by rules over the words around: a candidate that cannot answer is no
rival of one that can, so that it is left out before confidence weighs what is left.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TypeAlias

from qa.compare.names import lies_in, same_person
from qa.compare.quantities import SHARE
from qa.compare.shares import quantities
from qa.compare.units import unit_after
from qa.compare.words import plain
from qa.confidence import hit_of
from qa.question.form import Kind, form_of
from qa.question.mentions import mentions
from qa.question.words import alike, content_words
from qa.sentences import sentences
from qa.types import Candidate, Hit, Span

HEADING = 60
"""Characters in a line that may be a heading or a byline."""

NAME = 60
"""Characters after the beginning of a name in which it ends."""

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
_GOES_ON = re.compile(r"[ \u00a0](?!of\b)")
_CHOICE = re.compile(r"\bor\b", re.IGNORECASE)
_WHERE = re.compile(r"where(?:abouts)? (?:is|are|was|were) (?:the )?", re.IGNORECASE)
_HOW_MANY = re.compile(r"(?:\w+ )?how many", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:;,]\W*$")
_YEAR = re.compile(r"(?<![\d,.])(?:1[0-9]|20)\d\d(?!\d|,\d)")
_MODIFIED = re.compile(r"[ \u00a0](?P<noun>[a-z]\w+)")
_DETERMINED = re.compile(r"\bthe[ \u00a0]$", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:to|at|in|of|near|from)[ \u00a0](?:the[ \u00a0])?$")
_VERB = re.compile(
    r"[ \u00a0](?:is|was|were|are|has|had|came|comes|went|goes|took|takes|begins?|began|ends?"
    r"|\w+ed)\b"
)
_ROW = re.compile(r"[^\n]*\S \| [^\n]*")


@dataclass(frozen=True)
class Pointed:
    """What a reader points at: [start, end) of the `text` of its passage."""

    text: str
    start: int
    end: int

    @property
    def answer(self) -> str:
        return self.text[self.start : self.end]

    @cached_property
    def line(self) -> str:
        end = self.text.find("\n", self.end)
        return self.text[self.text.rfind("\n", 0, self.start) + 1 : None if end < 0 else end]

    @property
    def row(self) -> str | None:
        """The row of the table in which it stands, None outside of one."""
        return self.line if _ROW.fullmatch(self.line) else None

    @property
    def other_rows(self) -> list[str]:
        """The other rows of the passage's tables."""
        return [line for line in self.text.split("\n") if _ROW.fullmatch(line) and line != self.row]

    @property
    def sentence_start(self) -> int:
        around = (each.start for each in sentences(self.text) if each.start <= self.start)
        return max(around, default=0)


@dataclass(frozen=True)
class Sought:
    """What a question seeks, to which a candidate is held."""

    question: str

    @cached_property
    def kind(self) -> Kind:
        return form_of(self.question).kind

    @cached_property
    def words(self) -> list[str]:
        """The content words of the question."""
        spans = content_words(self.question)
        return [self.question[word.start : word.end] for word in spans]

    @cached_property
    def names(self) -> list[str]:
        found = (each for each in mentions(self.question) if each.kind in ("name", "place"))
        return [each.text for each in found]

    def held_in(self, text: str) -> int:
        """How many of the question's words the text has, in some form."""
        return _held(text, tuple(self.words))


def fitting(question: str, candidates: Sequence[Candidate], hits: Sequence[Hit]) -> list[Candidate]:
    """Those that can be the answer, in their order; what begins a person's name is completed."""
    sought, found = Sought(question), []
    for candidate in candidates:
        chunk = hit_of(candidate, hits).chunk
        at = chunk.span.start
        pointed = Pointed(chunk.text, candidate.span.start - at, candidate.span.end - at)
        pointed = completed(pointed) if sought.kind == "person" else pointed
        if fits(sought, pointed):
            found.append(replace(candidate, span=Span(at + pointed.start, at + pointed.end)))
    return found


def completed(pointed: Pointed) -> Pointed:
    """Up to the end of the name that it begins: "Ebrahim" becomes "Ebrahim Raisi"."""
    near = pointed.text[pointed.start : pointed.end + NAME]
    name = next((each.span for each in mentions(near) if each.span.start == 0), None)
    length = pointed.end - pointed.start
    if name is None or length >= name.end or not _GOES_ON.match(near, length):
        return pointed
    return replace(pointed, end=pointed.start + name.end)


def fits(sought: Sought, pointed: Pointed) -> bool:
    """Whether no rule speaks against it."""
    return not any(rule(sought, pointed) for rule in (*_ALWAYS, *_OF_KIND.get(sought.kind, ())))


def repeats(sought: Sought, pointed: Pointed) -> bool:
    """Whether it only names what the question names: no answer, but to "Was it A or B?"."""
    if _CHOICE.search(sought.question):
        return False
    answer = [word.casefold() for word in _said(pointed.answer)]
    asked = {word.casefold() for word in sought.words}
    if answer and asked.issuperset(answer):
        return True
    return bool(answer) and any(
        same_person(answer, [word.casefold() for word in _said(name)]) for name in sought.names
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
    found = quantities(plain(pointed.text), pointed.start, pointed.end)
    return not any(each.dimension == SHARE for each in found) and not _PART.search(pointed.answer)


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
    found = quantities(plain(pointed.text), pointed.start, pointed.end)
    dimensions = {each.dimension for each in found if not each.bare}
    return bool(dimensions) and unit[0] not in dimensions


def is_of_another_year(sought: Sought, pointed: Pointed) -> bool:
    """Whether its passage speaks of years, but not of the one that is asked about."""
    asked = set(_YEAR.findall(sought.question))
    told = set(_YEAR.findall(pointed.text))
    return bool(asked) and bool(told) and not asked & told


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
    sentence = pointed.text[pointed.sentence_start : pointed.start]
    subject = re.search(rf"{re.escape(place)}", plain(sentence))
    return (
        subject is not None
        and _PREPOSITION.search(sentence[: subject.start()]) is not None
        and _VERB.match(sentence, subject.end()) is not None
    )


@lru_cache(maxsize=512)
def _held(text: str, words: tuple[str, ...]) -> int:
    """Kept, since every candidate of a table asks for its rows."""
    said = _said(text)
    return sum(any(alike(word, other) for other in said) for word in words)


def _said(text: str) -> list[str]:
    return [text[word.start : word.end] for word in content_words(text)]


Rule: TypeAlias = Callable[[Sought, Pointed], bool]
_ALWAYS: tuple[Rule, ...] = (in_another_row, is_of_another_year)
_OF_KIND: Mapping[Kind, tuple[Rule, ...]] = {
    "person": (repeats,),
    "number": (no_share, is_the_whole, has_another_unit),
    "duration": (has_another_unit,),
    "thing": (no_share,),
    "time": (tells_which, is_a_heading),
    "place": (is_elsewhere,),
}
