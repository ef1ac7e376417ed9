"""A conversation goes on, outlives a reload, and begins anew."""

from __future__ import annotations

import pytest
from chromium import ANSWERABLE, IN_VIEW, UNANSWERABLE, Page

pytestmark = pytest.mark.browser


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
