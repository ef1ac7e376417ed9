"""Every chunk is a slice of its document, made of whole sentences."""

from __future__ import annotations

import pytest
from conftest import document_of
from hypothesis import given
from hypothesis import strategies as st

from qa.chunk import chunks
from qa.sentences import sentences
from qa.types import Chunk, Document, Landmark

TEXTS = st.lists(
    st.sampled_from(
        ["One two. ", "Again and again. ", "Manëz — 😀! ", "\n\n", "- x\n", "word ", " "]
    ),
    max_size=80,
).map("".join)


def texts(document: Document, length: int) -> list[str]:
    return [chunk.text for chunk in chunks(document, length)]


@given(TEXTS, st.integers(10, 120))
def test_every_chunk_is_its_slice_and_no_longer_than_asked(text: str, length: int) -> None:
    document = document_of("a.txt", text)
    for chunk in chunks(document, length):
        assert document.text[chunk.span.start : chunk.span.end] == chunk.text
        assert len(chunk.text) <= length


@given(TEXTS, st.integers(10, 120))
def test_chunks_stand_in_order_and_lose_nothing_but_white_space(text: str, length: int) -> None:
    lost, at = "", 0
    for chunk in chunks(document_of("a.txt", text), length):
        assert chunk.span.start >= at
        lost, at = lost + text[at : chunk.span.start], chunk.span.end
    assert (lost + text[at:]).strip() == ""


@given(TEXTS)
def test_chunks_end_where_sentences_end(text: str) -> None:
    longest = max((len(span) for span in sentences(text)), default=0)
    ends = {span.end for span in sentences(text)}
    assert {c.span.end for c in chunks(document_of("a.txt", text), longest + 40)} <= ends


def test_repeated_sentences_keep_their_own_places() -> None:
    document = document_of("a.txt", "No comment. " * 30)
    starts = [chunk.span.start for chunk in chunks(document, 60)]
    assert starts == [0, 60, 120, 180, 240, 300]


def test_a_chunk_does_not_run_into_the_next_section() -> None:
    text = "First part.\nSecond\nOther part."
    document = Document(
        "d", "a.md", "0", "t", text, {"heading": (Landmark("heading", 12, "Second"),)}
    )
    assert texts(document, 900) == ["First part.", "Second\nOther part."]


def test_a_sentence_longer_than_a_chunk_is_cut_at_spaces() -> None:
    assert texts(document_of("a.txt", "word " * 30), 50) == ["word " * 9 + "word"] * 3


def test_an_empty_text_has_no_chunks() -> None:
    assert chunks(document_of("a.txt", ""), 100) == []


def test_a_chunk_refuses_a_text_that_does_not_fill_its_span() -> None:
    span = chunks(document_of("a.txt", "Words."), 100)[0].span
    with pytest.raises(ValueError, match="12 characters"):
        Chunk("d", span, "Other words.")
