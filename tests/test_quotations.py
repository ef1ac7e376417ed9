"""Verdicts: what is verified stands word for word, and nothing else is called so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import document_of
from hypothesis import assume, given
from hypothesis import strategies as st
from quoted import DEAL, DOCUMENTS, TRIAL, VISIT, judged
from told import Shelf

from qa.types import Document, Span
from qa.verify import Checker, Quotation
from qa.words import words


@pytest.mark.parametrize(
    ("exact", "seen"),
    [
        ("the port of Durrës and a boat to Italy", ()),
        ("THE HALL HOLDS THOUSANDS", ("case",)),
        ("called it 'a necessity'", ("quotation marks",)),
        ("He didn't say when he'd return", ("quotation marks",)),
        ("in Manëz — and called it", ("dashes",)),
        ("Mike Pompeo spent", ("non-breaking space",)),
        ("on land\nthat they bought", ("white space",)),
        ("spent five hours at", ("markup",)),
        ("in Mane\u0308z", ("letter forms",)),
        ("In the evening he left,", ()),
        ("The hall holds thousands,", ("closing punctuation",)),
        ("“The hall holds thousands.”", ()),
        ("[t]he hall holds thousands", ("brackets", "case")),
        ("The hall holds [sic] thousands", ("brackets", "white space")),
        ("In the evening he left … for the port", ("ellipsis",)),
        ("In the evening he left, [...] for the port", ("ellipsis",)),
        ("as a treaty … or so they say", ()),
        ("… and a boat to Italy …", ()),
    ],
)
def test_what_may_differ_is_seen_through_and_reported(exact: str, seen: tuple[str, ...]) -> None:
    found = judged(exact)
    assert (found.verdict, found.seen_through) == ("verified", seen)


@pytest.mark.parametrize(
    "exact",
    [
        "spent six hours at Ashraf 3",
        "spent five hours at Ashraf 2",
        "He did say when he’d return",
        "Some 30,000 people live there",
        "in Manez – and called it",
        "It was put to the Senate as a treaty",
        "The hall, holds thousands",
        "The hall holds thousands?",
        "The hall holds thousands!",
        "called it a necessity",
        "In the evening he quietly left, as quietly as he had come",
        "In the evening he left, for the port of Durrës",
        "Some 3,000% people live",
        "He [Pompeo] didn’t say when he’d return",
        "nobody asked her … live there, on land that they bought",
    ],
)
def test_what_says_something_else_is_altered(exact: str) -> None:
    assert judged(exact).verdict == "altered"


def test_an_alteration_shows_the_nearest_passage_and_every_word_that_differs() -> None:
    found = judged("spent six hours at Ashraf 3")
    assert found.nearest is not None
    assert found.nearest.quote == VISIT.quote(found.nearest.quote.span)
    assert [(piece.side, piece.text) for piece in found.difference] == [
        ("both", "spent **"),
        ("source", "five "),
        ("quotation", "six "),
        ("both", "hours** at Ashraf\u00a03"),
    ]


def test_all_places_are_told() -> None:
    found = judged("The deal was concluded in Vienna")
    assert [passage.source for passage in found.passages] == [
        "sources/deal.txt",
        "sources/copy.txt",
    ]


def test_what_an_ellipsis_leaves_out_is_told() -> None:
    (left,) = judged("In the evening he left … for the port").left_out
    assert left == VISIT.quote(left.span)
    assert left.exact == "as quietly as he had come"


def test_an_ellipsis_does_not_reach_from_passage_to_passage() -> None:
    long = document_of("long.txt", "It began here. " + "And on it went. " * 20 + "It ended there.")
    checker = Checker(lambda: Shelf(long))
    (found,) = checker.check([Quotation("It began here … It ended there")])
    assert found.verdict == "stitched"


def test_parts_of_two_documents_are_stitched_and_each_is_located() -> None:
    found = judged("The deal was concluded in the evening he left for the port of Durrës")
    parts = [(found.quotation.exact[p.span.start : p.span.end], p.passage) for p in found.parts]
    assert found.verdict == "stitched"
    assert {passage.source for _, passage in parts} >= {VISIT.source}
    assert all(words(exact)[0].normal == words(p.quote.exact)[0].normal for exact, p in parts)


def test_parts_between_ellipses_of_two_documents_are_stitched() -> None:
    found = judged("The hall holds thousands … concluded in Vienna on 14 July 2015")
    assert found.verdict == "stitched"
    assert [part.passage.source for part in found.parts] == [VISIT.source, DEAL.source]


@pytest.mark.parametrize("exact", ["Seven geese crossed a frozen lake", "xylophone", "…", "?!"])
def test_what_comes_near_nothing_is_absent(exact: str) -> None:
    assert judged(exact).verdict == "absent"


def slices(text: str) -> st.SearchStrategy[tuple[int, int]]:
    """The offsets from the start of one word to the end of another."""
    found = words(text)
    ends = st.tuples(*[st.integers(0, len(found) - 1)] * 2).map(sorted)
    return ends.map(lambda pair: (found[pair[0]].start, found[pair[1]].end))


@given(st.data(), st.sampled_from(DOCUMENTS))
def test_every_slice_of_every_document_is_verified(data: st.DataObject, document: Document) -> None:
    start, end = data.draw(slices(document.text))
    found = judged(document.text[start:end], document.id)
    assert found.verdict == "verified"
    assert Span(start, end) in [passage.quote.span for passage in found.passages]
    assert found.seen_through == ()


CHANGES: list[Callable[[list[str], int], list[str]]] = [
    lambda tokens, at: [*tokens[:at], "zyxwv", *tokens[at + 1 :]],
    lambda tokens, at: [*tokens[:at], "zyxwv", *tokens[at:]],
    lambda tokens, at: [*tokens[:at], *tokens[at + 1 :]],
]


@given(st.data(), st.sampled_from(DOCUMENTS), st.sampled_from(CHANGES))
def test_every_slice_with_one_word_changed_is_altered(
    data: st.DataObject, document: Document, change: Callable[[list[str], int], list[str]]
) -> None:
    start, end = data.draw(slices(document.text))
    tokens = [word.normal for word in words(document.text[start:end])]
    assume(len(tokens) > 3)
    changed = change(tokens, data.draw(st.integers(1, len(tokens) - 2)))
    found = judged(" ".join(changed))
    stands = any(" ".join(changed) in " ".join(w.normal for w in words(d.text)) for d in DOCUMENTS)
    assert found.verdict == "altered" or stands


SIGNS = "<>≤≥^~%$£±²⁶³"


@given(st.data(), st.sampled_from(["", *SIGNS]))
def test_no_slice_with_a_sign_changed_or_left_out_is_verified(
    data: st.DataObject, sign: str
) -> None:
    start, end = data.draw(slices(TRIAL.text))
    signs = [at for at in range(start + 1, end - 1) if TRIAL.text[at] in SIGNS]
    assume(signs)
    at = data.draw(st.sampled_from(signs))
    assume(TRIAL.text[at] != sign)
    changed = TRIAL.text[start:at] + sign + TRIAL.text[at + 1 : end]
    assert judged(changed).verdict != "verified"


@given(st.text())
def test_any_text_has_a_verdict(text: str) -> None:
    assume(text.strip())
    assert judged(text).verdict
