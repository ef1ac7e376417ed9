"""Examples as token windows with their labels, and batches of windows of like length."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from qa.evaluate.squad import SquadQuestion
from qa.sentences import sentences
from qa.types import Span

NULL = 0  # the position of [CLS], which stands for "no answer" (Devlin et al. 2019, 4.3)
LENGTH_STEP = 16


@dataclass(frozen=True, slots=True)
class Window:
    """Token ids of `[CLS] question [SEP] context part [SEP]` and its labels.

    `start` and `end` are positions; `evidence` [len(ids)] says of each token whether it stands in a
    sentence that holds an answer. `judged` are the first and the last position of an answer of
    which `reversed` says whether the context takes it back; (NULL, NULL) where nothing says. Of a
    window that is `rehearsed` the labels stand back behind what a teacher says of it, if there is
    one.
    """

    ids: NDArray[np.int32]
    evidence: NDArray[np.bool_]
    context_from: int
    start: int
    end: int
    judged: tuple[int, int] = (NULL, NULL)
    reversed: bool = False
    rehearsed: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded windows: ids, types, mask [n, length] and start, end [n] are int64; evidence is
    [n, length] float32, 0 or 1, as are judged, at the tokens of the answer that is judged, if any,
    and reversed and rehearsed [n]."""

    ids: NDArray[np.int64]
    types: NDArray[np.int64]
    mask: NDArray[np.int64]
    evidence: NDArray[np.float32]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    judged: NDArray[np.float32]
    reversed: NDArray[np.float32]
    rehearsed: NDArray[np.float32]

    def only(self, rows: NDArray[np.bool_]) -> Batch:
        """The windows of these rows."""
        return Batch(*(getattr(self, each.name)[rows] for each in fields(self)))


def windows(
    tokenizer: Tokenizer, questions: Sequence[SquadQuestion], length: int, stride: int
) -> list[Window]:
    """For each question, the window that holds its first answer best; else the first window."""
    tokenizer.enable_truncation(length, stride=stride, strategy="only_second")
    tokenizer.no_padding()
    found = []
    for at in range(0, len(questions), 4096):
        part = questions[at : at + 4096]
        encodings = tokenizer.encode_batch([(q.question.strip(), q.context) for q in part])
        found += [_window(q, encoding) for q, encoding in zip(part, encodings, strict=True)]
    return found


def save_windows(made: Sequence[Window], path: Path) -> None:
    """Replace the file in one move, so that an interruption never leaves half of one."""
    partial = path.with_suffix(".partial.npz")
    np.savez(
        partial,
        ids=np.concatenate([window.ids for window in made]),
        evidence=np.concatenate([window.evidence for window in made]),
        ends=np.cumsum([len(window.ids) for window in made]),
        labels=np.array([(each.context_from, each.start, each.end) for each in made]),
    )
    partial.replace(path)


def load_windows(path: Path) -> list[Window]:
    with np.load(path) as stored:
        parts = [np.split(stored[name], stored["ends"][:-1]) for name in ("ids", "evidence")]
        labels = stored["labels"].tolist()
    return [Window(*part, *label) for *part, label in zip(*parts, labels, strict=True)]


def _window(question: SquadQuestion, encoding: Encoding) -> Window:
    candidates = [encoding, *encoding.overflowing]
    if question.answers:
        labelled = [(each, label_of(each, question.answers[0])) for each in candidates]
        holding = [pair for pair in labelled if pair[1] != (NULL, NULL)]
        if holding:
            return as_window(question, *max(holding, key=lambda pair: _room(pair[0], pair[1])))
    return as_window(question, candidates[0], (NULL, NULL))


def as_window(question: SquadQuestion, encoding: Encoding, label: tuple[int, int]) -> Window:
    """One whose answer starts and ends at the tokens of `label`."""
    ids, context_from = np.array(encoding.ids, dtype=np.int32), encoding.type_ids.index(1)
    evidence = np.zeros(len(ids), dtype=np.bool_)
    for sentence in holding_sentences(question):
        evidence[context_from:] |= [
            start < sentence.end and end > sentence.start
            for start, end in encoding.offsets[context_from:]
        ]
    return Window(ids, evidence, context_from, *label)


def holding_sentences(question: SquadQuestion) -> list[Span]:
    """The sentences of the context in which a part of an answer stands."""
    if not question.answers:
        return []
    found = sentences(question.context)
    return [each for each in found if any(map(each.overlaps, question.answers))]


def label_of(encoding: Encoding, answer: Span) -> tuple[int, int]:
    """Positions of the tokens at which the answer starts and ends; (0, 0) where it is cut."""
    first = encoding.char_to_token(answer.start, 1)
    last = encoding.char_to_token(answer.end - 1, 1)
    return (NULL, NULL) if first is None or last is None else (first, last)


def _room(encoding: Encoding, label: tuple[int, int]) -> int:
    """Tokens of context on the narrower side of the answer (Devlin's "max context")."""
    return min(label[0] - encoding.type_ids.index(1), len(encoding.ids) - label[1])


def batches(found: Sequence[Window], tokens: int, seed: int) -> Iterator[Batch]:
    """One epoch in random order, in batches of windows of like length, about `tokens` tokens each.

    The same seed gives the same batches, so that a run can go on where it stopped. Lengths are
    multiples of LENGTH_STEP: with few shapes, matrix kernels are made once and not at each step.
    """
    shuffle = random.Random(seed)
    buckets: defaultdict[int, list[Window]] = defaultdict(list)
    for window in found:
        buckets[-len(window.ids) // LENGTH_STEP * -LENGTH_STEP].append(window)
    groups: list[tuple[int, list[Window]]] = []
    for length, bucket in sorted(buckets.items()):
        shuffle.shuffle(bucket)
        size = tokens // length
        groups += ((length, bucket[at : at + size]) for at in range(0, len(bucket), size))
    shuffle.shuffle(groups)
    for length, group in groups:
        yield _pad(group, length)


def _pad(group: Sequence[Window], length: int) -> Batch:
    shape = (len(group), length)
    ids, types, mask = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    evidence, judged = (np.zeros(shape, dtype=np.float32) for _ in range(2))
    for row, window in enumerate(group):
        ids[row, : len(window.ids)] = window.ids
        types[row, window.context_from : len(window.ids)] = 1
        mask[row, : len(window.ids)] = 1
        evidence[row, : len(window.ids)] = window.evidence
        if window.judged != (NULL, NULL):
            judged[row, window.judged[0] : window.judged[1] + 1] = 1
    start = np.array([window.start for window in group], dtype=np.int64)
    end = np.array([window.end for window in group], dtype=np.int64)
    taken_back = np.array([window.reversed for window in group], dtype=np.float32)
    rehearsed = np.array([window.rehearsed for window in group], dtype=np.float32)
    return Batch(ids, types, mask, evidence, start, end, judged, taken_back, rehearsed)
