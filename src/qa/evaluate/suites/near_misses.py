"""Questions that the sources do not answer, each with what is to be said instead of an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from qa.evaluate.measures import Counts, mean
from qa.evaluate.rows import Row, labelled_rows
from qa.evaluate.suites.asked import pipeline_over
from qa.evaluate.suites.report import HELD_OUT, Case, Progress, SuiteReport
from qa.settings import Settings
from qa.types import NoAnswer, Outcome

TEXTS = "texts/near_misses"
"""The folder beside the set with texts that were written for it."""


@dataclass(frozen=True, slots=True)
class LabelledMiss:
    """`missing` are its words that occur nowhere; `others` what is asked to what is given for it.

    `nearest` is a sentence, or part of one, that has to be among those shown.
    """

    id: str
    split: str
    question: str
    missing: frozenset[str]
    others: tuple[tuple[str, tuple[str, ...]], ...]
    nearest: str | None


@dataclass(frozen=True, slots=True)
class Judged:
    """(labelled, found) of both explanations, and whether the nearest sentence is shown."""

    labelled: LabelledMiss
    refused: bool
    missing: tuple[AbstractSet[str], AbstractSet[str]]
    others: tuple[AbstractSet[str], AbstractSet[str]]
    near: bool | None


def run(path: Path, settings: Settings, progress: Progress) -> SuiteReport:
    """F1 of missing words and of mismatches, and the share of sentences shown that must be.

    Every question is asked, over the sources and the texts beside the set; one that is answered
    explains nothing. Raises EvaluationError for a file or a row that cannot be used.
    """
    labelled = list(read_near_misses(path))
    found = []
    with pipeline_over([settings.sources, path.parent / TEXTS], settings) as asked:
        for done, each in enumerate(labelled, 1):
            found.append(judged(each, asked.ask(each.question)))
            progress(done, len(labelled))
    kept = [each for each in found if each.labelled.split == HELD_OUT]
    measures = _measures(found) | (_measures(kept, "held out ") if kept else {})
    return SuiteReport(measures, tuple(map(_case, found)))


def judged(labelled: LabelledMiss, outcome: Outcome) -> Judged:
    """Of a mismatch, what the sources give may be any of those labelled."""
    refused = outcome if isinstance(outcome, NoAnswer) else None
    missing = frozenset(refused.missing if refused else ())
    others = {
        _known(labelled, each.asked, _spaced(each.found.exact))
        for each in (refused.mismatches if refused else ())
    }
    quotes = [_spaced(each.quote.exact) for each in (refused.nearest if refused else ())]
    nearest = labelled.nearest
    near = None if nearest is None else any(nearest in q or q in nearest for q in quotes)
    wanted = {asked for asked, _ in labelled.others}
    return Judged(
        labelled, refused is not None, (labelled.missing, missing), (wanted, others), near
    )


def _known(labelled: LabelledMiss, asked: str, given: str) -> str:
    """What was asked, if what is given for it is among those labelled."""
    right = any(asked == wanted and given in accepted for wanted, accepted in labelled.others)
    return asked if right else f"{asked}: {given}"


def _spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


def _measures(found: Sequence[Judged], prefix: str = "") -> dict[str, float]:
    near = [each.near for each in found if each.near is not None]
    missing = Counts.of([each.missing for each in found]).measures(f"{prefix}missing words ")
    others = Counts.of([each.others for each in found]).measures(f"{prefix}mismatch ")
    exact = [_explained(each) for each in found]
    return {
        f"{prefix}explained": mean(exact),
        **missing,
        **others,
        f"{prefix}nearest shown": mean(near) if near else 1.0,
    }


def _explained(each: Judged) -> bool:
    return each.refused and each.missing[0] == each.missing[1] and each.others[0] == each.others[1]


def _case(each: Judged) -> Case:
    words, others = bool(each.labelled.missing), bool(each.labelled.others)
    label = {
        (True, False): "words",
        (False, True): "another",
        (True, True): "words, another",
        (False, False): "neither",
    }[words, others]
    wrong = "wrong" if each.refused else "answered"
    given = label if _explained(each) else wrong
    return Case(each.labelled.id, each.labelled.split, each.labelled.question, label, given)


def read_near_misses(path: Path) -> Iterator[LabelledMiss]:
    """The questions of a JSON-lines file, in order. Raises EvaluationError naming the line."""
    for row in labelled_rows(path, "question"):
        yield LabelledMiss(
            row.text("id"),
            row.text("split"),
            row.text("question"),
            frozenset(row.texts("missing")),
            tuple(_other(other) for other in row.rows("others")),
            row.text("nearest") if row.values.get("nearest") else None,
        )


def _other(row: Row) -> tuple[str, tuple[str, ...]]:
    return row.text("asked"), row.texts("found")
