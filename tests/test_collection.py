"""A collection is what was published last."""

from __future__ import annotations

import weakref
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import RECIPE, Open, Publish, chunks_of, document_of, key_of, stage
from hashed_embedder import HashedEmbedder

from qa.collection import EmbeddedDrafts
from qa.errors import QuoteMismatch, UnknownDocument
from qa.types import (
    Chunk,
    Document,
    Kind,
    Landmark,
    Metadata,
    Place,
    Sentence,
    Span,
    document_id,
)


def test_a_document_comes_back_as_it_was_staged(publish: Publish, open_collection: Open) -> None:
    text = "\ufeffZeile\r\nzwei\u00a0\x00 🙂 “q” e\u0308\nEnd"
    landmarks: dict[Kind, Place] = {
        "page": (Landmark("page", 0, "1"), Landmark("page", 7, "2")),
        "heading": (Landmark("heading", 0, "Zeile"), Landmark("heading", 7, "„zwei“", 2)),
    }
    metadata = Metadata(("A", "Ö"), "P", "2022-05", "news", ("x", "y"))
    told = ("no text on page 3",)
    name, digest = document_id("ä.pdf"), "1" * 64
    given = Document(
        name, "ä.pdf", digest, "Tïtle", text, landmarks, metadata, "utf-8", told, "2" * 64
    )
    publish(given)
    with open_collection() as collection:
        assert collection.document(given.id) == given


def test_the_list_is_by_source_and_counts(publish: Publish, open_collection: Open) -> None:
    publish({"b.txt": "zorb\n\x00klag 🙂", "a.txt": "mufk"})
    with open_collection() as collection:
        rows = [(each.source, each.characters, each.chunks) for each in collection.documents()]
    assert rows == [("a.txt", 4, 1), ("b.txt", 12, 2)]


def test_an_unknown_id_is_named(publish: Publish, open_collection: Open) -> None:
    publish({"a.txt": "zorb"})
    with open_collection() as collection, pytest.raises(UnknownDocument, match="'nope'"):
        collection.document("nope")


def test_a_staged_edition_is_unseen_until_it_is_published(
    publish: Publish, open_collection: Open, folder: Path, embedder: HashedEmbedder
) -> None:
    publish({"a.txt": "zorb"})
    changed = document_of("a.txt", "klag")
    with EmbeddedDrafts.open(folder, embedder.name, embedder.dim, RECIPE) as drafts:
        stage(drafts, changed, embedder)
        with open_collection() as collection:
            assert collection.document(changed.id).text == "zorb"
        drafts.publish({"a.txt": changed.sha256}, ())
    with open_collection() as collection:
        assert collection.document(changed.id).text == "klag"
        assert collection.lexical("zorb", 5) == []


def test_a_removed_source_leaves(publish: Publish, open_collection: Open) -> None:
    publish({"a.txt": "zorb", "b.txt": "klag"})
    publish(removed=("a.txt",))
    with open_collection() as collection:
        assert [each.source for each in collection.documents()] == ["b.txt"]
        assert collection.lexical("zorb", 5) == []


def test_a_generation_is_counted_only_where_something_changed(
    publish: Publish, open_collection: Open
) -> None:
    publish({"a.txt": "zorb"})
    publish({"a.txt": "zorb"}, removed=("unknown.txt",))
    with open_collection() as collection:
        assert collection.generation == 1


def test_embeddings_are_kept_while_an_edition_refers_to_them(
    publish: Publish, folder: Path, embedder: HashedEmbedder
) -> None:
    publish({"a.txt": "zorb\nklag", "b.txt": "klag"})
    publish(removed=("a.txt",))
    with EmbeddedDrafts.reopen(folder) as drafts:
        drafts.forget(datetime.now(UTC))
    keys = {word: key_of(word) for word in ("zorb", "klag")}
    with EmbeddedDrafts.open(folder, embedder.name, embedder.dim, RECIPE) as drafts:
        found = drafts.embeddings(list(keys.values()))
    assert list(found) == [keys["klag"]]
    assert found[keys["klag"]] == pytest.approx(embedder.documents(["klag"])[0], abs=0.005)


def test_an_edition_of_another_recipe_counts_as_not_staged(
    publish: Publish, folder: Path, embedder: HashedEmbedder
) -> None:
    publish({"a.txt": "zorb"})
    known = document_of("a.txt", "zorb")
    with EmbeddedDrafts.open(folder, embedder.name, embedder.dim, "by page") as drafts:
        assert drafts.editions() == {"a.txt": known.sha256}
        assert not drafts.staged(known.id, known.sha256)
    with EmbeddedDrafts.open(folder, embedder.name, embedder.dim, RECIPE) as drafts:
        assert drafts.staged(known.id, known.sha256)


def test_an_edition_that_was_not_staged_cannot_be_published(
    publish: Publish, open_collection: Open, folder: Path, embedder: HashedEmbedder
) -> None:
    publish({"a.txt": "zorb"})
    with (
        EmbeddedDrafts.open(folder, embedder.name, embedder.dim, RECIPE) as drafts,
        pytest.raises(ValueError, match=r"b\.txt"),
    ):
        drafts.publish({"b.txt": "0" * 64}, ["a.txt"])
    with open_collection() as collection:
        assert [each.source for each in collection.documents()] == ["a.txt"]


def test_a_chunk_that_is_no_slice_is_refused(
    publish: Publish, folder: Path, embedder: HashedEmbedder
) -> None:
    document = document_of("a.txt", "zorb")
    lie = Chunk(document.id, Span(0, 4), "klag")
    with (
        EmbeddedDrafts.open(folder, embedder.name, embedder.dim, RECIPE) as drafts,
        pytest.raises(QuoteMismatch, match=r"a\.txt"),
    ):
        drafts.stage(document, [lie], [Sentence(lie.span, "key", embedder.documents(["klag"])[0])])


@pytest.mark.parametrize(
    ("places", "dim", "saying"),
    [
        ([], 16, "not those of the chunks of a.txt"),
        ([Span(0, 4)], 16, "not those of the chunks of a.txt"),
        ([Span(0, 6), Span(5, 9)], 16, "not those of the chunks of a.txt"),
        ([Span(0, 4), Span(5, 9)], 8, r"must be \[16\]"),
    ],
)
def test_sentences_that_are_not_those_of_the_chunks_are_refused(
    folder: Path, places: list[Span], dim: int, saying: str
) -> None:
    document = document_of("a.txt", "zorb\nklag")
    vector = HashedEmbedder(dim=dim).documents(["zorb"])[0]
    sentences = [Sentence(span, "key", vector) for span in places]
    with (
        EmbeddedDrafts.open(folder, "hashed", 16, RECIPE) as drafts,
        pytest.raises(ValueError, match=saying),
    ):
        drafts.stage(document, chunks_of(document), sentences)


def test_a_reader_stays_with_the_generation_it_opened(
    publish: Publish, open_collection: Open, embedder: HashedEmbedder
) -> None:
    publish({"a.txt": "zorb", "b.txt": "klag"})
    with open_collection() as old:
        publish({"a.txt": "mufk"}, removed=("b.txt",))
        publish({"c.txt": "drup"})
        found = {hit.chunk.text for hit in old.hits(old.lexical("zorb klag mufk drup", 9))}
        assert found == {"klag", "zorb"}
        assert len(old.dense(embedder.question("zorb"), 9)) == 2
        assert old.document(document_id("a.txt")).text == "zorb"
        assert old.document(document_id("b.txt")).text == "klag"


def test_a_reader_is_stale_once_something_newer_is_published(
    publish: Publish, open_collection: Open
) -> None:
    publish({"a.txt": "zorb"})
    with open_collection() as collection:
        assert not collection.stale()
        publish({"a.txt": "klag"})
        assert collection.stale()


def test_a_reader_that_is_dropped_closes_what_it_held(
    publish: Publish, open_collection: Open
) -> None:
    publish({"a.txt": "zorb"})
    collection = open_collection()
    collection.document(document_id("a.txt"))
    dropped = weakref.ref(collection)
    del collection
    assert dropped() is None
