"""Names, years and dates in a text, told from its capitals and digits alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from qa.question.words import FUNCTION_WORDS
from qa.types import Span
from qa.words import word_set

Kind: TypeAlias = Literal["year", "month", "place", "name"]

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
TITLES = word_set(
    "mr mrs ms miss dr prof professor sir lady lord president general ayatollah king queen "
    "prince princess senator captain colonel judge minister chancellor pope saint st"
)
_WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
_YEAR = re.compile(r"(?<![\w.,-])(?:1[0-9]|20)\d\d(?![\w%]|[.,]\d)")
_MONTH = re.compile(rf"\b(?:{MONTHS})\b")
_PART = r"(?:(?:[aA]l-|[eE]l-|[dD][’'])?(?:(?:Mr|Mrs|Ms|Dr|St)\.|[A-ZÀ-ÖØ-Þ](?:[\w’'.&-]*\w)?))"
_LINK = r"(?:of(?: the)?|de(?: la)?|von|van(?: der)?|bin)"
_NAME = re.compile(rf"{_PART}(?:[ \u00a0](?:{_LINK}[ \u00a0])?(?:{_PART}|\d{{1,3}}\b))*")
_POSSESSIVE = re.compile(r"[’']s?$")
_PLACED = re.compile(
    r"\b(?:in|at|near|outside|inside|from|to|into|towards?|around|across|above)"
    r"[ \u00a0](?:the[ \u00a0])?$"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, a year or a month, and what it is in its text: `place` is a name after in, at, …"""

    kind: Kind
    span: Span
    text: str

    @property
    def key(self) -> str:
        """Equal for mentions of the same: without case, and of a title, without it."""
        parts = self.text.lower().replace("’", "'").split()
        return " ".join(part for part in parts if part.strip(".") not in TITLES)


def mentions(text: str) -> list[Mention]:
    """All of them in the order of the text; a year inside a name belongs to the name."""
    found = [*_times(text), *_names(text)]
    return sorted(found, key=lambda mention: mention.span)


def _times(text: str) -> Iterator[Mention]:
    for kind, pattern in (("year", _YEAR), ("month", _MONTH)):
        for match in pattern.finditer(text):
            if kind != "month" or match[0] != "May" or _is_month(text, match):
                yield Mention("year" if kind == "year" else "month", Span(*match.span()), match[0])


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Whether this "May" stands where a month does, beside a number or after a preposition."""
    before, after = text[: match.start()], text[match.end() :]
    beside = re.search(r"(?:\d|\b(?:in|of|since|until|by|early|late|mid))[ \u00a0-]$", before)
    return bool(beside or re.match(r"[ \u00a0]\d", after))


def _names(text: str) -> Iterator[Mention]:
    for match in _NAME.finditer(text):
        yield from _named(text, *match.span())


def _named(text: str, start: int, end: int) -> Iterator[Mention]:
    """The name in text[start:end] without what only begins a sentence, a month or a weekday."""
    while (cut := _unnamed(text[start:end])) and start < end:
        start += cut
    if bare := _POSSESSIVE.sub("", text[start:end]).rstrip(" \u00a0.&-"):
        last = bare.split()[-1]
        if last.lower() in FUNCTION_WORDS and len(bare.split()) > 1:
            bare = bare[: -len(last)].rstrip()
        if not re.fullmatch(MONTHS, bare) and bare.lower().rstrip(".") not in TITLES:
            kind: Kind = "place" if _PLACED.search(text[:start]) else "name"
            yield Mention(kind, Span(start, start + len(bare)), bare)


def _unnamed(text: str) -> int:
    """How many characters at the beginning of `text` are no part of a name."""
    first = re.match(r"\S+\s*", text)
    if not first:
        return 0
    word = re.sub(r"\W+$", "", first[0]).lower()
    dull = word in FUNCTION_WORDS or word in _WEEKDAYS or re.fullmatch(MONTHS.lower(), word)
    return len(first[0]) if dull else 0
