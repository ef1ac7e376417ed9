"""Text that knows where it stands on its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from qa.types import Glyphs


@dataclass(frozen=True, slots=True)
class Placed:
    """A text, and for each line of it the offset at which the line begins, and its glyphs.

    The offsets of glyphs count from the beginning of their line.
    """

    text: str
    lines: tuple[tuple[int, Glyphs], ...] = field(default=(), compare=False)

    def then(self, gap: str, below: Placed) -> Placed:
        """Both, with `gap` between them unless this is empty."""
        text = f"{self.text}{gap}" if self.text else ""
        moved = ((len(text) + at, glyphs) for at, glyphs in below.lines)
        return Placed(text + below.text, (*self.lines, *moved))

    def without_last(self) -> Placed:
        """Without its last character. Raises IndexError where it has no line."""
        *before, (at, glyphs) = self.lines
        left = glyphs[glyphs[:, 0] < len(self.text) - 1 - at]
        return Placed(self.text[:-1], (*before, (at, left)))

    def glyphs(self, start: int) -> Iterator[Glyphs]:
        """Those of each line where the text begins at `start`."""
        for at, glyphs in self.lines:
            yield np.add(glyphs, (start + at, 0, 0, 0, 0), dtype=np.int32)
