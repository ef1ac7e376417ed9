"""What is wired together works together: the real models over a real index."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from conftest import write_sources

from qa.answer import Pipeline
from qa.errors import CollectionMissing
from qa.ingest import ingest
from qa.ports import Collection
from qa.settings import Settings
from qa.types import Answer, Outcome
from qa.wire import HitsOut
from qa.wiring import Newest, documents, embedder, pipeline, reader, writer

pytestmark = pytest.mark.slow

QUESTION = "How long did Pompeo spend at Ashraf 3?"


def quoted(outcome: Outcome) -> list[str]:
    return [c.answer.exact for c in outcome.citations] if isinstance(outcome, Answer) else []


def sync(settings: Settings) -> None:
    with writer(settings) as (drafts, embedder):
        ingest([settings.sources], drafts, embedder, settings)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Over one document, ingested."""
    index = write_sources(tmp_path, {"a.txt": "Mike Pompeo spent five hours at Ashraf 3."})
    settings = Settings(index=index, sources=tmp_path / "sources", threshold=0.1)
    sync(settings)
    return settings


def test_a_running_pipeline_answers_from_what_is_ingested_later(settings: Settings) -> None:
    running = pipeline(settings)
    assert quoted(running.ask(QUESTION)) == ["five hours"]
    (settings.sources / "a.txt").write_text("Mike Pompeo spent seven days at Ashraf 3.")
    sync(settings)
    assert quoted(running.ask(QUESTION)) == ["seven days"]


def test_a_removed_document_answers_no_more(settings: Settings) -> None:
    running = pipeline(settings)
    (settings.sources / "a.txt").unlink()
    sync(settings)
    assert quoted(running.ask(QUESTION)) == []


def test_a_search_shows_what_stood_when_it_began(settings: Settings) -> None:
    class Changing(Newest):
        """Another process publishes as soon as it was looked at."""

        def __call__(self, as_of: datetime | None = None) -> Collection:
            found = super().__call__(as_of)
            (settings.sources / "a.txt").write_text("Gone.")
            sync(settings)
            return found

    loaded, reading = embedder(settings), reader(settings)
    changing = Changing(settings, loaded)
    asked = Pipeline(changing, loaded, reading, reading.calibration, settings)
    shown = HitsOut.of(QUESTION, asked.search(QUESTION))
    assert [hit.exact for hit in shown.hits] == ["Mike Pompeo spent five hours at Ashraf 3."]


def test_an_index_that_is_not_there_is_told_before_models_are_loaded(tmp_path: Path) -> None:
    with pytest.raises(CollectionMissing, match="run `qa ingest`"):
        pipeline(Settings(index=tmp_path / "index", embedder="/nowhere/model"))


def test_documents_are_listed_without_a_model(settings: Settings) -> None:
    listed = documents(settings.model_copy(update={"embedder": "/nowhere/model"}))
    assert [listing.source for listing in listed] == ["sources/a.txt"]
