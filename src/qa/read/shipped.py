"""The reader that ships with qa: int8 ONNX weights, run by onnxruntime. Needs no network.

How it was trained and what it scores: `src/qa/weights/CARD.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from pydantic import TypeAdapter
from tokenizers import Tokenizer

from qa.confidence import Calibration
from qa.errors import ModelError
from qa.read.reader import Model, SpanReader, TokenLogits
from qa.read.windows import Window, Windowing

SLOWER = ["SkipLayerNormFusion"]
"""Rewritings of the graph that are left out: this sum and norm in one is not vectorised on the CPU,
and takes seven times as long as the two."""

OUTPUTS = ("start", "end", "evidence", "reversal")
"""Of a model file, each [windows, length]."""

WEIGHTS = Path(__file__).parent.parent / "weights"


@dataclass(frozen=True, slots=True)
class ReaderCard:
    """What a reader's weights were made for, in `reader.json` beside them.

    `length` and `stride` are tokens.
    """

    name: str
    length: int
    stride: int
    calibration: Calibration

    @classmethod
    def beside(cls, weights: Path) -> ReaderCard:
        return TypeAdapter(cls).validate_json((weights / "reader.json").read_bytes())


def shipped_reader(threads: int, weights: Path = WEIGHTS) -> SpanReader:
    """Raises ModelError where the files in `weights` are missing or damaged."""
    try:
        card = ReaderCard.beside(weights)
        tokenizer = Tokenizer.from_file(str(weights / "tokenizer.json"))
        model = onnx_model(weights / "reader.onnx")
    except Exception as error:  # onnxruntime and tokenizers raise bare Exceptions
        raise ModelError(
            f"the reader's weights in {weights} cannot be loaded ({error}); reinstall qa"
        ) from error
    windowing = Windowing(tokenizer, card.length, card.stride)
    return SpanReader(card.name, windowing, model, card.calibration, workers=threads)


def onnx_model(path: Path) -> Model:
    """A model file with inputs `ids`, `types` and the outputs OUTPUTS.

    Each call runs in the thread that calls; calls may overlap.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        path, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER
    )

    def logits(window: Window) -> TokenLogits:
        inputs = {"ids": np.array([window.ids]), "types": np.array([window.types])}
        return TokenLogits(*(each[0] for each in session.run(OUTPUTS, inputs)))

    return logits
