"""What lists, near misses and follow-ups add to `/ask`, beside the whole of it.

    python -m benchmarks.beyond_quotes

Asks the questions of `eval/` over the index, each as the ninth of a conversation made of those
before it, so that a follow-up would be looked for. Members are timed by finding them once more.
"""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from qa.answer import Pipeline
from qa.evaluate.questions import read_questions
from qa.lists import members_of
from qa.ports import Collection
from qa.question import form_of
from qa.settings import Settings
from qa.types import Answer, Outcome, Turn, turn_of
from qa.wiring import pipeline

TURNS = 8


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds as [p50, p95] over `questions`."""

    part: str
    questions: int
    p50: float
    p95: float


def main(
    questions: Annotated[Path, typer.Option(help="questions with gold")] = Path(
        "eval/questions.jsonl"
    ),
    as_json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """The parts side by side, and their sum, over every question."""
    asked = pipeline(Settings())
    texts = [each.question for each in read_questions(questions)]
    for text in texts[:5]:
        asked.ask(text)
    costs = _costs(_measured(asked, texts))
    if as_json:
        typer.echo(json.dumps([asdict(cost) for cost in costs], indent=2))
    else:
        Console().print(_table(costs))


def _measured(asked: Pipeline, texts: list[str]) -> list[dict[str, float]]:
    turns: list[Turn] = []
    found = []
    for text in texts:
        outcome = asked.ask(text, turns=turns[-TURNS:])
        turns.append(turn_of(outcome))
        spent = {timing.stage: timing.milliseconds for timing in outcome.timings}
        understand, explain = spent.get("understand", 0.0), spent.get("explain", 0.0)
        members = _members(outcome, asked.collection())
        added = understand + explain + members
        parts = {"follow-ups": understand, "near misses": explain, "lists": members}
        found.append(parts | {"added": added, "ask": spent["total"]})
    return found


def _members(outcome: Outcome, collection: Collection) -> float:
    """Milliseconds to find the form of the question and the members of every citation."""
    began = time.perf_counter()
    count = form_of(outcome.question).count
    for each in outcome.citations if isinstance(outcome, Answer) else ():
        document = collection.document(each.quote.document_id)
        members_of(document.text, each.answer.span, each.quote.span, count)
    return (time.perf_counter() - began) * 1000


def _costs(measured: list[dict[str, float]]) -> list[Cost]:
    costs = []
    for part in measured[0]:
        p50, p95 = np.percentile([each[part] for each in measured], [50, 95])
        costs.append(Cost(part, len(measured), round(float(p50), 2), round(float(p95), 2)))
    return costs


def _table(costs: list[Cost]) -> Table:
    table = Table("", "p50", "p95", title=f"ms, {costs[0].questions} questions")
    for cost in costs:
        table.add_row(cost.part, f"{cost.p50:.2f}", f"{cost.p95:.2f}")
    return table


if __name__ == "__main__":
    typer.run(main)
