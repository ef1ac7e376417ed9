"""`qa serve`: bind, load, listen."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from threading import Event, Thread

import uvicorn

from qa.api.app import create_app
from qa.errors import InvalidInput
from qa.settings import Settings
from qa.uploads import Writing
from qa.watch import Tell, sync, watch_folders
from qa.wiring import Writers, embedder, pipelines


def serve(settings: Settings, tell: Tell | None = None) -> None:
    """Serve until interrupted. Raises InvalidInput where the address cannot be had.

    The port is taken before the models are loaded, so that a port in use is told at once. With
    `tell` the sources are watched meanwhile, and every ingest is told.
    """
    listener = _bound(settings.host, settings.port)
    with listener:
        loaded = embedder(settings)
        writers = Writers(settings, loaded)
        with _watched(settings, writers(), tell) if tell else nullcontext():
            allowed = writers if settings.uploads else None
            app = create_app(pipelines(settings, loaded), settings, allowed)
            host, port = listener.getsockname()[:2]
            print(f"qa serves http://{host}:{port}", flush=True)
            config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=3)
            uvicorn.Server(config).run(sockets=[listener])


@contextmanager
def _watched(settings: Settings, writing: Writing, tell: Tell) -> Iterator[None]:
    """The sources are ingested once, so that there is an index, and then watched."""
    stop, folders = Event(), (settings.sources,)
    tell(sync(folders, settings, writing, stop))
    watching = Thread(target=watch_folders, args=(folders, settings, writing, tell, stop))
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
    except (OSError, TypeError) as error:  # TypeError: no host can have this name
        listener.close()
        cause = error.strerror if isinstance(error, OSError) else error
        raise InvalidInput(
            f"cannot listen on {host}:{port} ({cause}); give another --port or --host"
        ) from error
    return listener
