"""A citation opens the document at its place, and the document is shown as it is stored."""

from __future__ import annotations

import pytest
from chromium import ANSWERABLE, IN_VIEW, PHONE, SAID, UNANSWERABLE, Page
from selenium.webdriver.common.keys import Keys

pytestmark = pytest.mark.browser


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


def test_without_an_answer_the_nearest_passages_open_their_document(page: Page) -> None:
    page.ask(UNANSWERABLE)
    page.find(".nearest summary").click()
    page.find(".nearest .citation").click()
    page.find("#panel mark.answer")
    marked = page.run(
        "return [...document.querySelectorAll('#panel mark')].map((it) => it.textContent).join('')"
    )
    assert marked == page.run("return document.querySelector('.nearest blockquote').textContent")


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


def test_copying_gives_the_quote_and_its_edition(page: Page) -> None:
    page.ask(ANSWERABLE)
    page.find(".answer .copy")
    page.run("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.find(".answer .copy").click()
    page.until("return document.querySelector('.answer .copy').textContent === 'Copied'")
    copied = str(page.run("return window.copied"))
    assert copied.startswith(str(page.run("return document.querySelector('blockquote').innerText")))
    assert "sha256 " in copied


def test_the_list_of_documents_opens_a_document(page: Page) -> None:
    page.find("#documents").click()
    page.find("#panel .listing a").click()
    assert page.find("#panel .text").text
