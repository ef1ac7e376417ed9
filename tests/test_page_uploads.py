"""Files are sent and documents removed from the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from chromium import PHONE, SAID, Page
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

pytestmark = pytest.mark.browser


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
