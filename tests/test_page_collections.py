"""Another collection is chosen, and has its own address."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import ON_TOP, PHONE, Page
from conftest import qa
from selenium.webdriver.support.ui import Select

pytestmark = pytest.mark.browser


@pytest.fixture
def papers(served: Path, tmp_path: Path) -> Iterator[None]:
    """A second collection of the service, with one document."""
    (tmp_path / "camp.txt").write_text("Ada Lovelace led the camp for twelve years.")
    qa("ingest", str(tmp_path), "--index", str(served), "--collection", "papers")
    yield
    shutil.rmtree(served / "collections")


@pytest.mark.usefixtures("papers")
def test_the_choice_of_a_collection_fits_a_phone(page: Page) -> None:
    page.size(*PHONE)
    page.open()
    page.find("#collection")
    page.until("return document.querySelector('#documents').textContent.endsWith('documents')")
    assert page.run("return document.documentElement.scrollWidth <= innerWidth")
    for name in ("h1", "#collection", "#check-button", "#documents", "#theme"):
        assert page.run(ON_TOP, page.find(name)), name


@pytest.mark.usefixtures("papers")
def test_the_page_that_is_left_for_another_collection_still_names_its_own(page: Page) -> None:
    page.open()
    chooser = page.find("#collection")
    page.run(
        """
        addEventListener("pagehide", () => localStorage.setItem("left", arguments[0].value));
    """,
        chooser,
    )
    Select(chooser).select_by_value("papers")
    page.until("return location.search === '?collection=papers'")
    assert page.run("return localStorage.getItem('left')") == "default"


@pytest.mark.usefixtures("papers")
def test_another_collection_is_asked_and_read_under_its_own_address(page: Page) -> None:
    page.open()
    chooser = Select(page.find("#collection"))
    assert [each.text for each in chooser.options] == [
        "default · 2 documents",
        "papers · 1 document",
    ]
    chooser.select_by_value("papers")
    page.until("return location.search === '?collection=papers'")
    page.until("return document.querySelector('#documents').textContent === '1 document'")
    page.ask("Who led the camp for twelve years?")
    page.find(".answer .citation").click()
    assert page.find("#panel mark.answer").text == "Ada Lovelace"


def test_with_one_collection_there_is_nothing_to_choose(page: Page) -> None:
    page.until("return document.querySelector('#documents').textContent.endsWith('documents')")
    assert not page.run("return document.getElementById('collection').checkVisibility()")


def test_a_collection_that_is_not_there_is_told(page: Page) -> None:
    page.open("/?collection=nowhere")
    assert "nowhere" in page.find("#readiness").text
