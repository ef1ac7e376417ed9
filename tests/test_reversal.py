"""What a text says of an answer, and then takes back, is told by the reader that ships."""

from __future__ import annotations

import random
from itertools import chain
from pathlib import Path

import pytest
import torch
from conftest import ask_over, document_of, shared_reader, write_sources
from mast import mast
from tokenizers import Tokenizer
from torch.nn.utils.rnn import pad_sequence

from qa.evaluate.suites.pairs import read_pairs
from qa.fit import is_taken_back
from qa.read import SpanReader
from qa.settings import Settings
from qa.types import Answer, Chunk, Span
from training.features import NULL
from training.model import LAYERS, ReversalHead
from training.told import (
    CONTEXTS,
    SEEN,
    Told,
    among,
    contexts,
    reversals,
    told_windows,
)

PARAGRAPH = "The Seine is long. It reaches the sea in Normandy. Barges go up to Paris. It floods."


def whole(text: str) -> Chunk:
    return Chunk.of(document_of("a.txt", text), Span(0, len(text)))


@pytest.fixture(scope="module")
def reader() -> SpanReader:
    return shared_reader()


@pytest.mark.parametrize(
    ("text", "answer", "taken_back"),
    [
        ("The bakery opened in Oslo in March, though the oven was late.", "Oslo", False),
        ("The bakery was to open in Oslo in March, but the lease fell through.", "Oslo", True),
        ("Early reports had the bakery opening in Oslo; they were mistaken.", "Oslo", True),
    ],
)
def test_the_reader_tells_an_answer_that_is_taken_back(
    reader: SpanReader, text: str, answer: str, taken_back: bool
) -> None:
    start = text.index(answer)
    told = reader.reversal("Where did the bakery open?", whole(text), Span(start, start + 4))
    assert is_taken_back(told) is taken_back


def test_a_candidate_is_taken_back_as_its_place_is(reader: SpanReader) -> None:
    chunk = whole("The bakery was to open in Oslo in March, but the lease fell through.")
    question = "Where did the bakery open?"
    for found in reader.read(question, [chunk]):
        told = reader.reversal(question, chunk, found.span)
        assert found.reversal == pytest.approx(told, abs=1e-4)


def test_an_answer_that_is_taken_back_is_not_given(tmp_path: Path) -> None:
    given = "The bakery opened in Oslo in March, and it was a success."
    taken_back = "The bakery was to open in Oslo in March, but the lease fell through."
    answered = []
    for number, text in enumerate((given, taken_back)):
        (folder := tmp_path / str(number)).mkdir()
        pipeline = ask_over(write_sources(folder, {"a.txt": text}), Settings())
        answered.append(isinstance(pipeline.ask("Where did the bakery open?"), Answer))
    assert answered == [True, False]


def test_padding_changes_nothing() -> None:
    torch.manual_seed(1)
    head = ReversalHead(8).eval()
    windows = [torch.randn(length, LAYERS, 8) for length in (5, 9)]
    padded = pad_sequence(windows, batch_first=True)
    mask = torch.tensor([[1] * 5 + [0] * 4, [1] * 9])
    together = head(padded.unbind(2), mask)
    for row, window in zip(together, windows, strict=True):
        alone = head(window[None].unbind(2))[0]
        assert row[: len(window)].tolist() == pytest.approx(alone.tolist(), abs=1e-5)


def test_an_answer_stays_itself_among_the_sentences_of_a_paragraph() -> None:
    text = "It is in Oslo, not in Oslo Hatch."
    given = Told("Where is it?", text, Span(22, 26), True, right=Span(9, 13))
    for seed in range(40):
        placed = among(given, PARAGRAPH, random.Random(seed))
        assert placed.right
        assert placed.text[placed.answer.start : placed.answer.end] == "Oslo"
        assert placed.text[placed.right.end :].startswith(", not")
        assert placed.answer.start - placed.right.start == 13
        assert given.text in placed.text
        assert placed.reversed


def test_what_a_text_is_corrected_to_is_its_answer(tokenizer: Tokenizer) -> None:
    for window in mast(tokenizer):
        assert tokenizer.decode(window.ids[window.start : window.end + 1].tolist()) == "421 metres"


def test_each_value_of_a_correction_is_judged_by_itself(tokenizer: Tokenizer) -> None:
    judged = {}
    for window in mast(tokenizer):
        first, last = window.judged
        judged[tokenizer.decode(window.ids[first : last + 1].tolist())] = window.reversed
    assert judged == {"421 metres": False, "420 metres": True}


def test_a_text_that_only_takes_an_answer_back_has_none(tokenizer: Tokenizer) -> None:
    text = "The bakery was to open in Oslo, but the lease fell through."
    given = Told("Where did the bakery open?", text, Span(26, 30), True)
    (window,) = told_windows(tokenizer, [given], 64)
    assert (window.start, window.end) == (NULL, NULL)
    assert not window.evidence.any()


def test_no_text_that_is_held_out_is_trained_on() -> None:
    held_out = [pair for pair in read_pairs(CONTEXTS) if pair.part > SEEN]
    files = [file.stem for file in Path("training").glob("reversals*.jsonl")]
    trained_on = {each.text for each in (*chain.from_iterable(map(reversals, files)), *contexts())}
    assert held_out
    assert files
    assert not trained_on & {text for pair in held_out for text in (pair.plain, pair.governed)}
