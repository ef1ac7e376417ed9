"""The reader on the contexts of every training set that were kept out of training.

    python -m benchmarks.kept_out training/recipes/open.json --data ../shared/data

The first answer of each question in its own context: exact match and F1 when every question is
answered, and, of the words of its context, how many of those that the reader marks as evidence stand
in a sentence that holds a gold answer. Where there is none, nothing should be marked.
"""  # noqa: E501

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from benchmarks import run
from benchmarks.paragraphs import drawn
from qa.evaluate.command import progress_bar
from qa.evaluate.squad import SquadQuestion, best_candidates, read_training, scores_of
from qa.ports import Reader
from qa.settings import Settings
from qa.types import Candidate, Span
from qa.wiring import reader
from training.examples import kept_out
from training.features import holding_sentences
from training.recipe import read_recipe


@dataclass(frozen=True, slots=True)
class Marked:
    """Counts of words: in marked sentences, in sentences that hold an answer, and in both."""

    marked: int
    holding: int
    both: int

    @property
    def precision(self) -> float:
        return self.both / self.marked if self.marked else 1.0

    @property
    def recall(self) -> float:
        return self.both / self.holding if self.holding else 1.0

    @property
    def f1(self) -> float:
        total = self.marked + self.holding
        return 2 * self.both / total if total else 1.0


@dataclass(frozen=True, slots=True)
class KeptOut:
    """A set's figures; `unmarked` is the share of contexts in which nothing was marked."""

    name: str
    questions: int
    exact_match: float
    f1: float
    evidence: Marked
    unmarked: float


def main(
    recipe: Annotated[Path, typer.Argument(help="whose kept-out contexts are read")],
    data: Annotated[Path, typer.Option(help="folder with train/*.jsonl.gz")],
    questions: Annotated[int, typer.Option(min=1, help="of a set at most, by a fixed seed")] = 300,
    as_json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """EM, F1 and evidence by set."""
    share, asked = read_recipe(recipe).kept_out, reader(Settings())
    sets = sorted((data / "train").glob("*.jsonl.gz"))
    scores = [scored(path, share, questions, asked) for path in sets]
    if as_json:
        typer.echo(json.dumps([asdict(each) for each in scores], indent=2))
    else:
        Console().print(_table(scores, asked.name))


def scored(path: Path, share: float, count: int, asked: Reader) -> KeptOut:
    """The figures of one set. Raises EvaluationError where none of its contexts was kept out."""
    name = path.name.removesuffix(".jsonl.gz")
    kept = [each for each in read_training(path) if kept_out(each.context, share)]
    questions = drawn(kept, count)
    with progress_bar(name) as progress:
        found = best_candidates(questions, asked, progress)
    total = scores_of(questions, found, None).fixed.total
    unmarked = sum(not each.support for each in found) / len(found)
    evidence = marked(questions, found)
    return KeptOut(name, len(found), total.exact_match, total.f1, evidence, unmarked)


def marked(questions: Sequence[SquadQuestion], found: Sequence[Candidate]) -> Marked:
    """The words of all contexts together."""
    words = [
        (_words(question.context, each.support), _words(question.context, holding))
        for question, each in zip(questions, found, strict=True)
        for holding in [holding_sentences(question)]
    ]
    return Marked(
        sum(len(marks) for marks, _ in words),
        sum(len(holding) for _, holding in words),
        sum(len(marks & holding) for marks, holding in words),
    )


def _words(text: str, spans: Sequence[Span]) -> set[int]:
    """Where the words begin that stand in one of the spans."""
    return {
        span.start + word.start()
        for span in spans
        for word in re.finditer(r"\w+", text[span.start : span.end])
    }


def _table(scores: Sequence[KeptOut], name: str) -> Table:
    table = Table("in percent", title=f"{name} on contexts that were kept out of training")
    for heading in ("questions", "EM", "F1", "evidence P", "R", "F1", "nothing marked"):
        table.add_column(heading, justify="right")
    for each in scores:
        evidence = each.evidence
        shares = (each.exact_match, each.f1, evidence.precision, evidence.recall, evidence.f1)
        row = [f"{100 * value:.1f}" for value in (*shares, each.unmarked)]
        table.add_row(each.name, f"{each.questions:,}", *row)
    return table


if __name__ == "__main__":
    run(main)
