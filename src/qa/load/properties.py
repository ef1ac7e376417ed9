"""The properties that Office documents share (ECMA-376 part 2, core properties)."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from qa.load.describe import iso_date, strings
from qa.types import Metadata

_BY_PROGRAMS = ("python-docx", "python-pptx", "openpyxl", "Microsoft Office User")


class CoreProperties(Protocol):
    """As python-docx and python-pptx give them."""

    author: str
    category: str
    created: datetime | None
    keywords: str


def metadata(properties: CoreProperties) -> Metadata:
    """`category` is the genre. An author that is a program, and its date, say nothing."""
    by_program = properties.author in _BY_PROGRAMS
    return Metadata(
        authors=() if by_program else strings(properties.author),
        date="" if by_program else iso_date(properties.created),
        genre=properties.category.strip().lower(),
        tags=strings(properties.keywords),
    )
