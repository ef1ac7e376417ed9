"""Of several quantities in an answer the one that is meant: "12 dead and 30 injured"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf, isclose

from qa.compare.asked import Asked
from qa.compare.directions import apart, changes_from
from qa.compare.limits import ROUGHLY
from qa.compare.quantity import COUNT, Quantity
from qa.compare.reading import Reading
from qa.compare.units import MONEY, SHARE, comparable
from qa.compare.words import plain, stems

_EDGE = re.compile(r"[,;:()—–] | \(|\b(?:and|but|while|whereas|with|including)\b", re.IGNORECASE)
_DAY = 86_400.0
_EDGE_BETWEEN = re.compile(rf"{_EDGE.pattern}| (?:at|in|on|over|after|for|by|to) ", re.IGNORECASE)
"""Between two quantities: "$50 million at a valuation of $500 million"."""
_FORMER = re.compile(
    r"\b(?:from|compared (?:with|to)|against|versus|vs\.?|instead of|rather than|not)"
    r" (?:an? |the |about |around |some |nearly |almost |over |just )*$",
    re.IGNORECASE,
)
"""What leads to the quantity that there was before, or might have been."""
_DIFFERENCE = re.compile(
    r" (?:\w+ )?(?:below|above|short of|ahead of|behind"
    r"|(?:more|less|fewer|older|younger|higher|lower|taller|shorter|longer) than)\b",
    re.IGNORECASE,
)
_EXTREME = re.compile(
    r"\b(?:long|high|larg|great|old|bigg|heavi|tall|deep|fast|rich|late|strong)est\b"
    r"|\bthe most\b|\bmaximum\b"
)
"""The longest, or another of most, stands behind the least."""
_OWNER = re.compile(r"\b\w+(?:'s|s')(?= \w)")
_BESIDE = re.compile(r",|;| and | but ")
_PART = re.compile(
    r"\b(?:including|among|of (?:which|whom|them|the|all|these|those)|out of|more than)\b"
)
_OF = r" (?:out )?of (?:an? |the |its |all |these |those |their )?(?:total of )?(?:\w+ )?"
_WHOLE, _SHARED = re.compile(_OF), re.compile(rf"(?: [\w'-]+){{0,5}}?{_OF}")
"""What leads from a part to its whole, in number and as a share."""
_MOST = 24
"""Quantities that are looked at: what tells more is a table, and compared by its first."""
_NEAR = 80
"""Characters, at most, between a part and its whole."""
_TO = re.compile(r",? to (?:about |around |nearly |almost |over )?")
_OF_THEM = re.compile(r" (?:\w+ )?(?:of|among) (?:them|whom|which|these|those)\b")
_AGAIN = re.compile(r"\W*[(/]\W*| or |, or ")


def meant(asked: Asked, reading: Reading) -> list[Quantity]:
    """The quantities that answer the question, as its words and the dimension asked for tell."""
    found = (reading.quantities or _lasting(asked, reading))[:_MOST]
    found = [each for each in found if not _is_given(asked, reading, each)] or found
    wanted = [each for each in found if each.dimension == asked.dimension] or found
    wanted = _asked_for(asked, reading, _ends_joined(reading, wanted))
    return [each for each in wanted if not _is_aside(reading, each)] or wanted


def _lasting(asked: Asked, reading: Reading) -> list[Quantity]:
    """How long what began and ended on two dates lasted, where that is asked for; else numbers.

    The last day may be counted or not.
    """
    if asked.dimension != "time" or not reading.moments or asked.age:
        return reading.numbers
    return [
        Quantity(
            each.start, each.end, "time",
            low=_DAY * (each.ends[1].first - each.ends[0].last).days,
            high=_DAY * ((each.ends[1].last - each.ends[0].first).days + 1),
            nominal=_DAY * (each.ends[1].first - each.ends[0].first).days,
            limited=True,
        )
        for each in reading.moments if each.ends
    ]  # fmt: skip


def _is_aside(reading: Reading, quantity: Quantity) -> bool:
    """Whether it is what there was before, or how far another is from something."""
    text = plain(reading.text)
    if _DIFFERENCE.match(text, quantity.end):
        return True
    before = text[max(0, quantity.start - 60) : quantity.start]
    return not quantity.limited and _FORMER.search(before) is not None


def _is_given(asked: Asked, reading: Reading, quantity: Quantity) -> bool:
    """Whether the question has it, or it is the whole of which a part is told."""
    return quantity.nominal in asked.numbers or _is_whole(reading, quantity)


def _is_whole(reading: Reading, quantity: Quantity) -> bool:
    """The 28 of "19 of 28 members", the 100 of "half of its population of 100"."""
    text = plain(reading.text)
    told = reading.quantities or reading.numbers
    parts = (each for each in told if each.end <= quantity.start <= each.end + _NEAR)
    return any(
        (_SHARED if part.dimension == SHARE else _WHOLE).fullmatch(text, part.end, quantity.start)
        for part in parts
    )


def _ends_joined(reading: Reading, found: Sequence[Quantity]) -> list[Quantity]:
    """ "More than 5 km but less than 10", "14 years, and the longest 20", as the range it is."""
    joined: list[Quantity] = []
    for each in found:
        if joined and _are_ends(reading, joined[-1], each):
            each = replace(joined.pop(), end=each.end, high=each.high, limited=True)
        joined.append(each)
    return joined


def _are_ends(reading: Reading, least: Quantity, most: Quantity) -> bool:
    if least.dimension != most.dimension or not least.low < most.high:
        return False
    text = plain(reading.text)
    between = text[least.end : most.start]
    limits = most.high < least.high == inf
    to = _TO.fullmatch(between) and not changes_from(text, least.start)
    return limits or bool(to) or _EXTREME.search(between) is not None


def _asked_for(asked: Asked, reading: Reading, found: list[Quantity]) -> list[Quantity]:
    """Those beside which stand most of the question's words.

    What stands beside the first may be said of all: "30 people were hurt and 12 killed".
    """
    found = [each for each in found if not apart(each.ways, asked.ways)] or found
    if len(found) < 2 or again(reading, found):
        return found
    told = [len(own(reading, each) & asked.words) + len(each.ways & asked.ways) for each in found]
    best = [each for each, count in zip(found, told, strict=True) if 0 < count == max(told)]
    if len(best) == 2 and best[0] is found[0]:
        return best[1:]
    return best if len(best) == 1 else found


def own(reading: Reading, quantity: Quantity) -> frozenset[str]:
    """The words of the part of its sentence in which a quantity stands, without those of others.

    What is somebody's is told by itself, not by its owner: "$118 for each of ABC's shares".
    """
    text = _OWNER.sub(lambda match: " " * len(match[0]), plain(reading.text))
    others = [each for each in reading.quantities or reading.numbers if each != quantity]
    first = max((each.end for each in others if each.end <= quantity.start), default=0)
    last = min((each.start for each in others if each.start >= quantity.end), default=len(text))
    before = [
        match.end()
        for match in (_EDGE_BETWEEN if first else _EDGE).finditer(text, first, quantity.start)
    ]
    after = (_EDGE_BETWEEN if last < len(text) else _EDGE).search(text, quantity.end, last)
    start = before[-1] if before else first if first == 0 else quantity.start
    return stems(text[start : quantity.start]) | stems(
        text[quantity.end : after.start() if after else last]
    )


def likest(
    one: Reading, left: Sequence[Quantity], other: Reading, right: Sequence[Quantity]
) -> list[Quantity]:
    """Of `left` those that are of the kind of `right`: by dimension, then by the words beside."""
    dimensions = {each.dimension for each in right}
    kind = [each for each in left if each.dimension in dimensions]
    kind = kind or [each for each in left if any(_comparable(each, that) for that in right)]
    kind = kind or [*left]
    if len(right) != 1 or len(kind) < 2 or again(one, kind):
        return kind
    (that,) = right
    kind = [each for each in kind if not apart(each.ways, that.ways)] or kind
    words = own(other, that)
    told = [bool(each.ways & that.ways or own(one, each) & words) for each in kind]
    return [each for each, alike in zip(kind, told, strict=True) if alike] or kind


def _comparable(one: Quantity, other: Quantity) -> bool:
    money = {one.dimension, other.dimension} <= MONEY
    return money or comparable(one.dimension, other.dimension)


def beside(reading: Reading, found: Sequence[Quantity]) -> bool:
    """Whether they are told one beside the other, none of them a part of the first."""
    text = plain(reading.text)
    if any(_OF_THEM.match(text, each.end) for each in found):
        return False
    between = [text[a.end : b.start] for a, b in pairwise(found)]
    return all(_BESIDE.search(each) and not _PART.search(each) for each in between)


def again(reading: Reading, found: Sequence[Quantity]) -> bool:
    """Whether they say one thing in several units: "3 miles (5 km)"."""
    text = plain(reading.text)
    return all(
        a.dimension == b.dimension != COUNT
        and isclose(a.nominal, b.nominal, rel_tol=ROUGHLY)
        and _AGAIN.fullmatch(text[a.end : b.start])
        for a, b in pairwise(found)
    )
