"""A collection of any size: paragraphs of a SQuAD training set, and variations of them.

A variation is a paragraph drawn at random in which one word in CHANGED is another word of the set.
The first documents hold texts with embeddings of their own: each paragraph as it is, then
variations, as many as are to be embedded. All others hold variations of those texts, whose
embeddings are not made: they are those of the texts' sentences, turned at random as far as TURNED.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

import numpy as np

from qa.bar import progress_bar
from qa.evaluate.squad import SquadQuestion, read_training
from qa.ports import Embedder
from qa.sentences import sentences
from qa.types import Chunk, Document, Embeddings, Sentence, Span, document_id

PER_DOCUMENT = 40
"""Paragraphs, each a chunk, in a document."""

CHANGED = 8
"""One word in so many is another one in a variation."""

TURNED = 0.95
"""Cosine of the embedding of a sentence's variation with that of the sentence."""

AT_ONCE = 1000
"""Texts that are embedded together."""

_BETWEEN = "\n\n"


Texts: TypeAlias = Sequence[Sequence[str]]
"""Texts as their sentences, which a space joins."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """A document with what `Drafts.stage` takes of it: each chunk has `sentences` of its own."""

    document: Document
    chunks: list[Chunk]
    sentences: list[list[Sentence]]


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """`texts` with `vectors` of their sentences, each [sentences, dim], `questions` about them with
    theirs, `asked` [questions, dim], and the `words` with which texts are varied."""

    texts: Texts
    vectors: Sequence[Embeddings]
    questions: Sequence[str]
    asked: Embeddings
    words: Sequence[str]


def embedded_paragraphs(
    squad: Path, model: Embedder, count: int, questions: int, kept: Path | None
) -> Paragraphs:
    """So many distinct paragraphs of the set, drawn by a fixed seed, and variations where it has
    fewer; embedded, unless `kept` is a file that holds their embeddings from an earlier run."""
    by_text: dict[str, SquadQuestion] = {}
    for question in read_training(squad):
        by_text.setdefault(question.context, question)
    drawn, draw = list(by_text), random.Random(0)
    draw.shuffle(drawn)
    asked = [by_text[text].question for text in drawn[: min(questions, count)]]
    words = " ".join(drawn[:1000]).split()
    parted = [[text[at.start : at.end] for at in sentences(text)] for text in drawn]
    more = [_varied(draw.choice(parted), words, draw) for _ in range(count - len(drawn))]
    texts = [*parted[:count], *more]
    flat = [sentence for text in texts for sentence in text]
    if kept and kept.exists():
        vectors = np.load(kept)
    else:
        vectors = _made(flat, asked, model)
        if kept:
            with kept.open("wb") as file:  # np.save would add .npy to another name
                np.save(file, vectors)
    if len(vectors) != len(flat) + len(asked):
        raise SystemExit(f"{kept} holds {len(vectors)} embeddings of another run; remove it")
    ends = np.cumsum([len(text) for text in texts])
    own = np.split(vectors[: len(flat)], ends[:-1])
    return Paragraphs(texts, own, asked, vectors[len(flat) :], words)


def _made(texts: Sequence[str], asked: Sequence[str], model: Embedder) -> Embeddings:
    made = []
    with progress_bar("embedding") as progress:
        for first in range(0, len(texts), AT_ONCE):
            made.append(model.documents(texts[first : first + AT_ONCE]))
            progress(first + len(made[-1]), len(texts))
    return np.concatenate([*made, *map(model.question, asked)])


def documents(paragraphs: Paragraphs, chunks: int) -> Iterator[Embedded]:
    """Documents of `chunks` chunks together: the paragraphs first, then variations."""
    draw = random.Random(0)
    for first in range(0, chunks, PER_DOCUMENT):
        numbers = range(first, min(chunks, first + PER_DOCUMENT))
        known = [number for number in numbers if number < len(paragraphs.texts)]
        source = f"{first // PER_DOCUMENT:06d}.txt"
        yield _document(source, paragraphs, known, len(numbers) - len(known), draw)


def another(paragraphs: Paragraphs, source: str, seed: int) -> Embedded:
    """A document of variations that is in no such collection."""
    return _document(source, paragraphs, [], PER_DOCUMENT, random.Random(seed))


def _document(
    source: str, paragraphs: Paragraphs, known: Sequence[int], varied: int, draw: random.Random
) -> Embedded:
    """A document of the paragraphs that are known by number, and of so many variations."""
    drawn = [draw.randrange(len(paragraphs.texts)) for _ in range(varied)]
    noise = np.random.default_rng(draw.getrandbits(32))
    texts = [paragraphs.texts[number] for number in known]
    texts += [_varied(paragraphs.texts[number], paragraphs.words, draw) for number in drawn]
    vectors = [paragraphs.vectors[number] for number in known]
    vectors += [turned(paragraphs.vectors[number], noise) for number in drawn]
    return _embedded(source, texts, vectors)


def _embedded(source: str, texts: Texts, vectors: Sequence[Embeddings]) -> Embedded:
    text = _BETWEEN.join(map(" ".join, texts))
    digest = sha256(text.encode()).hexdigest()
    document = Document(document_id(source), source, digest, "", text)
    chunks, embedded, start = [], [], 0
    for each, own in zip(texts, vectors, strict=True):
        ends = start + np.cumsum([len(sentence) + 1 for sentence in each]) - 1
        spans = [
            Span(end - len(sentence), end)
            for sentence, end in zip(each, ends.tolist(), strict=True)
        ]
        chunks.append(Chunk.of(document, Span(start, spans[-1].end)))
        embedded.append(
            [
                Sentence(span, f"{source} {span.start} {digest}", vector)
                for span, vector in zip(spans, own, strict=True)
            ]
        )
        start = spans[-1].end + len(_BETWEEN)
    return Embedded(document, chunks, embedded)


def _varied(text: Sequence[str], words: Sequence[str], draw: random.Random) -> list[str]:
    return [_varied_sentence(sentence, words, draw) for sentence in text]


def _varied_sentence(sentence: str, words: Sequence[str], draw: random.Random) -> str:
    parts = sentence.split(" ")
    for place in range(draw.randrange(CHANGED), len(parts), CHANGED):
        parts[place] = words[int(draw.random() * len(words))]
    return " ".join(parts)


def turned(vectors: Embeddings, noise: np.random.Generator) -> Embeddings:
    """The same vectors turned at random, to a cosine of TURNED with what they were."""
    away = noise.standard_normal(vectors.shape, dtype=np.float32)
    away -= np.einsum("nd,nd->n", away, vectors)[:, None] * vectors
    away /= np.linalg.norm(away, axis=1, keepdims=True)
    found: Embeddings = np.float32(TURNED) * vectors + np.float32((1 - TURNED**2) ** 0.5) * away
    return found
