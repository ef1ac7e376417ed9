"""The options that commands share, and the settings that they make."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from qa.errors import InvalidInput
from qa.settings import Settings

Index = Annotated[
    Path | None,
    typer.Option("--index", metavar="DIR", help="Folder of the index. (default: index, QA_INDEX)"),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for machines.")]
Speaker = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only what this person or body says.")
]
VoiceOption = Annotated[
    str | None,
    typer.Option("--voice", metavar="own|reported", help="Only own words, or only reported ones."),
]
Limit = Annotated[int | None, typer.Option("-k", help="How many at most, 1 to 50.")]


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
