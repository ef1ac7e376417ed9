"""A question is asked by keys or by a click, and what went wrong is said."""

from __future__ import annotations

import pytest
from chromium import ANSWERABLE, SAID, UNANSWERABLE, Page
from selenium.webdriver.common.keys import Keys

pytestmark = pytest.mark.browser


def test_without_an_answer_the_page_says_so(page: Page) -> None:
    page.ask(UNANSWERABLE)
    assert "do not answer" in page.find(".no-answer h3").text


def test_an_example_question_is_asked_by_a_click(page: Page) -> None:
    example = page.find(".example")
    question = example.text
    example.click()
    assert page.find(".question").text == question
    page.find(".answer, .no-answer")


def test_a_blank_question_is_not_sent(page: Page) -> None:
    page.ask("   ")
    assert page.find("#hint.gentle").text == "Write a question first."
    assert page.run(SAID) == "Write a question first."
    assert page.count(".turn") == 0


def test_a_long_question_shows_how_much_is_left(page: Page) -> None:
    field = page.find("#question")
    page.run(
        "arguments[0].value = 'a'.repeat(989);arguments[0].dispatchEvent(new Event('input'))",
        field,
    )
    field.send_keys("b")
    assert page.find("#counter").text == "10 left"


def test_shift_enter_starts_a_new_line(page: Page) -> None:
    page.find("#question").send_keys("one", Keys.SHIFT, Keys.ENTER, Keys.NULL, "two")
    assert page.find("#question").get_attribute("value") == "one\ntwo"


def test_arrow_up_in_an_empty_field_recalls_the_last_question(page: Page) -> None:
    page.ask(ANSWERABLE)
    page.find("#question").send_keys(Keys.ARROW_UP)
    assert page.find("#question").get_attribute("value") == ANSWERABLE


def test_enter_that_ends_a_composition_asks_nothing(page: Page) -> None:
    page.find("#question").send_keys("にほん")
    page.run("""
        const ended = new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true });
        document.getElementById("question").dispatchEvent(ended);
    """)
    assert page.count(".turn") == 0


def test_a_lost_connection_is_explained_and_the_question_can_be_asked_again(page: Page) -> None:
    page.refuse("*/ask")
    try:
        page.ask(ANSWERABLE)
        assert "cannot be reached" in page.find(".problem h3").text
    finally:
        page.refuse()
    page.find(".problem .outlined").click()
    assert "five hours" in page.find(".answer mark").text


IN_REPLY = "return document.activeElement.matches('.reply, .reply *')"


def test_the_focus_goes_from_an_example_to_its_answer(page: Page) -> None:
    page.find(".example").send_keys(Keys.ENTER)
    page.find(".answer, .no-answer")
    assert page.run(IN_REPLY)


def test_the_focus_stays_where_a_question_is_asked_again(page: Page) -> None:
    page.refuse("*/ask")
    try:
        page.ask(ANSWERABLE)
        again = page.find(".problem .outlined")
    finally:
        page.refuse()
    again.send_keys(Keys.ENTER)
    page.find(".answer mark")
    assert page.run(IN_REPLY)
