"""What comes in as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel, model_validator

_HALF = re.compile("[\ud800-\udfff]")


class Sent(BaseModel):
    """A body in whole characters: JSON can escape half of one, and then nothing can be done with
    it, not even told of it."""

    @model_validator(mode="before")
    @classmethod
    def _in_whole_characters(cls, given: object) -> object:
        if half := next(filter(None, map(_HALF.search, _texts(given))), None):
            raise ValueError(f"{half[0]!r} is half of a character, which is not text; take it out")
        return given


def _texts(given: object) -> Iterator[str]:
    """Every text in it, the names of fields too."""
    rest = [given]
    while rest:
        each = rest.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each, dict):
            rest += (*each, *each.values())
        elif isinstance(each, list):
            rest += each
