"""What training makes less is what its recipe says."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
import torch
from mast import mast
from tokenizers import Tokenizer
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from training.features import NULL, Batch, Window, batches
from training.losses import EVIDENCE, logits_of, loss_of, reversal_loss
from training.model import ReaderModel, model


@pytest.fixture(scope="module")
def read(tokenizer: Tokenizer) -> list[Window]:
    """What a correction says and what it takes back, each judged, and what nothing judges."""
    judged = mast(tokenizer)
    return [*judged, replace(judged[0], judged=(NULL, NULL))]


def together(windows: list[Window]) -> Batch:
    (batch,) = batches(windows, 512, seed=1)
    return batch


@pytest.fixture(scope="module")
def reader() -> ReaderModel:
    shipped = model("shipped")
    shipped.eval()
    return shipped


def test_what_is_taken_back_is_told_by_the_mean_over_the_tokens_of_each_answer_that_is_judged(
    read: list[Window],
) -> None:
    batch = together(read)
    torch.manual_seed(1)
    logits = torch.randn(batch.ids.shape)
    losses = []
    for row, answer, taken_back in zip(logits, batch.judged, batch.reversed, strict=True):
        if answer.any():
            odds = float(row[torch.from_numpy(answer).bool()].mean())
            losses.append(math.log1p(math.exp(-odds if taken_back else odds)))
    assert float(reversal_loss(logits, batch)) == pytest.approx(sum(losses) / 3, rel=1e-5)


def test_without_a_teacher_the_labels_are_learnt(read: list[Window], reader: ReaderModel) -> None:
    batch = together(read[2:])
    start, end, evidence, _ = logits_of(reader, batch)
    context = torch.from_numpy(batch.types).bool()
    marked = torch.from_numpy(batch.evidence)[context]
    span = (
        cross_entropy(start, torch.from_numpy(batch.start))
        + cross_entropy(end, torch.from_numpy(batch.end))
    ) / 2
    carried = binary_cross_entropy_with_logits(evidence[context], marked)
    expected = (span + EVIDENCE * carried).item()
    assert loss_of(reader, batch).item() == pytest.approx(expected, rel=1e-5)


def span_gradient(trained: ReaderModel, batch: Batch, *teachers: ReaderModel) -> float:
    """The largest of the head that says where an answer is."""
    trained.zero_grad()
    loss_of(trained, batch, teachers).backward()
    gradient = trained.qa_outputs.weight.grad
    assert gradient is not None
    return float(gradient.abs().max())


def test_of_what_is_rehearsed_nothing_new_is_learnt(
    read: list[Window], reader: ReaderModel
) -> None:
    batch = together([replace(each, rehearsed=True) for each in read])
    assert span_gradient(reader, batch) > 1e-2
    assert span_gradient(reader, batch, reader) < 1e-4


def test_all_else_is_learnt_beside_a_teacher(read: list[Window], reader: ReaderModel) -> None:
    batch = together(read)
    alone, taught = span_gradient(reader, batch), span_gradient(reader, batch, reader)
    assert taught == pytest.approx(alone, rel=1e-5)


def test_of_what_is_rehearsed_the_mean_of_what_all_teachers_say_is_learnt(
    read: list[Window], reader: ReaderModel
) -> None:
    batch = together([replace(each, rehearsed=True, judged=(NULL, NULL)) for each in read])
    other = model("shipped")
    with torch.no_grad():
        other.qa_outputs.weight *= 0.5
        other.evidence.bias += 1.0
        logits = logits_of(reader, batch)
        told = [logits_of(each, batch) for each in (reader, other)]
    spans = [torch.stack([each[place].softmax(1) for each in told]).mean(0) for place in (0, 1)]
    marks = torch.stack([each[2].sigmoid() for each in told]).mean(0)
    context = torch.from_numpy(batch.types).bool()
    span = (cross_entropy(logits[0], spans[0]) + cross_entropy(logits[1], spans[1])) / 2
    carried = binary_cross_entropy_with_logits(logits[2][context], marks[context])
    expected = (span + EVIDENCE * carried).item()
    assert loss_of(reader, batch, [reader, other]).item() == pytest.approx(expected, rel=1e-5)
