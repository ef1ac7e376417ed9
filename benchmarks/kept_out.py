"""The reader on the contexts of every training set that were kept out of training.

    python -m benchmarks.kept_out training/recipes/whole.json --data ../shared/data

The first answer of each question in its own context: exact match and F1 when every question is
answered, and, of the words of its context, how many of those that the reader marks as evidence stand
in a sentence that holds a gold answer. Where there is none, nothing should be marked.
"""  # noqa: E501

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from benchmarks import run
from qa.bar import progress_bar
from qa.evaluate.measures import Counts
from qa.evaluate.squad import SquadQuestion, best_candidates, scores_of
from qa.ports import Reader
from qa.settings import Settings
from qa.types import Candidate, Span
from qa.wiring import reader
from training.examples import WRITTEN, questions_kept_out
from training.features import holding_sentences
from training.paragraphs import drawn
from training.recipe import read_recipe


@dataclass(frozen=True, slots=True)
class KeptOut:
    """A set's figures; `evidence` has precision, recall and F1 of the words that were marked,
    `unmarked` is the share of contexts in which nothing was."""

    name: str
    questions: int
    exact_match: float
    f1: float
    evidence: Mapping[str, float]
    unmarked: float


def main(
    recipe: Annotated[Path, typer.Argument(help="whose kept-out contexts are read")],
    data: Annotated[Path, typer.Option(help="folder with train/*.jsonl.gz")],
    questions: Annotated[int, typer.Option(min=1, help="of a set at most, by a fixed seed")] = 300,
    as_json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """EM, F1 and evidence by set."""
    asked, trained = reader(Settings()), read_recipe(recipe)
    paths = sorted((data / "train").glob("*.jsonl.gz"))
    names = [*(path.name.removesuffix(".jsonl.gz") for path in paths), WRITTEN]
    scores = [
        scored(name, drawn(questions_kept_out(data, name, trained), questions), asked)
        for name in names
    ]
    if as_json:
        typer.echo(json.dumps([asdict(each) for each in scores], indent=2))
    else:
        Console().print(_table(scores, asked.name))


def scored(name: str, questions: Sequence[SquadQuestion], asked: Reader) -> KeptOut:
    """The figures of one set."""
    with progress_bar(name) as progress:
        found = best_candidates(questions, asked, progress)
    total = scores_of(questions, found, None).fixed.total
    unmarked = sum(not each.support for each in found) / len(found)
    marks = evidence(questions, found).measures()
    return KeptOut(name, len(found), total.exact_match, total.f1, marks, unmarked)


def evidence(questions: Sequence[SquadQuestion], found: Sequence[Candidate]) -> Counts:
    """Of the words of all contexts together: marked, in a sentence with an answer, and both."""
    marked = holding = both = 0
    for question, candidate in zip(questions, found, strict=True):
        marks = _words(question.context, candidate.support)
        holds = _words(question.context, holding_sentences(question))
        marked, holding, both = marked + len(marks), holding + len(holds), both + len(marks & holds)
    return Counts(marked, holding, both)


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
        shares = (each.exact_match, each.f1, *each.evidence.values())
        row = [f"{100 * value:.1f}" for value in (*shares, each.unmarked)]
        table.add_row(each.name, f"{each.questions:,}", *row)
    return table


if __name__ == "__main__":
    run(main)
