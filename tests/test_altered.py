"""Questions are made unanswerable, or put to less of their context, without being spoilt."""

from __future__ import annotations

import random

import pytest

from qa.evaluate.squad import SquadQuestion
from qa.sentences import sentences
from qa.types import Span
from training.altered import altered
from training.crops import cropped, some_cropped

CONTEXT = (
    "The mill at Vordal was built in 1702 for Karen Holm. In March it burnt, and in 1744 a larger "
    "one rose at Nedre Elv. It was sold to Peter Dass in May. It ground rye until the war."
)


def asked(question: str, *answers: str) -> SquadQuestion:
    spans = (Span(CONTEXT.index(each), CONTEXT.index(each) + len(each)) for each in answers)
    return SquadQuestion(question, "Mills", CONTEXT, question, tuple(spans))


def all_altered(question: SquadQuestion) -> set[str]:
    """Whatever it becomes by 200 draws."""
    draws = (altered([question], 1, random.Random(seed)) for seed in range(200))
    return {each.question for made in draws for each in made}


@pytest.mark.parametrize(
    ("question", "answer", "become"),
    [
        (
            "Who lived by the mill at Vordal?",
            "Karen Holm",
            {
                "Who lived by the mill at Nedre Elv?",
                "Who lived by the mill at Peter Dass?",
            },
        ),
        ("Whose mill dated from 1702?", "Karen Holm", {"Whose mill dated from 1744?"}),
        ("Which mill burnt in March?", "The mill", {"Which mill burnt in May?"}),
        ("Who got the larger one?", "Peter Dass", {"Who got the smaller one?"}),
        (
            "Who did they give it to?",
            "Peter Dass",
            {"Who didn't they give it to?"},
        ),
        ("Who did not get it?", "Peter Dass", set()),
    ],
)
def test_a_question_becomes_one_that_its_context_does_not_answer(
    question: str, answer: str, become: set[str]
) -> None:
    assert all_altered(asked(question, answer)) == become


def test_what_is_altered_has_no_answer_and_an_id_of_its_own() -> None:
    question = asked("Whose mill dated from 1702?", "Karen Holm")
    made = next(altered([question], 1, random.Random(1)))
    assert made.answers == ()
    assert made.id != question.id
    assert made.context == CONTEXT


def test_no_more_are_altered_than_were_asked_for() -> None:
    questions = [asked(f"Whose mill dated from 1702, number {n}?", "Karen Holm") for n in range(9)]
    assert len(list(altered(questions, 4, random.Random(1)))) == 4


@pytest.mark.parametrize("seed", range(30))
def test_a_crop_is_whole_sentences_around_the_answer(seed: int) -> None:
    question = asked("When was the larger one built?", "1744")
    crop = cropped(question, random.Random(seed))
    start = CONTEXT.index(crop.context)
    whole = [CONTEXT[each.start : each.end] for each in sentences(CONTEXT)]
    kept = [each for each in whole if each in crop.context]
    assert crop.golds == ("1744",)
    assert crop.context == CONTEXT[start : start + len(" ".join(kept))]


def test_a_second_answer_outside_the_crop_is_dropped() -> None:
    question = asked("When was it built?", "1702", "1744")
    golds = {cropped(question, random.Random(seed)).golds for seed in range(30)}
    assert golds == {("1702",), ("1702", "1744")}


def test_an_unanswerable_question_is_put_to_any_part() -> None:
    question = asked("What did it cost?")
    crops = {cropped(question, random.Random(seed)).context for seed in range(200)}
    assert len(crops) == 10  # of four sentences, all runs
    assert all(each in CONTEXT for each in crops)


def test_the_share_that_is_cropped_is_the_one_asked_for() -> None:
    questions = [asked("When was the larger one built?", "1744")] * 1000
    found = list(some_cropped(questions, 0.5, random.Random(1)))
    shorter = sum(each.context != CONTEXT for each in found)
    # one crop in six is the whole context: 1 of 2 begins, 1 of 3 ends
    assert shorter == pytest.approx(1000 * 0.5 * 5 / 6, abs=60)
