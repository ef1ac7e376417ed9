"""All the words that keep a sentence from stating its content as a fact."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from qa.voice.denials import DENIALS
from qa.voice.hedges import HEDGES
from qa.voice.negations import NEGATIONS
from qa.voice.pattern import Governing, Pattern, of_source
from qa.voice.unreal import UNREAL


def merged(patterns: Iterable[Pattern]) -> tuple[Pattern, ...]:
    """Those that govern alike as one, since each costs a pass over the sentence."""
    grouped = groupby(sorted(patterns, key=_kind), key=_kind)
    return tuple(of_source(*kind, _either(alike)) for kind, alike in grouped)


def _kind(pattern: Pattern) -> Governing:
    return pattern.label, pattern.reach, pattern.reverses, pattern.cased


def _either(patterns: Iterable[Pattern]) -> str:
    return "|".join(pattern.expression.pattern for pattern in patterns)


PATTERNS = merged((*NEGATIONS, *DENIALS, *HEDGES, *UNREAL))
