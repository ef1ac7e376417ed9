"""The commands that keep the index equal to its sources, once or as long as they run."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Event
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from qa.cli.commands import app, leave, show
from qa.cli.options import AsJson, Collection, Index, settings
from qa.errors import InvalidInput, QaError

if TYPE_CHECKING:
    from qa.ingest import IngestReport


@app.command()
def ingest(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH or URL]...",
            help="Files, folders or web addresses. (default: sources, QA_SOURCES)",
        ),
    ] = None,
    index: Index = None,
    collection: Collection = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")
    ] = False,
    ocr: Annotated[
        bool | None,
        typer.Option("--ocr/--no-ocr", help="Recognise scanned pages. (default: no, QA_OCR)"),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Make the index equal to files and folders; only what changed is embedded.

    A changed file replaces its old self, a removed one leaves, a moved one is not embedded again;
    the files in a .zip are documents of their own. What http:// or https:// addresses hold is
    fetched and added. What was uploaded stays. A file that cannot be read is named and the rest
    goes on; the exit code is then 1.

    [dim]Example: qa ingest sources contracts/2026.pdf[/dim]
    """
    from qa.cli.progress import ingest_bar
    from qa.cli.render_ingest import ingested
    from qa.fetch import is_url
    from qa.ingest import ingest as sync
    from qa.uploads import kept
    from qa.wire import IngestOut
    from qa.wiring import rehearsal, writer

    chosen = settings(index=index, collection=collection, ocr=ocr)
    given = _named(paths) or [str(chosen.sources)]
    urls = [each for each in given if is_url(each)]
    files = [Path(each) for each in given if not is_url(each)]
    opened = rehearsal(chosen) if dry_run else writer(chosen)
    with opened as (drafts, embedder), ingest_bar() as bar:
        report = sync([*files, *kept(chosen)], drafts, embedder, chosen, bar, urls)
    shown = IngestOut.of(report, dry_run)
    show(shown, ingested(shown), as_json)
    leave(not shown.failed)


@app.command()
def watch(
    folders: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FOLDER]...", help="Folders. (default: sources, QA_SOURCES)"),
    ] = None,
    index: Index = None,
    collection: Collection = None,
) -> None:
    """Keep the index equal to folders until Ctrl-C: whenever a file changes, it is ingested.

    Files that are still being written are waited for. What cannot be read is named, once.

    [dim]Example: qa watch sources contracts[/dim]
    """
    from qa.watch import watch_folders
    from qa.wiring import Writer, embedder

    chosen = settings(index=index, collection=collection)
    watched = [Path(each) for each in _named(folders)] or [chosen.sources]
    try:
        with _interrupted_by_sigterm():
            writer = Writer(chosen, embedder(chosen))
            watch_folders(watched, chosen, writer, Told(watched), Event())
    except KeyboardInterrupt:
        print("stopped", flush=True)


@app.command()
def serve(
    index: Index = None,
    collection: Collection = None,
    host: Annotated[
        str | None, typer.Option(help="Address to listen on. (default: 127.0.0.1, QA_HOST)")
    ] = None,
    port: Annotated[int | None, typer.Option(help="Port. (default: 8000, QA_PORT)")] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Ingest what changes in the sources, as `qa watch`.")
    ] = False,
) -> None:
    """Serve the page and the HTTP API."""
    from qa.api.serve import serve as run

    chosen = settings(index=index, collection=collection, host=host, port=port)
    with _interrupted_by_sigterm():  # so that a watch ends its ingest before the process ends
        run(chosen, Told([chosen.sources]) if watch else None)


def _named(places: list[str] | None) -> list[str]:
    """The places themselves. Raises InvalidInput for an empty name: as a path it is the folder one
    stands in, with all that is below."""
    if "" in (places or ()):
        raise InvalidInput("a name is empty (''); name files or folders, or . for this one")
    return places or []


class Told:
    """Prints what has changed, a line each with the time; a failure only when it is new."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._console = Console(highlight=False, soft_wrap=True, markup=False)
        self._console.print(f"watching {', '.join(map(str, folders))}; Ctrl-C ends it")
        self._began = False
        self._failures: set[str] = set()

    def __call__(self, outcome: IngestReport | QaError) -> None:
        from qa.cli.render_ingest import changes, failures, ingested
        from qa.wire import IngestOut

        if isinstance(outcome, QaError):
            self._tell_new([Text(f"not ingested: {outcome}; tried again soon", style="red")])
            return
        report = IngestOut.of(outcome)
        if self._began:
            self._tell(changes(report))
            self._tell_new(failures(report))
        else:
            self._console.print(ingested(report))
            self._began, self._failures = True, {line.plain for line in failures(report)}

    def _tell_new(self, failures: list[Text]) -> None:
        self._tell([line for line in failures if line.plain not in self._failures])
        self._failures = {line.plain for line in failures}

    def _tell(self, lines: list[Text]) -> None:
        for line in lines:
            self._console.print(f"{datetime.now():%H:%M:%S}", line)


@contextmanager
def _interrupted_by_sigterm() -> Iterator[None]:
    """SIGTERM does what Ctrl-C does."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
