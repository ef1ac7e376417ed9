"""What is said not to hold: a cue, the side on which it governs, and the core that it denies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from qa.types import Governor, Span
from qa.voice import nominals, predicates
from qa.voice.inflection import is_finite
from qa.voice.words import Word
from qa.words import word_set

BE = word_set("is are was were been be being get got gets isn't aren't wasn't weren't")
AUXILIARIES = BE | word_set("have has had do does did will would can could may might must should")
COPULAS = BE | word_set("remain remains remained become became prove proved left stay stayed went")
DETERMINERS = word_set(
    "a an the this that these those his her its their our my your no any some each every"
)
PREPOSITIONS = word_set(
    "in on at by during after before since with until till as when from to into onto over under "
    "about because through within among near despite"
)
FOLLOWING = PREPOSITIONS | word_set("of and or but for is are was were has have had will would")
"""Words with which no object begins."""

MARKS = ",;:.!?—()"

_ADJUNCTS = PREPOSITIONS - {"to", "from", "about", "over", "with"}
"""Prepositions that begin what is said of the whole clause and not of the object."""

_RELATIONAL = {
    "on": word_set(
        "effect effects influence impact bearing claim tax ban restriction limit agreement "
        "decision vote light information hold consensus ruling attack report data views comment"
    ),
    "in": word_set(
        "interest part role hand share stake faith belief confidence trust place difference change "
        "rise fall increase decrease say experience training improvement reduction drop success"
    ),
}
"""Nouns whose complement follows the preposition: "no effect on Y"."""

_SUBORDINATORS = word_set("when if while because although though whereas unless so")
_PARTICIPLE = (
    *("ed", "en", "wn", "ne", "ut", "ld", "ot", "id", "ught"),
    *("made", "lost", "left", "kept", "struck", "sunk", "swept", "cast"),
)
_NEGATORS = word_set("not never no cannot nor neither without hardly none nobody nothing")
_CHAINED = 3
"""Words in front of a predicate among which its own negation is looked for."""

_OPEN = {*predicates.VERBS["to"], *nominals.UNABLE, *predicates.TRIED}


@dataclass(frozen=True, slots=True)
class Negated:
    """`cue` says that what stands on its `side` does not hold.

    In `core` it does not hold whatever is asked; elsewhere only where the question asks about it.
    On the side "core" it is the core alone, whatever stands between.
    `cancelled`: the predicate is itself negated, so that nothing is said against its complement
    ("did not refuse to sign"). `ended`: it held once. Signatures are composed along the chain
    (Nairn, Condoravdi and Karttunen 2006).
    """

    label: Governor
    cue: Span
    side: Literal["after", "before", "clause", "core"]
    core: Span
    cancelled: bool = False
    ended: bool = False


def after(words: Sequence[Word], at: int, end: int, label: Governor = "not") -> Negated:
    """The phrase after `words[at:end]`."""
    return Negated(
        label, cue_of(words, at, end), "after", _phrase(words, end), cancelled(words, at)
    )


def rest(words: Sequence[Word], at: int, end: int) -> Negated:
    """All that follows `words[at:end]` up to a mark."""
    if end == len(words):
        return after(words, at, end)
    last = next((n for n in range(end, len(words)) if words[n].text in MARKS), len(words))
    core = Span(words[end].start, words[max(last, end + 1) - 1].end)
    return Negated("not", cue_of(words, at, end), "after", core, cancelled(words, at))


def _is_main_verb(words: Sequence[Word], at: int) -> bool:
    before = words[at - 1].lower
    inside = before in DETERMINERS or before in PREPOSITIONS or before in {"having", "being"}
    return is_finite(words[at].lower) and not inside


def noun_after(words: Sequence[Word], at: int, end: int) -> Negated:
    """The noun phrase after `words[at:end]`, which ends in front of a finite auxiliary."""
    found = after(words, at, end)
    last = next((n for n in range(end + 1, len(words)) if _is_main_verb(words, n)), None)
    if last is None or words[last].start >= found.core.end:
        return found
    return replace(found, core=Span(found.core.start, words[last - 1].end))


def before(words: Sequence[Word], at: int, end: int, label: Governor = "not") -> Negated:
    """The subject of `words[at:end]`."""
    first = at
    while first > 0 and words[first - 1].lower in COPULAS | AUXILIARIES:
        first -= 1
    subject = _subject(words, first)
    return Negated(label, cue_of(words, at, end), "before", subject, cancelled(words, at))


def whole(words: Sequence[Word], at: int, end: int) -> Negated:
    """The clause, where it is asked about: who failed to cross did not cross."""
    core = _phrase(words, end) if end < len(words) else cue_of(words, at, end)
    return Negated("not", cue_of(words, at, end), "clause", core, cancelled(words, at))


def between(words: Sequence[Word], at: int, first: int, last: int) -> Negated:
    """What stands in `words[first:last]`, by the verb at `at`."""
    side: Literal["after", "before"] = "after" if first > at else "before"
    core = Span(words[first].start, words[last - 1].end)
    return Negated("not", cue_of(words, at, at + 1), side, core, cancelled(words, at))


def cue_of(words: Sequence[Word], at: int, end: int) -> Span:
    """The place of `words[at:end]`."""
    return Span(words[at].start, words[end - 1].end)


def is_negator(word: Word) -> bool:
    """Whether the word negates its clause: "never", "didn't"."""
    return word.lower in _NEGATORS or word.lower.endswith("n't")


def is_claim(word: Word) -> bool:
    """Whether the word is a noun for what someone says."""
    return word.lower.removesuffix("s") in nominals.CLAIM or word.lower in {"stories", "theories"}


def is_passive(words: Sequence[Word], at: int) -> bool:
    """Whether "is", "was" or "been" stands in front, with an adverb or two between."""
    near = words[max(0, at - _CHAINED) : at]
    return words[at].lower.endswith(_PARTICIPLE) and any(word.lower in BE for word in near)


def is_participle(word: Word) -> bool:
    """Whether the word may be a past participle, by its ending."""
    return word.lower.endswith(_PARTICIPLE)


def cancelled(words: Sequence[Word], at: int) -> bool:
    """Whether the predicate at `at` is itself negated, or only tried."""
    near = words[max(0, at - _CHAINED) : at]
    if any(map(is_negator, near)):
        return not any(word.text in MARKS for word in near)
    return len(near) > 1 and near[-1].lower == "to" and near[-2].lower in _OPEN


def _phrase(words: Sequence[Word], at: int) -> Span:
    """From `at` up to a mark or an adjunct; "not in the shop" is a phrase of its own."""
    end = at
    while end < len(words) and words[end].text not in MARKS:
        opened = any(word.lower not in AUXILIARIES for word in words[at:end])
        if opened and _is_adjunct(words, at, end):
            break
        end += 1
    if end == at:
        return Span(words[at - 1].end, words[at - 1].end + 1)
    return Span(words[at].start, words[end - 1].end)


def _is_adjunct(words: Sequence[Word], first: int, at: int) -> bool:
    """Whether a preposition opens an adjunct and not the complement of a noun before it."""
    nouns = _RELATIONAL.get(words[at].lower, frozenset())
    governed = any(word.lower in nouns for word in words[first:at])
    return words[at].lower in _ADJUNCTS and not governed


def _subject(words: Sequence[Word], at: int) -> Span:
    """The clause in front of `at`, without the adjunct that it opens with."""
    first = at
    while first > 0 and words[first - 1].text not in ";:.!?—()":
        if words[first - 1].lower in _SUBORDINATORS:
            break
        first -= 1
    if words[first].lower in _ADJUNCTS:
        comma = next((n for n in range(first, at) if words[n].text == ","), None)
        first = max(first, min(at - 1, comma + 1 if comma is not None else first + 3))
    return Span(words[first].start, max(words[at].start, words[first].start + 1))
