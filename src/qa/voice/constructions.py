"""What a sentence says against a phrase by where it puts it: fronting, result, contrast, order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
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
    whole,
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

_MEANS = word_set(
    "evidence time money reason need power right way means grounds cause room chance wish desire "
    "intention inclination ability authority permission opportunity strength courage"
)
"""Nouns for what one must have to do something."""

_ATTEMPT = word_set("attempt bid effort attempting trying seeking")
_WANTING = word_set("insufficient little inadequate without lacked lacking lack lacks scant")
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
    for at, word in enumerate(words):
        construction = _BY_WORD.get(word.lower)
        if construction and at + 2 < len(words):
            yield from construction(words, at)
        if word.lower in nominals.GONE or _is_undone(word):
            yield from _left(words, at)


def _contrasted(words: Sequence[Word], at: int) -> Iterator[Negated]:
    """ "Unlike Y, X has it": nothing, where X has it not."""
    if any(each.text == "," for each in words[at : at + _FRONT]):
        lacks = any(map(is_negator, words[at:]))
        yield replace(noun_after(words, at, at + 1), cancelled=lacks)


def _scanty(words: Sequence[Word], at: int) -> Iterator[Negated]:
    """ "Little evidence of Y"."""
    if words[at + 1].lower in _SCANTY:
        yield rest(words, at, at + 1)


def _hardly(words: Sequence[Word], at: int) -> Iterator[Negated]:
    """ "Hardly any of Y", "is hardly a Y"."""
    following = words[at + 1].lower
    if following.startswith("any"):
        yield rest(words, at, at + 2)
    elif following in {"a", "an"} and words[at - 1].lower in BE:
        yield after(words, at, at + 1)


def _forestalled(words: Sequence[Word], at: int) -> Iterator[Negated]:
    """ "Died before finishing Y"."""
    near = words[at + 1 : at + 5]
    own = near[0].lower in _OWN and not any(is_finite(word.lower) for word in words[at + 1 :])
    clause = words[at + 1 : at + _RESULT]
    reached = words[at].lower == "before" and any(word.lower in _REACHING for word in clause)
    if (own or reached or near[0].lower.endswith("ing")) and _is_cut_short(words, at):
        yield rest(words, at, at + 1)


def _bound_for(words: Sequence[Word], at: int) -> Iterator[Negated]:
    """ "Sank on its way to Y"."""
    phrase = _BOUND[words[at].lower].split()
    first = at + 2 if words[at].lower == "on" else at + 1
    end = first + len(phrase)
    found = [word.lower for word in words[first:end]]
    if found == phrase and end < len(words) and _is_cut_short(words, at):
        yield rest(words, at, end)


def _in_vain(words: Sequence[Word], at: int) -> Iterator[Negated]:
    """ "Was lost in an attempt to land on Y"."""
    near = words[max(0, at - 3) : at]
    placed = any(word.lower in {"in", "during", "on", "while"} for word in near)
    if placed and words[at + 1].lower == "to" and _is_cut_short(words, at):
        yield rest(words, at, at + 2)


def _excepted(words: Sequence[Word], at: int) -> Iterator[Negated]:
    """ "All parts of the garden, the rose house excepted"."""
    comma = next((n for n in range(at - 1, max(0, at - _RESULT), -1) if words[n].text == ","), None)
    if words[at + 1].text in MARKS and comma is not None and comma + 1 < at:
        yield between(words, at, comma + 1, at)


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
    """Whether what was under way came to an end in front."""
    return any(word.lower in _CUT_SHORT for word in words[max(0, at - _FRONT) : at])


def _unable(words: Sequence[Word], at: int) -> Iterator[Negated]:
    """ "No time to do Y", "insufficient evidence to Y"."""
    near = words[max(0, at - 2) : at]
    if words[at + 1].lower == "to" and any(w.lower in _WANTING or is_negator(w) for w in near):
        yield replace(whole(words, at, at + 2), cancelled=False)


_BY_WORD: Mapping[str, Callable[[Sequence[Word], int], Iterator[Negated]]] = {
    "unlike": _contrasted,
    "little": _scanty,
    "before": _forestalled,
    "without": _forestalled,
    **dict.fromkeys(_HARDLY, _hardly),
    **dict.fromkeys(_MEANS, _unable),
    **dict.fromkeys(_ATTEMPT, _in_vain),
    **dict.fromkeys(_BOUND, _bound_for),
    **dict.fromkeys(_EXCEPTED, _excepted),
}
