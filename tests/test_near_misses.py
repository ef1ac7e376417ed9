"""Where there is no answer, it is said which words occur nowhere, and what is given instead."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ask_over, write_sources
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.answer import Pipeline
from qa.settings import Settings
from qa.types import NoAnswer
from qa.words import word_set

WORDS = word_set(
    "When Who Why did was the Lord Chancellor General St. Mrs. Pope Ann Berg's visit open fair "
    "Hall 3 4 May 2018 in of to dragons"
)
SOURCES = {
    "fair.md": "# The fair\n\nIn 2018 the fair raised 2,150 pounds for the hospice. It rained. "
    "Ann Berg opened the fair on 3 May 2018. The stalls were painted. Mia Holt thanked Tom "
    "Reed, who has run the tombola since 1998. Ann Berg chaired the guild from 2010 to 2015. "
    "Children left the centre.",
    "hall.txt": "Hall 3 was built by Tom Reed in the village of Harn. It has a kitchen.",
}


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    """Answers nothing: the threshold is out of reach."""
    sources = write_sources(tmp_path_factory.mktemp("qa"), SOURCES)
    return ask_over(sources, Settings(threshold=1))


def refused(pipeline: Pipeline, question: str) -> NoAnswer:
    outcome = pipeline.ask(question)
    assert isinstance(outcome, NoAnswer)
    return outcome


def test_words_that_occur_nowhere_are_named_whatever_their_ending(pipeline: Pipeline) -> None:
    assert refused(pipeline, "Which dragons paint the stall?").missing == ("dragons",)


def test_a_word_that_occurs_in_another_form_or_spelling_is_not_called_missing(
    pipeline: Pipeline,
) -> None:
    question = "Who built a colourful kitchen in the center that the hospice runs for its child?"
    assert refused(pipeline, question).missing == ("colourful",)


@pytest.mark.parametrize(
    ("question", "asked", "instead"),
    [
        ("How much did the fair raise in 2019?", "2019", "2018"),
        ("When did Mia Holt open the fair?", "Mia Holt", "Ann Berg"),
        ("Who built Hall 4?", "Hall 4", "Hall 3"),
        ("Since when has Mia Holt run the tombola?", "Mia Holt", "Tom Reed"),
    ],
)
def test_another_year_or_name_is_told_with_the_place_where_it_stands(
    pipeline: Pipeline, question: str, asked: str, instead: str
) -> None:
    (mismatch,) = refused(pipeline, question).mismatches
    document = pipeline.collection().document(mismatch.found.document_id)
    assert (mismatch.asked, mismatch.found.exact) == (asked, instead)
    assert document.quote(mismatch.found.span) == mismatch.found
    assert mismatch.sentence.quote.span.contains(mismatch.found.span)


def test_copies_of_a_sentence_are_shown_as_one_nearest_sentence(tmp_path: Path) -> None:
    copy = "Two helicopters and six lifeboats took part in the rescue."
    texts = {f"{name}.txt": f"{copy} {name} reports." for name in ("Post", "Ledger", "Wire")}
    pipeline = ask_over(write_sources(tmp_path, texts), Settings(threshold=1))
    shown = [each.quote.exact for each in refused(pipeline, "Who took part in the rescue?").nearest]
    assert shown.count(copy) == 1
    assert len(shown) > 1


def test_what_was_held_back_is_the_nearest_sentence_with_its_confidence(tmp_path: Path) -> None:
    text = "The bakery was to open in Oslo in March, but the lease fell through."
    asked = "Did the bakery, which bakes bread, cakes and buns, say in which town it may open soon?"
    texts = {"a.txt": text, "b.txt": asked}
    pipeline = ask_over(write_sources(tmp_path, texts), Settings())
    outcome = refused(pipeline, "Where did the bakery open?")
    assert outcome.nearest[0].quote.exact == text
    assert outcome.nearest[0].confidence == outcome.confidence >= Settings().threshold


@settings(deadline=None, max_examples=60)
@given(words=st.lists(st.sampled_from(sorted(WORDS)), min_size=1, max_size=8))
def test_no_question_of_titles_names_and_times_is_too_strange(
    pipeline: Pipeline, words: list[str]
) -> None:
    question = " ".join(words)
    for mismatch in refused(pipeline, question).mismatches:
        assert mismatch.asked in question


@pytest.mark.parametrize(
    "question", ["How much did the fair raise in 2018?", "Who chaired the guild in 2012?"]
)
def test_what_the_sources_do_have_is_no_mismatch(pipeline: Pipeline, question: str) -> None:
    assert refused(pipeline, question).mismatches == ()


def test_the_nearest_sentences_have_the_answer_they_would_have_given(pipeline: Pipeline) -> None:
    nearest = refused(pipeline, "How much did the fair raise for the school?").nearest
    assert "2,150 pounds for the hospice" in nearest[0].quote.exact
    assert all(each.quote.span.contains(each.answer.span) for each in nearest)
    assert max(each.confidence for each in nearest) < 1


def test_an_empty_index_explains_nothing_but_its_emptiness(tmp_path: Path) -> None:
    empty = ask_over(write_sources(tmp_path, {}), Settings())
    assert refused(empty, "Who built Hall 4?").mismatches == ()


def test_of_sentences_with_as_many_words_what_says_more_than_its_title_is_told(
    tmp_path: Path,
) -> None:
    text = "# The fair of Lund\n\nIn 2018 it rained.\n\n## Numbers\n\nIn 2020 it had nine tents."
    pipeline = ask_over(write_sources(tmp_path, {"fair.md": text}), Settings(threshold=1))
    (told,) = refused(pipeline, "How many tents did the Lund fair have in 2016?").mismatches
    assert told.found.exact == "2020"


def test_another_name_with_half_of_the_words_is_not_told_instead(tmp_path: Path) -> None:
    text = "# People\n\nTom Reed’s number is 4. Ann Berg has a telephone."
    pipeline = ask_over(write_sources(tmp_path, {"people.md": text}), Settings(threshold=1))
    assert refused(pipeline, "What is Mia Holt’s telephone number?").mismatches == ()
