"""The search indexes of one generation: a folder beside the database that can always be remade.

A folder `derived/<generation>/` is written under another name and renamed when it is complete.
Its manifest binds it to the generation's stamp and holds the sha256 of each file, so that a
folder that is of another generation, unfinished or damaged is not used but made again.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import uuid
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from qa.collection import stored
from qa.collection.bm25 import LexicalIndex
from qa.collection.schema import State
from qa.collection.vectors import DenseIndex
from qa.concordance import Concordance

_DENSE, _LEXICAL, _MANIFEST = "dense.faiss", "lexical", "manifest.json"
_CONCORDANCE = "concordance"
_UNUSABLE = (OSError, ValueError, RuntimeError)
"""What a folder that is missing, damaged or read-only raises; RuntimeError is FAISS's."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What does not agree. One that is `mendable` can be made again from what is stored."""

    what: str
    mendable: bool


@dataclass(frozen=True, slots=True)
class Derived:
    dense: DenseIndex
    lexical: LexicalIndex
    concordance: Concordance


def obtain(folder: Path, connection: sqlite3.Connection, state: State) -> Derived:
    """The indexes of the generation that `connection` sees: as stored, else made again.

    Where they cannot be written they are made in memory.
    """
    try:
        return _read(folder, state)
    except _UNUSABLE:
        pass
    try:
        write(folder, connection, state)
        return _read(folder, state)
    except _UNUSABLE:
        return made(connection, state)


def made(connection: sqlite3.Connection, state: State) -> Derived:
    """The indexes of the documents that `connection` sees, in memory."""
    return Derived(
        _dense(connection, state),
        LexicalIndex.of(stored.passages(connection)),
        Concordance.of(stored.texts(connection)),
    )


def write(folder: Path, connection: sqlite3.Connection, state: State) -> None:
    """Put the indexes of what `connection` sees into the folder of `state`'s generation.

    Raises OSError where they cannot be written.
    """
    home = _home(folder, state)
    draft = home.with_name(f".{uuid.uuid4().hex}")
    draft.mkdir(parents=True)
    try:
        (draft / _LEXICAL).mkdir()
        _dense(connection, state).write(draft / _DENSE)
        LexicalIndex.of(stored.passages(connection), draft / _LEXICAL)
        (draft / _CONCORDANCE).mkdir()
        Concordance.of(stored.texts(connection)).write(draft / _CONCORDANCE)
        manifest = {"stamp": state.stamp, "files": _digests(draft)}
        (draft / _MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
        shutil.rmtree(home, ignore_errors=True)
        draft.rename(home)
    except (ValueError, RuntimeError) as error:
        raise OSError(str(error).splitlines()[0]) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


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


def faults(folder: Path, connection: sqlite3.Connection, state: State) -> list[Fault]:
    """Where the stored indexes differ from what `connection` sees."""
    try:
        indexes = _read(folder, state)
    except _UNUSABLE as error:
        return [Fault(f"no search index: {error}", mendable=True)]
    found = []
    wanted = stored.vectors(connection, state.dim)
    if not np.array_equal(indexes.dense.vectors(), wanted):
        found.append("the dense index holds other vectors than the database")
    if indexes.lexical.rows() != list(range(len(wanted))):
        found.append("the lexical index holds other rows than the database")
    if not indexes.concordance.same_as(Concordance.of(stored.texts(connection))):
        found.append("the concordance holds other words than the database")
    return [Fault(what, mendable=True) for what in found]


def _read(folder: Path, state: State) -> Derived:
    home = _home(folder, state)
    manifest = json.loads((home / _MANIFEST).read_text(encoding="utf-8"))
    if manifest != {"stamp": state.stamp, "files": _digests(home)}:
        raise ValueError(f"{home} is not the index of this generation")
    return Derived(
        DenseIndex.read(home / _DENSE),
        LexicalIndex.read(home / _LEXICAL),
        Concordance.read(home / _CONCORDANCE),
    )


def _dense(connection: sqlite3.Connection, state: State) -> DenseIndex:
    return DenseIndex.of(stored.vectors(connection, state.dim))


def _digests(home: Path) -> dict[str, str]:
    """The sha256 of every file but the manifest and tantivy's locks."""
    digests = {}
    for path in sorted(home.rglob("*")):
        if path.is_file() and path.name != _MANIFEST and path.suffix != ".lock":
            with path.open("rb") as content:
                digest = hashlib.file_digest(content, "sha256").hexdigest()
            digests[path.relative_to(home).as_posix()] = digest
    return digests


def _home(folder: Path, state: State) -> Path:
    return folder / "derived" / str(state.generation)
