"""An ingest embeds every sentence once, in batches, and nothing that was embedded before."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import Open
from hashed_embedder import HashedEmbedder
from ingesting import A, B, C, Sync

from qa.chunk import chunks
from qa.collection import EmbeddedDrafts
from qa.ingest import BATCH, ingest, recipe
from qa.progress import Unseen
from qa.sentences import sentences
from qa.settings import Settings
from qa.types import Document, Embeddings


def test_every_chunk_is_found_by_each_of_its_sentences(
    sync: Sync, tree: Path, open_collection: Open, embedder: HashedEmbedder
) -> None:
    report = sync(tree)
    with open_collection() as collection:
        documents = [collection.document(each.id) for each in collection.documents()]
        cut = [chunk for document in documents for chunk in chunks(document, 900)]
        told = [(chunk, sentence) for chunk in cut for sentence in sentences(chunk.text)]
        assert report.sentences == len(told) > len(cut)
        for chunk, span in told:
            query = HashedEmbedder().documents([chunk.text[span.start : span.end]])
            (best,) = collection.hits(collection.dense(query, 1))
            assert best.chunk == chunk


def test_of_a_changed_document_only_its_new_sentences_are_embedded(
    sync: Sync, tree: Path, embedder: HashedEmbedder
) -> None:
    (tree / "b.md").write_text("# Today\n\nIt rains. The sun shines. A bell rings.")
    sync(tree)
    embedder.embedded.clear()
    (tree / "b.md").write_text("# Today\n\nIt rains. A dog barks. The sun shines. A bell rings.")
    report = sync(tree)
    assert embedder.embedded == ["A dog barks."]
    assert (report.embedded, report.sentences) == (1, 5)


def test_the_first_sentence_of_a_chunk_is_embedded_with_title_and_heading(
    sync: Sync, tmp_path: Path, embedder: HashedEmbedder
) -> None:
    (tmp_path / "sources").mkdir()
    text = "# The gallery\n\nIt is old.\n\n## Visitors\n\nIt had many. " + "It grew. " * 120
    (tmp_path / "sources/a.md").write_text(text)
    sync(tmp_path / "sources")
    assert embedder.embedded == [
        "The gallery\n# The gallery",
        "It is old.",
        "The gallery\nVisitors\n## Visitors",
        "It had many.",
        "It grew.",
        "The gallery\nVisitors\nIt grew.",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [("One. Two.\n\n* * *\n\nThree.", ["One. Two.\nOne.", "Two.", "Three."]), ("* * *", ["* * *"])],
)
def test_what_has_no_word_is_embedded_only_where_there_is_nothing_else(
    sync: Sync, tmp_path: Path, embedder: HashedEmbedder, text: str, told: list[str]
) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/a.txt").write_text(text)
    sync(tmp_path / "sources")
    assert embedder.embedded == told


def test_what_is_unchanged_is_neither_chunked_nor_embedded(
    sync: Sync, tree: Path, embedder: HashedEmbedder
) -> None:
    sync(tree)
    embedder.embedded.clear()
    os.utime(tree / "a.txt", (1, 1))
    report = sync(tree)
    assert report.unchanged == (A, B, C)
    assert (report.sentences, report.embedded, embedder.embedded) == (0, 0, [])


def test_another_chunk_length_cuts_everything_again(
    sync: Sync, tree: Path, open_collection: Open
) -> None:
    (tree / "a.txt").write_text("A sentence of some forty characters here. " * 10)
    sync(tree)
    report = sync(tree, length=100)
    assert report.changed == (A, B, C)
    with open_collection() as collection:
        assert [each.chunks for each in collection.documents()] == [5, 1, 1]
    assert sync(tree, length=100).unchanged == (A, B, C)


def test_a_text_that_stands_twice_is_embedded_once(
    sync: Sync, tree: Path, embedder: HashedEmbedder
) -> None:
    (tree / "again.md").write_bytes((tree / "b.md").read_bytes())
    report = sync(tree)
    assert len(embedder.embedded) == len(set(embedder.embedded)) == report.embedded
    assert report.embedded < report.sentences


def test_texts_are_embedded_in_batches_and_kept_when_interrupted(
    folder: Path, tree: Path, open_collection: Open
) -> None:
    for number in range(3 * BATCH):
        (tree / f"{number:03}.txt").write_text(f"Text number {number}.")
    limited, whole = Interrupted(after=2), HashedEmbedder()
    settings = Settings.model_validate({"index": folder})
    with (
        EmbeddedDrafts.open(folder, limited.name, limited.dim, recipe(900)) as drafts,
        pytest.raises(KeyboardInterrupt),
    ):
        ingest([tree], drafts, limited, settings)
    with EmbeddedDrafts.open(folder, whole.name, whole.dim, recipe(900)) as drafts:
        report = ingest([tree], drafts, whole, settings)
    assert len(limited.embedded) == 2 * BATCH
    assert len(report.added) == 3 * BATCH + 3
    assert not set(limited.embedded) & set(whole.embedded)


@pytest.fixture
def stored_and_done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """ "stored" and "done" with the name of each document, in the order in which it is."""
    told: list[str] = []
    store = EmbeddedDrafts.stage

    def stage(drafts: EmbeddedDrafts, document: Document, *more: object) -> None:
        told.append(f"stored {Path(document.source).name}")
        store(drafts, document, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(EmbeddedDrafts, "stage", stage)
    monkeypatch.setattr(
        Unseen, "advance", lambda _, source: told.append(f"done {Path(source).name}")
    )
    return told


def test_what_has_no_new_sentence_is_stored_at_once(
    sync: Sync, tree: Path, stored_and_done: list[str]
) -> None:
    sync(tree)
    stored_and_done.clear()
    assert sync(tree, length=1000).embedded == 0
    names = ("a.txt", "b.md", "c.txt")
    assert stored_and_done == [f"{what} {name}" for name in names for what in ("stored", "done")]


def test_no_more_documents_wait_than_texts_are_embedded_at_once(
    sync: Sync, tree: Path, stored_and_done: list[str]
) -> None:
    for number in range(BATCH):
        (tree / f"{number:03}.txt").write_text("Zorb.")
    sync(tree)
    stored = [each for each in stored_and_done[: 2 * BATCH] if each.startswith("stored")]
    assert len(stored) == BATCH


class Interrupted(HashedEmbedder):
    """Ctrl-C after so many batches."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self._left = after

    def documents(self, texts: Sequence[str]) -> Embeddings:
        if not self._left:
            raise KeyboardInterrupt
        self._left -= 1
        return super().documents(texts)
