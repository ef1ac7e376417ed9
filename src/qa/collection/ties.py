"""The order of a ranking where the search library leaves it to chance."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from qa.errors import InvalidInput

Scored: TypeAlias = tuple[int, float]
"""A row and its score; a larger score is better."""

Rows: TypeAlias = NDArray[np.int64]
"""Row numbers, ascending."""

Order: TypeAlias = Callable[[int], tuple[bytes, int, int]]
"""Where a row stands among those with its score: its document's id, then its span."""

SPARE = 16
PRECISION = 5
"""Decimals of a score: float32 sums taken in another order differ beyond, and would undo a tie."""


def ranked(
    search: Callable[[int], Iterable[Scored]], limit: int, count: int, order: Order
) -> list[Scored]:
    """The best `limit` of `count` rows, ties by `order`.

    A library cuts a tie anywhere, so `search` is asked for more until the cut is not inside one.
    """
    if limit < 1:
        raise InvalidInput(f"a search returns at least 1 hit, not {limit}")
    size = limit + SPARE
    while True:
        found = [(row, round(score, PRECISION)) for row, score in search(min(size, count))]
        if len(found) < size or found[-1][1] < found[limit - 1][1]:
            return sorted(found, key=lambda hit: (-hit[1], order(hit[0])))[:limit]
        size *= 4
