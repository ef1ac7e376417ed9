"""What was said or believed, and is revised by what comes after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qa.types import Span
from qa.voice import prospects
from qa.voice.negated import AUXILIARIES, MARKS, cancelled, cue_of, is_passive
from qa.voice.unfulfilled import CONTINUES, Undone, core_of, turns
from qa.voice.words import Word
from qa.words import word_set

_REVISIONS = re.compile(
    r"\b(?:(?:turn(?:ed|s) out|proved|proves|shown|found) to be|it turned out|in (?:actual )?fact|"
    r"in (?:reality|truth)|(?:revealed|showed|shows|emerged) that it|"
    r"(?:show(?:ed|n)|proved|proven) it to)\b|"
    r"^(?:the|their|its|his|her) (?:(?:true|real|actual|correct|final) (?:figure|number|name|date|"
    r"toll|cause|story|reason|author|origin|count|total|cost|price|answer|identity)|truth)\b"
)
"""What revises a claim: anywhere in its clause, or at the opening of it."""

_OPPOSED = word_set("but yet however until")
_TAKE = word_set("took taken takes")
_COMMONLY = word_set(
    "sometimes often usually widely popularly traditionally long once commonly frequently generally"
)
"""Adverbs of what is said by people at large."""

_CONCESSIVE = word_set("although though while whereas")
_SHOWING = word_set(
    "show shows showed shown prove proves proved reveal reveals revealed record records recorded "
    "suggest suggests suggested indicate indicates indicated establish established contradict "
    "contradicts contradicted evidence know now point points"
)
_CLAIMS = prospects.CLAIMED | prospects.BELIEVED | prospects.AT_FIRST
_WITHIN = 8
"""Words of the next sentence among which its revision is looked for."""


def revised(words: Sequence[Word], following: Sequence[Word]) -> Iterator[Undone]:
    """The claims that the sentence itself, or the one that follows, revises."""
    for at, word in enumerate(words[:-2]):
        if word.lower in prospects.CAST and (found := _recast(words, at)):
            yield found
        if not _is_claim(words, at) or cancelled(words, at):
            continue
        turn, cue = _revising(words, at)
        if cue is None:
            turn, cue = len(words), _revision(following[:_WITHIN])
        if cue is not None:
            yield Undone(Span(word.start, word.end), core_of(words, at, turn), cue)


def _recast(words: Sequence[Word], at: int) -> Undone | None:
    """ "X, cast as Y, fell ill and was replaced by Z": X, and Y."""
    if at < 2 or at + 1 >= len(words) or words[at + 1].lower not in {"as", "to", "for"}:
        return None
    found = (n for n in range(at + 2, len(words)) if words[n].lower == "replaced")
    passive = (n for n in found if is_passive(words, n) or words[n - 1].lower == "and")
    replaced = next(passive, None)
    if replaced is None:
        return None
    first = at - 1
    while first > 1 and (words[first].text == "," or _is_adverbial(words[first])):
        first -= 1
    while first > 0 and words[first - 1].text not in MARKS:
        first -= 1
    last = next(n for n in range(at, replaced + 1) if words[n].text in ",;" or n == replaced)
    core = Span(words[first].start, words[last - 1].end)
    return Undone(cue_of(words, at, at + 1), core, cue_of(words, replaced, replaced + 1))


def _is_adverbial(word: Word) -> bool:
    """Whether the word may stand between a name and "cast as": "who had been originally"."""
    return word.lower in AUXILIARIES | {"who", "first"} or word.lower.endswith("ly")


def _is_claim(words: Sequence[Word], at: int) -> bool:
    word = words[at].lower
    if words[at].is_capital and at:
        return False
    return word in _CLAIMS or _is_taken_for(words, at)


def _is_taken_for(words: Sequence[Word], at: int) -> bool:
    """ "Took it to be Y", "taken for Y"."""
    if words[at].lower not in _TAKE:
        return False
    near = [word.lower for word in words[at + 1 : at + 4]]
    return "for" in near or any(pair == ("to", "be") for pair in pairwise(near))


def _revising(words: Sequence[Word], at: int) -> tuple[int, Span | None]:
    """Where the clause ends that is revised, and by what."""
    conceded = words[0].lower in _CONCESSIVE
    commonly = at > 0 and words[at - 1].lower in _COMMONLY
    believed = words[at].lower in prospects.BELIEVED or _is_taken_for(words, at) or commonly
    for turn in range(at + 2, len(words) - 1):
        if conceded and words[turn].text == ",":
            shown = [n for n in range(turn, len(words)) if words[n].lower in _SHOWING]
            return turn, cue_of(words, shown[0], shown[0] + 1) if shown else None
        if believed and _contrasts(words, turn):
            return turn, cue_of(words, turn, turn + 2)
        if _may_revise(words, turn) and (cue := _revision(words[turn + 1 :])):
            return turn, cue
    return len(words), None


def _contrasts(words: Sequence[Word], turn: int) -> bool:
    opposed = words[turn].lower in _OPPOSED and turns(words, turn)
    return opposed and words[turn + 1].lower not in CONTINUES


def _may_revise(words: Sequence[Word], turn: int) -> bool:
    """Whether a clause or, after a relative clause, the predicate begins."""
    if words[turn].text == ",":
        return words[turn + 1].lower in {"turned", "turns", "proved"}
    return turns(words, turn) and words[turn].lower not in {"and", "only"}


def _revision(clause: Sequence[Word]) -> Span | None:
    """ "In fact", "the true figure"."""
    match = _REVISIONS.search(" ".join(word.lower for word in clause))
    if match is None:
        return None
    first = match.string.count(" ", 0, match.start())
    return cue_of(clause, first, first + match[0].count(" ") + 1)
