"""Where the sentences of a text are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from qa.types import Span

_ROW = r"[^\n]* \| [^\n]*"
_BLOCK_EDGE = re.compile(
    # before a list entry, a heading or a table row
    rf"(?m)(?<=\n)(?=[ \t]*(?:[-*+•>|#]|\d{{1,3}}[.)])[ \t|#]|{_ROW}$)"
    # after a heading or a table row
    rf"|^(?:[ \t]*#{{1,6}}[ \t].*|{_ROW})\n"
)


def sentences(text: str, language: str = "en") -> list[Span]:
    """The sentences of `text`, in order, without the white space around them.

    Boundaries are those of sentencex (Wikimedia's rules for 200 languages). Lines that are blocks
    of their own (headings, list entries, table rows) also end where the line ends.
    """
    found = []
    for boundary in get_sentence_boundaries(language, text):
        for start, end in _blocks(text, boundary["start_index"], boundary["end_index"]):
            if stripped := text[start:end].strip():
                start = text.index(stripped, start)
                found.append(Span(start, start + len(stripped)))
    return found


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """[start, end) cut at the edges of blocks."""
    edges = [match.end() for match in _BLOCK_EDGE.finditer(text, start, end)]
    yield from zip([start, *edges], [*edges, end], strict=True)
