"""Arrays in files."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

_READING = Lock()


def read_array(path: Path, mapped: bool = True) -> NDArray[Any]:
    """What `np.save` wrote, mapped or loaded. Raises OSError, or ValueError for a damaged file.

    By one thread at a time: numpy reads the header with `ast`, and two threads in it at once end in
    "SystemError: AST constructor recursion depth mismatch" (CPython 3.11, gh-106905).
    """
    with _READING:
        array: NDArray[Any] = np.load(path, mmap_mode="r" if mapped else None)
    return array
