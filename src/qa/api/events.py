"""The progress of an ingest as server-sent events (WHATWG HTML, section 9.2).

`progress` comes again and again, then one `report`, or one `problem`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from qa.api.problems import problem_of
from qa.errors import QaError
from qa.ingest import IngestReport
from qa.progress import Progress
from qa.wire import IngestOut, ProgressOut

EVENT_STREAM = "text/event-stream"
logger = logging.getLogger("qa.api")
_running: set[asyncio.Task[None]] = set()


@dataclass(frozen=True, slots=True)
class Event:
    name: str
    content: BaseModel

    def __str__(self) -> str:
        return f"event: {self.name}\ndata: {self.content.model_dump_json()}\n\n"


class Events:
    """A progress that is told in a worker thread and read in the event loop."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._told: asyncio.Queue[Event | Exception] = asyncio.Queue()
        self._now = ProgressOut()

    def begin(self, total: int) -> None:
        self._tell(total=total)

    def advance(self, source: str) -> None:
        self._now = ProgressOut(done=self._now.done, total=self._now.total)
        self._tell(done=self._now.done + 1, source=source)

    def recognise(self, done: int, total: int) -> None:
        self._tell(recognised=done, to_recognise=total)

    def embed(self, done: int, total: int) -> None:
        self._tell(embedded=done, to_embed=total)

    def end(self, last: Event | Exception) -> None:
        """Called in the event loop."""
        self._told.put_nowait(last)

    async def next(self) -> Event | Exception:
        return await self._told.get()

    def _tell(self, **changed: int | str) -> None:
        self._now = self._now.model_copy(update=changed)
        event = Event("progress", self._now)
        self._loop.call_soon_threadsafe(self._told.put_nowait, event)


async def streamed(
    work: Callable[[Progress], IngestReport], limiter: CapacityLimiter
) -> StreamingResponse:
    """The events of `work`, which goes on to its end even if nobody listens any longer.

    Raises what it raises before it has begun, so that this becomes a problem with its own status.
    """
    events = Events()
    task = asyncio.create_task(_run(work, events, limiter))
    _running.add(task)  # the event loop itself would let it be collected
    task.add_done_callback(_running.discard)
    first = await events.next()
    if isinstance(first, Exception):
        raise first
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(_texts(first, events), media_type=EVENT_STREAM, headers=headers)


async def _run(
    work: Callable[[Progress], IngestReport], events: Events, limiter: CapacityLimiter
) -> None:
    try:
        report = await run_sync(work, events, limiter=limiter)
        events.end(Event("report", IngestOut.of(report)))
    except Exception as error:  # told to whoever listens, since nothing else hears of it
        if not isinstance(error, QaError):
            logger.exception("an upload failed")
        events.end(error)


async def _texts(first: Event, events: Events) -> AsyncIterator[str]:
    event: Event | Exception = first
    while isinstance(event, Event) and event.name == "progress":
        yield str(event)
        event = await events.next()
    yield str(event if isinstance(event, Event) else Event("problem", problem_of(event)))
