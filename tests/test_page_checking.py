"""The quotations of a text are checked, each is marked by its verdict."""

from __future__ import annotations

import pytest
from chromium import ANSWERABLE, PHONE, SAID, Page

pytestmark = pytest.mark.browser


CHECKED = "😀 He “spent five hours at Ashraf 3” or, some say, “spent six hours at Ashraf 3”."


def test_every_quotation_of_a_text_is_marked_by_its_verdict(page: Page) -> None:
    page.check(CHECKED)
    page.find(".checked-text")
    marked = page.run(
        "return [...document.querySelectorAll('.quotation')].map((it) => "
        "[it.dataset.verdict, it.firstChild.textContent])"
    )
    assert marked == [
        ["verified", "spent five hours at Ashraf 3"],
        ["altered", "spent six hours at Ashraf 3"],
    ]


def test_an_altered_quotation_shows_what_was_changed(page: Page) -> None:
    page.check(CHECKED)
    assert page.find(".verdict del").get_property("textContent") == "left out: five"
    assert page.find(".verdict ins").get_property("textContent") == "put in: six"


def test_a_verdict_opens_the_document_at_the_passage(page: Page) -> None:
    page.check(CHECKED)
    page.find(".verdict .citation").click()
    assert page.find("#panel mark.answer").text == "spent five hours at Ashraf 3"


def test_a_marked_quotation_leads_to_its_verdict(page: Page) -> None:
    page.check(CHECKED)
    page.find(".quotation[data-verdict='altered']").click()
    assert page.run("return document.activeElement.dataset.verdict") == "altered"


def test_a_text_without_a_quotation_is_told_so(page: Page) -> None:
    page.check("Nothing is quoted here.")
    assert page.find(".verdicts-title").text == "No quotation found in this text."


def test_a_blank_text_is_not_sent(page: Page) -> None:
    page.check("  ")
    assert page.find("#check-hint.gentle").text == "Paste a text first."
    assert page.run(SAID) == "Paste a text first."


def test_a_text_that_is_refused_is_told_to_be_edited(page: Page) -> None:
    page.check("He “spent five hours at Ashraf 3”. " * 3000)
    assert "larger than 64,000 bytes" in page.find("#checked .problem").text
    assert page.find("#checked .reason").text == "Edit the text, then try again."


@pytest.mark.parametrize("end", ["arrive", "fail"])
def test_a_slow_check_leaves_the_verdicts_of_a_newer_text(page: Page, end: str) -> None:
    page.run("""
        const { fetch } = window;
        window.fetch = (...asked) => {
            if (asked[0] !== "/verify") return fetch(...asked);
            window.fetch = fetch;
            return new Promise((resolve, reject) => {
                window.arrive = () => resolve(fetch(...asked));
                window.fail = () => reject(new TypeError("gone"));
            });
        };
    """)
    page.check("He “spent six hours at Ashraf 3”.")
    page.find("#checked .waiting")
    page.check("Nothing is quoted here.")
    page.find(".verdicts-title")
    page.run(f"window.{end}()")
    page.browser.execute_async_script("setTimeout(arguments[0], 1000)")
    assert page.find("#checked").text == "No quotation found in this text."


def test_a_checked_text_fits_a_phone(page: Page) -> None:
    page.size(*PHONE)
    page.check(CHECKED)
    page.find(".verdict")
    assert page.run("return document.documentElement.scrollWidth <= innerWidth")


def test_going_back_from_checking_keeps_the_conversation(page: Page) -> None:
    page.ask(ANSWERABLE)
    page.find(".answer")
    page.check(CHECKED)
    page.find("#check-button").click()
    assert page.find(".answer mark").text
