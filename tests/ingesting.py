"""A folder of three documents, and what ingests it into an index beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from conftest import Open
from hashed_embedder import HashedEmbedder

from qa.collection import EmbeddedDrafts, RehearsedDrafts
from qa.embed import RehearsedEmbedder
from qa.ingest import IngestReport, ingest, recipe
from qa.settings import Settings

Sync: TypeAlias = Callable[..., IngestReport]

A, B, C = "sources/a.txt", "sources/b.md", "sources/deep/c.txt"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder beside the index, with three documents."""
    tree = tmp_path / "sources"
    (tree / "deep").mkdir(parents=True)
    (tree / "a.txt").write_text("Zorb is in Tirana. It has a camp.")
    (tree / "b.md").write_text("# People\n\nKlag leads the camp.\n")
    (tree / "deep" / "c.txt").write_text("Mufk wrote a report.")
    return tree


@pytest.fixture
def sync(folder: Path, embedder: HashedEmbedder) -> Sync:
    def sync(*paths: Path, length: int = 900, **more: object) -> IngestReport:
        settings = Settings.model_validate(
            {"index": folder, "chunk_length": length, "file_size": 10_000}
        )
        cut = recipe(length)
        with EmbeddedDrafts.open(folder, embedder.name, embedder.dim, cut) as drafts:
            return ingest(paths, drafts, embedder, settings, **more)  # type: ignore[arg-type]

    return sync


@pytest.fixture
def rehearse(folder: Path) -> Sync:
    def rehearse(*paths: Path) -> IngestReport:
        settings = Settings.model_validate({"index": folder, "file_size": 10_000})
        embedder = RehearsedEmbedder(HashedEmbedder())
        with RehearsedDrafts.open(folder, embedder.name, embedder.dim, recipe(900)) as drafts:
            return ingest(paths, drafts, embedder, settings)

    return rehearse


def held(open_collection: Open) -> dict[str, str]:
    with open_collection() as collection:
        return {each.source: collection.document(each.id).text for each in collection.documents()}
