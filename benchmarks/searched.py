"""A reader alone with an index: how long it takes to open and to search, and what it holds.

`benchmarks.scale` runs it in a process of its own, and reads the JSON that it prints.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from qa.collection import EmbeddedCollection
from qa.retrieve import DEPTH
from qa.types import Embeddings, Ranked

CLIENTS = 8


@dataclass(frozen=True, slots=True)
class Searched:
    """Seconds to open, and those of them at work; milliseconds of a search as [p50, p99], and those
    at work; the ten nearest to each question, as document and start; the most memory resident.

    A thread is at work while it has the processor: on a machine that does other things too, that
    is what a search would take on an idle one.
    """

    opening: tuple[float, float]
    alone: tuple[float, float]
    at_work: tuple[float, float]
    together: tuple[float, float]
    nearest: list[list[tuple[str, int]]]
    resident_megabytes: float


def searched(folder: Path, embedder: str, questions: Sequence[str], asked: Embeddings) -> Searched:
    """Each question by words and by vector, by one client and then by CLIENTS at once."""
    began, worked = time.perf_counter(), time.process_time()
    with EmbeddedCollection.open(folder, embedder, asked.shape[1]) as collection:
        opening = time.perf_counter() - began, time.process_time() - worked

        def search(number: int) -> tuple[float, float, list[Ranked]]:
            began, worked = time.perf_counter(), time.thread_time()
            collection.lexical(questions[number], DEPTH)
            nearest = collection.dense(asked[number : number + 1], DEPTH)
            ended = time.perf_counter() - began, time.thread_time() - worked
            return ended[0] * 1000, ended[1] * 1000, nearest

        for number in range(len(questions) // 2):  # pages come into memory
            search(number)
        alone = [search(number) for number in range(len(questions))]
        with ThreadPoolExecutor(CLIENTS) as clients:
            together = list(clients.map(search, range(len(questions))))
    return Searched(
        opening,
        _quantiles([elapsed for elapsed, _, _ in alone]),
        _quantiles([work for _, work, _ in alone]),
        _quantiles([elapsed for elapsed, _, _ in together]),
        [[_place(hit) for hit in hits[:10]] for _, _, hits in alone],
        _peak_megabytes(),
    )


def _place(found: Ranked) -> tuple[str, int]:
    return found.document_id, found.span.start


def _quantiles(milliseconds: Sequence[float]) -> tuple[float, float]:
    p50, p99 = np.percentile(milliseconds, [50, 99])
    return round(float(p50), 2), round(float(p99), 2)


def _peak_megabytes() -> float:
    """VmHWM of Linux' /proc: what was mapped and touched counts."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) / 1000 if found else float("nan")


if __name__ == "__main__":
    given = np.load(sys.argv[3])
    told = searched(Path(sys.argv[1]), sys.argv[2], given["questions"].tolist(), given["vectors"])
    print(json.dumps(asdict(told)))
