"""The reader as a torch model: from the body with untrained heads, or from what ships."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from transformers import (
    AttentionInterface,
    AttentionMaskInterface,
    BertConfig,
    BertForQuestionAnswering,
)
from transformers.masking_utils import eager_mask

from qa.embed import minilm_path
from qa.read.shipped import WEIGHTS


def attention(
    module: torch.nn.Module,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attention_mask: torch.Tensor | None,
    scaling: float,
    **_: object,
) -> tuple[torch.Tensor, None]:
    """Attention with every step in the input's dtype; the tensors are [batch, head, token, dim].

    In bf16 on the CPU a training step takes 55 % of the time that it takes with torch's fused
    attention, whose backward pass is slow for short windows and narrow heads.
    """
    scores = torch.matmul(query * scaling, key.transpose(2, 3))
    if attention_mask is not None:
        scores = scores + attention_mask.to(scores.dtype)
    read = torch.matmul(torch.softmax(scores, dim=-1), value)
    return read.transpose(1, 2).contiguous(), None


AttentionInterface.register("plain", attention)
AttentionMaskInterface.register("plain", eager_mask)


class ReaderModel(BertForQuestionAnswering):
    """An encoder with a span head (Devlin et al. 2019) and, beside it, an evidence head."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__(config)
        self.evidence = torch.nn.Linear(config.hidden_size, 1)

    def forward(
        self, ids: torch.Tensor, types: torch.Tensor, mask: torch.Tensor | None = None
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """[windows, length] int64 to the logits of start, end and evidence, of the same shape.

        Without a mask no token is padding.
        """
        read = self.bert(input_ids=ids, token_type_ids=types, attention_mask=mask)[0]
        start, end = self.qa_outputs(read).unbind(-1)
        return start, end, self.evidence(read).squeeze(-1)


def model(begins: Literal["body", "shipped"]) -> ReaderModel:
    """A model to train, its embeddings frozen."""
    made: ReaderModel = ReaderModel.from_pretrained(
        str(minilm_path()),
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        attn_implementation="plain",
    )
    if begins == "shipped":
        made.load_state_dict(dict(float_weights(WEIGHTS / "reader.onnx")), strict=True)
    made.bert.embeddings.requires_grad_(False)
    return made


def float_weights(quantized: Path) -> Iterator[tuple[str, torch.Tensor]]:
    """Name and float32 value of every parameter of an int8 graph that `export.py` made.

    Quantizing them again gives the same integers: a scale's largest weight is a whole number of
    steps.
    """
    graph = onnx.load(quantized).graph
    stored = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    for name, value in stored.items():
        if value.dtype == np.float32 and "." in name and not name.endswith("_scale"):
            yield name, torch.from_numpy(value.copy())
        elif "." in name and name.endswith("_quantized"):
            weight = name.removesuffix("_quantized")
            yield weight, _float(stored, weight)
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            module = node.name.removeprefix("/").removesuffix("/MatMul_quant")
            weight = node.input[1].removesuffix("_quantized")
            yield f"{module.replace('/', '.')}.weight", _float(stored, weight).T.contiguous()


def _float(stored: dict[str, np.ndarray], weight: str) -> torch.Tensor:
    """Symmetric: the zero point is 0."""
    scaled = stored[f"{weight}_quantized"].astype(np.float32) * stored[f"{weight}_scale"]
    return torch.from_numpy(scaled)
