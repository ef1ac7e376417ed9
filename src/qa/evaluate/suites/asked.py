"""A pipeline over documents that are ingested for one run of a suite, and then forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from qa.answer import Pipeline
from qa.ingest import ingest
from qa.settings import Settings
from qa.wiring import pipeline, writer


@contextmanager
def pipeline_over(paths: Sequence[Path], settings: Settings) -> Iterator[Pipeline]:
    """One that answers from these files and folders alone."""
    with TemporaryDirectory() as folder:
        chosen = settings.model_copy(update={"index": Path(folder) / "index"})
        with writer(chosen) as (drafts, embedder):
            ingest(paths, drafts, embedder, chosen)
        yield pipeline(chosen)
