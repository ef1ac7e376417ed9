"""The paragraphs of a SQuAD set as one collection, in an index of their own."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from qa.collection import EmbeddedCollection, EmbeddedDrafts
from qa.evaluate.squad import SquadQuestion
from qa.ports import Collection, Embedder
from qa.types import Chunk, Document, Span, document_id


def texts_of(squad: Sequence[SquadQuestion]) -> list[str]:
    """The distinct paragraphs, in order."""
    return list(dict.fromkeys(question.context for question in squad))


def documents_of(squad: Sequence[SquadQuestion]) -> dict[str, Document]:
    """A document without a title for every paragraph, in order: the paragraph has to do alone."""
    paragraphs = texts_of(squad)
    sources = [f"{number:05d}.txt" for number in range(len(paragraphs))]
    return {
        text: Document(document_id(source), source, sha256(text.encode()).hexdigest(), "", text)
        for source, text in zip(sources, paragraphs, strict=True)
    }


def drawn(squad: Sequence[SquadQuestion], count: int | None) -> Sequence[SquadQuestion]:
    return squad if count is None else random.Random(0).sample(squad, min(count, len(squad)))


@contextmanager
def collection_of(documents: Sequence[Document], model: Embedder) -> Iterator[Collection]:
    """The documents in an index of their own, each of one chunk; it goes when the block ends."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        vectors = model.documents([document.text for document in documents])
        with EmbeddedDrafts.open(folder, model.name, model.dim, "paragraphs") as drafts:
            for document, vector in zip(documents, vectors, strict=True):
                chunk = Chunk.of(document, Span(0, len(document.text)))
                drafts.stage(document, [chunk], [document.sha256], vector[None])
            drafts.publish({document.source: document.sha256 for document in documents}, [])
        with EmbeddedCollection.open(folder, model.name, model.dim) as collection:
            yield collection
