"""PDF pages as they come: columns, running lines, turned and empty pages, ligatures."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import UNREAD
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Table,
)

from qa.load import load
from qa.types import Document, Metadata

LIMIT = 10_000_000
BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=13, spaceAfter=6)
LEFT = [
    "The bridge over the river was opened to",
    "the public on a Monday in the month of",
    "May, when the water was high, and some",
    "three hundred people crossed it on foot",
    "before the first of the carts was let on.",
]
RIGHT = [
    "The toll was set by the council at two",
    "pence for a walker and at a shilling for",
    "a cart, and it was collected in a hut of",
    "stone that stood on the northern bank of",
    "the river until the flood of the autumn.",
]


def drawn(path: Path, *pages: list[tuple[float, float, str]], turned: int = 0) -> Document:
    """Pages with these texts at these places, in 10 points."""
    canvas = Canvas(str(path))
    for lines in pages:
        canvas.setFont("Times-Roman", 10)
        canvas.setPageRotation(turned)
        for x, y, text in lines:
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return load(path, path.name, LIMIT)


def column(x: float, lines: list[str]) -> list[tuple[float, float, str]]:
    return [(x, 700.0 - 13 * row, text) for row, text in enumerate(lines)]


def page(number: int, *edges: tuple[float, float, str]) -> list[tuple[float, float, str]]:
    """A page whose text is its own, and what runs along its edges."""
    name = "abcdefghij"[number]
    own = [
        f"In part {name} the story goes on",
        "",
        f"and {name} is told of once,",
        "",
        f"in {name}.",
    ]
    return [*edges, *column(72, own)]


def test_columns_that_are_drawn_one_after_the_other_are_read_so(tmp_path: Path) -> None:
    document = drawn(tmp_path / "a.pdf", column(50, LEFT) + column(320, RIGHT))
    assert document.text == " ".join(LEFT) + "\n\n" + " ".join(RIGHT)


def test_columns_that_take_turns_are_put_one_after_the_other(tmp_path: Path) -> None:
    pairs = zip(column(50, LEFT), column(320, RIGHT), strict=True)
    document = drawn(tmp_path / "a.pdf", [line for pair in pairs for line in pair])
    assert document.text == " ".join(LEFT) + "\n\n" + " ".join(RIGHT)


def test_a_line_across_both_columns_parts_them(tmp_path: Path) -> None:
    title = "A short history of the bridge, of its toll, and of the flood which carried both away"
    pairs = zip(column(50, LEFT), column(320, RIGHT), strict=True)
    lines = [(50, 720.0, title), *(line for pair in pairs for line in pair)]
    text = drawn(tmp_path / "a.pdf", lines).text
    assert text.startswith(title)
    assert " ".join(LEFT) in text.replace("\n\n", " ")


def test_a_table_stays_a_table(tmp_path: Path) -> None:
    names, years = (
        ["Wood", "Iron", "Stone", "Steel", "Glass"],
        ["1701", "1788", "1843", "1902", "1990"],
    )
    pairs = zip(column(50, names), column(320, years), strict=True)
    document = drawn(tmp_path / "a.pdf", [line for pair in pairs for line in pair])
    assert document.text.startswith("Wood | 1701\nIron | 1788")


def test_the_columns_of_a_typeset_page_are_read_to_their_end(tmp_path: Path) -> None:
    frames = [Frame(50, 500, 230, 250), Frame(310, 500, 230, 250)]
    book = BaseDocTemplate(str(tmp_path / "a.pdf"), pageTemplates=[PageTemplate(frames=frames)])
    texts = [f"{' '.join(LEFT)} Part {n}." for n in range(6)]
    book.build([Paragraph(text, BODY) for text in texts])
    document = load(tmp_path / "a.pdf", "a.pdf", LIMIT)
    assert " ".join(document.text.split()) == " ".join(texts)


def test_headers_and_page_numbers_are_left_out(tmp_path: Path) -> None:
    pages = [
        page(n, (72, 800, "A history of the bridge"), (290, 30, f"– {n} –")) for n in range(1, 6)
    ]
    document = drawn(tmp_path / "a.pdf", *pages)
    assert "history" not in document.text
    assert "–" not in document.text
    assert document.text.count("the story goes on") == 5


def test_the_numbers_of_a_table_over_many_pages_stay(tmp_path: Path) -> None:
    rows = [[str(1800 + n), str(n * n % 997), f"{n % 7}.{n % 89}"] for n in range(150)]
    SimpleDocTemplate(str(tmp_path / "a.pdf")).build([Table(rows)])
    document = load(tmp_path / "a.pdf", "a.pdf", LIMIT)
    assert len(document.landmarks["page"]) > 3
    assert document.text.replace("\n\n", "\n") == "\n".join(map(" | ".join, rows))


def test_decimals_that_seem_to_count_the_pages_stay(tmp_path: Path) -> None:
    pages = [page(n, (72, 800, f"{n}.5")) for n in range(1, 5)]
    assert drawn(tmp_path / "a.pdf", *pages).text.count(".5") == 4


@pytest.mark.parametrize("form", ["{}", "[{}]", "{} / 9"])
def test_page_numbers_are_left_out_whatever_the_first_is(tmp_path: Path, form: str) -> None:
    pages = [page(n, (290, 30, form.format(n + 40))) for n in range(1, 6)]
    assert not any(map(str.isdigit, drawn(tmp_path / "a.pdf", *pages).text))


def test_page_numbers_in_roman_numerals_are_left_out_too(tmp_path: Path) -> None:
    numbers = ["i", "ii", "iii", "1", "2", "3", "4"]
    pages = [page(n, (290, 30, number)) for n, number in enumerate(numbers)]
    text = drawn(tmp_path / "a.pdf", *pages).text
    assert not {*numbers} & {*text.split()}


def test_the_headers_of_left_and_right_pages_may_differ(tmp_path: Path) -> None:
    heads = ["A history", "The bridge"]
    pages = [page(n, (72, 800, heads[n % 2])) for n in range(8)]
    assert not any(head in drawn(tmp_path / "a.pdf", *pages).text for head in heads)


def test_a_line_that_stands_on_two_pages_stays(tmp_path: Path) -> None:
    pages = [page(n, *([(72, 800, "Results")] if n < 2 else [])) for n in range(4)]
    assert drawn(tmp_path / "a.pdf", *pages).text.count("Results") == 2


def test_a_repeated_line_in_the_middle_of_a_page_stays(tmp_path: Path) -> None:
    pages = [
        column(72, [f"Top {n}", f"Second {n}", "Refrain", f"Verse {n}", f"Last {n}"])
        for n in "abcde"
    ]
    assert drawn(tmp_path / "a.pdf", *pages).text.count("Refrain") == 5


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_turned_page_is_read_like_any_other(tmp_path: Path, turned: int) -> None:
    document = drawn(tmp_path / "a.pdf", column(50, LEFT), turned=turned)
    assert document.text == " ".join(LEFT)


def test_a_page_that_was_drawn_turned_and_is_shown_upright_is_read(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(600, 800))
    canvas.setPageRotation(90)
    canvas.translate(600, 0)
    canvas.rotate(90)
    canvas.setFont("Times-Roman", 10)
    for x, y, text in column(50, LEFT):
        canvas.drawString(x, y - 300, text)
    canvas.save()
    assert load(tmp_path / "a.pdf", "a.pdf", LIMIT).text == " ".join(LEFT)


def test_text_of_a_size_below_zero_is_read_like_any_other(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    text = canvas.beginText()
    text.setFont("Times-Roman", -10)
    for x, y, line in column(72, LEFT):
        text.setTextTransform(-1, 0, 0, -1, x, y)
        text.textOut(line)
    canvas.drawText(text)
    canvas.save()
    document = load(tmp_path / "a.pdf", "a.pdf", LIMIT)
    assert document.text == " ".join(LEFT)
    assert "heading" not in document.landmarks


def test_a_page_without_text_is_named(tmp_path: Path) -> None:
    document = drawn(tmp_path / "a.pdf", page(1), [], page(3))
    assert document.warnings == (f"no text on page 2{UNREAD}",)
    assert [mark.name for mark in document.place_at(len(document.text) - 1)] == ["3"]


def test_properties_are_metadata(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), invariant=1)
    canvas.setAuthor("Ada Byron; Charles Babbage")
    canvas.setKeywords("bridges, tolls")
    canvas.drawString(72, 700, "A fact.")
    canvas.save()
    metadata = load(tmp_path / "a.pdf", "a.pdf", LIMIT).metadata
    told = Metadata(("Ada Byron", "Charles Babbage"), "", "2000-01-01", "", ("bridges", "tolls"))
    assert metadata == told


def test_properties_that_a_program_left_say_nothing(tmp_path: Path) -> None:
    assert drawn(tmp_path / "a.pdf", page(1)).metadata.authors == ()


def test_ligatures_become_the_letters_that_were_written(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(with_ligatures())
    assert load(path, path.name, LIMIT).text == "The first office"


def with_ligatures() -> bytes:
    """A page whose font has the ligatures U+FB01 and U+FB03, which reportlab's do not."""
    letters = b"The \x01rst o\x02ce"
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
        b"/CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange "
        b"2 beginbfchar <01> <FB01> <02> <FB03> endbfchar "
        b"1 beginbfrange <20> <7e> <0020> endbfrange endcmap end end"
    )
    drawing = b"BT /F 12 Tf 72 700 Td (" + letters + b") Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(cmap), cmap),
    ]
    content, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return (
        content
        + b"xref\n0 7\n0000000000 65535 f \n%strailer<</Size 7/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (table, len(content))
    )
