"""Answers stand together where they are the same, and side by side where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import ask_over, document_of, write_sources
from hypothesis import given
from hypothesis import strategies as st
from told import citation

from qa.answer import Pipeline
from qa.compare import Aliases, Reading, asked, compare, days, label, relation
from qa.compare.words import words
from qa.embed import SentenceTransformerEmbedder
from qa.settings import Settings
from qa.types import Agreement, Answer, Citation, Document, Period, Span

HOW_LONG = "How long did Pompeo spend at Ashraf 3?"
WHEN = "When did it happen?"
HOW_MANY = "How many came?"
HOW_COLD = "How cold was it?"
HOW_DEAR = "How much did it cost?"
WHO = "Who was the president?"
WHAT_SHARE = "What share voted?"
CORROBORATION = 0.15
THRESHOLD = 0.45
EMBEDDER = SentenceTransformerEmbedder("", threads=1)


def reading(text: str, answer: str) -> Reading:
    start = text.index(answer)
    return Reading(text, start, start + len(answer))


def related(question: str, one: str, other: str) -> str:
    """Of two answers that stand alone."""
    readings = reading(one, one), reading(other, other)
    return relation(asked(question), *readings, Aliases(()))


def cited(*sentences: tuple[str, str, float]) -> tuple[list[Citation], dict[str, Document]]:
    """A citation of each (sentence, answer in it, confidence), each from a document of its own."""
    documents = [document_of(f"{n}.txt", text) for n, (text, _, _) in enumerate(sentences)]
    citations = [
        replace(citation(answer, document), confidence=confidence)
        for document, (_, answer, confidence) in zip(documents, sentences, strict=True)
    ]
    return citations, {document.id: document for document in documents}


def compared(
    question: str, *sentences: tuple[str, str, float], limit: int = 5
) -> tuple[Sequence[Citation], Agreement]:
    citations, documents = cited(*sentences)
    texts = [sentence for sentence, _, _ in sentences]
    return compare(question, citations, documents, texts, EMBEDDER, THRESHOLD, CORROBORATION, limit)


FIVE = ("He spent five hours at Ashraf 3.", "five hours", 0.9)
ALSO_FIVE = ("His visit went on for 5 hours, we hear.", "5 hours", 0.8)
SIX = ("They say that he was there for six hours.", "six hours", 0.7)


@pytest.mark.parametrize(
    ("question", "one", "other", "expected"),
    [
        (HOW_LONG, "five hours", "5 hours", "same"),
        (HOW_LONG, "five hours", "300 minutes", "same"),
        (HOW_LONG, "five hours", "several hours", "compatible"),
        (HOW_LONG, "five hours", "six hours", "different"),
        ("How many served?", "4 officers", "three officials", "different"),
        ("How many live there?", "thousands", "3,000", "compatible"),
        ("How many live there?", "thousands", "300", "different"),
        ("When was it?", "May 2022", "16 May 2022", "compatible"),
        ("When was it?", "May 2022", "16 June 2022", "different"),
        ("Who was the first?", "Thomas Jefferson", "John Jay", "different"),
        ("Who attended?", "Rudy Giuliani", "Ingrid Betancourt", "both-hold"),
        ("Who called him that?", "Mike Pompeo", "Maryam Rajavi", "unclear"),
        ("Which prisons were they?", "Evin", "Gohardasht", "both-hold"),
    ],
)
def test_two_answers_relate_as_a_reader_says(
    question: str, one: str, other: str, expected: str
) -> None:
    assert related(question, one, other) == expected
    assert related(question, other, one) == expected


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (HOW_COLD, "minus 40 degrees", "40 degrees"),
        (HOW_COLD, "−5 °C", "5 °C"),
        (HOW_COLD, "5 degrees below zero", "5 degrees"),
        (HOW_COLD, "50 degrees Fahrenheit", "50 degrees Celsius"),
        (HOW_COLD, "50 °F", "50 °C"),
        ("When was it built?", "the 5th century BC", "the 5th century AD"),
        ("When was it built?", "1200 BC", "AD 1200"),
        ("When did he die?", "44 BC", "45 BC"),
        ("When was it built?", "early in 1200 BC", "the late 5th century BC"),
        (HOW_DEAR, "C$5 million", "US$5 million"),
        (HOW_DEAR, "HK$100 million", "US$100 million"),
        (HOW_DEAR, "5 million Canadian dollars", "US$5 million"),
        (HOW_DEAR, "$3B", "$3 million"),
        ("How far is it?", "5 m", "5 million metres"),
    ],
)
def test_another_sign_scale_era_or_currency_is_another_answer(
    question: str, one: str, other: str
) -> None:
    assert related(question, one, other) == related(question, other, one) == "different"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (HOW_COLD, "minus 40 degrees", "−40 degrees"),
        (HOW_COLD, "minus 5 °C", "5 degrees Celsius below zero"),
        (HOW_COLD, "−40 °F", "minus 40 degrees Celsius"),
        (HOW_COLD, "50 °F", "10 °C"),
        (HOW_COLD, "50 degrees", "50 degrees Fahrenheit"),
        ("When was it built?", "the fifth century BC", "the 5th century BCE"),
        ("When was it built?", "AD 1200", "1200"),
        ("When did he die?", "44 BC", "44 B.C."),
        (HOW_DEAR, "C$5 million", "5 million Canadian dollars"),
        (HOW_DEAR, "$3B", "$3 billion"),
        (HOW_DEAR, "$1.2tn", "$1.2 trillion"),
        (HOW_DEAR, "$5 m", "$5 million"),
        ("How far is it?", "5 m", "5 metres"),
        (HOW_MANY, "500+ people", "more than 500"),
    ],
)
def test_one_value_is_written_with_its_unit_in_many_ways(
    question: str, one: str, other: str
) -> None:
    assert related(question, one, other) == related(question, other, one) == "same"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (HOW_COLD, "about minus 40 degrees", "−42 degrees"),
        (HOW_COLD, "below −5 °C", "−7 °C"),
        (HOW_DEAR, "more than HK$100 million", "HK$120 million"),
        ("When was it built?", "the 5th century BC", "431 BC"),
    ],
)
def test_a_limit_or_a_stretch_fits_what_lies_in_it(question: str, one: str, other: str) -> None:
    assert related(question, one, other) == related(question, other, one) == "compatible"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (HOW_MANY, "half a million people", "500,000 people"),
        (HOW_MANY, "half a dozen", "six"),
        (HOW_MANY, "a quarter of a million", "250,000"),
        (HOW_MANY, "two and a half million", "2.5 million"),
        (HOW_MANY, "one and a half million", "1,500,000"),
        (HOW_MANY, "a million and a half", "1.5 million"),
        (HOW_MANY, "two and three quarters million", "2,750,000"),
        (HOW_MANY, "0.5 million", "500,000"),
        (HOW_MANY, "0 million", "none"),
        (HOW_MANY, "more than half a million", "over 500,000"),
        (HOW_LONG, "three quarters of an hour", "45 minutes"),
        (HOW_LONG, "a quarter of an hour", "15 minutes"),
        (HOW_LONG, "an hour and a quarter", "75 minutes"),
        (HOW_LONG, "one hour and 30 minutes", "90 minutes"),
        (HOW_LONG, "two days, 3 hours and 20 minutes", "51 hours, 20 minutes"),
        ("How far is it?", "half a mile", "0.5 miles"),
        ("How tall is he?", "5 feet 10 inches", "70 inches"),
    ],
)
def test_parts_of_one_quantity_make_one_value(question: str, one: str, other: str) -> None:
    assert related(question, one, other) == related(question, other, one) == "same"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (HOW_MANY, "half a million people", "one million people"),
        (HOW_MANY, "half a million", "half"),
        (HOW_LONG, "three quarters of an hour", "an hour"),
        (HOW_LONG, "one hour and 20 minutes", "one hour and 45 minutes"),
        (HOW_LONG, "two years and three months", "two years"),
        ("How tall is he?", "5 feet 10 inches", "5 feet 2 inches"),
    ],
)
def test_no_part_of_a_quantity_is_left_out(question: str, one: str, other: str) -> None:
    assert related(question, one, other) == related(question, other, one) == "different"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("before 1900", "after 1900", "different"),
        ("before 1900", "before 1900", "same"),
        ("before 1900", "1895", "compatible"),
        ("before 1900", "1905", "different"),
        ("by 2010", "2009", "compatible"),
        ("by 2010", "2011", "different"),
        ("before 3 May", "after 3 May", "different"),
        ("until 2005", "since 2005", "different"),
        ("since 2005", "2005", "same"),
        ("since 2005", "since 2006", "different"),
        ("not until 2005", "2005", "same"),
        ("before 500 BC", "600 BC", "compatible"),
        ("early 2019", "late 2019", "different"),
        ("early May", "late May 2020", "different"),
        ("early May", "late May", "different"),
        ("early May", "3 May 2020", "compatible"),
    ],
)
def test_a_limit_or_an_end_of_a_date_is_part_of_it(one: str, other: str, expected: str) -> None:
    assert related(WHEN, one, other) == related(WHEN, other, one) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("from May 2001 to June 2005", "from May 2001 to June 2009", "different"),
        ("from May 2001 to June 2005", "between May 2001 and June 2005", "same"),
        ("from May 2001 to June 2005", "2001–2005", "compatible"),
        ("2001–2005", "2001–2009", "different"),
        ("3–5 March 2019", "March 3–5, 2019", "same"),
        ("from 3 to 5 March 2019", "between 3 and 5 March 2019", "same"),
        ("from 3 to 5 March 2019", "3 March 2019", "compatible"),
        ("3–5 March", "from 3 to 5 March 2019", "compatible"),
        ("3–5 March", "8 March 2019", "different"),
    ],
)
def test_what_lasted_has_two_ends(one: str, other: str, expected: str) -> None:
    assert related(WHEN, one, other) == related(WHEN, other, one) == expected


def test_of_a_life_the_first_day_alone_can_be_the_answer() -> None:
    life = reading("Ada (3 March 1920 – 5 May 1990) wrote it.", "3 March 1920")
    day = reading("Ada was born on 3 March 1920.", "3 March 1920")
    assert relation(asked("When was Ada born?"), life, day, Aliases(())) == "same"


@given(st.sampled_from([HOW_LONG, "When was it?", "Who?", "Why?", "Which?", "Did it?"]), st.data())
def test_the_order_of_two_answers_does_not_matter(question: str, data: st.DataObject) -> None:
    answers = st.text("abAB 12,.%-", min_size=1, max_size=12).filter(
        lambda text: text.strip() != ""
    )
    one, other = data.draw(answers), data.draw(answers)
    assert related(question, one, other) == related(question, other, one)


@given(st.text(min_size=1, max_size=30).filter(words))
def test_an_answer_agrees_with_itself(text: str) -> None:
    for question in (HOW_LONG, "When was it?", "Who was it?", "Did it?"):
        assert related(question, text, text) == "same"


_PROSE = (
    "29 February 31 April last next year week winter tomorrow in May century BC before until early "
    "late minus half a million and $ °F 1990 44 ago two dozen out of ten 9999-12-31 0001-01-01 to "
    "00/00/2000 Frıday ſix hours from – , ."
)
PROSE = st.lists(
    st.sampled_from([*_PROSE.split(), "9" * 400]) | st.text(max_size=4), min_size=1, max_size=12
).map(" ".join)
WRITTEN = st.none() | st.dates().map(lambda day: Period(day, day))


@given(PROSE.filter(words), PROSE.filter(words), WRITTEN)
def test_any_two_texts_of_any_day_can_be_compared(
    one: str, other: str, written: Period | None
) -> None:
    readings = Reading(one, 0, len(one), written), Reading(other, 0, len(other), written)
    for question in (HOW_LONG, "When was it?", "Who was it?", "Where is it?", "Did it?"):
        relation(asked(question), *readings, Aliases((one, other)))


@pytest.mark.parametrize("day", ["29 February", "31 April", "30 February"])
def test_a_day_that_no_near_year_has_is_quoted_all_the_same(day: str) -> None:
    bridge = f"Published: 18 May 2022\n\nThe bridge was opened on {day} by the mayor."
    shown, agreement = compared("Who opened the bridge?", (bridge, "the mayor", 0.9))
    assert (len(shown), agreement.verdict) == (1, "single")


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31"])
def test_a_document_of_the_first_or_the_last_day_is_quoted_all_the_same(date: str) -> None:
    told = f"{date}\n\nIn May, last year, next year or tomorrow the mayor opens the bridge."
    shown, _ = compared("Who opens the bridge?", (told, "the mayor", 0.9))
    assert len(shown) == 1


def test_a_run_of_digits_too_long_for_a_number_is_quoted_all_the_same() -> None:
    told = f"Since the mayor opened the bridge {'7' * 400} people crossed it."
    fewer = "Since the mayor opened the bridge 70 people crossed it."
    many = "How many crossed the bridge?"
    shown, _ = compared(many, (told, "7" * 400, 0.9), (fewer, "70", 0.8))
    assert len(shown) == 2


def test_quotes_that_give_one_answer_stand_together() -> None:
    _, agreement = compared(HOW_LONG, FIVE, ALSO_FIVE)
    assert agreement.verdict == "agree"
    assert [group.citations for group in agreement.groups] == [(0, 1)]
    assert (agreement.groups[0].sources, agreement.groups[0].documents) == (2, 2)


def test_quotes_that_differ_stand_side_by_side() -> None:
    _, agreement = compared(HOW_LONG, FIVE, SIX, ALSO_FIVE)
    assert agreement.verdict == "differ"
    assert [group.citations for group in agreement.groups] == [(0, 2), (1,)]


def test_answers_to_a_list_question_all_hold() -> None:
    evin, gohardasht = (
        ("It sat at Evin.", "Evin", 0.9),
        ("It sat at Gohardasht.", "Gohardasht", 0.8),
    )
    _, agreement = compared("Which prisons did the commission visit?", evin, gohardasht)
    assert agreement.verdict == "several"


def test_what_cannot_be_told_is_said_to_be_unclear() -> None:
    one, other = (
        ("Mike Pompeo said so.", "Mike Pompeo", 0.9),
        ("Edi Rama said it.", "Edi Rama", 0.8),
    )
    _, agreement = compared("Who called it a butchery?", one, other)
    assert agreement.verdict == "unclear"


def test_a_copy_does_not_count_as_another_source() -> None:
    text = "Mike Pompeo spent five hours at Ashraf 3 in Manëz on Monday."
    copied = ("Reported today: " + text, "five hours", 0.8)
    _, agreement = compared(HOW_LONG, (text, "five hours", 0.9), copied, ALSO_FIVE)
    assert (agreement.groups[0].sources, agreement.groups[0].documents) == (2, 3)


def test_a_quote_below_the_threshold_is_shown_where_it_confirms() -> None:
    shown, _ = compared(HOW_LONG, FIVE, (*ALSO_FIVE[:2], 0.3))
    assert [citation.answer.exact for citation in shown] == ["five hours", "5 hours"]


def test_near_duplicates_are_one_source() -> None:
    citations, documents = cited(FIVE, ALSO_FIVE)
    clustered = [replace(each, cluster="wire") for each in citations]
    _, agreement = compare(
        HOW_LONG, clustered, documents, [], EMBEDDER, THRESHOLD, CORROBORATION, 5
    )
    assert (agreement.groups[0].sources, agreement.groups[0].documents) == (1, 2)


def test_a_copy_is_a_document_and_no_source_of_its_own() -> None:
    citations, documents = cited(FIVE, ALSO_FIVE)
    copied = [replace(citations[0], copies=("copy.txt",)), citations[1]]
    _, agreement = compare(HOW_LONG, copied, documents, [], EMBEDDER, THRESHOLD, CORROBORATION, 5)
    assert (agreement.groups[0].sources, agreement.groups[0].documents) == (2, 3)


def test_a_quote_of_the_same_persons_but_another_event_contradicts_nothing() -> None:
    when = "When was the ambassador expelled from Albania?"
    first = ("The ambassador was expelled from Albania in 2018.", "2018", 0.9)
    other = ("Albania joined the alliance in 2009.", "2009", 0.3)
    _, agreement = compared(when, first, other)
    assert agreement.verdict == "single"


def test_a_number_of_something_else_contradicts_nothing() -> None:
    many = "How many prisoners died in the summer?"
    first = ("In the summer 300 people died, prisoners all.", "300", 0.9)
    other = ("Prisoners died in two jails in the summer.", "two", 0.3)
    _, agreement = compared(many, first, other)
    assert agreement.verdict == "single"


def test_a_quote_below_the_threshold_is_shown_where_it_contradicts_on_the_same() -> None:
    other = ("Pompeo spent six hours at Ashraf 3.", "six hours", 0.35)
    shown, agreement = compared(HOW_LONG, FIVE, other)
    assert (len(shown), agreement.verdict) == (2, "differ")


def test_a_quote_below_the_threshold_on_something_else_is_not_shown() -> None:
    shown, agreement = compared(HOW_LONG, FIVE, ("Bread needs six hours.", "six hours", 0.35))
    assert (len(shown), agreement.verdict) == (1, "single")


def test_a_date_that_the_answer_gives_for_something_else_contradicts_nothing() -> None:
    talks = (
        "The deal of 2015 was concluded in Vienna, and new talks on the deal began there in "
        "April 2021.",
        "April 2021",
        0.9,
    )
    deal = (
        "The deal was concluded in Vienna in July 2015, and talks on the deal began in 2013.",
        "July 2015",
        0.3,
    )
    _, agreement = compared("When did talks on the deal in Vienna begin?", talks, deal)
    assert agreement.verdict == "single"


def test_a_date_that_only_limits_something_else_is_not_told_beside() -> None:
    first = ("Albania expelled the ambassador in 2018.", "2018", 0.9)
    other = ("Albania expelled the ambassador in 2019, and two envoys before 2030.", "2019", 0.3)
    _, agreement = compared("When did Albania expel the ambassador?", first, other)
    assert agreement.verdict == "differ"


def test_since_when_is_not_answered_by_a_day_of_something_else() -> None:
    since = ("Edi Rama has been prime minister since September 2013.", "September 2013", 0.9)
    other = ("In December 2019 Edi Rama, the prime minister, had enough.", "December 2019", 0.6)
    shown, agreement = compared("Since when has Edi Rama been prime minister?", since, other)
    assert (len(shown), agreement.verdict) == (1, "single")


def test_a_no_to_something_else_does_not_confirm_a_no() -> None:
    never = ("qa never writes an answer of its own.", "never", 0.9)
    other = ("When the bread is stale there is no answer.", "no answer", 0.3)
    shown, _ = compared("Does qa write answers of its own?", never, other)
    assert len(shown) == 1


EXPELLED = ("In December 2018 Albania expelled the Iranian ambassador.", "December 2018", 0.9)


@pytest.mark.parametrize(
    ("doubted", "verdict"),
    [
        (("In December 2018 Albania sent the ambassador of Iran home.", "December 2018"), "agree"),
        (("In December 2019 Albania threw out Iran's ambassador.", "December 2019"), "differ"),
        (("In December 2018 prices rose in all the shops.", "December 2018"), "single"),
        (("In December 2019 prices rose in all the shops.", "December 2019"), "single"),
    ],
)
def test_what_the_reader_doubts_counts_where_it_tells_of_the_same(
    doubted: tuple[str, str], verdict: str
) -> None:
    when = "When was the ambassador expelled from Albania?"
    _, agreement = compared(when, EXPELLED, (*doubted, 0.02))
    assert agreement.verdict == verdict


def test_no_answer_hides_another_where_few_quotes_are_asked_for() -> None:
    shown, agreement = compared(HOW_LONG, FIVE, ALSO_FIVE, SIX, limit=2)
    assert [citation.answer.exact for citation in shown] == ["five hours", "six hours"]
    assert [group.citations for group in agreement.groups] == [(0,), (1,)]


def test_one_quote_still_tells_that_others_differ() -> None:
    shown, agreement = compared(HOW_LONG, FIVE, SIX, limit=1)
    assert (len(shown), agreement.verdict) == (1, "differ")
    assert label(agreement) == "The quotes differ; ask for more quotes"


def test_a_relative_date_is_shown_resolved_and_its_quote_unchanged() -> None:
    text = "Foreign desk, 18 May 2022\n\nPompeo came on Monday to Ashraf 3."
    (citation,), documents = cited((text, "Monday", 0.9))
    sentence = Span(text.index("Pompeo"), len(text))
    document = documents[citation.quote.document_id]
    citation = replace(citation, quote=document.quote(sentence))
    (shown,), _ = compare(
        "When did he come?", [citation], documents, [], EMBEDDER, THRESHOLD, CORROBORATION, 5
    )
    assert shown.resolved == Period(date(2022, 5, 16), date(2022, 5, 16))
    assert replace(shown, resolved=None) == citation


def test_the_newest_document_is_named_where_quotes_differ() -> None:
    older = ("3 March 2020\n\nIt has 300 members.", "300", 0.9)
    newer = ("4 April 2021\n\nIt has 400 members.", "400", 0.8)
    _, agreement = compared("How many members does it have?", older, newer)
    expected = "The quotes differ: ordered by confidence; answer 2 is from the newest document"
    assert label(agreement) == expected


@given(st.lists(st.sampled_from([FIVE, ALSO_FIVE, SIX]), min_size=1, max_size=6), st.integers(1, 6))
def test_every_quote_shown_stands_in_one_group(
    sentences: list[tuple[str, str, float]], limit: int
) -> None:
    sentences.sort(key=lambda sentence: -sentence[2])
    shown, agreement = compared(HOW_LONG, *sentences, limit=limit)
    placed = sorted(place for group in agreement.groups for place in group.citations)
    assert placed == list(range(len(shown)))
    assert len(shown) == min(limit, len(sentences))


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    sources = {
        "news.md": "Mike Pompeo spent five hours at Ashraf 3 in Manëz.",
        "opinion.txt": "Pompeo spent 5 hours in Ashraf 3 last week.",
        "rumour.txt": "Pompeo spent seven hours at Ashraf 3, a rumour says.",
    }
    return ask_over(write_sources(tmp_path_factory.mktemp("qa"), sources), Settings())


def test_a_question_to_the_sources_is_answered_with_what_differs(pipeline: Pipeline) -> None:
    outcome = pipeline.ask(HOW_LONG)
    assert isinstance(outcome, Answer)
    groups = [
        {Path(outcome.citations[place].source).name for place in group.citations}
        for group in outcome.agreement.groups
    ]
    assert outcome.agreement.verdict == "differ"
    assert {"news.md", "opinion.txt"} in groups
    assert {"rumour.txt"} in groups


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (date(2022, 5, 16), date(2022, 5, 16), "2022-05-16"),
        (date(2022, 5, 1), date(2022, 5, 31), "2022-05"),
        (date(2022, 1, 1), date(2022, 12, 31), "2022"),
        (date(2022, 5, 9), date(2022, 5, 15), "2022-05-09 to 2022-05-15"),
    ],
)
def test_a_period_is_shown_as_precise_as_it_is(first: date, last: date, shown: str) -> None:
    assert days(Period(first, last)) == shown


@pytest.mark.parametrize(
    ("question", "one", "other", "expected"),
    [
        (HOW_MANY, "5 to 6 million", "1 million", "different"),
        (HOW_MANY, "between 5 and 6 million people", "5.5 million people", "compatible"),
        (HOW_MANY, "800,000 to 1 million", "900,000", "compatible"),
        (HOW_DEAR, "$5-6 million", "$5 million to $6 million", "same"),
        (HOW_DEAR, "£5-6bn", "£2bn", "different"),
        (HOW_LONG, "two or three years", "three years", "compatible"),
        (HOW_MANY, "one or two", "four", "different"),
    ],
)
def test_the_ends_of_a_range_share_a_currency_and_a_scale(
    question: str, one: str, other: str, expected: str
) -> None:
    assert related(question, one, other) == related(question, other, one) == expected


@pytest.mark.parametrize(
    ("question", "one", "other", "expected"),
    [
        (WHAT_SHARE, "more than a third", "a third", "different"),
        (WHAT_SHARE, "over two thirds", "70 %", "compatible"),
        (WHAT_SHARE, "nearly half", "48 %", "compatible"),
        (WHAT_SHARE, "more than one in five", "15 %", "different"),
        (WHAT_SHARE, "1/3", "a third", "same"),
        (WHAT_SHARE, "¼", "25 %", "same"),
        (WHAT_SHARE, "an eighth", "12.5 %", "same"),
        (WHAT_SHARE, "a sixth", "a fifth", "different"),
        (HOW_DEAR, "€1½ million", "€1.5 million", "same"),
        (HOW_LONG, "2 1/2 hours", "150 minutes", "same"),
        ("How far is it?", "3/4 mile", "0.75 miles", "same"),
    ],
)
def test_a_fraction_is_read_with_its_limits_and_in_any_writing(
    question: str, one: str, other: str, expected: str
) -> None:
    assert related(question, one, other) == related(question, other, one) == expected


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("Who was the king?", "Henry VIII", "Henry VII"),
        ("Which chapter was repealed?", "Chapter VIII", "Chapter VII"),
    ],
)
def test_another_roman_numeral_is_another_answer(question: str, one: str, other: str) -> None:
    assert related(question, one, other) == related(question, other, one) == "different"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("George W. Bush", "George H. W. Bush", "different"),
        ("George W. Bush", "George Bush", "same"),
        ("John F. Kennedy", "John Fitzgerald Kennedy", "same"),
        ("Mr Smith", "Mrs Smith", "different"),
        ("Mrs Rajavi", "Maryam Rajavi", "same"),
        ("Joe Biden", "Joseph R. Biden Jr.", "same"),
        ("Martin Luther King Jr.", "Dr. King", "same"),
        ("Martin Luther King Jr.", "Martin Luther King Sr.", "different"),
        ("J.R.R. Tolkien", "John Ronald Reuel Tolkien", "same"),
    ],
)
def test_initials_titles_and_junior_tell_persons_apart_or_do_not(
    one: str, other: str, expected: str
) -> None:
    assert related(WHO, one, other) == related(WHO, other, one) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the United States", "the USA"),
        ("the U.S.", "the United States of America"),
        ("Britain", "the United Kingdom"),
        ("in the UK", "Great Britain"),
        ("Türkiye", "Turkey"),
    ],
)
def test_a_country_has_several_names(one: str, other: str) -> None:
    where = "Where was it signed?"
    assert related(where, one, other) == related(where, other, one) == "same"


@pytest.mark.parametrize(
    ("question", "one", "other", "expected"),
    [
        (HOW_LONG, "5", "five hours", "same"),
        (HOW_LONG, "5", "six hours", "different"),
        ("How far is it?", "42", "42 km", "same"),
        ("How old was she?", "3", "36 months", "same"),
    ],
)
def test_a_number_alone_has_the_unit_of_the_other_and_an_age_is_in_years(
    question: str, one: str, other: str, expected: str
) -> None:
    assert related(question, one, other) == related(question, other, one) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("the first half of 2020", "the second half of 2020", "different"),
        ("H1 2020", "the first half of 2020", "same"),
        ("First half of 2020", "May 2020", "compatible"),
        ("First quarter of 2020", "Q1 2020", "same"),
    ],
)
def test_half_a_year_is_six_months_of_it(one: str, other: str, expected: str) -> None:
    assert related(WHEN, one, other) == related(WHEN, other, one) == expected


def test_another_third_part_of_a_version_is_not_the_same() -> None:
    assert related("Which version fixes it?", "2.3.1", "2.3.2") == "unclear"


@pytest.mark.parametrize(
    ("question", "one", "other", "expected"),
    [
        ("What was the score?", "6-4, 7-5", "6-4, 6-3", "unclear"),
        ("What is the dose?", "500 mg twice a day", "500 mg once a day", "unclear"),
        ("What is the dose?", "500 mg twice a day", "500 mg, twice a day", "same"),
        ("How far is it?", "5 km (3.1 miles)", "5 km (3 miles)", "same"),
        (HOW_DEAR, "$5 million (€4.5 million)", "$5 million (€4.6 million)", "same"),
    ],
)
def test_answers_that_share_one_number_and_differ_in_another_are_not_the_same(
    question: str, one: str, other: str, expected: str
) -> None:
    assert related(question, one, other) == related(question, other, one) == expected
