"""Errors over HTTP: problem details (RFC 9457), each with what, which value and what to do."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any, TypeAlias

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from qa.errors import (
    CollectionBusy,
    CollectionError,
    InvalidInput,
    LoadError,
    NotUploaded,
    QaError,
    UnknownCollection,
    UnknownDocument,
    quoted,
    shortened,
)

OUR_OWN = "An error of qa's own; the server's log has more."

logger = logging.getLogger("qa.api")


_REFERENCE = {"$ref": "#/components/schemas/Problem"}


class Problem(BaseModel):
    """RFC 9457, section 3; `type` is about:blank, so `title` is the status' own phrase."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


MEDIA_TYPE = "application/problem+json"

Responses: TypeAlias = dict[int | str, dict[str, Any]]

RESPONSES: Responses = {
    status: {"description": description, "content": {MEDIA_TYPE: {"schema": _REFERENCE}}}
    for status, description in {
        400: "what was sent cannot be taken apart",
        403: "another site's page sent it",
        404: "no document has this id, or no collection this name",
        409: "another process is writing, or the document was not uploaded",
        413: "the body is too large",
        422: "what was sent cannot be used",
        503: "the index cannot be read",
    }.items()
}


def responses(*statuses: int) -> Responses:
    """What OpenAPI tells of these problems."""
    return {status: RESPONSES[status] for status in statuses}


PROBLEMS = responses(400, 403, 404, 413, 422, 503)
"""Those of whatever takes a body."""

STATUS: dict[type[QaError], HTTPStatus] = {
    InvalidInput: HTTPStatus.UNPROCESSABLE_ENTITY,
    LoadError: HTTPStatus.UNPROCESSABLE_ENTITY,
    UnknownDocument: HTTPStatus.NOT_FOUND,
    UnknownCollection: HTTPStatus.NOT_FOUND,
    NotUploaded: HTTPStatus.CONFLICT,
    CollectionBusy: HTTPStatus.CONFLICT,
    CollectionError: HTTPStatus.SERVICE_UNAVAILABLE,
}


def problem(status: HTTPStatus, detail: str) -> Response:
    return _response(Problem(title=status.phrase, status=status, detail=detail))


def problem_of(error: Exception) -> Problem:
    """What is told of an error; of one of our own nothing but that it is."""
    known = (STATUS[kind] for kind in type(error).mro() if kind in STATUS)
    status = next(known, HTTPStatus.INTERNAL_SERVER_ERROR)
    detail = str(error) if isinstance(error, QaError) else OUR_OWN
    return Problem(title=status.phrase, status=status, detail=detail)


def _response(body: Problem) -> Response:
    return JSONResponse(body.model_dump(), body.status, media_type=MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Every error of `app` becomes a problem; no traceback leaves."""
    app.add_exception_handler(QaError, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(ClientDisconnect, _left)
    app.add_exception_handler(Exception, _unexpected)
    _describe(app)


def _describe(app: FastAPI) -> None:
    """Let /openapi.json hold what the problems' responses refer to: FastAPI adds the models only of
    responses that have the media type of their route."""
    described = app.openapi

    def openapi() -> dict[str, Any]:
        schema = described()
        schema["components"]["schemas"]["Problem"] = Problem.model_json_schema()
        return schema

    app.openapi = openapi  # type: ignore[method-assign]


async def _refused(request: Request, error: Exception) -> Response:
    return _response(problem_of(error))


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = "; ".join(map(_told, error.errors()))
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, f"{faults}. See /openapi.json.")


def _told(fault: dict[str, Any]) -> str:
    """What pydantic found wrong: where, which value, and why not."""
    _, *path = fault["loc"]
    if fault["type"] == "json_invalid":
        return f"the request's body is not JSON ({fault['ctx']['error']}, character {path[0]})"
    if isinstance(fault["input"], bytes):
        return "the request's body is not sent as JSON; give it Content-Type: application/json"
    place = shortened(".".join(map(str, path))) or "the request's body"
    return f"{place}: {fault['msg']}; given was {quoted(fault['input'])}"


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    if isinstance(error.__cause__, UnicodeDecodeError):
        detail = "the request's body is not UTF-8; send JSON in UTF-8"
    else:
        detail = error.detail.rstrip(".")
    asked = f"{request.method} {shortened(request.url.path)}"
    response = problem(status, f"{asked}: {detail}. See /openapi.json.")
    response.headers.update(error.headers or {})
    return response


async def _left(request: Request, error: Exception) -> Response:
    """Nobody hears it, and nothing is wrong here."""
    return problem(HTTPStatus.BAD_REQUEST, "the connection was closed before the body was whole")


async def _unexpected(request: Request, error: Exception) -> Response:
    logger.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return _response(problem_of(error))
