"""Times of day: "9 a.m.", "14:30", "in the evening"."""

from __future__ import annotations

import re

from qa.compare.wording import Relation

_TIME = re.compile(
    r"(?<![\w.:/-])(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap])\.? ?m\b"
    r"|\b(?P<word>noon|midday|midnight)\b"
    r"|(?<![\w.:/-])(?P<hours>[01]?\d|2[0-3]):(?P<minutes>[0-5]\d)(?![\w:])",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\b(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|EES?T|IST|JST|local time)\b")
_PARTS = {
    "morning": re.compile(r"\b(?:morning|dawn|daybreak|sunrise)\b", re.IGNORECASE),
    "evening": re.compile(r"\b(?:afternoon|evening|dusk|nightfall|sunset)\b", re.IGNORECASE),
}
_HALF_A_DAY = 720
_ROUGH = re.compile(
    r"\b(?:about|around|roughly|approximately|shortly|just|nearly|almost|by|before|after|past)\b",
    re.IGNORECASE,
)
_NEAR = 60
"""Minutes by which a time may be missed that is told roughly."""


def by_clock(one: str, other: str) -> Relation | None:
    """How the times of day that two answers tell relate; None where they do not tell one each.

    "unclear" where they differ and one is told in a zone: 9 a.m. here may be 2 p.m. there.
    """
    times = [[_minutes(match) for match in _TIME.finditer(each)] for each in (one, other)]
    if len(times[0]) == len(times[1]) == 1:
        first, second = times[0][0], times[1][0]
        if not first & second:
            return _apart(one, other, near=_least_apart(first, second) <= _NEAR)
        return "same" if first == second else "compatible"
    parts = [{name for name, said in _PARTS.items() if said.search(each)} for each in (one, other)]
    return "different" if all(parts) and not parts[0] & parts[1] else None


def _apart(one: str, other: str, *, near: bool) -> Relation:
    if _ZONE.search(one) or _ZONE.search(other):
        return "unclear"
    rough = _ROUGH.search(one) or _ROUGH.search(other)
    return "different" if not rough else "compatible" if near else "unclear"


def _least_apart(one: frozenset[int], other: frozenset[int]) -> int:
    apart = [abs(a - b) for a in one for b in other]
    return min(min(each, 2 * _HALF_A_DAY - each) for each in apart)


def _minutes(match: re.Match[str]) -> frozenset[int]:
    """Those of the day that it may mean: 5:30 is in the morning or in the afternoon."""
    if match["word"]:
        return frozenset([0 if match["word"].lower() == "midnight" else _HALF_A_DAY])
    if match["half"]:
        late = _HALF_A_DAY if match["half"].lower() == "p" else 0
        return frozenset([int(match["hour"]) % 12 * 60 + int(match["minute"] or 0) + late])
    minutes = int(match["hours"]) * 60 + int(match["minutes"])
    early = 60 <= minutes < _HALF_A_DAY + 60 and not match["hours"].startswith("0")
    return frozenset([minutes, (minutes + _HALF_A_DAY) % (2 * _HALF_A_DAY)] if early else [minutes])
