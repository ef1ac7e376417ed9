"""One writer at a time."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qa.errors import CollectionBusy, CollectionError, CollectionForeign


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Holds the writers' lock, which the operating system lets go when the process dies.

    Makes the folder. Raises CollectionBusy while another has the lock, CollectionForeign where it
    is no folder, CollectionError where it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / ".lock").open("a", encoding="utf-8")
    except (FileExistsError, NotADirectoryError) as error:
        raise CollectionForeign(f"{folder} is not a folder; give another --index") from error
    except OSError as error:
        raise CollectionError(
            f"the index folder {folder} cannot be written ({error.strerror}): "
            "check its permissions, or give another --index"
        ) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CollectionBusy(
                f"another process is writing to the index in {folder}; wait until it ends"
            ) from error
        yield
