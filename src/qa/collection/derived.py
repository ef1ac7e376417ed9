"""The search indexes of one generation: a folder beside the database that can always be remade.

A folder `derived/<generation>/` is written under another name and renamed when it is complete. What
did not change since the last generation is in it by links to the same files, which are never
written again. Its manifest binds it to the generation's stamp and to the rules of `qa.words`, and
has a seal of each file, so that a folder that is of another generation or by other rules,
unfinished or cut short is not used but made again.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import sqlite3
import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from qa.collection import stored
from qa.collection.bm25 import LexicalIndex
from qa.collection.clusters import join_clusters, write_clusters
from qa.collection.compared import differences
from qa.collection.indexes import SearchIndexes
from qa.collection.parts import GONE, Part, next_row, plan
from qa.collection.schema import State
from qa.collection.ties import Rows
from qa.progress import Looking
from qa.words import RULES

_LEXICAL, _PARTS, _MANIFEST = "lexical", "parts", "manifest.json"
_SEALED = 1 << 20
"""Bytes at the beginning and at the end of a file that its seal is of: whole gigabytes would have
to be read at every opening. `faults` compares all of what a folder holds."""

_NONE: Rows = np.empty(0, dtype=np.int64)
_UNUSABLE = (OSError, ValueError, RuntimeError)
"""What a folder that is missing, damaged or read-only raises; RuntimeError is FAISS's."""

_UNWRITTEN = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS, errno.EACCES)
"""Why a file may not be written."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What does not agree. One that is `mendable` can be made again from what is stored."""

    what: str
    mendable: bool


def stored_indexes(folder: Path, state: State) -> SearchIndexes | None:
    """The indexes of a generation as they are in its folder; None where they cannot be used."""
    try:
        return _read(folder, state)
    except _UNUSABLE:
        return None


def made_again(folder: Path, connection: sqlite3.Connection, state: State) -> SearchIndexes:
    """The indexes of the generation that `connection` sees, and its folder with them.

    Where they cannot be written they are made in memory.
    """
    whole = _whole(connection, state)
    try:
        _put(folder, connection, state, whole)
        return _read(folder, state)
    except _UNUSABLE:
        return SearchIndexes(whole, LexicalIndex.of(_passages(connection, whole)))


def made(connection: sqlite3.Connection, state: State) -> SearchIndexes:
    """The indexes of the documents that `connection` sees, in memory."""
    whole = _whole(connection, state)
    return SearchIndexes(whole, LexicalIndex.of(_passages(connection, whole)))


def write(
    folder: Path, connection: sqlite3.Connection, state: State, before: State | None = None
) -> None:
    """Put the indexes of what `connection` sees into the folder of `state`'s generation, and the
    clusters of near-duplicates into the database.

    What has not changed since the generation `before` is taken over from there. Raises OSError
    where they cannot be written.
    """
    held = _held(folder, before)
    planned = plan(held, stored.standing(connection))
    parts = [*planned.kept]
    if len(planned.texts) or not parts:
        first = next_row(held) if planned.kept else 0
        parts.append(Part.of(connection, planned.texts, state.dim, first))
    if planned.kept:
        join_clusters(connection, planned.come, parts)
    else:
        write_clusters(connection)
    old = _home(folder, before) if before and planned.kept else None
    _put(folder, connection, state, parts, old, planned.went)


def _held(folder: Path, before: State | None) -> tuple[Part, ...]:
    indexes = stored_indexes(folder, before) if before and before.generation else None
    return () if indexes is None else indexes.parts


def _whole(connection: sqlite3.Connection, state: State) -> list[Part]:
    return [Part.of(connection, stored.standing(connection), state.dim, 0)]


def _passages(connection: sqlite3.Connection, parts: Iterable[Part]) -> Iterator[tuple[int, str]]:
    """The number of each row, and what it is found by."""
    for part in parts:
        yield from enumerate(stored.passages(connection, part.rows), part.first)


def _put(
    folder: Path,
    connection: sqlite3.Connection,
    state: State,
    parts: Sequence[Part],
    old: Path | None = None,
    went: Rows = _NONE,
) -> None:
    """Write the folder of a generation; what is in an `old` one too is links to its files."""
    home = _home(folder, state)
    draft = home.with_name(f".{uuid.uuid4().hex}")
    draft.mkdir(parents=True)
    try:
        for part in parts:
            _put_part(draft / _PARTS / str(part.first), part, old)
        _put_lexical(draft, connection, parts, old, went)
        manifest = json.dumps(_manifest(draft, state), indent=1)
        (draft / _MANIFEST).write_text(manifest, encoding="utf-8")
        shutil.rmtree(home, ignore_errors=True)
        draft.rename(home)
    except (ValueError, RuntimeError) as error:
        raise OSError(_cause(str(error))) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _cause(said: str) -> str:
    """What the system said, out of what FAISS or tantivy made of it."""
    causes = map(os.strerror, _UNWRITTEN)
    return next((cause for cause in causes if cause in said), said.splitlines()[0])


def _put_part(place: Path, part: Part, old: Path | None) -> None:
    place.mkdir(parents=True)
    same = old / _PARTS / place.name if old else None
    if same and same.exists():
        _link(same, place, but=(GONE,))
        part.write_gone(place)
    else:
        part.write(place)


def _put_lexical(
    draft: Path,
    connection: sqlite3.Connection,
    parts: Sequence[Part],
    old: Path | None,
    went: Rows,
) -> None:
    lexical = draft / _LEXICAL
    lexical.mkdir()
    if old is None:
        LexicalIndex.of(_passages(connection, parts), lexical)
        return
    _link(old / _LEXICAL, lexical)
    come = [part for part in parts if not (old / _PARTS / str(part.first)).exists()]
    LexicalIndex.change(lexical, went, _passages(connection, come))


def _link(files: Path, to: Path, but: Collection[str] = ()) -> None:
    """The same files at another place; by copies where the file system knows no links."""
    for file in files.iterdir():
        if file.name not in but and file.suffix != ".lock":
            try:
                os.link(file, to / file.name)
            except OSError:
                shutil.copyfile(file, to / file.name)


def sweep(folder: Path, state: State) -> None:
    """Remove the folders of other generations. Who has one open keeps its files until the end."""
    home = _home(folder, state)
    for other in home.parent.glob("*"):
        if other != home:
            shutil.rmtree(other, ignore_errors=True)


def leftovers(folder: Path, state: State) -> tuple[str, ...]:
    """The folders of other generations, which a killed writer leaves and the next one removes."""
    home = _home(folder, state)
    others = (path for path in home.parent.glob("*") if path != home)
    return tuple(sorted(path.relative_to(folder).as_posix() for path in others))


def faults(
    folder: Path, connection: sqlite3.Connection, state: State, looking: Looking
) -> list[Fault]:
    """Where what is derived differs from what `connection` sees."""
    try:
        indexes = _read(folder, state)
    except _UNUSABLE as error:
        return [Fault(f"no search index: {error}", mendable=True)]
    found = differences(indexes, connection, state.dim, looking)
    return [Fault(what, mendable=True) for what in found]


def _read(folder: Path, state: State) -> SearchIndexes:
    home = _home(folder, state)
    manifest = json.loads((home / _MANIFEST).read_text(encoding="utf-8"))
    if manifest != _manifest(home, state):
        raise ValueError(f"{home} is not the index of this generation")
    parts = [Part.read(place) for place in (home / _PARTS).iterdir()]
    return SearchIndexes(parts, LexicalIndex.read(home / _LEXICAL))


def _manifest(home: Path, state: State) -> dict[str, object]:
    return {"stamp": state.stamp, "words": RULES, "seals": _seals(home)}


def _seals(home: Path) -> dict[str, str]:
    """A seal of every file but the manifest and tantivy's locks."""
    return {
        path.relative_to(home).as_posix(): _seal(path)
        for path in sorted(home.rglob("*"))
        if path.is_file() and path.name != _MANIFEST and path.suffix != ".lock"
    }


def _seal(path: Path) -> str:
    size = path.stat().st_size
    with path.open("rb") as content:
        seal = hashlib.sha256(b"%d " % size + content.read(_SEALED))
        content.seek(max(content.tell(), size - _SEALED))
        seal.update(content.read(_SEALED))
    return seal.hexdigest()


def _home(folder: Path, state: State) -> Path:
    return folder / "derived" / str(state.generation)
