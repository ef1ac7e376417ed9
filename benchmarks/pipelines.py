"""qa beside the question answering pipelines of Haystack and txtai, in one run on this machine.

    .venv/bin/pip install -c constraints.txt '.[pipelines]'
    python -m benchmarks.pipelines ../shared/data/dev/squad_v1.1_dev.jsonl.gz

All search the same paragraphs with the same embedder and BM25, read the ten best passages with the
same weights, and use the same threads; each is asked each question in its turn. Haystack and txtai
run the weights in PyTorch; qa runs them as they ship, in int8. What qa takes for all ten is told
beside what it takes as it is served, where passages that are far behind are not read.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, TypeAlias

import numpy as np
import torch
import typer
from rich.console import Console
from rich.table import Table
from transformers import AutoTokenizer

from benchmarks import run
from benchmarks.latency import paragraphs_in
from qa.bar import progress_bar
from qa.embed import minilm_path
from qa.evaluate.squad import read_squad
from qa.retrieve import DEPTH
from qa.settings import Settings
from qa.wiring import embedder, pipeline
from training.model import model
from training.paragraphs import drawn, texts_of

os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"

Ask: TypeAlias = Callable[[str], object]

PASSAGES = 10
WARM_UP = 5


@dataclass(frozen=True, slots=True)
class Speed:
    """Of a pipeline: milliseconds a question, and how many times those that qa takes as served."""

    pipeline: str
    p50: float
    p95: float
    times_p50: float
    times_p95: float


def main(
    file: Annotated[Path, typer.Argument(help="SQuAD 1.1 or 2.0: official JSON, or JSON lines")],
    questions: Annotated[int, typer.Option(min=20, help="drawn by a fixed seed")] = 100,
    as_json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """Milliseconds a question over the paragraphs of FILE, the pipelines asked in turn."""
    squad, settings = read_squad(file), Settings()
    torch.set_num_threads(settings.threads)
    texts = texts_of(squad)
    with TemporaryDirectory() as name:
        folder = Path(name)
        weights = in_hugging_face_format(folder / "weights")
        asks = {
            **of_qa(texts, folder),
            "Haystack": of_haystack(texts, weights),
            "txtai": of_txtai(texts, weights),
        }
        asked = [question.question for question in drawn(squad, questions + WARM_UP)]
        speeds = _speeds(asks, asked)
    if as_json:
        typer.echo(json.dumps([asdict(each) for each in speeds], indent=2))
    else:
        title = f"{questions} questions, {len(texts):,} paragraphs, {settings.threads} threads"
        Console().print(_table(title, speeds))


def in_hugging_face_format(folder: Path) -> Path:
    """The weights that ship, in float32, where the others can load them."""
    shipped = model("shipped")
    shipped.config.architectures = ["BertForQuestionAnswering"]
    shipped.save_pretrained(folder)
    AutoTokenizer.from_pretrained(str(minilm_path())).save_pretrained(folder)
    return folder


def of_qa(texts: Sequence[str], folder: Path) -> dict[str, Ask]:
    """As served, and with all ten passages read."""
    sources = paragraphs_in(folder / "paragraphs", texts)
    ingest = [sys.executable, "-m", "qa", "ingest", str(sources), "--index", str(folder / "index")]
    subprocess.run(ingest, check=True)
    served = Settings(index=folder / "index", passages=PASSAGES)
    return {
        "qa, as served": pipeline(served).ask,
        "qa, all ten read": pipeline(served.model_copy(update={"share": 0.0})).ask,
    }


def of_haystack(texts: Sequence[str], weights: Path) -> Ask:
    """Its BM25 and its embedding search over its store in memory, joined, and its reader."""
    from haystack import Document, Pipeline
    from haystack.components.joiners import DocumentJoiner
    from haystack.components.retrievers.in_memory import (
        InMemoryBM25Retriever,
        InMemoryEmbeddingRetriever,
    )
    from haystack.document_stores.in_memory import InMemoryDocumentStore
    from haystack_integrations.components.embedders.sentence_transformers import (
        SentenceTransformersTextEmbedder,
    )
    from haystack_integrations.components.readers.transformers import TransformersExtractiveReader

    vectors = embedder(Settings()).documents(texts).tolist()
    store = InMemoryDocumentStore()
    pairs = zip(texts, vectors, strict=True)
    store.write_documents([Document(content=text, embedding=each) for text, each in pairs])
    made = Pipeline()
    text_embedder = SentenceTransformersTextEmbedder(model=str(minilm_path()), progress_bar=False)
    made.add_component("embedder", text_embedder)
    made.add_component("dense", InMemoryEmbeddingRetriever(store, top_k=DEPTH))
    made.add_component("lexical", InMemoryBM25Retriever(store, top_k=DEPTH))
    made.add_component("joiner", DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=PASSAGES))
    made.add_component("reader", TransformersExtractiveReader(str(weights)))
    made.connect("embedder.embedding", "dense.query_embedding")
    made.connect("dense", "joiner")
    made.connect("lexical", "joiner")
    made.connect("joiner", "reader.documents")

    def ask(question: str) -> object:
        asked = {"embedder": {"text": question}, "lexical": {"query": question}}
        return made.run({**asked, "reader": {"query": question}})

    return ask


def of_txtai(texts: Sequence[str], weights: Path) -> Ask:
    """Its hybrid search, and its extractive question answering on each passage."""
    from txtai import Embeddings
    from txtai.pipeline import Questions

    embeddings = Embeddings(path=str(minilm_path()), hybrid=True, content=True)
    embeddings.index(list(texts))
    reader = Questions(str(weights), gpu=False)

    def ask(question: str) -> object:
        return [
            _read(reader, question, hit["text"]) for hit in embeddings.search(question, PASSAGES)
        ]

    return ask


def _read(reader: Callable[..., list[str]], question: str, passage: str) -> list[str]:
    try:
        return reader([question], [passage])
    except TypeError:  # it fails where the model finds no answer, when the model has run
        return []


def _speeds(asks: dict[str, Ask], asked: Sequence[str]) -> list[Speed]:
    """In the order of `asks`, of which the first is what the others are compared with."""
    seconds: dict[str, list[float]] = {name: [] for name in asks}
    with progress_bar("asking") as progress:
        for number, question in enumerate(asked, 1):
            for name, ask in asks.items():
                began = time.perf_counter()
                ask(question)
                seconds[name].append(time.perf_counter() - began)
            progress(number, len(asked))
    taken = {name: 1000 * np.percentile(each[WARM_UP:], [50, 95]) for name, each in seconds.items()}
    first = next(iter(taken.values()))
    return [
        Speed(name, *(round(float(value), 1) for value in (*each, *(each / first))))
        for name, each in taken.items()
    ]


def _table(title: str, speeds: Sequence[Speed]) -> Table:
    table = Table("pipeline", title=title)
    for heading in ("p50, ms", "p95, ms", "times qa at p50", "at p95"):
        table.add_column(heading, justify="right")
    for each in speeds:
        table.add_row(
            each.pipeline,
            f"{each.p50:.0f}",
            f"{each.p95:.0f}",
            f"{each.times_p50:.1f}",
            f"{each.times_p95:.1f}",
        )
    return table


if __name__ == "__main__":
    run(main)
