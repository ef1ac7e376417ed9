"""Minimal pairs: a text that states an answer as a fact, and one in which something governs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from qa.evaluate.rows import labelled_rows
from qa.types import Governor, Span


@dataclass(frozen=True, slots=True)
class Pair:
    """`answer` stands in both texts; in `governed`, `cue` governs it.

    `reverses`: the question must not get the answer from `governed` at all. `part` is the one of
    the set's parts in which it was written (eval/README.md).
    """

    id: str
    plain: str
    governed: str
    question: str
    answer: str
    label: str
    cue: str
    reverses: bool
    part: int


def read_pairs(path: Path) -> Iterator[Pair]:
    """The pairs of a JSON-lines file, in order. Raises EvaluationError naming the line."""
    for row in labelled_rows(path, "pair"):
        pair = Pair(
            row.text("id"),
            row.text("plain"),
            row.text("governed"),
            row.text("question"),
            row.text("answer"),
            row.text("label"),
            row.text("cue"),
            row.flag("reverses") or False,
            row.position("part"),
        )
        if pair.label not in get_args(Governor):
            raise row.refused(f"{pair.label!r} is not one of {', '.join(get_args(Governor))}")
        if pair.answer not in pair.plain or pair.answer not in pair.governed:
            raise row.refused(f"the answer {pair.answer!r} must stand in both texts")
        yield pair


def place_of(text: str, answer: str) -> Span:
    """The last place of the answer: what governs it stands before it more often than not."""
    start = text.rindex(answer)
    return Span(start, start + len(answer))
