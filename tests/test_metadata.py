"""What documents say of themselves: front matter, meta elements, JSON-LD, properties, sidecars."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

from qa.errors import LoadError
from qa.load import load
from qa.load.describe import iso_date
from qa.types import Document, Metadata

Write = Callable[..., Document]
TOLD = Metadata(("Ada Byron",), "The Daily", "2022-05-18", "news", ("Iran", "visit"))


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file, and what shall lie beside it, and loads it."""

    def write_and_load(name: str, text: str, sidecar: str = "") -> Document:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        if sidecar:
            (tmp_path / f"{name}.meta.toml").write_text(sidecar, encoding="utf-8")
        return load(path, name, 1_000_000)

    return write_and_load


def linked(**more: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(more)}</script><p>Text.'


@pytest.mark.parametrize(
    "front",
    [
        "title: A\nauthor: Ada Byron\npublisher: The Daily\ndate: 2022-05-18\ngenre: News\n"
        "tags: [Iran, visit]",
        'title: "A"\nauthors:\n  - Ada Byron\npublisher: The Daily\n'
        "date: 2022-05-18T23:00:00+02:00\ngenre: news\nkeywords: Iran, visit",
    ],
)
def test_front_matter_is_metadata(write: Write, front: str) -> None:
    document = write("a.md", f"---\n{front}\n---\n\n# One\n\nText.")
    assert (document.title, document.metadata) == ("A", TOLD)


def test_front_matter_that_cannot_be_read_is_told(write: Write) -> None:
    document = write("a.md", "---\ntitle: [\n---\n\n# One\n")
    assert document.warnings == ("its front matter is no YAML, so its metadata is unknown",)


def test_meta_elements_are_metadata(write: Write) -> None:
    meta = {
        "author": "Ada Byron",
        "og:site_name": "The Daily",
        "article:published_time": "2022-05-18T09:00:00Z",
        "genre": "News",
        "keywords": "Iran, visit",
    }
    html = "".join(f'<meta name="{name}" content="{said}">' for name, said in meta.items())
    assert write("a.html", f"<head>{html}</head><p>Text.").metadata == TOLD


@pytest.mark.parametrize(
    "thing",
    [
        {
            "@type": "NewsArticle",
            "author": [{"@type": "Person", "name": "Ada Byron"}],
            "publisher": {"name": "The Daily"},
            "datePublished": "2022-05-18",
            "keywords": ["Iran", "visit"],
        },
        {
            "@graph": [
                {"@type": "WebSite", "name": "x"},
                {
                    "@type": ["Article", "NewsArticle"],
                    "author": "Ada Byron",
                    "publisher": "The Daily",
                    "datePublished": "2022-05-18T00:00:00Z",
                    "keywords": "Iran, visit",
                },
            ]
        },
    ],
)
def test_json_ld_is_metadata(write: Write, thing: dict[str, object]) -> None:
    assert write("a.html", linked(**thing)).metadata == TOLD


def test_json_ld_comes_before_meta_elements_and_does_not_empty_them(write: Write) -> None:
    html = '<meta name="author" content="x"><meta name="genre" content="letter">'
    page = write("a.html", html + linked(headline="A", author="Ada Byron"))
    assert (page.metadata.authors, page.metadata.genre) == (("Ada Byron",), "letter")


@pytest.mark.parametrize(
    ("kind", "genre"), [("OpinionNewsArticle", "opinion"), ("Report", "report")]
)
def test_a_type_of_article_is_a_genre(write: Write, kind: str, genre: str) -> None:
    assert write("a.html", linked(**{"@type": kind})).metadata.genre == genre


@pytest.mark.parametrize("content", ["{", "null", "[1, [2]]", '{"author": {"name": 3}}'])
def test_json_ld_that_says_nothing_is_passed_over(write: Write, content: str) -> None:
    html = f'<script type="application/ld+json">{content}</script><p>Text.'
    assert write("a.html", html).metadata == Metadata()


def test_the_properties_of_a_word_document_are_metadata(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("Text.")
    core = word.core_properties
    core.author, core.keywords, core.category = "Ada Byron; C. Babbage", "Iran, visit", "Report"
    core.created = datetime(2022, 5, 18, tzinfo=UTC)
    word.save(str(tmp_path / "a.docx"))
    metadata = load(tmp_path / "a.docx", "a.docx", 1_000_000).metadata
    assert metadata.authors == ("Ada Byron", "C. Babbage")
    assert (metadata.date, metadata.genre) == ("2022-05-18", "report")
    assert metadata.tags == ("Iran", "visit")


def test_a_sidecar_has_the_last_word_on_what_it_says(write: Write) -> None:
    sidecar = 'title = "B"\nauthor = "Ada Byron"\ndate = 2022-05-18\ntags = ["Iran", "visit"]'
    document = write("a.md", "---\ntitle: A\ngenre: news\ndate: 2000\n---\n\nText.", sidecar)
    assert document.title == "B"
    assert document.metadata == Metadata(("Ada Byron",), "", "2022-05-18", "news", TOLD.tags)


def test_a_name_beside_which_no_sidecar_can_be_is_read_without_one(write: Write) -> None:
    assert write(f"{'a' * 251}.txt", "Text.").text == "Text."


def test_a_sidecar_that_cannot_be_read_is_told(write: Write) -> None:
    with pytest.raises(LoadError, match=r"has a \.meta\.toml that is no TOML"):
        write("a.md", "Text.", "title = ")


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2022-05-18", "2022-05-18"),
        ("2022-05-18T23:59:59-05:00", "2022-05-18"),
        ("2022-05", "2022-05"),
        ("2022", "2022"),
        ("D:20220518120000+02'00'", "2022-05-18"),
        ("20220518", "2022-05-18"),
        ("Wed, 18 May 2022 23:30:00 +0200", "2022-05-18"),
        ("2022-13-01", ""),
        ("2022-02-30", ""),
        ("18.5.2022", ""),
        ("yesterday", ""),
        ("", ""),
        (None, ""),
        (2022, "2022"),
    ],
)
def test_dates_come_out_in_one_form(given: object, day: str) -> None:
    assert iso_date(given) == day
