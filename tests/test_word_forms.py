"""Forms of one word count as one."""

from __future__ import annotations

import pytest

from qa.question.words import alike


@pytest.mark.parametrize(
    ("one", "other"),
    [("dog", "dogs"), ("Cars", "car"), ("Bus", "bus"), ("apply", "applying")],
)
def test_forms_of_one_word_are_alike(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(("one", "other"), [("dog", "dot"), ("car", "care")])
def test_words_that_only_begin_alike_are_not(one: str, other: str) -> None:
    assert not alike(one, other)
