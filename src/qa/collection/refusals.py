"""What SQLite refuses, as errors that say which index and what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qa.errors import CollectionBusy, CollectionCorrupt, CollectionError, CollectionForeign

START_AGAIN = "move the folder away and run `qa ingest`, or restore a copy"
GIVE_ANOTHER = "move it away, or give another --index"
_REFUSALS: dict[int, tuple[type[CollectionError], str]] = {
    sqlite3.SQLITE_BUSY: (CollectionBusy, "another process is writing; try again"),
    sqlite3.SQLITE_LOCKED: (CollectionBusy, "another process is writing; try again"),
    sqlite3.SQLITE_CORRUPT: (CollectionCorrupt, f"it is damaged; {START_AGAIN}"),
    sqlite3.SQLITE_NOTADB: (CollectionForeign, f"it is not qa's; {GIVE_ANOTHER}"),
    sqlite3.SQLITE_FULL: (CollectionError, "make room on its disk"),
}


@contextmanager
def refusals(folder: Path) -> Iterator[None]:
    """Turns what SQLite refuses into errors that say which index and what to do."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        if isinstance(error, sqlite3.ProgrammingError | sqlite3.IntegrityError):
            raise
        kind, advice = _REFUSALS.get(code, (CollectionError, "check its disk and permissions"))
        raise kind(f"the index in {folder} cannot be used ({error}): {advice}") from error
