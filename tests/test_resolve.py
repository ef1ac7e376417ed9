"""An old citation is told what has become of it: unchanged, moved, edited, retracted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

import pytest
from conftest import Open, Publish, document_of
from hypothesis import given
from hypothesis import strategies as st

from qa.collection import EmbeddedDrafts
from qa.resolve import Fate, Reference, Resolution, diff, resolve
from qa.types import Span

FIRST = "The visit was short. He stayed for five hours at the camp. Then he left for Rome."
WORDS = "He stayed for five hours at the camp."
Resolve: TypeAlias = Callable[..., Resolution]


def cited(words: str = WORDS, text: str = FIRST, source: str = "a.txt") -> Reference:
    document, start = document_of(source, text), text.index(words)
    end = start + len(words)
    return Reference(
        document.id,
        document.sha256,
        Span(start, end),
        words,
        text[max(0, start - 32) : start],
        text[end : end + 32],
    )


@pytest.fixture
def resolved(open_collection: Open) -> Resolve:
    def resolved(reference: Reference | None = None) -> Resolution:
        with open_collection() as collection:
            return resolve(reference or cited(), collection)

    return resolved


@pytest.fixture(autouse=True)
def _published(publish: Publish) -> None:
    publish({"a.txt": FIRST, "other.txt": "Bread rises because yeast makes gas."})


def test_what_stands_is_unchanged(resolved: Resolve) -> None:
    found = resolved()
    assert found.fate is Fate.UNCHANGED
    assert found.passage is not None
    assert found.passage.quote.exact == WORDS


def test_words_that_another_document_holds_have_moved_however_many_are_like_them(
    publish: Publish, resolved: Resolve
) -> None:
    likes = {f"{n}.txt": f"At five the camp stayed: he, for {n} hours." for n in range(9)}
    longer = "The council met in the morning, and nobody spoke of the road. " * 5
    publish(likes, {"kept.txt": f"{longer}{WORDS} {longer}"}, removed=("a.txt",))
    found = resolved()
    assert found.fate is Fate.MOVED
    assert found.passage is not None
    assert (found.passage.source, found.passage.quote.exact) == ("kept.txt", WORDS)


def test_words_that_stand_further_on_have_moved(publish: Publish, resolved: Resolve) -> None:
    publish({"a.txt": "A new beginning. " + FIRST})
    found = resolved()
    assert found.fate is Fate.MOVED
    assert found.passage is not None
    assert found.passage.quote.span.start == cited().span.start + len("A new beginning. ")
    assert found.passage.sha256 == document_of("a.txt", "A new beginning. " + FIRST).sha256


def test_of_several_places_the_one_with_the_same_surroundings_is_meant(
    publish: Publish, resolved: Resolve
) -> None:
    text = f"It is said: {WORDS} Nobody knows. {FIRST} {WORDS}"
    publish({"a.txt": text})
    found = resolved()
    assert found.passage is not None
    assert found.passage.quote.span.start == text.index(FIRST) + FIRST.index(WORDS)


def test_a_file_with_another_name_has_moved(publish: Publish, resolved: Resolve) -> None:
    publish({"deep/b.txt": FIRST}, removed=("a.txt",))
    found = resolved()
    assert found.fate is Fate.MOVED
    assert found.passage is not None
    assert found.passage.source == "deep/b.txt"
    assert found.passage.quote.exact == WORDS


def test_words_that_another_document_holds_have_moved(publish: Publish, resolved: Resolve) -> None:
    publish({"b.txt": f"{WORDS}\nMore of it."}, removed=("a.txt",))
    found = resolved()
    assert found.fate is Fate.MOVED
    assert found.passage is not None
    assert found.passage.source == "b.txt"


def test_changed_words_are_shown_with_what_was_changed(publish: Publish, resolved: Resolve) -> None:
    publish({"a.txt": FIRST.replace("five hours", "seven long hours")})
    found = resolved()
    assert found.fate is Fate.EDITED
    assert found.passage is not None
    assert found.passage.quote.exact == "He stayed for seven long hours at the camp."
    assert [(each.kind, each.text) for each in found.diff] == [
        ("same", "He stayed for "),
        ("removed", "five"),
        ("added", "seven long"),
        ("same", " hours at the camp."),
    ]


def test_a_sentence_that_was_taken_out_is_retracted(publish: Publish, resolved: Resolve) -> None:
    publish({"a.txt": "The visit was short. Then he left for Rome."})
    assert resolved().fate is Fate.RETRACTED


def test_a_document_that_was_removed_is_retracted(publish: Publish, resolved: Resolve) -> None:
    publish(removed=("a.txt",))
    assert resolved().fate is Fate.RETRACTED


def test_what_comes_back_is_unchanged_again(publish: Publish, resolved: Resolve) -> None:
    publish(removed=("a.txt",))
    publish({"a.txt": FIRST})
    assert resolved().fate is Fate.UNCHANGED


def test_words_that_the_edition_never_held_are_altered(resolved: Resolve) -> None:
    honest = cited()
    forged = Reference(
        honest.document_id, honest.sha256, honest.span, WORDS.replace("five", "nine")
    )
    assert resolved(forged).fate is Fate.ALTERED


def test_an_edition_that_never_was_is_unknown(resolved: Resolve) -> None:
    stranger = cited("Nobody has said this.", "Nobody has said this.", "nowhere.txt")
    assert resolved(stranger).fate is Fate.UNKNOWN


def test_a_forgotten_edition_is_still_told_where_its_words_went(
    publish: Publish, resolved: Resolve, folder: Path
) -> None:
    publish({"a.txt": FIRST.replace("five hours", "seven long hours")})
    with EmbeddedDrafts.reopen(folder) as drafts:
        assert drafts.forget(datetime.now(UTC)) == 1
    assert resolved().fate is Fate.EDITED


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_diff_gives_both_texts_back(old: str, new: str) -> None:
    changes = diff(old, new)
    assert "".join(each.text for each in changes if each.kind != "added") == old
    assert "".join(each.text for each in changes if each.kind != "removed") == new
