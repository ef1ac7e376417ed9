"""Answers inside their passages, each with the members that a list of them has."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from qa.evaluate.measures import Counts, normalised
from qa.evaluate.rows import labelled_rows
from qa.evaluate.suites.report import HELD_OUT, Case, Progress, SuiteReport
from qa.lists import members_of
from qa.question import form_of
from qa.sentences import sentences
from qa.settings import Settings
from qa.types import Span


@dataclass(frozen=True, slots=True)
class LabelledList:
    """`answer` stands in `passage`, as a reader might mark it; `members` is empty for no list."""

    id: str
    split: str
    question: str
    passage: str
    answer: Span
    members: tuple[str, ...]


def run(path: Path, settings: Settings, progress: Progress) -> SuiteReport:
    """Precision, recall and F1 of the members, over all lists together, and of those held out.

    Case, punctuation and articles do not count, as in SQuAD. Raises EvaluationError for a file or
    a row that cannot be used.
    """
    labelled = list(read_lists(path))
    cases, pairs = [], []
    for done, each in enumerate(labelled, 1):
        wanted, found = {*map(normalised, each.members)}, {*map(normalised, found_members(each))}
        pairs.append((wanted, found))
        cases.append(_case(each, wanted, found))
        progress(done, len(labelled))
    kept = [pair for pair, case in zip(pairs, cases, strict=True) if case.kind == HELD_OUT]
    measures = Counts.of(pairs).measures()
    if kept:
        measures |= Counts.of(kept).measures("held out ")
    return SuiteReport(measures, tuple(cases))


def found_members(labelled: LabelledList) -> list[str]:
    text, answer = labelled.passage, labelled.answer
    around = [each for each in sentences(text) if each.overlaps(answer)]
    sentence = Span(
        min(each.start for each in around),
        max(each.end for each in around),
    )
    found = members_of(text, answer, sentence, form_of(labelled.question).count)
    return [text[member.start : member.end] for member in found]


def _case(labelled: LabelledList, wanted: AbstractSet[str], found: AbstractSet[str]) -> Case:
    label = "a list" if wanted else "one answer"
    given = "a list" if found else "one answer"
    if wanted and found and wanted != found:
        given = "other members"
    return Case(labelled.id, labelled.split, labelled.question, label, given)


def read_lists(path: Path) -> Iterator[LabelledList]:
    """The lists of a JSON-lines file, in order. Raises EvaluationError naming the line."""
    for row in labelled_rows(path, "list"):
        passage, answer = row.text("quote"), row.text("answer")
        members = row.texts("members")
        for part in (answer, *members):
            if part not in passage:
                raise row.refused(f"{part!r} does not stand in the quote")
        at = passage.index(answer)
        span = Span(at, at + len(answer))
        yield LabelledList(
            row.text("id"), row.text("split"), row.text("question"), passage, span, members
        )
