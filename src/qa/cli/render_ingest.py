"""What an ingest did, as a terminal shows it."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from qa.wire import IngestOut


def ingested(report: IngestOut) -> RenderableType:
    """One line of counts, then a line for every warning and every file that was not read."""
    counts = (
        f"{len(report.added)} added, {len(report.changed)} changed, {len(report.moved)} moved, "
        f"{len(report.unchanged)} unchanged, {len(report.removed)} removed; "
        f"{report.embedded} of {report.sentences} sentences embedded"
    )
    lines = [Text(f"would be: {counts}" if report.dry_run else counts)]
    lines += changes(report) if report.dry_run else _moved(report)
    if report.skipped:
        lines.append(Text(f"{len(report.skipped)} of other formats skipped", style="dim"))
    return Group(*lines, *failures(report))


def changes(report: IngestOut) -> list[Text]:
    """A line for every document that came, changed, moved or went."""
    return [
        *(Text(f"added: {source}") for source in report.added),
        *(Text(f"changed: {source}") for source in report.changed),
        *(Text(f"removed: {source}") for source in report.removed),
        *_moved(report),
    ]


def failures(report: IngestOut) -> list[Text]:
    """A line for every warning and every file that was not read."""
    return [
        *(Text(f"warning: {w.source}: {w.warning}", style="yellow") for w in report.warnings),
        *(Text(f"not read: {f.source}: {f.reason}", style="red") for f in report.failed),
    ]


def _moved(report: IngestOut) -> list[Text]:
    return [Text(f"moved: {move.source} → {move.to}", style="dim") for move in report.moved]
