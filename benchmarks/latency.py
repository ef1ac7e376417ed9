"""How fast and how large `qa serve` is, over HTTP, on this machine.

    python -m benchmarks.latency --squad ../shared/data/dev/squad_v1.1_dev.jsonl.gz

Serves `sources/`, and the distinct paragraphs of a SQuAD dev set as a file each, from indexes of
their own, and asks over loopback: one client for the stages, then 1 and 8 clients for the rate.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import httpx
import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from qa.evaluate.questions import read_questions
from qa.evaluate.squad import read_squad
from training.paragraphs import texts_of

QA = (sys.executable, "-m", "qa")
WARM_UP = 5


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds by stage as [p50, p95]; `ask` is seen from the client; rates in questions/s.

    A stage is timed over the questions that have it: only answers are compared.
    """

    collection: str
    questions: int
    ask: tuple[float, float]
    stages: dict[str, tuple[float, float]]
    rate_of_1: float
    rate_of_8: float
    peak_megabytes: float


def main(
    squad: Annotated[Path | None, typer.Option(help="SQuAD dev set, for its paragraphs")] = None,
    questions: Annotated[int, typer.Option(min=10, help="asked of each collection")] = 200,
    as_json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """Latency by stage, rate with 1 and 8 clients and peak memory of the service."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        asked = [question.question for question in read_questions(Path("eval/questions.jsonl"))]
        measured = [_measure("sources/", Path("sources"), folder / "a", asked, questions)]
        if squad:
            examples = read_squad(squad)
            asked = [each.question for each in examples]
            texts = texts_of(examples)
            paragraphs = paragraphs_in(folder / "paragraphs", texts)
            title = f"{len(texts):,} paragraphs"
            measured.append(_measure(title, paragraphs, folder / "b", asked, questions))
    if as_json:
        typer.echo(json.dumps([asdict(each) for each in measured], indent=2))
    else:
        Console().print(_table(measured))


def paragraphs_in(folder: Path, texts: Sequence[str]) -> Path:
    """The folder, new, with a file for each text."""
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:05d}.txt").write_text(text, encoding="utf-8", newline="")
    return folder


def _measure(title: str, sources: Path, index: Path, asked: Sequence[str], count: int) -> Latency:
    drawn = random.Random(0).choices(asked, k=count)
    subprocess.run([*QA, "ingest", str(sources), "--index", str(index)], check=True)
    with _service(index) as (url, process), httpx.Client(base_url=url, timeout=60) as client:
        for question in drawn[:WARM_UP]:
            _ask(client, question)
        seen = [_ask(client, question) for question in drawn]
        stages = {
            stage: _quantiles([timings[stage] for _, timings in seen if stage in timings])
            for stage in _ordered(timings for _, timings in seen)
        }
        return Latency(
            collection=title,
            questions=count,
            ask=_quantiles([elapsed for elapsed, _ in seen]),
            stages=stages,
            rate_of_1=_rate(url, drawn, clients=1),
            rate_of_8=_rate(url, drawn, clients=8),
            peak_megabytes=_peak_megabytes(process.pid),
        )


def _ordered(timed: Iterable[Mapping[str, object]]) -> list[str]:
    """Every stage that any has, the total last."""
    stages = dict.fromkeys(stage for each in timed for stage in each)
    return sorted(stages, key=lambda stage: stage == "total")


@contextmanager
def _service(index: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A running `qa serve` on a free port, ended with the block."""
    command = [*QA, "serve", "--index", str(index), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            found = re.search(r"http://\S+", process.stdout.readline())
            if found is None:
                raise SystemExit("the service did not start; its error is above")
            _until_ready(found[0])
            yield found[0], process
        finally:
            process.terminate()


def _until_ready(url: str) -> None:
    for _ in range(600):
        try:
            if httpx.get(f"{url}/readyz").is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise SystemExit(f"{url} is not ready after a minute")


def _ask(client: httpx.Client, question: str) -> tuple[float, dict[str, float]]:
    """Milliseconds as the client sees them, and those of the stages as the service tells them."""
    began = time.perf_counter()
    response = client.post("/ask", json={"question": question}).raise_for_status()
    return (time.perf_counter() - began) * 1000, response.json()["timings_ms"]


def _rate(url: str, asked: Sequence[str], clients: int) -> float:
    """Questions a second, all clients together."""
    with (
        httpx.Client(base_url=url, timeout=60) as client,
        ThreadPoolExecutor(clients) as pool,
    ):
        began = time.perf_counter()
        list(pool.map(lambda question: _ask(client, question), asked))
        return len(asked) / (time.perf_counter() - began)


def _quantiles(milliseconds: Sequence[float]) -> tuple[float, float]:
    p50, p95 = np.percentile(milliseconds, [50, 95])
    return round(float(p50), 1), round(float(p95), 1)


def _peak_megabytes(pid: int) -> float:
    """The most memory that the process has had resident (VmHWM of Linux' /proc)."""
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1000 if found else float("nan")


def _table(measured: Sequence[Latency]) -> Table:
    table = Table("", *(each.collection for each in measured), title="/ask, p50 / p95 in ms")
    table.add_row("client", *(f"{each.ask[0]:.0f} / {each.ask[1]:.0f}" for each in measured))
    for stage in _ordered(each.stages for each in measured):
        shown = (each.stages.get(stage) for each in measured)
        table.add_row(
            stage, *(f"{found[0]:.0f} / {found[1]:.0f}" if found else "–" for found in shown)
        )
    table.add_row("questions/s, 1 client", *(f"{each.rate_of_1:.1f}" for each in measured))
    table.add_row("questions/s, 8 clients", *(f"{each.rate_of_8:.1f}" for each in measured))
    table.add_row("peak memory, MB", *(f"{each.peak_megabytes:.0f}" for each in measured))
    return table


if __name__ == "__main__":
    typer.run(main)
