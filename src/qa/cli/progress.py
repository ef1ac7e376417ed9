"""A progress bar on standard error, in a terminal; nothing elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from qa.progress import Looking


class IngestBar:
    """Shows how many files are done and which one is at work."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._task = bar.add_task("", total=None)

    def begin(self, total: int) -> None:
        self._bar.update(self._task, total=total, completed=0)

    def advance(self, source: str) -> None:
        self._bar.update(self._task, advance=1, description=source)

    def recognise(self, done: int, total: int) -> None:
        self._bar.update(self._task, description=f"recognising {done:,} of {total:,} pages")

    def embed(self, done: int, total: int) -> None:
        self._bar.update(self._task, description=f"embedding {done:,} of {total:,} passages")


@contextmanager
def ingest_bar() -> Iterator[IngestBar]:
    with _bar() as bar:
        yield IngestBar(bar)


@contextmanager
def check_bar() -> Iterator[Looking]:
    """Shows what a check looks at, and how much of it is done."""
    with _bar() as bar:
        task = bar.add_task("", total=None)

        def looking(what: str, done: int, total: int) -> None:
            bar.update(task, description=what, completed=done, total=total)

        yield looking


@contextmanager
def _bar() -> Iterator[Progress]:
    """Taken away when done."""
    console = Console(stderr=True)
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        yield bar
