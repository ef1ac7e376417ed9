"""Arrays in files."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from qa.collection.ties import Rows

_READING = Lock()


def read_array(path: Path, mapped: bool = True) -> NDArray[Any]:
    """What `np.save` wrote, mapped or loaded. Raises OSError, or ValueError for a damaged file.

    By one thread at a time: numpy reads the header with `ast`, and two threads in it at once end in
    "SystemError: AST constructor recursion depth mismatch" (CPython 3.11, gh-106905).
    """
    with _READING:
        array: NDArray[Any] = np.load(path, mmap_mode="r" if mapped else None)
    return array


class RowsOnDisk:
    """A matrix [count, dim] that `tofile` wrote, read and not mapped: what was read once need not
    stay in memory. Raises ValueError for a file of another size."""

    def __init__(self, path: Path, dtype: DTypeLike, dim: int, count: int) -> None:
        self._file = path.open("rb", buffering=0)
        self._dtype = np.dtype(dtype)
        self._dim = dim
        if path.stat().st_size != self._dtype.itemsize * dim * count:
            raise ValueError(f"{path} does not hold {count} rows of {dim} dimensions")

    def __call__(self, rows: Rows) -> NDArray[Any]:
        """These rows, which ascend: [rows, dim]."""
        taken = np.empty((len(rows), self._dim), dtype=self._dtype)
        size = self._dtype.itemsize * self._dim
        for run in np.split(np.arange(len(rows)), np.flatnonzero(np.diff(rows) != 1) + 1):
            if len(run):
                self._read(taken[run[0] : run[-1] + 1].data.cast("B"), int(rows[run[0]]) * size)
        return taken

    def _read(self, into: memoryview, at: int) -> None:
        """Fill `into` with what stands there; Linux gives at most two gigabytes at once."""
        while into:
            count = os.preadv(self._file.fileno(), [into], at)
            if not count:
                raise OSError(f"{self._file.name} was cut short while it was read")
            into, at = into[count:], at + count
