"""An index of two documents in its folder, and other processes that work on it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from conftest import publish_in
from hashed_embedder import HashedEmbedder

import qa
from qa.collection import EmbeddedCollection
from qa.types import Ranked

SOURCES = {"a.txt": "zorb\nklag mufk", "b.txt": "zorb zorb\n" + "drup\n" * 400}


@pytest.fixture(scope="session")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "index"
    publish_in(folder, HashedEmbedder(), SOURCES)
    return folder


@pytest.fixture
def published(published_once: Path, folder: Path) -> Path:
    return Path(shutil.copytree(published_once, folder))


def answers(collection: EmbeddedCollection, embedder: HashedEmbedder) -> list[Ranked]:
    return collection.lexical("zorb mufk", 9) + collection.dense(embedder.question("zorb"), 9)


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
