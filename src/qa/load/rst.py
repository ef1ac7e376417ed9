"""reStructuredText, by docutils: the characters of the file themselves, and its headings."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from docutils.core import publish_doctree
from docutils.utils import SystemMessage

from qa.load.describe import metadata_of
from qa.load.extract import Extract, Unreadable, one_line
from qa.load.lineends import RESTRUCTURED, line_starts
from qa.types import Landmark

_NOTHING_IS_FETCHED = {
    **{"file_insertion_enabled": False, "raw_enabled": False, "doctitle_xform": False},
    **{"docinfo_xform": False, "report_level": 5, "halt_level": 5, "warning_stream": False},
    **{"smart_quotes": False, "input_encoding": "unicode", "_disable_config": True},
}


def extract(text: str) -> Extract:
    """The file's characters, unchanged, with its section titles.

    The title is the first section's; the field list before it (`:author:`, `:date:`) is the
    metadata. No directive reads another file.
    """
    try:
        tree = publish_doctree(text, settings_overrides=dict(_NOTHING_IS_FETCHED))
    except SystemMessage as error:
        raise Unreadable(f"is no reStructuredText ({error}); rename it to .txt") from error
    headings = tuple(_headings(tree, line_starts(text, RESTRUCTURED)))
    title = headings[0].name if headings else None
    landmarks = {"heading": headings} if headings else {}
    return Extract(title, text, landmarks, metadata_of(_fields(tree)))  # type: ignore[arg-type]


def _headings(tree: nodes.document, starts: list[int]) -> Iterator[Landmark]:
    """docutils gives the line of the underline, counted from 1; the title stands above it."""
    for section in tree.findall(nodes.section):
        title = section.next_node(nodes.title)
        if title is not None and title.line and (name := one_line(title.astext())):
            yield Landmark("heading", starts[title.line - 2], name, _level(section))


def _level(section: nodes.Node) -> int:
    level = 0
    while section.parent is not None:
        level, section = level + 1, section.parent
    return min(6, level)


def _fields(tree: nodes.document) -> dict[str, object]:
    """Those of the field lists, by lower-case name; of two the first."""
    found: dict[str, object] = {}
    for field in tree.findall(nodes.field):
        name, body = field.children
        found.setdefault(name.astext().lower(), body.astext())
    return found
