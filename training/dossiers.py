"""Questions put to every text about a matter: what answers them, and that nothing else does.

They stand in a file beside this one, a matter a line: its subject, its passages, and questions
with the words of each passage that answer them, by its number.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qa.evaluate.rows import Row, json_lines
from qa.evaluate.squad import SquadQuestion
from qa.types import Span

FILE = Path(__file__).parent / "dossiers.jsonl"


def pairs() -> Iterator[SquadQuestion]:
    """Each question with each passage of its matter; a passage that does not answer has no answers.

    The subject of the matter is their title. Raises EvaluationError where words that should answer
    do not stand in their passage exactly once.
    """
    for number, matter in enumerate(json_lines(FILE), 1):
        passages = matter.texts("passages")
        for asked, row in enumerate(matter.rows("questions"), 1):
            answers = row.row("answers")
            for place, passage in enumerate(passages):
                found = _answers(answers, str(place), passage)
                name = f"{number}-{asked}-{place}-{row.text('kind')}"
                subject, question = matter.text("subject"), row.text("question")
                yield SquadQuestion(name, subject, passage, question, found)


def _answers(answers: Row, place: str, passage: str) -> tuple[Span, ...]:
    if place not in answers.values:
        return ()
    words = answers.text(place)
    if passage.count(words) != 1:
        raise answers.refused(f"{words!r} must stand once in passage {place}")
    start = passage.index(words)
    return (Span(start, start + len(words)),)
