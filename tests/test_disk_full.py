"""Where no more can be written, a writer says so, and what was published stays as it was.

    QA_KILLS=200 pytest -s -k little_room tests/test_disk_full.py

fills a disk 200 times, and prints how many of the writers it stopped.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import Open, Publish
from hashed_embedder import HashedEmbedder
from on_disk import environment
from test_crash import KILLS, assert_whole, published_texts, put, shuffled, sync

from qa.collection import EmbeddedDrafts, checked
from qa.errors import CollectionError

LIMITS = [8_000, 40_000, 60_000, 100_000, 140_000, 180_000]
"""Bytes in a file, at most: from the first page of the log to the search indexes."""

WRITER = """
import json, os, pathlib, resource, sys
from conftest import RECIPE, document_of, stage
from hashed_embedder import HashedEmbedder
from qa.collection import EmbeddedDrafts
from qa.errors import CollectionError

resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
embedder = HashedEmbedder()
documents = [document_of(f"{n}.txt", f"klag {n}\\n" * 40) for n in range(20)]
try:
    with EmbeddedDrafts.open(pathlib.Path(os.environ["FOLDER"]), "hashed", 16, RECIPE) as drafts:
        for document in documents:
            stage(drafts, document, embedder)
        drafts.publish({each.source: each.sha256 for each in documents}, ["a.txt"])
    print(json.dumps("done"))
except CollectionError as error:
    print(json.dumps(str(error)))
"""


def written(folder: Path, limit: int) -> str:
    """What a writer said that may write files of at most `limit` bytes."""
    ended = subprocess.run(
        [sys.executable, "-c", WRITER, str(limit)],
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return str(json.loads(ended.stdout))


@pytest.mark.slow
def test_a_full_disk_is_told_and_loses_nothing(
    publish: Publish, open_collection: Open, folder: Path
) -> None:
    publish({"a.txt": "zorb"})
    refused = 0
    for limit in LIMITS:
        said = written(folder, limit)
        if said == "done":
            break
        refused += 1
        assert "the index in" in said
        assert os.fspath(folder) in said
        with open_collection() as collection:
            assert [
                hit.chunk.text for hit in collection.hits(collection.lexical("zorb klag", 9))
            ] == ["zorb"]
        assert checked(folder).faults == ()
    assert refused
    assert written(folder, 10_000_000) == "done"
    assert checked(folder).faults == ()
    with open_collection() as collection:
        assert len(collection.documents()) == 20


DISK = 6_000_000
ROOM = 2_000_000
"""Bytes: of the disk, and of what is left of it for a writer, at most: about what one wants."""

FULL = (
    "(database or disk is full): make room on its disk",
    "(No space left on device); nothing was published, and what was embedded is kept",
)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system in memory of DISK bytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, check=False).returncode:
        pytest.skip("no file system can be mounted here: it takes root")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


@contextmanager
def left(disk: Path, room: int) -> Iterator[None]:
    """No more than `room` bytes are free."""
    filler = disk / "filler"
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, shutil.disk_usage(disk).free - room))
    try:
        yield
    finally:
        filler.unlink()


@pytest.mark.slow
def test_however_little_room_is_left_nothing_is_lost_and_nothing_removed_comes_back(
    small_disk: Path, tmp_path: Path
) -> None:
    """Additions, updates, deletions and moves at once, and forgetting; read while it is full."""
    index, tree, draw = small_disk / "index", tmp_path / "sources", random.Random(13)
    before, refused = shuffled({}, draw), 0
    put(tree, before)
    sync(index, tree, HashedEmbedder())
    for number in range(KILLS):
        forgets = number % 5 == 4
        after = before if forgets else shuffled(before, draw)
        put(tree, after)
        with left(small_disk, draw.randrange(ROOM)):
            said = refusal(index, None if forgets else tree)
            refused += bool(said)
            found = published_texts(index)
            assert found == (before if said else after)
            assert_whole(index, found, {**before, **after})
        assert not said or said.endswith(FULL)
        before = found
    print(f"{KILLS} writers, {refused} without room, nothing lost, nothing came back")
    assert KILLS / 5 < refused < KILLS


def refusal(index: Path, tree: Path | None) -> str:
    """What a writer says that syncs with `tree`, or forgets where there is none; or nothing."""
    try:
        if tree:
            sync(index, tree, HashedEmbedder())
        else:
            with EmbeddedDrafts.reopen(index) as drafts:
                drafts.forget(datetime.now(UTC))
    except CollectionError as error:
        return str(error)
    return ""
