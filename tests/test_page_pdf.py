"""A PDF is shown as its pages, and in its earlier editions."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import Page
from conftest import qa
from reportlab.pdfgen.canvas import Canvas

pytestmark = pytest.mark.browser


@pytest.fixture
def pdf_of_two_pages(served: Path, tmp_path: Path) -> Iterator[Path]:
    """A second collection of the service, with a PDF."""
    path = tmp_path / "camp.pdf"
    canvas = Canvas(str(path))
    for text in ("The camp lay in the hills.", "Ada Lovelace led the camp for twelve years."):
        canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
    qa("ingest", str(tmp_path), "--index", str(served), "--collection", "papers")
    yield path
    shutil.rmtree(served / "collections")


def open_its_pages(page: Page) -> None:
    page.open("/?collection=papers")
    page.ask("Who led the camp for twelve years?")
    page.find(".answer .citation").click()
    page.find("#as-pages").click()


def test_a_citation_of_a_pdf_is_marked_on_its_page(page: Page, pdf_of_two_pages: Path) -> None:
    open_its_pages(page)
    page.find(".sheet[data-page='2'] mark.answer")
    page.until("return document.querySelector('.sheet[data-page=\"2\"] img').naturalWidth > 0")
    assert page.count(".sheet[data-page='1'] mark") == 0
    assert page.console() == []


def test_pages_of_a_pdf_that_is_gone_are_not_shown(page: Page, pdf_of_two_pages: Path) -> None:
    pdf_of_two_pages.unlink()
    open_its_pages(page)
    assert "cannot be shown" in page.find(".sheet .notice").text
    page.find("#as-text").click()
    assert page.find("#panel mark.answer").text == "Ada Lovelace"


def test_only_a_pdf_can_be_shown_as_pages(page: Page) -> None:
    page.open_first_citation()
    assert not page.run("return document.getElementById('views').checkVisibility()")


@pytest.fixture
def pdf_of_two_editions(served: Path, tmp_path: Path) -> Iterator[None]:
    """A second collection of the service, with a PDF that has been replaced by a longer one."""
    for texts in (
        ("Ada Lovelace led the camp for twelve years.",),
        ("The camp lay in the hills.", "Grace Hopper led it later."),
    ):
        canvas = Canvas(str(tmp_path / "camp.pdf"))
        for text in texts:
            canvas.drawString(72, 700, text)
            canvas.showPage()
        canvas.save()
        qa("ingest", str(tmp_path), "--index", str(served), "--collection", "papers")
    yield
    shutil.rmtree(served / "collections")


def open_what_has_changed(page: Page) -> None:
    page.open("/?collection=papers")
    page.check("It says “Ada Lovelace led the camp for twelve years”.")
    page.find(".verdict[data-verdict='changed_since'] .citation").click()
    page.find("#panel mark.answer")


@pytest.mark.usefixtures("pdf_of_two_editions")
def test_what_stood_in_an_earlier_edition_is_shown_there(page: Page) -> None:
    open_what_has_changed(page)
    assert page.find("#panel mark.answer").text == "Ada Lovelace led the camp for twelve years"
    assert page.find("#panel-notice").text == "This is an earlier edition."
    assert not page.run("return document.getElementById('views').checkVisibility()")
    assert page.console() == []


@pytest.mark.parametrize("edition", ["\\1", "0" * 64], ids=["12 digits", "forgotten"])
@pytest.mark.usefixtures("pdf_of_two_editions")
def test_a_link_whose_edition_cannot_be_opened_shows_the_present_one(
    page: Page, edition: str
) -> None:
    open_what_has_changed(page)
    address = str(page.run("return location.search + location.hash"))
    page.open("/" + re.sub(r"(?<=edition=)(.{12}).*", edition, address))
    assert "has changed" in page.find("#panel-notice").text
    assert "Grace Hopper" in page.find("#panel .text").text
