"""What every suite gives: its measures, a confusion matrix, and what went wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from qa.evaluate.measures import mean
from qa.settings import Settings

HELD_OUT = "held out"
"""The kind of a case that was not looked at while the rules were written."""

Progress: TypeAlias = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled case: its label, and what was given instead or likewise."""

    id: str
    kind: str
    shown: str
    label: str
    given: str

    @property
    def right(self) -> bool:
        return self.label == self.given


@dataclass(frozen=True, slots=True)
class SuiteReport:
    """`measures` lie between 0 and 1, larger is better; every case of the set is in `cases`.

    Measures of the cases held out are left out where none is.
    """

    measures: Mapping[str, float]
    cases: tuple[Case, ...]

    @property
    def wrong(self) -> list[Case]:
        return [case for case in self.cases if not case.right]

    @property
    def confusion(self) -> Mapping[tuple[str, str], int]:
        """(label, given) to how many cases."""
        return Counter((case.label, case.given) for case in self.cases)


Suite: TypeAlias = Callable[[Path, Settings, Progress], SuiteReport]
"""The cases of a file, judged. Raises EvaluationError for a file that cannot be used."""


def accuracy(cases: Sequence[Case]) -> float:
    return mean([case.right for case in cases])


def precision(cases: Sequence[Case], label: str) -> float:
    """Of the cases given this label, the share that have it; 1 where none was given it."""
    given = [case.right for case in cases if case.given == label]
    return mean(given) if given else 1.0


def recall(cases: Sequence[Case], label: str) -> float:
    """Of the cases that have this label, the share that are given it; 1 where none has it."""
    labelled = [case.right for case in cases if case.label == label]
    return mean(labelled) if labelled else 1.0


def macro_f1(cases: Sequence[Case]) -> float:
    """The mean over the labels of 2 true / (labelled + given)."""
    labels = {case.label for case in cases}
    return mean([_label_f1(cases, label) for label in sorted(labels)])


def _label_f1(cases: Sequence[Case], label: str) -> float:
    labelled = sum(case.label == label for case in cases)
    given = sum(case.given == label for case in cases)
    return 2 * sum(case.right for case in cases if case.label == label) / (labelled + given)
