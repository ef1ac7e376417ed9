"""The search indexes beside the database: whether they hold what it holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

import numpy as np

from qa.collection import stored
from qa.collection.clusters import found_clusters, strangers
from qa.collection.indexes import SearchIndexes
from qa.collection.parts import Part
from qa.collection.shingles import ShingleIndex
from qa.progress import Looking
from qa.suffixes import SuffixArray


def differences(
    indexes: SearchIndexes, connection: sqlite3.Connection, dim: int, looking: Looking
) -> Iterator[str]:
    """What the indexes of the generation that `connection` sees hold otherwise."""
    held = np.concatenate([part.standing for part in indexes.parts])
    if not np.array_equal(np.sort(held), np.sort(stored.standing(connection))):
        yield "the search indexes hold other documents than the database"
        return
    parts = indexes.parts
    comparisons: dict[str, Callable[[], bool]] = {
        "the dense index holds other vectors than the database": lambda: all(
            _same_vectors(part, connection, dim) for part in parts
        ),
        "the lexical index holds other rows than the database": lambda: _same_rows(indexes),
        "the concordance holds other words than the database": lambda: all(
            _same_words(part, connection) for part in parts
        ),
        "the index of shingles holds others than the database": lambda: all(
            _same_shingles(part, connection) for part in parts
        ),
        "the clusters of near-duplicates are not those of the documents": lambda: _same_clusters(
            indexes, connection
        ),
    }
    for done, (difference, agree) in enumerate(comparisons.items()):
        looking("search indexes", done, len(comparisons))
        if not agree():
            yield difference


def _same_vectors(part: Part, connection: sqlite3.Connection, dim: int) -> bool:
    standing = part.standing
    indexed = standing["edition"][standing["indexed"]].tolist()
    own = part.alive - part.first
    if not np.array_equal(part.rows[own], stored.rows(connection, indexed)):
        return False
    return part.meanings.same_as(own, *stored.sentences(connection, indexed, dim))


def _same_rows(indexes: SearchIndexes) -> bool:
    alive = np.concatenate([part.alive for part in indexes.parts])
    return bool(indexes.lexical.rows() == alive.tolist())


def _same_words(part: Part, connection: sqlite3.Connection) -> bool:
    editions = part.standing["edition"].tolist()
    wanted = SuffixArray.of(stored.texts(connection, editions))
    return part.words.is_sorted() and part.words.same_texts(~part.gone, wanted)


def _same_shingles(part: Part, connection: sqlite3.Connection) -> bool:
    wanted = ShingleIndex.of(stored.shingles(connection, part.standing["edition"].tolist()))
    return part.shingles.of_texts(~part.gone).same_as(wanted)


def _same_clusters(indexes: SearchIndexes, connection: sqlite3.Connection) -> bool:
    """Made at once they are those of the documents; who joined them later is no stranger there."""
    kept = connection.execute("SELECT edition, cluster FROM clusters ORDER BY edition").fetchall()
    if kept == found_clusters(connection):
        return True
    return not (indexes.made_at_once or any(strangers(connection)))
