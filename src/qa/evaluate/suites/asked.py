"""A pipeline over documents that are ingested for one run of a suite, and then forgotten; and what
questions put to it are given, as cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from qa.answer import Pipeline
from qa.evaluate.judge import Judgement
from qa.evaluate.suites.report import Case
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


@dataclass(frozen=True, slots=True)
class Labels:
    """What a case of a question is called: an answer that is right, none, or another one."""

    right: str
    none: str
    other: str

    def case(self, judgement: Judgement) -> Case:
        question = judgement.question
        label = self.right if question.golds else self.none
        return Case(question.id, question.kind, question.question, label, self._given(judgement))

    def _given(self, judgement: Judgement) -> str:
        if judgement.verdict.startswith("abstained"):
            return self.none
        return self.right if judgement.verdict == "answered_right" else self.other
