"""What the database holds of the published documents, as our types.

Rows are numbered in the order of document id, start, end, so that a tie is broken by row number.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import groupby

import numpy as np

from qa.errors import CollectionCorrupt
from qa.types import Document, Embeddings, Kind, Landmark, Listing, Metadata, Place, Span

DISTINCT = """
    (SELECT edition, min(documents.source) FROM documents
     JOIN editions ON editions.id = documents.edition GROUP BY text_sha256)
"""
"""Of the documents with the same text the one whose source comes first: it is indexed for all."""

_INDEXED = f"""
    FROM {DISTINCT} AS indexed
    JOIN editions ON editions.id = indexed.edition
    JOIN chunks ON chunks.edition = editions.id
"""
_ORDER = "ORDER BY editions.document_id, chunks.start, chunks.past"


@dataclass(frozen=True, slots=True)
class Row:
    """Where a chunk stands; its number in the indexes is its place in the list of rows."""

    edition: int
    document_id: str
    span: Span


def rows(connection: sqlite3.Connection) -> list[Row]:
    found = connection.execute(f"SELECT editions.id, document_id, start, past {_INDEXED} {_ORDER}")
    return [Row(edition, name, Span(start, past)) for edition, name, start, past in found]


def vectors(connection: sqlite3.Connection, dim: int) -> Embeddings:
    """[n, dim], in the order of the rows."""
    found = connection.execute(
        f"SELECT vector {_INDEXED} JOIN embeddings ON embeddings.key = chunks.embedding {_ORDER}"
    )
    stored = [vector_of(blob, dim) for (blob,) in found]
    return np.stack(stored) if stored else np.empty((0, dim), dtype=np.float32)


def vector_of(blob: bytes, dim: int) -> Embeddings:
    if len(blob) != 4 * dim:
        raise CollectionCorrupt(
            f"a stored embedding has {len(blob)} bytes, not {4 * dim}: move the index folder "
            "away and run `qa ingest`"
        )
    return np.frombuffer(blob, dtype="<f4").astype(np.float32)


def passages(connection: sqlite3.Connection) -> Iterator[str]:
    """What each row is found by, in the order of the rows."""
    for edition, group in groupby(rows(connection), key=lambda row: row.edition):
        stored = document(connection, edition)
        yield from (stored.in_context(row.span) for row in group)


def texts(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """The id and the text of each document, by source."""
    yield from connection.execute(
        "SELECT document_id, text FROM documents "
        "JOIN editions ON editions.id = documents.edition ORDER BY documents.source"
    )


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


def listings(connection: sqlite3.Connection) -> tuple[Listing, ...]:
    """All documents, by source."""
    found = connection.execute(
        "SELECT document_id, documents.source, title, sha256, characters, "
        "(SELECT count(*) FROM chunks WHERE chunks.edition = editions.id), "
        "coalesce(cluster, document_id), metadata, encoding, warnings, text_sha256 "
        "FROM documents JOIN editions ON editions.id = documents.edition "
        "LEFT JOIN clusters ON clusters.edition = editions.id ORDER BY documents.source"
    ).fetchall()
    copies = defaultdict(list)
    for _, source, *_, text in found:
        copies[text].append(source)
    return tuple(
        replace(
            Listing(name, source, *counted),
            copies=tuple(each for each in copies[text] if each != source),
            metadata=_metadata(metadata),
            encoding=encoding,
            warnings=tuple(json.loads(warnings)),
        )
        for name, source, *counted, metadata, encoding, warnings, text in found
    )


def editions(connection: sqlite3.Connection) -> dict[str, int]:
    """Document id to edition."""
    return dict(
        connection.execute(
            "SELECT document_id, editions.id "
            "FROM documents JOIN editions ON editions.id = documents.edition"
        ).fetchall()
    )
