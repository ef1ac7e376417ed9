"""The files that a command is given to read."""

from __future__ import annotations

import sys
from pathlib import Path

from pydantic import ValidationError

from qa.errors import InvalidInput, shortened


def content(file: str) -> bytes:
    """What it holds, or standard input where it is `-`. Raises InvalidInput that names it."""
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise InvalidInput(
            f"{named(file)} cannot be read ({error.strerror}); name a file that can"
        ) from error


def named(file: str) -> str:
    """What it is called in a message."""
    return "standard input" if file == "-" else file or "''"


def fault(error: ValidationError) -> str:
    """The first place that is wrong in what was given as JSON, and what is wrong there."""
    first = error.errors()[0]
    place = shortened(".".join(map(str, first["loc"]))) or "the whole"
    return f"{place}: {first['msg']}"
