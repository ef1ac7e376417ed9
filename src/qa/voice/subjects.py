"""The words that name the speaker, found beside the cue."""

from __future__ import annotations

from collections.abc import Sequence

from qa.types import Span
from qa.voice.cues import ADVERBIAL, AUXILIARY, EVIDENCE, PRONOUNS
from qa.voice.inflection import is_finite
from qa.voice.lexicon import GROUPS
from qa.voice.words import Word, possessor
from qa.words import word_set

DETERMINERS = word_set(
    "the a an his her its their our my this that these those one two three four several some "
    "many most all both other another no few each every"
)
PREPOSITIONS = word_set(
    "in on at by for from with of to after before during under over near against about into as "
    "inside outside since until despite"
)
EDGES = word_set(
    "and but or if when while because after before though although then so yet whereas where as "
    "than nor once unless until whether how why what whom whatever"
)
LONGEST = 12
"""Words of a noun phrase, at most."""

_DESCRIBING = word_set("seen written shown drawn given taken known speaking writing")
"""Participles behind a noun that do not have the form of a past."""

_WHERE = word_set("here there above below left right outside inside yesterday today recently")


def subject_before(words: Sequence[Word], verb: int) -> Span | None:
    """The noun phrase in front of the verb at `verb`; None where there is none."""
    at = _past_auxiliaries(words, verb - 1)
    if at < 0:
        return None
    if words[at].text in ",)" and (opened := apposition(words, at)) is not None:
        if _is_name(words[opened + 1 : at]):
            return Span(words[opened + 1].start, words[at - 1].end)
        at = opened - 1
        if at > 1 and words[at].text.isdigit() and words[at - 1].text == ",":
            at -= 2  # past an age: "Ann Cole, 54, a nurse from Lund, said"
    if at >= 0 and words[at].text in {"—", "–"}:
        at -= 1
    if at < 0 or not words[at].is_word or words[at].lower in EDGES | PREPOSITIONS - {"that"}:
        return None
    if words[at].lower in DETERMINERS - {"this", "those", "some", "many", "others", "her", "all"}:
        return None
    if words[at].lower in {"who", "which", "that"}:
        at = at - 2 if at and words[at - 1].text == "," else at - 1
        return _phrase(words, at, related=True) if at >= 0 else None
    if words[at].lower in PRONOUNS | {"i", "we", "you", "nobody", "everyone"}:
        return Span(words[at].start, words[at].end)
    return _phrase(words, at)


def _is_name(words: Sequence[Word]) -> bool:
    return 1 <= len(words) <= 4 and all(word.is_word and word.is_capital for word in words)


def _past_auxiliaries(words: Sequence[Word], at: int) -> int:
    while at >= 0 and (words[at].lower in AUXILIARY or is_adverb(words[at])):
        at -= 1
    return at


def is_adverb(word: Word) -> bool:
    return not word.is_capital and ADVERBIAL.search(word.lower) is not None


def apposition(words: Sequence[Word], closing: int) -> int | None:
    """Where the comma stands that opens what the one at `closing` closes."""
    opening = "(" if words[closing].text == ")" else ","
    for at in range(closing - 1, max(-1, closing - 16), -1):
        if words[at].text == opening:
            return at
        if words[at].text in ".;:?!":
            break
    return None


def _phrase(words: Sequence[Word], last: int, *, related: bool = False) -> Span | None:
    """The noun phrase that ends at `last`; of one that is `related`, the nearest alone."""
    if not words[last].is_word:
        return None
    first = last
    while first > 0 and last - first < LONGEST and continues(words[first - 1]):
        if _is_verb(words, first - 1, related=related):
            if first > 1 and words[first - 2].lower in {"who", "which", "that"}:
                return _phrase(words, first - 3) if first > 2 else None
            break
        first -= 1
    first = _past_opening(words, first, last)
    if words[first].lower in PREPOSITIONS | EDGES | PRONOUNS or not words[first].is_word:
        return None
    return Span(words[first].start, words[_name_end(words, first, last)].end)


def _name_end(words: Sequence[Word], first: int, last: int) -> int:
    """Where the name ends of a phrase that goes on with a participle: "Pompeo seen on-site"."""
    common = words[0].lower in EVIDENCE | GROUPS  # "Research conducted by Yale"
    near = (n for n in range(first, last) if words[n].is_capital and not (common and n == 0))
    return next((n for n in near if is_described(words, n)), last)


def is_described(words: Sequence[Word], noun: int) -> bool:
    """Whether a bare participle follows the noun: "a statement issued by the ministry"."""
    if noun + 2 >= len(words) or words[noun].lower in DETERMINERS or possessor(words[noun].text):
        return False
    participle, after = words[noun + 1], words[noun + 2]
    past = is_finite(participle.lower) or participle.lower in _DESCRIBING
    placed = after.lower.split("-")[0] in PREPOSITIONS | _WHERE or is_adverb(after)
    return past and placed and not participle.is_capital


def _is_verb(words: Sequence[Word], at: int, *, related: bool) -> bool:
    """Whether a finite verb stands there: not "the wounded man", nor "the man arrested in May"."""
    if words[at].is_capital or not is_finite(words[at].lower) or at == 0:
        return False
    before = words[at - 1]
    if before.lower in DETERMINERS or is_adverb(before) or possessor(before.text):
        return False
    bare = words[at].lower.endswith("ed") and before.lower not in AUXILIARY
    return related or not (bare and words[at + 1].lower in PREPOSITIONS)


def continues(word: Word) -> bool:
    """Whether the word may stand in a noun phrase."""
    return word.text in {"’", "'"} or (
        word.is_word and word.lower not in EDGES | {"who", "which", "that"}
    )


def _past_opening(words: Sequence[Word], first: int, last: int) -> int:
    """Where the phrase begins once "On Monday", "At the meeting" are left out."""
    if words[first].lower not in PREPOSITIONS:
        return first
    for at in range(last, first, -1):
        follows = words[at - 1].lower in PREPOSITIONS
        if words[at].lower in DETERMINERS and not follows:
            return at
    at = last
    while at - 1 > first and words[at - 1].is_capital:
        at -= 1
    if at == first + 1 and words[first].lower in {"by", "to", "with", "from", "against"}:
        return at
    return (
        at
        if at > first and words[at - 1].lower not in PREPOSITIONS
        else _second_name(words, first, last)
    )


def _second_name(words: Sequence[Word], first: int, last: int) -> int:
    """ "On Monday Pompeo": the last capitalised word alone, where the first is a date."""
    return last if last - first >= 2 else first


def leading_subject(words: Sequence[Word]) -> Span | None:
    """The noun phrase that a sentence opens with, after a phrase such as "On Monday,"."""
    at = 0
    if words and words[0].lower in PREPOSITIONS | EDGES:
        comma = next((n for n, word in enumerate(words) if word.text == ","), None)
        if comma is None:
            return _pronoun_in(words[:8])
        at = comma + 1
    if at < len(words) and words[at].lower in PRONOUNS:
        return Span(words[at].start, words[at].end)
    end = at
    while end < len(words) and end - at < LONGEST and _in_opening(words, at, end):
        end += 1
    end = _up_to_verb(words, at, end)
    return Span(words[at].start, words[end - 1].end) if end > at else None


def _up_to_verb(words: Sequence[Word], at: int, end: int) -> int:
    """Past the noun of "the fire chief shook", "Ann’s lawyer was": `end` may stand before it."""
    if at >= end or not (words[at].lower in DETERMINERS or possessor(words[end - 1].text)):
        return end
    near = range(end, min(len(words), at + LONGEST))
    verb = next((n for n in near if _is_verb(words, n, related=True)), end)
    while end < verb and _is_nominal(words[end]):
        end += 1
    return end


def _is_nominal(word: Word) -> bool:
    apart = word.lower in PREPOSITIONS - {"of"} or word.lower in AUXILIARY or is_adverb(word)
    return continues(word) and not apart


def _pronoun_in(words: Sequence[Word]) -> Span | None:
    return next((Span(w.start, w.end) for w in words if w.lower in PRONOUNS), None)


def _in_opening(words: Sequence[Word], at: int, end: int) -> bool:
    """Articles, names and, after an article, the noun."""
    word = words[end]
    if word.is_capital or word.lower in DETERMINERS:
        return word.is_word
    opened = (words[at].lower in DETERMINERS and not words[at + 1 : end]) or end == at
    return word.is_word and (opened or word.lower == "of" or words[end - 1].lower == "of")
