"""Where the sentences of a text are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from qa.types import Span

_BLOCK_EDGE = re.compile(
    r"(?m)(?<=\n)(?=[ \t]*(?:[-*+•>|#]|\d{1,3}[.)])[ \t|#])"  # before an entry, row or heading
    r"|^[ \t]*#{1,6}[ \t].*\n"  # after a heading
)


def sentences(text: str, language: str = "en") -> list[Span]:
    """The sentences of `text`, in order, without the white space around them.

    Boundaries are those of sentencex (Wikimedia's rules for 200 languages). Lines that are blocks
    of their own in Markdown (headings, list entries, table rows) also end where the line ends.
    """
    found = []
    for boundary in get_sentence_boundaries(language, text):
        for start, end in _blocks(text, boundary["start_index"], boundary["end_index"]):
            if stripped := text[start:end].strip():
                start = text.index(stripped, start)
                found.append(Span(start, start + len(stripped)))
    return found


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """[start, end) cut at the edges of Markdown blocks."""
    edges = [match.end() for match in _BLOCK_EDGE.finditer(text, start, end)]
    yield from zip([start, *edges], [*edges, end], strict=True)
