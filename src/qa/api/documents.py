"""What is in the collection, and what has become of citations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, TypeAlias

from fastapi import FastAPI, Query, Response
from pydantic import AwareDatetime

from qa.answer import Pipeline
from qa.api.problems import PROBLEMS, responses
from qa.pictures import page_picture
from qa.settings import Settings
from qa.wire import (
    CitationsIn,
    CollectionsOut,
    DocumentOut,
    EditionsOut,
    ListingsOut,
    ResolutionsOut,
)
from qa.wiring import collections

UNKNOWN = responses(404, 422, 503)
"""Those of whatever names a document or a collection."""

Pipelines: TypeAlias = Callable[[str | None], Pipeline]
"""A pipeline for each collection, by name; None is the one of the settings."""

Named: TypeAlias = Annotated[
    str | None, Query(description="name of a collection; the default is a setting")
]


def add_documents(app: FastAPI, pipelines: Pipelines, settings: Settings) -> None:
    @app.get("/collections", responses=responses(503))
    def all_collections() -> CollectionsOut:
        """The collections that can be asked, each with how much it holds."""
        return CollectionsOut.of(collections(settings))

    @app.get("/documents", responses=UNKNOWN)
    def documents(as_of: AwareDatetime | None = None, collection: Named = None) -> ListingsOut:
        """Every document, by source; with `as_of` those that stood then."""
        return ListingsOut.of(
            pipelines(collection).collection(as_of).documents(), settings.of(collection)
        )

    @app.get("/documents/{document_id}", responses=UNKNOWN)
    def document(
        document_id: str, sha256: str | None = None, collection: Named = None
    ) -> DocumentOut:
        """A document's text, with the map from offsets to landmarks.

        With `sha256` the edition that these bytes were, as long as it is remembered.
        """
        return DocumentOut.of(pipelines(collection).collection().document(document_id, sha256))

    @app.get(
        "/documents/{document_id}/pages/{number}",
        responses={**UNKNOWN, 200: {"content": {"image/png": {}}}},
        response_class=Response,
    )
    def page(
        document_id: str,
        number: int,
        sha256: str | None = None,
        collection: Named = None,
        width: Annotated[int, Query(ge=50, le=4000, description="pixels")] = 1200,
    ) -> Response:
        """A page of a PDF as it is shown, in PNG, drawn from the file that its text was read from.

        A box of a citation begins at `x0 * width / page.width`. Where the file has changed or is
        gone there is no picture, only the text.
        """
        known = pipelines(collection).collection().document(document_id, sha256)
        drawn = page_picture(known, number, width, settings.base, settings.file_size)
        return Response(drawn, media_type="image/png")

    @app.get("/documents/{document_id}/editions", responses=UNKNOWN)
    def editions(document_id: str, collection: Named = None) -> EditionsOut:
        """The editions that are remembered of a document, newest first, and when they stood."""
        return EditionsOut.of(document_id, pipelines(collection).collection().history(document_id))

    @app.post("/citations/resolve", responses=PROBLEMS)
    def resolve(cited: CitationsIn) -> ResolutionsOut:
        """What has become of citations: unchanged, moved, edited (with a diff), retracted."""
        return ResolutionsOut.of(cited, pipelines(cited.collection).collection())
