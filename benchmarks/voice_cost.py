"""What it costs an answer to say who says it and what governs it.

    python -m benchmarks.voice_cost

Asks the questions of eval/ over `sources/` and does that part of each answer again, side by side
with the whole: for documents seen before, as a running service has them, and for all seen anew.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from benchmarks import run
from qa.evaluate.questions import read_questions
from qa.settings import Settings
from qa.types import Answer, Document, Span
from qa.voice import flags_at, grown, speech_at
from qa.voice.prose import prose
from qa.voice.speakers import names
from qa.wiring import pipeline

Asked = tuple[str, list[tuple[Document, Span, Span]]]


def main(
    questions: Annotated[int, typer.Option(min=10, help="asked, at most")] = 100,
    as_json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """Milliseconds an answer, p50 and p95, over the questions that are answered."""
    asked = pipeline(Settings())
    whole: list[float] = []
    answers: list[Asked] = []
    for question in list(read_questions(Path("eval/questions.jsonl")))[:questions]:
        began = time.perf_counter()
        outcome = asked.ask(question.question)
        took = (time.perf_counter() - began) * 1000
        if isinstance(outcome, Answer):
            whole.append(took)
            places = [
                (asked.collection().document(c.quote.document_id), c.answer.span, c.quote.span)
                for c in outcome.citations
            ]
            answers.append((question.question, places))
    measured = {
        "the whole answer": whole,
        "of it: speech, flags and context": [_took(each) for each in answers],
        "the same, every document seen anew": [_took(each, anew=True) for each in answers],
    }
    if as_json:
        typer.echo(json.dumps({name: _quantiles(took) for name, took in measured.items()}))
    else:
        Console().print(_table(measured))


def _took(asked: Asked, *, anew: bool = False) -> float:
    question, places = asked
    if anew:
        prose.cache_clear()
        names.cache_clear()
    began = time.perf_counter()
    for document, answer, sentence in places:
        speech = speech_at(document, answer)
        grown(document, sentence, speech, flags_at(document, answer, question))
    return (time.perf_counter() - began) * 1000


def _quantiles(took: Sequence[float]) -> tuple[float, float]:
    p50, p95 = np.percentile(took, [50, 95])
    return round(float(p50), 2), round(float(p95), 2)


def _table(measured: dict[str, list[float]]) -> Table:
    answers = len(next(iter(measured.values())))
    table = Table("milliseconds", "p50", "p95", title=f"{answers} answers")
    for name, took in measured.items():
        table.add_row(name, *(f"{value:.1f}" for value in _quantiles(took)))
    return table


if __name__ == "__main__":
    run(main)
