"""Export a trained run to the files that ship: an int8 ONNX model, its tokenizer and its card.

    python -m training.export training/recipes/broad.json --out src/qa/weights

Weights are quantized to int8 by channel, activations as they come (dynamic quantization), by
onnxruntime.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from qa.confidence import Calibration
from qa.embed import minilm_path
from qa.read.shipped import OUTPUTS, ReaderCard
from training.model import ReaderModel
from training.recipe import read_recipe
from training.runs import trained_by

NAME = "qa-minilm-l6-2"
"""Another with other weights: what `qa calibrate` fitted for the ones before is not for these."""


def export_float(trained: ReaderModel, path: Path) -> None:
    """Write the float32 graph: [windows, length] int64 in, [windows, length] float32 out.

    The windows of a call have one length: nothing is padded, and there is no mask.
    """
    example = torch.ones((2, 16), dtype=torch.int64)
    names = ["ids", "types", *OUTPUTS]
    torch.onnx.export(
        trained,
        (example, torch.zeros_like(example)),
        str(path),
        input_names=names[:2],
        output_names=names[2:],
        dynamic_axes={name: {0: "windows", 1: "length"} for name in names},
        opset_version=17,
        dynamo=False,
    )


def quantize(exported: Path, quantized: Path) -> None:
    """Write the int8 graph; the embeddings, half of all weights, are quantized too.

    Weights have 7 bits: with 8, processors without VNNI saturate where they add two products in 16
    bits, so that the same question would have another answer on another machine.
    """
    quantize_dynamic(
        exported,
        quantized,
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather"],
    )


def export(trained: ReaderModel, out: Path, length: int, stride: int) -> None:
    """Replace the reader in `out` at once; its calibration is kept until it is fitted anew."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out) as folder:
        exported, quantized = Path(folder) / "float.onnx", Path(folder) / "reader.onnx"
        export_float(trained, exported)
        quantize(exported, quantized)
        quantized.replace(out / "reader.onnx")
    shutil.copyfile(minilm_path() / "tokenizer.json", out / "tokenizer.json")
    if not (out / "reader.json").exists():
        card = ReaderCard(NAME, length, stride, Calibration())
        text = json.dumps(asdict(card), indent=2) + "\n"
        (out / "reader.json").write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Export the runs of a recipe.")
    parser.add_argument("recipe", type=Path, help="a file of training/recipes/")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rest", type=Path, help="a reader.onnx, for what the runs began with")
    given = parser.parse_args()
    recipe = read_recipe(given.recipe)
    export(trained_by(given.recipe, rest=given.rest), given.out, recipe.length, recipe.stride)


if __name__ == "__main__":
    main()
