"""Our reader beside other ways to run the same weights on the same passages, in one run.

    python -m benchmarks.reader_speed

The passages are chunks of `sources/` as they are indexed. PyTorch takes them as one padded batch,
onnxruntime in float one by one, and both stop at the logits; ours cuts windows, runs int8 and
decodes.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, TypeAlias

import numpy as np
import onnxruntime
import torch
import typer
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table
from tokenizers import Tokenizer

from benchmarks import run
from qa.chunk import chunks
from qa.load import SUFFIXES, load
from qa.read.shipped import WEIGHTS, ReaderCard
from qa.settings import Settings
from qa.survey import survey
from qa.types import Chunk
from qa.wiring import reader
from training.export import export_float
from training.model import model

Inputs: TypeAlias = dict[str, NDArray[np.int64]]
Way: TypeAlias = Callable[[str, Sequence[Chunk]], object]

QUESTION = "How many members of the organisation lived in the settlement when he visited it?"
COUNTS = (1, 5, 10, 20)


@dataclass(frozen=True, slots=True)
class Speed:
    """The fastest of several rounds, the ways taken in turn; `tokens` are those of all windows."""

    passages: int
    tokens: int
    milliseconds: dict[str, float]


def main(
    rounds: Annotated[int, typer.Option(min=1, help="of every way, one after the other")] = 7,
    as_json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """Milliseconds a question, and how many times as fast ours is."""
    settings = Settings()
    torch.set_num_threads(settings.threads)
    passages = _passages(settings)
    batch = Batching(ReaderCard.beside(WEIGHTS).length)
    with TemporaryDirectory() as folder, torch.inference_mode():
        ways = _ways(Path(folder), batch, settings)
        speeds = [_speed(ways, passages[:count], batch, rounds) for count in COUNTS]
    if as_json:
        typer.echo(json.dumps([asdict(each) for each in speeds], indent=2))
    else:
        Console().print(_table(speeds))


class Batching:
    """Pairs of question and passage as one padded batch, cut at `length` tokens."""

    def __init__(self, length: int) -> None:
        self._tokenizer = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
        self._tokenizer.enable_truncation(length, strategy="only_second")
        self._tokenizer.enable_padding()

    def __call__(self, question: str, passages: Sequence[Chunk]) -> Inputs:
        """`ids`, `types` and `mask`, each [passages, length]."""
        encoded = self._tokenizer.encode_batch([(question, each.text) for each in passages])
        return {
            "ids": np.array([each.ids for each in encoded]),
            "types": np.array([each.type_ids for each in encoded]),
            "mask": np.array([each.attention_mask for each in encoded]),
        }


def _passages(settings: Settings) -> list[Chunk]:
    files = survey([settings.sources], (), SUFFIXES, settings.index).files
    documents = [load(files[source], source, settings.file_size) for source in sorted(files)]
    found = [chunk for each in documents for chunk in chunks(each, settings.chunk_length)]
    return sorted(found, key=lambda chunk: -len(chunk.text))[: 2 * COUNTS[-1]][::2]


def _ways(folder: Path, batch: Batching, settings: Settings) -> dict[str, Way]:
    """Every way to read, by name; ours is last, the first is what the others are compared with."""
    weights = model("shipped").eval()
    export_float(weights, folder / "float.onnx")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = settings.threads
    session = onnxruntime.InferenceSession(folder / "float.onnx", options)
    weights.set_attn_implementation("sdpa")

    def in_torch(question: str, passages: Sequence[Chunk]) -> object:
        ids, types, mask = map(torch.from_numpy, batch(question, passages).values())
        return weights(ids, types, mask)

    def in_bf16(question: str, passages: Sequence[Chunk]) -> object:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return in_torch(question, passages)

    def in_onnxruntime(question: str, passages: Sequence[Chunk]) -> object:
        windows = (batch(question, [each]) for each in passages)
        return [session.run(None, {"ids": w["ids"], "types": w["types"]}) for w in windows]

    return {
        "PyTorch fp32": in_torch,
        "PyTorch bf16": in_bf16,
        "onnxruntime fp32": in_onnxruntime,
        "ours": reader(settings).read,
    }


def _speed(ways: dict[str, Way], passages: Sequence[Chunk], batch: Batching, rounds: int) -> Speed:
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds + 1):  # the first of each warms up
        for name, way in ways.items():
            began = time.perf_counter()
            way(QUESTION, passages)
            seconds[name].append(time.perf_counter() - began)
    fastest = {name: round(1000 * min(taken[1:]), 1) for name, taken in seconds.items()}
    return Speed(len(passages), int(batch(QUESTION, passages)["mask"].sum()), fastest)


def _table(speeds: Sequence[Speed]) -> Table:
    table = Table("passages", "tokens", title="ms a question")
    for name in speeds[0].milliseconds:
        table.add_column(name, justify="right")
    table.add_column("times PyTorch fp32", justify="right")
    table.add_column("ours, tokens/s", justify="right")
    for each in speeds:
        taken = each.milliseconds
        table.add_row(
            str(each.passages),
            f"{each.tokens:,}",
            *(f"{value:.0f}" for value in taken.values()),
            f"{taken['PyTorch fp32'] / taken['ours']:.1f}",
            f"{1000 * each.tokens / taken['ours']:,.0f}",
        )
    return table


if __name__ == "__main__":
    run(main)
