"""What the reader is trained on says what it should."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from tokenizers import Tokenizer

from qa.evaluate.squad import SquadQuestion
from qa.read.shipped import WEIGHTS
from qa.types import Span
from training.calibrate import calibration_error
from training.features import LENGTH_STEP, NULL, Window, batches, windows
from training.negatives import negatives
from training.train import Recipe, schedule

NORMANDY = "The Normans gave their name to Normandy, a region in France. They came from Norway."
ROLLO = "Rollo, a leader of the Normans, swore fealty to King Charles III of West Francia."
RIVERS = "The Seine reaches the sea between two towns of the region."


def question(text: str, context: str, answer: str) -> SquadQuestion:
    start = context.index(answer)
    answers = (Span(start, start + len(answer)),) if answer else ()
    return SquadQuestion(text, "Normans", context, text, answers)


ASKED = [
    question("To whom did the leader of the Normans swear fealty?", ROLLO, "King Charles III"),
    question("What did the Normans give their name to?", NORMANDY, "Normandy"),
    question("Which river reaches the sea?", RIVERS, "The Seine"),
]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))


def labelled(tokenizer: Tokenizer, window: Window) -> str:
    return str(tokenizer.decode(window.ids[window.start : window.end + 1].tolist()))


def test_labels_lead_to_the_answer(tokenizer: Tokenizer) -> None:
    found = windows(tokenizer, ASKED, 128, 32)
    assert [labelled(tokenizer, w) for w in found] == ["king charles iii", "normandy", "the seine"]


def test_a_question_without_an_answer_is_labelled_null(tokenizer: Tokenizer) -> None:
    window = windows(tokenizer, [question("Who?", RIVERS, "")], 128, 32)[0]
    assert (window.start, window.end) == (NULL, NULL)


def test_an_answer_deep_in_a_long_context_is_in_its_window(tokenizer: Tokenizer) -> None:
    far = question("What did the Normans give their name to?", RIVERS * 20 + NORMANDY, "Normandy")
    assert labelled(tokenizer, windows(tokenizer, [far], 64, 16)[0]) == "normandy"


def test_a_mined_paragraph_lacks_the_answer_and_shares_words() -> None:
    mined = negatives(ASKED, 3, seed=1)
    by_question = {each.question: each.context for each in mined}
    assert by_question[ASKED[0].question] == NORMANDY
    assert all(not each.answers for each in mined)
    assert len({each.id for each in [*ASKED, *mined]}) == 6


def test_an_epoch_holds_every_window_once(tokenizer: Tokenizer) -> None:
    found = windows(tokenizer, ASKED * 30, 128, 32)
    rows = Counter(
        tuple(row[mask.astype(bool)])
        for batch in batches(found, 512, seed=3)
        for row, mask in zip(batch.ids, batch.mask, strict=True)
    )
    assert rows == Counter(tuple(window.ids) for window in found)


def test_batches_are_the_same_for_the_same_seed(tokenizer: Tokenizer) -> None:
    found = windows(tokenizer, ASKED * 30, 128, 32)
    once, again = (list(batches(found, 512, seed=3)) for _ in range(2))
    assert all((a.ids == b.ids).all() for a, b in zip(once, again, strict=True))


def test_batches_have_few_shapes(tokenizer: Tokenizer) -> None:
    for batch in batches(windows(tokenizer, ASKED * 30, 128, 32), 512, seed=3):
        assert batch.ids.shape[1] % LENGTH_STEP == 0


def test_the_learning_rate_rises_and_then_falls_to_nothing() -> None:
    rate = schedule(Recipe(warmup=0.1), steps=100)
    assert rate(0) == pytest.approx(0.1)
    assert max(range(100), key=rate) in {9, 10}
    assert rate(100) == 0


def test_calibration_error_is_the_mean_gap_of_equal_bins() -> None:
    confidences = np.repeat([0.25, 0.75], 15 * 4)
    right = np.tile([0.0, 0.0, 0.0, 1.0], 30)
    by_bin = [0.0] * 7 + [0.25] + [0.5] * 7  # the middle one holds both
    assert calibration_error(confidences, right) == pytest.approx(sum(by_bin) / 15)
