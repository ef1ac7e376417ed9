"""A search of a collection gives the cosines and BM25, best first, and ties in one order."""

from __future__ import annotations

import math
import random
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from conftest import Open, Publish, chunks_of
from hashed_embedder import HashedEmbedder

from qa.collection import EmbeddedCollection
from qa.collection.directions import directions, unit
from qa.errors import InvalidInput
from qa.types import (
    Chunk,
    Document,
    Kind,
    Landmark,
    Place,
    Ranked,
    Span,
    document_id,
)

WORDS = ["zorb", "klag", "mufk", "drup", "flonk", "grelt", "twov", "brask", "snurk", "plood"]
"""Words that English stemming leaves alone."""


def texts(lines: int, longest: int, seed: int = 1) -> dict[str, str]:
    draw = random.Random(seed)
    return {
        f"{name}.txt": "\n".join(
            " ".join(draw.choices(WORDS, k=draw.randint(1, longest))) for _ in range(lines)
        )
        for name in "cab"
    }


def all_chunks(collection: EmbeddedCollection) -> list[Chunk]:
    found = []
    for listing in collection.documents():
        found += chunks_of(collection.document(listing.id))
    return sorted(found, key=lambda chunk: (chunk.document_id, chunk.span))


def places(hits: list[Ranked]) -> list[tuple[str, Span]]:
    return [(hit.document_id, hit.span) for hit in hits]


def expected(chunks: list[Chunk], scores: list[float]) -> list[tuple[str, Span]]:
    """Every chunk with a score, best first, ties by document id, then start."""
    order = sorted(range(len(chunks)), key=lambda row: (-round(scores[row], 5), row))
    return [(chunks[row].document_id, chunks[row].span) for row in order if scores[row]]


def bm25(query: str, chunks: list[Chunk]) -> list[float]:
    """Okapi BM25 as it is printed, k1 = 1.2 and b = 0.75, every word of the query once."""
    bags = [chunk.text.split() for chunk in chunks]
    mean = sum(map(len, bags)) / len(bags)
    scores = [0.0] * len(bags)
    for word in dict.fromkeys(query.split()):
        having = sum(word in bag for bag in bags)
        idf = math.log(1 + (len(bags) - having + 0.5) / (having + 0.5))
        for row, bag in enumerate(bags):
            frequency = bag.count(word)
            norm = 1.2 * (1 - 0.75 + 0.75 * len(bag) / mean)
            scores[row] += idf * frequency * 2.2 / (frequency + norm)
    return scores


def test_dense_scores_are_the_cosines(
    publish: Publish, open_collection: Open, embedder: HashedEmbedder
) -> None:
    publish(texts(lines=20, longest=8))
    with open_collection() as collection:
        chunks = all_chunks(collection)
        query = embedder.question("zorb klag")
        stored = unit(directions(embedder.documents([chunk.text for chunk in chunks])))
        scores = (stored @ query[0]).tolist()
        hits = collection.dense(query, 60)
    assert places(hits) == expected(chunks, scores)
    best = sorted(scores, reverse=True)
    assert [hit.score for hit in hits] == pytest.approx(best, abs=2e-5)
    assert [hit.rank for hit in hits] == list(range(1, 61))


def test_dense_ties_are_in_the_order_of_document_id_and_start(
    publish: Publish, open_collection: Open, embedder: HashedEmbedder
) -> None:
    publish({f"{name}.txt": "same\nsame\nother\n" * 20 + name for name in "abc"})
    with open_collection() as collection:
        same = [chunk for chunk in all_chunks(collection) if chunk.text == "same"]
        hits = collection.hits(collection.dense(embedder.question("same"), 30))
    assert [hit.chunk for hit in hits] == same[:30]


@pytest.mark.parametrize("query", ["zorb", "klag mufk", "snurk plood twov", "zorb zorb absent"])
def test_lexical_scores_are_bm25(publish: Publish, open_collection: Open, query: str) -> None:
    """Exactly so up to 40 words, up to which tantivy keeps a text's length exactly."""
    publish(texts(lines=20, longest=12))
    with open_collection() as collection:
        chunks = all_chunks(collection)
        scores = bm25(query, chunks)
        hits = collection.lexical(query, 60)
    assert places(hits) == expected(chunks, scores)
    best = sorted(filter(None, scores), reverse=True)
    assert [hit.score for hit in hits] == pytest.approx(best, abs=2e-5)


def test_lexical_scores_of_long_texts_are_bm25_within_four_per_cent(
    publish: Publish, open_collection: Open
) -> None:
    """tantivy rounds a length down to 8 bits: by up to an eighth, which b and k1 soften."""
    publish(texts(lines=10, longest=300))
    with open_collection() as collection:
        chunks = all_chunks(collection)
        exact = dict(zip(chunks, bm25("zorb klag", chunks), strict=True))
        hits = collection.hits(collection.lexical("zorb klag", 30))
    for hit in hits:
        assert hit.score == pytest.approx(exact[hit.chunk], rel=0.04)


def test_lexical_ties_are_in_the_order_of_document_id_and_start(
    publish: Publish, open_collection: Open
) -> None:
    publish({f"{name}.txt": "zorb klag\nzorb klag\nmufk\n" * 20 + name for name in "abc"})
    with open_collection() as collection:
        same = [chunk for chunk in all_chunks(collection) if chunk.text == "zorb klag"]
        hits = collection.hits(collection.lexical("zorb", 30))
    assert [hit.chunk for hit in hits] == same[:30]


def test_a_chunk_is_found_by_its_title_and_its_heading(
    publish: Publish, open_collection: Open
) -> None:
    text = "Camps\nThey moved there.\n"
    headings: dict[Kind, Place] = {"heading": (Landmark("heading", 0, "Albania"),)}
    publish(Document(document_id("a.md"), "a.md", "0" * 64, "Chronology", text, headings))
    with open_collection() as collection:
        assert len(collection.lexical("chronology", 5)) == 2
        assert len(collection.lexical("albania", 5)) == 2
        assert len(collection.lexical("camps", 5)) == 1


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("Manez", "the camp at Manëz"),
        ("Manëz", "the camp at MANEZ"),
        ("Mane\u0308z", "the camp at Manëz"),
        ("first", "the \ufb01rst camp"),
        ("agreement", "the agree\u00adment"),
        ("camps", "the camp"),
        ("Iran's", "Iran\u2019s"),
        ("nuclear deal", "nuclear\u00a0deal"),
        ("Strasse", "Straße"),
        ("Ελλάδα", "στην ελλάδα"),
    ],
)
def test_a_word_is_found_however_it_is_written(
    publish: Publish, open_collection: Open, query: str, text: str
) -> None:
    publish({"a.txt": text, "b.txt": "nothing of it"})
    with open_collection() as collection:
        assert [hit.chunk.text for hit in collection.hits(collection.lexical(query, 5))] == [text]


@pytest.mark.parametrize(
    "query",
    [
        *("", "   ", "\x00", '"', "(", "a:b:c", "+-!&&||", "AND", "NOT", "[* TO *]", "\\", "^2"),
        *("🙂", "\ud800", "zorb~9999", "x" * 100_000),
    ],
)
def test_any_text_is_a_query(publish: Publish, open_collection: Open, query: str) -> None:
    publish({"a.txt": "klag mufk"})
    with open_collection() as collection:
        assert collection.lexical(query, 5) == []


def test_a_query_of_many_thousand_words_is_answered(
    publish: Publish, open_collection: Open
) -> None:
    publish({"a.txt": "klag mufk"})
    with open_collection() as collection:
        many = " ".join(f"word{number}" for number in range(10_000))
        assert len(collection.lexical(f"{many} mufk", 5)) == 1


@pytest.mark.parametrize("limit", [2, 10_000])
def test_no_more_is_found_than_there_is(
    publish: Publish, open_collection: Open, embedder: HashedEmbedder, limit: int
) -> None:
    publish({"a.txt": "zorb\nzorb klag"})
    with open_collection() as collection:
        assert len(collection.lexical("zorb", limit)) == 2
        assert len(collection.dense(embedder.question("zorb"), limit)) == 2


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_below_one_is_refused(
    publish: Publish, open_collection: Open, embedder: HashedEmbedder, limit: int
) -> None:
    publish({"a.txt": "zorb"})
    with open_collection() as collection:
        with pytest.raises(InvalidInput, match=str(limit)):
            collection.lexical("zorb", limit)
        with pytest.raises(InvalidInput, match=str(limit)):
            collection.dense(embedder.question("zorb"), limit)


def test_an_empty_collection_finds_nothing(
    publish: Publish, open_collection: Open, embedder: HashedEmbedder
) -> None:
    publish()
    with open_collection() as collection:
        assert collection.documents() == ()
        assert collection.lexical("zorb", 5) == []
        assert collection.dense(embedder.question("zorb"), 5) == []


def test_a_query_of_another_shape_is_refused(publish: Publish, open_collection: Open) -> None:
    publish({"a.txt": "zorb"})
    with open_collection() as collection, pytest.raises(ValueError, match=r"\[1, 16\]"):
        collection.dense(np.zeros((1, 8), dtype=np.float32), 5)


def test_threads_get_what_one_thread_gets(
    publish: Publish, open_collection: Open, embedder: HashedEmbedder
) -> None:
    publish(texts(lines=40, longest=12))
    queries = [" ".join(random.Random(seed).choices(WORDS, k=3)) for seed in range(200)]
    with open_collection() as collection, open_collection() as fresh:

        def both(query: str) -> list[Ranked]:
            return fresh.lexical(query, 9) + fresh.dense(embedder.question(query), 9)

        alone = [
            collection.lexical(query, 9) + collection.dense(embedder.question(query), 9)
            for query in queries
        ]
        with ThreadPoolExecutor(8) as threads:
            assert list(threads.map(both, queries)) == alone
