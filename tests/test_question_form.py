"""Whether a question asks for one thing or for several is told from its words."""

from __future__ import annotations

import pytest

from qa.question import form_of


@pytest.mark.parametrize(
    "question",
    [
        "Which prisons held them?",
        "In which two towns was it made?",
        "Who attended the meeting?",
        "Who are the members?",
        "What kinds of bread does it sell?",
        "Name the rivers.",
    ],
)
def test_a_list_is_asked_for(question: str) -> None:
    assert form_of(question).count == "several"


@pytest.mark.parametrize(
    "question",
    [
        "Which company makes tyres?",
        "Who is the mayor?",
        "When was it?",
        "How many towns are there?",
        "What was the reason?",
        "Which planet has the most moons?",
    ],
)
def test_one_thing_is_asked_for(question: str) -> None:
    assert form_of(question).count != "several"


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("And who won?", "person"),
        ("Since when?", "time"),
        ("How many came?", "number"),
        ("For how long did it rain?", "duration"),
        ("In which town is it?", "place"),
        ("Why?", "reason"),
        ("Did it rain?", "yes or no"),
    ],
)
def test_the_kind_of_answer_is_told(question: str, kind: str) -> None:
    assert form_of(question).kind == kind
