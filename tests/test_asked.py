"""What the confidence is fitted on: open questions, right where any paragraph says so."""

from __future__ import annotations

import pytest
from conftest import shared_reader
from hashed_embedder import HashedEmbedder

from qa.evaluate.squad import SquadQuestion
from qa.settings import Settings
from qa.types import Span
from training.asked import ask_all, open_questions

BOATS = "The harbour of Orr was closed on Monday. Nine boats stayed outside."
STORM = "The storm of that day drove a ship onto the rocks near Vell."
LETTER = "The harbour of Orr was closed on 1 May, and two ships turned back."
WHEN, WHO = "When was the harbour of Orr closed?", "Who closed the harbour of Orr?"


def put(question: str, context: str, answer: str = "") -> SquadQuestion:
    at = context.index(answer)
    answers = (Span(at, at + len(answer)),) if answer else ()
    return SquadQuestion(f"{question} {context[:9]}", "Orr", context, question, answers)


PUT = [
    put(WHEN, STORM),
    put(WHEN, BOATS, "Monday"),
    put(WHEN, LETTER, "1 May"),
    *(put(WHO, context) for context in (STORM, BOATS, LETTER)),
]


def test_a_question_that_is_put_to_several_paragraphs_is_asked_once() -> None:
    asked = open_questions(PUT)
    assert {each.question for each in asked} == {WHEN, WHO}
    assert len(asked) == 2


def test_what_any_paragraph_answers_is_right(
    monkeypatch: pytest.MonkeyPatch, embedder: HashedEmbedder
) -> None:
    """All three are read, whichever the embedder brings first."""
    monkeypatch.setattr("training.asked.embedder", lambda settings: embedder)
    reader, settings = shared_reader(), Settings()
    first, second = ask_all(open_questions(PUT), PUT, reader, settings, 3, 0.0)
    when, who = (first, second) if first.question.question == WHEN else (second, first)
    assert set(when.golds) == {"Monday", "1 May"}
    found = when.weighed(when.hits, reader.calibration)
    assert len([each for each in found if when.right(each)]) >= 2
    assert not who.golds
    assert not any(who.right(each) for each in who.weighed(who.hits, reader.calibration))
