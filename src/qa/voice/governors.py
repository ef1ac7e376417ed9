"""All the words that keep a sentence from stating its content as a fact."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from qa.voice.denials import DENIALS
from qa.voice.hedges import HEDGES
from qa.voice.negations import NEGATIONS
from qa.voice.pattern import Governing, Pattern
from qa.voice.unreal import UNREAL


def merged(patterns: Iterable[Pattern]) -> tuple[Pattern, ...]:
    """Those that govern alike as one, since each costs a pass over the sentence."""
    grouped = groupby(sorted(patterns, key=_kind), key=_kind)
    return tuple(Pattern(*kind, _either(alike)) for kind, alike in grouped)


def _kind(pattern: Pattern) -> Governing:
    return pattern.label, pattern.reach, pattern.reverses


def _either(patterns: Iterable[Pattern]) -> re.Pattern[str]:
    sources = "|".join(pattern.expression.pattern for pattern in patterns)
    return re.compile(sources, re.IGNORECASE)


PATTERNS = merged((*NEGATIONS, *DENIALS, *HEDGES, *UNREAL))
