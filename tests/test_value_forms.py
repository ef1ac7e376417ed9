"""Values in the forms in which papers and reports write them are compared for what they mean."""

from __future__ import annotations

import pytest
from relating import related


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("50 pence", "£0.50", "same"),
        ("50p", "£0.50", "same"),
        ("50p", "£0.60", "different"),
        ("99¢", "$0.99", "same"),
    ],
)
def test_pence_are_parts_of_a_pound(one: str, other: str, expected: str) -> None:
    assert related("How much did it cost?", one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("in his 40s", "45", "compatible"),
        ("in his 40s", "in his forties", "same"),
        ("in his mid-40s", "45", "compatible"),
        ("in his mid-40s", "49", "different"),
        ("in her early forties", "48", "different"),
        ("in her late 50s", "57", "compatible"),
        ("in his 40s", "52", "different"),
    ],
)
def test_a_decade_of_life_is_ten_years_and_its_middle_five(
    one: str, other: str, expected: str
) -> None:
    assert related("How old was he?", one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("from 2001 to 2005", "four years", "compatible"),
        ("from 2001 to 2005", "ten years", "different"),
        ("since 2001", "four years", "unclear"),
        ("from 3 May 2001 to 13 May 2001", "ten days", "compatible"),
        ("from 3 May 2001 to 13 May 2001", "eleven days", "compatible"),
        ("from 3 May 2001 to 13 May 2001", "two days", "different"),
    ],
)
def test_what_lasted_from_one_date_to_another_lasted_that_long(
    one: str, other: str, expected: str
) -> None:
    assert related("How long did it last?", one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("at noon", "12 p.m.", "same"),
        ("at noon", "at midnight", "different"),
        ("midnight", "00:00", "same"),
        ("about 5 p.m.", "5:10 p.m.", "compatible"),
        ("about 5 p.m.", "5:10 a.m.", "unclear"),
        ("5 p.m.", "5:10 p.m.", "different"),
        ("shortly before midnight", "11:50 p.m.", "compatible"),
    ],
)
def test_noon_is_a_time_of_day_and_one_told_roughly_may_be_missed_by_an_hour(
    one: str, other: str, expected: str
) -> None:
    assert related("When did it begin?", one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("FY2021", "fiscal year 2021", "same"),
        ("FY21", "fiscal 2021", "same"),
        ("FY2020/21", "FY2021", "same"),
        ("FY2021", "FY2022", "different"),
        ("FY2021", "2021", "compatible"),
        ("FY2021", "October 2020", "compatible"),
        ("FY2021", "October 2015", "different"),
        ("Q3 FY2021", "the third quarter of fiscal 2021", "same"),
        ("Q3 FY2021", "Q4 FY2021", "different"),
        ("3Q21", "Q3 2021", "same"),
        ("third-quarter 2021", "Q3 '21", "same"),
        ("1H21", "the first half of 2021", "same"),
        ("3Q 2021", "Q4 2021", "different"),
        ("3Q 2021", "August 2021", "compatible"),
        ("Q3 21 firms", "Q3 2021", "unclear"),
    ],
)
def test_a_fiscal_year_may_begin_in_another_of_the_calendar(
    one: str, other: str, expected: str
) -> None:
    assert related("When did sales fall?", one, other) == expected


@pytest.mark.parametrize(
    ("other", "expected"), [("2025", "different"), ("2026", "compatible"), ("2028", "compatible")]
)
def test_no_earlier_than_a_year_is_in_it_or_later(other: str, expected: str) -> None:
    assert related("When will it open?", "no earlier than 2026", other) == expected


@pytest.mark.parametrize(
    ("question", "one", "other", "expected"),
    [
        ("What was the vote?", "passed 52-48", "passed by 52 votes to 48", "same"),
        ("What was the vote?", "52 to 48", "51-49", "different"),
        ("What was the vote?", "217 to 213", "213 to 217", "same"),
        ("How many came?", "30 to 50", "40-60", "compatible"),
    ],
)
def test_a_vote_is_told_as_a_score_is(question: str, one: str, other: str, expected: str) -> None:
    assert related(question, one, other) == expected


@pytest.mark.parametrize(
    ("other", "expected"), [("2026", "compatible"), ("2027", "compatible"), ("2028", "different")]
)
def test_one_year_or_the_next_is_either(other: str, expected: str) -> None:
    assert related("When will it open?", "in 2026 or 2027", other) == expected
