"""Verdicts on quotations as a terminal shows them."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from qa.cli.quotations import name, place, quoted, summary
from qa.wire.verification import PieceOut, VerificationOut, VerificationsOut

STYLES = {
    "verified": "bold green",
    "altered": "bold yellow",
    "stitched": "bold yellow",
    "changed_since": "bold yellow",
    "misattributed": "bold red",
    "absent": "bold red",
}
SIDES = {
    "both": ("", "", ""),
    "quotation": ("{+", "+}", "bold red"),
    "source": ("[-", "-]", "dim"),
}
"""What a piece of a diff stands between, as in `git diff --word-diff`, and its style."""

PLACES = 3
"""Places shown of a quotation that stands at more."""


def verifications(shown: VerificationsOut) -> RenderableType:
    """Each quotation with its verdict, its places and its word diff; then the counts."""
    parts = [_verification(number, each) for number, each in enumerate(shown.quotations, 1)]
    return Group(*parts, Text(summary(shown), style="bold"))


def _verification(number: int, found: VerificationOut) -> RenderableType:
    block = Table.grid(padding=(0, 1))
    block.add_column(width=4, justify="right", style="cyan")
    block.add_column(ratio=1)
    verdict = Text(name(found.verdict), style=STYLES[found.verdict])
    block.add_row(f"[{number}]", Text.assemble(verdict, "  ", f"“{quoted(found)}”"))
    for line in (Text(found.reason, style="dim"), *_lines(found)):
        block.add_row("", line)
    return Padding(block, (0, 0, 1, 0))


def _lines(found: VerificationOut) -> list[Text]:
    lines = [Text(place(passage), style="dim") for passage in found.passages[:PLACES]]
    if (more := len(found.passages) - PLACES) > 0:
        lines.append(Text(f"and {more:,} more", style="dim"))
    lines += (Text(f"left out: “{' '.join(text.split())}”") for text in found.left_out)
    for part in found.parts:
        quoted = found.quotation.exact[part.start : part.end]
        lines.append(Text.assemble(f"“{quoted}”  ", (place(part.passage), "dim")))
    if found.difference:
        lines.append(Text.assemble(*(_piece(piece) for piece in found.difference)))
    if found.nearest:
        lines.append(Text(f"nearest: {place(found.nearest)}", style="dim"))
    return lines


def _piece(piece: PieceOut) -> tuple[str, str]:
    opening, closing, style = SIDES[piece.side]
    return f"{opening}{piece.text.replace(chr(10), ' ')}{closing}", style
