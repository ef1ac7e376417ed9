"""Where the sentences of a text are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sentencex import get_sentence_boundaries

from qa.types import Chunk, Span
from qa.words import QUOTATION_MARKS

_ROW = r"[^\n]* \| [^\n]*"
_BLOCK_EDGE = re.compile(
    # before a list entry, a heading or a table row
    rf"(?m)(?<=\n)(?=[ \t]*(?:[-*+•>|#]|\d{{1,3}}[.)])[ \t|#]|{_ROW}$)"
    # after a heading or a table row
    rf"|^(?:[ \t]*#{{1,6}}[ \t].*|{_ROW})\n"
)

_TITLE = re.compile(r"(?<!\w)(?:Ms|Mx|Mgr|Revd|Amb)\.\s+\Z")
_BEFORE_NUMBER = re.compile(
    r"(?<!\w)(?:(?i:approx|est|max|avg|incl|excl|vols?|ch|chap|eds?|para|kg|km|cm|mg|lbs|ft|hrs|mins"
    r"|secs|mn|bn|tn)|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.\s+\Z"
)
_NUMBER = re.compile(r"[~±<>£$€]?\d")
_SMALL_NAME = re.compile(r"[a-z]+-?[A-Z]")  # iPhone, al-Qaeda

_MARK = f"[{QUOTATION_MARKS}]"
_EXCLAIMED = re.compile(rf"{_MARK}.*[!?]{_MARK}\s+\Z", re.DOTALL)
_SAID = (
    "(?:said|says|shouted|cried|asked|asks|replied|answered|retorted|exclaimed|yelled|screamed"
    "|whispered|demanded|insisted|declared|added|wrote|tweeted|joked)"
)
_WORD = r"[\w’'.-]+"
_OTHER_VERB = "(?:is|are|was|were|be|been|has|have|had)"
_SPEAKER = re.compile(
    rf"(?!(?i:nobody|no)\b)(?:(?!{_OTHER_VERB}\b){_WORD} ){{1,6}}?(?:"
    # nothing that is said may follow: it would be other words than those before
    rf"{_SAID}(?=[.;!]|,(?! ?{_MARK}[A-Z])| \w+ly\b| (?:in|on|at|from|to|as|when|while|after|before"
    r"|during|outside|inside|through|with|back|again|later)\b)"
    rf"|told (?:(?!(?:that|to|about|of)\b)[\w’'-]+ ?){{1,4}}[.,;])"
)


def sentences(text: str, language: str = "en") -> list[Span]:
    """The sentences of `text`, in order, without the white space around them.

    Boundaries are those of sentencex (Wikimedia's rules for 200 languages), but for those after
    which a sentence goes on. Lines that are blocks of their own (headings, list entries, table
    rows) also end where the line ends.
    """
    found = []
    for whole in _joined(text, language):
        for start, end in _blocks(text, *whole):
            if stripped := text[start:end].strip():
                start = text.index(stripped, start)
                found.append(Span(start, start + len(stripped)))
    return found


@lru_cache(maxsize=64)
def sentences_in(chunk: Chunk) -> tuple[Span, ...]:
    """Where the sentences of a chunk are in its document, in order.

    Kept, since every candidate of a chunk asks for them.
    """
    return tuple(each.shifted(chunk.span.start) for each in sentences(chunk.text))


def _joined(text: str, language: str) -> Iterator[tuple[int, int]]:
    """What sentencex finds, with each piece that only goes on put to the one before it."""
    start, before = 0, ""
    for boundary in get_sentence_boundaries(language, text):
        at = boundary["start_index"]
        after = text[at : boundary["end_index"]]
        if before and not _goes_on(text[start], before, after):
            yield start, at
            start = at
        before = after
    yield start, len(text)


def _goes_on(first: str, before: str, after: str) -> bool:
    """Whether a sentence, which has begun with `first`, does not end between these two pieces."""
    if not before.strip() or not after.strip():  # a paragraph ends
        return False
    if after[0].islower() and not _SMALL_NAME.match(after):
        return not first.islower()  # else the text is written without capitals
    if _NUMBER.match(after):
        return _BEFORE_NUMBER.search(before) is not None
    return bool(_TITLE.search(before) or (_EXCLAIMED.match(before) and _SPEAKER.match(after)))


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """[start, end) cut at the edges of blocks."""
    edges = [match.end() for match in _BLOCK_EDGE.finditer(text, start, end)]
    yield from zip([start, *edges], [*edges, end], strict=True)
