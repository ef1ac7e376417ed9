"""Names that hold another's without meaning it: "Bank of America", "Iran Air"."""

from __future__ import annotations

import re
from collections.abc import Set

from qa.compare.aliases import key
from qa.compare.places import known
from qa.compare.words import plain, stems

_POLITIES = (
    "state republic kingdom commonwealth federation union city town village county province "
    "district region municipality borough parish territory canton principality duchy emirate "
    "sultanate island islands isle lake river mount port people peoples"
)
_ACTING = (
    "government parliament senate congress army navy forces force police authorities authority "
    "regime administration leadership troops military"
)
_BY_FIELD = "ministry department office secretary minister house"
_EVENTS = "battle siege war treaty convention conference massacre"
OF_IT = frozenset(f"{_POLITIES} {_ACTING} {_BY_FIELD} {_EVENTS}".split())
"""What is so called is what the name stands for, acts for it, or is called by its field or place
alone."""

_TWIN = re.compile(r"(?:City|United|Saint-\w[\w-]*)$")
"""What a club, or a town, is called besides the place whose name it bears."""
_FIRST = re.compile(r"(?:Air|Radio|Hotel|Club)\b(?: \w+)* ")
"""What a firm is called before a name that is not its own."""
_CLUB = stems("club clubs team teams side")


def named_after(asked: Set[str], one: str, other: str) -> bool:
    """Whether one is something else that is named after the other, as its head tells.

    Not where the question, of these words, says what is asked for: "Which university …?", "Texas".
    """
    short, long = sorted((_untitled(one), _untitled(other)), key=len)
    if not short[:1].isupper():
        return False
    return _of(asked, long, short) or _before(asked, long, short) or named_for(long, short)


def named_for(one: str, other: str) -> bool:
    """ "Air France", "Radio Free Europe": the first word is the head."""
    short, long = sorted((_untitled(one), _untitled(other)), key=len)
    return _FIRST.fullmatch(long.removesuffix(short)) is not None


def _untitled(name: str) -> str:
    return re.sub(r"^(?:the|a|an|in|at|by|from|to) ", "", plain(name).strip(), flags=re.IGNORECASE)


def _of(asked: Set[str], long: str, short: str) -> bool:
    """ "Bank of America": what stands before "of" is the head."""
    held = re.match(rf"(?:[\w'-]+ )*?(?P<head>[A-Z][\w'-]+) of (?:the )?{re.escape(short)}\b", long)
    return held is not None and not _means_it(asked, held["head"])


def _before(asked: Set[str], long: str, short: str) -> bool:
    """ "Iran Air": the last word is the head, before it a place that everybody knows."""
    held = re.fullmatch(rf"{re.escape(short)} (?P<rest>[A-Z][\w&'-]*(?: [A-Z][\w&'-]*)*)", long)
    if held is None:
        return False
    if _TWIN.match(held["rest"]):
        return not asked & _CLUB
    return bool(known(key(short))) and not _means_it(asked, held["rest"].split()[-1])


def _means_it(asked: Set[str], head: str) -> bool:
    return head.lower() in OF_IT or bool(stems(head) & asked)
