"""Words and marks: what two texts must share to say the same, word for word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.words import marks, marks_between, word_at, words


def normals(text: str) -> list[str]:
    return [word.normal for word in words(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Manëz", "Mane\u0308z"),
        ("find", "ﬁnd"),
        ("Nobody’s", "nobody's"),
        ("co\u00adoperation", "cooperation"),
        ("[Nobody](https://a.b/c_d) came", "Nobody came"),
        ("**four** members", "four members"),
        ("日本語", "日 本 語"),
        ("400 m²", "400 m2"),
        ("The first line<br>\n> and the second", "The first line and the second"),
        ('by <a href="b.html">them</a> <BR/> all', "by them all"),
        ("one\n> > two\n> three", "one two three"),
    ],
)
def test_the_same_words_written_in_two_ways(one: str, other: str) -> None:
    assert normals(one) == normals(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("48.8", "48.9"),
        ("2,000", "2000"),
        ("Manëz", "Manez"),
        ("isn't", "isnt"),
        ("300%", "300"),
        ("U.S.", "US"),
        ("5 hours", "five hours"),
        ("p < 0.05", "p > 0.05"),
        ("p < 0.05", "p 0.05"),
        ("p\n> 0.05", "p 0.05"),
        ("p\n>= 0.05", "p 0.05"),
        ("if a <b and c> d", "if a d"),
        ("2^10", "2 10"),
        ("~50", "50"),
        ("10⁶ cells", "106 cells"),
        ("2021³", "20213"),
        ("x²³", "x23"),
        ("H₂₀", "H20"),
        ("5①", "51"),
        ("2½", "21⁄2"),
        ("(a + b)²", "(a + b)2"),
        ("10<sup>6</sup> cells", "10 6 cells"),
    ],
)
def test_different_words(one: str, other: str) -> None:
    assert normals(one) != normals(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (" “", '"'),
        ("\u00a0", " "),
        (" – ", "—"),
        ("…", "..."),
        ('." ', '". '),
        ("\n\n## ", "\n"),
        ("\n- ", "\n"),
        ("\n- * ", "\n"),
        ("\n> - ", "\n- "),
        (" - ", " — "),
        ("**, ", ", "),
        (" ~~", " "),
        ("<br>\n> ", "\n"),
    ],
)
def test_the_same_marks_written_in_two_ways(one: str, other: str) -> None:
    assert marks(one) == marks(other)


@pytest.mark.parametrize(
    ("one", "other"), [(", ", " "), (" - ", " "), ("? ", ". "), (" (", " "), ("; ", ", ")]
)
def test_different_marks(one: str, other: str) -> None:
    assert marks(one) != marks(other)


@given(st.text())
def test_words_are_slices_in_order(text: str) -> None:
    found = words(text)
    assert all(text[word.start : word.end].strip() for word in found)
    assert [word.start for word in found] == sorted({word.start for word in found})
    assert len(list(marks_between(text, found))) == max(0, len(found) - 1)


@given(st.text())
def test_a_word_is_found_again_at_its_start(text: str) -> None:
    for word in words(text):
        span = word_at(text, word.start)
        assert (span.start, span.end) == (word.start, word.end)
