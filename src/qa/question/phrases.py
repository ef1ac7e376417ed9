"""Noun phrases of a question, without a tagger: from a determiner to where its verb must begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.question.words import (
    AUXILIARIES,
    DETERMINERS,
    FUNCTION_WORDS,
    PREPOSITIONS,
    WH,
    words,
)
from qa.types import Span
from qa.words import word_set

_DO = word_set("do does did don't doesn't didn't can could will would shall should may must")
_BE = word_set("is are was were has have had isn't aren't wasn't weren't")
_PARTICIPLES = word_set(
    "agreed begun bitten blown born bought bound broken brought built burnt cast caught chosen "
    "cut dealt done drawn driven drunk eaten fallen fed felt forbidden forgiven forgotten "
    "fought found freed frozen given gone grown hanged heard held hidden hit hung hurt kept "
    "known laid left lent let lit lost made meant met moved overthrown paid put read rebuilt "
    "ridden run sent set sewn shaken shot shown shut slain sold sought spent split spoken "
    "spread stolen struck sung sunk sworn swum taken taught thrown told torn understood undone "
    "upheld withdrawn won worn woven written"
)
_IN_ED = re.compile(r"\w*[aeiouy]\w*[^\We]ed$")  # not speed, bed, shed
_PARTICLES = word_set("up out down off away apart together back forward")


def noun_phrases(question: str) -> list[Span]:
    """Phrases that begin with a determiner, in order; "of" and what follows it belong to them."""
    found: list[Span] = []
    tokens = list(words(question))
    lower = [question[token.start : token.end].lower() for token in tokens]
    for place, word in enumerate(lower):
        inside = found and tokens[place].start < found[-1].end
        if word in DETERMINERS and not inside:
            last = _last(question, tokens, lower, place)
            if last > place:
                found.append(Span(tokens[place].start, tokens[last].end))
    return found


def _last(question: str, tokens: Sequence[Span], lower: Sequence[str], first: int) -> int:
    """The place of the last word of the phrase that begins at `first`."""
    last = _run(question, tokens, lower, first)
    if last - first > 1 and question[tokens[last].start].islower():
        last -= _ends_in_verb(lower, first, last)
    while last + 2 < len(lower) and lower[last + 1] == "of" and last > first:
        start = last + 2 if lower[last + 2] in DETERMINERS else last + 1
        end = _run(question, tokens, lower, start)
        if end == start:
            break
        last = end
    return last


def _run(question: str, tokens: Sequence[Span], lower: Sequence[str], first: int) -> int:
    """The last of the words after `first` that may belong to one phrase."""
    last = first
    while last + 1 < len(lower):
        gap = question[tokens[last].end : tokens[last + 1].start]
        word = lower[last + 1]
        if not set(gap) <= set(" \u00a0-") or word in FUNCTION_WORDS or word in _PARTICLES:
            break
        last += 1
    return last


def _ends_in_verb(lower: Sequence[str], first: int, last: int) -> bool:
    """Whether an auxiliary before the phrase makes its run of words end in the verb.

    "When did the visit | end", "Where was the hall | built", but not "How old is the prime
    minister": after a form of be or have the verb is a participle.
    """
    before = lower[first - 1] if first else ""
    leaving = lower[0] == "why" and lower[last].endswith("ing")  # else a meeting, a building
    return before in _DO or (before in _BE and (leaving or _is_participle(lower[last])))


def _is_participle(word: str) -> bool:
    return word in _PARTICIPLES or _IN_ED.match(word) is not None


def clause(question: str) -> tuple[str, str, str]:
    """The question word or words, the auxiliary, and the rest without its question mark.

    The auxiliary is empty where the question word is the subject ("Who founded the club?"), and
    the first part is empty where there is none ("Did the club win?").
    """
    asked = question.strip().rstrip("?!. ")
    for word in words(asked):
        lower = asked[word.start : word.end].lower()
        if lower in AUXILIARIES:
            return asked[: word.start].strip(), lower, asked[word.end :].strip()
        if word.start and lower in DETERMINERS | PREPOSITIONS and not _leads_to_wh(asked, word.end):
            break
    first = asked.split(" ", 1)
    if first[0].lower() in WH and len(first) == 2:
        return first[0], "", first[1]
    return "", "", asked


def _leads_to_wh(asked: str, end: int) -> bool:
    return any(asked[w.start : w.end].lower() in WH for w in words(asked) if w.start >= end)
