"""A way in which words keep a sentence from stating its content as a fact."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from qa.types import Governor

Reversal: TypeAlias = Literal["always", "never", "asked", "present"]
Reach: TypeAlias = Literal["after", "next", "before", "clause", "sentence"]
"""Where what it governs stands: after it, among the next words, before it, or on both sides."""


Governing: TypeAlias = tuple[Governor, Reach, Reversal]


@dataclass(frozen=True, slots=True)
class Pattern:
    """`reverses`: always, never, or only where the question asks for the word that is
    negated, or only where it asks about the present.
    """

    label: Governor
    reach: Reach
    reverses: Reversal
    expression: re.Pattern[str]


def pattern(label: Governor, reach: Reach, reverses: Reversal, words: str) -> Pattern:
    """Of whole words, whatever their case."""
    return Pattern(label, reach, reverses, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
