"""The dense index by size: every vector compared, beside lists of which some are scanned.

    python -m benchmarks.lists ../shared/data/train/squad_v1.1_train.jsonl.gz

EXACT and PROBED of `qa.collection.vectors` are read from it. The vectors are those of
`benchmarks.varied`, the times those of the processor.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import faiss
import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from benchmarks import run
from benchmarks.varied import Paragraphs, embedded_paragraphs, turned
from qa.collection import vectors
from qa.collection.directions import directions
from qa.collection.meanings import NEARER, mean_vectors
from qa.collection.ties import SPARE
from qa.retrieve import DEPTH
from qa.settings import Settings
from qa.types import Embeddings
from qa.wiring import embedder

K = 10
PROBES = (8, 16, 32, 64, 128)


def main(
    squad: Annotated[Path, typer.Argument(help="SQuAD training set")],
    sizes: Annotated[list[int], typer.Option("--size", min=1000, help="vectors")],
    real: Annotated[int, typer.Option(min=100, help="texts that are embedded")] = 10_000,
    questions: Annotated[int, typer.Option(min=10, help="asked at each size")] = 500,
    kept: Annotated[Path | None, typer.Option(help="keeps embeddings for another run")] = None,
) -> None:
    """Milliseconds of a search and Recall@10 of exact, by size and by lists scanned."""
    paragraphs = embedded_paragraphs(squad, embedder(Settings()), real, questions, kept)
    table = Table("vectors", "searched", "p50 ms", "p99 ms", f"Recall@{K}", "made in s")
    for size in sizes:
        _add_rows(table, paragraphs, size)
    Console().print(table)


def _add_rows(table: Table, paragraphs: Paragraphs, size: int) -> None:
    stored = _vectors(paragraphs, size)
    exact = faiss.IndexFlatIP(stored.shape[1])
    exact.add(stored)
    near = [exact.search(query[None], K)[1][0].tolist() for query in paragraphs.asked]
    limits = vectors.EXACT, vectors.PROBED
    try:
        for vectors.EXACT, probes in ((size, PROBES[:1]), (0, PROBES)):
            with _made(stored) as (index, seconds):
                for vectors.PROBED in probes:
                    how = f"{vectors.PROBED} of {vectors.lists_for(size)} lists"
                    measured = _measured(index, paragraphs.asked, near)
                    table.add_row(f"{size:,}", "all" if vectors.EXACT else how, *measured, seconds)
    finally:
        vectors.EXACT, vectors.PROBED = limits


@contextmanager
def _made(stored: Embeddings) -> Iterator[tuple[vectors.DenseIndex, str]]:
    """The index as read from disk, and how many seconds it took to make."""
    with TemporaryDirectory() as folder:
        began = time.process_time()
        vectors.DenseIndex.of(stored).write(Path(folder))
        seconds = f"{time.process_time() - began:.0f}"
        yield vectors.DenseIndex.read(Path(folder)), seconds


def _measured(
    index: vectors.DenseIndex, asked: Embeddings, near: Sequence[Sequence[int]]
) -> tuple[str, str, str]:
    """p50 and p99 of a search, and its recall."""
    times, right = [], 0
    for query, wanted in zip(asked, near, strict=True):
        began = time.thread_time()
        found = index.search(query[None], NEARER * (DEPTH + SPARE) + SPARE)
        times.append((time.thread_time() - began) * 1000)
        right += len({row for row, _ in found[:K]} & set(wanted))
    p50, p99 = np.percentile(times, [50, 99])
    return f"{p50:.2f}", f"{p99:.2f}", f"{right / (K * len(asked)):.4f}"


def _vectors(paragraphs: Paragraphs, size: int) -> Embeddings:
    """The vectors of the paragraphs, then turned ones."""
    noise = np.random.default_rng(0)
    lengths = [[len(sentence) for sentence in text] for text in paragraphs.texts]
    own = mean_vectors(
        directions(np.concatenate(paragraphs.vectors)),
        np.concatenate(lengths),
        np.cumsum([0, *map(len, lengths)]),
    )
    more = noise.integers(len(own), size=max(0, size - len(own)))
    return np.concatenate([own[:size], turned(own[more], noise)])


if __name__ == "__main__":
    run(main)
