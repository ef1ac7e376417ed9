"""Start and end logits to candidates, scored against "no answer" as in SQuAD 2.0.

A span's score is its start and end logits less those of the null position ([CLS]), which is the
log-odds of the span against "no answer" (Devlin et al. 2019, 4.3): the softmax over the window
cancels, so scores of different passages compare.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from qa.read.windows import Window
from qa.types import Span

Logits: TypeAlias = NDArray[np.float32]

NULL = 0
"""The position of the first token, [CLS], which stands for "no answer"."""

ANSWER_TOKENS = 30
"""The longest answer, in tokens (the value of BERT's SQuAD evaluation)."""


@dataclass(frozen=True, slots=True)
class ScoredSpan:
    """A span of text number `text`, in characters of that text.

    `reversal` is the log-odds that the text takes it back, -inf where no model tells.
    """

    text: int
    span: Span
    score: float
    reversal: float = -math.inf


def scored_spans(
    window: Window, start: Logits, end: Logits, reversal: Logits | None = None
) -> list[ScoredSpan]:
    """The best spans of one window, best first; the logits are [length].

    A span is taken back as much as its tokens are on average.
    """
    first, last = window.context_start, window.context_end
    if first >= last:
        return []
    units = window.units[first:last]
    scores = _pair_scores(start[first:last], end[first:last], units) - (start[NULL] + end[NULL])
    found = []
    for flat in _largest(scores, 20):
        row, width = divmod(int(flat), scores.shape[1])
        begin, final = first + row, first + row + width
        opening, closing = window.offsets[begin][0], window.offsets[final][1]
        if opening < closing:
            back = -math.inf if reversal is None else float(reversal[begin : final + 1].mean())
            span = Span(opening, closing)
            found.append(ScoredSpan(window.text, span, float(scores[row, width]), back))
    return found


def _pair_scores(start: Logits, end: Logits, units: NDArray[np.intp]) -> Logits:
    """[tokens, ANSWER_TOKENS]: the sum for every start and every width; -inf past a unit's end."""
    width = min(ANSWER_TOKENS, len(start))
    inside = _from_each(units, width, -1) == units[:, None]
    return np.where(inside, start[:, None] + _from_each(end, width, 0), -np.inf)


def _from_each(values: NDArray[Any], width: int, filler: int) -> NDArray[Any]:
    """[n, width]: for each of n values, it and those that follow."""
    filled = np.concatenate([values, np.full(width - 1, filler, dtype=values.dtype)])
    return np.lib.stride_tricks.sliding_window_view(filled, width)


def _largest(scores: Logits, count: int) -> NDArray[np.intp]:
    """Flat places of the `count` largest finite scores, largest first, ties by place."""
    flat = scores.ravel()
    count = min(count, int(np.isfinite(flat).sum()))
    places = np.argpartition(-flat, count - 1)[:count] if count else np.empty(0, dtype=np.intp)
    order: NDArray[np.intp] = np.lexsort((places, -flat[places]))
    return places[order]
