"""A quotation, and what is found out about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from qa.types import Passage, Quote, Span

Verdict: TypeAlias = Literal[
    "verified", "altered", "stitched", "misattributed", "absent", "changed_since"
]
"""verified       it stands, word for word, where it is said to stand
altered        a passage comes near, but words or marks differ
stitched       its parts stand, but in different places
misattributed  it stands, but in another document or in another speaker's mouth
absent         neither it nor anything near it stands anywhere
changed_since  it stood in an earlier edition, and stands no more"""

SeenThrough: TypeAlias = Literal[
    "case",
    "quotation marks",
    "dashes",
    "white space",
    "non-breaking space",
    "letter forms",
    "markup",
    "brackets",
    "closing punctuation",
    "ellipsis",
]
"""What may differ in a quotation that is verified; each is reported."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that somebody says are quoted.

    `span` is where they stand in the text that quotes them. `source` (an id, a path, a file's
    name or a title) and `speaker` are what they are ascribed to, if anything.
    """

    exact: str
    span: Span | None = None
    source: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a word diff: in both, in the quotation only, or in the source only."""

    side: Literal["both", "quotation", "source"]
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """`span` of the quotation's own text stands, word for word, in `passage`."""

    span: Span
    passage: Passage


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found out about a quotation; every passage is a slice of a stored text.

    `passages` are the first places where it stands (or stood, for `changed_since`), those with the
    least to see through before the others; `seen_through`, and `left_out` by an ellipsis, is told
    of the first of them. `parts` are those of a stitched quotation. `nearest` is the passage of
    the documents as they are now that comes nearest to what does not stand, and `difference` what
    turns that passage into the quotation.
    """

    quotation: Quotation
    verdict: Verdict
    reason: str
    passages: tuple[Passage, ...] = ()
    seen_through: tuple[SeenThrough, ...] = ()
    left_out: tuple[Quote, ...] = ()
    parts: tuple[Part, ...] = ()
    nearest: Passage | None = None
    difference: tuple[Piece, ...] = ()
