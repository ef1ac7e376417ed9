"""Where a quote stands on the pages of a PDF, against what pdfium itself says."""

from __future__ import annotations

import io
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from conftest import LIMIT, Open, Publish, ask_over, write_sources
from hypothesis import given
from hypothesis import strategies as st
from packages import pdf
from reportlab.pdfgen.canvas import Canvas

from qa.collection import checked
from qa.collection.tables import DATABASE
from qa.errors import CollectionCorrupt
from qa.load import load
from qa.settings import Settings
from qa.types import Box, Document, Span
from qa.wire import BoxOut, DocumentOut, HitsOut, LineOut, OutcomeOut

SOURCES = Path(__file__).parent.parent / "sources" / "background"
CHRONOLOGY = load(SOURCES / "chronology.pdf", "chronology.pdf", LIMIT)
WIDTH, HEIGHT = 600.0, 800.0


def typeset(draw: Sequence[tuple[float, float, str]], turned: int = 0) -> bytes:
    """A page with these texts at these places, counted from its lower left, in 10 points."""
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=(WIDTH, HEIGHT))
    canvas.setPageRotation(turned)
    canvas.setFont("Courier", 10)
    for x, y, text in draw:
        canvas.drawString(x, y, text)
    canvas.save()
    return content.getvalue()


def loaded(folder: Path, content: bytes) -> Document:
    path = folder / "a.pdf"
    path.write_bytes(content)
    return load(path, path.name, LIMIT)


def span_of(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


def boxes_of(document: Document, words: str) -> list[Box]:
    return list(document.boxes(span_of(document, words)))


def tight(page: pdfium.PdfPage, words: str) -> Iterator[tuple[float, float, float, float]]:
    """What pdfium finds: the ink of each place where these words stand, y downwards."""
    text, height = page.get_textpage(), page.get_height()
    search = text.search(words, match_case=True)
    while found := search.get_next():
        boxes = [text.get_charbox(at) for at in range(found[0], sum(found))]
        left, bottom, right, top = zip(*boxes, strict=True)
        yield min(left), height - max(top), max(right), height - min(bottom)


@pytest.mark.parametrize("name", ["chronology.pdf", "plots.pdf"])
def test_every_word_is_where_pdfium_finds_it(name: str) -> None:
    document, compared = load(SOURCES / name, name, LIMIT), 0
    pages = list(pdfium.PdfDocument(SOURCES / name))
    for word in set(re.findall(r"\w{4,}", document.text)):
        found = [(at, ink) for at, page in enumerate(pages, start=1) for ink in tight(page, word)]
        if len(found) == 1 == document.text.count(word):
            [(number, ink)], [box] = found, boxes_of(document, word)
            assert box.page == number
            assert (box.x0, box.x1) == pytest.approx((ink[0], ink[2]), abs=1.5)
            assert box.y0 - 0.1 <= ink[1] < ink[3] <= box.y1 + 0.1
            compared += 1
    assert compared > 100


def test_the_pages_have_the_size_at_which_they_are_shown() -> None:
    sizes = [page.get_size() for page in pdfium.PdfDocument(SOURCES / "chronology.pdf")]
    assert [(page.width, page.height) for page in CHRONOLOGY.pages] == sizes


def test_a_span_over_two_pages_has_boxes_on_both() -> None:
    second = CHRONOLOGY.landmarks["page"][1].start
    boxes = CHRONOLOGY.boxes(Span(second - 20, second + 20))
    assert {box.page for box in boxes} == {1, 2}


@given(st.data())
def test_the_boxes_of_a_span_are_those_of_its_parts_together(data: st.DataObject) -> None:
    length = len(CHRONOLOGY.text)
    cuts = st.lists(st.integers(0, length), min_size=3, max_size=6, unique=True)
    edges = sorted(data.draw(cuts))
    parts = [CHRONOLOGY.boxes(Span(*part)) for part in pairwise(edges)]
    whole = CHRONOLOGY.boxes(Span(edges[0], edges[-1]))
    for box in (box for boxes in parts for box in boxes):
        assert any(_within(box, other) for other in whole)
    for box in whole:
        inside = [each for boxes in parts for each in boxes if _within(each, box)]
        assert box == Box(
            box.page,
            min(each.x0 for each in inside),
            min(each.y0 for each in inside),
            max(each.x1 for each in inside),
            max(each.y1 for each in inside),
        )


def _within(box: Box, other: Box) -> bool:
    level = other.y0 <= box.y0 <= box.y1 <= other.y1
    return box.page == other.page and level and other.x0 <= box.x0 <= box.x1 <= other.x1


def test_a_part_of_a_line_has_the_box_of_its_letters(tmp_path: Path) -> None:
    document = loaded(tmp_path, typeset([(72, 700, "The toll was two pence.")]))
    [box] = boxes_of(document, "toll")
    assert (box.x0, box.x1) == pytest.approx((72 + 4 * 6, 72 + 8 * 6))  # of Courier, at 10 points
    assert box.y0 < HEIGHT - 700 < box.y1


def test_a_word_broken_over_a_line_end_has_two_boxes(tmp_path: Path) -> None:
    lines = [(72.0, 700.0, "The flood carried the foun-"), (72, 688, "dation of the old bridge")]
    document = loaded(tmp_path, typeset([*lines, (72, 600, "No foundation stood in the end.")]))
    first, second = document.boxes(span_of(document, "foundation"))
    assert (first.x0, first.x1) == pytest.approx((72 + 22 * 6, 72 + 26 * 6))
    assert (second.x0, second.x1) == pytest.approx((72, 72 + 6 * 6))


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_on_a_turned_page_the_box_is_where_the_word_is_seen(tmp_path: Path, turned: int) -> None:
    content = typeset([(72, 500, "toll")], turned)
    document = loaded(tmp_path, content)
    [page], [box] = document.pages, boxes_of(document, "toll")
    image = pdfium.PdfDocument(content)[0].render(grayscale=True).to_numpy()
    assert image.shape[:2] == (page.height, page.width)
    ink = image < 240
    inside = ink[round(box.y0) : round(box.y1), round(box.x0) : round(box.x1)]
    assert inside.sum() == ink.sum() > 20


def test_columns_that_take_turns_keep_their_places(tmp_path: Path) -> None:
    left = ["The bridge over the river was open to", "the public on a Monday in the month of"]
    right = ["The toll was set by the council at two", "pence for a walker and a shilling for"]
    rows = zip((left * 3)[:5], (right * 3)[:5], strict=True)
    drawn = [
        (x, 700.0 - 13 * row, f"{text}{row}")
        for row, pair in enumerate(rows)
        for x, text in zip((40, 320), pair, strict=True)
    ]
    document = loaded(tmp_path, typeset(drawn))
    boxes = boxes_of(document, "month of1 The bridge")
    assert [round(box.x0) for box in boxes] == [40 + 30 * 6, 40]
    assert boxes[0].y1 < boxes[1].y1
    [cell] = boxes_of(document, "council at two4")
    assert round(cell.x0) == 320 + 24 * 6


def test_what_is_cropped_away_does_not_count(tmp_path: Path) -> None:
    content = typeset([(172, 700, "toll")]).replace(
        b"/MediaBox [ 0 0 600 800 ]", b"/CropBox [ 100 90 600 750 ] /MediaBox [ 0 0 600 800 ]"
    )
    document = loaded(tmp_path, content)
    [box] = boxes_of(document, "toll")
    assert (document.pages[0].width, document.pages[0].height) == (500, 660)
    assert box.x0 == pytest.approx(72)
    assert box.y0 < 50 < box.y1


def test_the_pages_are_stored_with_the_edition_and_go_with_it(
    folder: Path, publish: Publish, open_collection: Open, tmp_path: Path
) -> None:
    document = loaded(tmp_path, pdf("A fact"))
    publish(document)
    with open_collection() as collection:
        assert collection.document(document.id).boxes(Span(0, 6)) == document.boxes(Span(0, 6))
        assert collection.document(document.id) == document
    assert not checked(folder).faults


def test_damaged_places_are_refused_and_told(
    folder: Path, publish: Publish, open_collection: Open, tmp_path: Path
) -> None:
    document = loaded(tmp_path, pdf("A fact"))
    publish(document)
    with closing(sqlite3.connect(folder / DATABASE)) as connection, connection:
        connection.execute("UPDATE pages SET glyphs = x'00' WHERE number = 1")
    with open_collection() as collection, pytest.raises(CollectionCorrupt, match="page 1 of"):
        collection.document(document.id)
    assert [fault.mendable for fault in checked(folder).faults] == [False]


def test_other_formats_have_no_boxes() -> None:
    document = load(SOURCES / "people.docx", "people.docx", LIMIT)
    assert not document.pages
    assert not document.boxes(Span(0, 100))


def test_answers_and_passages_leave_with_their_boxes(tmp_path: Path) -> None:
    index = write_sources(tmp_path, {})
    lines = [
        (72.0, 700.0, "The toll was set by the council in 1788, when"),
        (72, 688, "it rained."),
    ]
    (tmp_path / "sources" / "a.pdf").write_bytes(typeset(lines))
    pipeline = ask_over(index, Settings())
    outcome = OutcomeOut.of(pipeline.ask("When was the toll set by the council?"))
    [citation] = outcome.citations or outcome.nearest
    document = pipeline.collection().document(citation.document.id)
    answer = Span(citation.start, citation.end)
    assert citation.boxes == [BoxOut.of(box) for box in document.boxes(answer)]
    assert [box.y0 for box in citation.context_boxes] == [line.y0 for line in _lines(document)]
    [hit] = HitsOut.of("", pipeline.search("toll")).hits
    assert hit.boxes == citation.context_boxes


def test_a_document_leaves_with_the_lines_of_its_pages() -> None:
    """All of its text stands in them but what parts cells."""
    lines = [CHRONOLOGY.text[line.start : line.end] for line in _lines(CHRONOLOGY)]
    assert lines == [line.strip() for line in lines]
    assert "".join("".join(lines).split()) == "".join(re.sub(r" \| ", "", CHRONOLOGY.text).split())


def _lines(document: Document) -> list[LineOut]:
    return [line for page in DocumentOut.of(document).pages for line in page.lines]
