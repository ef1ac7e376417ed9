"""What in a sentence is said not to hold, by the predicate that takes it as its complement.

A predicate that is itself negated says nothing against its complement ("did not refuse to sign"):
signatures are composed along the chain (Nairn, Condoravdi and Karttunen 2006).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal

from qa.types import Governor, Span
from qa.voice import predicates
from qa.voice.words import Word
from qa.words import word_set

BE = word_set("is are was were been be being get got gets isn't aren't wasn't weren't")
AUXILIARIES = BE | word_set("have has had do does did will would can could may might must should")
COPULAS = BE | word_set("remain remains remained become became prove proved left stay stayed went")
_DETERMINERS = word_set(
    "a an the this that these those his her its their our my your no any some each every"
)
_PREPOSITIONS = word_set(
    "in on at by during after before since with until till as when from to into onto over under "
    "about because through within among near despite"
)
_ADJUNCTS = _PREPOSITIONS - {"to", "from", "about", "over", "with"}
"""Prepositions that begin what is said of the whole clause and not of the object."""

_FOLLOWING = _PREPOSITIONS | word_set("of and or but for is are was were has have had will would")
"""Words with which no object begins."""

_EVEN = word_set("so much as even any")
"""Words that strengthen a negation."""

_NEGATORS = word_set("not never no cannot nor neither without hardly none nobody nothing")
_PARTICIPLE = ("ed", "en", "wn", "ne", "ut", "ld", "ot", "id")
_DITRANSITIVE = word_set("refused denied spared excused")
"""Participles that may keep an object: "was refused a visa"."""

_CHAINED = 3
"""Words in front of a predicate among which its own negation is looked for."""

_APART = 7
"""Words that may stand between a verb and its particle or preposition."""


@dataclass(frozen=True, slots=True)
class Negated:
    """`cue` says that what stands on its `side` does not hold.

    In `core` it does not hold whatever is asked; elsewhere only where the question asks about it.
    `cancelled`: the predicate is itself negated.
    """

    label: Governor
    cue: Span
    side: Literal["after", "before", "clause"]
    core: Span
    cancelled: bool = False


def negated(words: Sequence[Word]) -> Iterator[Negated]:
    """What the predicates of a sentence negate, in order."""
    for at, word in enumerate(words):
        if word.lower in _FORMS:
            yield from _by_verb(words, at)
        if word.lower in _WORDS or word.lower.endswith("n't"):
            yield from _by_word(words, at)


def core_after(words: Sequence[Word], at: int) -> Span:
    """The phrase that begins at `at`, up to a mark or an adjunct; "not in the shop" is one."""
    end = at
    while end < len(words) and words[end].text not in ",;:.!?—()":
        if words[end].lower in _ADJUNCTS and any(
            word.lower not in AUXILIARIES for word in words[at:end]
        ):
            break
        end += 1
    start = words[at].start if at < len(words) else words[-1].end
    return Span(start, max(words[end - 1].end if end > at else start + 1, start + 1))


def core_before(words: Sequence[Word], at: int) -> Span:
    """The subject in front of `at`: the clause without the adjunct that it opens with."""
    first = at
    while first > 0 and words[first - 1].text not in ";:.!?—()":
        first -= 1
    if words[first].lower in _ADJUNCTS:
        comma = next((n for n in range(first, at) if words[n].text == ","), None)
        first = min(at - 1, comma + 1 if comma is not None else first + 3)
    return Span(words[first].start, max(words[at].start, words[first].start + 1))


def is_negated(words: Sequence[Word], at: int) -> bool:
    """Whether the predicate at `at` is itself negated: "did not refuse", or only tried."""
    near = words[max(0, at - _CHAINED) : at]
    if any(word.lower in _NEGATORS or word.lower.endswith("n't") for word in near):
        return not any(word.text in ",;:" for word in near)
    return len(near) > 1 and near[-1].lower == "to" and near[-2].lower in _OPEN


def _by_verb(words: Sequence[Word], at: int) -> Iterator[Negated]:
    if not _is_verb(words, at):
        return
    for preposition, preferred in predicates.PREFERRED.items():
        if words[at].lower in preferred and (found := _past(words, at, at + 1, preposition)):
            yield found
    for frame, lexicon in predicates.VERBS.items():
        for particles in lexicon.get(words[at].lower, ()):
            end = _past_particles(words, at, particles)
            if end is None:
                found = _around_particle(words, at, particles) if frame == "object" else None
            else:
                found = _FRAMES[frame](words, at, end)
            if found is not None:
                yield found
                if frame == "object" and found.side == "after":
                    yield replace(found, side="clause", core=found.cue)
                return


def _is_verb(words: Sequence[Word], at: int) -> bool:
    """Whether no article makes a noun or an adjective of it: "a drop of", "the cancelled show"."""
    if words[at].is_capital and at > 0:
        return False
    return at == 0 or words[at - 1].lower not in _DETERMINERS - {"that"}


def _past_particles(words: Sequence[Word], at: int, particles: Sequence[str]) -> int | None:
    """Where the object begins: after the particles, or after the verb where they follow it."""
    follows = [word.lower for word in words[at + 1 : at + 1 + len(particles)]]
    return at + 1 + len(particles) if follows == list(particles) else None


def _around_particle(words: Sequence[Word], at: int, particles: Sequence[str]) -> Negated | None:
    """What stands between a verb and its particle: "turned the offer down"."""
    if len(particles) != 1 or at + 2 >= len(words) or not _begins_phrase(words[at + 1]):
        return None
    for n in range(at + 2, min(at + _APART, len(words))):
        if not words[n].is_word:
            return None
        if words[n].lower == particles[0]:
            cue = Span(words[at].start, words[at].end)
            core = Span(words[at + 1].start, words[n].start)
            return Negated("not", cue, "after", core, is_negated(words, at))
    return None


def _infinitive(words: Sequence[Word], at: int, end: int) -> Negated | None:
    to = next((n for n in range(end, min(end + 3, len(words))) if words[n].lower == "to"), None)
    if to is None or to + 1 >= len(words):
        return None
    return _whole(words, at, to + 1)


def _from(words: Sequence[Word], at: int, end: int) -> Negated | None:
    return _past(words, at, end, "from")


def _doing(words: Sequence[Word], at: int, end: int) -> Negated | None:
    found = _past(words, at, end, "from")
    if found is None:
        return None
    first = next(word for word in words if word.start >= found.cue.end)
    return found if first.lower.endswith("ing") else None


def _of(words: Sequence[Word], at: int, end: int) -> Negated | None:
    return _past(words, at, end, "of")


def _past(words: Sequence[Word], at: int, end: int, preposition: str) -> Negated | None:
    """After the preposition, where it follows the verb in its clause."""
    for n in range(end, min(end + _APART, len(words) - 1)):
        if not words[n].is_word:
            return None
        if words[n].lower == preposition:
            return _after(words, at, n + 1) if n == end or _begins_phrase(words[end]) else None
    return None


def _begins_phrase(word: Word) -> bool:
    return word.is_capital or word.lower in _DETERMINERS | {"him", "them", "us", "me", "you"}


def _object(words: Sequence[Word], at: int, end: int) -> Negated | None:
    if _is_passive(words, at):
        denied = words[at].lower in _DITRANSITIVE and end < len(words) and words[end].is_word
        if not denied or words[end].lower in _FOLLOWING:
            return _before(words, at, end)
    if end >= len(words) or not words[end].is_word or words[end].lower in _FOLLOWING:
        return _suffered(words, at, end)
    return _after(words, at, end)


def _suffered(words: Sequence[Word], at: int, end: int) -> Negated | None:
    """ "Had his licence revoked", "saw the plan rejected": what stands between."""
    if not words[at].lower.endswith(_PARTICIPLE):
        return None
    for n in range(at - 2, max(-1, at - _APART - 1), -1):
        if not words[n].is_word:
            return None
        if words[n].lower in _SUFFERING and _begins_phrase(words[n + 1]):
            cue = Span(words[at].start, words[end - 1].end)
            core = Span(words[n + 1].start, words[at].start)
            return Negated("not", cue, "before", core, is_negated(words, n))
    return None


def _subject(words: Sequence[Word], at: int, end: int) -> Negated | None:
    return _before(words, at, end)


def _is_passive(words: Sequence[Word], at: int) -> bool:
    """Whether "is", "was" or "been" stands in front, with an adverb or two between."""
    near = words[max(0, at - _CHAINED) : at]
    return words[at].lower.endswith(
        ("ed", "en", "wn", "ne", "ut", "ld", "own", "ot", "id")
    ) and any(word.lower in BE for word in near)


def _whole(words: Sequence[Word], at: int, end: int) -> Negated:
    """The subject too: who failed to cross did not cross."""
    cue = Span(words[at].start, words[end - 1].end)
    return Negated("not", cue, "clause", cue, is_negated(words, at))


def _after(words: Sequence[Word], at: int, end: int) -> Negated:
    while end + 1 < len(words) and words[end].lower in _EVEN:
        end += 1
    cue = Span(words[at].start, words[end - 1].end)
    return Negated("not", cue, "after", core_after(words, end), is_negated(words, at))


def _before(words: Sequence[Word], at: int, end: int) -> Negated:
    first = at
    while first > 0 and words[first - 1].lower in COPULAS | {"has", "have", "had", "also", "later"}:
        first -= 1
    cue = Span(words[at].start, words[end - 1].end)
    return Negated("not", cue, "before", core_before(words, first), is_negated(words, at))


def _by_word(words: Sequence[Word], at: int) -> Iterator[Negated]:
    """By an adjective, a noun or a preposition."""
    word, following = words[at].lower, words[at + 1].lower if at + 1 < len(words) else ""
    if at + 1 >= len(words) and word not in predicates.GONE:
        return
    if word in predicates.UNABLE and following == "to":
        yield _whole(words, at, at + 2)
    elif word == "too" and at + 3 < len(words) and words[at + 2].lower == "to":
        yield _whole(words, at, at + 3)
    elif word == "too" and at + 3 < len(words) and words[at + 2].lower == "for":
        yield _after(words, at, at + 3)
    elif word == "against" and _is_advised(words, at):
        yield _after(words, at, at + 1)
    elif (
        word == "out"
        and following == "of"
        and words[at + 2 : at + 3]
        and words[at + 2].lower.endswith("ing")
    ):
        yield _after(words, at, at + 2)
    elif word in predicates.UNFIT and following in {"for", "to", "with", "as", "in"}:
        yield _after(words, at, at + 2)
        yield _whole(words, at, at + 2)
    elif word in predicates.WITHOUT and following in {"of", "from", "on"}:
        yield _after(words, at, at + 2)
    elif _is_negator(word) and not _is_answered(words, at):
        yield Negated(
            "not", Span(words[at].start, words[at].end), "after", core_after(words, at + 1)
        )
    elif (
        (word in predicates.LACKING and not _is_after_negation(words, at))
        or (word in predicates.EXCEPTING and _is_universal(words, at))
        or (word in predicates.PRIVATIVE and words[at + 1].is_word and following not in _FOLLOWING)
    ):
        yield _after(words, at, at + 1)
    elif word in predicates.GONE and _is_predicative(words, at):
        yield _before(words, at, at + 1)


def _is_advised(words: Sequence[Word], at: int) -> bool:
    """Whether a verb of deciding or advising stands in front: "advised her against"."""
    return any(word.lower in _ADVISED for word in words[max(0, at - _CHAINED - 1) : at])


def _by_negator(words: Sequence[Word], at: int) -> Iterator[Negated]:
    """The phrase that follows; the subject too where the verb has no object: "no longer runs"."""
    longer = at + 2 < len(words) and words[at + 1].lower in {"longer", "more"}
    end = at + 2 if longer else at + 1
    cue = Span(words[at].start, words[end - 1].end)
    yield Negated("not", cue, "after", core_after(words, end))
    verb = next(
        (n for n in range(end, len(words)) if words[n].lower not in AUXILIARIES), len(words)
    )
    alone = verb + 1 >= len(words) or not words[verb + 1].is_word
    if words[at].lower != "no" or longer:
        first = at
        while first > 0 and words[first - 1].lower in AUXILIARIES:
            first -= 1
        if first > 0 and (alone or longer):
            yield Negated("not", cue, "before", core_before(words, first))


def _is_negator(word: str) -> bool:
    return word in _NEGATING or word.endswith("n't")


def _is_answered(words: Sequence[Word], at: int) -> bool:
    """Whether a second negative takes the first back, or it is none: "not only", "not refuse"."""
    near = [word.lower for word in words[at + 1 : at + 1 + _CHAINED]]
    return (
        near[0] in _NOT_NEGATED
        or near[0].startswith(("un", "in", "im"))
        or any(word in _FORMS or word in _WORDS for word in near)
    )


def _is_after_negation(words: Sequence[Word], at: int) -> bool:
    """Whether the clause is negated: "no bill passes without them" holds of them."""
    return any(word.lower in _NEGATORS or word.lower.endswith("n't") for word in words[:at])


def _is_universal(words: Sequence[Word], at: int) -> bool:
    """Whether "but" takes something out of "all", "every" or "any"."""
    near = words[max(0, at - _CHAINED - 2) : at]
    named = any(word.lower in predicates.UNIVERSAL for word in near)
    return named and all(word.is_word for word in near) and not _is_after_negation(words, at)


def _is_predicative(words: Sequence[Word], at: int) -> bool:
    """Whether a copula or its subject stands in front and no noun behind: "is absent"."""
    near = words[max(0, at - _CHAINED) : at]
    alone = at + 1 >= len(words) or not words[at + 1].is_word or words[at + 1].lower in _FOLLOWING
    return alone and any(word.lower in COPULAS for word in near)


_FRAMES = {
    "to": _infinitive,
    "from": _from,
    "doing": _doing,
    "of": _of,
    "object": _object,
    "subject": _subject,
}
_PLAIN = {
    form for listed in predicates.VERBS.values() for form, each in listed.items() if () in each
}
_NEGATING = word_set("not never no cannot neither nor none nobody nothing")
_NOT_NEGATED = word_set(
    "only just least until surprisingly far all every always necessarily more less fewer later "
    "sooner earlier doubt wonder matter to merely simply enough so yet if other one"
)
_ADVISED = predicates.inflected(predicates.ADVISED)
_SUFFERING = word_set("had have has having saw see seen sees got get")
_OPEN = {*predicates.VERBS["to"], *predicates.UNABLE, *predicates.TRIED}
_FORMS: Mapping[str, bool] = dict.fromkeys(
    chain(*predicates.VERBS.values(), *predicates.PREFERRED.values()), True
)
_WORDS = frozenset({"too", "against", "out"}).union(
    predicates.UNFIT,
    predicates.UNABLE,
    predicates.WITHOUT,
    predicates.LACKING,
    predicates.GONE,
    predicates.PRIVATIVE,
    predicates.EXCEPTING,
    _NEGATING,
)
