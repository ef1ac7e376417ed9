"""What a browser shows of an HTML element."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode


def tags(names: str) -> frozenset[str]:
    """A set of elements, from their names in a row."""
    return frozenset(names.split())


BLOCKS = tags(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset"
    " figcaption figure footer form header hgroup hr legend li main menu ol p pre search section"
    " summary table tbody td tfoot th thead tr ul"
)
"""The elements that stand in lines of their own."""
BREAK = "\0"
"""Stands for a <br>; the parser lets no NUL through."""
_HIDDEN = tags(
    "audio button canvas datalist head iframe nav noscript object script select style svg template"
    " textarea title video"
)
_WHITE = " \t\n\f\r"  # collapses; a non-breaking space does not
_SPACES = re.compile(f"[{_WHITE}]+")
_AROUND_BREAK = re.compile(f" ?{BREAK} ?")


def hidden(node: LexborNode) -> bool:
    """Whether a browser would show nothing of an element, or nothing but a control."""
    if node.tag in _HIDDEN or not node.is_element_node:
        return True
    attributes = node.attributes
    style = (attributes.get("style") or "").replace(" ", "").lower()
    concealed = "hidden" in attributes or attributes.get("aria-hidden") == "true"
    concealed = concealed or "display:none" in style
    return concealed and node.tag != "body"  # which scripts reveal


def inline(node: LexborNode) -> str:
    """All that `node` shows, on one line."""
    return collapsed(shown(node).replace(BREAK, " ")).strip(_WHITE)


def shown(node: LexborNode) -> str:
    """The characters under `node` that are not hidden; a space where a block begins or ends."""
    parts: list[str] = []
    stack: list[LexborNode | str] = [*children(node)]
    while stack:
        part = stack.pop()
        if isinstance(part, str):
            parts.append(part)
        elif part.is_text_node:
            parts.append(part.text_content or "")
        elif part.tag == "br":
            parts.append(BREAK)
        elif not hidden(part):
            edge = " " if part.tag in BLOCKS else ""
            stack += [edge, *children(part), edge]
    return "".join(parts)


def children(node: LexborNode) -> list[LexborNode]:
    """Elements and text, the last first, as a stack wants them."""
    return list(node.iter(include_text=True))[::-1]


def collapsed(text: str) -> str:
    """`text` with one space for any run of white space, and none around a break."""
    return _AROUND_BREAK.sub(BREAK, _SPACES.sub(" ", text))
