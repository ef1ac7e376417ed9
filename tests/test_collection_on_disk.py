"""An index folder that is missing, foreign, old or damaged: what is said and done."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from conftest import RECIPE, Open, Publish, document_of
from hashed_embedder import HashedEmbedder
from on_disk import SOURCES, answers

from qa.collection import EmbeddedCollection, EmbeddedDrafts, checked
from qa.collection.directions import unit
from qa.collection.tables import DATABASE, VERSION
from qa.errors import (
    CollectionCorrupt,
    CollectionError,
    CollectionForeign,
    CollectionMissing,
)


def sql(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        connection.create_function("floats", 1, floats)
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def floats(direction: bytes) -> bytes:
    """The vector as formats up to 4 hold it."""
    return unit(np.frombuffer(direction, dtype=np.int8)[None]).tobytes()


def schema(folder: Path) -> list[object]:
    """The version of the database, and its tables and indexes by name."""
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()
        return [version, *connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name")]


def test_a_missing_index_says_to_ingest(open_collection: Open) -> None:
    with pytest.raises(CollectionMissing, match="run `qa ingest`"):
        open_collection()


def test_opening_to_read_makes_nothing(open_collection: Open, folder: Path) -> None:
    with pytest.raises(CollectionMissing):
        open_collection()
    assert not folder.exists()


def test_an_index_in_which_nothing_was_published_says_to_ingest(
    open_collection: Open, folder: Path, embedder: HashedEmbedder
) -> None:
    EmbeddedDrafts.open(folder, embedder.name, embedder.dim, RECIPE).close()
    with pytest.raises(CollectionMissing, match="run `qa ingest` again"):
        open_collection()


def test_an_empty_database_file_is_taken_for_a_new_index(
    open_collection: Open, publish: Publish, folder: Path
) -> None:
    folder.mkdir()
    (folder / DATABASE).touch()
    with pytest.raises(CollectionMissing):
        open_collection()
    publish(SOURCES)
    open_collection().close()


def assert_refused(kind: type[CollectionError], saying: str, folder: Path) -> None:
    """By the reader and by the writer alike, with the database left as it is."""
    before = (folder / DATABASE).read_bytes()
    embedder = HashedEmbedder()
    with pytest.raises(kind, match=saying):
        EmbeddedCollection.open(folder, embedder.name, embedder.dim)
    with pytest.raises(kind, match=saying):
        EmbeddedDrafts.open(folder, embedder.name, embedder.dim, RECIPE)
    assert (folder / DATABASE).read_bytes() == before


def test_a_database_of_another_program_is_refused(folder: Path) -> None:
    folder.mkdir()
    sql(folder, "CREATE TABLE bookmarks (url TEXT)")
    assert_refused(CollectionForeign, "another program; move it away", folder)


def test_a_file_that_is_no_database_is_refused(folder: Path) -> None:
    folder.mkdir()
    (folder / DATABASE).write_text("my notes\n" * 1000)
    assert_refused(CollectionForeign, "move it away, or give another --index", folder)


@pytest.mark.parametrize(
    ("version", "advice"),
    [(VERSION + 1, "upgrade qa"), (1, "move it away and run `qa ingest`")],
)
def test_another_format_is_refused(published: Path, version: int, advice: str) -> None:
    sql(published, f"PRAGMA user_version = {version}")
    saying = f"has format {version}, this qa reads format {VERSION}: {advice}"
    assert_refused(CollectionForeign, saying, published)


FORMAT_4 = (
    "DROP INDEX sentences_by_embedding",
    "ALTER TABLE embeddings RENAME TO directions",
    "ALTER TABLE chunks RENAME TO places",
    "CREATE TABLE embeddings (key TEXT PRIMARY KEY, vector BLOB NOT NULL)",
    "CREATE TABLE chunks (edition INTEGER NOT NULL REFERENCES editions ON DELETE CASCADE, "
    "start INTEGER NOT NULL, past INTEGER NOT NULL, embedding TEXT NOT NULL REFERENCES embeddings, "
    "PRIMARY KEY (edition, start, past)) WITHOUT ROWID",
    "CREATE INDEX chunks_by_embedding ON chunks (embedding)",
    "INSERT INTO embeddings SELECT key, floats(vector) FROM directions",
    "INSERT INTO chunks SELECT edition, start, past, key FROM sentences "
    "JOIN directions ON directions.id = embedding",
    "DROP TABLE sentences",
    "DROP TABLE places",
    "DROP TABLE directions",
    "PRAGMA user_version = 4",
)
FORMAT_3 = (
    *FORMAT_4,
    "DROP INDEX editions_by_text",
    "CREATE INDEX editions_by_text ON editions (text_sha256)",
    "PRAGMA user_version = 3",
)
FORMAT_2 = (*FORMAT_3, "DROP TABLE pages", "PRAGMA user_version = 2")


@pytest.mark.parametrize("downgrade", [FORMAT_2, FORMAT_3, FORMAT_4])
def test_an_older_format_is_refused_until_a_writer_has_upgraded_it(
    published: Path, open_collection: Open, publish: Publish, downgrade: Sequence[str]
) -> None:
    made = schema(published)
    with open_collection() as collection:
        found = answers(collection, HashedEmbedder())
    sql(published, *downgrade)
    with pytest.raises(CollectionForeign, match="run `qa ingest`, which upgrades it"):
        open_collection()
    publish()
    assert schema(published) == made
    assert checked(published).faults == ()
    with open_collection() as collection:
        assert {listing.source for listing in collection.documents()} == {*SOURCES}
        assert answers(collection, HashedEmbedder()) == found


def test_another_embedder_is_refused(published: Path) -> None:
    for embedder in (HashedEmbedder("other"), HashedEmbedder(dim=8)):
        with pytest.raises(CollectionForeign, match=r"made by the embedder 'hashed' \(16"):
            EmbeddedCollection.open(published, embedder.name, embedder.dim)
        with pytest.raises(CollectionForeign, match="give another --index"):
            EmbeddedDrafts.open(published, embedder.name, embedder.dim, RECIPE)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_truncated_database_is_refused(published: Path, part: float) -> None:
    path = published / DATABASE
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * part)])
    assert_refused(CollectionCorrupt, "run `qa ingest`, or restore a copy", published)


def test_random_bytes_in_the_database_are_refused(published: Path) -> None:
    path = published / DATABASE
    content = bytearray(path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    path.write_bytes(content)
    assert_refused(CollectionCorrupt, "damaged", published)


def test_a_text_that_was_altered_is_not_quoted(published: Path, open_collection: Open) -> None:
    path = published / DATABASE
    path.write_bytes(path.read_bytes().replace(b"klag mufk", b"klag mufy"))
    with (
        open_collection() as collection,
        pytest.raises(CollectionCorrupt, match=r"the stored text of a\.txt is damaged"),
    ):
        collection.document(document_of("a.txt", "").id)


def test_a_file_in_place_of_the_folder_is_refused(open_collection: Open, folder: Path) -> None:
    folder.write_text("a file")
    with pytest.raises(CollectionForeign, match="give another --index"):
        open_collection()
    with pytest.raises(CollectionForeign, match="give another --index"):
        EmbeddedDrafts.open(folder, "hashed", 16, RECIPE)
