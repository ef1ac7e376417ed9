"""Fit the head that tells what takes an answer back, on the body as it ships, and ship it with it.

    python -m training.reversal --data ../shared/data --weights src/qa/weights

It learns from questions whose answer a short text asserts, or takes back (`training.told`), and
goes on from what it knows. Nothing else of the reader changes.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn.functional import binary_cross_entropy_with_logits
from torch.nn.utils.rnn import pad_sequence

from qa.bar import progress_bar
from qa.embed import minilm_path
from qa.read.shipped import ReaderCard
from qa.types import Span
from training.export import export
from training.losses import log_odds
from training.model import ReaderModel, ReversalHead, model
from training.told import Told, asserted, short_texts, told_windows

TEXTS = ("reversals", "reversals_more")
"""Files beside this one."""

ASSERTED = 700
"""Answers of SQuAD."""

EPOCHS, BATCH, WARM_UP = 4, 32, 30
LEARNING_RATE, WEIGHT_DECAY = 5e-4, 0.05
SEED = 61201


@dataclass(frozen=True, slots=True)
class Read:
    """What the body makes of it: states [layers, tokens, width] in bf16; `answer` are tokens."""

    states: torch.Tensor
    answer: Span
    reversed: bool


def read(trained: ReaderModel, given: Sequence[Told], length: int) -> list[Read]:
    """All whose answer stands in a window of `length` tokens, in order."""
    tokenizer = Tokenizer.from_file(str(minilm_path() / "tokenizer.json"))
    windows, found = told_windows(tokenizer, given, length), []
    with progress_bar("reading") as progress:
        for done, window in enumerate(windows, 1):
            ids = torch.from_numpy(window.ids).long()
            types = (torch.arange(len(ids)) >= window.context_from).long()
            with torch.no_grad():
                states = torch.cat(list(trained.states(ids[None], types[None]))).bfloat16()
            first, last = window.judged
            found.append(Read(states, Span(first, last + 1), window.reversed))
            progress(done, len(windows))
    return found


def fit(head: ReversalHead, given: Sequence[Read]) -> None:
    """Train the head, with warm-up and linear decay."""
    torch.manual_seed(SEED)
    draw = np.random.default_rng(SEED)
    optimizer = torch.optim.AdamW(head.parameters(), LEARNING_RATE, weight_decay=WEIGHT_DECAY)
    steps = EPOCHS * -(-len(given) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / WARM_UP, 1.0) * (1 - step / steps)
    )
    head.train()
    epochs = chain.from_iterable(_batches(given, draw) for _ in range(EPOCHS))
    with progress_bar("fitting") as progress:
        for done, batch in enumerate(epochs, 1):
            odds = told_by(head, batch)
            labels = torch.tensor([float(each.reversed) for each in batch])
            binary_cross_entropy_with_logits(odds, labels).backward()
            torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            progress(done, steps)
    head.eval()


def told_by(head: ReversalHead, batch: Sequence[Read]) -> torch.Tensor:
    """[batch]: the log-odds that each answer is taken back."""
    padded = pad_sequence([each.states.transpose(0, 1) for each in batch], batch_first=True).float()
    places = torch.arange(padded.shape[1])
    mask = torch.stack([places < each.states.shape[1] for each in batch]).long()
    answer = [(places >= each.answer.start) & (places < each.answer.end) for each in batch]
    return log_odds(head(padded.unbind(2), mask), torch.stack(answer))


def _batches(given: Sequence[Read], draw: np.random.Generator) -> Iterator[list[Read]]:
    """All in random order, those of about one length together."""
    near = [each.states.shape[1] + draw.uniform(0, 30) for each in given]
    order = np.argsort(near).tolist()
    groups = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    for place in draw.permutation(len(groups)).tolist():
        yield [given[number] for number in groups[place]]


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the head that tells what is taken back.")
    parser.add_argument("--data", type=Path, required=True, help="folder with train/*.jsonl.gz")
    parser.add_argument("--weights", type=Path, required=True, help="folder of the reader")
    given = parser.parse_args()
    card, trained = ReaderCard.beside(given.weights), model("shipped").eval()
    taught = [*short_texts(TEXTS), *asserted(given.data, SEED, ASSERTED)]
    fit(trained.reversal, read(trained, taught, card.length))
    export(trained, given.weights, card.length, card.stride)


if __name__ == "__main__":
    main()
