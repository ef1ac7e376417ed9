"""Evidence logits to the sentences that carry an answer."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from qa.read.spans import Logits
from qa.read.windows import Window
from qa.types import Span


def supporting(window: Window, evidence: Logits) -> list[Span]:
    """The sentences and table cells of a window that carry an answer, in order.

    `evidence` [length] is the log-odds that a token stands in one; a sentence is one where the
    mean over its tokens is above 0. A sentence that the window cuts is given as far as it is there.
    """
    first, last = window.context_start, window.context_end
    if first >= last:
        return []
    edges = first + 1 + np.flatnonzero(np.diff(window.units[first:last]))
    bounds = [first, *edges.tolist(), last]
    return [
        Span(window.offsets[begin][0], window.offsets[end - 1][1])
        for begin, end in pairwise(bounds)
        if evidence[begin:end].mean() > 0
    ]
