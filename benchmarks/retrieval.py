"""BM25, dense, and their fusions, over the paragraphs of a SQuAD dev set as one collection.

    python -m benchmarks.retrieval ../shared/data/dev/squad_v1.1_dev.jsonl.gz

A hit is right when it is the paragraph that the question was written for. Unanswerable questions
are not asked.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, TypeAlias

import typer
from rich.console import Console
from rich.table import Table

from benchmarks import run
from qa.bar import progress_bar
from qa.evaluate.measures import mean, recall_at, reciprocal_rank_at
from qa.evaluate.squad import SquadQuestion, read_squad
from qa.ports import Collection, Embedder
from qa.retrieve import DEPTH, min_max, reciprocal_rank
from qa.settings import Settings
from qa.types import Document, Ranked
from qa.view import viewed
from qa.wiring import embedder
from training.paragraphs import collection_of, documents_of, drawn

Ranking: TypeAlias = Sequence[Ranked]
Relevance: TypeAlias = Sequence[frozenset[int]]
Strategy: TypeAlias = Callable[[Ranking, Ranking], Ranking]
"""From the rankings by BM25 and by cosine to the one that is measured."""


def _weighted(weight: float) -> Strategy:
    return lambda lexical, dense: min_max([lexical, dense], [1 - weight, weight])


STRATEGIES: Mapping[str, Strategy] = {
    "BM25": lambda lexical, dense: lexical,
    "dense": lambda lexical, dense: dense,
    "reciprocal rank, k=60": lambda lexical, dense: reciprocal_rank([lexical, dense], 60),
    **{f"min-max, dense {weight}": _weighted(weight) for weight in (0.3, 0.4, 0.5, 0.6, 0.7)},
}


def main(
    file: Annotated[Path, typer.Argument(help="SQuAD 1.1 or 2.0: official JSON, or JSON lines")],
    questions: Annotated[
        int | None, typer.Option(min=1, help="questions drawn by a fixed seed; all of them")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """Recall@1, @5, @10 and MRR@10 of every way to rank the paragraphs of FILE."""
    squad = read_squad(file)
    documents = documents_of(squad)
    asked = drawn([question for question in squad if question.answers], questions)
    model = embedder(Settings())
    with collection_of(list(documents.values()), model) as collection:
        ranks = _ranks(asked, documents, collection, model)
    measures = {strategy: _measures(found) for strategy, found in ranks.items()}
    if as_json:
        sizes = {"paragraphs": len(documents), "questions": len(asked), "embedder": model.name}
        typer.echo(json.dumps({"file": file.name, **sizes, "measures": measures}, indent=2))
    else:
        title = f"{len(asked):,} questions, {len(documents):,} paragraphs of {file.name}"
        Console().print(_table(title, measures))


def _ranks(
    asked: Sequence[SquadQuestion],
    documents: Mapping[str, Document],
    collection: Collection,
    model: Embedder,
) -> dict[str, list[Relevance]]:
    """By strategy, for every question: hit by hit, whether it is the paragraph (gold 0)."""
    found: dict[str, list[Relevance]] = {strategy: [] for strategy in STRATEGIES}
    with progress_bar("searching") as progress:
        for done, question in enumerate(asked, 1):
            wanted = documents[question.context].id
            lexical = collection.lexical(question.question, DEPTH)
            dense = collection.dense(model.question(viewed(question.question)), DEPTH)
            for strategy, fuse in STRATEGIES.items():
                found[strategy].append(_relevance(fuse(lexical, dense), wanted))
            progress(done, len(asked))
    return found


def _relevance(ranking: Ranking, wanted: str) -> Relevance:
    return [frozenset({0} if each.document_id == wanted else ()) for each in ranking[:10]]


def _measures(found: Sequence[Relevance]) -> dict[str, float]:
    return {
        **{f"Recall@{k}": mean([recall_at(hits, 1, k) for hits in found]) for k in (1, 5, 10)},
        "MRR@10": mean([reciprocal_rank_at(hits, 10) for hits in found]),
    }


def _table(title: str, measures: Mapping[str, Mapping[str, float]]) -> Table:
    table = Table("ranking", title=title)
    for measure in next(iter(measures.values())):
        table.add_column(measure, justify="right")
    for strategy, values in measures.items():
        table.add_row(strategy, *(f"{value:.3f}" for value in values.values()))
    return table


if __name__ == "__main__":
    run(main)
