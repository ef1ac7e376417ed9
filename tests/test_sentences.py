"""Sentences end where a reader would say they end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.sentences import sentences


def of(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


def test_an_abbreviation_ends_no_sentence() -> None:
    assert of("Mr. Pompeo came to the U.S. embassy. He left.") == [
        "Mr. Pompeo came to the U.S. embassy.",
        "He left.",
    ]


def test_a_decimal_point_ends_no_sentence() -> None:
    assert of("It cost 3.5 million. Nobody paid.") == ["It cost 3.5 million.", "Nobody paid."]


def test_a_quoted_sentence_stays_with_who_said_it() -> None:
    assert of("“We can and must,” she said. They left.") == [
        "“We can and must,” she said.",
        "They left.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Peter Jones denied that Ms. Brown stole the car in 1990.",
        "The church denied that Revd. Green knew of it.",
        "The drug does not cure more than approx. 5 percent of patients.",
        "They never paid more than max. $5 million.",
        "It was not signed on Tues. 5 May 2019.",
        "The firm denies that it sold 20 kg. of gold to Iran in 1990.",
        "The show Jeopardy! was not cancelled in 1990.",
    ],
)
def test_a_sentence_that_goes_on_after_a_stop_is_one(text: str) -> None:
    assert of(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "“That is a lie!” Mary Brown shouted.",
        "“Is it safe?” the mayor of Norland asked on Monday.",
        '"Never!" Mrs Ann Berg told the BBC.',
    ],
)
def test_an_exclamation_stays_with_who_uttered_it(text: str) -> None:
    assert of(f"Peter Jones said the plant was safe. {text}") == [
        "Peter Jones said the plant was safe.",
        text,
    ]


@pytest.mark.parametrize(
    "pieces",
    [
        ["“Go home!”", "The crowd cheered."],
        ["“Is it safe?”", "Peter Jones said it was."],
        ["“Is it safe?”", "Peter Jones said, “Yes.”"],
        ["“Is it safe?”", "Peter Jones was asked."],
        ["Peter Jones shouted: “That is a lie!”", "Mary Brown whispered."],
    ],
)
def test_an_exclamation_is_not_given_to_whom_the_next_sentence_is_about(pieces: list[str]) -> None:
    assert of(" ".join(pieces)) == pieces


@pytest.mark.parametrize(
    "pieces",
    [
        ["He left the firm!", "iPhone sales rose."],
        ["They blamed the army!", "al-Shabaab claimed the attack."],
        ["we came home!", "it rained."],
    ],
)
def test_a_sentence_may_begin_with_a_small_letter(pieces: list[str]) -> None:
    assert of(" ".join(pieces)) == pieces


def test_a_weight_at_the_end_of_a_sentence_ends_it() -> None:
    assert of("They sold 20 kg. Nobody paid.") == ["They sold 20 kg.", "Nobody paid."]


def test_a_paragraph_that_begins_with_a_small_letter_is_its_own() -> None:
    assert of("It was cancelled!\n\nand more") == ["It was cancelled!", "and more"]


def test_a_blank_line_ends_a_sentence() -> None:
    assert of("A heading\n\nA paragraph follows") == ["A heading", "A paragraph follows"]


def test_a_heading_does_not_run_into_the_text_below_it() -> None:
    assert of("# Places\nManëz lies near Durrës.") == ["# Places", "Manëz lies near Durrës."]


def test_every_entry_of_a_list_is_its_own() -> None:
    assert of("- one thing\n- another\n2. a third") == ["- one thing", "- another", "2. a third"]


def test_every_row_of_a_table_is_its_own() -> None:
    rows = ["Name | Office", "Edi Rama | Prime minister", "| Ali Khamenei | Supreme leader |"]
    assert of("\n".join(rows)) == rows


def test_a_table_ends_before_the_text_below_it() -> None:
    assert of("a | b\nIt rained.") == ["a | b", "It rained."]


def test_a_line_end_inside_a_sentence_does_not_end_it() -> None:
    assert of("The visit lasted\nfive hours.") == ["The visit lasted\nfive hours."]


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_blank_text_has_none(text: str) -> None:
    assert sentences(text) == []


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_nothing_but_white_space_lies_outside_sentences(text: str) -> None:
    rest, at = "", 0
    for span in sentences(text):
        assert span.start >= at
        rest, at = rest + text[at : span.start], span.end
    assert (rest + text[at:]).strip() == ""
