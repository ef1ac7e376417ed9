"""Near-duplicates in the database: which documents are no two sources."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from qa.collection import stored
from qa.collection.near import FEWEST, SHARED, clusters, part_shared
from qa.collection.parts import Part
from qa.collection.shingles import Shingles

_COMPARED = 32  # texts of a part, those that share most, with which one that comes is compared


def write_clusters(connection: sqlite3.Connection) -> None:
    """Store the cluster of each of the `documents` that has near-duplicates or copies."""
    _store(connection, found_clusters(connection))


def found_clusters(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    """Edition and cluster of each of the `documents` that is not alone in its cluster."""
    rows = connection.execute(
        "SELECT edition, document_id, text_sha256, shingles "
        "FROM documents JOIN editions ON editions.id = edition ORDER BY document_id"
    ).fetchall()
    texts = {text: np.frombuffer(blob, dtype="<u4") for *_, text, blob in rows}
    place = {text: number for number, text in enumerate(texts)}
    which = clusters(list(texts.values()))
    members = defaultdict(list)
    for edition, document_id, text, _ in rows:
        members[which[place[text]]].append((document_id, edition))
    return _named(members.values())


def join_clusters(
    connection: sqlite3.Connection, come: Iterable[int], parts: Sequence[Part]
) -> None:
    """Let the editions that came since the clusters were stored join them, each where its
    strongest link is, and those that went leave."""
    members = defaultdict(list)
    home = {}
    for edition, cluster, document_id in connection.execute(
        "SELECT edition, cluster, document_id FROM clusters "
        "JOIN documents USING (edition) JOIN editions ON editions.id = edition"
    ):
        members[cluster].append((document_id, edition))
        home[edition] = cluster
    for edition in come:
        other = _nearest(connection, edition, parts)
        if other is None:
            continue
        for each in (other, edition):
            cluster = home.setdefault(each, home.get(other, f"joined {other}"))
            member = (_document_id(connection, each), each)
            if member not in members[cluster]:
                members[cluster].append(member)
    _store(connection, _named(members.values()))


def strangers(connection: sqlite3.Connection) -> list[str]:
    """The ids of the documents that are near to none of those in their cluster."""
    members = defaultdict(list)
    for cluster, *member in connection.execute(
        "SELECT cluster, document_id, text_sha256, shingles FROM clusters "
        "JOIN editions ON editions.id = edition ORDER BY edition"
    ):
        members[cluster].append(member)
    return [
        name
        for together in members.values()
        for name, text, blob in together
        if not any(
            text == other or part_shared(_words(blob), _words(others)) >= SHARED
            for own, other, others in together
            if own != name
        )
    ]


def _nearest(connection: sqlite3.Connection, edition: int, parts: Sequence[Part]) -> int | None:
    """Of the editions that stand a copy of this one, else the one with the strongest link."""
    text, blob = connection.execute(
        "SELECT text_sha256, shingles FROM editions WHERE id = ?", (edition,)
    ).fetchone()
    copy = connection.execute(
        "SELECT min(edition) FROM documents JOIN editions ON editions.id = edition "
        "WHERE text_sha256 = ? AND edition != ?",
        (text, edition),
    ).fetchone()[0]
    if copy is not None:
        return int(copy)
    own = _words(blob)
    near = [
        int(part.texts["edition"][number])
        for part in parts
        for number in part.shingles.near(own, FEWEST)[:_COMPARED]
        if not part.gone[number]
    ]
    others = [each for each in near if each != edition]
    known = zip(others, stored.shingles(connection, others), strict=True)
    linked = [(part_shared(own, words), -other) for other, words in known]
    part, other = max(linked, default=(0.0, 0))
    return -other if part >= SHARED else None


def _words(blob: bytes) -> Shingles:
    return np.frombuffer(blob, dtype="<u4")


def _document_id(connection: sqlite3.Connection, edition: int) -> str:
    found = connection.execute("SELECT document_id FROM editions WHERE id = ?", (edition,))
    return str(found.fetchone()[0])


def _named(clusters: Iterable[Sequence[tuple[str, int]]]) -> list[tuple[int, str]]:
    """Edition and cluster of each document that is not alone in its cluster, which is named by
    the first."""
    return sorted(
        (edition, min(together)[0])
        for together in clusters
        if len(together) > 1
        for _, edition in together
    )


def _store(connection: sqlite3.Connection, found: Iterable[tuple[int, str]]) -> None:
    connection.execute("DELETE FROM clusters")
    connection.executemany("INSERT INTO clusters VALUES (?, ?)", found)
