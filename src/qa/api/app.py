"""The endpoints: parse, call the pipeline in a worker thread, render."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Annotated, TypeAlias

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from fastapi import FastAPI
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StrictInt, StrictStr
from starlette.types import ASGIApp

from qa.answer import LIMIT
from qa.api import problems
from qa.api.documents import Pipelines, add_documents
from qa.api.head import Head
from qa.api.limits import BodyLimit, OwnName, SameOrigin, StandingHeaders, is_loopback
from qa.api.problems import PROBLEMS, responses
from qa.api.quotations import add_quotations
from qa.api.uploads import add_uploads
from qa.filter import Filter
from qa.load import SIDECAR, SUFFIXES
from qa.scope import Scope
from qa.settings import Settings
from qa.types import Voice
from qa.uploads import Uploads, Writing
from qa.voice import Heard
from qa.wire import (
    HitsOut,
    OutcomeOut,
    Sent,
    TurnIn,
)
from qa.wiring import checker_of

Writers: TypeAlias = Callable[[str | None], Writing]
"""What opens each collection for writing."""

WEB = Path(__file__).parent.parent / "web"

CONCURRENT = 2
"""Questions worked on at once; the models already share all cores, so more would only queue."""


class FilterIn(BaseModel):
    """A document passes if it meets every condition given, and of several values one."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    tags: tuple[StrictStr, ...] = ()
    genres: tuple[StrictStr, ...] = ()
    authors: tuple[StrictStr, ...] = Field((), description="any part of a name")
    paths: tuple[StrictStr, ...] = Field((), description="of a source or a folder, or with *")
    since: StrictStr = Field("", description="ISO 8601, to the day, month or year")
    until: StrictStr = ""

    def only(self) -> Filter:
        """Raises InvalidInput for what is no date."""
        return Filter(**self.model_dump())


class Query(Sent):
    """What is looked for, and how many passages at most."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"question": "How long was the visit?", "k": 3},
                {"question": "What has failed?", "speaker": "Mike Pompeo", "voice": "reported"},
            ]
        },
    )

    question: StrictStr
    filter: FilterIn = Field(FilterIn(), description="which documents are asked")
    k: Annotated[StrictInt | None, Field(description=f"1 to {LIMIT}; the default is a setting")] = (
        None
    )
    speaker: Annotated[
        StrictStr | None, Field(description="only what this person or body says, by name")
    ] = None
    voice: Annotated[
        Voice | None, Field(description="own: only the documents' own words; or only reported ones")
    ] = None

    collection: Annotated[
        StrictStr | None, Field(description="name of a collection; the default is a setting")
    ] = None
    as_of: Annotated[
        AwareDatetime | None, Field(description="ask the documents as they stood at this time")
    ] = None

    def scope(self) -> Scope:
        """Raises InvalidInput."""
        return Scope(self.filter.only(), Heard.of(self.speaker, self.voice), self.as_of)


class Question(Query):
    """What is asked, how many quotes at most, and the turns of the conversation so far."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"question": "How long was the visit?", "k": 3},
                {
                    "question": "And when was he expelled?",
                    "turns": [{"question": "Who was the ambassador?", "answer": "Jan Novák"}],
                },
            ]
        },
    )

    turns: list[TurnIn] = Field(
        default_factory=list,
        description="oldest first; a follow-up is understood from them",
    )


class UploadLimits(BaseModel):
    """What may be sent to `POST /documents`; sizes are in bytes, all are at most."""

    suffixes: tuple[str, ...]
    files: int
    file_size: int
    upload_size: int

    @classmethod
    def of(cls, settings: Settings) -> UploadLimits:
        return cls(
            suffixes=(*SUFFIXES, SIDECAR),
            files=settings.upload_files,
            file_size=settings.file_size,
            upload_size=settings.upload_size,
        )


class Ready(BaseModel):
    status: str = Field(examples=["ready"])
    collection: str = Field(description="name of the one that is asked where none is named")
    documents: int
    chunks: int
    question_length: int = Field(description="characters in a question, at most")
    uploads: UploadLimits | None = Field(description="null where no documents may be sent")


class Service(FastAPI):
    """What is answered where something failed unexpectedly is made outside of all middleware that
    is added: the standing headers go around that too."""

    def build_middleware_stack(self) -> ASGIApp:
        return StandingHeaders(super().build_middleware_stack())


def create_app(pipelines: Pipelines, settings: Settings, writers: Writers | None = None) -> FastAPI:
    """The service over the collections. It never blocks the event loop with a model.

    `writers` open them for what is sent; without these nothing may be sent.
    """
    app = Service(
        title="qa",
        summary="Verbatim quotes with citations, or no answer.",
        docs_url=None,
        redoc_url=None,
    )
    app.add_middleware(BodyLimit, limit=settings.body_size, upload_limit=settings.upload_size)
    app.add_middleware(SameOrigin)
    app.add_middleware(Head)
    if is_loopback(settings.host):
        app.add_middleware(OwnName, names=settings.names)
    problems.install(app)
    limiter = CapacityLimiter(CONCURRENT)
    _add_questions(app, pipelines, limiter)
    checkers = cache(lambda name: checker_of(pipelines(name).collection))
    add_quotations(app, checkers, settings.quotations, limiter)
    add_documents(app, pipelines, settings)
    if writers:
        add_uploads(
            app, lambda name: Uploads(settings.of(name), writers(name)), settings.upload_files
        )
    _add_health(app, pipelines, settings, UploadLimits.of(settings) if writers else None)
    _add_page(app)
    return app


def _add_questions(app: FastAPI, pipelines: Pipelines, limiter: CapacityLimiter) -> None:
    @app.post("/ask", responses=PROBLEMS)
    async def ask(asked: Question) -> OutcomeOut:
        """Quotes that answer the question, best first; or no answer, with the reason."""

        def outcome() -> OutcomeOut:
            turns = [turn.turn() for turn in asked.turns]
            return OutcomeOut.of(
                pipelines(asked.collection).ask(asked.question, asked.k, asked.scope(), turns)
            )

        return await run_sync(outcome, limiter=limiter)

    @app.post("/search", responses=PROBLEMS)
    async def search(asked: Query) -> HitsOut:
        """The passages that a question retrieves, best first, unread."""

        def hits() -> HitsOut:
            found = pipelines(asked.collection).search(asked.question, asked.k, asked.scope())
            return HitsOut.of(asked.question, found)

        return await run_sync(hits, limiter=limiter)


def _add_health(
    app: FastAPI, pipelines: Pipelines, settings: Settings, uploads: UploadLimits | None
) -> None:
    @app.get("/healthz")
    async def healthz() -> dict[str, str]:
        """The process is alive."""
        return {"status": "alive"}

    @app.get("/readyz", responses=responses(503))
    def readyz() -> Ready:
        """Models are loaded and the index answers."""
        listings = pipelines(None).collection().documents()
        return Ready(
            status="ready",
            collection=settings.collection,
            documents=len(listings),
            chunks=sum(listing.chunks for listing in listings),
            question_length=settings.question_length,
            uploads=uploads,
        )


def _add_page(app: FastAPI) -> None:
    @app.get("/", include_in_schema=False)
    async def page() -> FileResponse:
        return FileResponse(WEB / "index.html")

    app.mount("/web", StaticFiles(directory=WEB))
