"""`qa serve`: bind, load, listen."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from threading import Event, Thread
from typing import TypeAlias

import uvicorn

from qa.api.app import create_app
from qa.errors import InvalidInput, QaError
from qa.ingest import IngestReport
from qa.settings import Settings
from qa.wiring import Writer, embedder, pipeline, sync, watch_folders

Tell: TypeAlias = Callable[[IngestReport | QaError], None]


def serve(settings: Settings, tell: Tell | None = None) -> None:
    """Serve until interrupted. Raises InvalidInput where the address cannot be had.

    The port is taken before the models are loaded, so that a port in use is told at once. With
    `tell` the sources are watched meanwhile, and every ingest is told.
    """
    listener = _bound(settings.host, settings.port)
    with listener:
        loaded = embedder(settings)
        writer = Writer(settings, loaded)
        with _watched(settings, writer, tell) if tell else nullcontext():
            app = create_app(
                pipeline(settings, loaded), settings, writer if settings.uploads else None
            )
            host, port = listener.getsockname()[:2]
            print(f"qa serves http://{host}:{port}", flush=True)
            config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=3)
            uvicorn.Server(config).run(sockets=[listener])


@contextmanager
def _watched(settings: Settings, writer: Writer, tell: Tell) -> Iterator[None]:
    """The sources are ingested once, so that there is an index, and then watched."""
    stop, folders = Event(), (settings.sources,)
    sync(folders, settings, writer, stop)
    watching = Thread(target=watch_folders, args=(folders, settings, writer, tell, stop))
    watching.start()
    try:
        yield
    finally:
        stop.set()
        watching.join()


def _bound(host: str, port: int) -> socket.socket:
    # Named as TCP, so that asyncio turns Nagle's algorithm off: it costs 40 ms an answer.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise InvalidInput(
            f"cannot listen on {host}:{port} ({error.strerror}); give another --port or --host"
        ) from error
    return listener
