"""Answers that share a number or a word are not taken for one, and one value in two writings is."""

from __future__ import annotations

import pytest
from relating import related

HOW_MUCH = "By how much did it change?"
HOW_MANY = "How many were there?"
WHERE = "Where was it signed?"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("up 3 %", "down 3 %", "different"),
        ("rose by about 3 percent", "fell by 3 percent", "different"),
        ("a 20 % increase", "a 20 % decrease", "different"),
        ("a profit of $5 million", "a loss of $5 million", "different"),
        ("a $5 million profit", "a $5 million loss", "different"),
        ("3 km north of Paris", "3 km south of Paris", "different"),
        ("two days before the vote", "two days after the vote", "different"),
        ("up 3 %", "3 %", "same"),
        ("up 3 %", "a rise in prices of 3 %", "same"),
        ("−3 %", "fell by 3 %", "same"),
        ("−3 %", "rose by 3 %", "different"),
        ("rose to 5 %", "fell to 5 %", "same"),
        ("up to 20 %", "12 %", "compatible"),
    ],
)
def test_a_rise_and_a_fall_by_one_amount_differ(one: str, other: str, expected: str) -> None:
    assert related(HOW_MUCH, one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("12 people were killed", "12 were injured", "unclear"),
        ("12 people were killed", "killed 12 people", "same"),
        ("5 m long", "5 m wide", "unclear"),
    ],
)
def test_as_many_killed_as_injured_do_not_agree(one: str, other: str, expected: str) -> None:
    assert related(HOW_MANY, one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("5 MW", "5 mW", "different"),
        ("5 MW", "5 megawatts", "same"),
        ("5 mW", "5 milliwatts", "same"),
        ("5 kWh", "5 MWh", "different"),
        ("5 MB", "5 Mb", "unclear"),
        ("5 mg", "5 µg", "different"),
        ("5 ms", "5 seconds", "different"),
        ("5 GHz", "5 MHz", "different"),
        ("36 km/h", "10 m/s", "same"),
        ("5 sq km", "5 km²", "same"),
        ("500 sq. ft.", "500 square feet", "same"),
        ("5 square feet", "5 square metres", "different"),
    ],
)
def test_a_unit_is_as_large_as_its_letters_say(one: str, other: str, expected: str) -> None:
    assert related("What was measured?", one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("3 percent", "3 percentage points", "unclear"),
        ("25 basis points", "0.25 percentage points", "same"),
    ],
)
def test_a_percentage_point_is_no_per_cent(one: str, other: str, expected: str) -> None:
    assert related(HOW_MUCH, one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("5 mg", "5 mg/kg", "unclear"),
        ("5 mg/kg", "5 mg per kilogram", "same"),
        ("5 mg/kg per day", "5 mg/kg", "unclear"),
        ("5 g/cm³", "5 kg/m³", "different"),
        ("$80 per barrel", "$80 per tonne", "unclear"),
        ("$80 a barrel", "$80 a share", "unclear"),
        ("$80 a barrel", "$80 per barrel", "same"),
        ("$80 a barrel", "$80", "same"),
        ("5 deaths per 100,000", "5 deaths per million", "unclear"),
        ("5 deaths a day", "5 deaths a week", "unclear"),
        ("5 deaths a day", "five deaths per day", "same"),
        ("twice a day", "two times a day", "same"),
    ],
)
def test_what_a_quantity_is_for_each_of_is_part_of_it(one: str, other: str, expected: str) -> None:
    assert related(HOW_MANY, one, other) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.2e6", "1,200,000"),
        ("1.2 × 10^6", "1.2 million"),
        ("1.2 × 10⁶", "1,200,000"),
        ("10^6", "a million"),
        ("10⁻³", "0.001"),
        ("5 lakh", "500,000"),
        ("5 crore rupees", "50 million rupees"),
        ("EUR 5 million", "€5m"),
        ("Rs. 5 crore", "₹50 million"),
    ],
)
def test_a_number_is_read_in_powers_of_ten_in_lakhs_and_behind_a_code(one: str, other: str) -> None:
    assert related(HOW_MANY, one, other) == "same"


@pytest.mark.parametrize("number", ["100", "101", "1000", "10"])
def test_a_number_that_begins_with_ten_is_no_power_of_it(number: str) -> None:
    assert related(HOW_MANY, f"{number} people", "1 person") == "different"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.2 × 10^6", "1.2 × 10^5"),
        ("5 crore rupees", "5 lakh rupees"),
        ("EUR 5 million", "USD 5 million"),
        ("5 million pesos", "5 million euros"),
    ],
)
def test_another_power_of_ten_or_currency_is_another_amount(one: str, other: str) -> None:
    assert related(HOW_MANY, one, other) == "different"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("New Mexico", "Mexico"),
        ("in New Mexico", "in Mexico"),
        ("Santa Fe, New Mexico", "Mexico"),
        ("West Virginia", "Virginia"),
        ("South Sudan", "Sudan"),
        ("New York", "York"),
        ("Papua New Guinea", "Guinea"),
    ],
)
def test_a_place_is_not_another_whose_name_it_holds(one: str, other: str) -> None:
    assert related(WHERE, one, other) == "different"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Portland, Oregon", "Portland, Maine", "different"),
        ("Paris, Texas", "Paris, France", "different"),
        ("Portland, Ore.", "Portland, Oregon", "compatible"),
        ("London, England", "London, UK", "compatible"),
        ("Springfield, Illinois", "Springfield, USA", "compatible"),
        ("Tbilisi, Georgia", "Tbilisi, USA", "compatible"),
        ("France and Italy", "France and Belgium", "compatible"),
        ("Texas", "the United States", "compatible"),
        ("Santa Fe, New Mexico", "New Mexico", "compatible"),
    ],
)
def test_two_towns_of_one_name_are_told_apart_by_where_they_lie(
    one: str, other: str, expected: str
) -> None:
    assert related(WHERE, one, other) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("northern Italy", "Italy"), ("the port of Beirut", "Beirut"), ("East Lansing", "Lansing")],
)
def test_a_part_of_a_place_is_not_the_whole(one: str, other: str) -> None:
    assert related(WHERE, one, other) == "compatible"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("48.8 %", "49 %", "compatible"),
        ("two thirds", "67 %", "compatible"),
        ("5 km", "3 miles", "compatible"),
        ("48.8 %", "48 %", "different"),
        ("48 %", "49 %", "different"),
        ("2.5 years", "three years", "different"),
    ],
)
def test_a_measure_may_round_another_to_a_whole_number(one: str, other: str, expected: str) -> None:
    assert related(HOW_MANY, one, other) == expected


def test_a_version_rounds_no_other() -> None:
    assert related("Which version fixes it?", "version 3", "version 3.1") == "different"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("around 1450", "1452", "compatible"),
        ("c.1450", "1452", "compatible"),
        ("around 1450", "c. 1450", "same"),
        ("around 1450", "1460", "different"),
        ("around 2020", "2024", "different"),
        ("circa 300 BC", "295 BC", "compatible"),
        ("circa 300 BC", "350 BC", "different"),
        ("around 10 May 2020", "12 May 2020", "compatible"),
        ("around 10 May 2020", "20 May 2020", "different"),
    ],
)
def test_about_a_date_is_near_it(one: str, other: str, expected: str) -> None:
    assert related("When was it built?", one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("President Xi", "Xi Jinping", "same"),
        ("President Moon", "Moon Jae-in", "same"),
        ("Chairman Mao", "President Mao Zedong", "same"),
        ("Xi Jinping", "Xi Zhongxun", "different"),
        ("Mr Kim", "Kim Kardashian", "different"),
        ("President Taylor", "Taylor Swift", "different"),
        ("King Charles", "Charles III", "compatible"),
        ("King Charles II", "Charles III", "different"),
        ("Queen Elizabeth", "Elizabeth Taylor", "different"),
    ],
)
def test_a_title_may_stand_with_the_first_of_the_names(one: str, other: str, expected: str) -> None:
    assert related("Who was the head of state?", one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("< 50", "fewer than 50", "same"),
        ("≥ 50", "at least 50", "same"),
        ("<50", ">50", "different"),
        ("≤ 50", "70", "different"),
        ("~50", "52", "compatible"),
        ("50 ± 5 kg", "52 kg", "compatible"),
        ("50 ± 5 kg", "60 kg", "different"),
        ("50 kg, give or take 5", "50 kg", "same"),
    ],
)
def test_a_sign_limits_a_number_as_words_do(one: str, other: str, expected: str) -> None:
    assert related(HOW_MANY, one, other) == expected


def test_a_mark_of_quoted_mail_limits_nothing() -> None:
    assert related(HOW_MANY, "> 50 people", "50 people") == "same"


@pytest.mark.parametrize(("other", "expected"), [("12", "same"), ("13", "different")])
def test_twelve_out_of_twenty_are_twelve(other: str, expected: str) -> None:
    assert related(HOW_MANY, "12 out of 20", other) == expected


def test_a_gas_is_one_though_its_word_ends_as_a_plural() -> None:
    assert related("Which gas is it?", "Argon", "Neon") == "different"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("World War I", "the First World War", "same"),
        ("World War I", "the Second World War", "different"),
        ("Mumbai", "Bombay", "same"),
    ],
)
def test_what_has_two_names_everywhere_is_one(one: str, other: str, expected: str) -> None:
    assert related("Which one was it?", one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("at 9 a.m. on 5 May 2020", "at 9 p.m. on 5 May 2020", "different"),
        ("5 May 2020 at 14:00", "5 May 2020 at 15:00", "different"),
        ("5 May 2020 at 14:00 GMT", "5 May 2020 at 15:00 CET", "unclear"),
        ("the morning of 5 May 2020", "the evening of 5 May 2020", "different"),
        ("at 9 a.m. on 5 May 2020", "5 May 2020 at 09:00", "same"),
        ("5 May 2020 at 14:00", "5 May 2020", "same"),
        ("17:00", "5 pm", "same"),
        ("at 5 pm", "at 5 am", "different"),
    ],
)
def test_another_time_of_the_day_is_another_answer(one: str, other: str, expected: str) -> None:
    assert related("When did it begin?", one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("3:1", "1:3", "unclear"), ("3:1", "3:1", "same"), ("3-1", "1-3", "same")],
)
def test_a_ratio_is_not_told_from_either_side(one: str, other: str, expected: str) -> None:
    assert related("What was the ratio?", one, other) == expected
