"""What texts themselves say is one: "… Organization of Iran (PMOI/MEK)", "X, also called Y"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from qa.compare.places import whole
from qa.compare.words import folded, plain, words

_COMPANY = "inc ltd llc plc ag gmbh sa se nv co corp corporation company limited"
COMPANY = frozenset(_COMPANY.split())
"""Words that stand after the name of a company and are not part of it."""

BEFORE = 160
"""Characters before "also called …" or "(…)" in which the name stands that it is for."""

_EVERYWHERE = (
    "us|u.s|usa|u.s.a|united states|united states of america|america",
    "uk|u.k|united kingdom|britain|great britain",
    "un|u.n|united nations|united nations organization|united nations organisation",
    "eu|e.u|european union",
    "czechia|czech republic",
    "ivory coast|cote d'ivoire",
    "myanmar|burma",
    "turkey|turkiye",
    "netherlands|holland",
    "world war i|world war 1|first world war|wwi",
    "world war ii|world war 2|second world war|wwii",
    "uae|u.a.e|united arab emirates",
    "russia|russian federation",
    "eswatini|swaziland",
    "cape verde|cabo verde",
    "east timor|timor leste",
    "kyiv|kiev",
    "mumbai|bombay",
    "kolkata|calcutta",
    "beijing|peking",
)
"""Names that are used for one without any text saying so, as they are compared."""

CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.&-]*"
NAME = rf"{CAPITAL}(?:(?: (?:of|the|and|for|de|van|von|al|el|e))* {CAPITAL})*"
_LED = re.compile(r"^(?:in|at|by|from|to) (?=the |[A-Z])")
_NAME_AT_END = re.compile(rf"(?P<name>{NAME})(?: \([^()]*\))?,?$")
_SHORT = re.compile(r" \((?:the )?(?P<short>[A-Z][A-Z&]+(?:/[A-Z][A-Z&]+)*)\)")
_CALLED = re.compile(
    r" (?:(?:also|better|formerly|commonly) )?(?:called|known as|referred to as|nicknamed) "
    rf"(?:the |as )?\"?(?P<name>{NAME})"
)
_CALL_IT = re.compile(
    rf"\b(?:know|call)s? (?:it|him|her|them) (?:as )?(?:the )?\"?(?P<name>{NAME})"
)
_FIRST_NAME = re.compile(rf"(?:^|[.!?]\"? |  )(?:The )?(?P<name>{NAME})[^.!?]*[.!?] [^.!?]*$")


class Aliases:
    """Names by what they are compared by (`key`); one may be linked by way of a third."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._sets = [set(names.split("|")) for names in _EVERYWHERE]
        for text in texts:
            for one, other in aliases_in(text):
                self._join(one, other)

    def same(self, one: str, other: str) -> bool:
        return any(one in each and other in each for each in self._sets)

    def _join(self, one: str, other: str) -> None:
        touching = [each for each in self._sets if one in each or other in each]
        joined = {one, other}.union(*touching)
        self._sets = [each for each in self._sets if each not in touching] + [joined]


@lru_cache(maxsize=256)
def aliases_in(text: str) -> tuple[tuple[str, str], ...]:
    """Pairs of names, as their compared words, that `text` uses for one."""
    flat = plain(text)
    found = [pair for match in _SHORT.finditer(flat) for pair in _shortened(flat, match)]
    for pattern, subject in ((_CALLED, _NAME_AT_END), (_CALL_IT, _FIRST_NAME)):
        for match in pattern.finditer(flat):
            named = subject.search(flat[max(0, match.start() - BEFORE) : match.start()])
            found += [(key(named["name"]), key(match["name"]))] if named else []
    return tuple(pair for pair in dict.fromkeys(found) if pair[0] != pair[1])


def _shortened(text: str, match: re.Match[str]) -> Iterator[tuple[str, str]]:
    """The short forms in brackets are one, and the name before is theirs if its initials are."""
    shorts = match["short"].split("/")
    named = _NAME_AT_END.search(text[max(0, match.start() - BEFORE) : match.start()])
    name = _long_form(named["name"], shorts) if named else None
    for short in (*shorts, match["short"]):
        yield name or key(shorts[0]), key(short)


def _long_form(name: str, shorts: Sequence[str]) -> str | None:
    """The end of `name` whose initials are one of the short forms; None where there is none."""
    parts = name.split()
    for first in range(len(parts)):
        for short in shorts:
            if short in initials(" ".join(parts[first:])):
                return key(" ".join(parts[first:]))
    return None


def initials(name: str) -> set[str]:
    """Of all words, and of those that are not small ones."""
    parts = [part for part in re.split(r"[\s-]+", plain(name)) if part[:1].isalpha()]
    great = [part for part in parts if part[0].isupper()]
    return {"".join(part[0] for part in chosen).upper() for chosen in (parts, great)}


def key(name: str) -> str:
    """What a name is compared by: without the preposition that an answer begins with."""
    parts = words(whole(folded(_LED.sub("", name).replace("-", " "))))
    while len(parts) > 1 and parts[-1] in COMPANY:
        parts.pop()
    return " ".join(parts)
