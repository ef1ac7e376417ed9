"""Keep a collection equal to folders while they change."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TypeAlias

from watchfiles import watch as changes_below

from qa.errors import InvalidInput, QaError, Stopped
from qa.ingest import IngestReport, ingest
from qa.progress import UntilStopped
from qa.settings import Settings
from qa.uploads import Writing, kept


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds. Files count as written once size and time of none has changed for `rest`.

    One that never comes to rest is waited for until `patience` is over, and then taken as it
    stands. `look` is how often a folder that is gone is looked for, `again` how long after an
    ingest that failed the next one follows.
    """

    rest: float = 0.5
    patience: float = 60.0
    look: float = 1.0
    again: float = 5.0


PACE = Pace()

logger = logging.getLogger("qa.watch")

Tell: TypeAlias = Callable[[IngestReport | QaError], None]
"""Told of every ingest, done or failed."""


def sync(
    folders: Sequence[Path], settings: Settings, writing: Writing, stop: Event
) -> IngestReport:
    """Make the index equal to the folders and to what was sent; `stop` ends it. Raises QaError."""
    with writing() as (drafts, embedder):
        paths = [*folders, *kept(settings)]
        return ingest(paths, drafts, embedder, settings, UntilStopped(stop))


def watch_folders(
    folders: Sequence[Path],
    settings: Settings,
    writing: Writing,
    tell: Tell,
    stop: Event,
) -> None:
    """Keep the index equal to the folders until `stop` is set. Raises InvalidInput."""
    watch(folders, settings.index, lambda: sync(folders, settings, writing, stop), tell, stop)


def watch(
    folders: Sequence[Path],
    index: Path,
    ingested: Callable[[], IngestReport],
    tell: Tell,
    stop: Event,
    pace: Pace = PACE,
) -> None:
    """`ingested` is called at once, and whenever something below the folders has changed.

    It ends when `stop` is set. Every outcome is told; what fails is tried again. Hidden files and
    `index` are passed over. While a folder is gone, which is told, nothing is ingested: a disk that
    is unplugged takes no document with it. Raises InvalidInput for what is no folder.
    """
    for folder in folders:
        if not folder.is_dir():
            raise InvalidInput(f"{folder} is not a folder; name folders, which can be watched")
    below = _Below(tuple(folder.resolve() for folder in folders), index.resolve())
    due = float("inf")
    for changed in below.changes(stop, pace):
        if changed:
            below.rest(stop, pace)
        if stop.is_set():
            return
        if gone := below.gone():
            due = float("inf")
            if changed:
                tell(_is_gone(gone))
        elif changed or time.monotonic() >= due:
            due = float("inf") if _done(ingested, tell) else time.monotonic() + pace.again


def _is_gone(folder: Path) -> InvalidInput:
    return InvalidInput(
        f"{folder} is gone; its documents stay until it is back, or until "
        f"`qa ingest {folder}` takes them out"
    )


def _done(ingested: Callable[[], IngestReport], tell: Tell) -> bool:
    try:
        tell(ingested())
    except Stopped:
        return True
    except QaError as error:
        tell(error)
        return False
    except Exception as error:  # of qa's own: who watches over night must still be watched for
        logger.exception("an ingest failed")
        tell(QaError(f"an error of qa's own ({type(error).__name__}: {error}); it is tried again"))
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Below:
    """What lies in the folders, as an ingest sees it."""

    folders: tuple[Path, ...]
    index: Path

    def changes(self, stop: Event, pace: Pace) -> Iterator[bool]:
        """Whether something may have changed, again and again; at first it may."""
        before: dict[Path, int] | None = None
        while not stop.is_set():
            standing = self._standing()
            if standing:
                yield from self._while(standing, stop, pace)
            else:
                yield before != standing
                stop.wait(pace.look)
            before = standing

    def _while(self, standing: dict[Path, int], stop: Event, pace: Pace) -> Iterator[bool]:
        """As long as the same folders stand. What changed before they were watched is seen too."""
        may_have_changed = True
        try:
            for changed in changes_below(
                *standing,
                watch_filter=lambda _, path: self._is_seen(Path(path)),
                rust_timeout=int(pace.look * 1000),
                yield_on_timeout=True,
                stop_event=stop,
            ):
                if self._standing() != standing:
                    return
                yield bool(changed) or may_have_changed
                may_have_changed = False
        except FileNotFoundError:
            return  # gone between two looks
        except OSError:  # a folder that may not be read, or no notices left to be had
            yield from self._looking(standing, stop, pace)

    def _looking(self, standing: dict[Path, int], stop: Event, pace: Pace) -> Iterator[bool]:
        """The same without being notified of changes."""
        before: dict[Path, tuple[int, int]] | None = None
        while not stop.is_set() and self._standing() == standing:
            now = self._look()
            yield now != before
            before = now
            stop.wait(pace.look)

    def rest(self, stop: Event, pace: Pace) -> None:
        """Wait until nothing is being written."""
        deadline = time.monotonic() + pace.patience
        before = self._look()
        while time.monotonic() < deadline and not stop.wait(pace.rest):
            now = self._look()
            if now == before:
                return
            before = now

    def _look(self) -> dict[Path, tuple[int, int]]:
        """Size and time of every file."""
        found: dict[Path, tuple[int, int]] = {}
        for top in self.folders:
            for folder, subfolders, names in os.walk(top):
                subfolders[:] = [n for n in subfolders if self._is_seen(Path(folder, n))]
                for name in names:
                    path = Path(folder, name)
                    try:
                        status = path.stat()
                    except OSError:
                        continue  # gone, or a link to nothing
                    found[path] = (status.st_size, status.st_mtime_ns)
        return found

    def _standing(self) -> dict[Path, int]:
        """The folders that there are, by what tells one from another of its name."""
        return {each: each.stat().st_ino for each in self.folders if each.is_dir()}

    def gone(self) -> Path | None:
        """A folder that is not there."""
        return next((each for each in self.folders if not each.is_dir()), None)

    def _is_seen(self, path: Path) -> bool:
        if path.is_relative_to(self.index):
            return False
        tops = (top for top in self.folders if path.is_relative_to(top))
        return any(
            not any(part.startswith(".") for part in path.relative_to(top).parts) for top in tops
        )
