"""A PDF page as it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from qa.types import POINT

_QUARTER = 90  # degrees


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is shown of a page: a rectangle in PDF's user space, turned clockwise by quarters.

    Lengths are in points; in user space y grows upwards, from a point that the file chooses.
    """

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> Sheet:
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right, top, page.get_rotation() // _QUARTER)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as it is shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.quarters % 2 else (width, height)

    def shown(self, boxes: Sequence[tuple[float, float, float, float]]) -> NDArray[np.int32]:
        """Boxes of user space (left, bottom, right, top) as x0, y0, x1, y1 of glyphs: [n, 4]."""
        height, width = self.top - self.bottom, self.right - self.left
        left, bottom, right, top = np.array(boxes, dtype=float).reshape(-1, 4).T
        x0, y0, x1, y1 = left - self.left, self.top - top, right - self.left, self.top - bottom
        for _ in range(self.quarters):
            x0, y0, x1, y1 = height - y1, x0, height - y0, x1
            width, height = height, width
        return np.rint(np.stack([x0, y0, x1, y1], axis=1) * POINT).astype(np.int32)
