"""The page in Chromium, over a real service: `server_url` is a `qa serve` with a small index.

The index holds a document that says "Mike Pompeo spent five hours at Ashraf 3 in Manëz.", and
nothing about tungsten.
"""

from __future__ import annotations

import os
import re
import shutil
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from conftest import qa
from reportlab.pdfgen.canvas import Canvas
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
CHROMEDRIVER = shutil.which("chromedriver") or ""
if not (CHROMIUM and CHROMEDRIVER):
    MISSING = "THE PAGE IS NOT TESTED: install Debian's chromium and chromium-driver"
    if os.environ.get("CI"):
        raise RuntimeError(MISSING)
    warnings.warn(MISSING, stacklevel=1)
    pytest.skip(MISSING, allow_module_level=True)

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)
DESK = (1280, 860)
PHONE = (360, 740)
PATIENCE = 20
ANSWERABLE = "How long did Pompeo spend at Ashraf 3?"
UNANSWERABLE = "What is the boiling point of tungsten?"
IN_VIEW = """
    const box = arguments[0].getBoundingClientRect();
    return box.height > 0 && box.top >= 0 && box.left >= 0
        && box.bottom <= innerHeight && box.right <= innerWidth;
"""

SAID = "return document.getElementById('announcer').textContent"
ON_TOP = """
    const box = arguments[0].getBoundingClientRect();
    const at = (x, y) => document.elementFromPoint(x, y)?.closest("h1, [id]");
    const middle = box.top + box.height / 2;
    return box.left >= 0 && box.right <= document.documentElement.clientWidth
        && [box.left + 3, box.right - 3].every((x) => at(x, middle) === arguments[0]);
"""


@dataclass(frozen=True)
class Page:
    """The open page, with the verbs of somebody who uses it."""

    browser: Chrome
    url: str

    def open(self, place: str = "/") -> None:
        """Load afresh: a change of the hash alone would not."""
        self.browser.get("about:blank")
        self.browser.get(self.url + place)
        self.until("return document.querySelectorAll('.example').length > 0")

    def size(self, width: int, height: int) -> None:
        screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)

    def refuse(self, *addresses: str) -> None:
        """From now on, requests to these addresses fail as if the server were gone."""
        self.browser.execute_cdp_cmd("Network.enable", {})
        self.browser.execute_cdp_cmd("Network.setBlockedURLs", {"urls": list(addresses)})

    def console(self) -> list[str]:
        """What the browser has logged since this was last called."""
        log: list[dict[str, str]] = self.browser.get_log("browser")  # type: ignore[no-untyped-call]
        return [entry["message"] for entry in log]

    def wait(self) -> WebDriverWait[Chrome]:
        return WebDriverWait(self.browser, PATIENCE, poll_frequency=0.05)

    def find(self, selector: str) -> WebElement:
        """The first match that is shown, waited for."""

        def shown(browser: Chrome) -> WebElement | None:
            found = browser.find_elements(By.CSS_SELECTOR, selector)
            try:
                return next((each for each in found if each.is_displayed()), None)
            except StaleElementReferenceException:  # the page has drawn it anew since
                return None

        element = self.wait().until(shown, f"nothing shows {selector}")
        assert element is not None
        return element

    def count(self, selector: str) -> int:
        return len(self.browser.find_elements(By.CSS_SELECTOR, selector))

    def run(self, script: str, *arguments: object) -> Any:
        return self.browser.execute_script(script, *arguments)

    def until(self, script: str, *arguments: object) -> None:
        self.wait().until(lambda _: self.run(script, *arguments), script)

    def press(self, *keys: str) -> None:
        """Type into whatever has the focus."""
        self.browser.switch_to.active_element.send_keys(*keys)

    def focused(self) -> str:
        return str(self.run("return document.activeElement.id"))

    def ask(self, question: str) -> None:
        self.find("#question").send_keys(question, Keys.ENTER)

    def open_first_citation(self) -> WebElement:
        """Ask, open the citation, and return what is marked in the document."""
        self.ask(ANSWERABLE)
        self.find(".answer .citation").click()
        return self.find("#panel mark.answer")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    options = ChromeOptions()
    options.binary_location = CHROMIUM
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    chrome = Chrome(options=options, service=ChromeService(CHROMEDRIVER))
    yield chrome
    chrome.quit()


@pytest.fixture
def page(browser: Chrome, server_url: str) -> Page:
    opened = Page(browser, server_url.rstrip("/"))
    opened.size(*DESK)
    browser.get(f"{opened.url}/healthz")
    opened.run("localStorage.clear(); sessionStorage.clear()")
    opened.open()
    opened.console()
    return opened


def test_an_answer_is_a_quote_with_the_short_answer_marked(page: Page) -> None:
    page.ask(ANSWERABLE)
    assert "five hours" in page.find(".answer blockquote mark").text


def test_a_citation_opens_the_document_at_the_marked_answer(page: Page) -> None:
    mark = page.open_first_citation()
    assert "five hours" in mark.text
    page.until(IN_VIEW, mark)


def test_the_panel_marks_exactly_what_the_answer_marks(page: Page) -> None:
    in_document = page.open_first_citation().text
    assert in_document == page.find(".answer blockquote mark").text


def test_a_citation_link_opens_the_same_place_in_a_new_page(page: Page) -> None:
    marked = page.open_first_citation().text
    address = str(page.run("return location.pathname + location.hash"))
    page.open(address)
    mark = page.find("#panel mark.answer")
    assert mark.text == marked
    page.until(IN_VIEW, mark)


def test_a_citation_in_a_long_document_without_blank_lines_leads_to_its_place(page: Page) -> None:
    page.run("""
        const text = "Nothing at all has happened today, once again.\\n".repeat(8000);
        const stored = { text, title: "Log", source: "log.txt", sha256: "0".repeat(64),
            authors: [], publisher: "", date: "", genre: "", tags: [], warnings: [],
            landmarks: {}, pages: [] };
        window.fetch = async () => new Response(JSON.stringify(stored));
        location.hash = "#/documents/log?start=200000&end=200020";
    """)
    page.until(IN_VIEW, page.find("#panel mark.answer"))


def test_much_that_is_told_of_a_document_leaves_room_for_its_text(page: Page) -> None:
    page.size(*PHONE)
    page.run("""
        const warnings = Array.from({ length: 30 }, (_, at) => `page ${at} holds no text`);
        const stored = { text: "Nothing at all has happened.", title: "A long title ".repeat(20),
            source: "log.txt", sha256: "0".repeat(64), authors: [], publisher: "", date: "",
            genre: "", tags: [], warnings, landmarks: {}, pages: [] };
        window.fetch = async () => new Response(JSON.stringify(stored));
        location.hash = "#/documents/log?start=0&end=7";
    """)
    page.until(IN_VIEW, page.find("#panel mark.answer"))
    page.run("document.querySelector('#panel > header').scrollTop = 9999")
    page.find("#close").click()
    assert page.focused() == "question"


def test_a_link_to_another_edition_says_that_the_document_has_changed(page: Page) -> None:
    page.open_first_citation()
    address = str(page.run("return location.hash.replace(/edition=[0-9a-f]+/, 'edition=0000')"))
    page.open(f"/{address}")
    assert "has changed" in page.find("#panel-notice").text


def test_an_unknown_document_is_named_as_a_problem(page: Page) -> None:
    page.open("/#/documents/no-such-document")
    assert "no-such-document" in page.find("#panel .problem").text


def test_every_document_is_shown_character_for_character(page: Page) -> None:
    altered = page.browser.execute_async_script("""
        const done = arguments[arguments.length - 1];
        const { reading } = await import("/web/reading.js");
        const { documents } = await (await fetch("/documents")).json();
        const altered = [];
        for (const { id } of documents) {
            const stored = await (await fetch(`/documents/${id}`)).json();
            const end = [...stored.text].length;
            const place = { span: { start: 1, end }, context: { start: 0, end } };
            if (reading(stored, place).textContent !== stored.text) altered.push(stored.source);
        }
        done(documents.length ? altered : ["there are no documents"]);
    """)
    assert altered == []


def test_offsets_after_an_emoji_count_code_points(page: Page) -> None:
    found = page.browser.execute_async_script("""
        const done = arguments[arguments.length - 1];
        const { slice } = await import("/web/characters.js");
        done(slice("\\u{1F1E6}\\u{1F1F1} in Man\\u00EBz \\u{1F58B} now", 6, 11));
    """)
    assert found == "Manëz"


def test_markup_in_a_document_stays_text(page: Page) -> None:
    shown = page.browser.execute_async_script("""
        const done = arguments[arguments.length - 1];
        const { reading } = await import("/web/reading.js");
        const text = "<img src=x onerror=alert(1)>";
        const shown = reading({ text, landmarks: {} }, { span: null, context: null });
        done([shown.textContent, shown.querySelectorAll("img").length]);
    """)
    assert shown == ["<img src=x onerror=alert(1)>", 0]


def test_an_answer_whose_offsets_are_wrong_is_not_marked(page: Page) -> None:
    marks = page.browser.execute_async_script("""
        const done = arguments[arguments.length - 1];
        const { outcomeShown } = await import("/web/answer.js");
        const document = { id: "a", title: "A", source: "a.txt", sha256: "0".repeat(64),
            authors: [], publisher: "", date: "", genre: "", tags: [] };
        const citation = { answer: "five", exact: "spent five hours", start: 7, end: 11,
            context_start: 0, context_end: 16, confidence: 0.9, document, place: [],
            speech: null, flags: [], resolved: null, members: [], support: [] };
        const groups = [{ citations: [0], sources: 1, documents: 1, label: "", newest: null }];
        const agreement = { verdict: "single", label: "One quote", groups };
        const outcome = { question: "How long?", understood: "How long?", unresolved: [],
            answered: true, citations: [citation], agreement, nearest: [], timings_ms: {} };
        done(outcomeShown(outcome).querySelectorAll("mark").length);
    """)
    assert marks == 0


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


HELD = """
    window.asked = [];
    const replies = [];
    window.fetch = async (path, { body }) => {
        window.asked.push(JSON.parse(body));
        return new Promise((resolve) => replies.push(resolve));
    };
    const document = { id: "a", title: "A", source: "a.txt", sha256: "0".repeat(64),
        authors: [], publisher: "", date: "", genre: "", tags: [] };
    const cited = (exact) => ({ answer: exact[0], exact, start: 0, end: 1, context_start: 0,
        context_end: exact.length, confidence: 0.9, document, place: [], speech: null, flags: [],
        resolved: null, members: [], support: [] });
    const groups = [{ citations: [0], sources: 1, documents: 1, label: "", newest: null }];
    window.answer = (at, exact) => {
        const { question } = window.asked[at];
        const outcome = { question, understood: question, unresolved: [], answered: Boolean(exact),
            citations: exact ? [cited(exact)] : [], agreement: { verdict: "single", groups },
            reason: "", missing: [], mismatches: [], nearest: [], timings_ms: {} };
        replies[at](new Response(JSON.stringify(outcome)));
    };
"""
"""Questions wait for `answer(n)`, which gives the nth of them a quote, or none."""


def test_a_follow_up_brings_the_answered_turns_before_it_in_the_order_of_asking(page: Page) -> None:
    page.run(HELD)
    for place, question in enumerate(("First?", "Second?", "Third?")):
        page.ask(question)
        page.until("return window.asked.length === arguments[0]", place + 1)
    page.run("window.answer(1); window.answer(0)")
    page.until("return document.querySelectorAll('.no-answer').length === 2")
    page.ask("Fourth?")
    page.until("return window.asked.length === 4")
    brought = page.run("return window.asked.map(({ turns }) => turns.map((it) => it.question))")
    assert brought == [[], [], [], ["First?", "Second?"]]


def test_long_quotes_of_the_turns_before_leave_room_for_the_next_question(page: Page) -> None:
    page.run(HELD)
    for place in range(3):
        page.ask("Who?")
        page.until("return window.asked.length === arguments[0]", place + 1)
        page.run("window.answer(arguments[0], 'ж'.repeat(15_000))", place)
        page.until("return document.querySelectorAll('.answer').length === arguments[0]", place + 1)
    assert page.run("return window.asked.map(({ turns }) => turns.length)") == [0, 1, 1]


def test_a_conversation_outlives_a_reload_and_is_followed_up(page: Page) -> None:
    page.ask(ANSWERABLE)
    marked = page.find(".answer blockquote mark").text
    page.ask(UNANSWERABLE)
    page.find(".no-answer")
    page.open()
    questions = "return [...document.querySelectorAll('.question')].map((it) => it.textContent)"
    assert page.run(questions) == [ANSWERABLE, UNANSWERABLE]
    assert page.run("return document.querySelector('.answer mark').textContent") == marked
    page.until(IN_VIEW, page.find(".no-answer h3"))
    page.run(HELD)
    page.ask("Why?")
    page.until("return window.asked.length === 1")
    brought = page.run("return window.asked[0].turns.map((it) => [it.question, it.answer])")
    assert brought == [[ANSWERABLE, marked], [UNANSWERABLE, ""]]


def test_a_question_without_a_reply_can_be_asked_again_after_a_reload(page: Page) -> None:
    page.run("window.fetch = () => new Promise(() => {})")
    page.ask(ANSWERABLE)
    page.find(".waiting")
    page.open()
    assert "loaded anew" in page.find(".problem").text
    page.find(".problem .outlined").click()
    assert "five hours" in page.find(".answer mark").text


def test_a_new_conversation_knows_nothing_of_the_one_before(page: Page) -> None:
    page.run(HELD)
    page.ask("First?")
    page.until("return window.asked.length === 1")
    page.ask("Second?")
    page.until("return window.asked.length === 2")
    page.run("window.answer(1, 'A quote.')")
    page.find(".answer")
    page.find("#anew").click()
    page.run("window.answer(0, 'A late quote.')")
    assert page.focused() == "question"
    assert page.find("#welcome").text
    page.ask("Third?")
    page.until("return window.asked.length === 3")
    assert page.run("return window.asked[2].turns") == []
    assert page.count(".turn") == 1
    page.open()
    assert page.run("return document.querySelectorAll('.question').length") == 1


@pytest.mark.parametrize("kept", ["{", '[{"question": "Who?", "outcome": {"answered": true}}]'])
def test_what_another_version_of_the_page_has_kept_is_passed_over(page: Page, kept: str) -> None:
    page.run("sessionStorage.setItem('conversation/', arguments[0])", kept)
    page.open()
    assert page.find("#welcome").text
    page.ask(ANSWERABLE)
    assert "five hours" in page.find(".answer mark").text


def test_without_an_answer_the_page_says_so(page: Page) -> None:
    page.ask(UNANSWERABLE)
    assert "do not answer" in page.find(".no-answer h3").text


def test_without_an_answer_the_nearest_passages_open_their_document(page: Page) -> None:
    page.ask(UNANSWERABLE)
    page.find(".nearest summary").click()
    page.find(".nearest .citation").click()
    page.find("#panel mark.answer")
    marked = page.run(
        "return [...document.querySelectorAll('#panel mark')].map((it) => it.textContent).join('')"
    )
    assert marked == page.run("return document.querySelector('.nearest blockquote').textContent")


def test_copying_gives_the_quote_and_its_edition(page: Page) -> None:
    page.ask(ANSWERABLE)
    page.find(".answer .copy")
    page.run("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.find(".answer .copy").click()
    page.until("return document.querySelector('.answer .copy').textContent === 'Copied'")
    copied = str(page.run("return window.copied"))
    assert copied.startswith(str(page.run("return document.querySelector('blockquote').innerText")))
    assert "sha256 " in copied


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


def test_a_citation_followed_again_leads_to_its_place_again(page: Page) -> None:
    mark = page.open_first_citation()
    page.until(IN_VIEW, mark)
    page.run("""
        const sheet = document.getElementById("panel-text");
        sheet.prepend(Object.assign(document.createElement("p"), { style: "height: 200vh" }));
        sheet.scrollTop = 0;
    """)
    page.find(".answer .citation").click()
    page.until(
        "const mark = document.querySelector('#panel mark.answer');"
        "return ((...arguments) => {" + IN_VIEW + "})(mark)"
    )


def test_a_document_that_is_slow_to_open_does_not_show_the_one_before(page: Page) -> None:
    page.open_first_citation()
    page.press(Keys.ESCAPE)
    page.run("window.fetch = () => new Promise(() => {})")
    page.find("#documents").click()
    page.find("#panel")
    assert page.run("return document.getElementById('panel').innerText").strip() == "✕"


def test_what_has_opened_is_said_to_a_screen_reader(page: Page) -> None:
    page.open_first_citation()
    page.until(f"{SAID} === 'The visit'")


def test_a_digit_opens_nothing_of_a_conversation_that_is_not_shown(page: Page) -> None:
    page.ask(ANSWERABLE)
    page.find(".answer .citation")
    page.find("#check-button").click()
    page.run("document.activeElement.blur()")
    page.press("1")
    assert page.run("return location.hash") == ""


def test_enter_that_ends_a_composition_asks_nothing(page: Page) -> None:
    page.find("#question").send_keys("にほん")
    page.run("""
        const ended = new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true });
        document.getElementById("question").dispatchEvent(ended);
    """)
    assert page.count(".turn") == 0


def test_a_question_mark_lists_the_keys(page: Page) -> None:
    page.run("document.activeElement.blur()")
    page.press("?")
    assert "question field" in page.find("#help").text


def test_the_list_of_documents_opens_a_document(page: Page) -> None:
    page.find("#documents").click()
    page.find("#panel .listing a").click()
    assert page.find("#panel .text").text


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


def check(page: Page, text: str) -> None:
    if not page.run("return document.getElementById('checking').checkVisibility()"):
        page.find("#check-button").click()
    page.run("arguments[0].value = arguments[1]", page.find("#check-text"), text)
    page.find("#check-text").send_keys(Keys.CONTROL, Keys.ENTER)


CHECKED = "😀 He “spent five hours at Ashraf 3” or, some say, “spent six hours at Ashraf 3”."


def test_every_quotation_of_a_text_is_marked_by_its_verdict(page: Page) -> None:
    check(page, CHECKED)
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
    check(page, CHECKED)
    assert page.find(".verdict del").get_property("textContent") == "left out: five"
    assert page.find(".verdict ins").get_property("textContent") == "put in: six"


def test_a_verdict_opens_the_document_at_the_passage(page: Page) -> None:
    check(page, CHECKED)
    page.find(".verdict .citation").click()
    assert page.find("#panel mark.answer").text == "spent five hours at Ashraf 3"


def test_a_marked_quotation_leads_to_its_verdict(page: Page) -> None:
    check(page, CHECKED)
    page.find(".quotation[data-verdict='altered']").click()
    assert page.run("return document.activeElement.dataset.verdict") == "altered"


def test_a_text_without_a_quotation_is_told_so(page: Page) -> None:
    check(page, "Nothing is quoted here.")
    assert page.find(".verdicts-title").text == "No quotation found in this text."


def test_a_blank_text_is_not_sent(page: Page) -> None:
    check(page, "  ")
    assert page.find("#check-hint.gentle").text == "Paste a text first."
    assert page.run(SAID) == "Paste a text first."


def test_a_text_that_is_refused_is_told_to_be_edited(page: Page) -> None:
    check(page, "He “spent five hours at Ashraf 3”. " * 3000)
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
    check(page, "He “spent six hours at Ashraf 3”.")
    page.find("#checked .waiting")
    check(page, "Nothing is quoted here.")
    page.find(".verdicts-title")
    page.run(f"window.{end}()")
    page.browser.execute_async_script("setTimeout(arguments[0], 1000)")
    assert page.find("#checked").text == "No quotation found in this text."


def test_a_checked_text_fits_a_phone(page: Page) -> None:
    page.size(*PHONE)
    check(page, CHECKED)
    page.find(".verdict")
    assert page.run("return document.documentElement.scrollWidth <= innerWidth")


def test_going_back_from_checking_keeps_the_conversation(page: Page) -> None:
    page.ask(ANSWERABLE)
    page.find(".answer")
    check(page, CHECKED)
    page.find("#check-button").click()
    assert page.find(".answer mark").text


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


def upload(page: Page, folder: Path, **texts: str) -> None:
    """Choose files, `a_txt` as a.txt, and wait until they are taken or refused."""
    page.open("/#/documents")
    files = [folder / name.replace("_", ".") for name in texts]
    for file, text in zip(files, texts.values(), strict=True):
        file.write_text(text, encoding="utf-8")
    page.find(".drop")
    chooser = page.browser.find_element(By.CSS_SELECTOR, ".uploading input")
    chooser.send_keys("\n".join(map(str, files)))
    page.find(".batches [data-done]")


def titles(page: Page) -> list[str]:
    shown = "return [...document.querySelectorAll('.listing cite')].map((it) => it.textContent)"
    return list(page.run(shown))


def test_files_that_are_chosen_become_documents_and_refusals_are_named(
    page: Page, tmp_path: Path
) -> None:
    upload(page, tmp_path, zorb_md="# The zorb\n\nIt is in Tirana.", bad_pdf="This is no PDF.")
    assert page.find(".outcome").text == "1 document added"
    assert "bad.pdf is named .pdf but looks like plain text" in page.find(".refusals").text
    page.until("return document.querySelector('#documents').textContent === '3 documents'")
    assert "The zorb" in titles(page)
    page.ask("Where is the zorb?")
    assert page.find(".answer blockquote mark").text == "Tirana"
    remove(page, "zorb.md")


def test_what_of_an_upload_is_not_in_its_text_is_told(page: Page, tmp_path: Path) -> None:
    upload(page, tmp_path, zorb_md="---\na: [\n---\n# The zorb\n\nIt is in Tirana.")
    warning = "its front matter is no YAML, so its metadata is unknown"
    assert page.find(".omissions li").text == f"Not in the text: zorb.md: {warning}"
    assert page.run(SAID) == "1 document added, 1 warning"
    link = "[...document.querySelectorAll('.listing a')]"
    page.until(f"return {link}.some((it) => it.textContent.includes('The zorb'))")
    page.run(f"{link}.find((it) => it.textContent.includes('The zorb')).click()")
    assert page.find("#edition .warning").text == f"Not in the text: {warning}"
    page.find("#all-documents").click()
    remove(page, "zorb.md")


def remove(page: Page, name: str) -> None:
    page.find(f".removal button[aria-label='Remove {name}']").click()
    page.find(".removal .grave").click()
    page.until("return !document.querySelector('.removal')")


def test_an_upload_is_removed_once_that_is_confirmed(page: Page, tmp_path: Path) -> None:
    upload(page, tmp_path, klag_txt="Klag leads the camp.")
    page.find(".removal button").click()
    assert page.find(".removal p").text == "Remove klag.txt?"
    assert page.run("return document.activeElement.textContent") == "Keep"
    page.press(Keys.ESCAPE)
    page.until("return document.activeElement.textContent === 'Remove'")
    assert "Klag leads the camp." in titles(page)
    remove(page, "klag.txt")
    assert "Klag leads the camp." not in titles(page)
    assert page.focused() == "panel-text"


def test_a_citation_of_a_document_that_was_removed_opens_it_as_it_stood(
    page: Page, tmp_path: Path
) -> None:
    upload(page, tmp_path, zorb_txt="The zorb is in Tirana.")
    page.ask("Where is the zorb?")
    page.find(".answer .citation").click()
    assert page.find("#panel mark.answer").text == "Tirana"
    address = str(page.run("return location.hash"))
    page.find("#all-documents").click()
    remove(page, "zorb.txt")
    page.open(f"/{address}")
    assert page.find("#panel mark.answer").text == "Tirana"
    assert "has been removed" in page.find("#panel-notice").text


def test_the_focus_stays_where_a_removal_has_failed(page: Page, tmp_path: Path) -> None:
    upload(page, tmp_path, klag_txt="Klag leads the camp.")
    page.find(".removal button").send_keys(Keys.ENTER)
    page.refuse("*archive=false*")
    try:
        page.find(".removal .grave").send_keys(Keys.ENTER)
        assert "no reply" in page.find(".removal .notice").text
    finally:
        page.refuse()
    assert page.run("return document.activeElement.textContent") == "Try again"
    page.press(Keys.ENTER)
    page.find(".removal .grave").click()
    page.until("return !document.querySelector('.removal')")


def test_an_upload_that_failed_says_what_to_do_and_keeps_the_focus(
    page: Page, tmp_path: Path
) -> None:
    page.open("/#/documents")
    page.find(".uploading")
    (tmp_path / "klag.txt").write_text("Klag leads the camp.")
    page.refuse("*/documents")
    try:
        chooser = page.browser.find_element(By.CSS_SELECTOR, ".uploading input")
        chooser.send_keys(str(tmp_path / "klag.txt"))
        assert "See that the server is running" in page.find(".batches .notice").text
        page.find(".batches .outlined").send_keys(Keys.ENTER)
        page.find(".batches [data-done]")
        assert page.run("return Boolean(document.activeElement.closest('.batches'))")
    finally:
        page.refuse()
    page.find(".batches .outlined").click()
    page.find(".outcome")
    remove(page, "klag.txt")


def test_what_stands_in_a_folder_cannot_be_removed_from_the_page(page: Page) -> None:
    page.open("/#/documents")
    page.find(".listing a")
    assert page.count(".removal") == 0


def test_files_dropped_anywhere_on_the_page_are_taken(page: Page) -> None:
    page.find(".example")
    page.until("return document.querySelector('#documents').textContent.endsWith('documents')")
    page.run("""
        const dropped = new DataTransfer();
        dropped.items.add(new File(["Mufk wrote a report."], "mufk.txt"));
        for (const type of ["dragenter", "drop"]) {
            const event = new DragEvent(type, { bubbles: true, dataTransfer: dropped });
            document.body.dispatchEvent(event);
        }
    """)
    assert page.find(".outcome").text == "1 document added"
    remove(page, "mufk.txt")


def test_what_is_dragged_out_of_the_page_is_not_taken(page: Page) -> None:
    page.find(".example")
    page.until("return document.querySelector('#documents').textContent.endsWith('documents')")
    page.run("""
        const dragged = new DataTransfer();
        dragged.items.add(new File(["a picture"], "page.png"));
        for (const type of ["dragstart", "dragenter", "drop", "dragend"]) {
            const event = new DragEvent(type, { bubbles: true, dataTransfer: dragged });
            document.body.dispatchEvent(event);
        }
    """)
    assert page.run("return [location.hash, document.querySelectorAll('.batches li').length]") == [
        "",
        0,
    ]


def test_a_file_just_too_large_is_said_to_be_larger_than_allowed(page: Page) -> None:
    page.browser.execute_async_script("""
        const done = arguments[arguments.length - 1];
        const { uploading } = await import("/web/uploading.js");
        const limits = { suffixes: [".txt"], files: 1, file_size: 50e6, upload_size: 200e6 };
        const { shown, take } = uploading(limits, () => {});
        document.querySelector("main").append(shown);
        const file = { name: "a.txt", size: 50e6 + 1 };
        take({ items: [{ kind: "file", getAsFile: () => file }] });
        done();
    """)
    told = "a.txt has 50.1\u00a0MB, more than the 50\u00a0MB allowed"
    assert page.run("return document.querySelector('.refusals li').textContent") == told
    assert page.run(SAID) == told


def test_the_list_of_documents_fits_a_phone(page: Page, tmp_path: Path) -> None:
    page.size(*PHONE)
    upload(page, tmp_path, **{"a" * 90 + "_txt": "Klag leads the camp."})
    page.find(".removal button").click()
    page.find(".removal .grave")
    assert page.run(
        "const it = document.getElementById('panel-text'); return it.scrollWidth <= it.clientWidth"
    )
    page.find(".removal .grave").click()
    page.until("return !document.querySelector('.removal')")


def test_a_document_with_a_long_name_fits_a_phone(page: Page, tmp_path: Path) -> None:
    page.size(*PHONE)
    name = "a" * 90
    upload(page, tmp_path, **{f"{name}_txt": "Klag leads the camp."})
    page.find(".listing li:has(.removal) a").click()
    assert name in page.find("#edition .source").text
    assert page.run(
        "const it = document.getElementById('panel'); return it.scrollWidth <= it.clientWidth"
    )
    page.find("#all-documents").click()
    remove(page, f"{name}.txt")


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
    check(page, "It says “Ada Lovelace led the camp for twelve years”.")
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
