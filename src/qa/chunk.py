"""Document to chunks: runs of whole sentences, every chunk a slice of its document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from langchain_text_splitters import RecursiveCharacterTextSplitter, TextSplitter

from qa.sentences import sentences, sentences_in
from qa.types import SECTIONS, Chunk, Document, Span


class SentenceSplitter(TextSplitter):
    """Packs whole sentences into pieces of at most `chunk_size` characters.

    The pieces joined give the text back, so their places follow from their lengths alone;
    searching for them afterwards (`add_start_index`) finds the wrong place in repetitive text.
    A sentence longer than a piece is cut at line ends, else at spaces.
    """

    def __init__(self, chunk_size: int) -> None:
        super().__init__(chunk_size=chunk_size, chunk_overlap=0, strip_whitespace=False)
        self._long = RecursiveCharacterTextSplitter(
            chunk_size=chunk_size,
            chunk_overlap=0,
            keep_separator="end",
            separators=["\n\n", "\n", " ", ""],
            strip_whitespace=False,
        )

    def split_text(self, text: str) -> list[str]:
        return self._merge_splits(self._splits(text), separator="")

    def _splits(self, text: str) -> Iterator[str]:
        ends = [span.start for span in sentences(text)][1:]
        for start, end in zip([0, *ends], [*ends, len(text)], strict=True):
            yield from self._long.split_text(text[start:end])


def chunks(document: Document, length: int) -> list[Chunk]:
    """The chunks of a document in order, none longer than `length` characters, none blank.

    No chunk runs over a heading, or onto another slide or sheet. White space around a chunk is left
    out.
    """
    splitter = SentenceSplitter(length)
    found = []
    for section in _sections(document):
        pieces = splitter.split_text(document.text[section.start : section.end])
        found += [Chunk.of(document, span) for span in _places(pieces, section.start)]
    return found


def worded_sentences(chunk: Chunk) -> Sequence[Span]:
    """The sentences of a chunk, in its document, that have a word in them, unlike "* * *"; all,
    where none has."""
    spans, at = sentences_in(chunk), chunk.span.start
    texts = (chunk.text[span.start - at : span.end - at] for span in spans)
    worded = [s for s, text in zip(spans, texts, strict=True) if any(map(str.isalnum, text))]
    return worded or spans


def _sections(document: Document) -> Iterable[Span]:
    starts = (each.start for kind in SECTIONS for each in document.landmarks.get(kind, ()))
    edges = {0, len(document.text), *starts}
    ordered = sorted(edges)
    return [Span(start, end) for start, end in pairwise(ordered)]


def _places(pieces: Iterable[str], at: int) -> Iterator[Span]:
    for piece in pieces:
        if stripped := piece.strip():
            start = at + piece.index(stripped)
            yield Span(start, start + len(stripped))
        at += len(piece)
