"""Web pages that are XML (XHTML, in which the chapters of books are written too)."""

from __future__ import annotations

import re
from html import escape

from qa.load import html
from qa.load.extract import Builder, Extract
from qa.load.shown import tags

_VOID = tags("area base br col embed hr img input link meta param source track wbr")
_XML = re.compile(
    r"(?P<comment><!--.*?(?:-->|\Z))"
    r"|<!\[CDATA\[(?P<characters>.*?)(?:\]\]>|\Z)"
    r"""|<(?P<name>[\w:.-]++)(?P<attributes>(?:[^"'<>/]+|"[^"<]*"|'[^'<]*'|/(?!>))*+)/>""",
    re.DOTALL,
)


def extract(text: str) -> Extract:
    """As that of a page in HTML."""
    return html.extract(_as_html(text))


def add(text: str, builder: Builder) -> None:
    """Append what a page shows to a longer text."""
    html.add(_as_html(text), builder)


def _as_html(text: str) -> str:
    """The same page for a parser of HTML, to which `<title/>` is a title that never ends."""
    return _XML.sub(_written, text)


def _written(found: re.Match[str]) -> str:
    if found["characters"] is not None:
        return escape(found["characters"], quote=False)
    if found["comment"] or found["name"].lower() in _VOID:
        return found.group()
    return f"<{found['name']}{found['attributes']}></{found['name']}>"
