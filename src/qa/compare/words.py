"""Words as they are compared: folded, without articles and titles; and whether they deny."""

from __future__ import annotations

import re
import unicodedata

from qa.stem import stem

_ARTICLES = "a an the this that these those his her its their our"
_SMALL = (
    "of in on at to by for from with and or as is are was were be been has have had do does did "
    "who which it he she they them him not no so very also"
)
ARTICLES = frozenset(_ARTICLES.split())
STOP = ARTICLES | frozenset(_SMALL.split())
_WORD = re.compile(r"[^\W_]+(?:[.'&-][^\W_]+)*\.?")
_NOT = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|false|incomplete|impossible"
    r"|un(?:able|safe|true|likely|aware|known|finished|willing|successful|harmed|hurt|changed)"
    r"|(?:refus|den[yi]|fail|reject|declin|prevent|foil|thwart|avoid|lack|absen)\w*)\b|n't\b",
    re.IGNORECASE,
)
ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_CLAUSE_EDGE = re.compile(r"[,;:—]\s|\sbut\s")


def plain(text: str) -> str:
    """As long as `text`, with plain spaces, straight quotation marks, and plain i, s and k.

    Patterns that ignore case take "ı", "İ", "ſ" and the sign of Kelvin for these letters.
    """
    return text.translate(_PLAIN)


_PLAIN = {
    ord(a): b
    for a, b in zip("\u00a0\u2009\u202f\n\r\t‘’“”‑*`ıİſ\u212a", "      ''\"\"-  iIsK", strict=True)
}


def folded(text: str) -> str:
    """Without case and diacritics."""
    letters = unicodedata.normalize("NFKD", plain(text))
    return "".join(c for c in letters if not unicodedata.combining(c)).casefold()


def words(text: str) -> list[str]:
    """Folded words without a possessive or a full stop at their end, and without articles."""
    found = (
        word.rstrip(".").removesuffix("'s").removesuffix("'")
        for word in _WORD.findall(folded(text))
    )
    return [word for word in found if word not in ARTICLES]


def stems(text: str) -> frozenset[str]:
    """The content words of `text` without their endings; VIII and VII are two."""
    found = (word for word in words(text) if word not in STOP)
    return frozenset(word if ROMAN.fullmatch(word) else stem(word) for word in found)


def denies(text: str, start: int, end: int) -> bool:
    """Whether the clause of `text` that holds [start, end) is denied: an odd number of times."""
    edges = [match.end() for match in _CLAUSE_EDGE.finditer(text)]
    first = max((edge for edge in edges if edge <= start), default=0)
    last = min((edge for edge in edges if edge > start), default=len(text))
    return len(_NOT.findall(plain(text)[first : max(last, min(end, len(text)))])) % 2 == 1
