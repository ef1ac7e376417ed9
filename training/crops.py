"""Questions put to a part of their context: what is learnt by heart does not help with these."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from qa.evaluate.squad import SquadQuestion
from qa.sentences import sentences
from qa.types import Span


def some_cropped(
    questions: Iterable[SquadQuestion], share: float, draw: random.Random
) -> Iterator[SquadQuestion]:
    """All in order, a share (0-1) of them, drawn one by one, cropped."""
    for question in questions:
        yield cropped(question, draw) if draw.random() < share else question


def cropped(question: SquadQuestion, draw: random.Random) -> SquadQuestion:
    """The same question put to some of the sentences of its context that follow one another.

    Those that hold its first answer are among them, if it has one; the answers that stand outside
    them are dropped.
    """
    found = sentences(question.context)
    first, last = _needed(question, found, draw)
    start = found[draw.randint(0, first)].start
    end = found[draw.randint(last, len(found) - 1)].end
    kept = Span(start, end)
    answers = (each.shifted(-start) for each in question.answers if kept.contains(each))
    return replace(question, context=question.context[start:end], answers=tuple(answers))


def _needed(question: SquadQuestion, found: Sequence[Span], draw: random.Random) -> tuple[int, int]:
    """The places of the first and the last sentence that must stay: any one without an answer."""
    if not question.answers:
        place = draw.randrange(len(found))
        return place, place
    answer = question.answers[0]
    holding = [place for place, each in enumerate(found) if each.overlaps(answer)]
    return holding[0], holding[-1]
