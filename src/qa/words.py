"""The words of a text as quoting keeps them, and the punctuation marks between them.

Two texts say the same, word for word, if their words and the marks between them are equal here.
Seen through are case, letter forms (Unicode's NFKC: ligatures, accents apart from their letters),
kinds of quotation marks and of dashes, white space, soft hyphens, Markdown's marks and HTML's tags.
A sign that says something (< > ^ ~ % $) is a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from qa.types import Span

APOSTROPHES = "'’ʼ＇"
QUOTATION_MARKS = '"“”„‟«»‹›‘‚‛′″「」『』＂´' + APOSTROPHES
DASHES = "-‐‑‒–—―−﹣－"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_MARKUP = "*_~#|[]`"
_MARKS = ".,;:!?…¡¿(){}、。，．：；！？·•‧\u0964" + QUOTATION_MARKS + DASHES + _MARKUP

_IDEOGRAPH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # written without spaces
_LETTER = rf"[^\W_{_IDEOGRAPH}]"
_LETTERS = rf"{_LETTER}(?:{_LETTER}|[\u0300-\u036f{INVISIBLE}])*"
_INSIDE = rf"(?:(?<=\d)[.,](?=\d)|(?<=\w)[{APOSTROPHES}](?=[^\W\d_]))"
_SYMBOL = rf"[^\w\s{re.escape(_MARKS)}{INVISIBLE}]|(?<!~)~(?!~)"
_WORD = rf"{_LETTERS}(?:{_INSIDE}{_LETTERS})*|[{_IDEOGRAPH}]|{_SYMBOL}"

_LINK_TARGET = r"\]\([^()\s]*\)"
_AMOUNT = r"=|[-+−–±~≈=<$€£¥.]{0,2}\d"  # after it > compares, wherever a line was broken
BLOCK_MARKS = r"[ \t]*(?:>[ \t]*)+"
"""Those of block quotes at the beginning of a line, one inside another too."""
_BLOCK_QUOTE = rf"(?<=\n)(?>{BLOCK_MARKS})(?!{_AMOUNT})"
_ELEMENT = (
    "(?:a|abbr|b|big|blockquote|br|center|cite|code|dd|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr"
    "|i|img|kbd|li|mark|ol|p|pre|q|small|span|strong|table|tbody|td|tfoot|th|thead|tr|u|ul)"
)  # not sup and sub: they say something
_ATTRIBUTE = r"""[ \t]+[\w:-]+=(?:"[^"<>\n]*"|'[^'<>\n]*'|[^\s"'<>]+)"""
_TAG = rf"(?i:</?{_ELEMENT}(?:{_ATTRIBUTE})*[ \t]*/?>)"
_UNREAD = rf"{_LINK_TARGET}|{_BLOCK_QUOTE}|{_TAG}"
WORD = re.compile(rf"{_UNREAD}|({_WORD})")
"""Group 1 is a word: letters and digits, or one ideograph, or one symbol. Else a link's target, a
block quote's mark or a tag."""

_BULLET = re.compile(r"(?<=\n)[ \t]*(?:(?:[-+*•]|#{1,6})[ \t]+)+")
_ABSENT = re.compile(rf"[\s{re.escape(_MARKUP)}{INVISIBLE}]+")
_SIGNS = str.maketrans(
    dict.fromkeys(QUOTATION_MARKS, '"') | dict.fromkeys(DASHES, "-") | {"…": "..."}
)
_REPEATED = re.compile(r'([-"])\1+')
_QUOTED_END = re.compile(r'"([.,])')  # a stop after a quotation mark: before it, in America
_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(INVISIBLE))

_NUMBER = "²³¹¼-¾⁰⁴-⁹₀-₉⅐-⅟↉①-⒛⓪-⓿❶-➓㉑-㉟㊱-㊿"  # raised, lowered, broken or circled
_ALONE = re.compile(rf"((?<![^\W\d_{_NUMBER}])[{_NUMBER}]|[{_NUMBER}](?=[\d{_NUMBER}]))")
"""Such a number by itself or beside another: 10⁶ is not 106, and (a + b)² is not (a + b)2."""

RULES = 2
"""Raised when these rules give a text other words, so that what is kept of its words is made again.
2: < > ^ and ~ are words, marks of block quotes and tags are none; 10⁶ is not 106."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in its normal form; `text[start:end]` is as it is written."""

    normal: str
    start: int
    end: int


def word_set(listed: str) -> frozenset[str]:
    """The words of a text, for writing sets of words as text."""
    return frozenset(listed.split())


def words(text: str) -> list[Word]:
    """The words of `text`, in order."""
    return [Word(normal(match[1]), *match.span(1)) for match in WORD.finditer(text) if match[1]]


def word_at(text: str, start: int) -> Span:
    """The span of the word that begins at `start`. Raises ValueError where none does."""
    match = WORD.match(text, start)
    if match is None or not match[1]:
        raise ValueError(f"no word begins at {start}")
    return Span(*match.span(1))


def normal(word: str) -> str:
    """A word without its case and its letter forms."""
    if word.isascii():
        return word.lower()
    parts = _ALONE.split(word.translate(_APOSTROPHES))  # every second one is a number
    return "".join(part if at % 2 else _folded(part) for at, part in enumerate(parts))


def _folded(letters: str) -> str:
    folded = unicodedata.normalize("NFKC", letters).translate(_APOSTROPHES).casefold()
    return unicodedata.normalize("NFKC", folded)


def marks(between: str) -> str:
    """What stands between two words, without white space and markup, one sign for each kind."""
    if between.isspace() or not between:
        return ""
    plain = _BULLET.sub("", re.sub(_UNREAD, "", between))
    signs = _REPEATED.sub(r"\1", _ABSENT.sub("", plain).translate(_SIGNS))
    return _QUOTED_END.sub(r'\1"', signs)


def marks_between(text: str, found: list[Word]) -> Iterator[str]:
    """The marks after each of the `found` words of `text` but the last."""
    for word, following in pairwise(found):
        yield marks(text[word.end : following.start])
