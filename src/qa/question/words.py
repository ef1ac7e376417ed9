"""Words of an English question: those that carry content, and those that only hold it together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from qa.types import Span
from qa.words import word_set

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
STEM, _ENDING = 4, 3  # letters that forms of a word share at least, and differ in at most
_POSSESSIVE = re.compile(r"[’']s?$", re.IGNORECASE)


WH = word_set("who whom whose what which when where why how")
AUXILIARIES = word_set(
    "am is are was were be been being do does did have has had can could will would shall "
    "should may might must ought cannot isn't aren't wasn't weren't don't doesn't didn't "
    "hasn't haven't hadn't can't couldn't won't wouldn't shouldn't"
)
DETERMINERS = word_set(
    "the a an this that these those my your our his her its their any some all both each "
    "every no such"
)
PRONOUNS = word_set(
    "i me mine myself you yours yourself he him himself she hers herself it itself we us ours "
    "they them theirs themselves one ones somebody someone anybody anyone everybody everyone "
    "nobody something anything everything nothing there here"
)
PREPOSITIONS = word_set(
    "about above across after against along among around as at before behind below beneath "
    "beside between beyond by despite down during except for from in inside into like near of "
    "off on onto out outside over past per since than through throughout till to toward "
    "towards under until up upon via with within without"
)
_LINKS = word_set(
    "and or but nor so if then else because while whether not also too very just only even "
    "ever again still yet more most less least much many few several other another own same "
    "please tell name list give show explain say long"
)
FUNCTION_WORDS = WH | AUXILIARIES | DETERMINERS | PRONOUNS | PREPOSITIONS | _LINKS


def words(text: str) -> Iterator[Span]:
    """Where each word stands; an apostrophe inside one does not part it."""
    for match in WORD.finditer(text):
        yield Span(*match.span())


def content_words(text: str) -> list[Span]:
    """The words that carry content, in order, without a possessive's ending."""
    found = []
    for word in words(text):
        bare = _POSSESSIVE.sub("", text[word.start : word.end])
        if bare and bare.lower().replace("’", "'") not in FUNCTION_WORDS and len(bare) > 1:
            found.append(Span(word.start, word.start + len(bare)))
    return found


def said(text: str) -> list[str]:
    """The words that carry content, as they stand, in order."""
    return [text[word.start : word.end] for word in content_words(text)]


def bag_of_words(text: str) -> frozenset[str]:
    """All words of the text in small letters, each once."""
    return frozenset(re.findall(r"\w+", text.lower()))


@lru_cache(maxsize=512)
def held(wanted: tuple[str, ...], text: str) -> int:
    """How many of the words `wanted` the text has, in some form.

    Kept, since every candidate of a passage asks for its sentences and rows.
    """
    others = said(text)
    return sum(any(alike(word, other) for other in others) for word in wanted)


def alike(one: str, other: str) -> bool:
    """Whether two words may be forms of one: all but the endings of both is the same."""
    one, other = one.lower(), other.lower()
    if one[:STEM] != other[:STEM]:
        return f"{one}s" == other or f"{other}s" == one
    common = 0
    while common < min(len(one), len(other)) and one[common] == other[common]:
        common += 1
    return one == other or (common >= STEM and max(len(one), len(other)) - common <= _ENDING)
