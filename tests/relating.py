"""How two answers to a question relate, for the tests of the comparison."""

from __future__ import annotations

from qa.compare import Aliases, Reading, Whereabouts, asked, relation


def related(question: str, one: str, other: str) -> str:
    """Of two answers that stand alone, in whichever order."""
    first, second = (Reading(each, 0, len(each)) for each in (one, other))
    kind, aliases, whereabouts = (
        asked(question),
        Aliases([one, other]),
        Whereabouts([one, other]),
    )
    there = relation(kind, first, second, aliases, whereabouts)
    assert there == relation(kind, second, first, aliases, whereabouts)
    return there
