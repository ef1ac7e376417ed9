"""Which documents are asked: by tag, genre, author, path and date."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from datetime import date
from fnmatch import fnmatchcase

from qa.errors import InvalidInput, quoted
from qa.types import Listing

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Filter:
    """A document passes if it meets every condition that is given, and of several values one.

    Case does not matter, nor whether an accent is written with its letter or after it. A tag and a
    genre are compared whole, an author by any part of the name. A path is that of the source, of a
    folder around it, or a pattern with `*`. A date is ISO 8601, to the day, month or year; a
    document that names only its month passes if a day of it would, and one without a date never
    passes `since` or `until`. Raises InvalidInput for no date, for dates between which no day lies,
    and for a value that is empty.
    """

    tags: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    since: str = ""
    until: str = ""

    def __post_init__(self) -> None:
        for name, value in (("since", self.since), ("until", self.until)):
            if value and not _is_date(value):
                raise InvalidInput(
                    f"{name} is {quoted(value)}; write a date like 2022, 2022-05 or 2022-05-16"
                )
        if self.since and self.until and self.since > _latest(self.until):
            raise InvalidInput(
                f"since is {quoted(self.since)}, which is after until, {quoted(self.until)}; "
                "give an earlier since or a later until"
            )
        for name, value in self._named():
            if not value.strip():
                raise InvalidInput(f"{name} is {quoted(value)}; name one, or leave it out")

    def _named(self) -> Iterator[tuple[str, str]]:
        """Every value that a document is compared with, and what it is."""
        yield from (("a tag", each) for each in self.tags)
        yield from (("a genre", each) for each in self.genres)
        yield from (("an author", each) for each in self.authors)
        yield from (("a path", each) for each in self.paths)

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


def _is_date(text: str) -> bool:
    try:
        return bool(_DATE.fullmatch(text) and date.fromisoformat(f"{text}-01-01"[:10]))
    except ValueError:
        return False


def _one_of(wanted: Iterable[str], given: Iterable[str]) -> bool:
    folded = {_folded(each) for each in wanted}
    return not folded or any(_folded(each) in folded for each in given)


def _part_of(wanted: Iterable[str], given: Iterable[str]) -> bool:
    folded = [_folded(each) for each in wanted]
    return not folded or any(part in _folded(each) for each in given for part in folded)


def _leads_to(path: str, source: str) -> bool:
    path, source = _folded(path).removeprefix("./"), _folded(source)
    return source == path or source.startswith(f"{path.rstrip('/')}/") or fnmatchcase(source, path)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def _latest(day: str) -> str:
    """The last day that a date may mean, or one after it: dates are compared as texts."""
    return f"{day}-12-31"[:10] if len(day) == 4 else f"{day}-31"[:10]
