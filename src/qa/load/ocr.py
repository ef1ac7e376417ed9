"""What the picture of a page says, by rapidocr: an extra, imported when the first page needs it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from threading import Lock
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from qa.errors import ModelError
from qa.load.lines import Line
from qa.load.placed import Placed
from qa.types import POINT, Glyphs

Picture: TypeAlias = NDArray[np.uint8]
"""[height, width, 3], a page as it is shown."""
Rectangle: TypeAlias = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points, y downwards."""

SIDE = 2000
"""Pixels of the longer side of a picture: letters of 10 points are 25 high then."""

_SAME_SIZE = 0.3  # of the height: a line that is found with tails is higher than one without
_DETECTION, _RECOGNITION = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"
_TURN = Lock()


def require_ocr() -> None:
    """Raises ModelError where the extra is not installed."""
    if find_spec("rapidocr") is None:
        raise ModelError(
            "OCR is asked for (--ocr, QA_OCR) but not installed: `pip install 'qa[ocr]'`, or leave "
            "it off"
        )


def recognised(picture: Picture, scale: float) -> list[Line]:
    """The lines in a picture of `scale` pixels a point, from the top to the bottom.

    Heights of letters are estimates: lines that are nearly as high as most have the same size.
    """
    if picture.min() == picture.max():  # an empty page
        return []
    with _TURN:
        found = _engine()(picture)
    if not found.txts:
        return []
    boxes = [_rectangle(corners, scale) for corners in found.boxes]
    usual = median(bottom - top for _, top, _, bottom in boxes)
    told = found.word_results if len(found.word_results) == len(boxes) else [()] * len(boxes)
    lines = zip(found.txts, boxes, told, strict=True)
    return [
        _line(" ".join(text.split()), box, [(w, _rectangle(at, scale)) for w, _, at in each], usual)
        for text, box, each in lines
        if not text.isspace()
    ]


def _line(text: str, box: Rectangle, words: Sequence[tuple[str, Rectangle]], usual: float) -> Line:
    left, top, right, bottom = box
    height = bottom - top
    return Line(
        placed=Placed(text, ((0, _glyphs(text, box, words)),)),
        left=left,
        right=right,
        baseline=-bottom,
        size=usual if abs(height - usual) < _SAME_SIZE * usual else height,
        bold=False,
        first_word=(right - left) * len(text.partition(" ")[0]) / len(text),
    )


def _glyphs(text: str, line: Rectangle, words: Sequence[tuple[str, Rectangle]]) -> Glyphs:
    """A character has the box of its word; that of its line where no word tells."""
    boxes, start = [line] * len(text), 0
    for word, box in words:
        if (at := text.find(word, start)) >= 0:
            start = at + len(word)
            boxes[at:start] = [box] * len(word)
    rows = [(at, *boxes[at]) for at, character in enumerate(text) if character != " "]
    return np.rint(np.array(rows) * (1, POINT, POINT, POINT, POINT)).astype(np.int32)


def _rectangle(corners: Sequence[Sequence[float]], scale: float) -> Rectangle:
    xs, ys = (np.array(corners, dtype=float) / scale).T.tolist()
    return min(xs), min(ys), max(xs), max(ys)


@cache
def _engine() -> Callable[[Picture], Any]:
    """Raises ModelError where the extra is not installed."""
    require_ocr()
    import rapidocr  # late: an extra

    models = Path(rapidocr.__file__).parent / "models"
    return rapidocr.RapidOCR(  # type: ignore[no-any-return]
        params={
            "Global.use_cls": False,
            "Global.return_word_box": True,
            "Global.log_level": "critical",
            "Det.model_path": str(models / _DETECTION),
            "Rec.model_path": str(models / _RECOGNITION),
        }
    )
