"""How fast chunks are embedded at ingest, beside a plain `SentenceTransformer.encode`.

    python -m benchmarks.embedding ../shared/data/dev/squad_v1.1_dev.jsonl.gz

The ways take turns in one process, over the same paragraphs of a SQuAD dev set: what else the
machine does meets both. Seconds are those of the processor, which other programs do not take part
in. Recall@10 is that of the paragraph that a question was written for, by cosine alone.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, TypeAlias

import numpy as np
import typer
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from benchmarks import run
from qa.embed import minilm_path
from qa.evaluate.squad import SquadQuestion, read_squad
from qa.ingest import BATCH
from qa.settings import Settings
from qa.types import Embeddings
from qa.wiring import embedder
from training.paragraphs import drawn

K = 10

Encode: TypeAlias = Callable[[Sequence[str]], Embeddings]


@dataclass(frozen=True, slots=True)
class Embedding:
    """`rate` in chunks a second of the processor's time; `cosine` with the plain embeddings, the
    least of all chunks."""

    rate: float
    recall: float
    cosine: float


def main(
    file: Annotated[Path, typer.Argument(help="SQuAD dev set")],
    paragraphs: Annotated[int, typer.Option(min=BATCH, help="embedded, of the set")] = 512,
    questions: Annotated[int, typer.Option(min=10, help="asked, of these paragraphs")] = 500,
    as_json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """Chunks a second and Recall@10 of the embedder as it is, and plain."""
    squad = read_squad(file)
    texts = list(dict.fromkeys(question.context for question in squad))[:paragraphs]
    known = frozenset(texts)
    asked = drawn([question for question in squad if question.context in known], questions)
    measured = _measured(_ways(), texts, asked)
    if as_json:
        told = {way: asdict(each) for way, each in measured.items()}
        typer.echo(json.dumps({"file": file.name, "paragraphs": len(texts), **told}, indent=2))
    else:
        title = f"{len(texts):,} paragraphs and {len(asked):,} questions of {file.name}"
        Console().print(_table(title, measured))


def _ways() -> dict[str, Encode]:
    from sentence_transformers import SentenceTransformer

    settings = Settings()
    ours = embedder(settings)
    ours.documents(["The model is loaded, and so is its number of threads."])
    plain = SentenceTransformer(str(minilm_path()), device="cpu", local_files_only=True)
    return {
        "SentenceTransformer.encode": lambda texts: np.asarray(
            plain.encode(list(texts), show_progress_bar=False), dtype=np.float32
        ),
        "qa ingest": ours.documents,
    }


def _measured(
    ways: dict[str, Encode], texts: Sequence[str], asked: Sequence[SquadQuestion]
) -> dict[str, Embedding]:
    seconds = dict.fromkeys(ways, 0.0)
    made: dict[str, list[Embeddings]] = {way: [] for way in ways}
    for first in range(0, len(texts), BATCH):
        for way, encode in ways.items():
            began = time.process_time()
            made[way].append(encode(texts[first : first + BATCH]))
            seconds[way] += time.process_time() - began
    vectors = {way: np.concatenate(each) for way, each in made.items()}
    plain = next(iter(vectors.values()))
    gold = np.array([texts.index(question.context) for question in asked])
    return {
        way: Embedding(
            rate=len(texts) / seconds[way],
            recall=_recall(vectors[way], encode([each.question for each in asked]), gold),
            cosine=float(np.einsum("nd,nd->n", plain, vectors[way]).min()),
        )
        for way, encode in ways.items()
    }


def _recall(vectors: Embeddings, asked: Embeddings, gold: NDArray[np.int64]) -> float:
    nearest = np.argsort(-(asked @ vectors.T), axis=1)[:, :K]
    return float((nearest == gold[:, None]).any(axis=1).mean())


def _table(title: str, measured: dict[str, Embedding]) -> Table:
    table = Table("", "chunks/s", "ratio", f"Recall@{K}", "least cosine", title=title)
    plain = next(iter(measured.values()))
    for way, each in measured.items():
        ratio, recall = f"{each.rate / plain.rate:.2f}", f"{each.recall:.3f}"
        table.add_row(way, f"{each.rate:.1f}", ratio, recall, f"{each.cosine:.6f}")
    return table


if __name__ == "__main__":
    run(main)
