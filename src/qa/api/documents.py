"""What is in the collection, and what has become of citations."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from pydantic import AwareDatetime

from qa.answer import Pipeline
from qa.api.problems import PROBLEMS, responses
from qa.wire import CitationsIn, DocumentOut, EditionsOut, ListingsOut, ResolutionsOut

UNKNOWN = responses(404, 503)


def add_documents(app: FastAPI, pipeline: Pipeline, index: Path) -> None:
    @app.get("/documents", responses=responses(503))
    def documents(as_of: AwareDatetime | None = None) -> ListingsOut:
        """Every document, by source; with `as_of` those that stood then."""
        return ListingsOut.of(pipeline.collection(as_of).documents(), index)

    @app.get("/documents/{document_id}", responses=UNKNOWN)
    def document(document_id: str, sha256: str | None = None) -> DocumentOut:
        """A document's text, with the map from offsets to landmarks.

        With `sha256` the edition that these bytes were, as long as it is remembered.
        """
        return DocumentOut.of(pipeline.collection().document(document_id, sha256))

    @app.get("/documents/{document_id}/editions", responses=UNKNOWN)
    def editions(document_id: str) -> EditionsOut:
        """The editions that are remembered of a document, newest first, and when they stood."""
        return EditionsOut.of(document_id, pipeline.collection().history(document_id))

    @app.post("/citations/resolve", responses=PROBLEMS)
    def resolve(cited: CitationsIn) -> ResolutionsOut:
        """What has become of citations: unchanged, moved, edited (with a diff), retracted."""
        return ResolutionsOut.of(cited, pipeline.collection())
