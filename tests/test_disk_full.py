"""Where no more can be written, a writer says so, and what was published stays as it was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Open, Publish
from test_collection_on_disk import environment

from qa.collection import checked

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
