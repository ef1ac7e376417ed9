"""Search and reading see through typesetting; what is quoted is the document's own text."""

from __future__ import annotations

import pytest
from conftest import Open, Publish, shared_reader
from hypothesis import given
from hypothesis import strategies as st

from qa.types import Chunk, Document, Span
from qa.view import view, viewed


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("16\u00a0May\u202f2022", "16 May 2022"),
        ("agree\u00adment", "agreement"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("the ﬁrst oﬃce", "the first office"),
        ("Iran’s “regime”", 'Iran\'s "regime"'),
        ("Ｆｕｌｌ１２", "Full12"),
        ("ﾊﾟ", "ハ\u309a"),
        ("Henry Ⅷ", "Henry VIII"),
        ("non\u2011stop", "non\u2010stop"),
    ],
)
def test_typesetting_is_seen_through(text: str, seen: str) -> None:
    assert viewed(text) == seen


@pytest.mark.parametrize(
    "text", ["in 2021³", "40 m²", "½", "Manëz – …", "می\u200cخواهم", "e\u0308"]
)
def test_what_says_something_else_stays(text: str) -> None:
    assert viewed(text) == text


@given(st.text(st.sampled_from("ab ﬃ\u00ad“\u00a0ＦⅧ\u200b³")) | st.text(), st.data())
def test_every_span_of_a_view_leads_to_what_it_stands_for(text: str, draw: st.DataObject) -> None:
    seen = view(text)
    assert seen.text == viewed(text)
    assert len(seen.edges) == len(seen.text) + 1
    assert seen.edges[-1] == len(text)
    if seen.text:
        start = draw.draw(st.integers(0, len(seen.text) - 1))
        end = draw.draw(st.integers(start + 1, len(seen.text)))
        span = seen.span(Span(start, end))
        assert seen.text[start:end] in viewed(text[span.start : span.end])


def test_a_letter_of_a_ligature_leads_to_the_whole_of_it() -> None:
    seen = view("the oﬃce")
    at = seen.text.index("ffi")
    assert [seen.span(Span(at + n, at + n + 1)) for n in range(3)] == [Span(5, 6)] * 3


@pytest.mark.parametrize(
    "answer", ["five\u00a0hours", "ﬁve hours", "fi\u00adve hours", "ｆｉｖｅ hours"]
)
def test_an_answer_is_read_through_typesetting_and_quoted_as_it_stands(answer: str) -> None:
    text = f"It rained. Mike Pompeo spent {answer} at Ashraf 3. He left."
    document = Document("d", "d.txt", "0", "d", text)
    chunk = Chunk.of(document, Span(0, len(text)))
    best = shared_reader().read("How long did Pompeo spend at Ashraf 3?", [chunk])[0]
    assert document.quote(best.span).exact == answer


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("zero width", "zero\u00a0width"),
        ("office", "oﬃce"),
        ("Full", "Ｆｕｌｌ"),
        ("wide", "wi\u200bde"),
    ],
)
def test_a_word_is_found_through_typesetting(
    publish: Publish, open_collection: Open, query: str, text: str
) -> None:
    publish({"a.txt": text, "b.txt": "nothing of it"})
    with open_collection() as collection:
        assert [hit.chunk.text for hit in collection.hits(collection.lexical(query, 5))] == [text]
