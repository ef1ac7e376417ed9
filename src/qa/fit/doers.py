"""What somebody else did than the question asks about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.fit.pointed import Pointed, Sought
from qa.question.antecedents import sort_of
from qa.question.mentions import Mention, mentions
from qa.question.words import FUNCTION_WORDS, alike, said
from qa.types import Span

_AUXILIARY = re.compile(
    r"\b(?:did|does|do|has|have|had|will|would)[ \u00a0](?:the[ \u00a0])?$", re.IGNORECASE
)
_VERB = re.compile(
    r"(?:,?[ \u00a0](?:who|has|had|have|will|would|did|does|also|then|later|first|already|once"
    r"|again|never|\w+ly))*[ \u00a0](?P<verb>[a-z]\w+)"
)


def is_anothers_deed(sought: Sought, pointed: Pointed) -> bool:
    """Whether what one person did would be answered by what only another is said to have done.

    "When did Biden visit the camp?" – "In May 2022 Pompeo visited the camp."
    """
    asked = [
        (person, verb)
        for person, verb in _doers(sought.question)
        if _AUXILIARY.search(sought.question[: person.span.start])
    ]
    if not asked:
        return False
    doers = [*_doers(pointed.text[pointed.sentence.start : pointed.sentence.end])]
    for person, verb in asked:
        told = [each for each, other in doers if alike(verb, other)]
        if told and all(_is_another(person, each, sought, pointed) for each in told):
            return True
    return False


def _doers(text: str) -> Iterator[tuple[Mention, str]]:
    """The persons that a text names, each with the verb that follows it."""
    for mention in mentions(text):
        follows = _VERB.match(text, mention.span.end)
        if mention.kind != "name" or follows is None or follows["verb"] in FUNCTION_WORDS:
            continue
        if sort_of(mention, text) == "person":
            yield mention, follows["verb"]


def _is_another(asked: Mention, told: Mention, sought: Sought, pointed: Pointed) -> bool:
    """Whether it is another person, whom the question does not name, nor gives as its answer."""
    at = pointed.sentence.start
    named = Span(at + told.span.start, at + told.span.end)
    shared = any(alike(one, other) for one in said(asked.text) for other in said(told.text))
    return not (
        shared
        or told.key in sought.question.lower()
        or named.overlaps(Span(pointed.start, pointed.end))
    )
