"""The reader on a SQuAD dev set: exact match and F1 at a fixed threshold and at the best one.

python -m benchmarks.squad_reader ../shared/data/dev/squad_v2.0_dev.jsonl.gz
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from benchmarks import run
from qa.bar import progress_bar
from qa.evaluate.measures import Split
from qa.evaluate.squad import SquadScores, read_squad, score_reader
from qa.ports import Reader
from qa.settings import Settings
from qa.wiring import reader
from training.examples import SQUAD_V2, questions_kept_out
from training.paragraphs import drawn
from training.recipe import Recipe, read_recipe

CHOOSING = 3000
"""Questions that a threshold is chosen on."""


def main(
    file: Annotated[Path, typer.Argument(help="SQuAD 1.1 or 2.0: official JSON, or JSON lines")],
    threshold: Annotated[
        float, typer.Option(help="score from which a span is an answer; 0: it beats no answer")
    ] = 0.0,
    recipe: Annotated[
        Path | None, typer.Option(help="take the threshold that is best on what it kept out")
    ] = None,
    data: Annotated[Path, typer.Option(help="folder with train/*.jsonl.gz")] = Path(
        "../shared/data"
    ),
    limit: Annotated[int | None, typer.Option(min=1, help="questions asked; all of them")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """The reader that QA_READER names (ours where it names none), on every question of FILE."""
    questions = read_squad(file)[:limit]
    asked = reader(Settings())
    if recipe:
        threshold = best_on_kept_out(data, read_recipe(recipe), asked)
    began = perf_counter()
    with progress_bar("reading") as progress:
        scores = score_reader(questions, asked, threshold, progress)
    seconds = perf_counter() - began
    if as_json:
        result = {"file": file.name, "reader": asked.name, "seconds": seconds, **asdict(scores)}
        typer.echo(json.dumps(result, indent=2))
    else:
        title = f"{asked.name} on {file.name}: {len(questions):,} questions in {seconds:,.0f} s"
        Console().print(_table(title, scores))


def best_on_kept_out(data: Path, recipe: Recipe, asked: Reader) -> float:
    """The threshold of the largest F1 on SQuAD 2.0 training questions that were kept out.

    Half of them are unanswerable, as of the dev set; of the training set it is a third.
    """
    sets = [questions_kept_out(data, name, recipe) for name in SQUAD_V2]
    kept = [each for questions in sets for each in drawn(questions, CHOOSING // len(sets))]
    with progress_bar("choosing the threshold") as progress:
        return score_reader(kept, asked, None, progress).best_f1.threshold


def _table(title: str, scores: SquadScores) -> Table:
    table = Table("in percent", title=title)
    for heading in ("threshold", "EM", "F1", "HasAns EM", "HasAns F1", "NoAns"):
        table.add_column(heading, justify="right")
    table.add_row("fixed threshold", f"{scores.threshold:.3f}", *_percents(scores.fixed))
    table.add_row("best for F1", f"{scores.best_f1.threshold:.3f}", *_percents(scores.best))
    best = scores.best_exact_match
    table.add_row("best for EM", f"{best.threshold:.3f}", f"{100 * best.value:.2f}")
    return table


def _percents(split: Split) -> list[str]:
    has_answer, no_answer = split.has_answer, split.no_answer
    values = [
        split.total.exact_match,
        split.total.f1,
        has_answer.exact_match if has_answer else None,
        has_answer.f1 if has_answer else None,
        no_answer.f1 if no_answer else None,
    ]
    return ["–" if value is None else f"{100 * value:.2f}" for value in values]


if __name__ == "__main__":
    run(main)
