"""The bars of an ingest and of a check of the index."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import Progress

from qa.bar import bar
from qa.progress import Looking


class IngestBar:
    """Shows how many files are done and which one is at work."""

    def __init__(self, shown: Progress) -> None:
        self._bar = shown
        self._task = shown.add_task("", total=None)

    def begin(self, total: int) -> None:
        self._bar.update(self._task, total=total, completed=0)

    def advance(self, source: str) -> None:
        self._bar.update(self._task, advance=1, description=source)

    def recognise(self, done: int, total: int) -> None:
        self._bar.update(self._task, description=f"recognising {done:,} of {total:,} pages")

    def embed(self, done: int, total: int) -> None:
        self._bar.update(self._task, description=f"embedding {done:,} of {total:,} sentences")


@contextmanager
def ingest_bar() -> Iterator[IngestBar]:
    with bar() as shown:
        yield IngestBar(shown)


@contextmanager
def check_bar() -> Iterator[Looking]:
    """Shows what a check looks at, and how much of it is done."""
    with bar() as shown:
        task = shown.add_task("", total=None)

        def looking(what: str, done: int, total: int) -> None:
            shown.update(task, description=what, completed=done, total=total)

        yield looking
