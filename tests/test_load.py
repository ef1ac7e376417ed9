"""Loading: what each format's text, title, pages and headings come out as."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import docx
import pytest
from conftest import UNREAD, Write
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

from qa.load import load
from qa.types import Document, document_id

LIMIT = 1_000_000
BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=13, spaceAfter=6)
INDENTED = ParagraphStyle("indented", BODY, firstLineIndent=18, spaceAfter=0)
HEADING = ParagraphStyle("heading", fontName="Times-Roman", fontSize=16, leading=20)
RUN_IN = ParagraphStyle("run-in", fontName="Times-Bold", fontSize=10, leading=13)
PROSE = "“The regime is at its weakest point,” he said at Manëz – and 3,000 people heard it. " * 4


def typeset(path: Path, *flowables: object, title: str | None = None) -> Document:
    SimpleDocTemplate(str(path), title=title).build(list(flowables))
    return load(path, path.name, LIMIT)


def drawn(path: Path, *lines: tuple[float, float, str]) -> Document:
    """A page with these texts at these places, in 10 points."""
    canvas = Canvas(str(path))
    canvas.setFont("Times-Roman", 10)
    for x, y, text in lines:
        canvas.drawString(x, y, text)
    canvas.save()
    return load(path, path.name, LIMIT)


def headings(document: Document) -> list[tuple[int, str]]:
    """Level and title, once it is sure that each stands where it says."""
    found = document.landmarks.get("heading", ())
    for heading in found:
        assert document.text[heading.start :].lstrip("# ").startswith(heading.name)
    return [(heading.level, heading.name) for heading in found]


def pages(document: Document) -> list[int]:
    """Where each page begins, once it is sure that they are counted from 1."""
    found = document.landmarks["page"]
    assert [page.name for page in found] == [str(n) for n in range(1, len(found) + 1)]
    return [page.start for page in found]


def page_at(document: Document, offset: int) -> str:
    (page,) = (mark for mark in document.place_at(offset) if mark.kind == "page")
    return page.name


def test_a_document_is_named_by_its_source_and_its_bytes(write: Write) -> None:
    document = write("a.txt", "A fact.")
    assert document.id == document_id("a.txt")
    assert document.sha256 == sha256(b"A fact.").hexdigest()


def test_the_case_of_a_suffix_does_not_matter(write: Write) -> None:
    assert write("A.TXT", "A fact.").text == "A fact."


@given(text=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
@settings(
    max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_any_text_comes_back_character_for_character(write: Write, text: str) -> None:
    text = f"x{text}"  # neither empty nor a byte order mark
    assert write("any.txt", text).text == text


@pytest.mark.parametrize(
    "text", ["one\r\ntwo\rthree\n", "  indented \u2028\x0c\x1c", "a\u00adb\u00a0ﬁ"]
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_nothing_is_translated_in_text_and_markdown(write: Write, name: str, text: str) -> None:
    assert write(name, text).text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_byte_order_mark_tells_the_encoding_and_is_left_out(
    write: Write, name: str, encoding: str
) -> None:
    assert write(name, "“Manëz” – 3\u00a0000".encode(encoding)).text == "“Manëz” – 3\u00a0000"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("At Manëz the café is open to all who come.", "latin-1"),
        ("It’s £5 – “a bargain”, the minister said of it on Monday.", "cp1252"),
        ("Zażółć gęślą jaźń, a potem pchnąć w tę łódź jeża albo osiem skrzyń fig.", "cp1250"),
        (
            "Привет мир! Это русский текст о выборах, которые прошли в столице вечером.",
            "cp1251",
        ),
        ("日本語のテキストです。これはテストです。", "shift_jis"),
    ],
)
def test_a_legacy_encoding_is_detected(write: Write, text: str, encoding: str) -> None:
    assert write("a.txt", text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b"A fact.", "utf-8"),
        ("Manëz".encode("utf-16"), "utf-16-le"),
        ("At Manëz the café is open to all who come.".encode("latin-1"), "cp1252"),
    ],
)
def test_the_encoding_that_was_chosen_is_recorded(
    write: Write, content: bytes, encoding: str
) -> None:
    assert write("a.txt", content).encoding == encoding


def test_formats_with_an_encoding_of_their_own_record_none(tmp_path: Path) -> None:
    assert drawn(tmp_path / "a.pdf", (72, 700, "A fact.")).encoding == ""


def test_a_few_bytes_that_are_not_utf8_are_shown_and_told(write: Write) -> None:
    content = "Manëz – “three” cafés – “or” four.".encode() + b" \xff and \xfe."
    document = write("a.txt", content)
    assert document.text == "Manëz – “three” cafés – “or” four. \ufffd and \ufffd."
    assert document.warnings == (
        f"bytes that are not UTF-8 stand as \ufffd: 2, the first at {content.index(0xFF)}",
    )


def test_the_title_of_a_text_is_its_first_line(write: Write) -> None:
    assert write("a.txt", "\n  The price of bread \r\n\r\nIt rose.").title == "The price of bread"


def test_the_title_of_a_text_that_begins_with_prose_is_its_file_name(write: Write) -> None:
    assert write("bread.txt", "It rose and rose. " * 9).title == "bread"


def test_markdown_has_atx_and_setext_headings_but_none_in_code(write: Write) -> None:
    text = "# One *two* `3`\n\n```\n# no\n```\n\nFour\n----\n\ntext\n### Five #\n".replace(
        "\n", "\r\n"
    )
    document = write("a.md", text)
    found = document.landmarks["heading"]
    assert [(heading.level, heading.name) for heading in found] == [
        (1, "One two 3"),
        (2, "Four"),
        (3, "Five"),
    ]
    assert [text[heading.start :][:4] for heading in found] == ["# On", "Four", "### "]


def test_the_title_of_markdown_is_its_first_heading_of_level_1(write: Write) -> None:
    assert write("a.md", "## Before\n\n# The title\n").title == "The title"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_gives_markdown_its_title_and_no_heading(write: Write, end: str) -> None:
    document = write("a.md", end.join(["---", 'title: "A: title"', "date: 2022", "---", "# One"]))
    assert document.title == "A: title"
    assert headings(document) == [(1, "One")]
    assert document.landmarks["heading"][0].start == document.text.index("# One")


def test_html_blocks_are_parted_and_inline_text_is_joined_as_in_a_browser(write: Write) -> None:
    html = (
        "<p>The <b>MEK</b>,\n  or <i>P</i>MOI,<br> in\u00a0Manëz&nbsp;.</p><div>Next<p>Last</div>"
    )
    assert write("a.html", html).text == ("The MEK, or PMOI,\nin\u00a0Manëz\u00a0.\n\nNext\n\nLast")


def test_html_table_rows_and_list_entries_have_their_lines(write: Write) -> None:
    html = (
        "<table><tr><th>Place<th>Date<tr><td><p>Near Paris</p><td>June<br>2018</table>"
        "<ul><li>One<ul><li>Two</ul><li>Three</ul>"
    )
    assert write("a.html", html).text == ("Place | Date\nNear Paris | June 2018\n\nOne\nTwo\nThree")


def test_a_table_that_lays_out_a_page_is_no_table(write: Write) -> None:
    html = "<table><tr><td><h1>One</h1><p>Two<td><p>Three<p>Four</table>"
    assert write("a.html", html).text == "One\n\nTwo\n\nThree\n\nFour"


def test_what_a_browser_hides_is_left_out(write: Write) -> None:
    html = (
        "<style>p{}</style><nav>Menu</nav><p hidden>no</p><p style='display: none'>no</p><!--no-->"
        "<script>no</script><noscript>no</noscript><template>no</template><p>yes</p>"
    )
    assert write("a.html", html).text == "yes"


def test_preformatted_text_keeps_its_white_space(write: Write) -> None:
    assert write("a.html", "<p>a</p><pre>\nb\n    c<br>d</pre>").text == "a\n\nb\n    c\nd"


def test_html_headings_are_found_also_in_a_header(write: Write) -> None:
    html = "<header><h1>The <em>visit</em></h1></header><main>Text<h2>A&nbsp;walk</h2>Text"
    document = write("a.html", html)
    assert headings(document) == [(1, "The visit"), (2, "A\u00a0walk")]
    assert document.text == "The visit\n\nText\n\nA\u00a0walk\n\nText"
    assert document.title == "The visit"


def test_the_title_of_html_is_that_of_its_head(write: Write) -> None:
    html = "<title>\n Sanctions &amp;\n law </title><h1>Sanctions</h1><svg><title>no</title></svg>"
    assert write("a.html", html).title == "Sanctions & law"


def test_html_is_decoded_as_it_declares(write: Write) -> None:
    html = '<meta http-equiv=content-type content="text/html; charset=iso-8859-1"><p>“Manëz”'
    assert write("a.html", html.encode("cp1252")).text == "“Manëz”"
    assert write("b.html", '<meta charset="koi8-r"><p>Привет'.encode("koi8-r")).text == "Привет"


def test_html_with_a_declaration_that_does_not_hold_is_decoded_as_text(write: Write) -> None:
    html = "<meta charset=utf-8><p>The café at Manëz is open to all."
    assert write("a.html", html.encode("cp1252")).text == "The café at Manëz is open to all."


def test_pdf_lines_are_joined_into_paragraphs(tmp_path: Path) -> None:
    document = typeset(tmp_path / "a.pdf", Paragraph(PROSE, BODY), Paragraph("Short one.", BODY))
    assert document.text == f"{PROSE.strip()}\n\nShort one."


def test_pdf_paragraphs_can_be_told_by_their_indentation(tmp_path: Path) -> None:
    document = typeset(tmp_path / "a.pdf", Paragraph(PROSE, INDENTED), Paragraph(PROSE, INDENTED))
    assert document.text == f"{PROSE.strip()}\n\n{PROSE.strip()}"


def test_pdf_pages_begin_where_the_map_says(tmp_path: Path) -> None:
    one, two = Paragraph("On page one.", BODY), Paragraph("On page two.", BODY)
    document = typeset(tmp_path / "a.pdf", one, PageBreak(), two)
    assert document.text == "On page one.\n\nOn page two."
    assert pages(document) == [0, document.text.index("On page two")]
    assert page_at(document, document.text.index("two")) == "2"


def test_an_empty_pdf_page_still_counts(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    for text in ("", "On page two.", ""):
        canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
    document = load(tmp_path / "a.pdf", "a.pdf", LIMIT)
    assert pages(document) == [0, 0, len(document.text)]
    assert page_at(document, 0) == "2"
    assert document.warnings == (f"no text on page 1{UNREAD}", f"no text on page 3{UNREAD}")


def test_pdf_headings_are_larger_or_bold(tmp_path: Path) -> None:
    title, below = Paragraph("A visit", HEADING), Paragraph("The hosts", RUN_IN)
    document = typeset(
        tmp_path / "a.pdf", title, Paragraph(PROSE, BODY), below, Paragraph(PROSE, BODY)
    )
    assert headings(document) == [(1, "A visit"), (2, "The hosts")]
    assert document.title == "A visit"


def test_the_title_of_a_pdf_is_that_of_its_properties(tmp_path: Path) -> None:
    heading = Paragraph("A heading", HEADING)
    document = typeset(tmp_path / "a.pdf", heading, Paragraph(PROSE, BODY), title="Manëz – a visit")
    assert document.title == "Manëz – a visit"


def test_pdf_table_cells_are_parted_also_where_they_have_several_lines(tmp_path: Path) -> None:
    rows = [["Place", "Date", "Outcome"], ["Near Paris", "June 2018", "Stopped by the police"]]
    cells = [[Paragraph(cell, BODY) for cell in row] for row in rows]
    document = typeset(tmp_path / "a.pdf", Table(cells, colWidths=[70, 70, 65]))
    assert document.text == "Place | Date | Outcome\nNear Paris | June 2018 | Stopped by the police"


def test_a_pdf_bullet_belongs_to_its_text(tmp_path: Path) -> None:
    lines = [(50, 700, "•"), (70, 700, "One"), (50, 687, "•"), (70, 687, "Two")]
    assert drawn(tmp_path / "a.pdf", *lines).text == "• One\n\n• Two"


def test_the_entries_of_a_pdf_s_contents_have_their_own_lines(tmp_path: Path) -> None:
    entries = ["1.1 Naming . . . . . . 3", "1.2 Parsing . . . . . 4", "1.3 Notes . . . . . . 4"]
    rows = [(50.0, 700.0 - 13 * row, text) for row, text in enumerate(entries)]
    assert drawn(tmp_path / "a.pdf", *rows).text == "\n\n".join(entries)


def test_a_hyphen_at_a_line_end_stays_unless_the_document_writes_the_word_without(
    tmp_path: Path,
) -> None:
    lines = ["An international force met the non-", "nuclear powers in 2017-", "18 at an inter-"]
    rows = [(50.0, 700.0 - 13 * row, text) for row, text in enumerate([*lines, "national forum."])]
    assert drawn(tmp_path / "a.pdf", *rows).text == (
        "An international force met the non-nuclear powers in 2017-18 at an international forum."
    )


def test_scaled_and_turned_pdf_text_is_read_like_any_other(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.translate(300, 100)
    canvas.rotate(90)
    canvas.scale(10, 10)
    canvas.setFont("Times-Roman", 1)
    canvas.drawString(0, 0, "A line that was turned")
    canvas.drawString(0, -1.3, "and goes on.")
    canvas.save()
    assert load(tmp_path / "a.pdf", "a.pdf", LIMIT).text == "A line that was turned and goes on."


def test_docx_has_paragraphs_tables_and_headings_in_their_order(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("People", 0)
    word.add_paragraph("Mrs\u00a0Rajavi – “host”.\tTab\nline")
    word.add_heading("Guests", 2)
    table = word.add_table(0, 2)
    for row in (("Name", "Role"), ("M\nP", "Guest")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    word.add_paragraph("After.")
    word.save(str(tmp_path / "a.docx"))
    document = load(tmp_path / "a.docx", "a.docx", LIMIT)
    assert document.text == (
        "People\n\nMrs\u00a0Rajavi – “host”.\tTab\nline\n\nGuests\n\n"
        "Name | Role\nM P | Guest\n\nAfter."
    )
    assert headings(document) == [(1, "People"), (2, "Guests")]
    assert document.title == "People"


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        ("<w:r><w:footnoteReference w:id='2'/></w:r>", "its footnotes are not read: 1"),
        ("<w:r><w:endnoteReference w:id='2'/></w:r>", "its endnotes are not read: 1"),
        (
            "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent>"
            "</w:pict></w:r>",
            "its text boxes are not read: 1",
        ),
    ],
)
def test_what_of_a_docx_is_not_read_is_told(tmp_path: Path, xml: str, said: str) -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("A fact.")._p
    paragraph.append(parse_xml(xml.replace("<w:r>", f"<w:r {nsdecls('w')}>", 1)))
    word.save(str(tmp_path / "a.docx"))
    document = load(tmp_path / "a.docx", "a.docx", LIMIT)
    assert (document.text, document.warnings) == ("A fact.", (said,))


def test_the_title_of_a_docx_is_that_of_its_properties(tmp_path: Path) -> None:
    word = docx.Document()
    word.core_properties.title = "Who is who"
    word.add_heading("People", 0)
    word.save(str(tmp_path / "a.docx"))
    assert load(tmp_path / "a.docx", "a.docx", LIMIT).title == "Who is who"


def test_a_document_without_a_title_is_named_after_its_first_heading(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("People", 3)
    word.save(str(tmp_path / "a.docx"))
    assert load(tmp_path / "a.docx", "a.docx", LIMIT).title == "People"
