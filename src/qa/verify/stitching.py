"""A quotation put together from parts that stand, each in another place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qa.verify.nearest import Diagonals
from qa.verify.standing import LEFT_OUT

LEAST = 4
"""Words of a part, at least: shorter ones stand in many texts by chance."""

MOST = 4
"""Parts, at most."""

JOINING = 2
"""Words between the parts, at most, that belong to none."""

LONGEST = 400
"""Words of a quotation that is looked at for parts."""


@dataclass(frozen=True, slots=True)
class Stitch:
    """The words from `start` to before `stop` of a quotation stand from `place` on."""

    start: int
    stop: int
    place: int


def stitches(found: Diagonals) -> list[Stitch]:
    """The fewest parts that make up the quotation, in its order; empty where there are none.

    The parts do not stand in one passage: somewhere a part is not soon followed by the next.
    """
    length = found.equal.shape[1]
    if not len(found.places) or length > LONGEST:
        return []
    parts = _cover(_longest(found), length)
    return parts if len(parts) > 1 and not _one_passage(parts) else []


def _longest(found: Diagonals) -> list[Stitch | None]:
    """For each word of the quotation the longest run of words, from it on, that stands."""
    rows, length = found.equal.shape
    runs = np.zeros((rows, length + 1), dtype=np.int64)
    for at in range(length - 1, -1, -1):
        runs[:, at] = np.where(found.equal[:, at], runs[:, at + 1] + 1, 0)
    best = runs[:, :length].argmax(axis=0)
    return [
        Stitch(at, at + int(runs[row, at]), int(found.places[row]) + at)
        if runs[row, at] >= LEAST
        else None
        for at, row in enumerate(best.tolist())
    ]


def _cover(longest: Sequence[Stitch | None], length: int) -> list[Stitch]:
    """The way from the first word to the last with the fewest words in no part, then parts."""
    ways: dict[int, tuple[int, list[Stitch]]] = {0: (0, [])}
    for at in range(length):
        if at not in ways:
            continue
        skipped, parts = ways[at]
        if skipped < JOINING:
            _keep(ways, at + 1, skipped + 1, parts)
        if (run := longest[at]) and len(parts) < MOST:
            for stop in range(at + LEAST, run.stop + 1):
                _keep(ways, stop, skipped, [*parts, Stitch(at, stop, run.place)])
    return ways.get(length, (0, []))[1]


def _keep(
    ways: dict[int, tuple[int, list[Stitch]]], at: int, skipped: int, parts: list[Stitch]
) -> None:
    known = ways.get(at)
    if known is None or (skipped, len(parts)) < (known[0], len(known[1])):
        ways[at] = (skipped, parts)


def _one_passage(parts: Sequence[Stitch]) -> bool:
    ends = [part.place + part.stop - part.start for part in parts[:-1]]
    starts = [part.place for part in parts[1:]]
    return all(0 <= start - end <= LEFT_OUT for end, start in zip(ends, starts, strict=True))
