"""Questions put to all paragraphs of a SQuAD set as one collection, as users ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.confidence import Calibration, Weighed
from qa.evaluate.command import progress_bar
from qa.evaluate.judge import RIGHT_F1
from qa.evaluate.measures import f1
from qa.evaluate.squad import SquadQuestion
from qa.fit import asserted
from qa.ports import Reader
from qa.retrieve import retrieve, worth_reading
from qa.settings import Settings
from qa.types import Candidate, Hit
from qa.wiring import embedder
from training.paragraphs import collection_of, documents_of


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the hits that were read, best first, and what was found in them.

    `paragraph` is the document that the question was written for.
    """

    question: SquadQuestion
    hits: tuple[Hit, ...]
    paragraph: str
    candidates: tuple[Candidate, ...]

    def weighed(self, hits: Sequence[Hit], calibration: Calibration) -> list[Weighed]:
        """As if only these hits had been read."""
        read = {hit.chunk.document_id for hit in hits}
        found = [each for each in self.candidates if each.document_id in read]
        return asserted(self.question.question, found, hits, calibration)

    def first(self, hits: Sequence[Hit], calibration: Calibration) -> Weighed | None:
        """The most confident, as if only these hits had been read; None where nothing fits."""
        return next(iter(self.weighed(hits, calibration)), None)

    def right(self, each: Weighed) -> bool:
        golds = self.question.golds
        return bool(golds) and f1(answer(each), golds) >= RIGHT_F1


def answer(each: Weighed) -> str:
    """A candidate's text; a paragraph is one chunk, so offsets into both are the same."""
    span = each.candidate.span
    return each.hit.chunk.text[span.start : span.end]


def ask_all(
    asked: Sequence[SquadQuestion],
    squad: Sequence[SquadQuestion],
    reader: Reader,
    settings: Settings,
    depth: int,
    share: float,
) -> Iterator[Asked]:
    """Every question of `asked`, put to all paragraphs of `squad`, of which `depth` are read."""
    documents, model = documents_of(squad), embedder(settings)
    with (
        collection_of(list(documents.values()), model) as collection,
        progress_bar("asking") as progress,
    ):
        for done, question in enumerate(asked, 1):
            hits = worth_reading(retrieve(question.question, collection, model, depth), share)
            found = reader.read(question.question, [hit.chunk for hit in hits])
            yield Asked(question, tuple(hits), documents[question.context].id, tuple(found))
            progress(done, len(asked))
