"""What formats say about a document, as Metadata: dates to ISO 8601, lists to tuples."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from qa.load.extract import Unreadable
from qa.types import Metadata

_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?(?=$|[T ])")
_BASIC = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")  # PDF 32000-1, 7.9.4, and ISO's basic format
_SEPARATORS = re.compile(r"\s*[,;]\s*")
_NAMES = {
    "authors": ("authors", "author", "creator", "byline"),
    "tags": ("tags", "keywords", "tag", "subject"),
    "date": ("date", "published", "datePublished", "pubdate"),
    "genre": ("genre",),
    "publisher": ("publisher",),
}
"""What front matter and sidecars call each field."""


def metadata_of(given: Mapping[str, object]) -> Metadata:
    """From fields as people name them; what cannot be understood is left empty."""
    found = {
        name: next((given[key] for key in keys if given.get(key)), None)
        for name, keys in _NAMES.items()
    }
    return Metadata(
        authors=strings(found["authors"]),
        publisher=" ".join(strings([found["publisher"]])),
        date=iso_date(found["date"]),
        genre=" ".join(strings([found["genre"]])).lower(),
        tags=strings(found["tags"]),
    )


def sidecar_metadata(content: bytes) -> tuple[str | None, Metadata]:
    """The title, or None, and the metadata of a `NAME.meta.toml`. Raises Unreadable."""
    try:
        given = tomllib.loads(content.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Unreadable(f"has a .meta.toml that is no TOML ({error}); mend it") from None
    title = given.get("title")
    return (title if isinstance(title, str) and title.strip() else None), metadata_of(given)


def overlaid(below: Metadata, above: Metadata) -> Metadata:
    """Each field of `above` where it says anything, else that of `below`."""
    names = [each.name for each in fields(Metadata)]
    return Metadata(**{name: getattr(above, name) or getattr(below, name) for name in names})


def iso_date(given: object) -> str:
    """The day (or month, or year) of a date in whatever form; empty where it is none."""
    if isinstance(given, datetime):
        return given.date().isoformat()
    if isinstance(given, date):
        return given.isoformat()
    text = str(given or "").strip()
    if found := _ISO.match(text):
        return found.group() if _exists(found.group()) else ""
    if found := _BASIC.match(text):
        basic = "-".join(found.groups())
        return basic if _exists(basic) else ""
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except ValueError:
        return ""


def _exists(text: str) -> bool:
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def strings(given: object) -> tuple[str, ...]:
    """The strings of a list, or of a text parted by commas or semicolons, each once."""
    if isinstance(given, str):
        parts: Iterable[object] = _SEPARATORS.split(given)
    else:
        parts = given if isinstance(given, list | tuple | set) else [given]
    kept = (" ".join(str(part).split()) for part in parts if isinstance(part, str | int))
    return tuple(dict.fromkeys(each for each in kept if each))
