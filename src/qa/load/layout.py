"""Lines to the blocks that a reader sees: headings, paragraphs, rows of a table.

A PDF knows only where letters stand. The rules, in the order in which they are asked:

1. A line right of a block, at the height of its first line, is the next cell of a table row.
2. A line under the last cell of a row, flush with it, goes on in that cell.
3. A line goes on in the paragraph above unless its size differs, or it stands higher (another
   column), or the gap is wider than usual, or the line above was ended on purpose.
4. A line was ended on purpose where a bullet follows or dots lead to a page number; or where the
   next word would have fitted or the next line is indented, and besides a sentence ends, an entry
   of a list begins, or bold begins or ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from qa.load.lines import Line, Measures
from qa.load.placed import Placed

_WIDER = 1.2  # times the usual leading: a gap between paragraphs
_SAME_SIZE = 0.08  # of the size: two lines within it have the same
_LEVEL = 0.4  # of the size: two lines within it have the same height
_LIFTED = 4  # sizes that a cell may begin above its row
_NEIGHBOURS = 3  # lines above and below that tell how far a full line reaches
_HEADING_LINES = 3
_HEADING_LENGTH = 200
_BULLET = re.compile(r"[•◦▪‣∙■□●○]")
_NUMBER = re.compile(r"\(?(\d{1,3}(\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]?|[*–—-]", re.IGNORECASE)
_ENTRY = re.compile(r"(\(?(\d{1,3}|[a-z])[.)]|[*–—-])( |$)")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_LEADERS = re.compile(r"([.·…] ?){4}")  # in a table of contents
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Block:
    """Cells of lines: a row of a table, or with one cell a paragraph or a heading."""

    cells: list[list[Line]]

    @property
    def is_row(self) -> bool:
        return len(self.cells) > 1

    @property
    def first(self) -> Line:
        return self.cells[0][0]

    @property
    def last(self) -> Line:
        return self.cells[-1][-1]

    def placed(self, usual: Measures) -> Placed:
        """Its cells, parted by " | "."""
        return reduce(lambda row, cell: row.then(" | ", cell), map(usual.joined, self.cells))

    def level(self, usual: Measures) -> int | None:
        """The level of a heading; None for a row, much text, no letter or an entry of contents."""
        text = self.placed(usual).text
        if self.is_row or len(self.cells[0]) > _HEADING_LINES or len(text) > _HEADING_LENGTH:
            return None
        says_something = _LETTER.search(text) and not _LEADERS.search(text)
        return usual.level(self.cells[0]) if says_something else None


def blocks(lines: Sequence[Line], usual: Measures) -> Iterator[Block]:
    """The blocks of one page, in the order of its lines."""
    block: Block | None = None
    for index, line in enumerate(lines):
        neighbours = lines[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS]
        if block and _is_next_cell(line, block):
            block.cells.append([line])
        elif block and (
            _goes_on_in_cell(line, block, usual) or _goes_on(line, block, usual, neighbours)
        ):
            block.cells[-1].append(line)
        else:
            if block:
                yield block
            block = Block([[line]])
    if block:
        yield block


def _is_beside(line: Line, block: Block) -> bool:
    """At the height of the block's first line; in a row perhaps higher, if cells stand below."""
    rise = (line.baseline - block.first.baseline) / block.first.size
    right = line.left > block.cells[-1][0].left + 0.5 * line.size
    return right and -_LEVEL < rise < (_LIFTED if block.is_row else _LEVEL)


def _is_marker(block: Block) -> bool:
    alone = block.cells == [[block.first]]
    text = block.first.text
    return alone and bool(_BULLET.fullmatch(text) or _NUMBER.fullmatch(text))


def _is_next_cell(line: Line, block: Block) -> bool:
    return _is_beside(line, block) and not _is_marker(block)


def _goes_on_in_cell(line: Line, block: Block, usual: Measures) -> bool:
    """What stands beside a bullet or a number belongs to it, as does the next line of a cell."""
    if _is_marker(block):
        return _is_beside(line, block)
    flush = abs(line.left - block.last.left) < 0.5 * line.size
    return block.is_row and flush and _is_near(line, block.last, usual)


def _goes_on(line: Line, block: Block, usual: Measures, neighbours: Sequence[Line]) -> bool:
    above = block.last
    if block.is_row or abs(line.size - above.size) > _SAME_SIZE * above.size:
        return False
    if not _is_near(line, above, usual):
        return False
    if _BULLET.match(line.text) or _LEADERS.search(above.text):
        return False
    if not (_would_have_fitted(line, above, neighbours) or _is_indented(line, block)):
        return True
    ended = _SENTENCE_END.search(above.text) or _ENTRY.match(line.text)
    return not (ended or above.bold != line.bold)


def _is_near(line: Line, above: Line, usual: Measures) -> bool:
    drop = above.baseline - line.baseline
    return 0 < drop <= _WIDER * usual.leading * max(line.size, above.size)


def _would_have_fitted(line: Line, above: Line, neighbours: Sequence[Line]) -> bool:
    margin = max(near.right for near in neighbours if abs(near.left - line.left) < 3 * line.size)
    return above.right + line.first_word + 0.5 * line.size < margin


def _is_indented(line: Line, block: Block) -> bool:
    """Against the line above; but the lines of a list entry hang from its marker."""
    first = block.first.text
    hangs = _BULLET.match(first) or _ENTRY.match(first)
    return not hangs and line.left > block.last.left + 0.8 * line.size
