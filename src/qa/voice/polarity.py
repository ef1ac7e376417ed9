"""What a sentence says does not hold, by all the words that may say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.voice.constructions import by_constructions
from qa.voice.extents import by_extents
from qa.voice.falsity import falsified
from qa.voice.frames import by_verbs
from qa.voice.negated import Negated
from qa.voice.negators import by_words
from qa.voice.words import Word


def negations(words: Sequence[Word]) -> Iterator[Negated]:
    """By verbs, other words that negate, constructions, extents, and predicates of falsity."""
    yield from by_verbs(words)
    yield from by_words(words)
    yield from by_constructions(words)
    yield from by_extents(words)
    yield from falsified(words)
