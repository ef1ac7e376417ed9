"""Questions asked of all paragraphs of a SQuAD dev set as one collection, as users ask.

    python -m benchmarks.open_squad ../shared/data/dev/squad_v2.0_dev.jsonl.gz --questions 2000

Retrieve, read, answer or not, through the code that serves, by how many passages are read. A
question is answered rightly where the first answer's F1 with a gold answer is 0.5 or more.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from benchmarks import run
from qa.confidence import Calibration
from qa.evaluate.measures import exact_match, f1, mean
from qa.evaluate.squad import read_squad
from qa.retrieve import worth_reading
from qa.settings import Settings
from qa.wiring import reader
from training.asked import Asked, answer, ask_all
from training.paragraphs import drawn

DEPTH = 20


@dataclass(frozen=True, slots=True)
class OpenScores:
    """Means over the questions asked; `characters` read a question."""

    passages: int
    share: float
    exact_match: float
    f1: float
    citation_precision: float
    answered_right: float
    answered_wrong: float
    abstained_right: float
    abstained_wrong: float
    characters: float


def main(
    file: Annotated[Path, typer.Argument(help="SQuAD 1.1 or 2.0: official JSON, or JSON lines")],
    questions: Annotated[
        int | None, typer.Option(min=1, help="questions drawn by a fixed seed; all of them")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """End-to-end measures by number of passages, and by the share of the best passage's score."""
    settings = Settings()
    asking, squad = reader(settings), read_squad(file)
    asked = list(ask_all(drawn(squad, questions), squad, asking, settings, DEPTH, 0))
    choices = [(passages, 0.0) for passages in (1, 3, 5, 10, DEPTH)]
    choices += [(settings.passages, share) for share in (0.3, 0.4, 0.5, 0.6)]
    scores = [
        scored(asked, asking.calibration, settings.threshold, passages, share)
        for passages, share in choices
    ]
    if as_json:
        typer.echo(json.dumps([asdict(each) for each in scores], indent=2))
    else:
        title = f"{len(asked):,} questions, threshold {settings.threshold:.2f}, {asking.name}"
        Console().print(_table(title, scores))


def scored(
    asked: Sequence[Asked],
    calibration: Calibration,
    threshold: float,
    passages: int,
    share: float,
) -> OpenScores:
    """As if `passages` hits at most had been read, of at least `share` of the best one's score."""
    kept = [worth_reading(each.hits[:passages], share) for each in asked]
    best = [each.first(hits, calibration) for each, hits in zip(asked, kept, strict=True)]
    answers = [each if each and each.confidence >= threshold else None for each in best]
    shown = [each is not None for each in answers]
    texts = [answer(each) if each else "" for each in answers]
    golds = [each.golds for each in asked]
    right = [
        first is not None and each.right(first) for each, first in zip(asked, answers, strict=True)
    ]
    cited = [
        first.candidate.document_id == each.paragraph
        for each, first in zip(asked, answers, strict=True)
        if first
    ]
    return OpenScores(
        passages,
        share,
        mean([exact_match(*pair) for pair in zip(texts, golds, strict=True)]),
        mean([f1(*pair) for pair in zip(texts, golds, strict=True)]),
        mean(cited) if cited else 0.0,
        mean(right),
        mean([show and not well for show, well in zip(shown, right, strict=True)]),
        mean([not show and not gold for show, gold in zip(shown, golds, strict=True)]),
        mean([not show and bool(gold) for show, gold in zip(shown, golds, strict=True)]),
        mean([sum(len(hit.chunk.text) for hit in hits) for hits in kept]),
    )


def _table(title: str, scores: Sequence[OpenScores]) -> Table:
    table = Table("passages", "share", title=title)
    for heading in ("EM", "F1", "cited", "right", "wrong", "abst. right", "abst. wrong", "chars"):
        table.add_column(heading, justify="right")
    for each in scores:
        _, _, *measures, characters = asdict(each).values()
        row = [f"{100 * value:.1f}" for value in measures]
        table.add_row(str(each.passages), f"{each.share:.1f}", *row, f"{characters:,.0f}")
    return table


if __name__ == "__main__":
    run(main)
