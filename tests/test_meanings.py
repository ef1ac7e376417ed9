"""A chunk is found by what it says as a whole and by the one of its sentences that is nearest."""

from __future__ import annotations

import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.collection import meanings, vectors
from qa.collection.directions import directions, unit
from qa.collection.meanings import Meanings
from qa.collection.vectors import Admitted
from qa.types import Embeddings

DIM = 32


def drawn(count: int, dim: int = DIM, seed: int = 0) -> Embeddings:
    found = np.random.default_rng(seed).standard_normal((count, dim), dtype=np.float32)
    scaled: Embeddings = found / np.linalg.norm(found, axis=1, keepdims=True)
    return scaled


class Told:
    """Chunks of one to nine sentences each, about as alike as sentences of one chunk are."""

    def __init__(self, chunks: int, seed: int = 0, dim: int = DIM) -> None:
        draw = np.random.default_rng(seed)
        counts = draw.integers(1, 10, chunks)
        about = np.repeat(drawn(chunks, dim, seed), counts, axis=0)
        self.sentences = directions(about + 0.7 * drawn(counts.sum(), dim, seed + 1))
        self.lengths = draw.integers(5, 300, counts.sum())
        self.edges = np.cumsum([0, *counts])

    @property
    def index(self) -> Meanings:
        return Meanings.of(self.sentences, self.lengths, self.edges)

    def scores(self, query: Embeddings) -> list[float]:
        """Of every chunk, as the module says it, in float64."""
        own = self.sentences.astype(float)
        own /= np.linalg.norm(own, axis=1, keepdims=True)
        firsts = self.edges[:-1]
        means = np.add.reduceat(own * np.sqrt(self.lengths)[:, None], firsts)
        whole = means @ query[0] / np.linalg.norm(means, axis=1)
        found: list[float] = ((whole + np.maximum.reduceat(own @ query[0], firsts)) / 2).tolist()
        return found


@given(st.integers(1, 60), st.integers(1, 90), st.integers(0, 99))
def test_the_score_is_the_mean_of_both_cosines(chunks: int, size: int, seed: int) -> None:
    told, query = Told(chunks, seed), drawn(1, seed=seed + 7)
    hits = told.index.search(query, size)
    exact = told.scores(query)
    assert len(hits) == min(size, chunks)
    for row, score in hits:
        assert score == pytest.approx(exact[row], abs=1e-5)


def test_what_is_nearest_is_found_first_among_many() -> None:
    told = Told(3000)
    for seed in range(20):
        query = drawn(1, seed=100 + seed)
        exact = np.argsort(-np.array(told.scores(query)))[:10].tolist()
        found = [row for row, _ in told.index.search(query, 50)[:10]]
        assert len({*exact} & {*found}) >= 9


def test_one_sentence_that_says_it_brings_up_a_chunk_that_is_about_something_else() -> None:
    told, query = Told(40), drawn(1, seed=9)
    told.sentences[told.edges[17]] = directions(query)[0]
    assert told.index.search(query, 5)[0][0] == 17


@pytest.mark.parametrize("exact", [20_000, 100])
def test_of_chunks_that_say_the_same_the_first_are_found(
    monkeypatch: pytest.MonkeyPatch, exact: int
) -> None:
    """Sixty are nearer as a whole, but have no sentence as near as a hundred others have."""
    monkeypatch.setattr(vectors, "EXACT", exact)
    axes = np.eye(3, DIM, dtype=np.float32)
    nearer, same = axes[0] + 1.2 * axes[1], [axes[0], axes[1]]
    wholes = [[nearer + 0.001 * number * axes[2]] for number in range(60)]
    sentences = np.stack([each for chunk in [*[same] * 100, *wholes] for each in chunk])
    edges = np.array([*range(0, 201, 2), *range(201, 261)])
    index = Meanings.of(directions(sentences), np.full(260, 9), edges)
    query = 0.2 * axes[:1] + axes[1:2]
    found = index.search(query / np.linalg.norm(query), 25)
    assert [row for row, _ in found[:9]] == [*range(9)]


def test_only_what_is_admitted_is_found() -> None:
    told, mask = Told(200), np.arange(200) % 7 == 3
    hits = told.index.search(drawn(1, seed=5), 500, Admitted(mask))
    assert {row for row, _ in hits} == {*np.flatnonzero(mask).tolist()}


@pytest.mark.parametrize("exact", [20_000, 100])
def test_what_is_read_finds_what_was_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, exact: int
) -> None:
    monkeypatch.setattr(vectors, "EXACT", exact)
    told, query = Told(500), drawn(1, seed=3)
    made = told.index
    made.write(tmp_path)
    read = Meanings.read(tmp_path)
    assert read.search(query, 20) == made.search(query, 20)
    rows = np.arange(500)
    assert read.same_as(rows, told.sentences, told.lengths, told.edges)
    assert not read.same_as(rows, told.sentences[::-1], told.lengths, told.edges)


def test_what_is_read_is_whole_however_little_the_system_gives_at_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told, rows, at_once = Told(50), np.arange(50), os.preadv
    told.index.write(tmp_path)
    monkeypatch.setattr(os, "preadv", lambda file, into, at: at_once(file, [into[0][:1000]], at))
    read = Meanings.read(tmp_path)
    assert read.same_as(rows, told.sentences, told.lengths, told.edges)


def memory_of(work: Callable[[], object]) -> int:
    """Bytes that it takes at most."""
    tracemalloc.start()
    work()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def test_writing_takes_little_memory_beside_the_sentences(tmp_path: Path) -> None:
    told = Told(20_000)
    index = told.index
    assert memory_of(lambda: index.write(tmp_path)) < told.sentences.nbytes / 2


def test_a_search_for_all_chunks_takes_little_memory_for_their_sentences() -> None:
    told, query = Told(8_000, dim=384), drawn(1, dim=384)
    index = told.index
    assert memory_of(lambda: index.search(query, 8_000)) < told.sentences.nbytes


@pytest.mark.parametrize("name", ["sentences", "edges.npy", "dense.faiss"])
def test_files_of_another_index_are_refused(tmp_path: Path, name: str) -> None:
    for chunks, folder in ((30, tmp_path / "one"), (31, tmp_path / "other")):
        folder.mkdir()
        Told(chunks).index.write(folder)
    (tmp_path / "other" / name).replace(tmp_path / "one" / name)
    with pytest.raises(ValueError, match=r"do not part|does not hold"):
        Meanings.read(tmp_path / "one")


def test_the_means_of_many_chunks_are_those_of_few(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told(100)
    given_ = told.sentences, told.lengths, told.edges
    at_once = meanings.mean_vectors(*given_)
    monkeypatch.setattr(meanings, "_BLOCK", 7)
    assert np.array_equal(meanings.mean_vectors(*given_), at_once)


def test_a_direction_keeps_the_cosine_of_its_vector() -> None:
    exact = drawn(500, dim=384)
    kept = unit(directions(exact))
    assert np.einsum("nd,nd->n", exact, kept).min() > 0.9999
    assert np.linalg.norm(kept, axis=1) == pytest.approx(1, abs=1e-6)


def test_what_has_no_direction_stays_nothing() -> None:
    assert not unit(directions(np.zeros((2, DIM), dtype=np.float32))).any()
