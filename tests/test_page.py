"""The page as a whole: it fits a phone, remembers its theme, and talks to nobody else."""

from __future__ import annotations

import pytest
from chromium import ANSWERABLE, IN_VIEW, PHONE, UNANSWERABLE, Page
from selenium.webdriver.common.keys import Keys

pytestmark = pytest.mark.browser


def test_the_theme_is_remembered(page: Page) -> None:
    background = "return getComputedStyle(document.documentElement).backgroundColor"
    light = page.run(background)
    page.find("#theme").click()
    dark = page.run(background)
    page.open()
    assert page.run(background) == dark != light


@pytest.mark.parametrize("question", [ANSWERABLE, UNANSWERABLE])
def test_a_phone_has_nothing_to_scroll_sideways(page: Page, question: str) -> None:
    page.size(*PHONE)
    page.ask(question)
    page.find(".answer, .no-answer")
    assert page.run("return document.documentElement.scrollWidth <= innerWidth")


def test_on_a_phone_the_document_fills_the_screen(page: Page) -> None:
    page.size(*PHONE)
    mark = page.open_first_citation()
    page.until(IN_VIEW, mark)
    page.until("return document.getElementById('panel').getBoundingClientRect().left === 0")
    assert page.run("return document.getElementById('desk').inert")


def test_no_request_leaves_the_origin(page: Page) -> None:
    page.open_first_citation()
    requested = page.run("return performance.getEntriesByType('resource').map((it) => it.name)")
    assert requested
    assert [name for name in requested if not name.startswith(page.url + "/")] == []


def test_the_console_stays_silent(page: Page) -> None:
    page.open_first_citation()
    page.press(Keys.ESCAPE)
    page.ask(UNANSWERABLE)
    page.find(".no-answer")
    assert page.console() == []
