"""What the database holds of the published documents, as our types and as records."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import groupby
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from qa.collection import pages
from qa.collection.directions import Directions
from qa.collection.meanings import Edges, Lengths
from qa.collection.shingles import Shingles
from qa.errors import CollectionCorrupt
from qa.types import Document, Kind, Landmark, Listing, Metadata, Place, Span

Records: TypeAlias = NDArray[np.void]

_CHUNKS = """
    FROM json_each(?) AS given JOIN editions ON editions.id = given.value
    JOIN chunks ON chunks.edition = editions.id
"""
# Not a mere JOIN: SQLite would look among all chunks before a sentence for the one that holds it.
_SENTENCES = """
    CROSS JOIN sentences ON sentences.edition = editions.id
    AND sentences.start >= chunks.start AND sentences.start < chunks.past
"""
_ORDER = "ORDER BY editions.document_id, chunks.start, chunks.past"

TEXT = np.dtype([("edition", "<u4"), ("indexed", "?"), ("characters", "<u4")])
"""A document that stands. Where it is not `indexed`, one with the same text is."""

ROW = np.dtype([("document", "S16"), ("edition", "<u4"), ("start", "<u4"), ("past", "<u4")])
"""Where a chunk stands: the document's id, its edition, and the span."""


@dataclass(frozen=True, slots=True)
class Row:
    """Where a chunk stands."""

    document_id: str
    span: Span


def standing(connection: sqlite3.Connection) -> Records:
    """All documents, as TEXT records by source.

    Of those with the same text the one whose source comes first is indexed for all. Read from the
    index alone: in the table the columns stand behind the texts, which would all be read through.
    """
    found = connection.execute(
        "SELECT edition, text_sha256, characters FROM editions INDEXED BY editions_by_text "
        "JOIN documents ON documents.edition = editions.id ORDER BY documents.source"
    ).fetchall()
    first: dict[str, int] = {}
    for edition, text, _ in found:
        first.setdefault(text, edition)
    return np.array([(each, first[text] == each, size) for each, text, size in found], dtype=TEXT)


def rows(connection: sqlite3.Connection, editions: Sequence[int]) -> Records:
    """The chunks of these editions, as ROW records by document, start and end."""
    found = connection.execute(
        f"SELECT document_id, editions.id, start, past {_CHUNKS} {_ORDER}", (_listed(editions),)
    )
    return np.array([(name.encode(), *place) for name, *place in found], dtype=ROW)


def sentences(
    connection: sqlite3.Connection, editions: Sequence[int], dim: int
) -> tuple[Directions, Lengths, Edges]:
    """Those of the chunks of these editions, in the order of the rows: the direction of each and
    how many characters it has; and which are whose."""
    listed = _listed(editions)
    counts = connection.execute(
        f"SELECT count(sentences.start) {_CHUNKS} {_SENTENCES} "
        f"GROUP BY editions.id, chunks.start, chunks.past {_ORDER}",
        (listed,),
    ).fetchall()
    edges = np.concatenate([[0], np.cumsum([count for (count,) in counts], dtype=np.int64)])
    codes = np.empty((edges[-1], dim), dtype=np.int8)
    lengths = np.empty(edges[-1], dtype=np.int64)
    found = connection.execute(
        f"SELECT sentences.past - sentences.start, vector {_CHUNKS} {_SENTENCES} "
        f"JOIN embeddings ON embeddings.id = sentences.embedding {_ORDER}, sentences.start",
        (listed,),
    )
    for number, (length, blob) in enumerate(found):
        lengths[number], codes[number] = length, direction_of(blob, dim)
    return codes, lengths, edges


def direction_of(blob: bytes, dim: int) -> Directions:
    """[dim]."""
    if len(blob) != dim:
        raise CollectionCorrupt(
            f"a stored embedding has {len(blob)} bytes, not {dim}: move the index folder "
            "away and run `qa ingest`"
        )
    return np.frombuffer(blob, dtype=np.int8)


def passages(connection: sqlite3.Connection, rows: Records) -> Iterator[str]:
    """What each row is found by."""
    for edition, group in groupby(rows.tolist(), key=lambda row: int(row[1])):
        stored = document(connection, edition)
        yield from (stored.in_context(Span(start, past)) for _, _, start, past in group)


def texts(connection: sqlite3.Connection, editions: Sequence[int]) -> Iterator[tuple[str, str]]:
    """The id and the text of each, in the order given."""
    for edition in editions:
        yield connection.execute(
            "SELECT document_id, text FROM editions WHERE id = ?", (edition,)
        ).fetchone()


def shingles(connection: sqlite3.Connection, editions: Sequence[int]) -> list[Shingles]:
    """Those of the text of each, in the order given."""
    found = (
        connection.execute("SELECT shingles FROM editions WHERE id = ?", (edition,)).fetchone()
        for edition in editions
    )
    return [np.frombuffer(blob, dtype="<u4") for (blob,) in found]


def document(connection: sqlite3.Connection, edition: int) -> Document:
    """Raises CollectionCorrupt unless it is as it was stored."""
    stored, name, source, file_sha256, title, text, landmarks, metadata, *more = connection.execute(
        "SELECT checksum, document_id, source, sha256, title, text, landmarks, metadata, "
        "encoding, warnings, sidecar FROM editions WHERE id = ?",
        (edition,),
    ).fetchone()
    if checksum(title, text, landmarks, metadata) != stored:
        raise CollectionCorrupt(
            f"the stored text of {source} is damaged: move the index folder away and run "
            "`qa ingest`, or restore a copy"
        )
    encoding, warnings, sidecar = more
    return Document(
        id=name,
        source=source,
        sha256=file_sha256,
        title=title,
        text=text,
        landmarks=_landmarks(landmarks),
        metadata=_metadata(metadata),
        encoding=encoding,
        warnings=tuple(json.loads(warnings)),
        sidecar=sidecar,
        pages=pages.read(connection, edition),
    )


def checksum(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()


def landmarks_json(landmarks: Mapping[Kind, Place]) -> str:
    """{kind: [[start, name, level]]}."""
    return json.dumps(
        {kind: [(m.start, m.name, m.level) for m in marks] for kind, marks in landmarks.items()}
    )


def _landmarks(stored: str) -> dict[Kind, Place]:
    kinds: dict[Kind, list[tuple[int, str, int]]] = json.loads(stored)
    return {
        kind: tuple(Landmark(kind, *landmark) for landmark in landmarks)
        for kind, landmarks in kinds.items()
    }


def _metadata(stored: str) -> Metadata:
    fields = json.loads(stored)
    return Metadata(
        **fields | {name: tuple(fields[name]) for name in ("authors", "tags")},
    )


_LISTED = """
    SELECT document_id, documents.source, title, sha256, characters,
    (SELECT count(*) FROM chunks WHERE chunks.edition = editions.id),
    coalesce(cluster, document_id), metadata, encoding, warnings, text_sha256
    FROM documents JOIN editions ON editions.id = documents.edition
    LEFT JOIN clusters ON clusters.edition = editions.id
"""


def listings(connection: sqlite3.Connection) -> tuple[Listing, ...]:
    """All documents, by source."""
    found = connection.execute(f"{_LISTED} ORDER BY documents.source").fetchall()
    copies: dict[str, list[str]] = defaultdict(list)
    for _, source, *_, text in found:
        copies[text].append(source)
    return tuple(_listing(row, copies[row[-1]]) for row in found)


def listing(connection: sqlite3.Connection, document_id: str) -> Listing | None:
    """The document of this id, if it stands."""
    found = connection.execute(f"{_LISTED} WHERE document_id = ?", (document_id,)).fetchone()
    return _listing(found, _sources(connection, found[-1])) if found else None


def _listing(row: Sequence[Any], copies: Sequence[str]) -> Listing:
    """`copies` are the sources of all documents with the row's text, its own among them."""
    name, source, *counted, metadata, encoding, warnings, _ = row
    return replace(
        Listing(name, source, *counted),
        copies=tuple(each for each in copies if each != source),
        metadata=_metadata(metadata),
        encoding=encoding,
        warnings=tuple(json.loads(warnings)),
    )


def _sources(connection: sqlite3.Connection, text_sha256: str) -> list[str]:
    """The sources of the documents with a text, in order."""
    found = connection.execute(
        "SELECT documents.source FROM editions JOIN documents ON documents.edition = editions.id "
        "WHERE text_sha256 = ? ORDER BY documents.source",
        (text_sha256,),
    )
    return [source for (source,) in found]


def edition(connection: sqlite3.Connection, document_id: str) -> int | None:
    """The edition of a document that stands."""
    found = connection.execute(
        "SELECT editions.id FROM editions JOIN documents ON documents.edition = editions.id "
        "WHERE document_id = ?",
        (document_id,),
    ).fetchone()
    return found[0] if found else None


def _listed(numbers: Sequence[int]) -> str:
    return json.dumps(list(numbers))
