"""A verdict in a few words, for people: what the groups are, and why they stand in this order."""

from __future__ import annotations

from calendar import monthrange

from qa.types import Agreement, Group, Period, Verdict

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
    dated = [(group.newest, number) for number, group in enumerate(groups, 1) if group.newest]
    dated.sort(key=lambda each: each[0].last)
    if len(dated) < 2 or dated[-2][0].last >= dated[-1][0].first:
        return None
    return dated[-1][1]


def counts(group: Group) -> str:
    """ "3 independent sources, 5 documents"."""
    return (
        f"{_counted(group.sources, 'independent source')}, {_counted(group.documents, 'document')}"
    )


def days(period: Period) -> str:
    """ "2022-05-16", "2022-05" for a month, "2022" for a year, else the first and the last."""
    first, last = period.first, period.last
    if first == last:
        return first.isoformat()
    if (first.day, last.day) == (1, monthrange(last.year, last.month)[1]):
        if (first.year, first.month) == (last.year, last.month):
            return first.isoformat()[:7]
        if (first.year, first.month, last.month) == (last.year, 1, 12):
            return str(first.year)
    return f"{first} to {last}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
