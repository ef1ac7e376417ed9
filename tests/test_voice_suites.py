"""The labelled sets of speakers and contexts: what counts as right, and what as misleading."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import document_of

from qa.errors import EvaluationError
from qa.evaluate.suites import contexts, speakers
from qa.evaluate.suites.contexts import Shown
from qa.evaluate.suites.pairs import Pair
from qa.evaluate.suites.speakers import LabelledQuote
from qa.settings import Settings
from qa.types import Flag, Span, Speech

DOCUMENT = document_of("a.txt", "Mike Pompeo denied it.")
NAME = DOCUMENT.quote(Span(0, 11))
FLAG = Flag("denied", DOCUMENT.quote(Span(12, 18)), reverses=True)
PAIR = Pair(
    "c1", "It leaked.", "He denied it leaked.", "What leaked?", "It", "denied", "denied", True, True
)


def said(names: tuple[str, ...]) -> LabelledQuote:
    return LabelledQuote("s1", "a.txt", "it", names, direct=False, held_out=True)


def test_a_speaker_is_right_by_any_of_the_names_without_title_and_case() -> None:
    heard = [Speech(False, None, None, NAME)] * 2
    measures = speakers.report([said(("Mr mike Pompeo",)), said(("Joe Biden",))], heard).measures
    assert measures["speaker precision"] == measures["speaker recall"] == 0.5


def test_a_speaker_who_is_not_found_costs_recall_alone() -> None:
    heard = [Speech(False, None, None, NAME), None]
    measures = speakers.report([said(("Mike Pompeo",)), said(("Mike Pompeo",))], heard).measures
    assert (measures["speaker precision"], measures["speaker recall"]) == (1.0, 0.5)


def test_the_opposite_given_as_an_answer_misleads() -> None:
    assert contexts.misleads(PAIR, Shown("He denied it leaked.", ()))
    assert not contexts.misleads(PAIR, Shown("He denied it leaked.", (FLAG,)))


def test_a_quote_without_what_governs_it_misleads() -> None:
    weakened = Pair(
        "c2", "It leaked.", "", "What leaked?", "It", "alleged", "they say", False, True
    )
    assert contexts.misleads(weakened, Shown("It leaked.", ()))
    assert not contexts.misleads(weakened, Shown("It leaked, they say.", ()))


def test_an_answer_that_stands_in_one_text_only_is_refused(tmp_path: Path) -> None:
    row: dict[str, object] = {
        "id": "c1",
        "plain": "It leaked.",
        "governed": "No.",
        "question": "What?",
    }
    row |= {"answer": "It", "label": "not", "cue": "No", "part": 1}
    path = tmp_path / "contexts.jsonl"
    path.write_text(json.dumps(row))
    with pytest.raises(EvaluationError, match="must stand in both texts"):
        contexts.run(path, Settings(), lambda done, total: None)


def test_a_quote_that_is_not_in_its_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "eval").mkdir()
    (tmp_path / "a.txt").write_text("Something else.")
    path = tmp_path / "eval" / "speakers.jsonl"
    row = {"id": "s1", "source": "a.txt", "quote": "it leaked", "voice": "own", "speakers": []}
    path.write_text(json.dumps(row))
    with pytest.raises(EvaluationError, match=r"s1: 'it leaked' is not in a\.txt"):
        speakers.run(path, Settings(), lambda done, total: None)
