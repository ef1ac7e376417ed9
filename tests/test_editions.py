"""Earlier editions stay resolvable, and the collection can be asked as it stood."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conftest import RECIPE, Open, Publish, document_of, stage
from hashed_embedder import HashedEmbedder

from qa.collection import EmbeddedCollection, EmbeddedDrafts
from qa.errors import InvalidInput, UnknownEdition
from qa.types import Metadata, Ranked, document_id
from qa.verify import Checker, Quotation

A = document_id("a.txt")
ZORB, KLAG = document_of("a.txt", "zorb"), document_of("a.txt", "klag mufk")
ZORB_ELSEWHERE = document_of("b.txt", "zorb drup")


def now() -> datetime:
    return datetime.now(UTC)


def as_of(folder: Path, time: datetime) -> EmbeddedCollection:
    return EmbeddedCollection.open(folder, "hashed", 16, time)


def answers(collection: EmbeddedCollection) -> list[Ranked]:
    query = HashedEmbedder().question("zorb klag")
    return collection.lexical("zorb klag mufk drup", 99) + collection.dense(query, 99)


def forget(folder: Path, before: datetime) -> int:
    with EmbeddedDrafts.reopen(folder) as drafts:
        return drafts.forget(before)


def test_an_edition_that_was_replaced_can_be_read(publish: Publish, open_collection: Open) -> None:
    publish(ZORB)
    publish(KLAG)
    with open_collection() as collection:
        assert collection.document(A) == KLAG
        assert collection.document(A, ZORB.sha256) == ZORB
        assert collection.document(A, KLAG.sha256) == KLAG


def test_an_edition_of_a_removed_document_can_be_read(
    publish: Publish, open_collection: Open
) -> None:
    publish(ZORB)
    publish(removed=("a.txt",))
    with open_collection() as collection:
        assert collection.document(A, ZORB.sha256) == ZORB
        assert collection.lexical("zorb", 5) == []


def test_a_quotation_of_an_earlier_edition_has_changed_since(
    publish: Publish, open_collection: Open
) -> None:
    publish(document_of("a.txt", "He spent six hours there."))
    publish(document_of("a.txt", "He spent five hours there."), ZORB_ELSEWHERE)
    with open_collection() as collection:
        before, now, never = Checker(lambda: collection).check(
            [Quotation("six hours"), Quotation("five hours"), Quotation("xylophone")]
        )
    assert (before.verdict, now.verdict, never.verdict) == ("changed_since", "verified", "absent")
    assert [(p.source, p.quote.exact) for p in before.passages] == [("a.txt", "six hours")]


def test_a_quotation_that_is_put_back_stands(publish: Publish, open_collection: Open) -> None:
    for text in ("He spent six hours there.", "He spent five hours.", "He spent six hours there."):
        publish(document_of("a.txt", text))
    with open_collection() as collection:
        (found,) = Checker(lambda: collection).check([Quotation("six hours")])
    assert found.verdict == "verified"


def test_the_past_is_filtered_and_its_quotations_checked(publish: Publish, folder: Path) -> None:
    publish(ZORB, ZORB_ELSEWHERE)
    then = now()
    publish(KLAG)
    with as_of(folder, then) as collection:
        assert [hit.document_id for hit in collection.lexical("zorb", 9, {A})] == [A]
        (found,) = Checker(lambda: collection).check([Quotation("zorb", source=A)])
    assert found.verdict == "verified"


def test_other_metadata_of_the_same_file_is_another_edition(
    publish: Publish, open_collection: Open
) -> None:
    publish(ZORB)
    publish(replace(ZORB, metadata=Metadata(genre="news"), sidecar="5" * 64))
    with open_collection() as collection:
        told, before = collection.history(A)
        assert (told.sidecar, before.sidecar) == ("5" * 64, "")
        assert told.sha256 == before.sha256 == ZORB.sha256
        assert collection.document(A, ZORB.sha256).metadata.genre == "news"


def test_an_edition_that_never_was_is_named(publish: Publish, open_collection: Open) -> None:
    publish(ZORB)
    with open_collection() as collection, pytest.raises(UnknownEdition, match=KLAG.sha256):
        collection.document(A, KLAG.sha256)


def test_the_history_of_a_document_is_without_gaps(publish: Publish, open_collection: Open) -> None:
    for document in (ZORB, KLAG, ZORB):
        publish(document)
    with open_collection() as collection:
        newest, middle, oldest = collection.history(A)
    shas = [each.sha256 for each in (newest, middle, oldest)]
    assert shas == [ZORB.sha256, KLAG.sha256, ZORB.sha256]
    assert (oldest.until, middle.until, newest.until) == (middle.since, newest.since, None)
    assert oldest.since < middle.since < newest.since


def test_every_state_that_was_can_be_asked_again(
    publish: Publish, open_collection: Open, folder: Path
) -> None:
    states = []
    for documents, removed in (
        ({"a.txt": "zorb\nklag", "b.txt": "zorb zorb"}, ()),
        ({"a.txt": "mufk drup", "c.txt": "zorb zorb"}, ()),
        ({}, ("b.txt",)),
        ({"a.txt": "zorb\nklag"}, ("c.txt",)),
    ):
        publish(documents, removed=removed)
        with open_collection() as collection:
            states.append((now(), collection.documents(), answers(collection)))
    for time, listings, found in states:
        with as_of(folder, time) as collection:
            assert collection.documents() == listings
            assert answers(collection) == found


def test_asking_for_a_past_state_writes_no_search_index(publish: Publish, folder: Path) -> None:
    publish(ZORB)
    time = now()
    publish(removed=("a.txt",))
    before = sorted((folder / "derived").rglob("*"))
    with as_of(folder, time) as collection:
        assert [hit.chunk.text for hit in collection.hits(collection.lexical("zorb", 5))] == [
            "zorb"
        ]
    assert sorted((folder / "derived").rglob("*")) == before


@pytest.mark.parametrize("off", [-3600, 3600])
def test_a_time_that_is_not_remembered_is_refused(publish: Publish, folder: Path, off: int) -> None:
    publish(ZORB)
    with pytest.raises(InvalidInput, match=r"not remembered|still to come"):
        as_of(folder, now() + timedelta(seconds=off))


def test_cutting_a_text_anew_makes_no_new_edition(
    publish: Publish, open_collection: Open, folder: Path, embedder: HashedEmbedder
) -> None:
    publish(ZORB)
    with open_collection() as collection:
        before = collection.history(A)
    with EmbeddedDrafts.open(folder, embedder.name, embedder.dim, "by page") as drafts:
        stage(drafts, ZORB, embedder)
        drafts.publish({"a.txt": ZORB.sha256}, ())
    with open_collection() as collection:
        assert collection.history(A) == before
        assert collection.generation == 2


def test_what_is_forgotten_is_gone_and_said_to_be(
    publish: Publish, open_collection: Open, folder: Path
) -> None:
    publish(ZORB)
    then = now()
    publish(KLAG)
    assert forget(folder, now()) == 1
    with open_collection() as collection:
        assert collection.document(A) == KLAG
        assert [hit.chunk.text for hit in collection.hits(collection.lexical("klag", 5))] == [
            "klag mufk"
        ]
        with pytest.raises(UnknownEdition):
            collection.document(A, ZORB.sha256)
    with pytest.raises(InvalidInput, match="not remembered; the history begins at"):
        as_of(folder, then)
    assert b"zorb" not in (folder / "qa.sqlite").read_bytes()


def test_a_time_is_not_remembered_when_what_stood_then_is_forgotten_though_it_came_back(
    publish: Publish, folder: Path
) -> None:
    publish(ZORB, ZORB_ELSEWHERE)
    then = now()
    publish(removed=("a.txt",))
    gone = now()
    publish(ZORB)
    forget(folder, gone)
    with pytest.raises(InvalidInput, match="not remembered"):
        as_of(folder, then)


def test_what_was_replaced_later_is_remembered(publish: Publish, folder: Path) -> None:
    publish(ZORB)
    before = now()
    publish(KLAG)
    assert forget(folder, before) == 0


def test_what_stands_is_never_forgotten(publish: Publish, folder: Path) -> None:
    publish(ZORB)
    assert forget(folder, now()) == 0
    with as_of(folder, now()) as collection:
        assert collection.document(A) == ZORB


def test_a_draft_that_waits_outlives_forgetting(
    publish: Publish, folder: Path, embedder: HashedEmbedder
) -> None:
    publish(ZORB)
    with EmbeddedDrafts.open(folder, embedder.name, embedder.dim, RECIPE) as drafts:
        stage(drafts, KLAG, embedder)
        drafts.forget(now())
        assert drafts.staged(KLAG.id, KLAG.sha256)


def test_a_running_reader_sees_that_something_was_forgotten(
    publish: Publish, open_collection: Open, folder: Path
) -> None:
    publish(ZORB)
    publish(KLAG)
    with open_collection() as collection:
        forget(folder, now())
        assert collection.stale()
