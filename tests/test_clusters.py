"""Texts that share too many runs of words to be two sources fall into one cluster."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
from conftest import Open, Publish
from hashed_embedder import HashedEmbedder
from hypothesis import given
from hypothesis import strategies as st

from qa.collection.near import clusters
from qa.collection.shingles import KEPT, SHINGLE, shared, shingles
from qa.types import document_id

DRAW = random.Random(11)
WORDS = [f"w{number}" for number in range(5_000)]


def text(length: int = 120) -> list[str]:
    return DRAW.choices(WORDS, k=length)


def edited(words: Sequence[str], rate: float) -> list[str]:
    return [DRAW.choice(WORDS) if DRAW.random() < rate else word for word in words]


def clustered(*texts: Sequence[str]) -> list[int]:
    return clusters([shingles(" ".join(words)) for words in texts])


def test_strangers_stay_alone() -> None:
    assert clustered(text(), text(), text()) == [0, 1, 2]


def test_a_text_and_its_edited_copies_are_one_source() -> None:
    first = text()
    assert clustered(text(), first, edited(first, 0.1), edited(first, 0.3)) == [0, 1, 1, 1]


def test_a_cut_belongs_to_what_it_was_cut_from() -> None:
    first = text()
    assert clustered(first, first[20:60]) == [0, 0]


def test_who_joins_two_texts_makes_no_single_source_of_them() -> None:
    one, other = text(), text()
    first, second, _ = clustered(one, other, one + other)
    assert first != second


def test_a_joined_text_belongs_to_one_of_its_parts() -> None:
    one, other = text(), text(60)
    assert clustered(one, other, one + other)[2] in (0, 1)


def test_many_copies_of_one_text_are_one_source() -> None:
    first = text()
    copies = [edited(first, 0.05) for _ in range(200)]
    assert clustered(text(), *copies) == [0] + [1] * 200


def test_case_and_punctuation_do_not_tell_texts_apart() -> None:
    words = text(30)
    assert np.array_equal(shingles(" ".join(words)), shingles(", ".join(words).upper()))


def test_texts_too_short_to_say_stay_alone() -> None:
    assert clustered(["so", "it", "is"], ["so", "it", "is"], []) == [0, 1, 2]


def test_no_texts_have_no_clusters() -> None:
    assert clusters([]) == []


def test_a_text_in_a_much_longer_one_is_measured_where_both_are_known() -> None:
    part = text(1_000)
    whole = shingles(" ".join(part + text(9_000)))
    assert len(whole) == KEPT
    assert shared(whole, shingles(" ".join(part)))[1] > 0.9


@given(
    st.lists(st.sampled_from("abcd"), max_size=40), st.lists(st.sampled_from("abcd"), max_size=40)
)
def test_what_is_shared_is_what_a_comparison_of_sets_gives(
    one: list[str], other: list[str]
) -> None:
    runs = [{tuple(w[i : i + SHINGLE]) for i in range(len(w) - SHINGLE + 1)} for w in (one, other)]
    common, part = shared(shingles(" ".join(one)), shingles(" ".join(other)))
    assert len(common) == len(runs[0] & runs[1])
    assert part == len(common) / max(1, min(map(len, runs)))


def test_near_duplicates_are_listed_with_the_same_cluster(
    publish: Publish, open_collection: Open
) -> None:
    first = text()
    publish({"a.txt": " ".join(first), "b.txt": " ".join(edited(first, 0.2)), "c.txt": "zorb"})
    with open_collection() as collection:
        a, b, c = collection.documents()
    assert a.cluster == b.cluster == min(a.id, b.id)
    assert c.cluster == c.id == document_id("c.txt")


def test_the_same_text_at_two_paths_is_found_once_and_lists_its_copies(
    publish: Publish, open_collection: Open
) -> None:
    publish({"b.txt": "zorb klag", "a.txt": "zorb klag", "c.txt": "zorb"})
    with open_collection() as collection:
        found = [collection.listing(hit.document_id) for hit in collection.lexical("klag", 9)]
        assert [(each.source, each.copies) for each in found] == [("a.txt", ("b.txt",))]
        assert [each.copies for each in collection.documents()] == [("b.txt",), ("a.txt",), ()]


def test_a_text_is_found_where_a_filter_admits_only_a_copy_and_is_cited_by_it(
    publish: Publish, open_collection: Open, embedder: HashedEmbedder
) -> None:
    publish({"b.txt": "zorb klag", "a.txt": "zorb klag", "c.txt": "zorb"})
    copy = document_id("b.txt")
    with open_collection() as collection:
        for among, cited in (({copy}, copy), ({copy, document_id("a.txt")}, document_id("a.txt"))):
            (lexical,) = collection.lexical("klag", 9, among)
            (dense,) = collection.dense(embedder.question("klag"), 9, among)
            assert (lexical.document_id, dense.document_id) == (cited, cited)
            assert lexical.span == dense.span


def test_where_a_copy_is_removed_the_other_is_found(
    publish: Publish, open_collection: Open
) -> None:
    publish({"b.txt": "zorb klag", "a.txt": "zorb klag"})
    publish(removed=("a.txt",))
    with open_collection() as collection:
        (hit,) = collection.lexical("klag", 9)
        listing = collection.listing(hit.document_id)
    assert (listing.source, listing.copies) == ("b.txt", ())
