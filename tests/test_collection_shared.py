"""One process writes an index, any number read it, also where it cannot be written."""

from __future__ import annotations

import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir

import pytest
from conftest import RECIPE, Open, Publish
from hashed_embedder import HashedEmbedder
from on_disk import answers, environment, python

from qa.collection import EmbeddedCollection, EmbeddedDrafts
from qa.collection.tables import DATABASE
from qa.errors import (
    CollectionBusy,
)


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


def test_the_documents_of_an_index_can_be_read_without_its_embedder(
    publish: Publish, folder: Path
) -> None:
    publish({"a.txt": "One line."})
    with EmbeddedCollection.open(folder) as collection:
        assert [listing.source for listing in collection.documents()] == ["a.txt"]
