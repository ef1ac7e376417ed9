"""The paragraphs of a SQuAD set as one collection, in an index of their own."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from qa.collection import EmbeddedCollection, EmbeddedDrafts
from qa.evaluate.squad import SquadQuestion
from qa.ingest import embedding_key, embedding_texts
from qa.ports import Collection, Embedder
from qa.types import Chunk, Document, Sentence, Span, document_id


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
        with EmbeddedDrafts.open(folder, model.name, model.dim, "paragraphs") as drafts:
            for document, chunk, sentences in _embedded(documents, model):
                drafts.stage(document, [chunk], sentences)
            drafts.publish({document.source: document.sha256 for document in documents}, [])
        with EmbeddedCollection.open(folder, model.name, model.dim) as collection:
            yield collection


def _embedded(
    documents: Sequence[Document], model: Embedder
) -> Iterator[tuple[Document, Chunk, list[Sentence]]]:
    """Each document as one chunk with its sentences; those of all are embedded at once."""
    chunks = [Chunk.of(document, Span(0, len(document.text))) for document in documents]
    told = [
        [*embedding_texts(*each)] for each in zip(documents, ([c] for c in chunks), strict=True)
    ]
    texts = [text for own in told for _, text in own]
    made = iter(model.documents(texts))
    for document, chunk, own in zip(documents, chunks, told, strict=True):
        sentences = [
            Sentence(span, embedding_key(model.name, text), vector)
            for (span, text), vector in zip(own, islice(made, len(own)), strict=True)
        ]
        yield document, chunk, sentences
