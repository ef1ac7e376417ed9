"""Where an utterance says that someone says something, and which of these governs a place."""

from __future__ import annotations

from collections.abc import Sequence

from qa.types import Span
from qa.voice.phrases import phrases
from qa.voice.prose import Utterance
from qa.voice.reports import reports
from qa.voice.scope import Attribution, outer_words


def attributions(utterance: Utterance, text: str) -> list[Attribution]:
    """Every attribution outside the quotations of an utterance, in order."""
    words = outer_words(utterance)
    found = [*reports(utterance, words), *phrases(utterance, words, text)]
    return sorted(found, key=lambda each: each.cue)


def governing(
    found: Sequence[Attribution], span: Span, *, quotation: bool = False
) -> Attribution | None:
    """The innermost of those that reach over `span`, without being a part of it.

    One that names its speaker goes before one that does not.
    """
    around = [
        each
        for each in found
        if each.scope.start <= span.start < each.scope.end
        and (quotation or not each.quoted)
        and not any(unsaid.overlaps(span) for unsaid in each.unsaid)
    ]
    return min(around, key=lambda each: (not each.mention, len(each.scope)), default=None)
