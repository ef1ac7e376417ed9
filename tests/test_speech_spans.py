"""Speeches and quotations are slices of the text, found in a time that grows with it."""

from __future__ import annotations

import timeit
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from speaking import VISIT, of, speaker

from qa.types import Span
from qa.voice import asked_saying, asked_speaker, speech_at
from qa.voice.prose import prose
from qa.voice.quotations import quotations


def test_a_quotation_goes_on_into_the_next_paragraph() -> None:
    text = VISIT + "Pompeo said: “It rained.\n\n“It lasted five hours.”"
    assert speaker(text, "five hours") == "Mike Pompeo"


@given(st.text(alphabet='“”"‘’ab. \n,:;MrX said’s', max_size=80), st.data())
def test_every_part_of_a_speech_is_its_slice(text: str, data: st.DataObject) -> None:
    document = of(text + "x")
    start = data.draw(st.integers(0, len(text)))
    speech = speech_at(document, Span(start, start + 1))
    for quote in (speech.cue, speech.mention, speech.speaker) if speech else ():
        assert quote is None or document.quote(quote.span) == quote


@given(st.text(alphabet='“”„«»"‘’ab ', max_size=60))
def test_quotations_do_not_overlap(text: str) -> None:
    found = quotations(text, 0, len(text))
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(each.end <= len(text) for each in found)


def test_a_quotation_mark_that_is_never_closed_joins_only_what_stands_near_it() -> None:
    text = "“We will see. " + "The minister came on Monday. " * 300
    spoken = prose(of(text)).utterances(0)
    assert max(len(each.span) for each in spoken) <= 1600
    assert spoken[-1].span.end == len(text.rstrip())


def test_a_quotation_that_is_closed_is_one_utterance_however_long() -> None:
    text = "“" + "The minister came on Monday. " * 300 + "” said Ann Berg."
    assert len(prose(of(text)).utterances(0)) == 1


def seconds(work: Callable[[int], object], size: int) -> float:
    return min(timeit.repeat(lambda: work(size), number=1, repeat=3))


@pytest.mark.parametrize(
    "work",
    [
        lambda size: quotations("‘ala " * size, 0, 5 * size),
        lambda size: asked_speaker("what did " * size),
        lambda size: asked_saying("what did say " * size),
    ],
    ids=["opening marks alone", "a question’s speaker", "a question’s topic"],
)
def test_ten_times_as_much_text_takes_no_hundred_times_as_long(
    work: Callable[[int], object],
) -> None:
    assert seconds(work, 1000) < 50 * seconds(work, 100)
