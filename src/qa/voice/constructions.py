"""What a sentence says against a phrase by where it puts it: fronting, result, contrast, order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.voice import nominals, predicates
from qa.voice.inflection import inflected, is_finite
from qa.voice.negated import (
    BE,
    COPULAS,
    DETERMINERS,
    MARKS,
    Negated,
    after,
    between,
    is_negator,
    is_participle,
    noun_after,
    rest,
)
from qa.voice.words import Word
from qa.words import word_set

_FRONT = 10
"""Words that may stand between a fronted predicate and its copula."""

_RESULT = 9
"""Words that may stand between "leave" and what it leaves something as."""

_FRONTED = nominals.GONE | nominals.WITHOUT | predicates.PLAIN | word_set("not gone lost")
_EXCEPTED = word_set("excepted excluded aside apart exempted excluding")
_LEAVING = inflected("leave find keep render") - {"finding", "finds"}
_CUT_SHORT = inflected(
    "die resign sink crash collapse abdicate withdraw retire quit surrender flee drown perish "
    "overturn capsize stall founder"
) | word_set(
    "killed arrested executed murdered assassinated shot deposed ousted sacked dismissed wounded "
    "stopped halted intercepted captured overthrown wrecked shipwrecked lost ill bankrupt "
    "torpedoed extinguished contained cancelled abandoned destroyed broke"
)
"""Verbs by which what was under way came to an end."""

_BOUND = {"on": "way to", "en": "route to", "bound": "for", "short": "of"}
"""Phrases before a goal, by their first word: "on its way to"."""

_OWN = word_set("its his her their")
_HARDLY = word_set("hardly scarcely barely rarely")
_REACHING = word_set(
    "could can had reached got arrived hit entered took started began finished completed came "
    "landed touched spread made crossed"
)
"""Verbs of what an end before it forestalls: "sank before it reached Lima"."""

_SCANTY = word_set(
    "evidence sign signs trace proof support interest chance hope prospect use effect influence "
    "difference sympathy appetite enthusiasm mention sense truth"
)
"""Nouns of which "little" leaves nothing."""


def by_constructions(words: Sequence[Word]) -> Iterator[Negated]:
    """What the constructions of a sentence negate, in order."""
    yield from _fronted(words)
    for at, word in enumerate(words[:-1]):
        if word.lower == "unlike":
            negated = any(map(is_negator, words[at:]))
            if any(each.text == "," for each in words[at : at + _FRONT]):
                yield replace(noun_after(words, at, at + 1), cancelled=negated)
        elif (word.lower == "little" and words[at + 1].lower in _SCANTY) or (
            word.lower in {"before", "without"} and _is_cut_short(words, at)
        ):
            yield rest(words, at, at + 1)
        elif (bound := _bound(words, at)) and _is_cut_short(words, at):
            yield rest(words, at, bound)
        elif word.lower in _EXCEPTED and words[at + 1].text in MARKS:
            yield from _excepted(words, at)
        elif word.lower in nominals.GONE or _is_undone(word):
            yield from _left(words, at)
    if words and (words[-1].lower in nominals.GONE or _is_undone(words[-1])):
        yield from _left(words, len(words) - 1)


def _fronted(words: Sequence[Word]) -> Iterator[Negated]:
    """ "Missing from the list is Y", "Removed: Y"."""
    if len(words) < 3 or words[0].lower not in _FRONTED or words[1].lower in {"until", "only"}:
        return
    if words[1].text == ":":
        yield after(words, 0, 2)
        return
    for n in range(1, min(_FRONT, len(words) - 1)):
        if words[n].text in MARKS or (words[n].lower in DETERMINERS and n == 1):
            return
        if words[n].lower in COPULAS & BE:
            yield after(words, 0, n + 1)
            return


def _excepted(words: Sequence[Word], at: int) -> Iterator[Negated]:
    """ "All parts of the garden, the rose house excepted"."""
    comma = next((n for n in range(at - 1, max(0, at - _RESULT), -1) if words[n].text == ","), None)
    if comma is not None and comma + 1 < at:
        yield between(words, at, comma + 1, at)


def _left(words: Sequence[Word], at: int) -> Iterator[Negated]:
    """ "Left the port untouched": what stands between."""
    for n in range(at - 2, max(-1, at - _RESULT), -1):
        if not words[n].is_word:
            return
        if words[n].lower in _LEAVING and words[n + 1].lower not in BE:
            yield between(words, at, n + 1, at)
            return


def _is_undone(word: Word) -> bool:
    return word.lower.startswith("un") and len(word.lower) > 6 and is_participle(word)


def _is_cut_short(words: Sequence[Word], at: int) -> bool:
    """Whether an end stands in front, and behind "before" what it forestalls."""
    clause = words[max(0, at - _FRONT) : at]
    if not any(word.lower in _CUT_SHORT for word in clause):
        return False
    if words[at].lower not in {"before", "without"}:
        return True
    near = words[at + 1 : at + 5]
    doing = near[0].lower.endswith("ing") or (
        near[0].lower in _OWN and not any(is_finite(word.lower) for word in words[at + 1 :])
    )
    return doing or (words[at].lower == "before" and any(w.lower in _REACHING for w in near))


def _bound(words: Sequence[Word], at: int) -> int | None:
    """Where the goal begins of who is "on the way to" it."""
    phrase = _BOUND.get(words[at].lower, "").split()
    first = at + 2 if words[at].lower == "on" else at + 1
    found = [word.lower for word in words[first : first + len(phrase)]]
    return first + len(phrase) if phrase and found == phrase else None
