"""Markdown: the characters of the file themselves, and where its headings are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from qa.load.encoding import decode
from qa.load.extract import Extract, one_line
from qa.types import Heading

_COMMONMARK = MarkdownIt("commonmark")
_LINE_END = re.compile(r"\r\n|\r|\n")  # what CommonMark calls a line ending, and nothing else
_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\r?\n(?=[\w-]+:)(.*?)^---[ \t]*(?=\r?$)", re.DOTALL | re.MULTILINE
)
_TITLE = re.compile(r"^title:[ \t]*([\"']?)(.+?)\1[ \t]*\r?$", re.MULTILINE)


def extract(content: bytes) -> Extract:
    """The file's characters, unchanged, with its ATX and setext headings.

    The title is that of the front matter (`title:`), else the first heading of level 1.
    """
    text = decode(content)
    headings = tuple(_headings(text))
    first = next((heading.title for heading in headings if heading.level == 1), None)
    return Extract(_front_title(text) or first, text, headings=headings)


def _front_title(text: str) -> str | None:
    front = _FRONT_MATTER.match(text)
    title = _TITLE.search(front.group(1)) if front else None
    return title.group(2) if title else None


def _headings(text: str) -> Iterator[Heading]:
    """Headings as CommonMark defines them: none in fenced code, none in front matter."""
    starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
    for opening, inline in pairwise(_COMMONMARK.parse(_without_front_matter(text))):
        if opening.type == "heading_open" and opening.map and (title := _plain(inline)):
            yield Heading(starts[opening.map[0]], int(opening.tag[1:]), title)


def _without_front_matter(text: str) -> str:
    """The same lines, those of the front matter empty, so that line numbers stay."""
    front = _FRONT_MATTER.match(text)
    return "\n" * len(_LINE_END.findall(front.group())) + text[front.end() :] if front else text


def _plain(inline: Token) -> str:
    """What a reader sees of a heading: no emphasis marks, no link targets."""
    breaks = ("softbreak", "hardbreak")
    parts = (" " if child.type in breaks else child.content for child in inline.children or ())
    return one_line("".join(parts))
