"""Slides, sheets, books, mails, tables, records and subtitles: their text, and how to find it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import openpyxl
import pptx
import pytest
from conftest import Write

from qa.errors import LoadError
from qa.types import Document

OPF = """<package xmlns="http://www.idpf.org/2007/opf">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The bridge</dc:title>
<dc:creator>Ada Byron</dc:creator><dc:publisher>Press &amp; Co</dc:publisher>
<dc:date>1843-10</dc:date><dc:subject>bridges</dc:subject></metadata>
<manifest>{}</manifest><spine>{}</spine></package>"""
CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OPS/book.opf"/></rootfiles></container>"""
SRT = """1
00:00:01,000 --> 00:00:02,500
<i>The bridge</i>

2
01:02:03,000 --> 01:02:04,000
is open.
At last.
"""
VTT = """WEBVTT

NOTE no

1
01:05.000 --> 01:06.000 align:start
<v.loud Ada>It &amp; I</v>
"""
RST = """=====
Title
=====

:Author: Ada Byron
:Date: 2022-05-16

Text.

Steel
-----

It *rose*.

.. include:: /etc/passwd
"""


def place(document: Document, words: str) -> list[str]:
    """How a person is told where `words` stand."""
    found = document.place_at(document.text.index(words))
    return [f"{landmark.kind} {landmark.name}" for landmark in found]


def presentation() -> bytes:
    deck = pptx.Presentation()
    deck.core_properties.title = "Costs of the bridge"
    deck.core_properties.author = "Ada Byron"
    first = deck.slides.add_slide(deck.slide_layouts[1])
    first.shapes.title.text = "Steel"
    first.placeholders[1].text = "Steel rose by a third."
    first.notes_slide.notes_text_frame.text = "Say why."
    second = deck.slides.add_slide(deck.slide_layouts[6])
    table = second.shapes.add_table(1, 2, 0, 0, 100, 100).table
    table.cell(0, 0).text, table.cell(0, 1).text = "Stone", "12"
    deck.slides.add_slide(deck.slide_layouts[6])
    return saved(deck.save)


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.properties.creator = "Ada Byron"
    book.properties.title = "Costs"
    steel = book.create_sheet("Steel", 0)
    del book["Sheet"]
    steel.append(["Year", "Tonnes"])
    steel.append([2021, 12.0])
    steel["C4"] = "late"
    steel["D4"] = "=A2+1"
    book.create_sheet("Stone").append(["Year", "Blocks"])
    book.create_sheet("Secret").sheet_state = "hidden"
    return saved(book.save)


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    content = io.BytesIO()
    save(content)
    return content.getvalue()


def archive(**members: str | bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name, member in members.items():
            package.writestr(name, member)
    return content.getvalue()


def book(**chapters: str) -> bytes:
    manifest = "".join(
        f'<item id="{name}" href="text/{name}.xhtml" media-type="application/xhtml+xml"/>'
        for name in chapters
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in reversed(chapters))
    pages = {f"OPS/text/{name}.xhtml": text for name, text in chapters.items()}
    fixed = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER}
    return archive(**fixed, **{"OPS/book.opf": OPF.format(manifest, spine)}, **pages)


def mail() -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "The bridge – at last"
    message["From"] = "Ada Byron <ada@example.org>"
    message["To"] = "charles@example.org"
    message["Date"] = "Mon, 16 May 2022 23:30:00 +0200"
    message.set_content("It opens on Monday.")
    return message


def test_slides_are_numbered_and_their_titles_are_headings(write: Write) -> None:
    document = write("a.pptx", presentation())
    assert document.text == "Steel\n\nSteel rose by a third.\n\nSay why.\n\nStone | 12"
    assert place(document, "rose") == ["slide 1", "heading Steel"]
    assert document.title == "Costs of the bridge"
    assert document.metadata.authors == ("Ada Byron",)


def test_a_heading_does_not_reach_into_the_next_slide(write: Write) -> None:
    assert place(write("a.pptx", presentation()), "Stone") == ["slide 2"]


def test_a_slide_without_text_is_told(write: Write) -> None:
    assert write("a.pptx", presentation()).warnings == ("no text on slide 3",)


def test_cells_have_their_names_and_their_sheet(write: Write) -> None:
    document = write("a.xlsx", workbook())
    assert document.text == "Year | Tonnes\n2021 | 12\nlate\n\nYear | Blocks"
    assert place(document, "12") == ["sheet Steel", "cell B2"]
    assert place(document, "late") == ["sheet Steel", "cell C4"]
    assert place(document, "Blocks") == ["sheet Stone", "cell B1"]


def test_what_a_workbook_does_not_show_is_told(write: Write) -> None:
    formula, hidden = write("a.xlsx", workbook()).warnings
    assert "1 formulas of the sheet 'Steel' have no stored value" in formula
    assert "hidden sheet 'Secret'" in hidden


def test_the_chapters_of_a_book_stand_in_reading_order(write: Write) -> None:
    document = write("a.epub", book(b="<h1>Two</h1><p>End.</p>", a="<h1>One</h1><p>Start.</p>"))
    assert document.text == "One\n\nStart.\n\nTwo\n\nEnd."
    assert place(document, "End") == ["heading Two"]
    assert (document.title, document.metadata.publisher) == ("The bridge", "Press & Co")
    assert (document.metadata.date, document.metadata.tags) == ("1843-10", ("bridges",))


def test_a_mail_begins_with_the_headers_that_people_read(write: Write) -> None:
    document = write("a.eml", bytes(mail()))
    assert document.text == (
        "Subject: The bridge – at last\nFrom: Ada Byron <ada@example.org>\n"
        "To: charles@example.org\nDate: Mon, 16 May 2022 23:30:00 +0200\n\nIt opens on Monday."
    )
    assert document.title == "The bridge – at last"
    assert (document.metadata.authors, document.metadata.date) == (("Ada Byron",), "2022-05-16")


def test_a_forwarded_mail_is_a_message_of_its_own(write: Write) -> None:
    outer = EmailMessage()
    outer["Subject"], outer["From"] = "Fwd", "charles@example.org"
    outer.set_content("See below.")
    outer.add_attachment(mail())
    document = write("a.eml", bytes(outer))
    assert place(document, "below") == ["message 1"]
    assert place(document, "opens") == ["message 2"]


def test_an_attachment_is_told(write: Write) -> None:
    message = mail()
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="plan.pdf")
    assert write("a.eml", bytes(message)).warnings == ("its attachment 'plan.pdf' is not read",)


def test_a_mail_with_a_page_only_is_read_as_a_page(write: Write) -> None:
    message = mail()
    message.set_content("<p>It <b>opens</b>.</p>", subtype="html")
    assert write("a.eml", bytes(message)).text.endswith("\n\nIt opens.")


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_rows_of_a_table_are_numbered_as_in_the_file(write: Write, mark: str) -> None:
    rows = [["Name", "Tonnes"], ["", ""], [f'"Steel{mark} raw"', "12"], ["Stone", "7"]]
    document = write("a.csv", "\r\n".join(mark.join(row) for row in rows))
    shown = " ".join(f"Steel{mark} raw".split())
    assert document.text == f"Name | Tonnes\n{shown} | 12\nStone | 7"
    assert place(document, "12") == ["row 3"]


def test_a_comma_inside_cells_does_not_part_them(write: Write) -> None:
    text = "name;price\nAda;1,5\nCharles;2\nMary;1,5\n"
    assert write("a.csv", text).text == "name | price\nAda | 1,5\nCharles | 2\nMary | 1,5"


def test_json_members_stand_with_their_names_and_pointers(write: Write) -> None:
    people = '[{"name": "Ada", "age": 36.50}, {"name": null}]'
    text = rf'{{"title": "B\u00fccher", "people": {people}, "a/b": true}}'
    document = write("a.json", text)
    assert document.text == "title: Bücher\n\nname: Ada\nage: 36.50\n\na/b: true"
    assert place(document, "36.50") == ["field /people/0/age"]
    assert place(document, "true") == ["field /a~1b"]


def test_half_a_character_in_json_is_shown_in_names_as_in_values(write: Write) -> None:
    document = write("a.json", r'{"\ud800": "x", "name": "\udc00"}')
    assert document.text == "\ufffd: x\nname: \ufffd"
    assert place(document, "x") == ["field /\ufffd"]


def test_json_lines_are_numbered_and_a_broken_one_is_told(write: Write) -> None:
    document = write("a.jsonl", '{"name": "Ada"}\n\n{"name": \n{"name": "Charles"}\n')
    assert document.text == "name: Ada\n\nname: Charles"
    assert place(document, "Charles") == ["line 4", "field /name"]
    assert document.warnings == ("1 of its lines are no JSON, the first is line 3",)


def test_subtitles_have_their_times(write: Write) -> None:
    document = write("a.srt", SRT.replace("\n", "\r\n"))
    assert document.text == "The bridge\nis open.\nAt last."
    assert place(document, "open") == ["time 01:02:03"]


def test_a_voice_stands_before_its_words(write: Write) -> None:
    document = write("a.vtt", VTT)
    assert document.text == "Ada: It & I"
    assert place(document, "It") == ["time 00:01:05"]


def test_restructured_text_keeps_its_characters_and_has_its_headings(write: Write) -> None:
    document = write("a.rst", RST)
    assert document.text == RST
    assert place(document, "rose") == ["heading Title", "heading Steel"]
    assert (document.metadata.authors, document.metadata.date) == (("Ada Byron",), "2022-05-16")


@pytest.mark.parametrize("end", ["\u2028", "\x85", "\u2029", "\x1e", "\x0b", "\x0c"])
def test_a_heading_of_restructured_text_is_found_after_any_line_end(write: Write, end: str) -> None:
    document = write("a.rst", f"One{end}two.\n\nSteel\n-----\n\nIt rose.\n")
    (heading,) = document.landmarks["heading"]
    assert heading.start == document.text.index("Steel")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.json", b"{", "is no JSON"),
        ("a.json", b"[" * 100_000, "is no JSON"),
        ("a.eml", b"Just text.", "none of the headers"),
        ("a.srt", b"Just text.", "no cue"),
        ("a.pptx", b"Just text.", "looks like plain text"),
        ("a.xlsx", workbook()[:2000], "is damaged or no Excel workbook"),
        ("a.pptx", presentation()[:2000], "is damaged or no PowerPoint presentation"),
        ("a.epub", archive(**{"META-INF/container.xml": "<container/>"}), "no package document"),
    ],
)
def test_what_is_not_of_its_format_is_refused(
    write: Write, name: str, content: bytes, said: str
) -> None:
    with pytest.raises(LoadError, match=said):
        write(name, content)
