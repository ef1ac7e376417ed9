"""A few hundred odd files: ingest ends, names what it cannot read, and finds all the rest."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from corpus import Odd, make
from hashed_embedder import HashedEmbedder

from qa.collection import EmbeddedCollection, EmbeddedDrafts
from qa.ingest import IngestReport, ingest, recipe
from qa.settings import Settings

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Ingested:
    index: Path
    odds: list[Odd]
    report: IngestReport
    collection: EmbeddedCollection

    def failed(self) -> dict[str, str]:
        """Path in the corpus to reason."""
        return {source.removeprefix("sources/"): why for source, why in self.report.failed}

    def finds(self, odd: Odd) -> bool:
        """Whether its marker leads to it, and its quote stands in its text."""
        hits = self.collection.hits(self.collection.lexical(odd.marker, 3))
        documents = [self.collection.document(hit.chunk.document_id) for hit in hits]
        found = {document.source for document in documents}
        return found == {f"sources/{odd.path}"} and all(
            document.quote(hit.chunk.span).exact == hit.chunk.text
            for document, hit in zip(documents, hits, strict=True)
        )


def ingested(folder: Path, large: int) -> Ingested:
    odds = make(folder / "sources", large)
    index, embedder = folder / "index", HashedEmbedder()
    with EmbeddedDrafts.open(index, embedder.name, embedder.dim, recipe(900)) as drafts:
        settings = Settings.model_validate({"index": index})
        report = ingest([folder / "sources"], drafts, embedder, settings)
    return Ingested(
        index, odds, report, EmbeddedCollection.open(index, embedder.name, embedder.dim)
    )


@pytest.fixture(scope="module")
def odd_files(tmp_path_factory: pytest.TempPathFactory) -> Ingested:
    return ingested(tmp_path_factory.mktemp("corpus"), large=0)


def test_there_are_a_few_hundred(odd_files: Ingested) -> None:
    assert len(odd_files.odds) > 300
    assert len({odd.marker for odd in odd_files.odds}) == len(odd_files.odds)


def test_all_that_must_be_read_is_found_by_its_own_word(odd_files: Ingested) -> None:
    wanted = [odd for odd in odd_files.odds if odd.readable]
    failed = odd_files.failed()
    lost = [odd for odd in wanted if not odd_files.finds(odd)]
    assert {odd.path: failed.get(odd.path, "not found") for odd in lost} == {}


def test_all_that_must_be_refused_is_named_with_a_reason(odd_files: Ingested) -> None:
    failed = odd_files.failed()
    refused = [odd.path for odd in odd_files.odds if odd.readable is False]
    assert [path for path in refused if path not in failed] == []
    assert all(len(reason) > 10 and "Traceback" not in reason for reason in failed.values())


def test_what_may_be_either_is_found_or_named(odd_files: Ingested) -> None:
    """A damaged file may still give a text, without its word; then it is listed."""
    listed = {each.source.removeprefix("sources/") for each in odd_files.collection.documents()}
    failed = odd_files.failed()
    lost = [odd.path for odd in odd_files.odds if odd.path not in failed and odd.path not in listed]
    assert lost == []


def test_nothing_is_read_that_should_not_be(odd_files: Ingested) -> None:
    listed = {each.source.removeprefix("sources/") for each in odd_files.collection.documents()}
    assert listed <= {odd.path for odd in odd_files.odds}


def test_a_second_ingest_changes_nothing(odd_files: Ingested) -> None:
    index, embedder = odd_files.index, HashedEmbedder()
    with EmbeddedDrafts.open(index, embedder.name, embedder.dim, recipe(900)) as drafts:
        settings = Settings.model_validate({"index": index})
        again = ingest([index.parent / "sources"], drafts, embedder, settings)
    assert (again.added, again.changed, again.removed, again.embedded) == ((), (), (), 0)
    assert again.failed == odd_files.report.failed


def test_a_text_of_twenty_million_bytes_is_answerable_at_its_end(tmp_path: Path) -> None:
    began = time.monotonic()
    found = ingested(tmp_path, large=20_000_000)
    assert found.finds(found.odds[-1])
    assert time.monotonic() - began < 600
