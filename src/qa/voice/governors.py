"""All the words that keep a sentence from stating its content as a fact."""

from __future__ import annotations

from qa.voice.denials import DENIALS
from qa.voice.hedges import HEDGES
from qa.voice.negations import NEGATIONS
from qa.voice.unreal import UNREAL

PATTERNS = (*NEGATIONS, *DENIALS, *HEDGES, *UNREAL)
