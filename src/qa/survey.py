"""Which files stand below the given paths, and which known sources no longer do."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path

from qa.errors import InvalidInput, LoadError
from qa.fetch import is_url
from qa.load import SIDECAR


def source_of(path: Path, base: Path) -> str:
    """The POSIX path of a file, relative to `base` where it is inside, else absolute.

    Links in its folder are followed, so that a file has one source however it is reached; a link
    to a file keeps its own name. Raises LoadError for a name that is not UTF-8.
    """
    place, root = _place(path), base.resolve()
    source = (place.relative_to(root) if place.is_relative_to(root) else place).as_posix()
    try:
        source.encode()
    except UnicodeEncodeError as error:
        raise LoadError(_printable(source), "its name is not UTF-8; rename it") from error
    return source


@dataclass(slots=True)
class Survey:
    """What the paths hold, before any file is read; sources are relative to `base`.

    What stands in the `index` belongs to no folder around it. `files` have a suffix that can be
    loaded or were named one by one; `skipped` have another suffix. `failed` could not be looked
    at, with the reason.
    """

    base: Path
    index: Path
    files: dict[str, Path] = field(default_factory=dict)
    skipped: set[str] = field(default_factory=set)
    failed: dict[str, str] = field(default_factory=dict)
    _folders: list[Path] = field(default_factory=list)
    _missing: set[str] = field(default_factory=set)

    def gone(
        self, known: Iterable[str], met: Collection[str], tried: Collection[str]
    ) -> tuple[str, ...]:
        """Of the known sources those that belong below the paths and were not met, in order.

        `tried` names the files and addresses that were looked into; what is below one that is no
        document itself was a member of that archive. What lies in a folder or an archive that could
        not be looked into is not gone.
        """
        within = {*(each for each in tried if each not in met), *self._missing}
        return tuple(sorted(s for s in known if s not in met and self._is_gone(s, within)))

    def _is_gone(self, source: str, within: Set[str]) -> bool:
        around = {source, *_around(source)}
        if around & self.failed.keys():
            return False
        below = self._is_below(self.base / source) and not is_url(source)
        return below or bool(around & within)

    def _is_below(self, place: Path) -> bool:
        return any(
            place.is_relative_to(folder)
            for folder in self._folders
            if folder.is_relative_to(self.index) or not place.is_relative_to(self.index)
        )

    def _add(self, path: Path) -> None:
        try:
            self.files[source_of(path, self.base)] = path
        except LoadError as error:
            self.failed[error.source] = error.reason

    def _add_folder(self, top: Path, suffixes: Collection[str]) -> None:
        self._folders.append(top)
        for folder, subfolders, names in os.walk(top, onerror=self._add_unlisted):
            places = (Path(folder, name) for name in _visible(subfolders))
            subfolders[:] = [place.name for place in places if place != self.index]
            for path in (Path(folder, name) for name in _visible(names)):
                if path.suffix.lower() in suffixes:
                    self._add_found(path)
                elif not path.name.endswith(SIDECAR):
                    self.skipped.add(self._shown(path))

    def _add_found(self, path: Path) -> None:
        try:
            found = path.is_file()
        except OSError as error:
            self.failed[self._shown(path)] = f"cannot be reached ({error.strerror})"
            return
        if found:
            self._add(path)
        else:
            self.failed[self._shown(path)] = "is neither a file nor a link to one; take it away"

    def _add_unlisted(self, error: OSError) -> None:
        folder = self._shown(Path(error.filename))
        self.failed[folder] = f"the folder cannot be listed ({error.strerror})"

    def _add_missing(self, path: Path, known: Collection[str]) -> None:
        source = source_of(path, self.base)
        if path.exists():
            self.failed[source] = "is neither a file nor a folder; name one of these"
        elif any(source in (each, *_around(each)) for each in known):
            self._missing.add(source)
        else:
            raise InvalidInput(f"{path} does not exist; name files or folders that do")

    def _shown(self, path: Path) -> str:
        try:
            return source_of(path, self.base)
        except LoadError as error:
            return error.source


def survey(
    paths: Sequence[Path], known: Collection[str], suffixes: Collection[str], index: Path
) -> Survey:
    """Look at every file named, and at every file in the folders named and below them.

    Hidden files and folders, links to folders, and the index itself are passed over. A path that
    is not there stands for the known source it was. Raises InvalidInput where it was none.
    """
    found = Survey(index.absolute().parent.resolve(), index.resolve())
    for path in paths:
        try:
            if path.is_dir():
                found._add_folder(path.resolve(), suffixes)
            elif path.is_file():
                found._add(path)
            else:
                found._add_missing(path, known)
        except OSError as error:
            found.failed[_printable(str(path))] = f"cannot be reached ({error.strerror})"
    return found


def _around(source: str) -> Iterator[str]:
    """The folders and archives that a source lies in, outermost first."""
    yield "."
    yield from (source[: slash.start()] for slash in re.finditer("/", source))


def _visible(names: Iterable[str]) -> list[str]:
    return sorted(name for name in names if not name.startswith("."))


def _place(path: Path) -> Path:
    return path.parent.resolve() / path.name if path.name not in ("", "..") else path.resolve()


def _printable(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "backslashreplace")
