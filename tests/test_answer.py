"""A question gets quotes that stand in the sources, or is told that there is no answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ask_over, write_sources
from hypothesis import given
from hypothesis import strategies as st
from serving import ANSWERABLE, SOURCES

from qa.answer import Pipeline
from qa.cite import AFFIX
from qa.confidence import percent
from qa.errors import InvalidInput, QuoteMismatch
from qa.scope import Scope
from qa.settings import Settings
from qa.types import Answer, NoAnswer, Quote, Span
from qa.verify import verify
from qa.voice import Heard


def answered(pipeline: Pipeline, question: str = ANSWERABLE, k: int | None = None) -> Answer:
    outcome = pipeline.ask(question, k)
    assert isinstance(outcome, Answer)
    return outcome


def test_an_answer_is_marked_inside_the_full_sentence(pipeline: Pipeline) -> None:
    quotes = {(c.answer.exact, c.quote.exact) for c in answered(pipeline).citations}
    assert ("five hours", "Mike Pompeo spent five hours at Ashraf 3 in Manëz.") in quotes


def test_every_quote_is_its_slice_of_the_stored_document(pipeline: Pipeline) -> None:
    for citation in answered(pipeline).citations:
        text = pipeline.collection().document(citation.quote.document_id).text
        for quote in (citation.quote, citation.answer):
            assert text[quote.span.start : quote.span.end] == quote.exact


def test_sources_that_agree_are_all_quoted(pipeline: Pipeline) -> None:
    sources = {Path(c.source).name for c in answered(pipeline).citations}
    assert sources >= {"news.md", "opinion.txt"}


def test_the_best_quote_comes_first_and_gives_the_confidence(pipeline: Pipeline) -> None:
    answer = answered(pipeline)
    ranked = [citation.confidence for citation in answer.citations]
    assert ranked == sorted(ranked, reverse=True)
    assert answer.confidence == ranked[0]


def test_no_sentence_is_quoted_twice(pipeline: Pipeline) -> None:
    quotes = [(c.quote.document_id, c.quote.span) for c in answered(pipeline).citations]
    assert len(quotes) == len(set(quotes))


def test_k_is_the_most_quotes(pipeline: Pipeline) -> None:
    assert len(answered(pipeline, k=1).citations) == 1


def test_a_citation_carries_what_finds_it_again(pipeline: Pipeline) -> None:
    news = next(c for c in answered(pipeline).citations if c.source.endswith("news.md"))
    document = pipeline.collection().document(news.quote.document_id)
    start, end = news.quote.span.start, news.quote.span.end
    assert document.text[:start].endswith(news.prefix)
    assert document.text[end:].startswith(news.suffix)
    assert len(news.prefix) == AFFIX or start == len(news.prefix)
    assert [(mark.kind, mark.name) for mark in news.place] == [("heading", "The visit")]
    assert (news.title, news.sha256) == ("The visit", document.sha256)


def test_a_question_beside_the_sources_gets_no_answer(pipeline: Pipeline) -> None:
    outcome = pipeline.ask("What is the boiling point of tungsten?")
    assert isinstance(outcome, NoAnswer)
    assert f"below the threshold of {percent(Settings().threshold)}" in outcome.reason
    assert outcome.confidence < Settings().threshold


def test_no_answer_shows_the_nearest_passages(pipeline: Pipeline) -> None:
    outcome = pipeline.ask("Who invented yeast?")
    assert isinstance(outcome, NoAnswer)
    assert outcome.nearest[0].quote.exact == SOURCES["bread.txt"]


def test_an_empty_index_says_that_it_is_empty(tmp_path: Path) -> None:
    outcome = ask_over(write_sources(tmp_path, {}), Settings()).ask(ANSWERABLE)
    assert isinstance(outcome, NoAnswer)
    assert "no document" in outcome.reason


def test_the_stages_are_timed(pipeline: Pipeline) -> None:
    stages = [timing.stage for timing in answered(pipeline).timings]
    assert stages == ["understand", "retrieve", "read", "verify", "compare", "total"]


@pytest.mark.parametrize("question", ["", " \n\t ", "?!", "😀"])
def test_a_question_without_a_word_is_refused(pipeline: Pipeline, question: str) -> None:
    with pytest.raises(InvalidInput, match="no word"):
        pipeline.ask(question)


def test_a_question_too_long_is_refused_with_both_lengths(pipeline: Pipeline) -> None:
    with pytest.raises(InvalidInput, match=r"100,000 characters.*1,000"):
        pipeline.ask("x" * 100_000)


def test_a_binary_question_is_refused(pipeline: Pipeline) -> None:
    with pytest.raises(InvalidInput, match="is not text"):
        pipeline.ask("What\x00is this")


def test_half_a_character_is_refused(pipeline: Pipeline) -> None:
    with pytest.raises(InvalidInput, match="is not text"):
        pipeline.ask("Who \ud800 is this")


@pytest.mark.parametrize("k", [0, -1, 10_000])
def test_a_k_out_of_range_is_refused(pipeline: Pipeline, k: int) -> None:
    with pytest.raises(InvalidInput, match=f"k is {k:,}; it must be from 1 to 50"):
        pipeline.ask(ANSWERABLE, k)
    with pytest.raises(InvalidInput, match=f"k is {k:,}; it must be from 1 to 50"):
        pipeline.search(ANSWERABLE, k)


@given(st.text(min_size=1, max_size=60))
def test_any_text_is_answered_or_refused(pipeline: Pipeline, text: str) -> None:
    try:
        outcome = pipeline.ask(text)
    except InvalidInput:
        return
    assert isinstance(outcome, Answer | NoAnswer)


def test_a_quote_that_differs_from_its_slice_does_not_pass(pipeline: Pipeline) -> None:
    citation = answered(pipeline).citations[0]
    document = pipeline.collection().document(citation.quote.document_id)
    forged = replace(citation, quote=replace(citation.quote, exact="Pompeo spent six hours."))
    with pytest.raises(QuoteMismatch, match="does not stand in"):
        verify(forged, document)


def test_an_answer_outside_its_quote_does_not_pass(pipeline: Pipeline) -> None:
    citation = answered(pipeline).citations[0]
    document = pipeline.collection().document(citation.quote.document_id)
    elsewhere = (
        document.quote(Span(0, 1))
        if citation.quote.span.start
        else document.quote(Span(len(document.text) - 1, len(document.text)))
    )
    whole = Quote(document.id, citation.answer.span, citation.answer.exact)
    with pytest.raises(QuoteMismatch, match="outside its quote"):
        verify(replace(citation, quote=whole, answer=elsewhere), document)


def test_a_quote_of_another_edition_does_not_pass(pipeline: Pipeline) -> None:
    citation = answered(pipeline).citations[0]
    document = pipeline.collection().document(citation.quote.document_id)
    with pytest.raises(QuoteMismatch, match="another edition"):
        verify(citation, replace(document, sha256="0" * 64))


REPORTED = {
    "plant.txt": "Mayor Rosa Quispe came late. She said that the plant leaked 40 tonnes of acid "
    "in 2011.",
    "firm.txt": "The firm denied that the plant leaked 90 tonnes of acid.",
    "river.txt": "The plant leaked 60 tonnes of acid into the river.",
}
LEAKED = "How many tonnes of acid did the plant leak?"


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    return ask_over(write_sources(tmp_path_factory.mktemp("voices"), REPORTED), Settings())


def test_a_quote_tells_its_speaker_by_the_fullest_name(reported: Pipeline) -> None:
    spoken = next(c for c in answered(reported, LEAKED).citations if "40" in c.answer.exact)
    assert spoken.speech
    assert spoken.speech.speaker
    assert (spoken.voice, spoken.speech.speaker.exact) == ("reported", "Rosa Quispe")


def test_what_a_source_denies_is_no_answer(reported: Pipeline) -> None:
    assert not any("90" in c.answer.exact for c in answered(reported, LEAKED).citations)


def test_only_the_speaker_asked_for_is_quoted(reported: Pipeline) -> None:
    outcome = reported.ask(LEAKED, scope=Scope(heard=Heard(speaker="Quispe")))
    assert isinstance(outcome, Answer)
    assert {Path(c.source).name for c in outcome.citations} == {"plant.txt"}


def test_a_search_finds_only_passages_with_the_voice_asked_for(reported: Pipeline) -> None:
    found = reported.search(LEAKED, scope=Scope(heard=Heard(speaker="Rosa Quispe")))
    assert ["She said" in each.quote.exact for each in found] == [True]


def test_what_is_in_the_mouth_of_whom_the_question_names_comes_first(reported: Pipeline) -> None:
    asked = "How many tonnes of acid did Rosa Quispe say that the plant leaked?"
    best = answered(reported, asked).citations[0]
    assert best.speech
    assert "40" in best.answer.exact


def test_where_the_sources_only_deny_it_the_reason_says_so(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = write_sources(tmp_path_factory.mktemp("denied"), {"firm.txt": REPORTED["firm.txt"]})
    outcome = ask_over(folder, Settings()).ask(LEAKED)
    assert isinstance(outcome, NoAnswer)
    assert "denied" in outcome.reason
