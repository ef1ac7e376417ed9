"""What the repository ships is whole: sources, questions, links."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from told import Shelf

from qa.evaluate.questions import locate, read_questions
from qa.load import SIDECAR, load
from qa.types import Document

ROOT = Path(__file__).parents[1]
SOURCES = sorted(
    path
    for path in (ROOT / "sources").rglob("*")
    if path.is_file() and not path.name.endswith(SIDECAR)
)
PAGES = [ROOT / "README.md", ROOT / "docs" / "decisions.md", ROOT / "src/qa/weights/CARD.md"]


def document(path: Path, root: Path = ROOT) -> Document:
    return load(path, path.relative_to(root).as_posix(), 50_000_000)


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [document(path) for path in SOURCES]


def test_there_are_at_least_ten_documents_in_five_formats() -> None:
    assert len(SOURCES) >= 10
    assert {path.suffix for path in SOURCES} == {".txt", ".md", ".html", ".pdf", ".docx"}


def test_every_document_says_what_it_is(documents: list[Document]) -> None:
    for each in documents:
        assert each.metadata.genre
        assert each.metadata.tags
        assert each.warnings == ()
        if each.metadata.genre != "manual":
            assert each.metadata.authors
            assert each.metadata.date.startswith("2022-05")


def test_every_gold_quote_stands_in_its_document(documents: list[Document]) -> None:
    questions = read_questions(ROOT / "eval" / "questions.jsonl")
    places = locate(questions, Shelf(*documents))
    assert all(places[gold] for question in questions for gold in question.golds)


def test_there_are_enough_questions_with_and_without_an_answer() -> None:
    questions = read_questions(ROOT / "eval" / "questions.jsonl")
    assert len(questions) >= 120
    assert sum(not question.golds for question in questions) >= 35


def test_the_sources_hold_what_real_text_holds(documents: list[Document]) -> None:
    text = "\n".join(each.text for each in documents)
    assert all(mark in text for mark in ("“", "”", "’", "\u00a0", "–", "Manëz", "Durrës", " | "))
    assert any(len(each.landmarks.get("page", ())) > 2 for each in documents)


def test_pdf_and_word_documents_are_what_their_manuscripts_say(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs" / "typeset", tmp_path / "docs" / "typeset")
    subprocess.run([sys.executable, tmp_path / "docs" / "typeset" / "typeset.py"], check=True)
    typeset = [path for path in (tmp_path / "sources").rglob("*") if path.is_file()]
    assert {path.suffix for path in typeset} == {".pdf", ".docx"}
    for path in typeset:
        shipped = document(ROOT / path.relative_to(tmp_path))
        assert document(path, tmp_path).text == shipped.text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8"))
    local = [link for link in links if not link.startswith("http")]
    assert [link for link in local if not (page.parent / link).exists()] == []


def test_the_shipped_weights_are_small_enough_to_clone() -> None:
    weights = ROOT / "src" / "qa" / "weights"
    assert sum(path.stat().st_size for path in weights.iterdir()) <= 25_000_000


@pytest.mark.slow
def test_asking_leaves_nothing_behind_to_be_reported(tmp_path: Path) -> None:
    code = "from qa.read import shipped_reader; shipped_reader(1).read('Who?', [])"
    home = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    subprocess.run([sys.executable, "-c", code], env=home, check=True, timeout=120)
    assert list(tmp_path.rglob("*")) == []
