"""What somebody failed to tell is a fact, and given as one; what they failed to prove is not."""

from __future__ import annotations

import pytest
from conftest import document_of

from qa.types import Span
from qa.voice import flags_at


def held_back(text: str, answer: str, question: str) -> bool:
    start = text.index(answer)
    flags = flags_at(
        document_of("text.txt", text), Span(start, start + len(answer)), f"{question}?"
    )
    return any(flag.label == "not" and flag.reverses for flag in flags)


@pytest.mark.parametrize(
    "untold",
    [
        "failed to tell residents",
        "neglected to inform the people of the town",
        "had failed to disclose",
        "forgot to mention to anybody",
    ],
)
@pytest.mark.parametrize(
    ("question", "answer"),
    [("What leaked", "the plant"), ("When did the plant leak", "2011")],
)
def test_what_was_not_told_is_a_fact_all_the_same(untold: str, question: str, answer: str) -> None:
    assert not held_back(f"The firm {untold} that the plant leaked in 2011.", answer, question)


@pytest.mark.parametrize(
    "text",
    [
        "The firm failed to tell residents that the plant never leaked in 2011.",
        "The firm failed to prove that the plant leaked in 2011.",
        "The firm did not tell residents that the plant leaked in 2011.",
        "The firm failed to tell the board that leaked in 2011.",
        "The firm failed to mention claims that the plant leaked in 2011.",
    ],
)
def test_what_is_not_taken_for_granted_is_held_back(text: str) -> None:
    assert held_back(text, "2011", "When did the plant leak")


def test_when_it_was_told_is_not_when_it_was_not_told() -> None:
    text = "The firm failed to tell residents that the plant leaked in 2011."
    assert held_back(text, "2011", "When did the firm tell residents of the leak")
