"""The commands that measure: questions with gold, and the confidence fitted on them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qa.cli.commands import app
from qa.cli.options import AsJson, Collection, Index, Limit, settings
from qa.errors import InvalidInput, quoted

QUESTIONS = Path("eval/questions.jsonl")


@app.command("eval")
def evaluate(
    questions: Annotated[
        Path | None,
        typer.Option(help="Questions with gold, JSON lines. (default: eval/questions.jsonl)"),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(help="What to compare with. (default: QUESTIONS.baseline.json beside them)"),
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Make this run the baseline.")
    ] = False,
    output: Annotated[Path | None, typer.Option(help="Also write the JSON report here.")] = None,
    failures: Annotated[
        int, typer.Option(min=0, help="List this many of the worst questions.")
    ] = 0,
    named: Annotated[
        str | None,
        typer.Option(
            "--set", help="A labelled set of eval/ instead: agreement, lists, speakers, …"
        ),
    ] = None,
    index: Index = None,
    collection: Collection = None,
    k: Limit = None,
    as_json: AsJson = False,
) -> None:
    """Ask every question of a set and compare with the baseline (a measure fell: exit code 1).

    With --set, judge the cases of another labelled set, against its own baseline.
    """
    from qa.evaluate.baseline import baseline_of
    from qa.evaluate.command import run_eval
    from qa.evaluate.suites.command import run_suite
    from qa.wiring import pipeline

    chosen = settings(index=index, collection=collection, quotes=k)
    if named is not None:
        _refuse_beside_set(questions=questions, baseline=baseline)
        code = run_suite(
            named,
            chosen,
            rewrite_baseline=write_baseline,
            output=output,
            print_json=as_json,
            failures=failures,
        )
        raise SystemExit(code)
    asked = questions or QUESTIONS
    code = run_eval(
        lambda: pipeline(chosen),
        asked,
        chosen.quotes,
        baseline=baseline or baseline_of(asked),
        rewrite_baseline=write_baseline,
        output=output,
        print_json=as_json,
        failures=failures,
    )
    raise SystemExit(code)


def _refuse_beside_set(**files: Path | None) -> None:
    """Raises InvalidInput for a file that was named, since a set has its own."""
    for name, file in files.items():
        if file is not None:
            raise InvalidInput(
                f"--{name} is {quoted(str(file))}, but --set has {name} of its own; leave one out"
            )


@app.command()
def calibrate(
    questions: Annotated[Path, typer.Argument(help="Your questions with gold, JSON lines.")],
    index: Index = None,
    collection: Collection = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Measure, write nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Fit the confidence on your own labelled questions; the fit is kept in the index's folder.

    The file is as eval/questions.jsonl: 100 questions or more, a third without an answer.

    [dim]Example: qa calibrate labelled.jsonl --dry-run[/dim]
    """
    from qa.evaluate.command import run_calibrate
    from qa.wiring import pipeline

    chosen = settings(index=index, collection=collection)
    kept_in = None if dry_run else chosen.folder
    run_calibrate(lambda: pipeline(chosen), questions, kept_in, print_json=as_json)
