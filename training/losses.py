"""What a step of training is to make less."""

from __future__ import annotations

from collections.abc import Sequence

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

Labels = tuple[torch.Tensor, torch.Tensor, torch.Tensor]
"""Of start, end and evidence, as probabilities [windows, length] float32."""


def loss_of(
    trained: ReaderModel, batch: Batch, teachers: Sequence[ReaderModel] = ()
) -> torch.Tensor:
    """That of the span, EVIDENCE of that of the evidence at every token of the context, and
    REVERSAL of that of what takes an answer back, the mean over its tokens.

    In windows that are rehearsed the mean of the teachers' probabilities, if there are any, stands
    in the place of the labels of span and evidence (Hinton et al. 2015, "Distilling the knowledge
    in a neural network"; Li & Hoiem 2016, "Learning without forgetting").
    """
    start, end, evidence, reversal = logits_of(trained, batch)
    labels = _labels(batch)
    if teachers and batch.rehearsed.any():
        rows = batch.rehearsed.astype(bool)
        told = [_told(teacher, batch.only(rows)) for teacher in teachers]
        for label, each in zip(labels, zip(*told, strict=True), strict=True):
            label[torch.from_numpy(rows)] = torch.stack(each).mean(0)
    starts, ends, marked = labels
    span = (cross_entropy(start, starts) + cross_entropy(end, ends)) / 2
    context = torch.from_numpy(batch.types).bool()
    carried = binary_cross_entropy_with_logits(evidence[context], marked[context])
    loss = span + EVIDENCE * carried
    return loss + REVERSAL * reversal_loss(reversal, batch) if batch.judged.any() else loss


def _told(teacher: ReaderModel, batch: Batch) -> Labels:
    with torch.no_grad():
        start, end, evidence, _ = logits_of(teacher, batch)
    return start.softmax(1), end.softmax(1), evidence.sigmoid()


def logits_of(model: ReaderModel, batch: Batch) -> Logits:
    ids, types, mask = map(torch.from_numpy, (batch.ids, batch.types, batch.mask))
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=BF16):
        return tuple(each.float() for each in model(ids, types, mask))


def _labels(batch: Batch) -> Labels:
    length = batch.ids.shape[1]
    starts, ends = (
        one_hot(torch.from_numpy(each), length).float() for each in (batch.start, batch.end)
    )
    return starts, ends, torch.from_numpy(batch.evidence)


def reversal_loss(reversal: torch.Tensor, batch: Batch) -> torch.Tensor:
    """The mean over all windows, 0 for those in which no answer is judged."""
    answer, labels = map(torch.from_numpy, (batch.judged, batch.reversed))
    odds = log_odds(reversal, answer)
    losses = binary_cross_entropy_with_logits(odds, labels, reduction="none")
    return (losses * answer.any(1)).mean()


def log_odds(reversal: torch.Tensor, answer: torch.Tensor) -> torch.Tensor:
    """[windows]: that each answer is taken back, the mean over its tokens, those where `answer`
    [windows, length] is 1; 0 where there are none."""
    return (reversal * answer).sum(1) / answer.sum(1).clamp(min=1)
