"""Markdown: the characters of the file themselves, and where its headings are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from qa.load.describe import metadata_of
from qa.load.extract import Extract, one_line
from qa.load.lineends import MARKDOWN, line_starts
from qa.types import Landmark

_COMMONMARK = MarkdownIt("commonmark")
_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\r?\n(?=[\w-]+:)(.*?)^---[ \t]*(?=\r?$)", re.DOTALL | re.MULTILINE
)


def extract(text: str) -> Extract:
    """The file's characters, unchanged, with its ATX and setext headings.

    The title is that of the front matter (YAML), else the first heading of level 1; the front
    matter's other fields are the metadata.
    """
    headings = tuple(_headings(text))
    first = next((heading.name for heading in headings if heading.level == 1), None)
    given, warnings = _front_matter(text)
    title = given.get("title")
    return Extract(
        title if isinstance(title, str) and title else first,
        text,
        {"heading": headings} if headings else {},
        metadata_of(given),
        warnings,
    )


def _front_matter(text: str) -> tuple[Mapping[str, object], tuple[str, ...]]:
    """Its fields, and a warning where it cannot be read."""
    front = _FRONT_MATTER.match(text)
    try:
        given = yaml.safe_load(front.group(1)) if front else {}
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, ("its front matter is no YAML, so its metadata is unknown",)
    return (given if isinstance(given, dict) else {}), ()


def _headings(text: str) -> Iterator[Landmark]:
    """Headings as CommonMark defines them: none in fenced code, none in front matter."""
    starts = line_starts(text, MARKDOWN)
    for opening, inline in pairwise(_COMMONMARK.parse(_without_front_matter(text))):
        if opening.type == "heading_open" and opening.map and (title := _plain(inline)):
            yield Landmark("heading", starts[opening.map[0]], title, int(opening.tag[1:]))


def _without_front_matter(text: str) -> str:
    """The same lines, those of the front matter empty, so that line numbers stay."""
    front = _FRONT_MATTER.match(text)
    if front is None:
        return text
    ends = len(line_starts(front.group(), MARKDOWN)) - 1
    return "\n" * ends + text[front.end() :]


def _plain(inline: Token) -> str:
    """What a reader sees of a heading: no emphasis marks, no link targets."""
    breaks = ("softbreak", "hardbreak")
    parts = (" " if child.type in breaks else child.content for child in inline.children or ())
    return one_line("".join(parts))
