"""Evidence logits to how surely each sentence carries an answer."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from qa.read.spans import Logits
from qa.read.windows import Window
from qa.types import Span


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence or table cell; `evidence` is the log-odds that it carries an answer."""

    span: Span
    evidence: float


def read_sentences(window: Window, evidence: Logits) -> list[ReadSentence]:
    """Those of a window, in order; one that the window cuts is given as far as it is there.

    `evidence` [length] is the log-odds that a token stands in a sentence that carries an answer; a
    sentence has the mean of its tokens.
    """
    first, last = window.context_start, window.context_end
    if first >= last:
        return []
    edges = first + 1 + np.flatnonzero(np.diff(window.units[first:last]))
    return [
        ReadSentence(
            Span(window.offsets[begin][0], window.offsets[end - 1][1]),
            float(evidence[begin:end].mean()),
        )
        for begin, end in pairwise([first, *edges.tolist(), last])
    ]
