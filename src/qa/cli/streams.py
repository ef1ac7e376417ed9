"""Standard input, output and error: UTF-8 in every locale, and an error where no more fits."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import NoReturn, TextIO

from rich.console import Console

from qa.errors import OutputError


class Printed(TextIOWrapper):
    """What is printed. Raises OutputError where it cannot be written, and BrokenPipeError where
    nobody reads any more; after that it is dropped, or Python's last flush would fail again.
    """

    def write(self, text: str, /) -> int:
        with self._refusals():
            return super().write(text)

    def flush(self) -> None:
        with self._refusals():
            super().flush()

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self.fileno())
            os.close(nowhere)
            if isinstance(error, BrokenPipeError):
                raise
            name = {"<stdout>": "standard output", "<stderr>": "standard error"}[self.name]
            raise OutputError(
                f"{name} cannot be written ({error.strerror}); make room, or send it elsewhere"
            ) from error


def prepare() -> None:
    """What is printed is UTF-8 in every locale, since the documents hold any character, and since
    JSON has to be; bytes of the input that are no text are kept, to be refused with its line.
    """
    sys.stdout, sys.stderr = _printed(sys.stdout), _printed(sys.stderr)
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")


def refuse(why: str) -> NoReturn:
    """One line on standard error, and exit code 2 even where it cannot be printed."""
    with suppress(OutputError, BrokenPipeError):
        Console(stderr=True, highlight=False).print(
            f"qa: {why}", markup=False, style="red", soft_wrap=True
        )
    raise SystemExit(2) from None


def _printed(stream: TextIO) -> TextIO:
    if not isinstance(stream, TextIOWrapper):
        return stream
    return Printed(
        stream.buffer,
        encoding="utf-8",
        errors="backslashreplace",
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )
