"""Zip archives: every member is a document of its own, within limits."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from qa.load.extract import Unreadable
from qa.load.original import SIDECAR, Original
from qa.load.signature import require_archive

_COUNT = 10_000  # members
_RATIO = 200  # times its packed size: text hardly reaches 20
_RATIO_FROM = 1_000_000  # bytes from which a member's ratio is looked at
_DEPTH = 2  # archives in archives
_TOO_MUCH = "unpack it and take what you need"


class Refused(NamedTuple):
    """A member that is not read, and why."""

    source: str
    reason: str


def members(
    archive: Original, suffixes: Collection[str], limit: int
) -> Iterator[Original | Refused]:
    """The members with one of the `suffixes`, in the order of their names, and those of archives.

    Folders, hidden files and other formats are passed over. Raises Unreadable where the archive is
    damaged, or holds more than 10,000 members, or more than `limit` bytes in all.
    """
    yield from _Unpacking(suffixes, limit).members(archive, depth=1)


class _Unpacking:
    """Counts what all archives in one file unpack to."""

    def __init__(self, suffixes: Collection[str], limit: int) -> None:
        self._suffixes = suffixes
        self._limit = limit
        self._count = 0
        self._bytes = 0

    def members(self, archive: Original, depth: int) -> Iterator[Original | Refused]:
        require_archive(archive.content)
        if depth > _DEPTH:
            raise Unreadable(f"is an archive inside {_DEPTH} others; {_TOO_MUCH}")
        try:
            with zipfile.ZipFile(io.BytesIO(archive.content)) as package:
                infos = {_path(info): info for info in package.infolist() if not info.is_dir()}
                self._count_in(infos)
                for path in sorted(path for path in infos if _is_visible(path)):
                    yield from self._member(archive, package, path, infos, depth)
        except Unreadable:
            raise
        except Exception as error:  # zipfile lets those of its codecs and compressors escape
            raise Unreadable(f"is a damaged archive ({error}); pack it again") from error

    def _member(
        self,
        archive: Original,
        package: zipfile.ZipFile,
        path: str,
        infos: dict[str, zipfile.ZipInfo],
        depth: int,
    ) -> Iterator[Original | Refused]:
        suffix, source = PurePosixPath(path).suffix.lower(), f"{archive.source}/{path}"
        if suffix not in self._suffixes and suffix != ".zip":
            return
        try:
            content = self._content(package, infos[path])
            if suffix == ".zip":
                yield from self.members(Original(source, content, suffix), depth + 1)
            else:
                beside = infos.get(path + SIDECAR)
                sidecar = self._content(package, beside) if beside else b""
                yield Original(source, content, suffix, sidecar=sidecar)
        except Unreadable as error:
            yield Refused(source, error.reason)
        except Exception as error:  # as above, and one member must not stop the rest
            yield Refused(source, f"is damaged inside the archive ({error}); pack it again")

    def _count_in(self, infos: dict[str, zipfile.ZipInfo]) -> None:
        """What the archive claims to hold, before anything is unpacked."""
        self._count += len(infos)
        if self._count > _COUNT:
            raise Unreadable(f"holds more than {_COUNT:,} files; {_TOO_MUCH}")
        claimed = self._bytes + sum(info.file_size for info in infos.values())
        if claimed > self._limit:
            raise Unreadable(
                f"unpacks to {claimed:,} bytes, more than the {self._limit:,} allowed; "
                f"{_TOO_MUCH} or raise QA_FILE_SIZE"
            )

    def _content(self, package: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
        """Never more than the member claims, whose sum is within the limit."""
        if info.flag_bits & 1:
            raise Unreadable("is encrypted; pack it again without a password")
        ratio = info.file_size / max(1, info.compress_size)
        if info.file_size > _RATIO_FROM and ratio > _RATIO:
            raise Unreadable(
                f"unpacks to {ratio:,.0f} times its size, as only bombs do; {_TOO_MUCH}"
            )
        with package.open(info) as member:
            content = member.read(info.file_size + 1)
        self._bytes += len(content)
        return content


def _path(info: zipfile.ZipInfo) -> str:
    """Its parts that name something: a path in an archive leads nowhere outside."""
    parts = PurePosixPath(info.filename.replace("\\", "/")).parts
    return "/".join(part for part in parts if part not in ("/", ".", ".."))


def _is_visible(path: str) -> bool:
    return path != "" and not any(part.startswith((".", "__MACOSX")) for part in path.split("/"))
