"""Outcomes, hits, lists and reports as a terminal shows them."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from qa.wire import (
    CitationOut,
    HitsOut,
    IngestOut,
    ListingsOut,
    MismatchOut,
    OutcomeOut,
    PassageOut,
)

MARK = "bold black on bright_yellow"
MEMBER = "underline"


def outcome(shown: OutcomeOut) -> RenderableType:
    """Numbered quotes with the answer marked in them; or that there is no answer, and why."""
    parts: list[RenderableType] = [*_understood(shown)]
    if shown.answered:
        return Group(*parts, *(_citation(n, c) for n, c in enumerate(shown.citations, start=1)))
    parts.append(Text("The sources do not answer this.", style="bold"))
    parts.append(Text(shown.reason or ""))
    if shown.missing:
        words = ", ".join(f"“{word}”" for word in shown.missing)
        parts.append(Text(f"In no document: {words}."))
    parts += (_mismatch(mismatch) for mismatch in shown.mismatches)
    if shown.nearest:
        parts.append(Text("\nNearest sentences", style="dim"))
        parts += (_citation(n, c) for n, c in enumerate(shown.nearest, start=1))
    return Group(*parts)


def _understood(shown: OutcomeOut) -> Iterator[Text]:
    """The question as it was understood, where that is not how it was asked."""
    if shown.understood != shown.question:
        yield Text(f"Understood as: {shown.understood}\n", style="italic")
    if shown.unresolved:
        words = ", ".join(f"“{word}”" for word in shown.unresolved)
        yield Text(f"Not clear from the turns before: {words}; asked as it stands.\n", style="dim")


def _mismatch(shown: MismatchOut) -> Text:
    place = _place(shown.sentence, shown.found.start, shown.found.end)
    return Text(f"The sources give “{shown.found.exact}”, not “{shown.asked}”: {' · '.join(place)}")


def hits(shown: HitsOut) -> RenderableType:
    return Group(*(_passage(n, hit) for n, hit in enumerate(shown.hits, start=1)))


def listings(shown: ListingsOut) -> RenderableType:
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("id", style="cyan", no_wrap=True)
    table.add_column("title")
    table.add_column("source", style="dim", overflow="fold")
    table.add_column("characters", justify="right")
    table.add_column("chunks", justify="right")
    for each in shown.documents:
        table.add_row(each.id, each.title, each.source, f"{each.characters:,}", f"{each.chunks:,}")
    return table


def ingested(report: IngestOut) -> RenderableType:
    """One line of counts, then a line for every file that could not be read."""
    counts = (
        f"{len(report.added)} added, {len(report.changed)} changed, "
        f"{len(report.unchanged)} unchanged, {len(report.removed)} removed; "
        f"{report.embedded} of {report.chunks} chunks embedded"
    )
    lines = [Text(counts)]
    if report.skipped:
        lines.append(Text(f"{len(report.skipped)} of other formats skipped", style="dim"))
    lines += (Text(f"not read: {f.source}: {f.reason}", style="red") for f in report.failed)
    return Group(*lines)


def _citation(number: int, shown: CitationOut) -> RenderableType:
    quote = Text(shown.exact)
    start = shown.start - shown.context_start
    quote.stylize(MARK, start, start + len(shown.answer))
    for member in shown.members:
        at = member.start - shown.context_start
        quote.stylize(MEMBER, at, at + len(member.exact))
    place = _place(shown, shown.context_start, shown.context_end)
    listed = [f"{len(shown.members)} members"] if shown.members else []
    return _block(number, quote, [*place, *listed, f"{shown.confidence:.0%}"])


def _passage(number: int, shown: PassageOut) -> RenderableType:
    return _block(number, Text(shown.exact, style="dim"), _place(shown, shown.start, shown.end))


def _block(number: int, quote: Text, place: list[str]) -> RenderableType:
    line = Table.grid(padding=(0, 1))
    line.add_column(width=4, justify="right", style="cyan")
    line.add_column(ratio=1)
    line.add_row(f"[{number}]", quote)
    line.add_row("", Text(" · ".join(place), style="dim"))
    return Padding(line, (0, 0, 1, 0))


def _place(shown: CitationOut | PassageOut, start: int, end: int) -> list[str]:
    """Title, heading, page, and source with the characters that are quoted."""
    heading = shown.heading if shown.heading != shown.document.title else None
    page = f"p. {shown.page}" if shown.page else None
    parts = [shown.document.title, heading, page, f"{shown.document.source}, {start}–{end}"]
    return [part for part in parts if part]
