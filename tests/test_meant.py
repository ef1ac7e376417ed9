"""Of several quantities in an answer the one that is meant is compared."""

from __future__ import annotations

import pytest
from relating import related

CASUALTIES = "12 dead and 30 injured"


@pytest.mark.parametrize(
    ("question", "one", "other", "expected"),
    [
        ("How many were injured?", CASUALTIES, "30", "same"),
        ("How many were injured?", CASUALTIES, "12", "different"),
        ("How many people were hurt?", CASUALTIES, "25 people", "different"),
        ("How many people were killed?", "30 people were hurt and 12 killed", "12", "same"),
        ("How many were injured?", CASUALTIES, "10 dead and 30 injured", "same"),
        ("How many were killed?", CASUALTIES, "12 dead and 25 injured", "same"),
        ("How many were killed?", CASUALTIES, "30 dead and 12 injured", "different"),
        ("How many casualties were there?", CASUALTIES, "30", "compatible"),
        ("How many casualties were there?", CASUALTIES, "30 wounded", "compatible"),
        ("How many casualties were there?", CASUALTIES, "42", "compatible"),
        ("How many casualties were there?", CASUALTIES, "50", "different"),
        ("How many voted against?", "51 for and 42 against", "42", "same"),
        ("How many women sit on it?", "12 members, seven of them women", "7", "same"),
        ("How many sit on it?", "12 members, seven of them women", "7", "different"),
        ("How many took part?", "27 of the 28 member states", "28", "different"),
        ("How wide is it?", "2,737 m long and 27 m wide", "27 m", "same"),
        ("How long is it?", "2,737 m long and 27 m wide", "27 m", "different"),
        ("What was the profit?", "sales of $5 million and a profit of $1 million", "$1m", "same"),
        ("What were sales in 2021?", "$3m in 2020 and $5m in 2021", "$3 million", "different"),
        ("What is the rate?", "5.8%, down from 6.1%", "6.0%", "different"),
        ("What is the rate?", "rose from 5.8% to 6.1%", "6.1%", "same"),
        ("What were sales?", "rose 5% to $105 million", "$105 million", "same"),
        ("How far is it?", "3 miles (5 km)", "5 km", "same"),
        ("How big is it?", "a few millimetres to 1.5 m (4 ft 11 in)", "1 m", "compatible"),
        ("What share died?", "half of the population of 100,000", "half", "same"),
        ("How many of the 28 joined?", "of the 28 members 19 joined", "28", "different"),
    ],
)
def test_of_several_quantities_the_one_is_compared_that_is_meant(
    question: str, one: str, other: str, expected: str
) -> None:
    assert related(question, one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("$5 per household to $10 per household", "$5 to $10 per person", "unclear"),
        ("$5 per household to $10 per household", "$5 to $10 a household", "same"),
        ("between 5 and 10 per household", "5 to 10 per person", "unclear"),
        ("more than 5 litres but less than 10", "7 litres", "compatible"),
    ],
)
def test_the_ends_of_a_range_keep_what_each_is_for(one: str, other: str, expected: str) -> None:
    assert related("How much is used?", one, other) == expected


@pytest.mark.parametrize(
    ("question", "one", "other", "expected"),
    [
        ("What was it sold for?", "£450,000, £25,000 below the asking price", "£450,000", "same"),
        ("What did it sell for?", "$5m against an offer of $6m", "$6m", "different"),
        ("What was the valuation?", "$50m at a valuation of $500m", "$500m", "same"),
        ("How much did it raise?", "$50m at a valuation of $500m", "$500m", "different"),
        ("How many days did it take?", "33 miners were freed after 69 days", "33", "different"),
        ("How many days did it take?", "33 miners were freed after 69 days", "69", "same"),
        ("What is the rate?", "raised by 0.25 percentage points to 4.5%", "4.5%", "same"),
        ("How hot was it?", "40.3°C (104.5°F)", "104.5°F", "same"),
    ],
)
def test_how_far_a_quantity_is_from_another_is_not_what_is_asked_for(
    question: str, one: str, other: str, expected: str
) -> None:
    assert related(question, one, other) == expected
