"""When which edition stood: what is published, what was, and what may be forgotten.

Times are ISO 8601 in UTC with microseconds, so that they sort as text.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from qa.collection.clusters import write_clusters
from qa.collection.schema import State
from qa.errors import InvalidInput
from qa.types import Edition

_SAME = "sha256, checksum"
"""Two editions that agree in these differ only in their chunks."""


def iso(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def moment_after(published: str) -> str:
    """Now; but always later than the last publication, whatever the clock says."""
    now = datetime.now(UTC)
    if published:
        now = max(now, datetime.fromisoformat(published) + timedelta(microseconds=1))
    return iso(now)


def begin(connection: sqlite3.Connection, source: str, edition: int, now: str) -> bool:
    """Let an edition stand at its source from now on; False where it does already.

    One that is only cut into other chunks takes the place of its twin: it has stood all along.
    """
    standing = connection.execute(
        "SELECT edition FROM documents WHERE source = ?", (source,)
    ).fetchone()
    if standing and standing[0] == edition:
        return False
    if standing and _is_twin(connection, standing[0], edition):
        connection.execute(
            "UPDATE publications SET edition = ? WHERE edition = ?", (edition, standing[0])
        )
    else:
        end(connection, source, now)
        connection.execute(
            "INSERT INTO publications VALUES (?, ?, ?, NULL)", (source, edition, now)
        )
    return True


def _is_twin(connection: sqlite3.Connection, one: int, other: int) -> bool:
    found = connection.execute(
        f"SELECT count(*) FROM (SELECT DISTINCT {_SAME} FROM editions WHERE id IN (?, ?))",
        (one, other),
    ).fetchone()
    return bool(found[0] == 1)


def end(connection: sqlite3.Connection, source: str, now: str) -> bool:
    """Let nothing stand at a source any longer; False where nothing does."""
    ended = connection.execute(
        "UPDATE publications SET until = ? WHERE source = ? AND until IS NULL", (now, source)
    )
    return ended.rowcount > 0


def forget(connection: sqlite3.Connection, before: str) -> int:
    """Drop what stood only until `before`, and what it alone needed; how many editions."""
    ended = connection.execute(
        "DELETE FROM publications WHERE until <= ? RETURNING edition", (before,)
    ).fetchall()
    found = connection.execute(
        "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT edition FROM publications)",
        (json.dumps([edition for (edition,) in ended]),),
    ).fetchall()
    forgotten = {edition for (edition,) in found}
    _drop(connection, forgotten)
    if ended:
        connection.execute("UPDATE state SET remembered = max(remembered, ?)", (before,))
    return len(forgotten)


def purge(connection: sqlite3.Connection) -> None:
    """Drop the editions that were never published, and their embeddings."""
    found = connection.execute(
        "SELECT id FROM editions WHERE id NOT IN (SELECT edition FROM publications)"
    ).fetchall()
    _drop(connection, [edition for (edition,) in found])


def _drop(connection: sqlite3.Connection, editions: Iterable[int]) -> None:
    """Drop editions, and the embeddings that only their sentences refer to."""
    for edition in editions:
        embeddings = connection.execute(
            "SELECT embedding FROM sentences WHERE edition = ?", (edition,)
        ).fetchall()
        connection.execute("DELETE FROM editions WHERE id = ?", (edition,))
        connection.executemany(
            "DELETE FROM embeddings WHERE id = ? "
            "AND NOT EXISTS (SELECT 1 FROM sentences WHERE embedding = embeddings.id)",
            set(embeddings),
        )


def drop_orphans(connection: sqlite3.Connection) -> None:
    """Drop all embeddings that no sentence refers to."""
    connection.execute("DELETE FROM embeddings WHERE id NOT IN (SELECT embedding FROM sentences)")


def history(connection: sqlite3.Connection, document_id: str) -> tuple[Edition, ...]:
    """The editions that a document has had, newest first."""
    found = connection.execute(
        "SELECT document_id, publications.source, sha256, sidecar, since, until "
        "FROM publications JOIN editions ON editions.id = publications.edition "
        "WHERE document_id = ? ORDER BY since DESC",
        (document_id,),
    )
    return tuple(Edition(*row) for row in found)


def edition_of(connection: sqlite3.Connection, document_id: str, sha256: str) -> int | None:
    """The newest edition of a document with these bytes, as far as it is remembered."""
    found = connection.execute(
        "SELECT editions.id FROM editions JOIN publications ON edition = editions.id "
        "WHERE document_id = ? AND sha256 = ? ORDER BY since DESC LIMIT 1",
        (document_id, sha256),
    ).fetchone()
    return found[0] if found else None


def moment_of(connection: sqlite3.Connection, state: State, time: datetime) -> str:
    """The last moment up to `time` at which the collection changed.

    Raises InvalidInput for a time that is to come, and for one that is not remembered.
    """
    try:
        asked = iso(time)
    except OverflowError as error:
        raise InvalidInput(f"{time} is no time in UTC; ask as of a time that has passed") from error
    if time > datetime.now(UTC):
        raise InvalidInput(f"{asked} is still to come; ask as of a time that has passed")
    first = connection.execute("SELECT min(since) FROM publications").fetchone()[0]
    beginning = state.remembered or first or state.published
    if asked < beginning:
        raise InvalidInput(f"{asked} is not remembered; the history begins at {beginning}")
    last = connection.execute(
        "SELECT max(moment) FROM (SELECT since AS moment FROM publications "
        "UNION ALL SELECT until FROM publications UNION ALL SELECT ?) WHERE moment <= ?",
        (state.published, asked),
    ).fetchone()[0]
    return str(last or beginning)


def look_back(connection: sqlite3.Connection, moment: str) -> None:
    """Let `documents` and `clusters` be, for this connection, what they were at `moment`."""
    at = iso(datetime.fromisoformat(moment))  # nothing but a time gets into the statement
    connection.execute(
        "CREATE TEMP VIEW documents AS SELECT source, edition FROM publications "
        f"WHERE since <= '{at}' AND (until IS NULL OR until > '{at}')"
    )
    connection.execute(
        "CREATE TEMP TABLE clusters (edition INTEGER PRIMARY KEY, cluster TEXT NOT NULL)"
    )
    write_clusters(connection)
