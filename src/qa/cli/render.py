"""Outcomes, hits, lists and reports as a terminal shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from rich.box import SIMPLE
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from qa.confidence import percent
from qa.wire import (
    AgreementOut,
    CitationOut,
    CollectionsOut,
    EditionsOut,
    ForgottenOut,
    HitsOut,
    LandmarkOut,
    ListingsOut,
    MismatchOut,
    OutcomeOut,
    PassageOut,
    ResolutionOut,
    ResolutionsOut,
    SoundnessOut,
    SpeechOut,
)

DIFF = {"same": ("{}", ""), "removed": ("[-{}-]", "red"), "added": ("{{+{}+}}", "green")}
"""How a piece of a diff is marked, as wdiff does, and its colour."""

MARK = "bold black on bright_yellow"
MEMBER = "underline"


def outcome(shown: OutcomeOut) -> RenderableType:
    """Numbered quotes with the answer marked in them; or that there is no answer, and why.

    Quotes that give one answer stand together; where answers differ, a table shows them side by
    side.
    """
    parts: list[RenderableType] = [*_understood(shown)]
    if shown.agreement:
        return Group(*parts, *_grouped(shown.agreement, shown.citations))
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
    place = place_of(shown.sentence, shown.found.start, shown.found.end)
    return Text(f"The sources give “{shown.found.exact}”, not “{shown.asked}”: {' · '.join(place)}")


def hits(shown: HitsOut) -> RenderableType:
    if not shown.hits:
        return Text("No passage is found in the documents that were searched.")
    return Group(*(_passage(n, hit) for n, hit in enumerate(shown.hits, start=1)))


def listings(shown: ListingsOut) -> RenderableType:
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("id", style="cyan", no_wrap=True)
    table.add_column("title")
    table.add_column("source", style="dim", overflow="fold")
    table.add_column("date")
    table.add_column("genre")
    table.add_column("characters", justify="right")
    table.add_column("chunks", justify="right")
    for each in shown.documents:
        counts = (f"{each.characters:,}", f"{each.chunks:,}")
        table.add_row(each.id, each.title, each.source, each.date, each.genre, *counts)
    return table


def collections(shown: CollectionsOut) -> RenderableType:
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("name", style="cyan")
    table.add_column("documents", justify="right")
    table.add_column("chunks", justify="right")
    for each in shown.collections:
        table.add_row(each.name, f"{each.documents:,}", f"{each.chunks:,}")
    return table


def _grouped(agreement: AgreementOut, citations: Sequence[CitationOut]) -> Iterator[RenderableType]:
    if len(agreement.groups) > 1:
        yield Text(agreement.label, style="bold")
        yield _side_by_side(agreement, citations)
    for number, group in enumerate(agreement.groups, start=1):
        if len(agreement.groups) > 1:
            yield Text(f"Answer {number} · {group.label}\n", style="dim")
        elif len(citations) > 1 or agreement.verdict == "differ":
            yield Text(f"{agreement.label} · {group.label}\n", style="dim")
        yield from (_citation(place + 1, citations[place]) for place in group.citations)


def _side_by_side(agreement: AgreementOut, citations: Sequence[CitationOut]) -> RenderableType:
    """A row for every group: its best answer, who gives it, and when."""
    table = Table("", "answer", "documents", "date", "sources", box=SIMPLE, pad_edge=False)
    for number, group in enumerate(agreement.groups, start=1):
        members = [citations[place] for place in group.citations]
        titles = ", ".join(dict.fromkeys(each.document.title for each in members))
        answer = Text(members[0].answer, style="bold")
        row = (Text(titles), group.newest.label if group.newest else "", str(group.sources))
        table.add_row(str(number), answer, *row)
    return table


def editions(shown: EditionsOut) -> RenderableType:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("sha256", "since", "until", "source"):
        table.add_column(column, no_wrap=column != "source")
    for each in shown.editions:
        until = _minute(each.until) if each.until else "now"
        table.add_row(each.sha256[:12], _minute(each.since), until, each.source)
    return table


def resolutions(shown: ResolutionsOut) -> RenderableType:
    """What each has come to, then the words that stand now, with what was changed marked."""
    return Group(*(_resolution(n, each) for n, each in enumerate(shown.resolutions, start=1)))


def soundness(shown: SoundnessOut) -> RenderableType:
    counts = (
        f"generation {shown.generation}: {shown.documents} documents, {shown.editions} editions "
        f"({shown.drafts} not published), {shown.chunks} chunks, {shown.embeddings} embeddings"
    )
    lines = [Text(counts)]
    lines += (Text(f"mended: {fault.what}", style="green") for fault in shown.mended)
    lines += (Text(f"fault: {fault.what}", style="red") for fault in shown.faults)
    lines += (Text(f"left over: {folder}", style="dim") for folder in shown.leftovers)
    if shown.leftovers or any(fault.mendable for fault in shown.faults):
        lines.append(Text("`qa check --repair` makes what is derived again.", style="dim"))
    return Group(*lines, Text("sound" if shown.sound else "not sound", style="bold"))


def forgotten(shown: ForgottenOut) -> RenderableType:
    freed = shown.bytes_before - shown.bytes_after
    return Text(
        f"{shown.forgotten} editions forgotten, {freed:,} bytes freed; "
        f"{shown.days:g} days are remembered"
    )


def _resolution(number: int, shown: ResolutionOut) -> RenderableType:
    words = Text()
    for change in shown.diff:
        mark, style = DIFF[change.kind]
        words.append(mark.format(change.text), style)
    if not shown.diff:
        words.append(shown.passage.exact if shown.passage else shown.cited.exact, style="dim")
    at = shown.passage
    place = place_of(at, at.start, at.end) if at else []
    return _block(number, words, [f"{shown.fate}: {shown.reason}", *place])


def _minute(time: datetime) -> str:
    return time.astimezone().isoformat(" ", "minutes")


def _citation(number: int, shown: CitationOut) -> RenderableType:
    quote = Text(shown.exact)
    start = shown.start - shown.context_start
    quote.stylize(MARK, start, start + len(shown.answer))
    for member in shown.members:
        at = member.start - shown.context_start
        quote.stylize(MEMBER, at, at + len(member.exact))
    resolved = [f"= {shown.resolved.label}"] if shown.resolved else []
    place = place_of(shown, shown.context_start, shown.context_end)
    listed = [f"{len(shown.members)} members"] if shown.members else []
    line = [*resolved, *place, *listed, percent(shown.confidence)]
    return _block(number, quote, line, _voice(shown))


def _voice(shown: CitationOut) -> Text:
    """Who says it and in whose words; then the flags, each with its cue."""
    line = Text(_speaker(shown.speech), style="dim") if shown.speech else Text()
    for flag in shown.flags:
        line.append(" · " if line else "", style="dim")
        line.append(flag.label, style="bold yellow")
        line.append(f" “{flag.exact}”", style="dim")
    return line


def _speaker(speech: SpeechOut) -> str:
    name = speech.speaker.exact if speech.speaker else "someone whom the text does not name"
    mention = f" “{speech.mention.exact}”" if speech.mention and not speech.speaker else ""
    cue = f", “{speech.cue.exact}”" if speech.cue else ""
    return f"{name}{mention}, {'direct' if speech.direct else 'indirect'} speech{cue}"


def _passage(number: int, shown: PassageOut) -> RenderableType:
    return _block(number, Text(shown.exact, style="dim"), place_of(shown, shown.start, shown.end))


def _block(number: int, quote: Text, place: list[str], voice: Text | None = None) -> RenderableType:
    line = Table.grid(padding=(0, 1))
    line.add_column(width=4, justify="right", style="cyan")
    line.add_column(ratio=1)
    line.add_row(f"[{number}]", quote)
    if voice:
        line.add_row("", voice)
    line.add_row("", Text(" · ".join(place), style="dim"))
    return Padding(line, (0, 0, 1, 0))


def place_of(shown: CitationOut | PassageOut, start: int, end: int) -> list[str]:
    """Title, landmarks, whether OCR read it, and source with the characters that are quoted."""
    title = shown.document.title
    landmarks = [_landmark(each) for each in shown.place if each.name != title]
    recognised = ["recognised"] if shown.recognised else []
    return [title, *landmarks, *recognised, f"{shown.document.source}, {start}–{end}"]


def _landmark(shown: LandmarkOut) -> str:
    """A heading, cell, time or field by its name alone; "p. 3", "slide 3", "sheet Costs"."""
    if shown.kind in ("heading", "cell", "time", "field"):
        return shown.name
    return f"{'p.' if shown.kind == 'page' else shown.kind} {shown.name}"
