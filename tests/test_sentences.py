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
