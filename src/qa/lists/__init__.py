"""The members of a list that an answer gives, each a span of its own.

blocks.py        a bulleted list, or a column of a table, around an answer
coordination.py  "A, B and C" in the sentence of an answer
"""

from __future__ import annotations

from qa.lists.blocks import block_of
from qa.lists.coordination import coordinated
from qa.question.form import Count
from qa.types import Span

__all__ = ["members_of"]


def members_of(text: str, answer: Span, sentence: Span, count: Count) -> tuple[Span, ...]:
    """The members, in order, of the list that `answer` is, or stands in; none where it is no list.

    Where several things are asked for, a list may reach past the answer and, in bullets and
    tables, past the sentence; where one or several may be meant, it lies within the answer.
    """
    if count == "one":
        return ()
    block = block_of(text, answer, sentence) if count == "several" else ()
    return block or coordinated(text, answer, sentence, whole=count == "several")
