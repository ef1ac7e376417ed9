"""A place and what is named after it are two, as the head of the longer name tells."""

from __future__ import annotations

import pytest
from relating import related

WHO = "Who founded it?"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (WHO, "Bank of America", "America"),
        (WHO, "the University of Texas at Austin", "Texas"),
        (WHO, "the Church of England", "England"),
        (WHO, "the Duke of York", "York"),
        (WHO, "Paris Saint-Germain", "Paris"),
        (WHO, "Manchester United", "Manchester"),
        (WHO, "Iran Air", "Iran"),
        (WHO, "Air France", "France"),
        (WHO, "Radio Free Europe", "Europe"),
        (WHO, "the US Treasury", "the UK Treasury"),
        ("Where was he born?", "Kansas City", "Kansas"),
    ],
)
def test_a_place_and_what_is_named_after_it_differ(question: str, one: str, other: str) -> None:
    assert related(question, one, other) == "different"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (WHO, "the State of Texas", "Texas"),
        (WHO, "the Kingdom of Denmark", "Denmark"),
        (WHO, "the Government of France", "France"),
        (WHO, "the Ministry of Health", "Health"),
        (WHO, "Ford Motor Company", "Ford"),
        ("Which university founded it?", "the University of Texas", "Texas"),
        ("Which treaty ended it?", "the Treaty of Versailles", "Versailles"),
        ("Which club won?", "Paris Saint-Germain", "Paris"),
        ("Where was he born?", "Kansas City, Kansas", "Kansas"),
        ("Where was he born?", "Oklahoma City", "Oklahoma"),
        ("Where does she work?", "the University of Texas", "Texas"),
    ],
)
def test_a_name_holds_the_one_that_it_is_short_for(question: str, one: str, other: str) -> None:
    assert related(question, one, other) in ("same", "compatible")
