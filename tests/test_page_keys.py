"""What can be clicked has a key."""

from __future__ import annotations

import pytest
from chromium import ANSWERABLE, Page
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

pytestmark = pytest.mark.browser


def test_a_slash_goes_to_the_question_field(page: Page) -> None:
    page.run("document.activeElement.blur()")
    page.press("/")
    assert page.focused() == "question"
    assert page.find("#question").get_attribute("value") == ""


def test_a_digit_opens_that_citation(page: Page) -> None:
    page.ask(ANSWERABLE)
    page.find(".answer .citation")
    page.press(Keys.ESCAPE)
    page.press("1")
    assert "five hours" in page.find("#panel mark.answer").text


def test_a_digit_opens_a_citation_again_once_it_is_closed(page: Page) -> None:
    page.open_first_citation()
    page.press(Keys.ESCAPE)
    page.press("1")
    page.until("""
        const mark = document.querySelector("#panel mark.answer");
        return mark?.checkVisibility() && mark.textContent.includes("five hours");
    """)


def test_escape_closes_the_panel_and_gives_the_focus_back(page: Page) -> None:
    page.open_first_citation()
    assert page.focused() == "panel-text"
    page.press(Keys.ESCAPE)
    assert not page.browser.find_element(By.ID, "panel").is_displayed()
    assert page.run("return document.activeElement.matches('.answer .citation')")


def test_a_digit_opens_nothing_of_a_conversation_that_is_not_shown(page: Page) -> None:
    page.ask(ANSWERABLE)
    page.find(".answer .citation")
    page.find("#check-button").click()
    page.run("document.activeElement.blur()")
    page.press("1")
    assert page.run("return location.hash") == ""


def test_a_question_mark_lists_the_keys(page: Page) -> None:
    page.run("document.activeElement.blur()")
    page.press("?")
    assert "question field" in page.find("#help").text
