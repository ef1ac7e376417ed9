"""How large a collection may be: size, memory, and the time of a search and of one change.

    python -m benchmarks.scale ../shared/data/train/squad_v1.1_train.jsonl.gz --chunks 10000

Makes collections of paragraphs and of variations of them (`benchmarks.varied` says of what), each
in an index of its own, and asks them questions of the set. A search is one by words and one by
vector, as a question makes them; embedding the question is not counted. Recall is the share of the
ten nearest, by comparison with every sentence, that the search by vector finds.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence, Set
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from benchmarks import run
from benchmarks.searched import CLIENTS, Searched
from benchmarks.varied import Embedded, Paragraphs, another, documents, embedded_paragraphs
from qa.collection import EmbeddedCollection, EmbeddedDrafts
from qa.ports import Embedder
from qa.retrieve import DEPTH
from qa.settings import Settings
from qa.types import Embeddings, Sentence
from qa.wiring import embedder

RECIPE = "paragraphs"
K = 10


@dataclass(frozen=True, slots=True)
class Scale:
    """Times in seconds, and those of them at work; of searches in milliseconds as [p50, p99]; rates
    in chunks a second, 0 where embeddings were kept from another run; sizes in bytes a chunk."""

    chunks: int
    documents: int
    embedding: float
    staging: float
    publishing: float
    database: float
    indexes: float
    opening: tuple[float, float]
    alone: tuple[float, float]
    at_work: tuple[float, float]
    together: tuple[float, float]
    recall: float
    resident_megabytes: float
    adding: tuple[float, float]
    changing: tuple[float, float]
    removing: tuple[float, float]


def main(
    squad: Annotated[Path, typer.Argument(help="SQuAD training set")],
    chunks: Annotated[list[int], typer.Option(min=1000, help="sizes of the collections")],
    real: Annotated[int, typer.Option(min=100, help="texts that are embedded")] = 10_000,
    questions: Annotated[int, typer.Option(min=10, help="asked of each collection")] = 500,
    kept: Annotated[Path | None, typer.Option(help="keeps embeddings for another run")] = None,
    folder: Annotated[Path | None, typer.Option(help="where the indexes are made")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """Sizes, memory and times of collections of so many CHUNKS."""
    model = embedder(Settings())
    fresh = kept is None or not kept.exists()
    began = time.perf_counter()
    paragraphs = embedded_paragraphs(squad, model, real, questions, kept)
    rate = (real + questions) / (time.perf_counter() - began) if fresh else 0.0
    measured = []
    for size in chunks:
        with TemporaryDirectory(dir=folder) as name:
            measured.append(_measure(Path(name), paragraphs, size, model, rate))
    if as_json:
        typer.echo(json.dumps([asdict(each) for each in measured], indent=2))
    else:
        Console().print(_table(measured))


def _measure(
    folder: Path, paragraphs: Paragraphs, chunks: int, model: Embedder, embedding: float
) -> Scale:
    nearest = Nearest(paragraphs.asked)
    with EmbeddedDrafts.open(folder, model.name, model.dim, RECIPE) as drafts:
        made, staging = {}, 0.0
        for each in documents(paragraphs, chunks):
            nearest.add(each)
            staging += _timed(partial(_stage, drafts, each))
            made[each.document.source] = each.document.edition
        publishing = _timed(lambda: drafts.publish(made, []))
    database = sum(path.stat().st_size for path in folder.glob("qa.sqlite*"))
    indexes = sum(path.stat().st_size for path in folder.glob("derived/**/*") if path.is_file())
    searched = _searched(folder, paragraphs, model)
    found = [{(name, start) for name, start in hits} for hits in searched.nearest]
    return Scale(
        chunks=chunks,
        documents=len(made),
        embedding=embedding,
        staging=chunks / staging,
        publishing=chunks / publishing,
        database=database / chunks,
        indexes=indexes / chunks,
        opening=searched.opening,
        alone=searched.alone,
        at_work=searched.at_work,
        together=searched.together,
        recall=nearest.recall(found),
        resident_megabytes=searched.resident_megabytes,
        **_changes(folder, paragraphs, model),
    )


def _changes(
    folder: Path, paragraphs: Paragraphs, model: Embedder
) -> dict[str, tuple[float, float]]:
    """Seconds until one document's change is seen: stored, published, and opened anew."""

    def publish(document: Embedded | None, removed: Sequence[str] = ()) -> tuple[float, float]:
        with EmbeddedDrafts.open(folder, model.name, model.dim, RECIPE) as drafts:
            began, worked = time.perf_counter(), time.process_time()
            if document:
                _stage(drafts, document)
                drafts.publish({document.document.source: document.document.edition}, [])
            drafts.publish({}, removed)
            with EmbeddedCollection.open(folder, model.name, model.dim) as collection:
                collection.dense(paragraphs.asked[:1], DEPTH)
            return time.perf_counter() - began, time.process_time() - worked

    return {
        "adding": publish(another(paragraphs, "another.txt", 1)),
        "changing": publish(another(paragraphs, "000001.txt", 2)),
        "removing": publish(None, ["000002.txt"]),
    }


def _stage(drafts: EmbeddedDrafts, given: Embedded) -> None:
    drafts.stage(given.document, given.chunks, [each for own in given.sentences for each in own])


def _searched(folder: Path, paragraphs: Paragraphs, model: Embedder) -> Searched:
    """In a process of its own, so that its memory is that of a reader."""
    asked = folder / "asked.npz"
    np.savez(asked, questions=np.array(paragraphs.questions), vectors=paragraphs.asked)
    command = [sys.executable, "-m", "benchmarks.searched", str(folder), model.name, str(asked)]
    ended = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Searched(**json.loads(ended.stdout))


class Nearest:
    """The ten chunks nearest to each question, by comparison with every sentence."""

    def __init__(self, asked: Embeddings) -> None:
        self._asked = asked
        self._best: list[list[tuple[float, str, int]]] = [[] for _ in asked]

    def add(self, given: Embedded) -> None:
        scores = np.stack([self._scores(own) for own in given.sentences], axis=1)
        floors = np.array([best[-1][0] if len(best) == K else -1.0 for best in self._best])
        for question, chunk in np.argwhere(scores > floors[:, None]).tolist():
            place = (given.document.id, given.chunks[chunk].span.start)
            best = [*self._best[question], (float(scores[question, chunk]), *place)]
            self._best[question] = sorted(best, reverse=True)[:K]

    def _scores(self, sentences: Sequence[Sentence]) -> Embeddings:
        """Of a chunk with each question."""
        vectors = np.stack([each.vector for each in sentences])
        mean = np.sqrt([len(each.span) for each in sentences]) @ vectors
        whole = self._asked @ mean / np.linalg.norm(mean)
        found: Embeddings = (whole + (self._asked @ vectors.T).max(axis=1)) / 2
        return found

    def recall(self, found: Sequence[Set[tuple[str, int]]]) -> float:
        """The share of them that was found."""
        shares = [
            sum((name, start) in hits for _, name, start in best) / K
            for best, hits in zip(self._best, found, strict=True)
        ]
        return sum(shares) / len(shares)


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _table(measured: Sequence[Scale]) -> Table:
    table = Table("", *(f"{each.chunks:,} chunks" for each in measured))
    for title, shown in ROWS.items():
        table.add_row(title, *(shown(each) for each in measured))
    return table


def _quantiles(milliseconds: tuple[float, float]) -> str:
    return " / ".join(f"{each:.1f}" for each in milliseconds)


def _seconds(times: tuple[float, float]) -> str:
    return f"{times[0]:.2f}, at work {times[1]:.2f}"


ROWS: dict[str, Callable[[Scale], str]] = {
    "documents": lambda each: f"{each.documents:,}",
    "embedded, chunks/s": lambda each: f"{each.embedding:,.1f}" if each.embedding else "kept",
    "stored, chunks/s": lambda each: f"{each.staging:,.0f}",
    "indexed and published, chunks/s": lambda each: f"{each.publishing:,.0f}",
    "database, bytes a chunk": lambda each: f"{each.database:,.0f}",
    "search indexes, bytes a chunk": lambda each: f"{each.indexes:,.0f}",
    "opened in, s": lambda each: _seconds(each.opening),
    "searched alone, p50 / p99 ms": lambda each: _quantiles(each.alone),
    "of it at work, p50 / p99 ms": lambda each: _quantiles(each.at_work),
    f"searched by {CLIENTS}, p50 / p99 ms": lambda each: _quantiles(each.together),
    "Recall@10 of exact": lambda each: f"{each.recall:.4f}",
    "resident, MB": lambda each: f"{each.resident_megabytes:,.0f}",
    "one document added, s": lambda each: _seconds(each.adding),
    "one document changed, s": lambda each: _seconds(each.changing),
    "one document removed, s": lambda each: _seconds(each.removing),
}


if __name__ == "__main__":
    run(main)
