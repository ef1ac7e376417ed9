"""What was planned, offered or sought, and is undone by what comes after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from qa.types import Span
from qa.voice import predicates, prospects, verdicts
from qa.voice.frames import follow
from qa.voice.inflection import Lexicon
from qa.voice.negated import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    MARKS,
    PREPOSITIONS,
    cancelled,
    cue_of,
    is_negator,
    is_participle,
    is_passive,
)
from qa.voice.words import Word
from qa.words import word_set

CONTRASTS = word_set("but yet however though although")
_TURNS = CONTRASTS | word_set("and only until then ;")
CONTINUES = word_set("not no also only for if when with without neither nor in at on to by as")
"""Words by which "but" adds to what was planned: "but not Milan", "but also"."""

_INSTEAD = word_set("instead vain unsuccessfully fruitlessly")
_TURNED = word_set("but instead sadly unfortunately alas regrettably")
_SHORT = 16
"""Words of a sentence that takes back the one before it, at most."""

_ALONE = 7
"""Words of its first clause, at most, where more follows: "He turned it down, as he had …"."""

_SUBJECT = 2
"""Words of its own that may stand in front of what undoes a plan: "the money was never found"."""

_POINTING = (
    DETERMINERS
    | AUXILIARIES
    | word_set(
        "it him her them me us he she they this that these those such one so there then ever even "
        "offer plan plans scheme idea proposal project request invitation order bid attempt deal "
        "post job place chance honour application call gift role commission demand claim appeal "
        "move goal aim now"
    )
)
"""Words that point back at what was planned."""

_LIGHT = _POINTING | PREPOSITIONS | {"of", "up"}
_PRONOUNS = word_set("it him her them this that")
_CONDITIONS = word_set("until till unless without except before")
_SUPPOSES = word_set("if should unless")
"""Words that begin what only may come about: "If that fails, write to us"."""
_RELATIVES = word_set("which who whose where")
_SINGLE = word_set("one single")
_LISTED = tuple(predicates.VERBS[frame] for frame in ("object", "subject", "to"))
_SPURNED = frozenset([*verdicts.SPURNED, *verdicts.BEATEN])
_TO_DO = prospects.INTENDED | prospects.OPENINGS


@dataclass(frozen=True, slots=True)
class Undone:
    """What stands in `core`, by the `prospect` that opens it, is undone by `cue`."""

    prospect: Span
    core: Span
    cue: Span


def unfulfilled(words: Sequence[Word], following: Sequence[Word]) -> Iterator[Undone]:
    """The plans that the sentence itself, or the one that follows, undoes."""
    for at, word in enumerate(words[:-1]):
        if (at and word.is_capital) or not _is_prospect(words, at) or cancelled(words, at):
            continue
        settled = _is_past_plan(words, at) or word.lower in prospects.TENTATIVE
        for turn in range(at + 1, len(words) - 1):
            if words[turn].lower == "until" and word.lower in BE:
                continue
            if turns(words, turn) and (cue := _undoing(words, turn, settled)):
                yield Undone(Span(word.start, word.end), core_of(words, at, turn), cue)
                break
        else:
            if cue := _undone_after(following, settled):
                yield Undone(Span(word.start, word.end), core_of(words, at, len(words)), cue)


def turns(words: Sequence[Word], at: int) -> bool:
    """Whether another clause begins: "yet" and "though" need a mark before them."""
    if words[at].lower == "until":
        return words[at + 1].lower in _POINTING
    if words[at].lower in {"yet", "though", "although", "then"}:
        return words[at - 1].text in ",;—"
    return words[at].lower in _TURNS


def core_of(words: Sequence[Word], at: int, turn: int) -> Span:
    """What follows, and of a passive its subject: "a statue of the queen was planned"."""
    first = at + 1
    if is_passive(words, at):
        while first > 0 and words[first - 1].text not in ",;:.!?":
            first -= 1
    last = next((n for n in range(at + 1, turn) if words[n].lower in _RELATIVES), turn)
    while last > at + 2 and words[last - 1].text in ",;":
        last -= 1
    return Span(words[first].start, words[max(last, at + 2) - 1].end)


def _is_prospect(words: Sequence[Word], at: int) -> bool:
    return words[at].lower in prospects.OFFERED or _is_past_plan(words, at)


def _is_past_plan(words: Sequence[Word], at: int) -> bool:
    """Whether a contrast alone undoes it: "hoped to", "the obvious choice to"."""
    due = words[at].lower == "due" and at > 0 and words[at - 1].lower in BE
    return (due or words[at].lower in _TO_DO) and _is_infinitive(words, at + 1)


def _is_infinitive(words: Sequence[Word], at: int) -> bool:
    """Whether "to" and what may be a verb follows."""
    following = [word for word in words[at : at + 2] if not word.is_capital]
    return len(following) == 2 and (
        following[0].lower == "to" and following[1].lower not in DETERMINERS
    )


def _undoing(words: Sequence[Word], turn: int, settled: bool) -> Span | None:
    """What in the clause that turns at `turn` undoes it."""
    clause = words[turn + 1 :]
    contrast = words[turn].lower in CONTRASTS
    if words[turn].lower == "only" and clause[0].lower == "to":
        return cue_of(words, turn, turn + 2)
    if contrast and clause[0].lower in CONTINUES:
        return cue_of(clause, 0, 2) if _is_elliptical(clause) else None
    if settled and (contrast or words[turn].lower == "until"):
        return cue_of(words, turn, turn + 2)
    if (contrast or words[turn].text == ";") and (cue := _replaced(clause)):
        return cue
    return _undoes(clause, (*_LISTED, prospects.SETBACKS) if contrast else _LISTED)


def _is_excess(clause: Sequence[Word], at: int) -> bool:
    """Whether "too late" closes the clause, or "to" or "for" follows it."""
    following = clause[at + 2 : at + 3]
    return clause[at + 1].is_word and all(
        word.text in MARKS or word.lower in {"to", "for"} for word in following
    )


def _is_elliptical(clause: Sequence[Word]) -> bool:
    """Whether the clause is a negated participle alone: "besieged but not taken"."""
    closes = len(clause) > 2 and clause[2].text in MARKS
    return clause[0].lower == "not" and closes and is_participle(clause[1])


def _undone_after(following: Sequence[Word], settled: bool) -> Span | None:
    """What in the next sentence takes this one back."""
    if not following or following[0].lower in _SUPPOSES:
        return None
    first = [word.lower for word in following[:3]]
    turned = first[0] in _TURNED or first in (["in", "the", "end"], ["in", "the", "event"])
    if turned and settled:
        return cue_of(following, 0, 1)
    following = _past_opening(following)
    if len(following) > _SHORT and not turned:
        clause = list(takewhile(lambda word: word.text not in MARKS, following))
        return _undoes(clause, _LISTED) if len(clause) <= _ALONE else None
    return _replaced(following) or _undoes(following, _LISTED)


def _past_opening(following: Sequence[Word]) -> Sequence[Word]:
    """The words without "Pleading ill health,"."""
    opened = following[0].lower.endswith("ing") and not is_negator(following[0])
    comma = next((n for n, word in enumerate(following[:_ALONE]) if word.text == ","), None)
    return following[comma + 1 :] if opened and comma else following


def _replaced(clause: Sequence[Word]) -> Span | None:
    """ "Instead", "in vain", "too late"."""
    for at, word in enumerate(clause[:-1]):
        excess = word.lower == "too" and _is_excess(clause, at)
        if excess or (word.lower in _INSTEAD and clause[at + 1].lower != "of"):
            return cue_of(clause, at, at + 1)
    return None


def _undoes(clause: Sequence[Word], listed: Sequence[Lexicon]) -> Span | None:
    """The negation, or the `listed` verb, whose object is hardly more than a pronoun."""
    own = 0
    for at, word in enumerate(clause):
        if (at and word.text in MARKS) or own > _SUBJECT:
            return None
        if is_negator(word) and _is_whole(clause, at + 1):
            return cue_of(clause, at, at + 1)
        if _prevents(clause, at):
            return cue_of(clause, at, at + 1)
        end = None if cancelled(clause, at) else _past_particles(clause, at, listed)
        if end is None and word.lower in _SPURNED and is_passive(clause, at):
            end = at + 1
        if end is not None and _own_after(clause, end) == 0:
            return cue_of(clause, at, end)
        own += word.lower not in _LIGHT
    return None


def _prevents(clause: Sequence[Word], at: int) -> bool:
    """ "Illness prevented him from going."."""
    near = clause[at + 1 : at + 5]
    if clause[at].lower not in predicates.VERBS["doing"] or len(near) < 4:
        return False
    return near[1].lower == "from" and near[2].lower.endswith("ing") and near[3].text in MARKS


def _past_particles(clause: Sequence[Word], at: int, listed: Sequence[Lexicon]) -> int | None:
    for verbs in listed:
        for particles in verbs.get(clause[at].lower, ()):
            for last in (at, at + 1) if particles and _is_pronoun(clause, at + 1) else (at,):
                if follow(clause, last, particles):
                    return last + 1 + len(particles)
    return None


def _is_pronoun(clause: Sequence[Word], at: int) -> bool:
    return at < len(clause) and clause[at].lower in _PRONOUNS


def _own_after(clause: Sequence[Word], at: int) -> int:
    """How many words up to a mark or a preposition do not point back."""
    own = 0
    for word in clause[at:]:
        if word.text in MARKS:
            break
        if own == 0 and word.lower in PREPOSITIONS | {"of", "and"}:
            break
        own += word.lower not in _LIGHT
    return own


def _is_whole(clause: Sequence[Word], at: int) -> bool:
    """Whether a negation denies all: nothing holds "until" something, hardly a word follows."""
    rest = [word.lower for word in takewhile(lambda word: word.text not in MARKS, clause[at:])]
    if any(word in _CONDITIONS for word in rest) or predicates.PLAIN.intersection(rest[:1]):
        return False
    single = at < len(clause) and clause[at].lower in _SINGLE
    return single or _own_after(clause, at) <= 1
