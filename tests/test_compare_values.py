"""Numbers, quantities, dates and names are read from text as a person reads them."""

from __future__ import annotations

from datetime import date
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.compare.aliases import Aliases
from qa.compare.asked import asked
from qa.compare.dates import moments
from qa.compare.names import named_beside, same_name, split_names
from qa.compare.shares import quantities
from qa.compare.units import YEAR
from qa.compare.whereabouts import Whereabouts
from qa.compare.words import denies
from qa.compare.written import stated
from qa.types import Period

HOUR = 3_600
WEDNESDAY = Period(date(2022, 5, 18), date(2022, 5, 18))
MAY = Period(date(2022, 5, 1), date(2022, 5, 31))
ANY = Aliases(())


@pytest.mark.parametrize(
    ("text", "dimension", "low", "high"),
    [
        ("five hours", "time", 5 * HOUR, 5 * HOUR),
        ("two and a half hours", "time", 2.5 * HOUR, 2.5 * HOUR),
        ("an hour and a half", "time", 1.5 * HOUR, 1.5 * HOUR),
        ("half a year", "time", YEAR / 2, YEAR / 2),
        ("14 to 20 years", "time", 14 * YEAR, 20 * YEAR),
        ("between 14 and 20 years", "time", 14 * YEAR, 20 * YEAR),
        ("in his forties", "time", 40 * YEAR, 49 * YEAR),
        ("1,500", "count", 1_500, 1_500),
        ("two thousand three hundred", "count", 2_300, 2_300),
        ("twenty-five", "count", 25, 25),
        ("a dozen eggs", "count", 12, 12),
        ("several thousand", "count", 2_000, 9_000),
        ("no one", "count", 0, 0),
        ("seventieth", "count", 70, 70),
        ("no fewer than 304", "count", 304, inf),
        ("about 3,000", "count", 2_700, 3_300),
        ("at most 12", "count", 0, 12),
        ("nine in ten", "share", 90, 90),
        ("two thirds", "share", 200 / 3, 200 / 3),
        ("48.8 p.c.", "share", 48.8, 48.8),
        ("$1.2 billion", "USD", 1.2e9, 1.2e9),
        ("€50m", "EUR", 50e6, 50e6),
        ("5 km", "length", 5_000, 5_000),
    ],
)
def test_a_quantity_is_an_interval_in_a_base_unit(
    text: str, dimension: str, low: float, high: float
) -> None:
    (found,) = quantities(text, 0, len(text))
    assert found.dimension == dimension
    assert (found.low, found.high) == pytest.approx((low, high))


def test_the_words_around_an_answer_tell_its_unit_and_its_limits() -> None:
    text = "It lasted at least 14 long days, or 15 hours."
    (found,) = quantities(text, text.index("15"), text.index("15") + 2)
    assert (found.dimension, found.low) == ("time", 15 * HOUR)


def days(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("16 May 2022", "2022-05-16", "2022-05-16"),
        ("May 16th, 2022", "2022-05-16", "2022-05-16"),
        ("2022-05-16", "2022-05-16", "2022-05-16"),
        ("21/12/2020", "2020-12-21", "2020-12-21"),
        ("in May 2022", "2022-05-01", "2022-05-31"),
        ("in 2022", "2022-01-01", "2022-12-31"),
        ("the summer of 1988", "1988-06-01", "1988-08-31"),
        ("the winter of 2017-18", "2017-12-01", "2018-02-28"),
        ("2013–2016", "2013-01-01", "2016-12-31"),
        ("the 1340s", "1340-01-01", "1349-12-31"),
        ("the twelfth century", "1100-01-01", "1199-12-31"),
        ("the third quarter of 2014", "2014-07-01", "2014-09-30"),
        ("late July 1988", "1988-07-16", "1988-07-31"),
        ("early July 1988", "1988-07-01", "1988-07-15"),
        ("the early 1890s", "1890-01-01", "1894-12-31"),
        ("3–5 March 2019", "2019-03-03", "2019-03-05"),
    ],
)
def test_a_date_is_a_period_as_long_as_it_is_precise(text: str, first: str, last: str) -> None:
    (found,) = moments(text, None)
    assert found.periods == (days(first, last),)
    assert not found.resolved


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on Monday", "2022-05-16", "2022-05-16"),
        ("Monday (16 May)", "2022-05-16", "2022-05-16"),
        ("last week", "2022-05-09", "2022-05-15"),
        ("yesterday", "2022-05-17", "2022-05-17"),
        ("three days ago", "2022-05-15", "2022-05-15"),
        ("next month", "2022-06-01", "2022-06-30"),
        ("last June", "2021-06-01", "2021-06-30"),
        ("two years ago", "2020-01-01", "2020-12-31"),
        ("3 January", "2022-01-03", "2022-01-03"),
    ],
)
def test_what_a_date_leaves_out_follows_from_the_day_of_writing(
    text: str, first: str, last: str
) -> None:
    (found,) = moments(text, WEDNESDAY)
    assert found.periods == (days(first, last),)
    assert found.resolved


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The wreck will be raised in September.", "2022-09-01", "2022-09-30"),
        ("The board plans to raise it in February.", "2023-02-01", "2023-02-28"),
        ("In June the board will publish its report.", "2022-06-01", "2022-06-30"),
        ("The report is due on Friday.", "2022-05-20", "2022-05-20"),
        ("He said in June that prices will rise.", "2021-06-01", "2021-06-30"),
        ("He will tell what was found in June.", "2021-06-01", "2021-06-30"),
        ("The house that was sold on Friday will fall.", "2022-05-13", "2022-05-13"),
    ],
)
def test_what_is_to_come_is_not_resolved_to_the_past(text: str, first: str, last: str) -> None:
    (found,) = moments(text, WEDNESDAY)
    assert found.periods == (days(first, last),)


def test_next_friday_may_be_that_of_this_week_or_of_the_next() -> None:
    (found,) = moments("next Friday", WEDNESDAY)
    assert found.periods == (days("2022-05-20", "2022-05-20"), days("2022-05-27", "2022-05-27"))
    (found,) = moments("next Monday", WEDNESDAY)
    assert found.periods == (days("2022-05-23", "2022-05-23"),)


def test_a_day_of_every_year_is_none_of_one_year() -> None:
    (found, _) = moments("payable in quarterly instalments on 1 January and 1 April", WEDNESDAY)
    assert (found.periods, found.month, found.day) == ((), 1, 1)


def test_of_a_text_dated_by_its_month_last_week_is_no_more_precise() -> None:
    (found,) = moments("last week", MAY)
    assert found.periods == (days("2022-04-18", "2022-05-29"),)


def test_without_a_day_of_writing_a_date_stays_unresolved() -> None:
    (found,) = moments("Monday, 16 May", None)
    assert (found.periods, found.month, found.day, found.weekday) == ((), 5, 16, 0)
    assert moments("last week", None) == []


@pytest.mark.parametrize("text", ["29 February", "31 April", "30 February"])
def test_a_day_that_no_near_year_has_is_no_date(text: str) -> None:
    assert moments(text, WEDNESDAY) == []


@pytest.mark.parametrize("text", ["30 February 2022", "99/99/2022", "You may go", "the market"])
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert not any(moment.periods for moment in moments(text, None) if moment.day)


def test_an_abbreviation_that_begins_like_an_era_makes_no_year() -> None:
    assert moments("5 CEOs", WEDNESDAY) == []


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    dates, numbers = moments(text, WEDNESDAY), quantities(text, 0, len(text))
    places = [(each.start, each.end) for each in dates] + [(q.start, q.end) for q in numbers]
    assert all(0 <= start < end <= len(text) for start, end in places)


@given(st.integers(0, 10**9))
def test_a_number_in_digits_is_read_as_it_is(number: int) -> None:
    text = f"{number:,} people"
    (found,) = quantities(text, 0, len(text))
    assert found.low == found.high == number


@pytest.mark.parametrize(
    ("top", "period"),
    [
        ("Title\n\nForeign desk · Wednesday, 18\u00a0May 2022\n\nText.", WEDNESDAY),
        ("date 2022-05-18 On Monday he came.", WEDNESDAY),
        ("TIRANA, 18 May 2022 — He came.", WEDNESDAY),
        ("# Title\n\n*By our columnist · Opinion · May 2022*\n\nText.", MAY),
        ("In May 2022 he came.", None),
        ("Title\n\nA first paragraph.\n\nTirana, March 2018\n\nText.", None),
        ("THE ELECTION OF 2021\n\nText.", None),
    ],
)
def test_a_document_is_as_old_as_it_says_at_its_top(top: str, period: Period | None) -> None:
    assert stated(top) == period


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mike Pompeo", "Mr Pompeo"),
        ("Mike Pompeo", "Michael R. Pompeo"),
        ("President Ebrahim Raisi", "Ebrahim Raisi"),
        ("Qassem Soleimani", "General Qasem Suleimani"),
        ("Dr José Muñoz", "Jose Munoz"),
        ("World Health Organization", "the WHO"),
        ("Manëz", "Manez"),
    ],
)
def test_one_name_is_written_in_many_ways(one: str, other: str) -> None:
    assert same_name(one, other, ANY)
    assert same_name(other, one, ANY)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Caroline Herschel", "William Herschel"),
        ("Evin Prison", "Gohardasht Prison"),
        ("World Health Organization", "ILO"),
        ("Iran", "Iraq"),
    ],
)
def test_names_that_share_a_word_are_not_one(one: str, other: str) -> None:
    assert not same_name(one, other, ANY)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("the People’s Mojahedin of Iran (PMOI/MEK) lives", "People’s Mojahedin of Iran", "MEK"),
        ("the National Council (NC) met", "NC", "National Council"),
        ("Constantinople, also called Istanbul, lies", "Istanbul", "Constantinople"),
        (
            "Gohardasht lies in Karaj. Prisoners know it as Rajai Shahr.",
            "Gohardasht",
            "Rajai Shahr",
        ),
    ],
)
def test_texts_say_what_else_a_name_is_called(text: str, one: str, other: str) -> None:
    assert same_name(one, other, Aliases([text]))
    assert not same_name(one, "Amnesty International", Aliases([text]))


def test_an_enumeration_of_names_is_taken_apart() -> None:
    assert split_names("France, Germany and Italy") == ["France", "Germany", "Italy"]
    assert split_names("bread and butter") == ["bread and butter"]


def test_a_description_has_the_name_that_stands_beside_it() -> None:
    text = "Then the prime minister, Edi Rama, spoke."
    assert named_beside(text, text.index("the"), text.index(",")) == "Edi Rama"


def test_a_text_says_that_one_place_lies_in_another() -> None:
    told = Whereabouts(["a township at Manëz in Albania"])
    assert told.lies_in("Manëz", "Albania")
    assert not told.lies_in("Albania", "Manëz")


def test_each_passage_is_folded_once_however_many_places_are_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[str] = []

    def folded(text: str) -> str:
        seen.append(text)
        return text

    monkeypatch.setattr("qa.compare.whereabouts.folded", folded)
    told = Whereabouts(["passage", "another"])
    for place in ("Manëz", "Tirana", "Antwerp"):
        told.lies_in(place, "Albania")
        told.lies_in("Albania", place)
    assert seen == ["passage", "another"]


@pytest.mark.parametrize(
    ("question", "kind", "number"),
    [
        ("How many people live there?", "quantity", "one"),
        ("What was the turnout?", "quantity", "one"),
        ("When did he come?", "date", "one"),
        ("In which years did he come?", "date", "many"),
        ("Where is Ashraf 3?", "place", "one"),
        ("Who was the first secretary of state?", "name", "one"),
        ("Who attended the rally?", "name", "many"),
        ("Who called Raisi a butcher?", "name", "unclear"),
        ("Which prisons did they visit?", "name", "many"),
        ("Which prison lies west of Tehran?", "name", "one"),
        ("What did Rajavi ask for?", "open", "many"),
        ("Did the plot succeed?", "yes or no", "one"),
        ("How did they leave?", "open", "unclear"),
    ],
)
def test_a_question_tells_whether_one_answer_excludes_another(
    question: str, kind: str, number: str
) -> None:
    found = asked(question)
    assert (found.kind, found.number) == (kind, number)


@pytest.mark.parametrize(
    ("text", "answer", "denied"),
    [
        ("The plot succeeded.", "succeeded", False),
        ("None of them succeeded.", "succeeded", True),
        ("It did not fail.", "fail", False),
        ("He spoke, and no one was hurt.", "hurt", True),
        ("He did not speak, and two were hurt.", "hurt", False),
    ],
)
def test_a_clause_is_denied_by_an_odd_number_of_negations(
    text: str, answer: str, denied: bool
) -> None:
    start = text.index(answer)
    assert denies(text, start, start + len(answer)) == denied
