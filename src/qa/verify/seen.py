"""In which ways a quotation that stands word for word is not letter for letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qa.verify.corpus import Corpus
from qa.verify.standing import Standing
from qa.verify.verdicts import SeenThrough
from qa.verify.wording import Wording
from qa.words import APOSTROPHES, DASHES, INVISIBLE, QUOTATION_MARKS, Word, marks, words

SPACES = "\u00a0\u2007\u202f"


def seen_through(
    exact: str, wording: Wording, found: Standing, corpus: Corpus
) -> tuple[SeenThrough, ...]:
    """What was seen through to find `exact` at `found`, in the order of the alphabet."""
    seen: set[SeenThrough] = set()
    fragments = wording.fragments if len(found.parts) > 1 else (wording.whole,)
    for fragment, (start, stop) in zip(fragments, found.parts, strict=True):
        quoted = wording.text[fragment.words[0].start : fragment.words[-1].end]
        seen.update(differences(quoted, corpus.quote(start, stop).exact))
        closing = fragment.closing.strip('".')
        if closing and not marks(corpus.following(stop)).startswith(closing):
            seen.add("closing punctuation")
    if len(found.parts) > 1:
        seen.add("ellipsis")
    blanked = {one for one, other in zip(exact, wording.text, strict=True) if one != other}
    if "[" in blanked:
        seen.add("brackets")
    if ">" in blanked:
        seen.add("markup")
    return tuple(sorted(seen))


def differences(quoted: str, source: str) -> set[SeenThrough]:
    """Between two texts of the same words and marks."""
    if quoted == source:
        return set()
    seen: set[SeenThrough] = set()
    ours, theirs = words(quoted), words(source)
    for one, other in zip(ours, theirs, strict=True):
        seen.update(_in_word(quoted[one.start : one.end], source[other.start : other.end]))
    for gap, between in zip(_gaps(quoted, ours), _gaps(source, theirs), strict=True):
        seen.update(_in_gap(gap, between))
    return seen


def _gaps(text: str, found: Sequence[Word]) -> list[str]:
    return [text[word.end : following.start] for word, following in pairwise(found)]


def _in_word(quoted: str, source: str) -> Iterator[SeenThrough]:
    if _signs(quoted, APOSTROPHES) != _signs(source, APOSTROPHES):
        yield "quotation marks"
    one, other = (_without(word, APOSTROPHES + INVISIBLE) for word in (quoted, source))
    if one.casefold() != other.casefold():
        yield "letter forms"
    elif one != other:
        yield "case"
    plain = (unicodedata.normalize("NFKC", word) for word in (one, other))
    if one.casefold() != other.casefold() and len(set(plain)) == 2:
        yield "case"


def _in_gap(quoted: str, source: str) -> Iterator[SeenThrough]:
    if _signs(quoted, QUOTATION_MARKS) != _signs(source, QUOTATION_MARKS):
        yield "quotation marks"
    if _signs(quoted, DASHES) != _signs(source, DASHES):
        yield "dashes"
    if _signs(quoted, SPACES) != _signs(source, SPACES):
        yield "non-breaking space"
    ours, theirs = (_plain_spaces(gap) for gap in (quoted, source))
    if [c for c in ours if c.isspace()] != [c for c in theirs if c.isspace()]:
        yield "white space"
    seen = QUOTATION_MARKS + DASHES + INVISIBLE
    if _without(ours, seen).split() != _without(theirs, seen).split():
        yield "markup"


def _signs(text: str, kind: str) -> str:
    return "".join(character for character in text if character in kind)


def _without(text: str, kind: str) -> str:
    return "".join(character for character in text if character not in kind)


def _plain_spaces(text: str) -> str:
    return "".join(" " if character in SPACES else character for character in text)
