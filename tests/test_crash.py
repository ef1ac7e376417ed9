"""Killed at any moment, an ingest leaves what was published before it, or after it, whole.

    QA_KILLS=100 pytest -s -k killed_ tests/test_crash.py

kills 100 times in each of two tests, and prints how many of the kills met a writer at work.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from hashed_embedder import HashedEmbedder

import qa
from qa.collection import EmbeddedCollection, EmbeddedDrafts, checked
from qa.errors import CollectionMissing
from qa.ingest import BATCH, IngestReport, ingest, recipe
from qa.settings import Settings

KILLS = int(os.environ.get("QA_KILLS", "15"))
"""Random moments at which a writer is killed, in each of two tests."""

DOCUMENTS = BATCH + 6
OPENED_IN = 3.0  # seconds

FORKER = """
import json, os, pathlib, signal, sys
from datetime import UTC, datetime
from hashed_embedder import HashedEmbedder
from qa.collection import EmbeddedDrafts, derived, parts
from qa.ingest import ingest, recipe
from qa.settings import Settings

parts.SMALL = 0  # a change is written as a part of its own, as in a large collection

def die(*given):
    os.kill(os.getpid(), signal.SIGKILL)

def dying_after(call):
    return lambda *given: die(call(*given))

def work(index, tree, moment):
    embedder = HashedEmbedder()
    embed, calls = embedder.documents, []
    if moment == "while embedding":
        embedder.documents = lambda texts: die() if calls else calls.append(1) or embed(texts)
    elif moment == "before the commit":
        derived.write = dying_after(derived.write)
    elif moment == "after the commit":
        derived.sweep = die
    with EmbeddedDrafts.open(index, embedder.name, embedder.dim, recipe(900)) as drafts:
        if moment == "forget":
            drafts.forget(datetime.now(UTC))
        else:
            ingest([tree], drafts, embedder, Settings(index=index))

print("ready", flush=True)
for line in iter(sys.stdin.readline, ""):
    index, tree, moment = json.loads(line)
    if not (child := os.fork()):
        work(pathlib.Path(index), pathlib.Path(tree), moment)
        os._exit(0)
    print(child, flush=True)
    sys.stdin.readline()
    print(os.waitpid(child, 0)[1], flush=True)
"""
"""Forks for every ingest: imports take longer, and are not what is to be killed."""


class Forker:
    """Runs ingests that can be killed, one at a time."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin
        assert process.stdout
        self._orders, self._replies = process.stdin, process.stdout
        self._replies.readline()  # when all is imported

    def start(self, index: Path, tree: Path, moment: str = "") -> int:
        """The id of a process that ingests `tree`, and kills itself at the moment named."""
        self._orders.write(json.dumps([str(index), str(tree), moment]) + "\n")
        return int(self._replies.readline())

    def end(self) -> int:
        """The status with which it ended: 0, or the signal that killed it."""
        self._orders.write("\n")
        return int(self._replies.readline())


@pytest.fixture(scope="module")
def forker() -> Iterator[Forker]:
    roots = (str(Path(__file__).parent), str(Path(qa.__file__).parents[1]))
    with subprocess.Popen(
        [sys.executable, "-c", FORKER],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(roots)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    ) as process:
        yield Forker(process)


def write(tree: Path, edition: int) -> None:
    tree.mkdir(exist_ok=True)
    for number in range(DOCUMENTS):
        text = f"Edition {edition}, document {number} is here."
        (tree / f"{number}-{'odd' if edition % 2 else 'even'}.txt").write_text(text)
    for old in tree.glob(f"*-{'even' if edition % 2 else 'odd'}.txt"):
        old.unlink()


def published_edition(index: Path) -> int:
    """The one edition that all documents have; every hit is a slice of its document."""
    embedder = HashedEmbedder()
    with EmbeddedCollection.open(index, embedder.name, embedder.dim) as collection:
        texts = [collection.document(each.id).text for each in collection.documents()]
        editions = {int(text.split()[1].strip(",")) for text in texts}
        assert len(texts) == DOCUMENTS
        assert len(editions) == 1
        lexical = collection.lexical("edition document", 2 * DOCUMENTS)
        dense = collection.dense(embedder.question("edition"), 2 * DOCUMENTS)
        assert len(lexical) == len(dense) == DOCUMENTS
        for hit in lexical + dense:
            assert collection.document(hit.document_id).quote(hit.span).exact
        return editions.pop()


def sync(index: Path, tree: Path, embedder: HashedEmbedder) -> IngestReport:
    with EmbeddedDrafts.open(index, embedder.name, embedder.dim, recipe(900)) as drafts:
        return ingest([tree], drafts, embedder, Settings.model_validate({"index": index}))


@pytest.mark.slow
def test_a_killed_ingest_leaves_one_whole_generation(tmp_path: Path, forker: Forker) -> None:
    index, tree = tmp_path / "index", tmp_path / "sources"
    write(tree, 0)
    started = time.monotonic()
    forker.start(index, tree)
    assert forker.end() == 0
    duration = time.monotonic() - started
    draw, killed, published = random.Random(7), 0, 0
    for edition in range(1, KILLS + 1):
        write(tree, edition)
        child = forker.start(index, tree)
        time.sleep(draw.uniform(0, 0.9 * duration))
        os.kill(child, signal.SIGKILL)
        killed += forker.end() == signal.SIGKILL
        found = published_edition(index)
        assert found in (published, edition)
        published = found
    print(f"{KILLS} ingests, {killed} killed at work, every generation whole")
    assert killed > KILLS / 3
    sync(index, tree, HashedEmbedder())
    assert published_edition(index) == KILLS


Texts: TypeAlias = dict[str, str]


def shuffled(texts: Texts, draw: random.Random) -> Texts:
    """Some documents less, some with other words, some under another name, some more."""
    after: Texts = {}
    for name, text in texts.items():
        fate = draw.choice(["keep", "keep", "remove", "update", "move"])
        if fate != "remove":
            place = f"{draw.randrange(10**9)}.txt" if fate == "move" else name
            after[place] = word(draw) if fate == "update" else text
    while len(after) < DOCUMENTS:
        after[f"{draw.randrange(10**9)}.txt"] = word(draw)
    return after


def word(draw: random.Random) -> str:
    """One that no other text has."""
    return f"unique{draw.randrange(10**12)}"


def put(tree: Path, texts: Texts) -> None:
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir()
    for name, text in texts.items():
        (tree / name).write_text(text)


def assert_whole(index: Path, texts: Texts, gone: Texts) -> None:
    """Each document answers with its word, no other does, and a check finds no fault."""
    with EmbeddedCollection.open(index, "hashed", 16) as collection:
        for name, text in texts.items():
            (hit,) = collection.hits(collection.lexical(text, 9))
            listing = collection.listing(hit.chunk.document_id)
            assert (Path(listing.source).name, hit.chunk.text) == (name, text)
        for text in set(gone.values()) - set(texts.values()):
            assert collection.lexical(text, 9) == []
    assert checked(index).faults == ()


def published_texts(index: Path) -> Texts:
    with EmbeddedCollection.open(index, "hashed", 16) as collection:
        documents = [collection.document(each.id) for each in collection.documents()]
    return {Path(each.source).name: each.text for each in documents}


@pytest.mark.slow
def test_whatever_is_killed_nothing_acknowledged_is_lost_and_nothing_removed_comes_back(
    tmp_path: Path, forker: Forker
) -> None:
    """Additions, updates, deletions and moves at once, and forgetting: a generation or the next."""
    index, tree, draw = tmp_path / "index", tmp_path / "sources", random.Random(11)
    before = shuffled({}, draw)
    put(tree, before)
    started = time.monotonic()
    forker.start(index, tree)
    assert forker.end() == 0
    duration, killed = time.monotonic() - started, 0
    for number in range(KILLS):
        moment = "forget" if number % 5 == 4 else ""
        after = before if moment else shuffled(before, draw)
        put(tree, after)
        child = forker.start(index, tree, moment)
        time.sleep(draw.uniform(0, 0.6 * duration))
        os.kill(child, signal.SIGKILL)
        survived = forker.end() == 0
        killed += not survived
        opening = time.monotonic()
        found = published_texts(index)
        assert time.monotonic() - opening < OPENED_IN
        assert found == after if survived else found in (before, after)
        assert_whole(index, found, {**before, **after})
        before = found
    print(f"{KILLS} writers, {killed} killed at work, nothing lost, nothing came back")
    assert killed > KILLS / 3


@pytest.mark.slow
@pytest.mark.parametrize(
    ("moment", "edition", "embedded"),
    [
        ("while embedding", 0, DOCUMENTS - BATCH),
        ("before the commit", 0, 0),
        ("after the commit", 1, 0),
    ],
)
def test_after_a_kill_only_what_was_not_stored_is_embedded(
    tmp_path: Path, forker: Forker, moment: str, edition: int, embedded: int
) -> None:
    index, tree = tmp_path / "index", tmp_path / "sources"
    write(tree, 0)
    sync(index, tree, HashedEmbedder())
    write(tree, 1)
    forker.start(index, tree, moment)
    assert forker.end() == signal.SIGKILL
    assert published_edition(index) == edition
    embedder = HashedEmbedder()
    assert sync(index, tree, embedder).embedded == len(embedder.embedded) == embedded
    assert published_edition(index) == 1


@pytest.mark.slow
def test_a_first_ingest_that_is_killed_says_to_ingest(tmp_path: Path, forker: Forker) -> None:
    index, tree = tmp_path / "index", tmp_path / "sources"
    write(tree, 0)
    forker.start(index, tree, "while embedding")
    assert forker.end() == signal.SIGKILL
    with pytest.raises(CollectionMissing, match="what it has embedded is kept"):
        published_edition(index)
    assert sync(index, tree, HashedEmbedder()).embedded == DOCUMENTS - BATCH
