"""Who is said to say words of a text; what the tests of speech share."""

from __future__ import annotations

from conftest import document_of

from qa.types import Document, Span, Speech
from qa.voice import speech_at

VISIT = (
    "Mike Pompeo, the former secretary of state, came to Manëz on Monday. Maryam Rajavi, who leads "
    "the movement, was his host.\n\n"
)


def of(text: str) -> Document:
    return document_of("text.txt", text)


def heard(text: str, words: str) -> Speech | None:
    start = text.index(words)
    return speech_at(of(text), Span(start, start + len(words)))


def speaker(text: str, words: str) -> str | None:
    """The speaker's name; the words must be somebody's."""
    speech = heard(text, words)
    assert speech is not None
    return speech.speaker.exact if speech.speaker else None
