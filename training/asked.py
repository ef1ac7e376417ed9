"""Questions put to all paragraphs of a set as one collection, as users ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qa.bar import progress_bar
from qa.confidence import Calibration, Weighed
from qa.evaluate.judge import RIGHT_F1
from qa.evaluate.measures import f1
from qa.evaluate.squad import SquadQuestion
from qa.fit import asserted, weighed_fitting
from qa.ports import Reader
from qa.retrieve import retrieve, worth_reading
from qa.settings import Settings
from qa.types import Candidate, Hit
from qa.wiring import embedder
from training.paragraphs import collection_of, documents_of


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the hits that were read, best first, and what was found in them.

    `golds` are what answers it in any of the paragraphs, `paragraph` is the document that it was
    written for.
    """

    question: SquadQuestion
    golds: tuple[str, ...]
    paragraph: str
    hits: tuple[Hit, ...]
    candidates: tuple[Candidate, ...]

    def weighed(self, hits: Sequence[Hit], calibration: Calibration) -> list[Weighed]:
        """As if only these hits had been read."""
        read = {hit.chunk.document_id for hit in hits}
        found = [each for each in self.candidates if each.document_id in read]
        return asserted(weighed_fitting(self.question.question, found, hits, calibration))

    def first(self, hits: Sequence[Hit], calibration: Calibration) -> Weighed | None:
        """The most confident, as if only these hits had been read; None where nothing fits."""
        return next(iter(self.weighed(hits, calibration)), None)

    def right(self, each: Weighed) -> bool:
        return bool(self.golds) and f1(answer(each), self.golds) >= RIGHT_F1


def answer(each: Weighed) -> str:
    """A candidate's text; a paragraph is one chunk, so offsets into both are the same."""
    span = each.candidate.span
    return each.hit.chunk.text[span.start : span.end]


def open_questions(put: Iterable[SquadQuestion]) -> list[SquadQuestion]:
    """Of questions that are put to several paragraphs of an article one each, with an answer where
    any has one."""
    answered_first = sorted(put, key=lambda each: not each.answers)
    return list({_key(each): each for each in reversed(answered_first)}.values())


def _key(question: SquadQuestion) -> tuple[str, str]:
    return question.title, question.question


def ask_all(
    asked: Sequence[SquadQuestion],
    put: Sequence[SquadQuestion],
    reader: Reader,
    settings: Settings,
    depth: int,
    share: float,
) -> Iterator[Asked]:
    """Every question of `asked`, of all the paragraphs of `put`, of which `depth` are read."""
    documents, model = documents_of(put), embedder(settings)
    golds: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for each in put:
        golds[_key(each)] += each.golds
    with (
        collection_of(list(documents.values()), model) as collection,
        progress_bar("asking") as progress,
    ):
        for done, question in enumerate(asked, 1):
            hits = worth_reading(retrieve(question.question, collection, model, depth), share)
            found = reader.read(question.question, [hit.chunk for hit in hits])
            answers, paragraph = golds[_key(question)], documents[question.context].id
            yield Asked(question, tuple(answers), paragraph, tuple(hits), tuple(found))
            progress(done, len(asked))
