"""Questions whose answer a text asserts, or takes back.

They are those of files beside this one and of the parts of `eval/contexts.jsonl` that the
rules have seen, each also among the sentences of paragraphs, as passages have them; and answers of
SQuAD, all asserted. Where a text takes back all that it says of an answer, none is to be found.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tokenizers import Tokenizer

from qa.evaluate.rows import json_lines
from qa.evaluate.squad import SquadQuestion, read_training
from qa.evaluate.suites.pairs import place_of, read_pairs
from qa.sentences import sentences
from qa.types import Span
from training.features import NULL, Window, as_window, label_of

CONTEXTS = Path("eval/contexts.jsonl")

SEEN = 8
"""The last part of `eval/contexts.jsonl` that is trained on; the later ones are held out."""

AROUND = 3
"""Sentences before and after a text, at most, when it stands in a paragraph."""


@dataclass(frozen=True, slots=True)
class Told:
    """A question, a text, where its answer stands in it, and whether the text takes it back.

    `right` is where the text truly answers, if it does: the answer, or what it is corrected to.
    """

    question: str
    text: str
    answer: Span
    reversed: bool
    right: Span | None = None


def told(data: Path, names: Sequence[str], seed: int, share: float) -> list[Told]:
    """All that is taught, in order: each of the short texts alone and, as passages have it, among
    the sentences of a paragraph, then answers of SQuAD, all asserted, `share` for each."""
    answered, draw = _shuffled(data, seed)
    short = short_texts(names)
    around = [each.text for each in answered[-len(short) :]]
    long = [among(each, paragraph, draw) for each, paragraph in zip(short, around, strict=True)]
    return [*short, *long, *answered[: round(share * len(short))]]


def short_texts(names: Sequence[str]) -> list[Told]:
    """Those of the files beside this one and of the parts of `eval/contexts.jsonl` that the rules
    have seen."""
    return with_right([*(each for name in names for each in reversals(name)), *contexts()])


def asserted(data: Path, seed: int, count: int) -> list[Told]:
    """So many answers of SQuAD."""
    return _shuffled(data, seed)[0][:count]


def _shuffled(data: Path, seed: int) -> tuple[list[Told], random.Random]:
    """All answers of SQuAD, and the generator that put them in order."""
    squad = list(read_training(data / "train" / "squad_v1.1_train.jsonl.gz"))
    draw = random.Random(seed)
    draw.shuffle(squad)
    return [
        Told(each.question, each.context, each.answers[0], False, each.answers[0]) for each in squad
    ], draw


def reversals(name: str) -> Iterator[Told]:
    for row in json_lines(Path(__file__).parent / f"{name}.jsonl"):
        text, answer = row.text("text"), row.text("answer")
        taken_back = row.flag("reversed") or False
        yield Told(row.text("question"), text, place_of(text, answer), taken_back)


def contexts() -> Iterator[Told]:
    for pair in (each for each in read_pairs(CONTEXTS) if each.part <= SEEN):
        for text, taken_back in ((pair.plain, False), (pair.governed, pair.reverses)):
            yield Told(pair.question, text, place_of(text, pair.answer), taken_back)


def with_right(given: Sequence[Told]) -> list[Told]:
    """The same, each with the answer that the text asserts to the same question, if any does."""
    right = {(each.question, each.text): each.answer for each in given if not each.reversed}
    return [replace(each, right=right.get((each.question, each.text))) for each in given]


def among(given: Told, paragraph: str, draw: random.Random) -> Told:
    """The same with some sentences of a paragraph before and after it."""
    parts = [paragraph[each.start : each.end] for each in sentences(paragraph)]
    first, second = draw.randrange(AROUND + 1), draw.randrange(1, AROUND + 1)
    before = "".join(f"{part.strip()} " for part in parts[:first])
    after = "".join(f" {part.strip()}" for part in parts[first : first + second])
    answer, right = given.answer.shifted(len(before)), given.right
    return replace(
        given,
        text=f"{before}{given.text}{after}",
        answer=answer,
        right=right and right.shifted(len(before)),
    )


def told_windows(tokenizer: Tokenizer, given: Sequence[Told], length: int) -> list[Window]:
    """Those of all whose answer stands in the first `length` tokens, in order."""
    tokenizer.enable_truncation(length, strategy="only_second")
    tokenizer.no_padding()
    encodings = tokenizer.encode_batch([(each.question, each.text) for each in given])
    found = []
    for each, encoding in zip(given, encodings, strict=True):
        judged = label_of(encoding, each.answer)
        if judged != (NULL, NULL):
            answers = (each.right,) if each.right else ()
            asked = SquadQuestion("", "", each.text, each.question, answers)
            label = label_of(encoding, each.right) if each.right else (NULL, NULL)
            window = as_window(asked, encoding, label)
            found.append(replace(window, judged=judged, reversed=each.reversed))
    return found
