"""What a piece of a sentence is: a name, a number, a quotation or a phrase; where it ends."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from qa.question.words import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    WH,
    content_words,
    words,
)
from qa.types import Span

Shape: TypeAlias = Literal["quotation", "name", "number", "phrase"]
LONGEST = 12
"""Words in a member; what is longer is a clause."""
TERM = 4
"""Words in a member that has another shape than its neighbours ("plain text, Markdown")."""
LEAD = re.compile(
    r".*(?:\b(?:such as|including|namely|for example|e\.g\.|consists? of|comprises?|both|either"
    r"|are|were|is|was|include[sd]?)|:)[ \u00a0]",
    re.DOTALL,
)
NAMES = re.compile(
    r"(?:the )?(?:[aA]l-)?[A-ZÀ-ÖØ-Þ][\w’'.-]*(?:[ \u00a0](?:(?:of|de|von|van|bin|the) )*"
    r"(?:(?:[aA]l-)?[A-ZÀ-ÖØ-Þ][\w’'.-]*|\d+\b))*(?: \([^)]*\))?"
)
_STOPS = AUXILIARIES | WH | PRONOUNS | {"that", "while", "because", "when", "as", "then", "but"}


def has_content(lead: str) -> bool:
    """Whether the words before an answer in its part are more than "the" or "on"."""
    return bool(content_words(lead))


def shape_of(piece: str, opening: bool = False) -> Shape:
    """`opening`: the piece begins a sentence, so that its capital tells nothing."""
    bare = piece.lstrip()
    if bare[:1] in '“"«':
        return "quotation"
    if bare[:1].isdigit():
        return "number"
    name = NAMES.match(bare)
    if opening and name and " " not in name[0] and name.end() < len(bare):
        return "phrase"
    return "name" if name else "phrase"


def begins_alike(text: str, part: Span, shape: Shape) -> bool:
    piece = text[part.start : part.end]
    if shape_of(piece) != shape:
        return _is_short(piece) and shape in ("name", "phrase")
    return shape != "phrase" or phrase_end(piece) > 0


def _is_short(piece: str) -> bool:
    """Whether names and phrases may stand side by side: a term, and no apposition ("the head")."""
    found = [piece[word.start : word.end].lower() for word in words(piece)]
    bare = not (set(found) & (_STOPS | DETERMINERS | PREPOSITIONS))
    return shape_of(piece) in ("name", "phrase") and bare and len(found) <= TERM


def ends_alike(text: str, part: Span, shape: Shape) -> bool:
    piece = text[part.start : part.end]
    if shape == "quotation":
        return piece.rstrip()[-1:] in '”"»'
    lead = LEAD.match(piece)
    if lead and _is_short(piece[lead.end() :]):
        return True
    if shape == "name":
        return _ends_in_name(piece) or _is_short(piece)
    if shape == "number":
        return bool(re.search(r"\d[\w%]*(?: \w+)?$", piece))
    return bool(re.search(r"[^\W\d_]$|\)$", piece))


def _ends_in_name(piece: str) -> bool:
    return any(match.end() == len(piece) for match in NAMES.finditer(piece))


def all_of(text: str, part: Span, shape: Shape) -> bool:
    """Whether the part is a member and nothing else, so that another may stand before it."""
    piece = text[part.start : part.end]
    if shape == "name":
        return NAMES.fullmatch(piece) is not None or _is_short(piece)
    return shape_of(piece) == shape and phrase_end(piece) == len(piece)


def phrase_end(piece: str) -> int:
    """Where a noun phrase at the beginning of `piece` ends; 0 where none begins there."""
    end = 0
    for count, word in enumerate(words(piece)):
        lower = piece[word.start : word.end].lower()
        if (lower in _STOPS and lower not in DETERMINERS) or count == LONGEST:
            break
        end = word.end
    return end


def phrase_start(piece: str) -> int:
    """Where the last noun phrase of `piece` begins: at a determiner, or after a preposition."""
    start = 0
    for word in words(piece):
        lower = piece[word.start : word.end].lower()
        if lower in DETERMINERS:
            start = word.start
        elif lower in _STOPS or (lower in PREPOSITIONS and lower != "of"):
            start = min(word.end + 1, len(piece) - 1)
    return start
