"""What the picture of a page says, by rapidocr: an extra, imported when the first page needs it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
Corners: TypeAlias = Sequence[tuple[float, float]]
"""x and y of each, in pixels."""

Told: TypeAlias = Callable[[int, int], None]
"""Is told of the pages that are to be recognised how many are done, and how many there are."""

SIDE = 2000
"""Pixels of the longer side of a picture: letters of 10 points are 25 high then."""

LEAST = 0.5
"""The score (0-1) that rapidocr itself asks of a line."""

UPRIGHT = 0.9
"""The mean score of a character below which a page may be upside down: then a line of clear print
still has .65 to .85, and above .95 as it should be read."""

_SAME_SIZE = 0.3  # of the height: a line that is found with tails is higher than one without
_DETECTION, _RECOGNITION = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"
_TURN = Lock()


@dataclass(frozen=True, slots=True)
class Recognised:
    """The lines of a page from the top to the bottom, and how many were too unsure to be kept."""

    lines: list[Line]
    left_out: int


@dataclass(frozen=True, slots=True)
class _Row:
    """A line as rapidocr finds it, with its score (0-1) and its words."""

    text: str
    score: float
    corners: Corners
    words: list[tuple[str, Corners]]

    @property
    def runs_up(self) -> bool:
        """Or down: whether it is higher than wide."""
        width, height = np.ptp(np.array(self.corners), axis=0).tolist()
        return bool(height > width)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is found in a picture after so many quarter turns against the clock."""

    turns: int
    rows: list[_Row]

    @property
    def score(self) -> float:
        """The mean over all characters."""
        characters = sum(len(row.text) for row in self.rows)
        return sum(len(row.text) * row.score for row in self.rows) / max(1, characters)

    @property
    def is_sideways(self) -> bool:
        return 2 * sum(row.runs_up for row in self.rows) > len(self.rows)


def require_ocr() -> None:
    """Raises ModelError where the extra is not installed."""
    if find_spec("rapidocr") is None:
        raise ModelError(
            "OCR is asked for (--ocr, QA_OCR) but not installed: run `pip install '.[ocr]'` in the "
            "folder of qa's repository, or leave it off"
        )


def recognised(picture: Picture, scale: float) -> Recognised:
    """What is read in a picture of `scale` pixels a point, however the page lies in it.

    Heights of letters are estimates: lines that are nearly as high as most have the same size.
    """
    if picture.min() == picture.max():  # an empty page
        return Recognised([], 0)
    reading = _level(picture)
    sure = [row for row in reading.rows if row.score >= LEAST]
    boxes = [_rectangle(row.corners, scale) for row in sure]
    usual = median(bottom - top for _, top, _, bottom in boxes) if boxes else 0.0

    def on_page(corners: Corners) -> Rectangle:
        return _rectangle(_turned_back(corners, reading.turns, picture), scale)

    lines = [
        _line(row.text, box, _glyphs(row, on_page), usual)
        for row, box in zip(sure, boxes, strict=True)
    ]
    return Recognised(lines, len(reading.rows) - len(sure))


def _level(picture: Picture) -> _Reading:
    """The surest of the readings in which lines run from left to right."""
    first = _reading(picture, 0)
    if first.is_sideways:
        return max(_reading(picture, 1), _reading(picture, 3), key=lambda each: each.score)
    if not first.rows or first.score >= UPRIGHT:
        return first
    return max(first, _reading(picture, 2), key=lambda each: each.score)


def _reading(picture: Picture, turns: int) -> _Reading:
    with _TURN:
        found = _engine()(np.ascontiguousarray(np.rot90(picture, turns)))
    if not found.txts:
        return _Reading(turns, [])
    told = found.word_results if len(found.word_results) == len(found.txts) else [()] * len(found)
    rows = zip(found.txts, found.scores, found.boxes, told, strict=True)
    return _Reading(
        turns,
        [
            _Row(" ".join(text.split()), float(score), box, [(word, at) for word, _, at in words])
            for text, score, box, words in rows
            if not text.isspace()
        ],
    )


def _turned_back(corners: Corners, turns: int, picture: Picture) -> Corners:
    """Where a point of the turned picture lies in the picture."""
    height, width = picture.shape[:2]
    back: Callable[[float, float], tuple[float, float]] = {
        0: lambda x, y: (x, y),
        1: lambda x, y: (width - y, x),
        2: lambda x, y: (width - x, height - y),
        3: lambda x, y: (y, height - x),
    }[turns]
    return [back(x, y) for x, y in corners]


def _line(text: str, box: Rectangle, glyphs: Glyphs, usual: float) -> Line:
    """The box is that of the upright page; the glyphs lie on the page as it is."""
    left, top, right, bottom = box
    height = bottom - top
    return Line(
        placed=Placed(text, ((0, glyphs),)),
        left=left,
        right=right,
        baseline=-bottom,
        size=usual if abs(height - usual) < _SAME_SIZE * usual else height,
        bold=False,
        first_word=(right - left) * len(text.partition(" ")[0]) / len(text),
    )


def _glyphs(row: _Row, on_page: Callable[[Corners], Rectangle]) -> Glyphs:
    """A character has the box of its word; that of its line where no word tells."""
    text, start = row.text, 0
    boxes = [on_page(row.corners)] * len(text)
    for word, corners in row.words:
        if (at := text.find(word, start)) >= 0:
            start = at + len(word)
            boxes[at:start] = [on_page(corners)] * len(word)
    rows = [(at, *boxes[at]) for at, character in enumerate(text) if character != " "]
    return np.rint(np.array(rows) * (1, POINT, POINT, POINT, POINT)).astype(np.int32)


def _rectangle(corners: Corners, scale: float) -> Rectangle:
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
            "Global.text_score": 0.0,  # what is left out is to be told
            "Global.log_level": "critical",
            "Det.model_path": str(models / _DETECTION),
            "Rec.model_path": str(models / _RECOGNITION),
        }
    )
