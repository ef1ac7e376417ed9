"""Feasts, and days before and after them, are days of the calendar."""

from __future__ import annotations

import pytest
from relating import related


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Easter Monday 2024", "the Monday before Easter 2024", "different"),
        ("Easter Monday 2024", "the Monday after Easter 2024", "same"),
        ("Easter Monday 2024", "1 April 2024", "same"),
        ("Easter Monday 2024", "2024", "compatible"),
        ("Easter Monday", "the Monday before Easter", "different"),
        ("Easter Monday", "the day after Easter", "same"),
        ("Easter Monday", "Good Friday", "different"),
        ("Easter Monday", "10 December 2024", "different"),
        ("Easter Monday, 24 April 1916", "24 April 1916", "same"),
        ("Good Friday 2024", "29 March 2024", "same"),
        ("Orthodox Good Friday 2024", "3 May 2024", "same"),
        ("Whit Monday 2024", "20 May 2024", "same"),
        ("the second Sunday after Easter 2024", "14 April 2024", "same"),
        ("the week before Easter 2024", "the week after Easter 2024", "different"),
        ("Easter 2024", "March 2024", "compatible"),
        ("the day before Christmas 2023", "the day after Christmas 2023", "different"),
        ("the day before Christmas", "Christmas Eve", "same"),
        ("the day before Christmas", "the day after Christmas", "different"),
        ("two days after Christmas 2023", "27 December 2023", "same"),
        ("the Friday before Christmas 2023", "22 December 2023", "same"),
        ("the Friday before Christmas 2023", "the Friday after Christmas 2023", "different"),
        ("a few days before Christmas 2023", "20 December 2023", "compatible"),
        ("the day after Thanksgiving 2023", "24 November 2023", "same"),
        ("between Christmas and New Year 2023", "28 December 2023", "compatible"),
        ("the Good Friday Agreement of 1998", "1998", "compatible"),
    ],
)
def test_a_day_before_a_feast_and_one_after_it_differ(one: str, other: str, expected: str) -> None:
    assert related("When was it?", one, other) == expected
