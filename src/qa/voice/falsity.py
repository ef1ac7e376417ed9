"""What in a sentence is said to be false, by the predicate of falsity that takes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.types import Span
from qa.voice import nominals, verdicts
from qa.voice.extents import clause_end, denied_up_to
from qa.voice.frames import follow
from qa.voice.inflection import Particles
from qa.voice.negated import (
    COPULAS,
    FOLLOWING,
    MARKS,
    Negated,
    after,
    before,
    between,
    cue_of,
    is_claim,
    is_passive,
)
from qa.voice.words import Word
from qa.words import word_set

_MODIFIERS = word_set(
    "a an the as to be pure sheer mere utter complete total plain just only all entirely “ ‘ \" '"
)
_BEFORE_ADJECTIVE = word_set('a an as “ ‘ "')
"""What stands in front of an adjective: "as a romantic fiction"."""

_VERDICT = 8
"""Words among which the verdict of "call X a lie" is looked for."""

_NEAR = 3
"""Words in front of "merit" among which its lack is looked for."""

_OBJECT = 4
"""Words among which the claim that a verb rejects is looked for."""


def falsified(words: Sequence[Word]) -> Iterator[Negated]:
    """What the predicates of falsity in a sentence deny, in order."""
    for at, word in enumerate(words):
        if word.is_capital and at > 0:
            continue
        if word.lower in nominals.FOOLISH and _told(words, at):
            yield after(words, at, at + 3, "denied")
        elif word.lower in _FORMS and at + 1 < len(words):
            yield from _by_verb(words, at)
        elif word.lower in nominals.FALSELY:
            rest = Span(word.start, words[-1].end)
            yield Negated("denied", cue_of(words, at, at + 1), "after", rest)
        elif word.lower in nominals.UNSETTLED:
            yield from _unsettled(words, at)
        elif word.lower in verdicts.FELL and any(map(_is_measure, words[:at])):
            yield before(words, at, at + 1)
        elif word.lower in nominals.MERIT and _is_missing(words, at):
            yield replace(before(words, at, at + 1, "denied"), cancelled=False)
        elif word.lower in _UNTRUE or word.lower in nominals.RUMOUR:
            yield from _by_verdict(words, at)


def _by_verb(words: Sequence[Word], at: int) -> Iterator[Negated]:
    form = words[at].lower
    if form in _MISTAKEN:
        yield from _mistaken(words, at)
    for particles in verdicts.FEIGNED.get(form, ()):
        if follow(words, at, particles) and not is_passive(words, at):
            yield after(words, at, at + 1 + len(particles), "denied")
    for particles in verdicts.DENIED.get(form, ()):
        yield from _of_claim(words, at, particles, any_object=True)
    for particles in verdicts.SPURNED.get(form, ()):
        yield from _of_claim(words, at, particles, any_object=False)
    if form in verdicts.BEATEN:
        yield from _beaten(words, at)


def _mistaken(words: Sequence[Word], at: int) -> Iterator[Negated]:
    """ "Mistaken for Y", "pass off as Y", "misattributed to Y": what stands after that word."""
    for n in range(at + 1, min(at + _VERDICT, len(words) - 1)):
        if not words[n].is_word:
            return
        particles = verdicts.MISTAKEN.get(words[n].lower, {}).get(words[at].lower)
        if particles is not None and follow(words, at, particles[0]):
            yield after(words, at, n + 1, "denied")
            return


def _of_claim(
    words: Sequence[Word], at: int, particles: Particles, *, any_object: bool
) -> Iterator[Negated]:
    """What a claim says that is denied, where the verb's object or passive subject is one."""
    if not follow(words, at, particles):
        return
    if denied := _denied_thing(words, at):
        yield denied
        return
    if is_passive(words, at):
        if any_object and _keeps_object(words, at):
            yield after(words, at, at + 1)
        elif any_object or any(is_claim(word) for word in words[:at]):
            yield before(words, at, at + 1, "denied")
        return
    end = at + 1 + len(particles)
    claim = next(
        (n for n in range(end, min(end + _OBJECT, len(words))) if is_claim(words[n])), None
    )
    if claim is not None:
        yield after(words, at, claim + 1, "denied")
    elif any_object and end < len(words) and words[end].is_word and words[end].lower != "by":
        yield after(words, at, end, "denied")


def _denied_thing(words: Sequence[Word], at: int) -> Negated | None:
    """ "Denied them a chance": what they did not get."""
    if not words[at].lower.startswith("den"):
        return None
    for n in range(at + 2, min(at + _VERDICT, len(words))):
        if not words[n].is_word:
            return None
        if words[n].lower in nominals.DUE:
            return after(words, at, n)
    return None


def _keeps_object(words: Sequence[Word], at: int) -> bool:
    """Whether an object follows the passive: "was denied a visa"."""
    following = words[at + 1]
    return words[at].lower == "denied" and following.is_word and following.lower not in FOLLOWING


def _beaten(words: Sequence[Word], at: int) -> Iterator[Negated]:
    """ "Defeat the bill": a measure that is voted down, and what it would have done."""
    measures = (
        n for n in range(at + 1, min(at + 1 + _OBJECT, len(words))) if _is_measure(words[n])
    )
    if is_passive(words, at):
        if any(map(_is_measure, words[:at])):
            yield before(words, at, at + 1)
    elif next(measures, None) is not None:
        yield after(words, at, at + 1)


def _is_measure(word: Word) -> bool:
    return word.lower.removesuffix("s") in nominals.MEASURE


def _by_verdict(words: Sequence[Word], at: int) -> Iterator[Negated]:
    """ "Is a lie" denies its subject, "call X a lie" its object."""
    first = _past_modifiers(words, at)
    closed = at + 1 == len(words) or not words[at + 1].is_word or words[at + 1].lower in _CLOSING
    rumoured = words[at].lower not in _UNTRUE
    if first > 0 and closed and words[first - 1].lower in COPULAS and not rumoured:
        yield before(words, at, at + 1, "denied")
        return
    if words[max(0, first - 2)].lower in _BEFORE_ADJECTIVE:
        first = _past_modifiers(words, first - 1)
    apart = 2 * _VERDICT if words[first].lower == "as" else _VERDICT
    for n in range(max(0, first - apart), first):
        if words[n].lower in (verdicts.SPURNING if rumoured else verdicts.CALLED):
            beside = first == n + 1 or words[n + 1].lower in {"by", "it"}
            if beside or is_passive(words, n):
                yield from _called(words, n, at)
            else:
                yield replace(between(words, at, n + 1, first), label="denied")
            return


def _past_modifiers(words: Sequence[Word], at: int) -> int:
    """Where "as a pure" begins in front of `at`."""
    while at > 0 and (words[at - 1].lower in _MODIFIERS or words[at - 1].lower.endswith("ly")):
        at -= 1
    return at


def _called(words: Sequence[Word], at: int, verdict: int) -> Iterator[Negated]:
    """ "Dismissed as “fiction” a report that Y", "Called a lie by Z, the story that Y"."""
    if is_passive(words, at) and any(map(is_claim, words[:at])):
        yield before(words, at, verdict + 1, "denied")
        return
    near = range(verdict + 1, min(verdict + _VERDICT, len(words) - 2))
    claim = next((n for n in near if is_claim(words[n])), None)
    if words[verdict + 1 : verdict + 2] and words[verdict + 1].lower == "that":
        claim = verdict
    if claim is not None and claim + 2 < len(words):
        opened = range(claim + 1, min(claim + _VERDICT, len(words) - 1))
        first = next((n + 1 for n in opened if words[n].lower == "that"), claim + 1)
        last = clause_end(words, first)
        yield denied_up_to(words, cue_of(words, at, verdict + 1), first, last, "denied")


def _is_missing(words: Sequence[Word], at: int) -> bool:
    """Whether a claim is said to be "without merit", to "have no basis"."""
    near = {word.lower for word in words[max(0, at - _NEAR) : at]}
    return bool(near & _MISSING) and any(map(is_claim, words[:at]))


def _told(words: Sequence[Word], at: int) -> bool:
    """Whether "to say", "to think" or "would claim" follows."""
    following = [word.lower for word in words[at + 1 : at + 3]]
    opened = len(following) == 2 and following[0] in {"to", "would"}
    return opened and following[1] in verdicts.TOLD and at + 3 < len(words)


def _unsettled(words: Sequence[Word], at: int) -> Iterator[Negated]:
    """ "Whether mites killed the bees is unclear": what the clause asks that it opens with."""
    first = at
    while first > 0 and words[first - 1].text not in MARKS:
        first -= 1
    if words[first].lower in nominals.OPENING and at > first + 1:
        yield before(words, at, at + 1, "asked")


_MISSING = word_set("without no nothing little lack lacks lacked lacking any devoid")
_CLOSING = word_set("and or but in on at by for from that to since because when as with about")
_UNTRUE = nominals.FALSE | nominals.FALSEHOOD
_MISTAKEN = {form for listed in verdicts.MISTAKEN.values() for form in listed}
_FORMS = {
    *verdicts.DENIED,
    *_MISTAKEN,
    *verdicts.FEIGNED,
    *verdicts.SPURNED,
    *verdicts.BEATEN,
}
