"""Names: people with titles and without, organisations and their initials, what texts call them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from qa.compare.words import folded, plain, words

TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "saint",
        "st",
        "rev",
        "reverend",
        "father",
        "sister",
        "president",
        "premier",
        "prime",
        "minister",
        "chancellor",
        "king",
        "queen",
        "prince",
        "princess",
        "emperor",
        "pope",
        "secretary",
        "senator",
        "congressman",
        "congresswoman",
        "representative",
        "governor",
        "mayor",
        "ambassador",
        "judge",
        "justice",
        "general",
        "colonel",
        "major",
        "captain",
        "lieutenant",
        "sergeant",
        "admiral",
        "commander",
        "marshal",
        "ayatollah",
        "imam",
        "sheikh",
        "sultan",
        "shah",
        "rabbi",
        "chairman",
        "chairwoman",
        "chief",
        "former",
        "then",
        "acting",
        "late",
        "foreign",
        "defence",
        "defense",
        "supreme",
        "leader",
        "vice",
        "deputy",
        "state",
        "us",
        "u.s",
        "jr",
        "sr",
    ]
)
"""Words that stand before a name and are not part of it."""

SHORT_FORMS = [
    frozenset(row.split())
    for row in (
        "michael mike mick mickey", "william bill will billy willy", "robert bob rob bobby robbie",
        "richard dick rick rich", "james jim jimmy jamie", "john jack johnny jon jonathan",
        "joseph joe joey", "thomas tom tommy", "edward ed eddie ted ned", "charles charlie chuck",
        "elizabeth liz beth betty eliza lisa", "margaret maggie meg peggy", "katherine kate katie "
        "kathy catherine cathy", "alexander alex sandy sasha", "anthony tony", "andrew andy drew",
        "benjamin ben", "christopher chris", "daniel dan danny", "david dave", "donald don",
        "frederick fred", "gregory greg", "henry harry hank", "jennifer jen jenny", "kenneth ken",
        "lawrence larry", "matthew matt", "nicholas nick", "patricia pat patty trish",
        "patrick pat paddy", "peter pete", "philip phil", "rebecca becky", "ronald ron",
        "samuel sam samantha", "stephen steve steven", "susan sue susie", "theodore ted theo",
        "timothy tim", "vladimir volodya", "walter walt", "rudolph rudy", "abraham abe",
    )
]  # fmt: skip

BEFORE = 160
"""Characters before "also called …" or "(…)" in which the name stands that it is for."""

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.&-]*"
_NAME = rf"{_CAPITAL}(?:(?: (?:of|the|and|for|de|van|von|al|el|e))* {_CAPITAL})*"
_NAME_AT_END = re.compile(rf"(?P<name>{_NAME})(?: \([^()]*\))?,?$")
_SHORT = re.compile(r" \((?:the )?(?P<short>[A-Z][A-Z&]+(?:/[A-Z][A-Z&]+)*)\)")
_CALLED = re.compile(
    r" (?:(?:also|better|formerly|commonly) )?(?:called|known as|referred to as|nicknamed) "
    rf"(?:the |as )?\"?(?P<name>{_NAME})"
)
_CALL_IT = re.compile(
    rf"\b(?:know|call)s? (?:it|him|her|them) (?:as )?(?:the )?\"?(?P<name>{_NAME})"
)
_FIRST_NAME = re.compile(rf"(?:^|[.!?]\"? |  )(?:The )?(?P<name>{_NAME})[^.!?]*[.!?] [^.!?]*$")
_BEFORE = re.compile(rf"^,? (?P<name>{_NAME})")
_AFTER = re.compile(rf"(?P<name>{_NAME}),? (?:the )?(?:{_CAPITAL}['’]s )?$")
_MANY = re.compile(r",\s*(?:and\s+)?|\s+and\s+|;\s*")


class Aliases:
    """What texts themselves say is one: "… Organization of Iran (PMOI/MEK)", "X, also called Y"."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._sets: list[set[str]] = []
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
            if named := subject.search(flat[max(0, match.start() - BEFORE) : match.start()]):
                found.append((_key(named["name"]), _key(match["name"])))
    return tuple(pair for pair in dict.fromkeys(found) if pair[0] != pair[1])


def _shortened(text: str, match: re.Match[str]) -> Iterator[tuple[str, str]]:
    """The short forms in brackets are one another's, and those of a name before with their initials."""
    shorts = match["short"].split("/")
    named = _NAME_AT_END.search(text[max(0, match.start() - BEFORE) : match.start()])
    name = _long_form(named["name"], shorts) if named else None
    for short in (*shorts, match["short"]):
        yield name or _key(shorts[0]), _key(short)


def _long_form(name: str, shorts: Sequence[str]) -> str | None:
    """The end of `name` whose initials are one of the short forms; None where there is none."""
    parts = name.split()
    for first in range(len(parts)):
        for short in shorts:
            if short in _initials(" ".join(parts[first:])):
                return _key(" ".join(parts[first:]))
    return None


def _initials(name: str) -> set[str]:
    """Of all words, and of those that are not small ones."""
    parts = [part for part in re.split(r"[\s-]+", plain(name)) if part[:1].isalpha()]
    great = [part for part in parts if part[0].isupper()]
    return {"".join(part[0] for part in chosen).upper() for chosen in (parts, great)}


def _key(name: str) -> str:
    return " ".join(words(name))


def split_names(text: str) -> list[str]:
    """The names of an enumeration; one that is none stays whole."""
    parts = [part.strip() for part in _MANY.split(plain(text)) if part.strip()]
    named = [part for part in parts if re.search(r"[A-Z]", part)]
    return parts if len(named) == len(parts) > 1 else [text]


def named_beside(text: str, start: int, end: int) -> str | None:
    """The name that stands beside a description at [start, end): "the premier, Edi Rama"."""
    flat = plain(text)
    if re.search(r"(?<!^)[A-Z]", flat[start:end].removeprefix("The ")):
        return None
    if after := _BEFORE.match(flat[end:]):
        return after["name"]
    before = _AFTER.search(flat[:start])
    return before["name"] if before and flat[:start].rstrip().endswith(",") else None


def same_name(one: str, other: str, aliases: Aliases) -> bool:
    """Whether both name one: equal but for titles, an alias, initials, or one person."""
    keys = _key(one), _key(other)
    if not all(keys):
        return False
    if keys[0] == keys[1] or aliases.same(*keys):
        return True
    for long, short in ((one, other), (other, one)):
        if any(part in _initials(_untitled(long)) for part in _short_forms(short)):
            return True
    return same_person(words(one), words(other))


def _untitled(name: str) -> str:
    return re.sub(r"^(?:the|a|an) ", "", name.strip(), flags=re.IGNORECASE)


def _short_forms(text: str) -> list[str]:
    bare = _untitled(text).replace(".", "")
    return [part for part in bare.split("/") if re.fullmatch(r"[A-Z][A-Z&]{1,9}", part)]


def same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """One surname, and given names that do not differ: none, an initial, or a short form."""
    one, other = _without_titles(one), _without_titles(other)
    if not one or not other or not _near(one[-1], other[-1]):
        return False
    given, others = one[:-1], other[:-1]
    if len(given) > 3 or len(others) > 3 or {"of", "for"} & {*given, *others}:
        return False
    return not given or not others or _same_given(given[0], others[0])


def _without_titles(name: Sequence[str]) -> Sequence[str]:
    start = 0
    while start < len(name) - 1 and name[start] in TITLES:
        start += 1
    return name[start:]


def _same_given(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return _near(one, other) or any(one in row and other in row for row in SHORT_FORMS)


def _near(one: str, other: str) -> bool:
    """Equal, or one letter apart in a long word, as transliterations are."""
    if one == other:
        return True
    shortest = min(len(one), len(other))
    return shortest >= 5 and one[0] == other[0] and Levenshtein.distance(one, other) <= 1


def contained(one: str, other: str) -> bool:
    """Whether the words of one are among those of the other."""
    few, many = sorted((set(words(one)), set(words(other))), key=len)
    return bool(few) and few < many


def lies_in(place: str, larger: str, texts: Iterable[str]) -> bool:
    """Whether a text says so: "Manëz in Albania", "Antwerp, before a Belgian court"."""
    inner, outer = _key(place), _key(larger)
    if not inner or len(outer) < 4:
        return False
    said = re.compile(
        rf"\b{re.escape(inner)}(?:,| in| at| near|\s\|)[^.;]{{0,24}}?\b{re.escape(outer[: max(4, len(outer) - 2)])}"
    )
    return any(said.search(folded(text)) for text in texts)
