"""An index folder that is missing, foreign, damaged, locked or read-only: what is said and done."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import gettempdir

import numpy as np
import pytest
from conftest import RECIPE, Open, Publish, document_of, publish_in
from hashed_embedder import HashedEmbedder

import qa
from qa.collection import EmbeddedCollection, EmbeddedDrafts, checked
from qa.collection.derived import _seals
from qa.collection.directions import unit
from qa.collection.tables import DATABASE, VERSION
from qa.errors import (
    CollectionBusy,
    CollectionCorrupt,
    CollectionError,
    CollectionForeign,
    CollectionMissing,
)
from qa.suffixes import SuffixArray
from qa.types import Ranked

SOURCES = {"a.txt": "zorb\nklag mufk", "b.txt": "zorb zorb\n" + "drup\n" * 400}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "index"
    publish_in(folder, HashedEmbedder(), SOURCES)
    return folder


@pytest.fixture
def published(made: Path, folder: Path) -> Path:
    return Path(shutil.copytree(made, folder))


def answers(collection: EmbeddedCollection, embedder: HashedEmbedder) -> list[Ranked]:
    return collection.lexical("zorb mufk", 9) + collection.dense(embedder.question("zorb"), 9)


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


@pytest.mark.parametrize(
    "damage",
    [
        lambda derived: shutil.rmtree(derived),
        lambda derived: (derived / "1" / "manifest.json").unlink(),
        lambda derived: (derived / "1" / "manifest.json").write_text("{"),
        lambda derived: (derived / "1/parts/0/dense.faiss").write_bytes(b"short"),
        lambda derived: [path.write_bytes(b"") for path in (derived / "1" / "lexical").iterdir()],
        lambda derived: [
            path.write_bytes(os.urandom(path.stat().st_size))
            for path in derived.rglob("*")
            if path.is_file()
        ],
        lambda derived: (derived / "1").rename(derived / "7"),
    ],
    ids=["gone", "no manifest", "half a manifest", "short", "empty", "random", "another name"],
)
def test_damaged_search_indexes_are_made_again(
    published: Path, open_collection: Open, embedder: HashedEmbedder, damage: object
) -> None:
    with open_collection() as collection:
        before = answers(collection, embedder)
    worked = len(embedder.embedded)
    assert callable(damage)
    damage(published / "derived")
    for _ in range(2):
        with open_collection() as collection:
            assert answers(collection, embedder) == before
    assert (published / "derived" / "1" / "manifest.json").exists()
    assert len(embedder.embedded) == worked


@pytest.mark.parametrize("rules", [{}, {"words": 1}], ids=["none told", "older"])
def test_search_indexes_by_other_rules_of_words_are_made_again(
    published: Path, open_collection: Open, rules: dict[str, int]
) -> None:
    home = published / "derived" / "1"
    made = json.loads((home / "manifest.json").read_text())
    SuffixArray.of([("a", "other"), ("b", "words")]).write(home / "parts" / "0")
    old = {"stamp": made["stamp"], "seals": _seals(home), **rules}
    (home / "manifest.json").write_text(json.dumps(old))
    with open_collection() as collection:
        words = collection.concordance()
        assert len(words.phrase(words.ids(["klag", "mufk"]))) == 1
    assert json.loads((home / "manifest.json").read_text())["words"] == made["words"]


def test_search_indexes_of_a_twin_are_not_used(
    published: Path, publish: Publish, open_collection: Open, tmp_path: Path
) -> None:
    """The same number of a generation, as after a restored copy, is not the same generation."""
    shutil.copytree(published, tmp_path / "copy")
    publish({"a.txt": "twov"})
    shutil.copytree(published / "derived", tmp_path / "later")
    shutil.rmtree(published)
    shutil.copytree(tmp_path / "copy", published)
    publish({"a.txt": "flonk"})
    shutil.rmtree(published / "derived")
    shutil.copytree(tmp_path / "later", published / "derived")
    with open_collection() as collection:
        assert [hit.chunk.text for hit in collection.hits(collection.lexical("flonk twov", 5))] == [
            "flonk"
        ]


def test_only_the_current_search_indexes_stay(published: Path, publish: Publish) -> None:
    (published / "derived" / ".left-by-a-kill").mkdir()
    publish({"a.txt": "twov"})
    assert [path.name for path in (published / "derived").iterdir()] == ["2"]


def test_a_second_writer_is_refused(published: Path, embedder: HashedEmbedder) -> None:
    with (
        EmbeddedDrafts.open(published, embedder.name, embedder.dim, RECIPE),
        pytest.raises(CollectionBusy, match="another process is writing"),
    ):
        EmbeddedDrafts.open(published, embedder.name, embedder.dim, RECIPE)
    EmbeddedDrafts.open(published, embedder.name, embedder.dim, RECIPE).close()


def test_readers_need_no_lock(
    published: Path, open_collection: Open, embedder: HashedEmbedder
) -> None:
    with (
        EmbeddedDrafts.open(published, embedder.name, embedder.dim, RECIPE),
        open_collection() as collection,
    ):
        assert answers(collection, embedder)


def test_the_lock_of_a_killed_writer_is_free(published: Path, embedder: HashedEmbedder) -> None:
    writer = subprocess.Popen(
        python("with EmbeddedDrafts.open(folder, 'hashed', 16, ''): print(flush=True); input()"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(published),
    )
    assert writer.stdout is not None
    writer.stdout.readline()
    with pytest.raises(CollectionBusy):
        EmbeddedDrafts.open(published, embedder.name, embedder.dim, RECIPE)
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    EmbeddedDrafts.open(published, embedder.name, embedder.dim, RECIPE).close()


def test_a_reader_goes_on_while_another_process_publishes(
    published: Path, open_collection: Open, embedder: HashedEmbedder
) -> None:
    with open_collection() as collection:
        before = answers(collection, embedder)
        publishing = "with EmbeddedDrafts.open(folder, 'hashed', 16, '') as drafts: "
        subprocess.run(
            python(publishing + "drafts.publish({}, ['a.txt', 'b.txt'])"),
            check=True,
            env=environment(published),
        )
        assert answers(collection, embedder) == before
        assert collection.stale()
    with open_collection() as collection:
        assert collection.documents() == ()


def test_readers_meet_whole_generations_while_a_writer_publishes(
    publish: Publish, open_collection: Open, folder: Path
) -> None:
    """Every generation holds one number in all its documents."""
    publish(numbered(0))
    done = threading.Event()
    seen: list[set[str]] = []

    def read() -> None:
        while not done.is_set():
            with open_collection() as collection:
                seen.append(
                    {hit.chunk.text for hit in collection.hits(collection.lexical("zorb", 9))}
                )

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(1, 8):
        publish(numbered(number))
    done.set()
    reader.join()
    assert seen
    assert all(len(texts) == 1 for texts in seen)


def numbered(number: int) -> dict[str, str]:
    return {f"{name}.txt": f"zorb {number}" for name in "abc"}


READ = """
collection = EmbeddedCollection.open(folder, 'hashed', 16)
hits = collection.lexical('zorb mufk', 9) + collection.dense(HashedEmbedder().question('zorb'), 9)
print([(hit.document_id, hit.span.start, hit.score) for hit in hits])
assert not collection.stale()
"""


@pytest.mark.parametrize("lacking", ["nothing", "derived", f"{DATABASE}-*"])
def test_a_folder_that_cannot_be_written_is_read(
    published: Path, open_collection: Open, embedder: HashedEmbedder, lacking: str
) -> None:
    with open_collection() as collection:
        hits = answers(collection, embedder)
    for path in published.glob(lacking):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    with read_only(published):
        found = without_privileges(published, READ)
    assert found.returncode == 0, found.stderr
    places = [(hit.document_id, hit.span.start, hit.score) for hit in hits]
    assert found.stdout.strip() == str(places)


def test_a_folder_that_cannot_be_written_refuses_a_writer(published: Path) -> None:
    with read_only(published):
        found = without_privileges(published, "EmbeddedDrafts.open(folder, 'hashed', 16, '')")
    assert "CollectionError" in found.stderr
    assert "cannot be written (Permission denied): check its permissions" in found.stderr


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """For everybody but root, who is not to be stopped; others may come as far as the folder."""
    below = [folder, *folder.rglob("*")]
    ours = [path for path in folder.parents if path.parent.is_relative_to(gettempdir())]
    modes = {path: path.stat().st_mode for path in [*below, *ours]}
    for path in modes:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


def without_privileges(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    nobody = "if os.geteuid() == 0: os.setuid(65534)\n"
    return subprocess.run(
        python(nobody + code), env=environment(folder), capture_output=True, text=True, check=False
    )


def python(code: str) -> list[str]:
    # numpy imports mmap late, and nobody may be kept from reading Python's own folder.
    imports = (
        "import mmap, os, pathlib\n"
        "from hashed_embedder import HashedEmbedder\n"
        "from qa.collection import EmbeddedCollection, EmbeddedDrafts\n"
        "folder = pathlib.Path(os.environ['FOLDER'])\n"
    )
    return [sys.executable, "-c", imports + code]


def environment(folder: Path) -> dict[str, str]:
    roots = (Path(__file__).parent, Path(qa.__file__).parents[1])
    path = os.pathsep.join(map(str, roots))
    return {**os.environ, "PYTHONPATH": path, "FOLDER": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}


def test_the_documents_of_an_index_can_be_read_without_its_embedder(
    publish: Publish, folder: Path
) -> None:
    publish({"a.txt": "One line."})
    with EmbeddedCollection.open(folder) as collection:
        assert [listing.source for listing in collection.documents()] == ["a.txt"]
