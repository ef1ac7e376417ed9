"""Questions of a conversation, each with the forms in which it may be understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qa.evaluate.measures import normalised
from qa.evaluate.rows import Row, labelled_rows
from qa.evaluate.suites.report import HELD_OUT, Case, Progress, SuiteReport, accuracy
from qa.question import understand
from qa.settings import Settings
from qa.types import Turn, Understanding


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """`accepted` are self-contained forms of it; with `unresolved` it has none but itself."""

    id: str
    split: str
    turns: tuple[Turn, ...]
    question: str
    accepted: tuple[str, ...]
    unresolved: bool

    @property
    def label(self) -> str:
        if self.unresolved:
            return "unresolved"
        return "as asked" if self.question in self.accepted else "resolved"


def run(path: Path, settings: Settings, progress: Progress) -> SuiteReport:
    """The share understood in an accepted form, of all and of those held out.

    Raises EvaluationError for a file or a row that cannot be used.
    """
    labelled = list(read_followups(path))
    cases = []
    for done, each in enumerate(labelled, 1):
        given = judged(each, understand(each.question, each.turns))
        shown = " … ".join([*(turn.question for turn in each.turns[-1:]), each.question])
        cases.append(Case(each.id, each.split, shown, each.label, given))
        progress(done, len(labelled))
    held_out = [case for case in cases if case.kind == HELD_OUT]
    measures = {"accuracy": accuracy(cases)}
    if held_out:
        measures["held out accuracy"] = accuracy(held_out)
    return SuiteReport(measures, tuple(cases))


def judged(labelled: LabelledQuestion, understood: Understanding) -> str:
    """The label where the question is understood in an accepted form, else what was made of it.

    Case, punctuation and articles do not count, as in SQuAD.
    """
    forms = {normalised(form) for form in labelled.accepted}
    told = bool(understood.unresolved) == labelled.unresolved
    if told and normalised(understood.question) in forms:
        return labelled.label
    if understood.unresolved:
        return "unresolved"
    return "as asked" if understood.question == labelled.question else "another question"


def read_followups(path: Path) -> Iterator[LabelledQuestion]:
    """The questions of a JSON-lines file, in order. Raises EvaluationError naming the line."""
    for row in labelled_rows(path, "question"):
        yield LabelledQuestion(
            row.text("id"),
            row.text("split"),
            tuple(_turn(turn) for turn in row.rows("turns")),
            row.text("question"),
            row.texts("accepted"),
            bool(row.flag("unresolved")),
        )


def _turn(row: Row) -> Turn:
    answer = row.text("answer") if row.values.get("answer") else ""
    return Turn(row.text("question"), answer, row.texts("quotes"))
