"""A quote that holds what governs its answer."""

from __future__ import annotations

from collections.abc import Sequence

from qa.types import Document, Flag, Span, Speech
from qa.voice.prose import prose

REACH = 1500
"""Characters that a quote grows by on either side, at most."""


def grown(document: Document, context: Span, speech: Speech | None, flags: Sequence[Flag]) -> Span:
    """`context` with the sentences that hold the cues of its speech and flags."""
    cues = [flag.cue.span for flag in flags]
    if speech:
        cues += [quote.span for quote in (speech.cue, speech.mention) if quote]
    near = [
        cue for cue in cues if context.start - REACH <= cue.start and cue.end <= context.end + REACH
    ]
    outside = [cue for cue in near if not context.contains(cue)]
    sentences = [sentence for cue in outside for sentence in _sentences(document, cue)]
    start = min([context.start, *(each.start for each in sentences)])
    end = max([context.end, *(each.end for each in sentences)])
    return Span(start, end)


def _sentences(document: Document, cue: Span) -> list[Span]:
    analysed = prose(document)
    place = analysed.utterance_at(cue)
    return [cue] if place is None else [analysed.utterances(place[0])[place[1]].span]
