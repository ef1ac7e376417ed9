"""Whose the noun is that stands at a place."""

from __future__ import annotations

from collections.abc import Sequence

from qa.types import Span
from qa.voice.cues import POSSESSIVE
from qa.voice.subjects import DETERMINERS, PREPOSITIONS, continues
from qa.voice.words import Word, possessor


def owns(word: Word) -> bool:
    """Whether something of the person named is spoken of: "Ann’s", "Mr Mills’"."""
    return possessor(word.text) is not None or word.text.endswith(("s’", "s'"))


def owner_before(words: Sequence[Word], noun: int) -> Span | None:
    """Whose the noun at `noun` is: "Mr Hill’s repeated claim", "her view"."""
    for at in range(noun - 1, max(-1, noun - 4), -1):
        word = words[at]
        if word.lower in POSSESSIVE:
            return Span(word.start, word.end)
        if word.is_word and possessor(word.text) is not None:
            return Span(words[_owner_start(words, at)].start, word.end - 2)
        if word.text in {"’", "'"} and at and words[at - 1].lower.endswith("s"):
            return Span(words[_owner_start(words, at - 1)].start, words[at - 1].end)
    return None


def _owner_start(words: Sequence[Word], last: int) -> int:
    """Where the phrase begins that ends at `last`: at its article, or after a preposition."""
    first = last
    while first > 0 and words[first].lower not in DETERMINERS:
        before = words[first - 1]
        if not continues(before) or before.lower in PREPOSITIONS:
            break
        first -= 1
    return first
