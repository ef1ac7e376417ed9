"""What a reader points at, and what a question seeks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from qa.question.form import Kind, form_of
from qa.question.mentions import mentions
from qa.question.words import held, said
from qa.sentences import sentences
from qa.types import Span

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
    def column(self) -> int | None:
        """That of the cell of a row which begins with it, the first being 0; None for any other."""
        before = self.line[: self.start - self.text.rfind("\n", 0, self.start) - 1]
        leads = before.strip(" |") == "" or before.endswith("| ")
        return before.count(" | ") if self.row is not None and leads else None

    @property
    def other_rows(self) -> list[str]:
        """The other rows of the passage's tables."""
        return [line for line in self.text.split("\n") if _ROW.fullmatch(line) and line != self.row]

    @cached_property
    def sentence(self) -> Span:
        """That in which it begins."""
        around = (each for each in sentences(self.text) if each.start <= self.start < each.end)
        return next(around, Span(0, len(self.text)))

    @cached_property
    def alone(self) -> Pointed:
        """The same, in its sentence alone."""
        at = self.sentence.start
        return Pointed(self.text[at : self.sentence.end], self.start - at, self.end - at)


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
        return said(self.question)

    @cached_property
    def names(self) -> list[str]:
        found = (each for each in mentions(self.question) if each.kind in ("name", "place"))
        return [each.text for each in found]

    def held_in(self, text: str) -> int:
        """How many of the question's words the text has, in some form."""
        return held(tuple(self.words), text)
