"""The concordance: the places of phrases, compared with a scan of all words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.concordance import Concordance
from qa.suffixes import SuffixArray
from qa.words import words

TEXTS = st.lists(st.lists(st.sampled_from(["a", "b", "cc", "D"]), max_size=12).map(" ".join))
PHRASE = st.lists(st.sampled_from(["a", "b", "cc", "d", "zz"]), min_size=1, max_size=6)


def of(*texts: str) -> Concordance:
    return Concordance([array_of(*texts)])


def array_of(*texts: str, first: int = 0) -> SuffixArray:
    return SuffixArray.of((str(number), text) for number, text in enumerate(texts, first))


def scanned(texts: list[str], phrase: list[str]) -> list[tuple[str, int]]:
    """(text, offset) of every place where the words of `phrase` stand, by comparing all."""
    found = []
    for number, text in enumerate(texts):
        normals = [word.normal for word in words(text)]
        for at, word in enumerate(words(text)):
            if normals[at : at + len(phrase)] == phrase:
                found.append((str(number), word.start))
    return found


def places(concordance: Concordance, phrase: list[str]) -> list[tuple[str, int]]:
    found = concordance.phrase(concordance.ids(phrase)).tolist()
    return [(concordance.names[concordance.text_at(p)], concordance.start(p)) for p in found]


@given(TEXTS, PHRASE)
def test_a_phrase_is_found_where_a_scan_finds_it(texts: list[str], phrase: list[str]) -> None:
    assert places(of(*texts), phrase) == scanned(texts, phrase)


@given(TEXTS, PHRASE)
def test_what_is_read_finds_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], phrase: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("concordance")
    array_of(*texts).write(folder)
    assert places(Concordance([SuffixArray.read(folder)]), phrase) == scanned(texts, phrase)


@given(TEXTS, PHRASE)
def test_a_beginning_stands_where_its_first_words_stand(
    texts: list[str], phrase: list[str]
) -> None:
    concordance = of(*texts)
    begun = np.sort(concordance.begun(concordance.ids(phrase[:3]), 1000))
    assert begun.tolist() == concordance.phrase(concordance.ids(phrase[:3])).tolist()


def test_a_phrase_does_not_run_from_one_text_into_the_next() -> None:
    assert places(of("one two", "three four"), ["two", "three"]) == []


def test_a_word_is_counted() -> None:
    concordance = of("a b a", "A")
    assert concordance.count(int(concordance.ids(["a"])[0])) == 3


def test_a_concordance_of_nothing_finds_nothing() -> None:
    assert places(of(), ["a"]) == []


def test_a_folder_without_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="names"):
        SuffixArray.read(tmp_path)


@given(TEXTS, TEXTS, PHRASE)
def test_in_arrays_one_after_another_all_is_found_as_in_one(
    texts: list[str], more: list[str], phrase: list[str]
) -> None:
    both = Concordance([array_of(*texts), array_of(*more, first=len(texts))])
    assert places(both, phrase) == scanned(texts + more, phrase)


@given(TEXTS.filter(bool), PHRASE)
def test_what_is_gone_is_not_found(texts: list[str], phrase: list[str]) -> None:
    gone = np.arange(len(texts)) % 2 == 0
    left = Concordance([array_of(*texts)], [gone])
    stays = [found for found in scanned(texts, phrase) if not gone[int(found[0])]]
    assert places(left, phrase) == stays
