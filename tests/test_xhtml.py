"""Pages that are XML, by themselves or as chapters of a book: nothing of them is lost."""

from __future__ import annotations

import io
import zipfile

import pytest
from conftest import Write
from packages import archive, book

PAGE = "<html><head>{}</head><body><p>{}</p></body></html>"


def book_of(chapter: bytes) -> bytes:
    """A book of this one chapter."""
    with zipfile.ZipFile(io.BytesIO(book(""))) as package:
        members = {name: package.read(name) for name in package.namelist()}
    return archive(members | {"a b.xhtml": chapter})


@pytest.mark.parametrize("head", ["<title/>", '<script src="a>b.js" />', "<style/>", "<noscript/>"])
def test_an_empty_element_swallows_nothing(write: Write, head: str) -> None:
    page = PAGE.format(head, "It <textarea/>opens.")
    assert write("a.epub", book_of(page.encode())).text == "It opens."
    assert write("a.xhtml", page).text == "It opens."


def test_what_is_written_as_characters_is_shown_as_such(write: Write) -> None:
    page = PAGE.format("<title>T</title>", "<![CDATA[a < b & <p/>]]>, <br/>c.")
    assert write("a.xhtml", page).text == "a < b & <p/>,\nc."


def test_a_comment_is_no_text(write: Write) -> None:
    page = PAGE.format("<title>T</title>", "It <!-- <title/> <![CDATA[no]]> -->opens.")
    assert write("a.xhtml", page).text == "It opens."


def test_a_page_is_decoded_as_its_first_line_declares(write: Write) -> None:
    page = '<?xml version="1.0" encoding="koi8-r"?>' + PAGE.format("<title/>", "Привет")
    assert write("a.epub", book_of(page.encode("koi8-r"))).text == "Привет"
    assert write("a.xhtml", page.encode("koi8-r")).text == "Привет"


def test_a_chapter_with_a_byte_that_is_no_character_says_so(write: Write) -> None:
    content = PAGE.format("<title/>", "Manëz – “three” cafés @.").encode().replace(b"@", b"\xff")
    document = write("a.epub", book_of(content))
    assert document.text == "Manëz – “three” cafés \ufffd."
    (warning,) = document.warnings
    assert warning.startswith("in the chapter a b.xhtml bytes that are not UTF-8 stand as \ufffd")
