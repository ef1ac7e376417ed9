"""What the verbs of a sentence negate, by the frame of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from qa.types import Span
from qa.voice import predicates
from qa.voice.inflection import Particles, inflected, is_finite
from qa.voice.negated import (
    DETERMINERS,
    FOLLOWING,
    Negated,
    after,
    before,
    between,
    cue_of,
    is_participle,
    is_passive,
    whole,
)
from qa.voice.objects import APART, begins_phrase, denied_object, is_place
from qa.voice.words import Word
from qa.words import word_set

_KEEPING = inflected("keep hold cut")
_AT = word_set("in from on at")
_INTRANSITIVE = inflected("vanish disappear die expire lapse cease resign")
_PARTICLES = word_set("away back out off well clear apart aside")
_FORMS = predicates.OUT | frozenset(
    chain(*predicates.VERBS.values(), *predicates.PREFERRED.values())
)


def by_verbs(words: Sequence[Word]) -> Iterator[Negated]:
    """What the verbs of a sentence negate, in order."""
    for at, word in enumerate(words):
        if word.lower in _FORMS and _is_verb(words, at):
            yield from _by_verb(words, at)
        told = is_finite(word.lower) or is_participle(word)
        if told and word.lower in predicates.ENDED and _is_verb(words, at):
            yield from _by_end(words, at)


def follow(words: Sequence[Word], at: int, particles: Particles) -> bool:
    """Whether the particles follow the verb at `at`."""
    if particles and (at + 1 >= len(words) or words[at + 1].lower != particles[0]):
        return False  # told here for speed, as most forms of "be" end here
    return all(
        at + n < len(words) and words[at + n].lower == particle
        for n, particle in enumerate(particles, 1)
    )


def _by_verb(words: Sequence[Word], at: int) -> Iterator[Negated]:
    """By preference, and in the first of the verb's frames that the sentence has."""
    for preposition, preferred in predicates.PREFERRED.items():
        if words[at].lower in preferred and (found := _past(words, at, at + 1, preposition)):
            yield replace(found, cue=Span(words[at].start, found.core.start - 1))
    if words[at].lower in predicates.OUT and (found := _out_of(words, at)):
        yield found
    undone = () in predicates.VERBS["object"].get(words[at].lower, ())
    if undone and is_passive(words, at) and is_place(words, at + 1):
        yield after(words, at, at + 2)
    framed = list(_framed(words, at))
    yield from framed
    if framed and framed[0].side == "after" and not is_passive(words, at):
        yield replace(framed[0], side="clause")


def _out_of(words: Sequence[Word], at: int) -> Negated | None:
    """ "Ruled herself out of Y"."""
    found = _past(words, at, at + 1, "of")
    if found is None:
        return None
    out = [word for word in words if word.end < found.core.start][-2:-1]
    return found if out and out[0].lower == "out" else None


def _by_end(words: Sequence[Word], at: int) -> Iterator[Negated]:
    """What is no more: the object, or the subject where there is none."""
    for particles in predicates.ENDED[words[at].lower]:
        if follow(words, at, particles):
            end = at + 1 + len(particles)
            found = None if words[at].lower in _INTRANSITIVE else denied_object(words, at, end)
            yield _without_means(words, replace(found or before(words, at, end), ended=True))
            if end + 1 < len(words) and words[end].lower in _AT and words[end + 1].is_capital:
                yield replace(after(words, at, end + 1), ended=True)
            return


def _without_means(words: Sequence[Word], found: Negated) -> Negated:
    """What is replaced, without what takes its place: "replaced it with another"."""
    inside = [n for n, word in enumerate(words) if found.core.contains(Span(word.start, word.end))]
    means = next((n for n in inside[1:] if words[n].lower in {"with", "by"}), None)
    if means is None or found.side != "after":
        return found
    return replace(found, core=Span(found.core.start, words[means - 1].end))


def _framed(words: Sequence[Word], at: int) -> Iterator[Negated]:
    """By the first of the verb's frames; its object too where that is taken out of something."""
    found = None
    for frame, listed in predicates.VERBS.items():
        particles = listed.get(words[at].lower, ())
        if found is None or (frame == "object" and found.side == "after" and () in particles):
            found = _first(words, at, frame, particles)
            if found:
                yield found


def _first(
    words: Sequence[Word], at: int, frame: predicates.Frame, listed: Sequence[Particles]
) -> Negated | None:
    for particles in listed:
        if follow(words, at, particles):
            found = _in_frame(words, at, at + 1 + len(particles), frame)
        else:
            found = _around_particle(words, at, particles) if frame == "object" else None
        if found:
            return found
    return None


def _in_frame(words: Sequence[Word], at: int, end: int, frame: predicates.Frame) -> Negated | None:
    if frame == "subject":
        return before(words, at, end)
    if frame == "object":
        return denied_object(words, at, end)
    if frame == "to":
        return _infinitive(words, at, end)
    found = _past(words, at, end, "of" if frame == "of" else "from")
    if found and frame == "doing":
        doing = next(word for word in words if word.start >= found.core.start)
        return found if doing.lower.endswith("ing") else None
    return found


def _infinitive(words: Sequence[Word], at: int, end: int) -> Negated | None:
    """After "to" and a verb: "declined to sign", but not "refused entry to Kenya"."""
    for n in range(end, min(end + 3, len(words) - 1)):
        if words[n].lower == "to":
            following = words[n + 1]
            nominal = following.is_capital or following.lower in DETERMINERS
            return None if nominal else whole(words, at, n + 1)
    return None


def _is_verb(words: Sequence[Word], at: int) -> bool:
    """Whether no article makes a noun or an adjective of it: "a drop of", "the cancelled show"."""
    if words[at].is_capital and at > 0:
        return False
    return at == 0 or words[at - 1].lower not in DETERMINERS - {"that"}


def _around_particle(words: Sequence[Word], at: int, particles: Particles) -> Negated | None:
    """What stands between a verb and its particle: "turned the offer down"."""
    if len(particles) != 1 or at + 2 >= len(words) or not begins_phrase(words[at + 1]):
        return None
    for n in range(at + 2, min(at + APART, len(words))):
        if not words[n].is_word:
            return None
        if words[n].lower == particles[0]:
            return between(words, at, at + 1, n)
    return None


def _past(words: Sequence[Word], at: int, end: int, preposition: str) -> Negated | None:
    """After the preposition, where it follows the verb in its clause."""
    for n in range(end, min(end + APART, len(words) - 1)):
        if not words[n].is_word:
            return None
        if words[n].lower == preposition:
            if n > end and words[at].lower in _KEEPING and not begins_phrase(words[end]):
                return None
            direct = all(word.lower in _PARTICLES for word in words[end:n])
            return replace(after(words, at, n + 1), cue=cue_of(words, at, n + 1 if direct else end))
        if words[n].lower in FOLLOWING - {"of", "and", "or"}:
            return None
    return None
