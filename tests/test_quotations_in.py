"""The quotations in a text, and what each is ascribed to."""

from __future__ import annotations

import pytest
from conftest import document_of
from hypothesis import given
from hypothesis import strategies as st
from told import Shelf

from qa.verify import Sources, quotations_in

SOURCES = Sources(
    Shelf(
        document_of("sources/places.md", "Tirana.", "Places in the story"),
        document_of("sources/a/news.html", "Five hours.", "The visit"),
    ).documents()
)


def quoted(text: str) -> list[str]:
    return [quotation.exact for quotation in quotations_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said "five hours" twice.', ["five hours"]),
        ("He said “five hours.” Then he left.", ["five hours."]),
        (
            "Il dit «cinq heures», er sagt „fünf Stunden“, 「五時間」",
            ["cinq heures", "fünf Stunden", "五時間"],
        ),
        (
            "“He called him a ‘butcher’ and left,” she wrote.",
            ["He called him a ‘butcher’ and left,"],
        ),
        ("“He called it “a shame” and left,” she wrote.", ["He called it “a shame” and left,"]),
        ("She wrote ‘the mullahs’ puppet’ and ‘it isn’t so’.", ["the mullahs", "it isn’t so"]),
        ("It's the prisoners' own words: 'no one came'.", ["no one came"]),
        ('A 5" nail and a 6" nail', []),
        ("Nothing is quoted here.", []),
        ('"" and "…" hold no word', []),
        ("“One paragraph goes on\n\nand “another” too", ["One paragraph goes on", "another"]),
        ("> Block quotes\n> of two lines.\n\nText", ["Block quotes\n> of two lines."]),
        ("Text\n\n> “Marked too.”\n\n> Next.", ["Marked too.", "Next."]),
        ('> They call it "a town".', ['They call it "a town".']),
        ("> The quote.\n> — Places in the story", ["The quote."]),
        ('`print("code")` and\n```\n"more code"\n```\n"a quote"', ["a quote"]),
        ('[a "quoted" link](http://a.b "a title") <a href="c d">x</a>', ["quoted"]),
    ],
)
def test_quotations_are_found(text: str, found: list[str]) -> None:
    assert quoted(text) == found


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("According to *Places in the story*, “Tirana” is it.", ["Places in the story"]),
        ("“Tirana” is it (Places in the Story, p. 3).", ["Places in the Story"]),
        ("“Tirana.” (sources/places.md)", ["sources/places.md"]),
        ("“Tirana” [news](news.html) is it.", [None]),
        ("“Tirana” [news.html] is it. Places in the story", ["news.html"]),
        ("Places in the story is long. “Tirana” is it.", [None]),
        ("The visit was “short”.", [None]),
        ("“One” and “two” (news.html)", [None, "news.html"]),
        ("> Tirana.\n> — Places in the story", ["Places in the story"]),
        ("> Tirana.\n\n-- places.md, 1922", ["places.md"]),
    ],
)
def test_a_quotation_is_ascribed_to_the_document_that_its_sentence_names(
    text: str, sources: list[str | None]
) -> None:
    assert [q.source for q in quotations_in(text, SOURCES.mentioned)] == sources


@given(st.text(alphabet="ab \n>\"'“”‘’«»`.…—<", max_size=60))
def test_every_quotation_is_a_slice_and_none_overlaps_another(text: str) -> None:
    end = 0
    for quotation in quotations_in(text):
        assert quotation.span is not None
        assert text[quotation.span.start : quotation.span.end] == quotation.exact
        assert quotation.span.start >= end
        end = quotation.span.end
