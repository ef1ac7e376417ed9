"""Pairs of answers to one question, each in its context, and how they relate.

A third and more of the pairs is held out: its figures stand beside those of all, and no rule was
written from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qa.compare import Aliases, Reading, Whereabouts, asked, relation
from qa.errors import EvaluationError
from qa.evaluate.rows import Row, labelled_rows
from qa.evaluate.suites.report import Case, Progress, SuiteReport, accuracy, precision, recall
from qa.settings import Settings
from qa.types import Period

RELATIONS = ("same", "compatible", "different", "both-hold")
HELD_OUT = "held-out"


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """`collection` is what other documents say that names the two have in common."""

    id: str
    kind: str
    held_out: bool
    question: str
    relation: str
    one: Reading
    other: Reading
    collection: tuple[str, ...]


def run(path: Path, settings: Settings, progress: Progress) -> SuiteReport:
    """Precision, recall and F1 of "different", and accuracy over the four relations.

    Raises EvaluationError for a file or a row that cannot be used.
    """
    pairs = list(read_pairs(path))
    if not any(pair.held_out for pair in pairs) or all(pair.held_out for pair in pairs):
        raise EvaluationError(f"{path} needs pairs that are held out and pairs that are not")
    cases = []
    for done, pair in enumerate(pairs, 1):
        cases.append(judged(pair))
        progress(done, len(pairs))
    held_out = [case for case, pair in zip(cases, pairs, strict=True) if pair.held_out]
    measures = _measures(cases) | {f"held-out {k}": v for k, v in _measures(held_out).items()}
    return SuiteReport(measures, tuple(cases))


def judged(pair: LabelledPair) -> Case:
    """The pair as the comparison of an answer's citations sees it."""
    texts = [pair.one.text, pair.other.text, *pair.collection]
    told = Aliases(texts), Whereabouts(texts)
    given = relation(asked(pair.question), pair.one, pair.other, *told)
    shown = f"{pair.question} {pair.one.answer} / {pair.other.answer}"
    return Case(pair.id, pair.kind, shown, pair.relation, given)


def _measures(cases: Sequence[Case]) -> dict[str, float]:
    found, missed = precision(cases, "different"), recall(cases, "different")
    return {
        "disagreement precision": found,
        "disagreement recall": missed,
        "disagreement F1": 2 * found * missed / (found + missed) if found + missed else 0.0,
        "accuracy": accuracy(cases),
    }


def read_pairs(path: Path) -> Iterator[LabelledPair]:
    """The pairs of a JSON-lines file, in order. Raises EvaluationError naming the line."""
    for row in labelled_rows(path, "pair"):
        if row.text("relation") not in RELATIONS:
            raise row.refused(f"{row.text('relation')!r} is not one of {', '.join(RELATIONS)}")
        yield LabelledPair(
            row.text("id"),
            row.text("kind"),
            row.text("split") == HELD_OUT,
            row.text("question"),
            row.text("relation"),
            _reading(row.row("one")),
            _reading(row.row("other")),
            (row.text("collection"),) if "collection" in row.values else (),
        )


def _reading(row: Row) -> Reading:
    """The answer where it first stands in its context."""
    answer, context = row.text("answer"), row.text("context")
    start = context.find(answer)
    if start < 0:
        raise row.refused(f"the answer {answer!r} is not inside its context {context!r}")
    return Reading(context, start, start + len(answer), _written(row))


def _written(row: Row) -> Period | None:
    if "written" not in row.values:
        return None
    try:
        day = date.fromisoformat(row.text("written"))
    except ValueError as error:
        raise row.refused(f"'written' must be a date such as 2022-05-18: {error}") from error
    return Period(day, day)
