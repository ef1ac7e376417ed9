"""What texts themselves say of where places lie: "Manëz in Albania"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from qa.compare.aliases import key
from qa.compare.places import whole
from qa.compare.words import folded


class Whereabouts:
    """Of one answer's passages, each folded once, and not before a place is looked for."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)

    @cached_property
    def _folded(self) -> tuple[str, ...]:
        return tuple(whole(folded(text)) for text in self._texts)

    def lies_in(self, place: str, larger: str) -> bool:
        """Whether a text says so: "Manëz in Albania", "Antwerp, before a Belgian court"."""
        inner, outer = key(place), key(larger)
        if not inner or len(outer) < 4:
            return False
        stem = outer[: max(4, len(outer) - 2)]  # Belgium, Belgian
        said = re.compile(
            rf"\b{re.escape(inner)}(?:,| in| at| near|\s\|)[^.;]{{0,24}}?\b{re.escape(stem)}"
        )
        return any(map(said.search, self._folded))
