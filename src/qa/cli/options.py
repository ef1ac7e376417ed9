"""The options that commands share, and the settings that they make."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer
from pydantic import TypeAdapter, ValidationError

from qa.cli.given import content, fault, named
from qa.errors import InvalidInput, quoted
from qa.filter import Filter
from qa.settings import Settings
from qa.types import Turn

if TYPE_CHECKING:
    from qa.scope import Scope

Value = TypeVar("Value", str, list[str], None)


def as_text(parameter: typer.CallbackParam, value: Value) -> Value:
    """What was given. Raises InvalidInput where it is not UTF-8: a path may be any bytes, a text,
    which is compared with texts, may not.
    """
    given: list[str] = [value] if isinstance(value, str) else value or []
    for each in given:
        try:
            each.encode()
        except UnicodeEncodeError as error:
            raise InvalidInput(
                f"{parameter.opts[0]} is {quoted(each)}, which is not UTF-8; write it in UTF-8"
            ) from error
    return value


Index = Annotated[
    str | None,
    typer.Option("--index", metavar="DIR", help="Folder of the index. (default: index, QA_INDEX)"),
]
Collection = Annotated[
    str | None,
    typer.Option(
        "--collection", metavar="NAME", help="Which collection. (default: default, QA_COLLECTION)"
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for machines.")]
Speaker = Annotated[
    str | None,
    typer.Option(callback=as_text, metavar="NAME", help="Only what this person or body says."),
]
VoiceOption = Annotated[
    str | None,
    typer.Option("--voice", metavar="own|reported", help="Only own words, or only reported ones."),
]
Turns = Annotated[
    str | None,
    typer.Option(
        "--turns",
        metavar="FILE.json",
        help="The conversation so far: [{question, answer, quotes}], oldest first.",
    ),
]


def _limit(k: int | None) -> int | None:
    """Before the models are loaded, which takes seconds. Raises InvalidInput."""
    from qa.answer import checked_limit  # late: it brings the models' libraries with it

    return None if k is None else checked_limit(k)


Limit = Annotated[
    int | None, typer.Option("-k", "--k", callback=_limit, help="How many at most, 1 to 50.")
]

Tags = Annotated[
    list[str] | None,
    typer.Option("--tag", callback=as_text, help="Only documents with this tag."),
]
Genres = Annotated[
    list[str] | None, typer.Option("--genre", callback=as_text, help="Only of this genre.")
]
Authors = Annotated[
    list[str] | None, typer.Option("--author", callback=as_text, help="Only by this author.")
]
Paths = Annotated[
    list[str] | None,
    typer.Option("--path", callback=as_text, help="Only this file or folder, or a pattern with *."),
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


def _moment(as_of: str | None) -> datetime | None:
    """A time in ISO 8601, in the zone of this machine unless it names one. Raises InvalidInput."""
    if not as_of:
        return None
    try:
        return datetime.fromisoformat(as_of).astimezone()
    except (ValueError, OverflowError) as error:
        raise InvalidInput(
            f"--as-of is {quoted(as_of)}; give a time as 2026-05-16 or 2026-05-16T14:30+02:00"
        ) from error


def settings(**given: object) -> Settings:
    """The settings of the environment, but for what is `given`.

    An option that is set to nothing is as one that is not set, as with the variables: a script that
    forgot its own would else open the service to the network, or fill the folder it stands in.
    Raises InvalidInput that names the variable or option, its value and what it must be.
    """
    chosen = {name: value for name, value in given.items() if value not in (None, "")}
    try:
        return Settings.model_validate(Settings().model_dump() | chosen)
    except ValidationError as error:
        faults = (
            _fault(str(fault["loc"][0]), fault["input"], fault["msg"]) for fault in error.errors()
        )
        raise InvalidInput("; ".join(faults)) from error


def _fault(name: str, value: object, complaint: str) -> str:
    meant = Settings.model_fields[name].description
    said = complaint[:1].lower() + complaint[1:]
    return f"{name} (QA_{name.upper()}) is {quoted(value)}: {said} ({meant})"


def scope_of(
    tags: Sequence[str] | None,
    genres: Sequence[str] | None,
    authors: Sequence[str] | None,
    paths: Sequence[str] | None,
    since: str,
    until: str,
    speaker: str | None,
    voice: str | None,
    as_of: str | None,
) -> Scope:
    """What the options of a command leave of the documents. Raises InvalidInput."""
    from qa.scope import Scope  # late: it brings numpy with it
    from qa.voice import Heard

    tags, genres, authors, paths = (tuple(each or ()) for each in (tags, genres, authors, paths))
    only = Filter(tags, genres, authors, paths, since, until)
    return Scope(only, Heard.of(speaker, voice), _moment(as_of))


def read_turns(file: str) -> list[Turn]:
    """The turns that a JSON file holds. Raises InvalidInput that names the file and the place."""
    from qa.wire import TurnIn  # late: it brings the models' libraries with it

    try:
        turns = TypeAdapter(list[TurnIn]).validate_json(content(file))
    except ValidationError as error:
        raise InvalidInput(
            f"{named(file)} is not a conversation as JSON: {fault(error)}; "
            'write [{"question": "…", "answer": "…", "quotes": ["…"]}]'
        ) from error
    return [turn.turn() for turn in turns]
