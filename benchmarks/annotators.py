"""How often answers that people gave to one question are called different.

    python -m benchmarks.annotators ../shared/data/dev/squad_v1.1_dev.jsonl.gz

SQuAD's dev questions were answered by several people each, from one paragraph: two answers of
one question that are not the same text are one answer in other words, a part of it, or seldom
another one that is right as well. What is called different is, but for a few slips of people, a
false disagreement. No rule was written from these pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from qa.compare import Aliases, Reading, asked, relation
from qa.evaluate.squad import SquadQuestion, read_squad
from qa.sentences import sentences


def main(
    squad: Annotated[Path, typer.Argument(help="SQuAD 1.1 dev set")],
    examples: Annotated[int, typer.Option(help="list this many that are called different")] = 0,
) -> None:
    """The relation of every two different answers to a question, counted."""
    counts = Counter[str]()
    for question in read_squad(squad):
        for one, other in pairs(question):
            aliases = Aliases([question.context])
            found = relation(asked(question.question), one, other, aliases)
            counts[found] += 1
            if found == "different" and counts[found] <= examples:
                typer.echo(f"{question.question} | {one.answer} | {other.answer}")
    table = Table("relation", "pairs", "share")
    for name, number in counts.most_common():
        table.add_row(name, f"{number:,}", f"{number / counts.total():.1%}")
    Console().print(table)


def pairs(question: SquadQuestion) -> Iterator[tuple[Reading, Reading]]:
    """Every two answers of different text, each in its sentence."""
    around = sentences(question.context)
    distinct = {question.context[span.start : span.end]: span for span in question.answers}
    readings = []
    for span in distinct.values():
        inside = next((each for each in around if each.contains(span)), None)
        if inside is not None:
            text = question.context[inside.start : inside.end]
            readings.append(Reading(text, span.start - inside.start, span.end - inside.start))
    return combinations(readings, 2)


if __name__ == "__main__":
    typer.run(main)
