"""`qa serve`: bind, load, listen."""

from __future__ import annotations

import socket

import uvicorn

from qa.api.app import create_app
from qa.errors import InvalidInput
from qa.settings import Settings
from qa.wiring import pipeline


def serve(settings: Settings) -> None:
    """Serve until interrupted. Raises InvalidInput where the address cannot be had.

    The port is taken before the models are loaded, so that a port in use is told at once.
    """
    listener = _bound(settings.host, settings.port)
    with listener:
        app = create_app(pipeline(settings), settings)
        host, port = listener.getsockname()[:2]
        print(f"qa serves http://{host}:{port}", flush=True)
        config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=3)
        uvicorn.Server(config).run(sockets=[listener])


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
