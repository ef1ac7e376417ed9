"""Answers that differ stand side by side, at every width."""

from __future__ import annotations

import pytest
from chromium import DESK, PHONE, Page
from selenium.webdriver.common.keys import Keys

pytestmark = pytest.mark.browser


DIFFERING = """
    const done = arguments[arguments.length - 1];
    const { outcomeShown } = await import("/web/answer.js");
    const told = (answer, publisher, date, genre, name) => {
        const document = { id: answer, title: publisher, source: "a.txt", sha256: "0".repeat(64),
            authors: [], publisher, date, genre, tags: [] };
        const speaker = { exact: name, start: 0, end: 1 };
        return { answer, exact: `They left in ${answer}.`, start: 13, end: 13 + answer.length,
            context_start: 0, context_end: 14 + answer.length, confidence: 0.9, document,
            place: [], flags: [], resolved: null, members: [], support: [],
            speech: name && { direct: true, cue: speaker, mention: speaker, speaker } };
    };
    const citations = [told("2018", "Reference desk", "2022-05-20", "background", null),
        told("2019", "The Tirana Observer", "2022-05", "opinion", "Mike Pompeo")];
    const groups = [0, 1].map((place) =>
        ({ citations: [place], sources: 1, documents: 1, label: "1 source", newest: null }));
    const agreement = { verdict: "differ", label: "The quotes differ", groups };
    const shown = outcomeShown({ question: "When?", understood: "When?", unresolved: [],
        answered: true, citations, agreement, nearest: [], timings_ms: {} });
    document.querySelector("main").append(shown);
    done([...shown.querySelectorAll(".differences tr")].map((row) =>
        [...row.children].map((cell) => cell.textContent)));
"""


def test_answers_that_differ_stand_side_by_side(page: Page) -> None:
    heads, first, second = page.browser.execute_async_script(DIFFERING)
    assert heads == ["Answer", "Quote", "Source", "Publisher", "Date", "Genre", "Speaker"]
    assert first[:2] == ["2018", "They left in 2018."]
    assert first[3:] == ["Reference desk", "2022-05-20", "background", "the document itself"]
    assert second[3:6] == ["The Tirana Observer", "2022-05", "opinion"]
    assert second[6].startswith("Mike Pompeo")


def test_a_quote_in_the_table_of_differences_is_one_of_the_citations(page: Page) -> None:
    page.browser.execute_async_script(DIFFERING)
    page.find(".differences tbody tr:last-child a").click()
    assert page.find("#trail-place").text == "2 of 2"
    page.find("#previous").click()
    assert page.find("#trail-place").text == "1 of 2"


def test_a_member_of_a_list_is_none_of_the_citations(page: Page) -> None:
    member = "members: [{ exact: 'They', start: 0, end: 4 }]"
    page.browser.execute_async_script(DIFFERING.replace("members: []", member))
    page.find(".members a").send_keys(Keys.ENTER)
    page.find("#panel-title")
    assert not page.run("return document.getElementById('trail').checkVisibility()")


def test_answers_that_differ_fit_a_phone(page: Page) -> None:
    page.size(*PHONE)
    page.browser.execute_async_script(DIFFERING)
    assert page.run("return document.documentElement.scrollWidth <= innerWidth")
    names = "return getComputedStyle(document.querySelector('td[data-column=Genre]'), '::before')"
    assert page.run(f"{names}.content") == '"Genre"'


@pytest.mark.parametrize("size", [PHONE, (700, 800), DESK])
def test_long_names_and_words_fit_every_width(page: Page, size: tuple[int, int]) -> None:
    page.size(*size)
    long = DIFFERING.replace("a.txt", "a" * 90).replace("The Tirana Observer", "b" * 90)
    page.browser.execute_async_script(long.replace("They left", "c" * 90))
    assert page.run("return document.documentElement.scrollWidth <= innerWidth")


def test_answers_that_differ_fit_beside_a_document(page: Page) -> None:
    page.browser.execute_async_script(DIFFERING)
    page.find(".differences a").click()
    page.find("#panel-title")
    assert page.run("""
        const right = document.querySelector(".differences").getBoundingClientRect().right;
        return right <= document.getElementById("desk").getBoundingClientRect().right;
    """)


def test_how_a_follow_up_was_understood_stands_above_its_quotes(page: Page) -> None:
    understood = DIFFERING.replace('understood: "When?"', 'understood: "When did they leave?"')
    page.browser.execute_async_script(understood)
    left = "arguments[0].firstChild"
    starts = f"""
        const range = document.createRange();
        range.selectNodeContents({left});
        return range.getBoundingClientRect().left;
    """
    told, quoted = page.find(".understood"), page.find("blockquote p")
    assert page.run(starts, told) == page.run(starts, quoted)
