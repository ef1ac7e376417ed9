"""A headline as the sentence that it stands for: "Plant Leaked, Minister Says"."""

from __future__ import annotations

from collections.abc import Sequence

from qa.voice.cues import AUXILIARY, PRONOUNS, TELLING
from qa.voice.subjects import DETERMINERS, EDGES, PREPOSITIONS
from qa.voice.words import Word

_SMALL = DETERMINERS | PREPOSITIONS | EDGES | AUXILIARY | PRONOUNS
"""Words that a headline may leave in lower case."""

_FEWEST = 4
"""Words of a headline, at least."""


def as_sentence(words: Sequence[Word]) -> Sequence[Word]:
    """The words, those of a headline with a full stop of no width behind them, and its verbs of
    saying in lower case where they are capitalised only because every word is."""
    if not words or not words[-1].is_word:
        return words
    end = words[-1].end
    told = [_lowered(word) for word in words] if _is_capitalised(words) else words
    return [*told, Word(".", end, end, ".")]


def _is_capitalised(words: Sequence[Word]) -> bool:
    """Whether every word is that carries meaning."""
    spoken = [word for word in words if word.is_word]
    large = [word for word in spoken if word.lower not in _SMALL]
    return len(spoken) >= _FEWEST and all(w.is_capital or w.text[0].isdigit() for w in large)


def _lowered(word: Word) -> Word:
    return word._replace(text=word.lower) if word.lower in TELLING else word
