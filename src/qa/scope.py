"""What an answer may come from, and the hits that lie in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from qa.filter import EVERYTHING, Filter
from qa.ports import Collection, Embedder
from qa.retrieve import DEPTH, retrieve
from qa.types import Hit
from qa.voice import Heard, hears

ANYONE = Heard()


@dataclass(frozen=True, slots=True)
class Scope:
    """The documents that `only` admits, the words of them that are to be `heard`, and when: as they
    stood at the time `as_of`, or as they are.
    """

    only: Filter = EVERYTHING
    heard: Heard = ANYONE
    as_of: datetime | None = None

    def admitted(self, collection: Collection) -> frozenset[str] | None:
        """The ids of the documents that pass, None where there is no condition."""
        if not self.only:
            return None
        return frozenset(each.id for each in collection.documents() if self.only.admits(each))


ALL = Scope()
"""Every document, every voice."""


def hits_in(
    scope: Scope, question: str, collection: Collection, embedder: Embedder, limit: int
) -> list[Hit]:
    """At most `limit` hits, best first; where not every voice is to be heard, of a deeper search
    those that hold it.
    """
    among = scope.admitted(collection)
    if scope.heard == ANYONE:
        return retrieve(question, collection, embedder, limit, among)
    found = retrieve(question, collection, embedder, DEPTH, among)
    documents = {hit.chunk.document_id: collection.document(hit.chunk.document_id) for hit in found}
    held = (
        hit for hit in found if hears(scope.heard, documents[hit.chunk.document_id], hit.chunk.span)
    )
    kept = [replace(hit, rank=rank) for rank, hit in enumerate(held, start=1)]
    return kept[:limit]
