"""What a verb that denies its object takes: the object, a passive subject, or an antecedent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qa.types import Span
from qa.voice.lexicon import CALENDAR
from qa.voice.negated import (
    AUXILIARIES,
    DETERMINERS,
    FOLLOWING,
    Negated,
    after,
    before,
    between,
    is_participle,
    is_passive,
)
from qa.voice.words import Word
from qa.words import word_set

_PERSONS = word_set(
    "him them us me you himself herself itself themselves myself yourself ourselves"
)

_DITRANSITIVE = word_set("refused denied spared excused")
"""Participles that may keep an object: "was refused a visa"."""

_SUFFERING = word_set("had have has having saw see seen sees got get")
"""Verbs by which their object suffers what follows: "saw the plan rejected"."""

_PREPOSITIONS = word_set("of from to on against for with in")
"""Particles that have an object of their own: "was left out of the team"."""

APART = 7
"""Words that may stand between a verb and its particle or preposition."""


def denied_object(words: Sequence[Word], at: int, end: int) -> Negated | None:
    """The object, the subject of a passive, or what someone saw done."""
    opens = end < len(words) and words[end].is_word and words[end].lower not in FOLLOWING
    keeps = words[at].lower in _DITRANSITIVE or words[end - 1].lower in _PREPOSITIONS
    if is_passive(words, at) and not (opens and keeps):
        return _relative(words, at, end) or before(words, at, end)
    return (
        _placed(words, after(words, at, end))
        if opens
        else _suffered(words, at) or _antecedent(words, at, end)
    )


def _placed(words: Sequence[Word], found: Negated) -> Negated:
    """The object with its place: "cancelled the show in Antwerp"."""
    at = next((n for n, word in enumerate(words) if word.start >= found.core.end), len(words))
    if not is_place(words, at):
        return found
    last = at + 1
    while last < len(words) and words[last].is_capital:
        last += 1
    return replace(found, core=Span(found.core.start, words[last - 1].end))


def is_place(words: Sequence[Word], at: int) -> bool:
    """Whether "in Antwerp" follows, and not "in May"."""
    return (
        at + 1 < len(words)
        and words[at].lower in {"in", "at"}
        and words[at + 1].is_capital
        and words[at + 1].text not in CALENDAR
    )


def _relative(words: Sequence[Word], at: int, end: int) -> Negated | None:
    """ "A dome, which was left out." """
    first = at
    while first > 0 and words[first - 1].lower in AUXILIARIES:
        first -= 1
    closes = end == len(words) or words[end].text in ".;!?"
    relative = first > 1 and words[first - 1].lower == "which"
    return before(words, first - 1, end) if closes and relative else None


def _antecedent(words: Sequence[Word], at: int, end: int) -> Negated | None:
    """ "The offer, which she turned down." """
    if words[at].lower.endswith("ing"):
        return None
    near = range(at - 1, max(0, at - APART), -1)
    pronoun = next((n for n in near if words[n].lower in {"which", "that", "whom"}), None)
    closes = end == len(words) or words[end].text in ".;!?"
    return before(words, pronoun, end) if closes and pronoun else None


def _suffered(words: Sequence[Word], at: int) -> Negated | None:
    """ "Had his licence revoked", "saw the plan rejected": what stands between."""
    if not is_participle(words[at]):
        return None
    for n in range(at - 2, max(-1, at - APART - 1), -1):
        if not words[n].is_word:
            return None
        if words[n].lower in _SUFFERING and begins_phrase(words[n + 1]):
            return between(words, at, n + 1, at)
    return None


def begins_phrase(word: Word) -> bool:
    return word.is_capital or word.lower in DETERMINERS | _PERSONS
