"""Fit the reader's confidence on open questions over training paragraphs.

    python -m training.calibrate training/recipes/broad.json --data ../shared/data \\
        --weights src/qa/weights

Questions, half of them unanswerable, are asked of all SQuAD paragraphs that the recipe kept out,
as one collection, and those about the matters that it kept out of all dossiers' passages, through
the retrieval and the reading that serve. A candidate is right when its F1 with a gold answer is 0.5
or more; any candidate for an unanswerable question is wrong.
`benchmarks.confidence` measures what came out on other questions.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from qa.confidence import Calibration
from qa.evaluate.calibration import Observation, fitted, observations
from qa.read.shipped import ReaderCard, shipped_reader
from qa.settings import Settings
from training.asked import Asked, ask_all, open_questions
from training.dossiers import pairs
from training.examples import DOSSIERS, SQUAD_V2, questions_kept_out
from training.paragraphs import drawn
from training.recipe import read_recipe


def main(
    recipe: Annotated[Path, typer.Argument(help="whose kept-out paragraphs are searched")],
    data: Annotated[Path, typer.Option(help="folder with train/*.jsonl.gz")],
    weights: Annotated[Path, typer.Option(help="folder whose reader.json is fitted")],
    questions: Annotated[int, typer.Option(min=100, help="drawn by a fixed seed")] = 2000,
) -> None:
    """Fit the weights of all evidence, and write them to reader.json."""
    settings, reader = Settings(), shipped_reader(Settings().threads, weights)
    trained = read_recipe(recipe)
    sets = [questions_kept_out(data, name, trained) for name in SQUAD_V2]
    chosen = [each for questions_of in sets for each in drawn(questions_of, questions // 2)]
    matters = [each for name in DOSSIERS for each in questions_kept_out(data, name, trained)]
    asked = [
        each
        for some, put in ((chosen, list(chain(*sets))), (open_questions(matters), list(pairs())))
        for each in ask_all(some, put, reader, settings, settings.passages, settings.share)
    ]
    calibration = fitted([each for one in asked for each in observed(one, reader.calibration)])
    card = replace(ReaderCard.beside(weights), calibration=calibration)
    (weights / "reader.json").write_text(json.dumps(asdict(card), indent=2) + "\n", "utf-8")
    typer.echo(json.dumps(asdict(calibration), indent=2))


def observed(asked: Asked, calibration: Calibration) -> list[Observation]:
    weighed = asked.weighed(asked.hits, calibration)
    return observations(weighed, [asked.right(each) for each in weighed])


if __name__ == "__main__":
    typer.run(main)
