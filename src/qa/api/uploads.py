"""Documents that are sent: `POST` adds, `PUT` replaces, `DELETE` removes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from starlette.datastructures import UploadFile

from qa.api.documents import Named
from qa.api.events import EVENT_STREAM, streamed
from qa.api.problems import Responses, responses
from qa.errors import InvalidInput, quoted
from qa.ingest import IngestReport
from qa.progress import UNSEEN, Progress
from qa.uploads import Upload, Uploads
from qa.wire import IngestOut

SENT = responses(400, 403, 404, 409, 413, 422, 503)
PROGRESS = (
    'event: progress\ndata: {"done":1,"total":2,"source":"index/uploads/report.pdf",'
    '"recognised":0,"to_recognise":0,"embedded":0,"to_embed":0}\n\n'
    'event: report\ndata: {"added":["index/uploads/report.pdf"],"failed":[],…}\n\n'
)
FILE = {"type": "string", "format": "binary"}


def add_uploads(app: FastAPI, uploads: Callable[[str | None], Uploads], most: int) -> None:
    """`most` files are taken at once. Whoever sends waits for those who sent before."""
    turn = CapacityLimiter(1)

    @app.post(
        "/documents",
        response_model=IngestOut,
        responses=SENT | _events(),
        openapi_extra=_multipart("files", {"type": "array", "items": FILE}),
    )
    async def add(request: Request, collection: Named = None) -> Response:
        """Take files in; one with the name of an upload becomes its next edition.

        A `NAME.meta.toml` describes the document NAME. Each file that is refused is in the
        report's `failed`, and the rest goes on. With `Accept: text/event-stream` the progress is
        told, then the report.
        """
        sent = await _sent(request, "files", most)
        return await _answered(request, partial(uploads(collection).add, sent), turn)

    @app.put(
        "/documents/{document_id}",
        response_model=IngestOut,
        responses=SENT | _events(),
        openapi_extra=_multipart("file", FILE),
    )
    async def replace(document_id: str, request: Request, collection: Named = None) -> Response:
        """Replace an upload by a file of the same format; its earlier edition is remembered."""
        (sent,) = await _sent(request, "file", 1)
        return await _answered(
            request, partial(uploads(collection).replace, document_id, sent), turn
        )

    @app.delete("/documents/{document_id}", responses=responses(403, 404, 409, 422, 503))
    async def remove(
        document_id: str, archive: bool = False, collection: Named = None
    ) -> IngestOut:
        """Remove an upload; its editions are remembered.

        A document from an archive leaves only with all that is in it, where `archive` is true.
        """
        report = await run_sync(uploads(collection).remove, document_id, archive, limiter=turn)
        return IngestOut.of(report)


async def _sent(request: Request, field: str, most: int) -> list[Upload]:
    """The files of a form. Raises InvalidInput."""
    form = await request.form(max_files=most, max_fields=most)
    wrong = [name for name, part in form.multi_items() if not isinstance(part, UploadFile)]
    wrong += [name for name in form if name != field]
    files = [part for part in form.getlist(field) if isinstance(part, UploadFile)]
    if wrong or not files:
        found = f"{quoted(wrong[0])} is none" if wrong else "there is none"
        raise InvalidInput(
            f"send multipart/form-data with files, each with its name, in the field {field!r}; "
            f"{found}"
        )
    return [Upload(_name(part), part.file) for part in files]


def _name(part: UploadFile) -> str:
    """As it was before it was put into a form: a browser escapes three characters (WHATWG HTML,
    section 4.10.21.8)."""
    name = part.filename or ""
    return name.replace("%22", '"').replace("%0D", "\r").replace("%0A", "\n")


async def _answered(
    request: Request, work: Callable[[Progress], IngestReport], turn: CapacityLimiter
) -> Response:
    """With the report, or with events where these are asked for."""
    if EVENT_STREAM in request.headers.get("accept", ""):
        return await streamed(work, turn)
    report = await run_sync(work, UNSEEN, limiter=turn)
    return JSONResponse(IngestOut.of(report).model_dump())


def _events() -> Responses:
    return {200: {"content": {EVENT_STREAM: {"example": PROGRESS}}}}


def _multipart(field: str, schema: dict[str, Any]) -> dict[str, Any]:
    form = {"type": "object", "required": [field], "properties": {field: schema}}
    return {"requestBody": {"required": True, "content": {"multipart/form-data": {"schema": form}}}}
