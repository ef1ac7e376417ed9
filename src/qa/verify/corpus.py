"""The texts that quotations are looked for in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from qa.concordance import Concordance
from qa.ports import Collection
from qa.suffixes import Places
from qa.types import Document, Passage, Quote, Span
from qa.words import word_at


@dataclass(frozen=True, slots=True)
class Corpus:
    """A concordance, the id of the document of each of its texts, and the document of a name."""

    concordance: Concordance
    ids: Sequence[str]
    document: Callable[[str], Document]

    @classmethod
    def of_collection(cls, collection: Collection) -> Corpus:
        words = collection.concordance()
        return cls(words, words.names, collection.document)

    @classmethod
    def of_documents(cls, documents: Iterable[Document]) -> Corpus:
        """In memory; any number of editions of one document."""
        numbered = {str(number): document for number, document in enumerate(documents)}
        words = Concordance.of((name, document.text) for name, document in numbered.items())
        ids = [document.id for document in numbered.values()]
        return cls(words, ids, numbered.__getitem__)

    @classmethod
    def of_earlier(cls, collection: Collection) -> Corpus | None:
        """The earlier editions of its documents, in memory; None where none is remembered."""
        earlier = {
            (listing.id, edition.sha256)
            for listing in collection.documents()
            for edition in collection.history(listing.id)
            if edition.sha256 != listing.sha256
        }
        if not earlier:
            return None
        return cls.of_documents(collection.document(*each) for each in sorted(earlier))

    def document_at(self, place: int) -> Document:
        return self.document(self.concordance.names[self.concordance.text_at(place)])

    def within(self, places: Places, named: frozenset[str]) -> Places:
        """Those of the places, in order, that are in documents with these ids."""
        texts = self.concordance.texts_at(places)
        kept = [text for text in np.unique(texts).tolist() if self.ids[text] in named]
        return places[np.isin(texts, kept)]

    def quote(self, start: int, stop: int) -> Quote:
        """From the word at the place `start` to the one before `stop`, of one text."""
        document = self.document_at(start)
        last = word_at(document.text, self.concordance.start(stop - 1))
        return document.quote(Span(self.concordance.start(start), last.end))

    def following(self, stop: int) -> str:
        """What stands between the word before the place `stop` and the next one of its text."""
        end = self.quote(stop - 1, stop).span.end
        return self.document_at(stop - 1).text[end : self.concordance.start(stop)]

    def passage(self, start: int, stop: int, score: float = 1.0) -> Passage:
        """The same with its place for a person; `score` is the share of words that agree."""
        document, quote = self.document_at(start), self.quote(start, stop)
        return Passage.of(document, quote.span, score)
