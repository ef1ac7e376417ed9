"""A check sees every kind of damage; a repair makes again what is derived, and embeds nothing."""

from __future__ import annotations

import json
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from conftest import Open, Publish, publish_in
from hashed_embedder import HashedEmbedder

from qa.collection import EmbeddedDrafts, Soundness, checked, mended, stored
from qa.collection.bm25 import LexicalIndex
from qa.collection.derived import _seals
from qa.collection.schema import open_to_read
from qa.collection.tables import DATABASE
from qa.collection.vectors import DenseIndex
from qa.errors import CollectionBusy, CollectionMissing
from qa.suffixes import SuffixArray


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three documents, one of them edited once."""
    folder, embedder = tmp_path_factory.mktemp("made") / "index", HashedEmbedder()
    publish_in(folder, embedder, {"a.txt": "zorb\nklag mufk", "b.txt": "drup", "c.txt": "drup"})
    publish_in(folder, embedder, {"a.txt": "zorb\nklag flonk"})
    return folder


@pytest.fixture
def index(made: Path, folder: Path) -> Path:
    return Path(shutil.copytree(made, folder))


def sql(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def told(verdict: Soundness) -> str:
    return "\n".join(fault.what for fault in verdict.faults)


def test_a_sound_index_is_counted_and_has_no_faults(index: Path) -> None:
    verdict = checked(index)
    assert verdict.faults == ()
    counts = (verdict.generation, verdict.documents, verdict.editions, verdict.drafts)
    assert counts == (2, 3, 4, 0)
    assert (verdict.chunks, verdict.embeddings) == (6, 4)


def test_what_is_looked_at_is_told_as_it_goes(index: Path) -> None:
    told: list[tuple[str, int, int]] = []
    checked(index, lambda *step: told.append(step))
    assert [what for what, done, _ in told if done == 0] == [
        "database",
        "texts",
        "embeddings",
        "search indexes",
    ]
    assert [step for step in told if step[0] == "texts"] == [("texts", n, 4) for n in range(4)]
    assert all(done < total for _, done, total in told)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE editions SET text = 'zorc' WHERE source = 'b.txt'", "text of b.txt is damaged"),
        ("UPDATE editions SET characters = 9 WHERE source = 'b.txt'", "counted or hashed wrongly"),
        ("UPDATE editions SET document_id = 'x' WHERE source = 'b.txt'", "id x of another source"),
        ("UPDATE editions SET shingles = x'01000000'", "shingles of another text"),
        ("UPDATE chunks SET past = 99", "has no chunk at [0, 99)"),
        ("UPDATE sentences SET embedding = 99", "refers to nothing in embeddings"),
        ("DELETE FROM sentences WHERE start = 0", "chunks have no sentences"),
        ("DELETE FROM chunks WHERE start = 0", "sentences have no chunks"),
        ("UPDATE sentences SET past = start", "sentences have no chunks"),
        ("UPDATE embeddings SET vector = zeroblob(16)", "is no direction"),
        ("UPDATE embeddings SET vector = x'01'", "is no direction"),
        ("UPDATE publications SET since = '9' WHERE until IS NULL", "out of order"),
        ("UPDATE publications SET source = 'd.txt' WHERE source = 'b.txt'", "edition of b.txt"),
        ("DELETE FROM editions WHERE source = 'b.txt'", "refers to nothing in editions"),
    ],
)
def test_what_the_truth_lacks_is_told_and_cannot_be_mended(
    index: Path, damage: str, said: str
) -> None:
    sql(index, damage)
    verdict = mended(index)
    assert said in told(verdict)
    assert not all(fault.mendable for fault in verdict.faults)


NUMBERS = "WITH RECURSIVE n(n) AS (SELECT 9 UNION ALL SELECT n + 9 FROM n LIMIT 20000)"
MANY_CHUNKS = (
    f"{NUMBERS} INSERT INTO chunks SELECT 1, n, n + 8 FROM n",
    f"{NUMBERS} INSERT INTO sentences SELECT 1, n, n + 8, 1 FROM n",
)


def test_the_sentences_of_a_document_of_many_chunks_are_read_in_proportion_to_them(
    publish: Publish, folder: Path
) -> None:
    publish({"a.txt": "zorb"})
    sql(folder, *MANY_CHUNKS)
    with closing(open_to_read(folder)) as connection:
        began = time.process_time()
        codes, _, edges = stored.sentences(connection, [1], 16)
        assert time.process_time() - began < 3
    assert len(codes) == len(edges) - 1 == 20_001


def test_a_document_of_many_chunks_is_checked_in_proportion_to_them(
    publish: Publish, folder: Path
) -> None:
    publish({"a.txt": "zorb"})
    sql(folder, *MANY_CHUNKS)
    began = time.process_time()
    checked(folder)
    assert time.process_time() - began < 3


def other_vectors(index: Path) -> None:
    """A whole and well sealed search index that is of other documents."""
    derived = index / "derived" / "2"
    shutil.rmtree(derived / "lexical")
    (derived / "lexical").mkdir()
    LexicalIndex.of([(5, "zorb")], derived / "lexical")
    rows = len(np.load(derived / "parts/0/rows.npy"))
    DenseIndex.of(HashedEmbedder().documents(["zorb"] * rows)).write(derived / "parts/0")
    seal(derived)


def other_sentences(index: Path) -> None:
    """The chunks as they are, with other sentences in them."""
    path = index / "derived/2/parts/0/sentences"
    path.write_bytes(bytes(reversed(path.read_bytes())))
    seal(index / "derived/2")


def other_words(index: Path) -> None:
    documents = len(np.load(index / "derived/2/parts/0/texts.npy"))
    SuffixArray.of([("a", "zorb")] * documents).write(index / "derived/2/parts/0")
    seal(index / "derived/2")


def seal(derived: Path) -> None:
    manifest = json.loads((derived / "manifest.json").read_text())
    manifest["seals"] = _seals(derived)
    (derived / "manifest.json").write_text(json.dumps(manifest))


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda index: shutil.rmtree(index / "derived"), "no search index"),
        (lambda index: (index / "derived/2/lexical/meta.json").unlink(), "no search index"),
        (
            lambda index: (index / "derived/2/parts/0/dense.faiss").write_bytes(b"x"),
            "no search index",
        ),
        (other_vectors, "the dense index holds other vectors"),
        (other_vectors, "the lexical index holds other rows"),
        (other_sentences, "the dense index holds other vectors"),
        (other_words, "the concordance holds other words"),
        (lambda index: sql(index, "DELETE FROM clusters"), "clusters of near-duplicates"),
        (
            lambda index: sql(
                index, "INSERT INTO embeddings VALUES (9, 'k', x'01020304050607080102030405060708')"
            ),
            "1 embeddings belong to no sentence",
        ),
    ],
)
def test_what_is_derived_is_mended(
    index: Path, open_collection: Open, damage: Callable[[Path], object], said: str
) -> None:
    with open_collection() as collection:
        before = collection.lexical("zorb drup", 9)
    damage(index)
    assert said in told(checked(index))
    verdict = mended(index)
    assert said in "\n".join(fault.what for fault in verdict.mended)
    assert verdict.faults == ()
    with open_collection() as collection:
        assert collection.lexical("zorb drup", 9) == before


def test_what_a_killed_writer_left_is_no_fault_and_is_swept(index: Path) -> None:
    (index / "derived" / ".left").mkdir()
    verdict = checked(index)
    assert (verdict.faults, verdict.leftovers) == ((), ("derived/.left",))
    assert mended(index).leftovers == ()


def test_a_check_changes_nothing(index: Path) -> None:
    shutil.rmtree(index / "derived")
    checked(index)
    assert not (index / "derived").exists()


def test_a_damaged_database_is_a_fault(index: Path) -> None:
    path = index / DATABASE
    path.write_bytes(path.read_bytes()[:8192])
    assert "damaged" in told(checked(index))


def test_where_there_is_no_index_there_is_nothing_to_check(folder: Path) -> None:
    with pytest.raises(CollectionMissing, match="run `qa ingest`"):
        checked(folder)


def test_a_repair_waits_for_no_writer(index: Path) -> None:
    shutil.rmtree(index / "derived")
    with EmbeddedDrafts.reopen(index), pytest.raises(CollectionBusy):
        mended(index)
