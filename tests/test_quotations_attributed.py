"""Words that stand are misattributed to another source or mouth, and may have changed since."""

from __future__ import annotations

import pytest
from conftest import document_of
from quoted import DEAL, SHELF, VISIT, judged
from told import Shelf

from qa.types import Document
from qa.verify import Checker, Corpus, Quotation, Verdict
from qa.wiring import checker_of


@pytest.mark.parametrize("source", ["sources/visit.md", "visit.md", "visit", "The Visit", VISIT.id])
def test_a_claimed_source_is_known_by_path_name_title_or_id(source: str) -> None:
    assert judged("The hall holds thousands", source).verdict == "verified"
    found = judged("The deal was concluded in Vienna", source)
    assert found.verdict == "misattributed"
    assert [passage.source for passage in found.passages] == [
        "sources/deal.txt",
        "sources/copy.txt",
    ]


def test_a_source_that_no_document_is_called_is_a_misattribution() -> None:
    found = judged("The hall holds thousands", "The Times, 3 May")
    assert (found.verdict, found.reason) == (
        "misattributed",
        "Stands word for word, but no document is called The Times, 3 May.",
    )


def test_what_an_earlier_edition_said_has_changed_since() -> None:
    before = Document(VISIT.id, VISIT.source, "0" * 64, VISIT.title, "He spent six hours there.")
    checker = Checker(lambda: SHELF, lambda collection: Corpus.of_documents([before]))
    found, other = checker.check(
        [Quotation("He spent six hours"), Quotation("six hours", source=DEAL.id)]
    )
    assert found.verdict == "changed_since"
    assert [(p.sha256, p.quote.exact) for p in found.passages] == [("0" * 64, "He spent six hours")]
    assert other.verdict != "changed_since"


@pytest.mark.parametrize(
    ("told", "claimed", "verdict"),
    [
        ("Mike Pompeo", "Mr Pompeo", "verified"),
        ("Mike Pompeo", "Maryam Rajavi", "misattributed"),
        (None, "Maryam Rajavi", "verified"),
    ],
)
def test_words_in_another_mouth_are_misattributed(
    told: str | None, claimed: str, verdict: Verdict
) -> None:
    checker = Checker(lambda: SHELF, speakers=lambda document, span: told)
    (found,) = checker.check([Quotation("a necessity", speaker=claimed)])
    assert found.verdict == verdict


def remembering(now: str, before: str, told: str | None) -> Checker:
    """Of one document that was edited, in which `told` speaks."""
    document = document_of("sources/war.txt", now)
    edition = Document(document.id, document.source, "0" * 64, document.title, before)
    return Checker(
        lambda: Shelf(document),
        lambda collection: Corpus.of_documents([edition]),
        lambda document, span: told,
    )


@pytest.mark.parametrize(
    ("claimed", "verdict"), [("Ann Jones", "verified"), ("Bob Smith", "misattributed")]
)
def test_words_that_stand_have_not_changed_whoever_says_them(
    claimed: str, verdict: Verdict
) -> None:
    said = "We will win this war, said Ann. "
    checker = remembering(said + "New tail.", said + "Old tail.", "Ann Jones")
    (found,) = checker.check([Quotation("We will win this war", speaker=claimed)])
    assert found.verdict == verdict


def test_words_that_stand_no_more_have_changed_whoever_said_them() -> None:
    checker = remembering("New tail.", "We will win this war, said Ann. Old tail.", "Ann Jones")
    (found,) = checker.check([Quotation("We will win this war", speaker="Bob Smith")])
    assert found.verdict == "changed_since"


def test_what_left_its_source_has_changed_though_another_document_has_it() -> None:
    before = Document(VISIT.id, VISIT.source, "0" * 64, VISIT.title, "The deal was concluded.")
    checker = Checker(lambda: SHELF, lambda collection: Corpus.of_documents([before]))
    (found,) = checker.check([Quotation("The deal was concluded", source=VISIT.id)])
    assert found.verdict == "changed_since"


SPOKEN = document_of(
    "sources/spoken.txt",
    "Anna Berg said: “The bridge will stand for a century.” Carl Holm said that the tolls "
    "were low.",
)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Anna Berg said: “The bridge will stand for a century.”", "verified"),
        ("Carl Holm said: “The bridge will stand for a century.”", "misattributed"),
        ("A sign says: “The bridge will stand for a century.”", "verified"),
        ("Anna Berg said “the tolls were low”.", "misattributed"),
    ],
)
def test_a_text_puts_words_into_a_mouth_that_the_document_tells_of(
    text: str, verdict: Verdict
) -> None:
    (found,) = checker_of(lambda: Shelf(SPOKEN)).check_text(text)
    assert found.verdict == verdict
