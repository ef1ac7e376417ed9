"""The options that commands share, and the settings that they make."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from qa.errors import InvalidInput
from qa.filter import Filter
from qa.settings import Settings

Index = Annotated[
    Path | None,
    typer.Option("--index", metavar="DIR", help="Folder of the index. (default: index, QA_INDEX)"),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for machines.")]
Limit = Annotated[int | None, typer.Option("-k", help="How many at most, 1 to 50.")]

Tags = Annotated[list[str] | None, typer.Option("--tag", help="Only documents with this tag.")]
Genres = Annotated[list[str] | None, typer.Option("--genre", help="Only of this genre.")]
Authors = Annotated[list[str] | None, typer.Option("--author", help="Only by this author.")]
Paths = Annotated[
    list[str] | None,
    typer.Option("--path", help="Only this file or folder, or a pattern with *."),
]
Since = Annotated[str, typer.Option("--since", help="Only from this date on: 2022-05-16.")]
Until = Annotated[str, typer.Option("--until", help="Only up to this date.")]


class Report(StrEnum):
    """The formats of a report."""

    MD = "md"
    HTML = "html"


AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="TIME", help="As the documents stood then: 2026-05-16, 2026-05-16T14:30."
    ),
]


def moment(as_of: str | None) -> datetime | None:
    """A time in ISO 8601, in the zone of this machine unless it names one. Raises InvalidInput."""
    try:
        return datetime.fromisoformat(as_of).astimezone() if as_of else None
    except ValueError as error:
        raise InvalidInput(
            f"--as-of is {as_of!r}; give a time as 2026-05-16 or 2026-05-16T14:30+02:00"
        ) from error


def settings(**given: object) -> Settings:
    """The settings of the environment, but for what is `given` and not None.

    Raises InvalidInput that names the variable or option, its value and what it must be.
    """
    try:
        return Settings.model_validate(
            Settings().model_dump() | {name: v for name, v in given.items() if v is not None}
        )
    except ValidationError as error:
        faults = (
            f"{fault['loc'][0]} (QA_{str(fault['loc'][0]).upper()}) is {fault['input']!r}: "
            f"{fault['msg'].lower()}"
            for fault in error.errors()
        )
        raise InvalidInput("; ".join(faults)) from error


def only_documents(
    tags: Sequence[str] | None,
    genres: Sequence[str] | None,
    authors: Sequence[str] | None,
    paths: Sequence[str] | None,
    since: str,
    until: str,
) -> Filter:
    """The filter of a command's options. Raises InvalidInput."""
    tags, genres, authors, paths = (tuple(each or ()) for each in (tags, genres, authors, paths))
    return Filter(tags, genres, authors, paths, since, until)
