"""The commands that look after an index: what has become of a citation, and of the index itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qa.cli.commands import app, leave, show
from qa.cli.given import content, fault, named
from qa.cli.options import AsJson, Collection, Index, as_text, settings
from qa.errors import InvalidInput

if TYPE_CHECKING:
    from qa.wire import CitationsIn


@app.command()
def history(
    document: Annotated[
        str, typer.Argument(callback=as_text, help="The id of a document, removed or not.")
    ],
    index: Index = None,
    collection: Collection = None,
    as_json: AsJson = False,
) -> None:
    """List the remembered editions of a document, newest first, and when they stood."""
    from qa.cli import render
    from qa.wire import EditionsOut
    from qa.wiring import collection as published

    with published(settings(index=index, collection=collection)) as opened:
        shown = EditionsOut.of(document, opened.history(document))
    show(shown, render.editions(shown), as_json)


@app.command()
def resolve(
    file: Annotated[
        str,
        typer.Argument(
            metavar="[FILE|-]",
            help="JSON: a citation, or what `qa ask --json` printed; - is standard input.",
        ),
    ] = "-",
    index: Index = None,
    collection: Collection = None,
    as_json: AsJson = False,
) -> None:
    """Tell what has become of citations: unchanged, moved, edited (with a diff) or retracted.

    The exit code is 1 where one no longer stands word for word.

    [dim]Example: qa ask "How long was the visit?" --json > old.json; qa resolve old.json[/dim]
    """
    from qa.cli import render
    from qa.resolve import Fate
    from qa.wire import ResolutionsOut
    from qa.wiring import collection as published

    cited = _citations(file)
    with published(settings(index=index, collection=collection)) as opened:
        shown = ResolutionsOut.of(cited, opened)
    show(shown, render.resolutions(shown), as_json)
    leave(all(each.fate in (Fate.UNCHANGED, Fate.MOVED) for each in shown.resolutions))


@app.command()
def check(
    index: Index = None,
    collection: Collection = None,
    repair: Annotated[
        bool, typer.Option("--repair", help="Make again what is derived; nothing is embedded.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Verify all that the index holds (a fault is left: exit code 1).

    Texts, slices, counts, generations, embeddings, and whether the search indexes agree.
    """
    from qa.cli import render
    from qa.cli.progress import check_bar
    from qa.wire import SoundnessOut
    from qa.wiring import check as verdict

    chosen = settings(index=index, collection=collection)
    with check_bar() as looking:
        shown = SoundnessOut.of(verdict(chosen, repair, looking))
    show(shown, render.soundness(shown), as_json)
    leave(shown.sound)


@app.command()
def gc(
    index: Index = None,
    collection: Collection = None,
    days: Annotated[
        float | None,
        typer.Option("--history", min=0, help="Days remembered. (default: 365, QA_HISTORY)"),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Forget editions that were replaced or removed too long ago, and give their room back."""
    from qa.cli import render
    from qa.wire import ForgottenOut
    from qa.wiring import gc as forget

    chosen = settings(index=index, collection=collection, history=days)
    before = _size(chosen.folder)
    count = forget(chosen)
    shown = ForgottenOut(
        forgotten=count, days=chosen.history, bytes_before=before, bytes_after=_size(chosen.folder)
    )
    show(shown, render.forgotten(shown), as_json)


def _citations(file: str) -> CitationsIn:
    """Of a citation, a list of them, or an outcome. Raises InvalidInput."""
    from pydantic import JsonValue, TypeAdapter, ValidationError

    from qa.wire import CitationsIn

    try:
        given = TypeAdapter[JsonValue](JsonValue).validate_json(content(file))
        if not isinstance(given, dict) or "citations" not in given:
            given = {"citations": given if isinstance(given, list) else [given]}
        return CitationsIn.model_validate(given)
    except ValidationError as error:
        raise InvalidInput(
            f"{named(file)} holds no citations as JSON: {fault(error)}; give the JSON that "
            "`qa ask --json` prints, or one citation of it"
        ) from error


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
