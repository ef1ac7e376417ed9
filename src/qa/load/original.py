"""A file's bytes, before anything is made of them."""

from __future__ import annotations

import errno
import stat
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from qa.load.extract import Unreadable
from qa.types import edition_of

SIDECAR = ".meta.toml"
_SIDECAR_SIZE = 100_000


@dataclass(frozen=True, slots=True)
class Original:
    """What a document is made of. `suffix` tells the format, in lower case and with its dot.

    `charset` is the encoding that a server gave for it, `sidecar` the content of a `.meta.toml`;
    both may be empty.
    """

    source: str
    content: bytes
    suffix: str
    charset: str = ""
    sidecar: bytes = b""

    @property
    def stem(self) -> str:
        return PurePosixPath(self.source).stem or self.source

    @property
    def sha256(self) -> str:
        return sha256(self.content).hexdigest()

    @property
    def sidecar_sha256(self) -> str:
        return sha256(self.sidecar).hexdigest() if self.sidecar else ""

    @property
    def edition(self) -> str:
        """As `Document.edition` of the document that is made of it."""
        return edition_of(self.sha256, self.sidecar_sha256)


def read(path: Path, source: str, limit: int) -> Original:
    """The file at `path` and the sidecar beside it. Raises Unreadable; `limit` is in bytes."""
    beside = path.with_name(path.name + SIDECAR)
    sidecar = read_sidecar(beside) if _is_file(beside) else b""
    return Original(source, _content(path, limit), path.suffix.lower(), sidecar=sidecar)


def read_sidecar(path: Path) -> bytes:
    """Raises Unreadable."""
    return _content(path, _SIDECAR_SIZE)


def _is_file(path: Path) -> bool:
    """Also of a name that is longer than any file's can be, as that of a sidecar may become."""
    try:
        return path.is_file()
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return False
        raise


def _content(path: Path, limit: int) -> bytes:
    try:
        _require_loadable(path, limit)
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise Unreadable(
            f"cannot be read ({reason}); check that it exists and may be read"
        ) from error


def _require_loadable(path: Path, limit: int) -> None:
    """Look before reading: a pipe would block, and an enormous file fill the memory."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable("is not a regular file; name a file")
    if status.st_size == 0:
        raise Unreadable("is empty (0 bytes); put text into it or leave it out")
    if status.st_size > limit:
        size = f"has {status.st_size:,} bytes, more than the {limit:,} allowed"
        raise Unreadable(f"{size}; split it or raise QA_FILE_SIZE")
