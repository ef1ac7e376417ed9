"""The SQLite database of an index folder: how it is opened, made and refused."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np

from qa.collection.directions import directions
from qa.collection.refusals import GIVE_ANOTHER, START_AGAIN, refusals
from qa.collection.tables import APPLICATION_ID, DATABASE, TABLES, UPGRADES, VERSION
from qa.errors import (
    CollectionCorrupt,
    CollectionError,
    CollectionForeign,
    CollectionMissing,
)

_LARGE = 64_000_000
"""Bytes of a database that is too large to be read through whenever it is opened."""


@dataclass(frozen=True, slots=True)
class State:
    """Which generation is published, and which embedder made its vectors.

    `published` is when, and `remembered` from when on the history is whole: ISO 8601 in UTC.
    """

    generation: int
    stamp: str
    embedder: str
    dim: int
    published: str
    remembered: str


def read_state(connection: sqlite3.Connection) -> State:
    row = connection.execute("SELECT * FROM state").fetchone()
    if row is None:
        raise CollectionCorrupt(f"the index has lost its state; {START_AGAIN}")
    return State(*row)


def open_to_read(folder: Path) -> sqlite3.Connection:
    """A connection that holds one snapshot of the database until it is closed.

    It may be used by any thread, one at a time. Raises CollectionMissing where no database is.
    """
    path = _existing(folder)
    with refusals(folder):
        try:
            return _snapshot(path, "mode=ro")
        except sqlite3.OperationalError:
            # Where the folder cannot be written SQLite cannot make the files it shares with
            # writers. With nothing left in the log the database alone is complete.
            log = path.with_name(f"{DATABASE}-wal")
            if log.exists() and log.stat().st_size:
                raise
            return _snapshot(path, "mode=ro&immutable=1")


def in_memory(embedder: str, dim: int) -> sqlite3.Connection:
    """A database with nothing in it and no folder: for what is only rehearsed."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _create(connection, embedder, dim)
    return connection


def open_to_write(folder: Path, embedder: str, dim: int) -> sqlite3.Connection:
    """A connection to the database of `folder`: created where there is none, else upgraded."""
    path = folder / DATABASE
    with refusals(folder):
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            if not _is_empty(connection):
                # Before anything is written.
                validate(connection, folder, embedder, dim, upgradable=True)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            if _is_empty(connection):
                _create(connection, embedder, dim)
            _upgrade(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def validate(
    connection: sqlite3.Connection,
    folder: Path,
    embedder: str | None = None,
    dim: int | None = None,
    upgradable: bool = False,
) -> State:
    """The state of a sound database of ours, made by this embedder. Raises CollectionError.

    Without an embedder any will do: for those who only want the documents. An older format that
    can be upgraded is refused unless it is about to be.
    """
    with refusals(folder):
        if _is_empty(connection):
            raise CollectionMissing(_missing(folder))
        _require_format(connection, folder, {VERSION, *UPGRADES} if upgradable else {VERSION})
        _require_soundness(connection, folder)
        state = read_state(connection)
    if embedder is not None and (state.embedder, state.dim) != (embedder, dim):
        raise CollectionForeign(
            f"the index in {folder} was made by the embedder {state.embedder!r} ({state.dim} "
            f"dimensions), not {embedder!r} ({dim}); use that embedder, or give another --index "
            "and run `qa ingest`"
        )
    return state


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of what is done inside, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def missing_unless_published(state: State, folder: Path) -> None:
    if not state.generation:
        raise CollectionMissing(
            f"the first ingest into {folder} has not finished: run `qa ingest` again; "
            "what it has embedded is kept"
        )


def _missing(folder: Path) -> str:
    return f"there is no index in {folder}: run `qa ingest`, or give another --index"


def _existing(folder: Path) -> Path:
    path = folder / DATABASE
    try:
        if path.is_file():
            return path
    except OSError as error:
        raise CollectionError(
            f"the index folder {folder} cannot be read ({error.strerror}): check its permissions"
        ) from error
    if path.exists() or (folder.exists() and not folder.is_dir()):
        raise CollectionForeign(f"{folder} is not an index folder of qa; {GIVE_ANOTHER}")
    raise CollectionMissing(_missing(folder))


def _snapshot(path: Path, how: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}", uri=True, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA temp_store = MEMORY")  # there may be no place to write
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _create(connection: sqlite3.Connection, embedder: str, dim: int) -> None:
    with transaction(connection):
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        for statement in TABLES:
            connection.execute(statement)
        connection.execute(
            "INSERT INTO state VALUES (0, ?, ?, ?, '', '')", (uuid.uuid4().hex, embedder, dim)
        )


def _is_empty(connection: sqlite3.Connection) -> bool:
    """What a process killed before it made the tables leaves."""
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return not tables and _pragma(connection, "application_id") == 0


def _upgrade(connection: sqlite3.Connection) -> None:
    connection.create_function("direction", 1, _direction, deterministic=True)
    while (version := _version(connection)) in UPGRADES:
        with transaction(connection):
            for statement in UPGRADES[version]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version + 1}")


def _direction(vector: bytes) -> bytes:
    """Of little-endian float32, which formats up to 4 have."""
    return directions(np.frombuffer(vector, dtype="<f4")[None]).tobytes()


def _require_format(connection: sqlite3.Connection, folder: Path, known: Set[int]) -> None:
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise CollectionForeign(
            f"{folder / DATABASE} is a database of another program; {GIVE_ANOTHER}"
        )
    version = _version(connection)
    if version not in known:
        raise CollectionForeign(
            f"the index in {folder} has format {version}, this qa reads format {VERSION}: "
            f"{_remedy(version)}, use the qa that made it, or give another --index"
        )


def _remedy(version: int) -> str:
    if version in UPGRADES:
        return "run `qa ingest`, which upgrades it"
    return "move it away and run `qa ingest`" if version < VERSION else "upgrade qa"


def _require_soundness(connection: sqlite3.Connection, folder: Path) -> None:
    """Of a large database only that it is whole: `qa check` reads it all, and a text that is read
    is compared with its checksum."""
    pages, size = (cast("int", _pragma(connection, name)) for name in ("page_count", "page_size"))
    length = (folder / DATABASE).stat().st_size
    logged = (folder / f"{DATABASE}-wal").exists()
    if length < pages * size and not logged:
        verdict: object = f"{length:,} of {pages * size:,} bytes are there"
    elif pages * size > _LARGE:
        verdict = "ok"
    else:
        verdict = _pragma(connection, "quick_check(1)")
    if verdict != "ok":
        raise CollectionCorrupt(f"the index in {folder} is damaged ({verdict}); {START_AGAIN}")


def _version(connection: sqlite3.Connection) -> int:
    return cast("int", _pragma(connection, "user_version"))


def _pragma(connection: sqlite3.Connection, name: str) -> object:
    row = connection.execute(f"PRAGMA {name}").fetchone()
    return row[0] if row else None
