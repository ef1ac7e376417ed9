"""The letters of a PDF page to lines, as pdfium orders them."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from statistics import median_low

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from qa.load.lines import Line
from qa.load.placed import Placed
from qa.load.sheet import Sheet

_LINE_ENDS = (0x0A, 0x0D)
_HYPHEN = 0x02  # what pdfium puts for any hyphen at a line end after a letter, soft or not
_SPACE = 0x20
_WIDE_GAP = 1.0  # times the size: parts the cells of a table
_BOLD = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_LIGATURES = range(0xFB00, 0xFB07)  # a font's glyphs for letters that the author wrote
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)  # surrogates
_SAMPLES = 8  # letters that are asked for their size
_FONT_NAME = 128  # bytes of it that we look at


@dataclass(frozen=True, slots=True)
class _Axes:
    """Along and across a line of text, for text that runs in any direction; `scale` of its size."""

    x: float
    y: float
    scale: float

    def along(self, x: float, y: float) -> float:
        return x * self.x + y * self.y

    def across(self, x: float, y: float) -> float:
        return y * self.x - x * self.y


class Letters:
    """The letters of an open page, by their index."""

    def __init__(self, page: pdfium.PdfTextPage, sheet: Sheet) -> None:
        self._page = page
        letters = range(page.count_chars())
        self._codes = [raw.FPDFText_GetUnicode(page, at) for at in letters]
        self._texts = list(_written(self._codes))
        self._boxes = [self._box(at) for at in letters]
        self._shown = sheet.shown(self._boxes)

    def lines(self) -> Iterator[Line]:
        """In the order of the file, which is nearly always that of reading."""
        for run in self._runs():
            axes = self._axes(run[0])
            for piece in self._pieces(run, axes):
                yield self._line(piece, axes)

    def _runs(self) -> Iterator[Sequence[int]]:
        """The letters up to where pdfium ends a line, without the spaces around them."""
        start = 0
        for at, code in enumerate([*self._codes, _LINE_ENDS[0]]):
            if code in _LINE_ENDS or code == _HYPHEN:
                end = at + 1 if code == _HYPHEN else at
                if run := self._stripped(range(start, end)):
                    yield run
                start = at + 1

    def _stripped(self, run: Sequence[int]) -> Sequence[int]:
        inked = [place for place, at in enumerate(run) if self._texts[at] != " "]
        return run[inked[0] : inked[-1] + 1] if inked else ()

    def _axes(self, at: int) -> _Axes:
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._page, at, matrix)
        length = hypot(matrix.a, matrix.b) or 1
        if raw.FPDFText_GetFontSize(self._page, at) < 0:  # a size below zero turns the text round
            length = -length
        scale = hypot(matrix.c, matrix.d) or 1
        return _Axes(matrix.a / length, matrix.b / length, scale)

    def _pieces(self, run: Sequence[int], axes: _Axes) -> Iterator[Sequence[int]]:
        """A run cut at its wide gaps, and where it goes back: pdfium takes a bullet for a comma.

        The file's spaces count as text, pdfium's as gap.
        """
        start, before = 0, run[0]
        for place, at in enumerate(run):
            if self._codes[at] != _SPACE and self._codes[at - 1] == _SPACE and place:
                gap = self._edges(at, axes)[0] - self._edges(before, axes)[1]
                if abs(gap) > _WIDE_GAP * max(self._size(at, axes), self._size(before, axes)):
                    yield self._stripped(run[start:place])
                    start = place
            if self._codes[at] != _SPACE or not raw.FPDFText_IsGenerated(self._page, at):
                before = at
        yield run[start:]

    def _line(self, piece: Sequence[int], axes: _Axes) -> Line:
        left, right = self._edges(piece[0], axes)[0], self._edges(piece[-1], axes)[1]
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self._page, piece[0], x, y)
        word_end = next((at - 1 for at in piece if self._codes[at] == _SPACE), piece[-1])
        inked = [at for at in piece if self._codes[at] != _SPACE]
        return Line(
            placed=self._placed(piece),
            left=left,
            right=right,
            baseline=axes.across(x.value, y.value),
            size=median_low(self._size(at, axes) for at in inked[:: 1 + len(inked) // _SAMPLES]),
            bold=self._is_bold(inked[0]) and self._is_bold(inked[-1]),
            first_word=self._edges(word_end, axes)[1] - left,
        )

    def _placed(self, piece: Sequence[int]) -> Placed:
        """The characters of a piece, with one space for several, and where each stands."""
        characters: list[str] = []
        seen: list[tuple[int, int]] = []
        for at in piece:
            for character in self._texts[at]:
                if character != " ":
                    seen.append((len(characters), at))
                elif characters[-1] == " ":
                    continue
                characters.append(character)
        offsets, letters = np.array(seen, dtype=np.int32).T
        glyphs = np.insert(self._shown[letters], 0, offsets, axis=1)
        drawn = (glyphs[:, 1] < glyphs[:, 3]) & (glyphs[:, 2] < glyphs[:, 4])
        return Placed("".join(characters), ((0, glyphs[drawn]),))

    def _edges(self, at: int, axes: _Axes) -> tuple[float, float]:
        """Where along the line a letter begins and ends, its own space included."""
        left, bottom, right, top = self._boxes[at]
        corners = [axes.along(x, y) for x in (left, right) for y in (bottom, top)]
        return min(corners), max(corners)

    def _box(self, at: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a letter, as high as its font and as wide as its advance,
        in user space; all 0 where pdfium knows none."""
        box = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(self._page, at, box)
        return box.left, box.bottom, box.right, box.top

    def _size(self, at: int, axes: _Axes) -> float:
        return abs(float(raw.FPDFText_GetFontSize(self._page, at))) * axes.scale

    def _is_bold(self, at: int) -> bool:
        name, flags = ctypes.create_string_buffer(_FONT_NAME), ctypes.c_int()
        raw.FPDFText_GetFontInfo(self._page, at, name, _FONT_NAME, flags)
        return bool(_BOLD.search(name.value))


def _written(codes: Sequence[int]) -> Iterator[str]:
    """What each of pdfium's letters is: " " for white space and control characters, U+FFFD for no
    character, the letters of a ligature, and "" for the second half of a pair of surrogates."""
    before = 0
    for code, after in zip(codes, [*codes, 0][1:], strict=True):
        if code in _LOW and before in _HIGH:
            yield ""
        elif code in _HIGH and after in _LOW:
            yield chr(0x10000 + ((code - _HIGH.start) << 10) + (after - _LOW.start))
        else:
            yield _character(code)
        before = code


def _character(code: int) -> str:
    if code == _HYPHEN:
        return "-"
    if code == 0 or code in _HIGH or code in _LOW:
        return "\N{REPLACEMENT CHARACTER}"
    if code in _LIGATURES:
        return unicodedata.normalize("NFKC", chr(code))
    return chr(code) if code > _SPACE else " "
