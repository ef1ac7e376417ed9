"""A verdict in a few words, for people: what the groups are, and why they stand in this order."""

from __future__ import annotations

from qa.types import Agreement, Group, Verdict

_SAID: dict[Verdict, str] = {
    "single": "One quote",
    "agree": "The quotes agree",
    "differ": "The quotes differ",
    "several": "Several answers, which can all hold",
    "unclear": "Several answers; whether all can hold is unclear",
}


def label(agreement: Agreement) -> str:
    """ "The quotes differ: ordered by confidence; answer 2 is from the newest document."."""
    said = _SAID[agreement.verdict]
    groups = agreement.groups
    if len(groups) < 2:
        return said if len(groups) == _least(agreement) else f"{said}; ask for more quotes"
    newest = _newest(groups) if agreement.verdict == "differ" else None
    later = f"; answer {newest} is from the newest document" if newest else ""
    return f"{said}: ordered by confidence{later}"


def _least(agreement: Agreement) -> int:
    """The groups that the verdict is about: what is not shown was cut off."""
    return 1 if agreement.verdict in ("single", "agree") else 2


def _newest(groups: tuple[Group, ...]) -> int | None:
    """The number, from 1, of the group with the newest document; None where dates do not tell."""
    days = [group.newest for group in groups]
    known = sorted({day for day in days if day})
    if len(known) < 2 or days.count(known[-1]) > 1:
        return None
    return days.index(known[-1]) + 1


def counts(group: Group) -> str:
    """ "3 independent sources, 5 documents"."""
    return (
        f"{_counted(group.sources, 'independent source')}, {_counted(group.documents, 'document')}"
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
