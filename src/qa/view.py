"""Text as it is searched and read: without what only typesetting put there.

A no-break space parts words as any space does, a soft hyphen is nothing until a line ends at it, a
ligature is two letters in one glyph. Quotes are cut from the text itself, never from its view.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from qa.types import Span

_NOTHING = dict.fromkeys("\u00ad\u200b\u2060\ufeff", "")  # soft hyphen, zero-width spaces, joiner
_QUOTES = dict(zip("‘’‚‛“”„‟", "''''\"\"\"\"", strict=True))
_ALWAYS = ("<noBreak>", "<wide>", "<narrow>")
_LETTERS = ("<compat>", "<font>", "<initial>", "<medial>", "<final>", "<isolated>")
"""Unicode's tags of compatibility decompositions (UAX #15); super- and subscripts, fractions and
circled numbers are left as they are, since "m²" is not "m2" nor "2021³" the year 20213."""


@dataclass(frozen=True, slots=True)
class View:
    """`text` stands for another one; `edges[i]` is where what its character `i` stands for begins.

    The last edge is the end of the other text, so that `edges` is one longer than `text`.
    """

    text: str
    edges: tuple[int, ...]

    def span(self, seen: Span) -> Span:
        """The span of the other text for which a span of the view stands; no character is cut."""
        end = seen.end
        while self.edges[end] == self.edges[seen.end - 1]:
            end += 1
        return Span(self.edges[seen.start], self.edges[end])


def view(text: str) -> View:
    """The view of a text. What is nothing in it belongs to the character before."""
    if text.isascii():
        return View(text, tuple(range(len(text) + 1)))
    seen = [_seen(character) for character in text]
    edges = [at for at, shown in enumerate(seen) for _ in shown]
    return View("".join(seen), (*edges, len(text)))


def viewed(text: str) -> str:
    """The text of the view alone: for what is only searched for."""
    return text if text.isascii() else "".join(map(_seen, text))


@lru_cache(4096)
def _seen(character: str) -> str:
    for table in (_NOTHING, _QUOTES):
        if character in table:
            return table[character]
    tag = unicodedata.decomposition(character).partition(" ")[0]
    is_word = unicodedata.category(character)[0] in "LNZ"
    if tag in _ALWAYS or (tag in _LETTERS and is_word):
        return unicodedata.normalize("NFKC", character)
    return character
