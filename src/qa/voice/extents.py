"""What is denied to the end of its clause: rather than V, none of them has V, that X did Y."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qa.types import Governor, Span
from qa.voice import predicates, verdicts
from qa.voice.frames import follow
from qa.voice.inflection import Particles, is_finite
from qa.voice.negated import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    MARKS,
    PREPOSITIONS,
    Negated,
    after,
    cue_of,
    is_claim,
    is_negator,
    is_passive,
)
from qa.voice.words import Word
from qa.words import word_set

_SET_ASIDE: Mapping[str, tuple[Particles, ...]] = {
    "instead": (("of",),),
    "rather": (("than",),),
    "in": (("place", "of"), ("lieu", "of"), ("preference", "to")),
    "as": (("opposed", "to"),),
}
"""Phrases that set aside what follows them, by their first word."""

_NONE: Mapping[str, tuple[Particles, ...]] = {
    "none": (("of",),),
    "neither": (("of",),),
    "not": (("one",), ("a", "single")),
    "nobody": ((),),
    "no": (("one",), ()),
}
"""Quantifiers of a subject of which nothing is so, by their first word."""

_UNLIKE_NONE = word_set(
    "other more fewer less later sooner earlier longer doubt wonder matter such better greater "
    "larger evidence but"
)
"""Words after "no" that compare, or deny something else."""

_RELATIVES = word_set("that which who whom whose where")
_LATER = word_set(
    "since although though after before while whereas because when until unless except besides but "
    "without than whether how why what if as so"
)
"""Words that open a clause or an exception which is not denied."""

_CLOSING = _LATER | _RELATIVES
_APART = _RELATIVES | word_set("because although though while whereas since they he she it we you")
_OPENERS = word_set("that but because although though while whereas when if as")
_BEFORE = ";:—“"
_AGAINST = frozenset([*verdicts.DENIED, *verdicts.SPURNED])
_TAKING_BACK = predicates.PLAIN | verdicts.DENIED.keys()
_NEAR = 4
"""Words among which a second negative, or the noun for a claim, is looked for."""


def by_extents(words: Sequence[Word]) -> Iterator[Negated]:
    """What is denied to the end of its clause, in order."""
    for at, word in enumerate(words[:-2]):
        if word.lower in _SET_ASIDE:
            yield from _set_aside(words, at)
        elif word.lower in _NONE and _opens(words, at):
            yield from _of_none(words, at)
    if words and words[0].lower == "that":
        yield from _contradicted(words)


def denied_up_to(
    words: Sequence[Word], cue: Span, first: int, last: int, label: Governor = "not"
) -> Negated:
    """`words[first:last]` and nothing else, whatever stands between them and the cue."""
    return Negated(label, cue, "core", Span(words[first].start, words[last - 1].end))


def clause_end(words: Sequence[Word], first: int) -> int:
    """Where the clause ends in which `first` stands; a comma alone may stand in a list."""
    for n in range(first + 1, len(words)):
        word = words[n]
        if word.text in ";:.!?—()" or word.lower in _CLOSING:
            return n
        if word.text == "," and _turns(words, n + 1):
            return n
        if word.lower == "and" and any(is_finite(each.lower) for each in words[n + 1 : n + 4]):
            return n
    return len(words)


def _turns(words: Sequence[Word], at: int) -> bool:
    """Whether what follows a comma is a clause or an apposition and not the next of a list."""
    last = next((n for n in range(at, len(words)) if words[n].text in MARKS), len(words))
    inside = words[at:last]
    opened = bool(inside) and inside[0].lower in DETERMINERS | _OPENERS | {"and", "or"}
    return opened or any(is_finite(word.lower) for word in inside)


def _first(
    words: Sequence[Word], at: int, listed: Mapping[str, tuple[Particles, ...]]
) -> int | None:
    """Where the phrase ends that begins at `at`."""
    found = (each for each in listed[words[at].lower] if follow(words, at, each))
    particles = next(found, None)
    return None if particles is None else at + 1 + len(particles)


def _set_aside(words: Sequence[Word], at: int) -> Iterator[Negated]:
    """ "Rather than sell it to Y", "Instead of the house at Y, …"."""
    end = _first(words, at, _SET_ASIDE)
    if end is None or end >= len(words) or not words[end].is_word:
        return
    if words[end].lower in _RELATIVES:  # "instead of which he moved to Y"
        return
    cue = cue_of(words, at, end)
    if at == 0 or words[at - 1].text in _BEFORE or _is_doing(words, end):
        last = next((n for n in range(end, len(words)) if words[n].text in MARKS), len(words))
    else:
        core = after(words, at, end).core
        last = next((n for n in range(end, len(words)) if words[n].start >= core.end), len(words))
    opened = (n for n in range(end + 2, last) if words[n].lower in _APART)
    yield denied_up_to(words, cue, end, next(opened, max(last, end + 1)))


def _is_doing(words: Sequence[Word], at: int) -> bool:
    """Whether a gerund or a bare verb stands at `at`: "base the value on", "sell it to"."""
    verb, following = words[at], words[at + 1 : at + 2]
    if verb.lower.endswith("ing"):
        return True
    if verb.is_capital or verb.lower in DETERMINERS | PREPOSITIONS or not verb.text.isalpha():
        return False
    return bool(following) and following[0].lower in DETERMINERS | {"it", "him", "them", "her"}


def _opens(words: Sequence[Word], at: int) -> bool:
    """Whether a clause begins at `at`."""
    if at == 0 or words[at - 1].text in _BEFORE or words[at - 1].lower in _OPENERS:
        return True
    return words[at - 1].text == "," and words[at].lower != "no"


def _of_none(words: Sequence[Word], at: int) -> Iterator[Negated]:
    """ "None of the men hired in May has seen Y": the predicate, with all that it takes."""
    end = _first(words, at, _NONE)
    if end is None or end >= len(words) or words[end].lower in _UNLIKE_NONE:
        return
    verb = _predicate(words, end)
    if verb is None or verb + 1 >= len(words):
        return
    near = words[verb : verb + _NEAR]
    if not any(is_negator(word) or word.lower in _TAKING_BACK for word in near):
        last = clause_end(words, verb)
        yield denied_up_to(words, cue_of(words, at, end), verb, last)


def _predicate(words: Sequence[Word], first: int) -> int | None:
    """Where the main verb stands, past the participles and relative clauses of the subject."""
    relative, participle = False, None
    for n in range(first, len(words) - 1):
        word = words[n]
        if word.text in ";:.!?—" or (participle is not None and word.lower in _OPENERS):
            break
        if word.lower == "ever" and not relative:
            return n
        if word.lower in _RELATIVES:
            relative = True
        elif is_finite(word.lower) and words[n - 1].lower not in AUXILIARIES:
            if relative:
                relative = False
            elif word.lower in AUXILIARIES or words[n + 1].lower not in PREPOSITIONS:
                return n
            else:
                participle = n if participle is None else participle
    return participle


def _contradicted(words: Sequence[Word]) -> Iterator[Negated]:
    """ "That X did Y is a story which Z contradicts": what is said."""
    for at in range(_NEAR, len(words) - 1):
        closes = words[at + 1].text in MARKS or words[at + 1].lower in PREPOSITIONS
        if words[at].lower in _AGAINST and closes:
            last = _past_subject(words, at)
            negated = any(map(is_negator, words[at - 2 : at]))
            if last and not negated:
                yield denied_up_to(words, cue_of(words, at, at + 1), 1, last, "denied")
            return


def _past_subject(words: Sequence[Word], at: int) -> int | None:
    """Where the clause ends that is denied, is called a story, or stands before a subject."""
    for n in range(2, at):
        told = any(is_finite(word.lower) for word in words[2:n])
        near = [word.lower for word in words[n + 1 : n + 1 + _NEAR]]
        named = any(map(is_claim, words[n + 1 : n + 1 + _NEAR]))
        related = named or "which" in near or "that" in near
        called = at - n <= _NEAR if is_passive(words, at) else related
        if told and words[n].lower in BE and called:
            return n
    if is_passive(words, at):
        return None
    comma = next((n for n in range(2, at) if words[n].text == ","), None)
    if comma is None or not any(is_finite(word.lower) for word in words[2:comma]):
        return None
    last = next(n for n in range(at, 0, -1) if words[n].text == ",")
    return comma if not any(is_finite(word.lower) for word in words[last:at]) else None
