"""A collection that grew document by document finds what one that was made at once finds."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import numpy as np
import pytest
from conftest import Open, Publish
from hashed_embedder import HashedEmbedder

from qa.collection import EmbeddedCollection, checked, mended, parts, vectors
from qa.types import Embeddings, Ranked, document_id

WORDS = [f"w{number}" for number in range(60)]


@pytest.fixture
def unmerged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts stay parts however small they are, as in a collection of a million chunks."""
    monkeypatch.setattr(parts, "SMALL", 0)


def written(draw: random.Random, lines: int) -> str:
    return "\n".join(" ".join(draw.choices(WORDS, k=6)) for _ in range(lines))


def found(collection: EmbeddedCollection, among: frozenset[str]) -> set[str]:
    """The documents in which something is found, by words or by vector."""
    embedder = HashedEmbedder()
    hits = [*collection.lexical("w1 w2", 999, among)]
    hits += collection.dense(embedder.question("w1 w2"), 999, among)
    return {hit.document_id for hit in hits}


def part_names(folder: Path) -> list[str]:
    (generation,) = (folder / "derived").iterdir()
    return sorted(path.name for path in (generation / "parts").iterdir())


@pytest.mark.usefixtures("unmerged")
def test_one_document_is_written_alone(publish: Publish, folder: Path) -> None:
    publish({"a.txt": written(random.Random(1), 200)})
    before = (folder / "derived/1/parts/0/dense.faiss").stat().st_ino
    publish({"b.txt": "w1 w2"})
    assert part_names(folder) == ["0", "200"]
    assert (folder / "derived/2/parts/0/dense.faiss").stat().st_ino == before


@pytest.mark.usefixtures("unmerged")
def test_a_copy_that_becomes_another_text_is_found(
    publish: Publish, open_collection: Open, folder: Path
) -> None:
    text = written(random.Random(1), 2)
    publish({"a.txt": text, "large.txt": written(random.Random(2), 200)})
    publish({"copy.txt": text})
    publish({"copy.txt": f"{text}\nA zebra came."})
    assert checked(folder).faults == ()
    with open_collection() as collection:
        assert len(collection.lexical("zebra", 5)) == 1
        assert collection.lacking(["zebra", "gnu"]) == ["gnu"]


@pytest.mark.usefixtures("unmerged")
def test_what_stood_in_a_document_that_is_gone_is_missing(
    publish: Publish, open_collection: Open
) -> None:
    publish({"a.txt": written(random.Random(1), 200), "b.txt": "A zebra came."})
    publish(removed=("b.txt",))
    with open_collection() as collection:
        assert collection.lacking(["zebra"]) == ["zebra"]


@pytest.mark.slow
@pytest.mark.usefixtures("unmerged")
def test_whatever_comes_changes_and_goes_what_stands_is_found(
    publish: Publish, open_collection: Open, folder: Path
) -> None:
    """And nothing else; with and without a filter, by words, by vector and in order."""
    draw = random.Random(3)
    texts = {f"{number}.txt": written(draw, 30) for number in range(12)}
    publish(texts)
    seen_parts = set()
    for _ in range(15):
        source = f"{draw.randrange(16)}.txt"
        if source in texts and draw.random() < 0.4:
            del texts[source]
            publish(removed=(source,))
        else:
            copied = draw.choice(list(texts.values()))
            texts[source] = copied if draw.random() < 0.2 else written(draw, draw.randint(1, 40))
            publish({source: texts[source]})
        seen_parts.add(len(part_names(folder)))
        assert checked(folder).faults == ()
        with open_collection() as collection:
            assert {each.source for each in collection.documents()} == set(texts)
            lines = {line for text in texts.values() for line in text.split("\n")}
            dense = collection.dense(HashedEmbedder().question("w1"), 9999)
            assert {hit.chunk.text for hit in collection.hits(dense)} == lines
            assert len(dense) == sum(len(text.split("\n")) for text in set(texts.values()))
            some = frozenset(document_id(each) for each in list(texts)[:3])
            assert found(collection, some) <= some
    assert max(seen_parts) > 2


@pytest.mark.usefixtures("unmerged")
def test_ties_between_parts_are_in_the_order_of_document_id_and_start(
    publish: Publish, open_collection: Open
) -> None:
    publish({f"{name}.txt": f"same\nother {name}\n" * 30 for name in "abc"})
    publish({"d.txt": "same\nsame\nmore"})
    with open_collection() as collection:
        dense = collection.dense(HashedEmbedder().question("same"), 40)
        lexical = collection.lexical("same", 40)
    for hits in (dense, lexical):
        assert places(hits) == sorted(places(hits))


def places(hits: list[Ranked]) -> list[tuple[float, str, int]]:
    return [(-hit.score, hit.document_id, hit.span.start) for hit in hits]


@pytest.mark.usefixtures("unmerged")
def test_what_comes_later_joins_the_cluster_of_what_it_is_near_to(
    publish: Publish, open_collection: Open, folder: Path
) -> None:
    draw = random.Random(5)
    texts = [" ".join(str(draw.randrange(10**6)) for _ in range(200)) for _ in range(2)]
    publish({"a.txt": texts[0], "b.txt": texts[1]})
    publish({"c.txt": texts[0] + "\n" + written(draw, 4)})
    with open_collection() as collection:
        cluster = {each.source: each.cluster for each in collection.documents()}
    assert cluster["a.txt"] == cluster["c.txt"] != cluster["b.txt"]
    publish(removed=("a.txt",))
    with open_collection() as collection:
        assert collection.listing(document_id("c.txt")).cluster == document_id("c.txt")
    assert checked(folder).faults == ()


@pytest.mark.usefixtures("unmerged")
def test_a_repair_makes_one_part_of_many(publish: Publish, folder: Path) -> None:
    publish({"a.txt": written(random.Random(1), 100)})
    publish({"b.txt": "w1 w2"})
    assert part_names(folder) == ["0", "100"]
    (folder / "derived/2/parts/100/gone.npy").unlink()
    assert mended(folder).faults == ()
    assert part_names(folder) == ["0"]


def test_a_small_collection_is_one_part(publish: Publish, folder: Path) -> None:
    publish({"a.txt": written(random.Random(1), 100)})
    publish({"b.txt": "w1 w2"})
    assert part_names(folder) == ["0"]


def unit(count: int, dim: int, seed: int) -> Embeddings:
    drawn = np.random.default_rng(seed).standard_normal((count, dim)).astype(np.float32)
    vectors: Embeddings = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
    return vectors


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> vectors.DenseIndex:
    """Two thousand vectors in lists, as read from disk."""
    monkeypatch.setattr(vectors, "EXACT", 100)
    vectors.DenseIndex.of(unit(2000, 32, 0)).write(tmp_path)
    return vectors.DenseIndex.read(tmp_path)


def test_what_is_found_in_lists_has_its_exact_score(listed: vectors.DenseIndex) -> None:
    query = unit(1, 32, 1)
    scores = unit(2000, 32, 0) @ query[0]
    hits = listed.search(query, 20)
    assert [score for _, score in hits] == pytest.approx([scores[row] for row, _ in hits])
    nearest = set(np.argsort(-scores)[:10].tolist())
    assert len(nearest & {row for row, _ in hits}) >= 9


@pytest.mark.parametrize("admitted", [5, 90, 1000])
def test_a_filter_over_lists_gives_as_many_as_asked_for(
    listed: vectors.DenseIndex, admitted: int
) -> None:
    mask = np.zeros(2000, dtype=bool)
    mask[np.random.default_rng(2).permutation(2000)[:admitted]] = True
    hits = listed.search(unit(1, 32, 1), 500, vectors.Admitted(mask))
    assert len({row for row, _ in hits}) == min(500, admitted)
    assert all(mask[row] for row, _ in hits)


def test_lists_hold_the_vectors_that_were_put_in(listed: vectors.DenseIndex) -> None:
    assert listed.same_as(np.arange(2000), unit(2000, 32, 0))
    assert not listed.same_as(np.arange(2000), unit(2000, 32, 3))


def test_lists_of_other_vectors_are_told(listed: vectors.DenseIndex, tmp_path: Path) -> None:
    (other := tmp_path / "other").mkdir()
    vectors.DenseIndex.of(unit(2000, 32, 3)).write(other)
    shutil.copy(other / "dense.faiss", tmp_path)
    mixed = vectors.DenseIndex.read(tmp_path)
    assert not mixed.same_as(np.arange(2000), unit(2000, 32, 0))


@pytest.mark.parametrize("row", [0, 500, 1000, 1500])
def test_a_vector_unlike_those_that_the_lists_were_learnt_from_is_still_its_own(
    monkeypatch: pytest.MonkeyPatch, row: int
) -> None:
    monkeypatch.setattr(vectors, "EXACT", 100)
    monkeypatch.setattr(vectors, "PER_LIST", 4)
    alike = unit(1, 32, 1) + 0.05 * unit(2000, 32, 0)
    alike[row] = -alike[row]
    alike /= np.linalg.norm(alike, axis=1, keepdims=True)
    assert vectors.DenseIndex.of(alike).same_as(np.arange(2000), alike)
