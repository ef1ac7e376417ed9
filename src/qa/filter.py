"""Which documents are asked: by tag, genre, author, path and date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from fnmatch import fnmatchcase

from qa.errors import InvalidInput
from qa.types import Listing

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Filter:
    """A document passes if it meets every condition that is given, and of several values one.

    Case does not matter. A tag and a genre are compared whole, an author by any part of the name.
    A path is that of the source, of a folder around it, or a pattern with `*`. A date is ISO 8601,
    to the day, month or year; a document that names only its month passes if a day of it would,
    and one without a date never passes `since` or `until`. Raises InvalidInput for no date.
    """

    tags: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    since: str = ""
    until: str = ""

    def __post_init__(self) -> None:
        for name, date in (("since", self.since), ("until", self.until)):
            if date and not _DATE.fullmatch(date):
                raise InvalidInput(
                    f"{name} is {date!r}; write a date like 2022, 2022-05 or 2022-05-16"
                )

    def __bool__(self) -> bool:
        """Whether there is any condition."""
        return any(astuple(self))

    def admits(self, listing: Listing) -> bool:
        told = listing.metadata
        return (
            _one_of(self.tags, told.tags)
            and _one_of(self.genres, [told.genre])
            and _part_of(self.authors, told.authors)
            and (not self.paths or any(_leads_to(path, listing.source) for path in self.paths))
            and (not self.since or (bool(told.date) and _latest(told.date) >= self.since))
            and (not self.until or (bool(told.date) and told.date <= _latest(self.until)))
        )


EVERYTHING = Filter()


def _one_of(wanted: Iterable[str], given: Iterable[str]) -> bool:
    folded = {each.casefold() for each in wanted}
    return not folded or any(each.casefold() in folded for each in given)


def _part_of(wanted: Iterable[str], given: Iterable[str]) -> bool:
    folded = [each.casefold() for each in wanted]
    return not folded or any(part in each.casefold() for each in given for part in folded)


def _leads_to(path: str, source: str) -> bool:
    path, source = path.casefold(), source.casefold()
    return source == path or source.startswith(f"{path.rstrip('/')}/") or fnmatchcase(source, path)


def _latest(date: str) -> str:
    """The last day that a date may mean, or one after it: dates are compared as texts."""
    return f"{date}-12-31"[:10] if len(date) == 4 else f"{date}-31"[:10]
