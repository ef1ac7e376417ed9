"""Who does what, as far as a person's name and the verb after it tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from qa.question.antecedents import sort_of
from qa.question.mentions import Mention, mentions
from qa.question.words import FUNCTION_WORDS, alike, said

_ASKED = re.compile(
    r"\b(?:did|does|do|has|have|had|will|would)[ \u00a0](?:the[ \u00a0])?$", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"(?:,?[ \u00a0](?:who|has|had|have|will|would|did|does|also|then|later|first|already|once"
    r"|again|never|\w+ly)\b)*"
)
_MUTUAL = r"(?:marr|m[ae]et|met|wed|divorc)\w*"
_VERB = re.compile(r"[ \u00a0](?P<verb>[a-z]\w+)")


def others_deeds(question: str, sentence: str) -> Iterator[tuple[Mention, list[Mention]]]:
    """The persons of whose deed the question asks, each with those who do it in the sentence.

    Only those whose deed is there another's alone: "When did Biden visit the camp?" – "In May 2022
    Pompeo visited the camp."
    """
    asked = _asked_of(question)
    doers = [*_doers(sentence)] if asked else []
    for person, verb in asked:
        told = [each for each, other in doers if alike(verb, other)]
        if _takes_part(person, verb, sentence):
            continue
        if told and all(_is_another(person, each, question) for each in told):
            yield person, told


def _takes_part(person: Mention, verb: str, sentence: str) -> bool:
    """Whether another does it with the person: "Jo Hill came with Ann Roth", "married Ann Roth"."""
    last = re.escape(person.text.split()[-1])
    with_them = rf"\b(?:with|and|{_MUTUAL})[ \u00a0](?:\w+\.?[ \u00a0]){{0,2}}{last}\b"
    found = re.search(with_them, sentence)
    return found is not None and (
        found[0].startswith(("with", "and")) or re.match(_MUTUAL, verb) is not None
    )


def after_name(text: str, mention: Mention) -> str:
    """What follows a name, without the "who has" or "also" before a verb."""
    between = _BETWEEN.match(text, mention.span.end)
    return text[between.end() if between else mention.span.end :]


@lru_cache(maxsize=16)
def _asked_of(question: str) -> tuple[tuple[Mention, str], ...]:
    """The persons of whose deed it asks. Kept, since every candidate is held to them."""
    doers = _doers(question)
    return tuple(each for each in doers if _ASKED.search(question[: each[0].span.start]))


def _doers(text: str) -> Iterator[tuple[Mention, str]]:
    """The persons that a text names, each with the verb that follows it."""
    for mention in mentions(text):
        follows = _VERB.match(after_name(text, mention))
        if mention.kind != "name" or follows is None or follows["verb"] in FUNCTION_WORDS:
            continue
        if sort_of(mention, text) == "person":
            yield mention, follows["verb"]


def _is_another(asked: Mention, told: Mention, question: str) -> bool:
    """Whether it shares no word with who is asked about, and the question does not name it."""
    shared = any(alike(one, other) for one in said(asked.text) for other in said(told.text))
    return not shared and told.key not in question.lower()
