"""How far an ingest, or a check of the index, has come, for whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Protocol, TypeAlias

from qa.errors import Stopped

Looking: TypeAlias = Callable[[str, int, int], None]
"""Told what a check looks at, how many of these are done, and how many there are."""


def unwatched(what: str, done: int, total: int) -> None:
    """The check that nobody waits for."""


class Progress(Protocol):
    """Told how many files there are, of each when it is done, of the pages of a file as they are
    recognised, and of texts as they are embedded.

    Whatever it raises ends the ingest, with nothing published.
    """

    def begin(self, total: int) -> None: ...

    def advance(self, source: str) -> None: ...

    def recognise(self, done: int, total: int) -> None:
        """Of the scanned pages of the file at work, so many are done: from 0 up to all."""
        ...

    def embed(self, done: int, total: int) -> None:
        """Of the texts that wait now, so many are done: from 0 up to all."""
        ...


class Unseen:
    """The progress that nobody looks at."""

    def begin(self, total: int) -> None:
        pass

    def advance(self, source: str) -> None:
        pass

    def recognise(self, done: int, total: int) -> None:
        pass

    def embed(self, done: int, total: int) -> None:
        pass


UNSEEN = Unseen()


class UntilStopped:
    """Ends the ingest at its next step once `stop` is set."""

    def __init__(self, stop: Event) -> None:
        self._stop = stop

    def begin(self, total: int) -> None:
        self._go_on()

    def advance(self, source: str) -> None:
        self._go_on()

    def recognise(self, done: int, total: int) -> None:
        self._go_on()

    def embed(self, done: int, total: int) -> None:
        self._go_on()

    def _go_on(self) -> None:
        if self._stop.is_set():
            raise Stopped("the ingest was stopped before it was done; nothing was published")
