"""The words that name the speaker, found behind the cue: said X, according to X."""

from __future__ import annotations

from collections.abc import Sequence

from qa.types import Span
from qa.voice.cues import AUXILIARY, PRONOUNS
from qa.voice.lexicon import GROUPS, is_human
from qa.voice.subjects import DETERMINERS, EDGES, LONGEST, PREPOSITIONS, is_adverb, is_described
from qa.voice.words import Word
from qa.words import word_set

_AFTER_NAME = word_set(
    "in on at to of after before during that as when while who whom and but with yesterday "
    "today last this for by from because through via about he she it they is was are were there "
    "has had will would"
)
_OFFICE = 4
"""Words of an office in front of a name, at most: "deputy fire chief Ann Cole"."""

_OWN = word_set("a an his her its their")


def subject_after(words: Sequence[Word], at: int) -> Span | None:
    """The noun phrase that begins at `at`, up to a mark or a word that ends it."""
    end = at
    while end < len(words) and end - at < LONGEST:
        word = words[end]
        if not word.is_word or (end > at and _ends(words, at, end)):
            break
        end += 1
    if end == at + 1 and words[at].lower in DETERMINERS - {"those", "many", "some", "all"}:
        return None
    if name := _apposed(words, end):
        return name
    opened = words[at].is_capital or words[at].lower in DETERMINERS | PRONOUNS
    if end == at or not (opened or is_office(words, at)):
        plural = end > at and (words[end - 1].lower.endswith("s") or words[end - 1].lower in GROUPS)
        return Span(words[at].start, words[end - 1].end) if plural else None
    return Span(words[at].start, words[end - 1].end)


def is_office(words: Sequence[Word], at: int) -> bool:
    """Whether what somebody is stands at `at` without an article, before a name or a mark:
    "director Elena Soto", "says minister"."""
    near = range(at, len(words))
    end = next((n for n in near if words[n].is_capital or not words[n].is_word), at)
    office = words[at:end]
    if not 0 < len(office) <= _OFFICE or any(map(_is_light, office)):
        return False
    noun = office[-1].lower
    return is_human(noun) or (noun in GROUPS and not words[end].is_word)


def _is_light(word: Word) -> bool:
    return word.lower in PREPOSITIONS | EDGES | AUXILIARY or is_adverb(word)


def _apposed(words: Sequence[Word], comma: int) -> Span | None:
    """The name that the comma and a mark enclose: "its director, Elena Soto."."""
    if comma >= len(words) or words[comma].text != ",":
        return None
    if not words[comma - 1].is_word or words[comma - 1].is_capital:
        return None
    first = end = comma + 1
    while end < len(words) and words[end].is_word and words[end].is_capital:
        end += 1
    if end == len(words) or words[end].text not in ",.;:)" or not 2 <= end - first <= 4:
        return None
    return Span(words[first].start, words[end - 1].end)


def _ends(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether the word at `end` is no part of the phrase that began at `at`: "in a statement"."""
    word = words[end].lower
    if word == "of":
        return False
    if word == "in" and words[end + 1 : end + 2] and words[end + 1].lower in _OWN:
        return True
    if is_described(words, end - 1):
        return True
    named = any(each.is_capital for each in words[at:end])
    return word in _AFTER_NAME and (named or word not in {"for", "in", "at", "from", "with"})
