"""Where a list is asked for, its members are slices of the quote, and only then."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.lists import members_of
from qa.question import form_of
from qa.sentences import sentences
from qa.types import Span


def members(text: str, answer: str, question: str) -> list[str]:
    at = text.index(answer)
    span = Span(at, at + len(answer))
    sentence = next(each for each in sentences(text) if each.overlaps(span))
    found = members_of(text, span, sentence, form_of(question).count)
    return [text[each.start : each.end] for each in found]


TOWNS = "The line calls at Oslo, Bergen and Molde."


@pytest.mark.parametrize("answer", ["Oslo", "Bergen", "Bergen and Molde", "Oslo, Bergen and Molde"])
def test_every_member_is_found_from_any_part_of_the_list(answer: str) -> None:
    assert members(TOWNS, answer, "Which towns does it call at?") == ["Oslo", "Bergen", "Molde"]


@pytest.mark.parametrize("question", ["When does it call?", "Which town has a port?", "Who is he?"])
def test_an_answer_to_a_question_for_one_thing_is_not_split(question: str) -> None:
    assert members(TOWNS, "Oslo, Bergen and Molde", question) == []


def test_the_entries_of_a_bulleted_list_are_members() -> None:
    text = "We sell:\n\n- rye bread\n- buns: with raisins\n- cake\n\nCome in."
    assert members(text, "buns", "Which goods do they sell?") == ["rye bread", "buns", "cake"]


def test_the_cells_of_a_column_are_members_without_its_head() -> None:
    text = "| Name | Task |\n|---|---|\n| Ann | oven |\n| Tom | shop |\n"
    assert members(text, "Tom", "Who are the members?") == ["Ann", "Tom"]


def test_quotations_are_members_without_their_marks() -> None:
    text = "They shouted “Bread now” and “Peace at last”."
    found = members(text, "“Bread now” and “Peace at last”", "What did they shout?")
    assert found == ["Bread now", "Peace at last"]


def test_an_aside_within_a_list_is_no_member() -> None:
    text = "She spoke of crimes, above all theft and fraud, and of war."
    answer = "crimes, above all theft and fraud, and of war"
    assert members(text, answer, "Which matters did she speak of?") == ["crimes", "of war"]


def test_a_range_is_no_list() -> None:
    text = "The terms were between 14 and 20 years."
    assert members(text, "14 and 20 years", "Which terms were there?") == []


def test_a_mark_alone_in_quotation_marks_is_no_member() -> None:
    assert members_of("“;”", Span(0, 2), Span(0, 3), "several") == ()


@given(st.text(alphabet="Aa b,.;\n|-“”and", max_size=60), st.integers(0, 59), st.integers(1, 20))
def test_members_lie_in_the_text_in_order_and_apart(text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    if start >= end:
        return
    span = Span(start, end)
    around = [each for each in sentences(text) if each.overlaps(span)]
    sentence = Span(
        min([start, *(each.start for each in around)]), max([end, *(each.end for each in around)])
    )
    for count in ("several", "maybe several"):
        found = members_of(text, span, sentence, count)
        assert all(one.end <= other.start for one, other in pairwise(found))
        assert all(each.end <= len(text) for each in found)
