"""The HTTP face: FastAPI, problem details (RFC 9457), the page at `/`."""

from qa.api.app import create_app

__all__ = ["create_app"]
