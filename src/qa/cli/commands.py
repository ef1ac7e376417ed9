"""The commands: parse, call, render. Exit codes: 0 done, 1 done but not all well, 2 refused.

Not all well is: no answer or no passage, a file that could not be read, a quotation that is not
verified, a citation that no longer stands, a fault in the index, a measure that fell.
Whatever needs a model is imported in its command, so that `qa --help` is there at once.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import Annotated, NoReturn

import typer
from pydantic import BaseModel
from rich.console import Console, RenderableType

from qa.cli import streams
from qa.cli.options import (
    AsJson,
    AsOf,
    Authors,
    Collection,
    Genres,
    Index,
    Limit,
    Paths,
    Report,
    Since,
    Speaker,
    Tags,
    Turns,
    Until,
    VoiceOption,
    read_turns,
    scope_of,
    settings,
)
from qa.errors import InvalidInput, QaError
from qa.types import Turn, turn_of

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"qa {version('qa')}")
        raise typer.Exit


@app.callback()
def common(
    _: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Say which qa this is."),
    ] = False,
) -> None:
    """Ask documents a question; get verbatim quotes with citations, or no answer."""


def main() -> None:
    """Run the command; an error of qa's is one line on standard error and exit code 2, and so is a
    file that the system refuses.
    """
    streams.prepare()
    try:
        try:
            app()
        finally:
            print(end="", flush=True)
    except QaError as error:
        streams.refuse(str(error))
    except BrokenPipeError:
        raise SystemExit(1) from None
    except OSError as error:
        if not error.filename:
            raise
        streams.refuse(f"{error.filename} cannot be used ({error.strerror}); name another")
    except KeyboardInterrupt:
        raise SystemExit(130) from None


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="The question, in quotation marks.")],
    turns: Turns = None,
    index: Index = None,
    collection: Collection = None,
    k: Limit = None,
    tag: Tags = None,
    genre: Genres = None,
    author: Authors = None,
    path: Paths = None,
    since: Since = "",
    until: Until = "",
    speaker: Speaker = None,
    voice: VoiceOption = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question in verbatim quotes, or say that the sources do not (exit code 1).

    [dim]Example: qa ask "How long was the visit?" -k 3 --genre news --since 2022-05[/dim]
    """
    from qa.cli import render
    from qa.wire import OutcomeOut
    from qa.wiring import pipeline

    scope = scope_of(tag, genre, author, path, since, until, speaker, voice, as_of)
    past = read_turns(turns) if turns else []
    shown = OutcomeOut.of(
        pipeline(settings(index=index, collection=collection)).ask(question, k, scope, past)
    )
    show(shown, render.outcome(shown), as_json)
    leave(shown.answered)


@app.command()
def chat(index: Index = None, collection: Collection = None, k: Limit = None) -> None:
    """Ask one question after another, follow-ups among them; an empty line ends it."""
    from qa.cli import render
    from qa.wire import OutcomeOut
    from qa.wiring import pipeline

    asked, past = pipeline(settings(index=index, collection=collection)), list[Turn]()
    while question := typer.prompt("", prompt_suffix="? ", default="", show_default=False).strip():
        try:
            outcome = asked.ask(question, k, turns=past)
        except InvalidInput as error:
            typer.echo(f"qa: {error}", err=True)
            continue
        past.append(turn_of(outcome))
        _print(render.outcome(OutcomeOut.of(outcome)))


@app.command()
def search(
    question: Annotated[str, typer.Argument(help="What to look for.")],
    index: Index = None,
    collection: Collection = None,
    k: Limit = None,
    tag: Tags = None,
    genre: Genres = None,
    author: Authors = None,
    path: Paths = None,
    since: Since = "",
    until: Until = "",
    speaker: Speaker = None,
    voice: VoiceOption = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """List the passages that a question retrieves, best first (none: exit code 1)."""
    from qa.cli import render
    from qa.wire import HitsOut
    from qa.wiring import pipeline

    scope = scope_of(tag, genre, author, path, since, until, speaker, voice, as_of)
    asked = pipeline(settings(index=index, collection=collection))
    shown = HitsOut.of(question, asked.search(question, k, scope))
    show(shown, render.hits(shown), as_json)
    leave(bool(shown.hits))


@app.command()
def verify(
    file: Annotated[
        str, typer.Argument(metavar="FILE|-", help="A text or document; JSON; - is standard input.")
    ],
    report: Annotated[
        Report | None, typer.Option(help="Print a report in Markdown or as a page.")
    ] = None,
    index: Index = None,
    collection: Collection = None,
    as_json: AsJson = False,
) -> None:
    """Say of each quotation in a text whether it stands in the sources (not all: exit code 1).

    JSON is a list of {"quote", "source", "speaker"}, of which only the quote is needed.

    [dim]Example: qa verify answer.md --report html > report.html[/dim]
    """
    from qa.cli.quotations import given, reported
    from qa.cli.render_verification import verifications
    from qa.wire.verification import VerificationsOut
    from qa.wiring import checker

    chosen = settings(index=index, collection=collection)
    to_verify = given(file, chosen.file_size)
    with checker(chosen) as check:
        shown = VerificationsOut.of(to_verify.checked(check))
    if report and not as_json:
        print(reported(shown, report, file), end="")
    else:
        show(shown, verifications(shown), as_json)
    leave(shown.verified)


@app.command()
def documents(index: Index = None, collection: Collection = None, as_json: AsJson = False) -> None:
    """List the documents of the index."""
    from qa.cli import render
    from qa.wire import ListingsOut
    from qa.wiring import documents as published

    chosen = settings(index=index, collection=collection)
    shown = ListingsOut.of(published(chosen), chosen)
    show(shown, render.listings(shown), as_json)


@app.command()
def collections(index: Index = None, as_json: AsJson = False) -> None:
    """List the collections of the index: `--collection NAME` asks or fills one."""
    from qa.cli import render
    from qa.wire import CollectionsOut
    from qa.wiring import collections as published

    shown = CollectionsOut.of(published(settings(index=index)))
    show(shown, render.collections(shown), as_json)


def show(wire: BaseModel, rendered: RenderableType, as_json: bool) -> None:
    """For a machine as JSON, for a person as it is rendered."""
    if as_json:
        print(wire.model_dump_json(indent=2))
    else:
        _print(rendered)


def _print(rendered: RenderableType) -> None:
    """What documents hold, titles and paths too, is no markup, though it has square brackets."""
    Console(highlight=False, markup=False).print(rendered)


def leave(well: bool) -> NoReturn:
    """With exit code 0, or 1 where not all is well."""
    raise SystemExit(0 if well else 1)
