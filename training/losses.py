"""What a step of training is to make less."""

from __future__ import annotations

import torch
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, one_hot

from qa.embed import precision
from training.features import Batch
from training.model import ReaderModel

BF16 = precision() is torch.bfloat16
"""A CPU that does not multiply bf16 is faster in float32."""

EVIDENCE = 0.5
"""The weight of the evidence in the loss: it is the lesser task."""

REVERSAL = 3.0
"""The weight of a window's answer that is judged, in windows: one in eight has one."""

Logits = tuple[torch.Tensor, ...]
"""Of start, end, evidence and reversal, each [windows, length] float32."""


def loss_of(trained: ReaderModel, batch: Batch, teacher: ReaderModel | None = None) -> torch.Tensor:
    """That of the span, EVIDENCE of that of the evidence at every token of the context, and
    REVERSAL of that of what takes an answer back, the mean over its tokens.

    In windows that are rehearsed the teacher's probabilities stand in the place of the labels of
    span and evidence (Hinton et al. 2015; Li & Hoiem 2016, "Learning without forgetting").
    """
    start, end, evidence, reversal = logits_of(trained, batch)
    starts, ends, marked = _labels(batch)
    if teacher is not None:
        with torch.no_grad():
            told_start, told_end, told_evidence, _ = logits_of(teacher, batch)
        rehearsed = torch.from_numpy(batch.rehearsed)[:, None].bool()
        starts = torch.where(rehearsed, told_start.softmax(1), starts)
        ends = torch.where(rehearsed, told_end.softmax(1), ends)
        marked = torch.where(rehearsed, told_evidence.sigmoid(), marked)
    span = (cross_entropy(start, starts) + cross_entropy(end, ends)) / 2
    context = torch.from_numpy(batch.types).bool()
    carried = binary_cross_entropy_with_logits(evidence[context], marked[context])
    loss = span + EVIDENCE * carried
    return loss + REVERSAL * reversal_loss(reversal, batch) if batch.judged.any() else loss


def logits_of(model: ReaderModel, batch: Batch) -> Logits:
    ids, types, mask = map(torch.from_numpy, (batch.ids, batch.types, batch.mask))
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=BF16):
        return tuple(each.float() for each in model(ids, types, mask))


def _labels(batch: Batch) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Of start, end and evidence, as probabilities [windows, length] float32."""
    length = batch.ids.shape[1]
    starts, ends = (
        one_hot(torch.from_numpy(each), length).float() for each in (batch.start, batch.end)
    )
    return starts, ends, torch.from_numpy(batch.evidence)


def reversal_loss(reversal: torch.Tensor, batch: Batch) -> torch.Tensor:
    """The mean over all windows, 0 for those in which no answer is judged."""
    answer, labels = map(torch.from_numpy, (batch.judged, batch.reversed))
    tokens = answer.sum(1)
    odds = (reversal * answer).sum(1) / tokens.clamp(min=1)
    losses = binary_cross_entropy_with_logits(odds, labels, reduction="none")
    return (losses * (tokens > 0)).mean()
