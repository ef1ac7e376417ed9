"""The reader as a torch model: from the body with untrained heads, or from what ships."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch.nn.functional import gelu, layer_norm
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


class Dropout(torch.nn.Dropout):
    """As torch's, whose mask, drawn number by number, takes a fifth of a training step on the CPU:
    a byte decides, and eight are drawn at once."""

    def forward(self, read: torch.Tensor) -> torch.Tensor:
        least = round(self.p * 256)
        if not self.training or not least:
            return read
        drawn = torch.randint(-(2**63), 2**63 - 1, (-(-read.numel() // 8),)).view(torch.uint8)
        kept = drawn[: read.numel()].view(read.shape) >= least
        return read * kept.to(read.dtype).mul_(256 / (256 - least))


PADDING = 1e4
"""Taken from the score of a token that is padding."""

AttentionInterface.register("plain", attention)
AttentionMaskInterface.register("plain", eager_mask)


LAYERS = 5
"""Of the body, from the last one back, in which what takes an answer back is looked for."""

NARROW, WIDE, ATTENTIONS = 128, 256, 4
"""The widths of that head, and its heads of attention."""

DROPPED = 0.3
"""The share of its input that it does without while it is trained."""


class ReversalHead(torch.nn.Module):
    """What takes an answer back, told at each of its tokens: an encoder layer (Vaswani et al. 2017;
    normed first, Xiong et al. 2020), narrow, over the states of the body's last layers."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.width = width
        self.narrowed = torch.nn.Linear(LAYERS * width, NARROW)
        self.first_norm = torch.nn.LayerNorm(NARROW)
        self.attended = torch.nn.Linear(NARROW, 3 * NARROW)
        self.joined = torch.nn.Linear(NARROW, NARROW)
        self.second_norm = torch.nn.LayerNorm(NARROW)
        self.widened = torch.nn.Linear(NARROW, WIDE)
        self.returned = torch.nn.Linear(WIDE, NARROW)
        self.told = torch.nn.Linear(NARROW, 1)
        self.dropped = torch.nn.Dropout(DROPPED)

    def forward(
        self, states: Sequence[torch.Tensor], mask: torch.Tensor | None = None
    ) -> torch.Tensor:
        """LAYERS states [windows, length, width] to logits [windows, length].

        Without a mask no token is padding.
        """
        normed = [layer_norm(each, (self.width,)) for each in states]
        read = self.narrowed(self.dropped(torch.cat(normed, -1)))
        read = read + self.dropped(self._attention(self.first_norm(read), mask))
        wide = gelu(self.widened(self.second_norm(read)))
        read = read + self.dropped(self.returned(self.dropped(wide)))
        return self.told(read).squeeze(-1)

    def _attention(self, read: torch.Tensor, mask: torch.Tensor | None) -> torch.Tensor:
        split = (*read.shape[:2], ATTENTIONS, NARROW // ATTENTIONS)
        query, key, value = (
            each.reshape(split).transpose(1, 2) for each in self.attended(read).chunk(3, -1)
        )
        hidden = None if mask is None else (mask[:, None, None, :] - 1) * PADDING
        joined, _ = attention(self, query, key, value, hidden, split[-1] ** -0.5)
        return self.joined(joined.reshape(read.shape))


class ReaderModel(BertForQuestionAnswering):
    """An encoder with a span head (Devlin et al. 2019) and, beside it, one for evidence and one for
    what takes an answer back."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__(config)
        self.evidence = torch.nn.Linear(config.hidden_size, 1)
        self.reversal = ReversalHead(config.hidden_size)

    def forward(
        self, ids: torch.Tensor, types: torch.Tensor, mask: torch.Tensor | None = None
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        """[windows, length] int64 to the logits of start, end, evidence and reversal, of the same
        shape.

        Without a mask no token is padding.
        """
        states = self.states(ids, types, mask)
        start, end = self.qa_outputs(states[-1]).unbind(-1)
        evidence = self.evidence(states[-1]).squeeze(-1)
        return start, end, evidence, self.reversal(states, mask)

    def heads(self) -> tuple[torch.nn.Module, ...]:
        """All but the body."""
        return self.qa_outputs, self.evidence, self.reversal

    def states(
        self, ids: torch.Tensor, types: torch.Tensor, mask: torch.Tensor | None = None
    ) -> Sequence[torch.Tensor]:
        """[windows, length, width], of each of the last LAYERS layers."""
        read = self.bert(
            input_ids=ids, token_type_ids=types, attention_mask=mask, output_hidden_states=True
        )
        states: Sequence[torch.Tensor] = read.hidden_states[-LAYERS:]
        return states


def model(
    begins: Literal["body", "shipped"], embeddings: bool = False, dropout: float = 0.0
) -> ReaderModel:
    """A model to train; its embeddings are frozen unless `embeddings` says otherwise.

    `dropout` (0-1) is that of what each part of a layer adds, and of the embeddings.
    """
    made: ReaderModel = ReaderModel.from_pretrained(
        str(minilm_path()),
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        attn_implementation="plain",
    )
    if begins == "shipped":
        restore(made, WEIGHTS / "reader.onnx")
    made.bert.embeddings.requires_grad_(embeddings)
    for part in [each for each in made.bert.modules() if hasattr(each, "dropout")]:
        part.dropout = Dropout(dropout)
    return made


def restore(made: ReaderModel, quantized: Path) -> None:
    """Give it the weights of a graph that `export.py` made. Raises ValueError for any other.

    A graph stores tensors that are alike once, as those of a head are that was never trained: the
    head for what takes an answer back may lack some, and is trained last.
    """
    lacking, strange = made.load_state_dict(dict(float_weights(quantized)), strict=False)
    if strange or any(not name.startswith("reversal.") for name in lacking):
        raise ValueError(f"{quantized} is not a reader: it lacks {lacking} and has {strange}")


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
