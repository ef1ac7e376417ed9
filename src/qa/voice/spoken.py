"""The parts of a sentence that are in somebody's mouth."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from qa.frames import unframed
from qa.types import Document, Span, Speech
from qa.voice.attributions import attributions
from qa.voice.prose import Utterance, prose
from qa.voice.quotations import quotations
from qa.voice.scope import Attribution
from qa.voice.speech import speech_at

_LINK = "that|and|but|while"
_BEFORE = re.compile(rf"(?:[\s,;:.—–”»)]+|(?:{_LINK})\b)+", re.I)
_AFTER = re.compile(rf"(?:[\s,;:—–]+(?:{_LINK})?)+$", re.I)
_COLON = re.compile(r":\s*$")
_WORD = re.compile(r"\w")


def spoken(
    document: Document, sentence: Span, theirs: Callable[[Speech | None], bool]
) -> list[Span]:
    """What is said there in a mouth that is `theirs`, in order, without the marks and words of
    saying around it.

    What only a quotation mark parts is one.
    """
    analysed = prose(document)
    at = analysed.utterance_at(sentence)
    if at is None:
        return []
    found: list[Span] = []
    for piece in _pieces(analysed.utterances(at[0])[at[1]], sentence, document.text):
        part = _trimmed(document.text, piece)
        if part is None or not theirs(speech_at(document, part)):
            continue
        if found and not _WORD.search(document.text, found[-1].end, part.start):
            part = Span(found.pop().start, part.end)
        found.append(part)
    bare = [_trimmed(document.text, _bare(document.text, part)) for part in found]
    return [part for each in bare if each and (part := unframed(document.text, each))]


def _pieces(utterance: Utterance, sentence: Span, text: str) -> Iterator[Span]:
    """The sentence cut at the edges of quotations, of words of saying and of who says it.

    Neither these words nor what announces a quotation, up to its colon, are given.
    """
    quoted = utterance.quotations
    saying = _saying(attributions(utterance, text), quoted)
    edges = {edge for span in (*quoted, *saying) for edge in (span.start, span.end)}
    inside = sorted(edge for edge in edges if sentence.start < edge < sentence.end)
    for start, end in pairwise([sentence.start, *inside, sentence.end]):
        piece = Span(start, end)
        announces = any(each.start == end for each in quoted) and _COLON.search(text, start, end)
        if not announces and not any(each.contains(piece) for each in saying):
            yield piece


def _saying(found: Sequence[Attribution], quoted: Sequence[Span]) -> list[Span]:
    """The words of saying and those who say it, outside of quotations."""
    spans = [span for each in found for span in each.unsaid]
    return [span for span in spans if not any(each.overlaps(span) for each in quoted)]


def _bare(text: str, part: Span) -> Span:
    """What stands between the marks, where the whole is one quotation."""
    if len(part) > 2 and quotations(text, part.start, part.end)[:1] == [part]:
        return Span(part.start + 1, part.end - 1)
    return part


def _trimmed(text: str, piece: Span) -> Span | None:
    """Without the marks and linking words that part it from what stands around it."""
    before = _BEFORE.match(text, piece.start, piece.end)
    after = _AFTER.search(text, piece.start, piece.end)
    start, end = before.end() if before else piece.start, after.start() if after else piece.end
    return Span(start, end) if any(map(str.isalnum, text[start:end])) else None
