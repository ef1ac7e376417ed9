"""A way in which words keep a sentence from stating its content as a fact."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from qa.types import Governor

Reversal: TypeAlias = Literal["always", "never", "asked", "present"]
Reach: TypeAlias = Literal["after", "next", "before", "clause", "sentence"]
"""Where what it governs stands: after it, among the next words, before it, or on both sides."""


Governing: TypeAlias = tuple[Governor, Reach, Reversal, bool]

_CASED = re.compile(r"(?<!\\)[A-Z]|\(\?-i:")


@dataclass(frozen=True, slots=True)
class Pattern:
    """`reverses`: always, never, only where the question asks for the word that is negated, or
    only where it asks about the present.

    `cased`: it tells capitals from small letters; any other is sought in the text in lower case,
    which takes half the time.
    """

    label: Governor
    reach: Reach
    reverses: Reversal
    cased: bool
    expression: re.Pattern[str]


def pattern(label: Governor, reach: Reach, reverses: Reversal, words: str) -> Pattern:
    """Of whole words, whatever their case."""
    return of_source(label, reach, reverses, _CASED.search(words) is not None, rf"\b(?:{words})\b")


def of_source(
    label: Governor, reach: Reach, reverses: Reversal, cased: bool, source: str
) -> Pattern:
    """Of the source of an expression."""
    expression = re.compile(source, re.IGNORECASE if cased else 0)
    return Pattern(label, reach, reverses, cased, expression)
