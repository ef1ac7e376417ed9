"""Whether all that an index folder holds agrees, and how to mend what is only derived."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from qa.collection import derived, stored
from qa.collection.derived import Fault
from qa.collection.drafts import EmbeddedDrafts
from qa.collection.refusals import START_AGAIN, refusals
from qa.collection.schema import State, open_to_read, validate
from qa.collection.shingles import shingles
from qa.errors import CollectionCorrupt
from qa.progress import Looking, unwatched
from qa.types import document_id

_SHOWN = 20
"""Faults of one kind that are told one by one, at most."""

_CHUNKS_ALONE = """
    chunks WHERE NOT EXISTS (
        SELECT 1 FROM sentences WHERE sentences.edition = chunks.edition
        AND sentences.start >= chunks.start AND sentences.start < chunks.past
    )
"""
_SENTENCES_ALONE = """
    sentences WHERE start >= past OR past > coalesce((
        SELECT chunks.past FROM chunks WHERE chunks.edition = sentences.edition
        AND chunks.start <= sentences.start ORDER BY chunks.start DESC LIMIT 1
    ), 0)
"""


@dataclass(frozen=True, slots=True)
class Soundness:
    """How much was checked, and what does not agree.

    `documents` stand, `editions` are all that are stored, `drafts` of them wait to be published.
    `leftovers` are folders of a writer that was killed: no fault, since the next one removes them.
    """

    generation: int
    documents: int
    editions: int
    drafts: int
    chunks: int
    embeddings: int
    faults: tuple[Fault, ...]
    leftovers: tuple[str, ...] = ()
    mended: tuple[Fault, ...] = ()


def checked(folder: Path, looking: Looking = unwatched) -> Soundness:
    """Look at everything in the folder and change nothing.

    Raises CollectionError where there is no index of ours to look at.
    """
    try:
        with closing(open_to_read(folder)) as connection, refusals(folder):
            return _verdict(folder, connection, validate(connection, folder), looking)
    except CollectionCorrupt as error:
        return Soundness(0, 0, 0, 0, 0, 0, (Fault(str(error), mendable=False),))


def mended(folder: Path, looking: Looking = unwatched) -> Soundness:
    """Check, make again what is derived, drop what is orphaned, and check again.

    Nothing is embedded. Raises CollectionError as a writer does.
    """
    before = checked(folder, looking)
    if not before.leftovers and not any(fault.mendable for fault in before.faults):
        return before
    with EmbeddedDrafts.reopen(folder) as drafts:
        drafts.mend()
    after = checked(folder, looking)
    left = {fault.what for fault in after.faults}
    mended = tuple(fault for fault in before.faults if fault.what not in left)
    return replace(after, mended=mended)


def _verdict(
    folder: Path, connection: sqlite3.Connection, state: State, looking: Looking
) -> Soundness:
    unpublished = "editions WHERE id NOT IN (SELECT edition FROM publications)"
    looking("database", 0, 1)
    faults = [
        *_database_faults(connection),
        *_edition_faults(connection, looking),
        *_sentence_faults(connection),
        *_embedding_faults(connection, state, looking),
        *_publication_faults(connection, state),
    ]
    if state.generation and all(fault.mendable for fault in faults):
        faults += derived.faults(folder, connection, state, looking)
    return Soundness(
        generation=state.generation,
        documents=_count(connection, "documents"),
        editions=_count(connection, "editions"),
        drafts=_count(connection, unpublished),
        chunks=_count(connection, "chunks"),
        embeddings=_count(connection, "embeddings"),
        faults=tuple(faults),
        leftovers=derived.leftovers(folder, state),
    )


def _count(connection: sqlite3.Connection, what: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {what}").fetchone()[0])


def _database_faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    for (verdict,) in connection.execute(f"PRAGMA integrity_check({_SHOWN})"):
        if verdict != "ok":
            yield Fault(f"the database is damaged ({verdict}); {START_AGAIN}", mendable=False)
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Fault(f"row {row} of {table} refers to nothing in {parent}", mendable=False)


def _edition_faults(connection: sqlite3.Connection, looking: Looking) -> Iterator[Fault]:
    """Texts as they were stored, ids of their sources, counts, and chunks that are slices."""
    count = _count(connection, "editions")
    editions = connection.execute("SELECT id, characters, text_sha256, shingles FROM editions")
    for done, (edition, characters, text_sha256, blob) in enumerate(editions):
        looking("texts", done, count)
        try:
            document = stored.document(connection, edition)
        except CollectionCorrupt as error:
            yield Fault(str(error), mendable=False)
            continue
        place = f"the edition {document.sha256[:12]} of {document.source}"
        if document.id != document_id(document.source):
            yield Fault(f"{place} has the id {document.id} of another source", mendable=False)
        if characters != len(document.text) or text_sha256 != stored.checksum(document.text):
            yield Fault(f"{place} is counted or hashed wrongly", mendable=False)
        if blob != shingles(document.text).tobytes():
            yield Fault(f"{place} has the shingles of another text", mendable=False)
        marks = [mark.start for marks in document.landmarks.values() for mark in marks]
        if any(not 0 <= mark <= characters for mark in marks):
            yield Fault(f"{place} has landmarks beyond its text", mendable=False)
        if any(not page.start <= page.end <= characters for page in document.pages):
            yield Fault(f"{place} has pages beyond its text", mendable=False)
        chunks = connection.execute(
            "SELECT start, past FROM chunks WHERE edition = ? ORDER BY start", (edition,)
        )
        for start, past in chunks:
            if not 0 <= start < past <= characters or not document.text[start:past].strip():
                yield Fault(f"{place} has no chunk at [{start}, {past})", mendable=False)


def _sentence_faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Every chunk has a sentence, and every sentence a chunk."""
    if count := _count(connection, _CHUNKS_ALONE):
        yield Fault(f"{count} chunks have no sentences", mendable=False)
    if count := _count(connection, _SENTENCES_ALONE):
        yield Fault(f"{count} sentences have no chunks", mendable=False)


def _embedding_faults(
    connection: sqlite3.Connection, state: State, looking: Looking
) -> Iterator[Fault]:
    count = _count(connection, "embeddings")
    for done, (key, blob) in enumerate(connection.execute("SELECT key, vector FROM embeddings")):
        if not done % 1000:
            looking("embeddings", done, count)
        if len(blob) != state.dim or not any(blob):
            yield Fault(f"the embedding {key[:12]} is no direction", mendable=False)
    orphans = _count(connection, "embeddings WHERE id NOT IN (SELECT embedding FROM sentences)")
    if orphans:
        yield Fault(f"{orphans} embeddings belong to no sentence", mendable=True)


def _publication_faults(connection: sqlite3.Connection, state: State) -> Iterator[Fault]:
    """One edition at a source at a time, its own, and none after the generation was published."""
    ended: dict[str, str] = {}
    rows = connection.execute(
        "SELECT publications.source, editions.source, since, until FROM publications "
        "JOIN editions ON editions.id = edition ORDER BY publications.source, since"
    )
    for source, own, since, until in rows:
        if source != own:
            yield Fault(f"{source} shows an edition of {own}", mendable=False)
        if since < ended.get(source, "") or since > state.published or (until or "~") <= since:
            yield Fault(f"{source} stood from {since} to {until}, out of order", mendable=False)
        ended[source] = until or "~"
