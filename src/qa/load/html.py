"""Web pages, by selectolax: the text a browser would show, block by block."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from qa.load import head
from qa.load.extract import Builder, Extract
from qa.load.shown import BLOCKS, BREAK, children, collapsed, hidden, inline, shown, tags

_LINES = tags("dd dt li tbody tfoot thead tr")
_LAYOUT = "table, h1, h2, h3, h4, h5, h6, ul, ol, p + p"
_HEADINGS = tags("h1 h2 h3 h4 h5 h6")
_CHARSET = re.compile(
    rb"(?:<meta[^>]+charset|^\s*<\?xml[^>]+encoding)\s*=\s*[\"']?\s*([-\w:.]+)", re.IGNORECASE
)
_CHARSET_WITHIN = 1024  # where the HTML Standard stops looking for it


def extract(text: str) -> Extract:
    """Blocks parted by a blank line; list entries, table rows and <br> by a line end.

    Table cells are parted by " | ". White space is collapsed as in a browser, but non-breaking
    spaces stay. What a browser doesn't show, navigation and controls are left out. The title is
    that of the head, else the first h1; the metadata, that of the head.
    """
    page = LexborHTMLParser(text)
    shown = _Text(Builder())
    if page.body:
        shown.add(page.body)
    named = page.css_first("head > title") or page.css_first("h1")
    return shown.builder.extract(inline(named) if named else None, head.metadata(page))


def add(text: str, builder: Builder) -> None:
    """Append what a page shows to a longer text."""
    page = LexborHTMLParser(text)
    if page.body:
        _Text(builder).add(page.body)


def declared(content: bytes) -> str | None:
    """What the page itself says its encoding is."""
    declaration = _CHARSET.search(content[:_CHARSET_WITHIN])
    return declaration.group(1).decode("ascii") if declaration else None


class _Text:
    """Walks the tree with a stack of its own: pages nest deeper than Python recurses."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self._inline: list[str] = []
        self._gap = ""

    def add(self, root: LexborNode) -> None:
        """Append all that `root` shows."""
        stack = [(root, True)]
        while stack:
            node, entering = stack.pop()
            if not entering:
                self._edge(node)
            elif self._enter(node):
                stack.append((node, False))
                stack += [(child, True) for child in children(node)]

    def _enter(self, node: LexborNode) -> bool:
        """True where the node's children have to be walked."""
        if node.is_text_node:
            self._inline.append(node.text_content or "")
        elif node.tag == "br":
            self._inline.append(BREAK)
        elif not hidden(node) and not self._took(node):
            self._edge(node)
            return True
        return False

    def _took(self, node: LexborNode) -> bool:
        """Take a heading, preformatted text or a row of cells whole; False for anything else."""
        tag = node.tag or ""
        if tag in _HEADINGS:
            self._edge(node)
            self.builder.heading(inline(node), int(tag[1]))
        elif tag == "pre":
            self._whole(node, shown(node).replace(BREAK, "\n"))
        elif tag == "tr" and node.css_first(_LAYOUT) is None:
            cells = [inline(cell) for cell in node.iter() if not hidden(cell)]
            self._whole(node, " | ".join(cells) if any(cells) else "")
        else:
            return False
        return True

    def _whole(self, node: LexborNode, text: str) -> None:
        self._edge(node)
        self._put(text)
        self._edge(node)

    def _edge(self, node: LexborNode) -> None:
        """End the open block where `node` begins or ends, unless it stands in a line of text."""
        if node.tag not in BLOCKS and node.tag not in _HEADINGS:
            return
        self._put(collapsed("".join(self._inline)).replace(BREAK, "\n"))
        self._inline.clear()
        self._gap = max(self._gap, "\n" if _is_line(node) else "\n\n")

    def _put(self, text: str) -> None:
        if text.strip():
            self.builder.block(text, self._gap)
            self._gap = ""


def _is_line(node: LexborNode) -> bool:
    nested = node.tag in ("ul", "ol") and node.parent is not None and node.parent.tag == "li"
    return nested or node.tag in _LINES
