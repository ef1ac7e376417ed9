"""A document as paragraphs and utterances, analysed only where it is asked about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from qa.sentences import sentences
from qa.types import Document, Span
from qa.voice.governors import PATTERNS
from qa.voice.negated import Negated
from qa.voice.pattern import Pattern
from qa.voice.polarity import negations
from qa.voice.quotations import is_open, quotations
from qa.voice.revised import revised
from qa.voice.unfulfilled import Undone, unfulfilled
from qa.voice.words import Word, words

KEPT = 64
"""Editions whose analysis is kept."""

_BREAK = re.compile(r"\n[^\S\n]*\n\s*|\n(?=[^\S\n]*(?:[-*+•>#|]|\d{1,3}[.)])\s)")

_OPEN = 1500
"""Characters of one utterance after a quotation mark that is never closed, at most."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A sentence, or as many as a quotation joins; `spoken` tells which words are in quotations."""

    span: Span
    words: tuple[Word, ...]
    spoken: tuple[bool, ...]
    quotations: tuple[Span, ...]

    @property
    def is_question(self) -> bool:
        last = [word.text for word in self.words[-3:]]
        return "?" in last

    @property
    def is_all_quotation(self) -> bool:
        """Whether no word stands outside quotation marks."""
        pairs = zip(self.words, self.spoken, strict=True)
        return bool(self.quotations) and not any(w.is_word and not spoken for w, spoken in pairs)

    def quotation_at(self, span: Span) -> Span | None:
        return next((each for each in self.quotations if each.overlaps(span)), None)


class Prose:
    """One edition of a document. Paragraphs are split into utterances on demand, once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self._utterances: dict[int, tuple[Utterance, ...]] = {}
        self._negated: dict[Span, tuple[Negated, ...]] = {}
        self._undone: dict[Span, tuple[Undone, ...]] = {}
        self._cues: dict[Span, tuple[tuple[Pattern, Span], ...]] = {}

    @cached_property
    def lower(self) -> str:
        """The text in lower case, each character where it stands."""
        lowered = self.text.lower()
        if len(lowered) == len(self.text):
            return lowered
        return "".join(each.lower() if len(each.lower()) == 1 else each for each in self.text)

    @cached_property
    def paragraphs(self) -> list[Span]:
        found, start = [], 0
        for edge in [*_BREAK.finditer(self.text), None]:
            end = edge.start() if edge else len(self.text)
            if self.text[start:end].strip():
                found.append(Span(start, end))
            start = edge.end() if edge else end
        return found

    def paragraph_at(self, offset: int) -> int:
        """The number, from 0, of the paragraph in which `offset` stands."""
        return max(0, bisect_right(self.paragraphs, offset, key=lambda each: each.start) - 1)

    def utterances(self, paragraph: int) -> tuple[Utterance, ...]:
        """Of a paragraph by its number; empty where there is none."""
        if not 0 <= paragraph < len(self.paragraphs):
            return ()
        if paragraph not in self._utterances:
            self._utterances[paragraph] = tuple(self._split(self.paragraphs[paragraph]))
        return self._utterances[paragraph]

    def negated(self, utterance: Utterance) -> tuple[Negated, ...]:
        """What the utterance says does not hold; kept, as every candidate in it asks for it."""
        if utterance.span not in self._negated:
            self._negated[utterance.span] = tuple(negations(utterance.words))
        return self._negated[utterance.span]

    def undone(self, paragraph: int, position: int) -> tuple[Undone, ...]:
        """What was planned or claimed in an utterance and then undone; kept like these."""
        spoken = self.utterances(paragraph)
        span = spoken[position].span
        if span not in self._undone:
            following = spoken[position + 1].words if position + 1 < len(spoken) else ()
            parts = [*_sentences(spoken[position].words), following]
            self._undone[span] = tuple(each for pair in pairwise(parts) for each in _undone(*pair))
        return self._undone[span]

    def cues(self, utterance: Utterance) -> tuple[tuple[Pattern, Span], ...]:
        """The cues of the patterns in the utterance; kept like these."""
        if utterance.span not in self._cues:
            self._cues[utterance.span] = tuple(self._found(utterance.span))
        return self._cues[utterance.span]

    def utterance_at(self, span: Span) -> tuple[int, int] | None:
        """Paragraph and position of the utterance that holds most of `span`'s start."""
        paragraph = self.paragraph_at(span.start)
        for position, each in enumerate(self.utterances(paragraph)):
            if each.span.overlaps(span):
                return paragraph, position
        return None

    def is_heading(self, span: Span) -> bool:
        headings = self.document.landmarks.get("heading", ())
        return any(heading.start == span.start for heading in headings)

    def before(self, paragraph: int, position: int, limit: int) -> list[Utterance]:
        """At most `limit` utterances before this one, the nearest first."""
        found = list(reversed(self.utterances(paragraph)[:position]))
        while len(found) < limit and paragraph > 0:
            paragraph -= 1
            found += reversed(self.utterances(paragraph))
        return found[:limit]

    def _found(self, span: Span) -> Iterator[tuple[Pattern, Span]]:
        for pattern in PATTERNS:
            text = self.text if pattern.cased else self.lower
            for match in pattern.expression.finditer(text, span.start, span.end):
                yield pattern, Span(match.start(), match.start() + len(match[0].rstrip()))

    def _split(self, paragraph: Span) -> list[Utterance]:
        start, end = paragraph.start, paragraph.end
        quoted = quotations(self.text, start, end)
        found = [each.shifted(start) for each in sentences(self.text[start:end])]
        opened = quoted[-1].start if quoted and is_open(self.text, quoted[-1]) else end
        return [self._utterance(span, quoted) for span in _joined(found, quoted, opened)]

    def _utterance(self, span: Span, quoted: list[Span]) -> Utterance:
        inside = tuple(each for each in quoted if each.overlaps(span))
        found = tuple(words(self.text, span.start, span.end))
        spoken = tuple(any(q.start <= w.start < q.end for q in inside) for w in found)
        return Utterance(span, found, spoken, inside)


def _undone(words: Sequence[Word], following: Sequence[Word]) -> Iterator[Undone]:
    yield from unfulfilled(words, following)
    yield from revised(words, following)


def _sentences(words: Sequence[Word]) -> list[Sequence[Word]]:
    """The words of an utterance cut behind each mark after which a capital follows."""
    ends = [
        n + 1
        for n, (mark, word) in enumerate(pairwise(words))
        if mark.text in {".", "?", "!"} and word.is_capital
    ]
    return [words[first:last] for first, last in pairwise([0, *ends, len(words)])]


def _joined(sentences: list[Span], quoted: list[Span], opened: int) -> list[Span]:
    """Sentences that one quotation runs through are one, not too long past an `opened` one."""
    found: list[Span] = []
    for sentence in sentences:
        crossing = found and any(q.start < found[-1].end and sentence.start < q.end for q in quoted)
        lost = found and sentence.end - max(opened, found[-1].start) > _OPEN
        if crossing and not lost:
            found[-1] = Span(found[-1].start, sentence.end)
        else:
            found.append(sentence)
    return found


@lru_cache(maxsize=KEPT)
def prose(document: Document) -> Prose:
    """The analysis of this edition, kept for the next question."""
    return Prose(document)
