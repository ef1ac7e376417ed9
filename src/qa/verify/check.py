"""A text, or quotations with what they are ascribed to -> a verdict for each."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from weakref import WeakKeyDictionary

from qa.errors import InvalidInput
from qa.ports import Collection
from qa.types import Document
from qa.verify.claims import Sources
from qa.verify.corpus import Corpus
from qa.verify.extract import quotations_in
from qa.verify.quotation import Speakers, Verifier
from qa.verify.verdicts import Quotation, Verification


class Checker:
    """`collection` gives the newest published state, for each text anew.

    `earlier` gives the earlier editions that a state of the collection knows of, once for each
    state; `speakers` says who speaks in a document, where it is given.
    """

    def __init__(
        self,
        collection: Callable[[], Collection],
        earlier: Callable[[Collection], Corpus | None] = Corpus.of_earlier,
        speakers: Speakers | None = None,
    ) -> None:
        self._collection = collection
        self._earlier = earlier
        self._speakers = speakers
        self._sources: WeakKeyDictionary[Collection, Sources] = WeakKeyDictionary()
        self._before: WeakKeyDictionary[Collection, Corpus | None] = WeakKeyDictionary()

    def check_text(self, text: str, most: int | None = None) -> list[Verification]:
        """A verdict for each quotation in `text`, in order.

        Raises InvalidInput where the text is blank, or has more than `most` quotations.
        """
        if not text.strip():
            raise InvalidInput("the text is blank; give a text with quotations in it")
        _require_characters(text)
        collection = self._collection()
        quotations = quotations_in(text, self._named(collection).mentioned)
        return self._judged(collection, self._spoken(text, quotations), most)

    def _spoken(self, text: str, quotations: Sequence[Quotation]) -> Sequence[Quotation]:
        """The quotations with whom the text puts them into the mouth of."""
        speakers = self._speakers
        if speakers is None:
            return quotations
        written = Document("", "", sha256(text.encode()).hexdigest(), "", text)
        return [
            replace(each, speaker=speakers(written, each.span)) if each.span else each
            for each in quotations
        ]

    def check(self, quotations: Sequence[Quotation], most: int | None = None) -> list[Verification]:
        """A verdict for each, in order. Raises InvalidInput for one that is blank or too many."""
        for number, quotation in enumerate(quotations, 1):
            if not quotation.exact.strip():
                raise InvalidInput(f"quotation {number} is blank; give the words that it quotes")
            for text in (quotation.exact, quotation.source, quotation.speaker):
                _require_characters(text or "")
        return self._judged(self._collection(), quotations, most)

    def _judged(
        self, collection: Collection, quotations: Sequence[Quotation], most: int | None
    ) -> list[Verification]:
        if most is not None and len(quotations) > most:
            raise InvalidInput(
                f"{len(quotations):,} quotations are more than {most:,} (QA_QUOTATIONS); "
                "send them in parts, or use `qa verify`"
            )
        verifier = Verifier(
            Corpus.of_collection(collection),
            self._named(collection),
            self._stood(collection),
            self._speakers,
        )
        return [verifier.verify(quotation) for quotation in quotations]

    def _named(self, collection: Collection) -> Sources:
        if collection not in self._sources:
            self._sources[collection] = Sources(collection.documents())
        return self._sources[collection]

    def _stood(self, collection: Collection) -> Corpus | None:
        if collection not in self._before:
            self._before[collection] = self._earlier(collection)
        return self._before[collection]


def _require_characters(text: str) -> None:
    if half := re.search("[\ud800-\udfff]", text):
        raise InvalidInput(f"{half[0]!r} is half of a character, which is not text; take it out")
