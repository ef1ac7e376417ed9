"""Scanned pages: what OCR makes of a picture of a page, against the text that was drawn."""

from __future__ import annotations

import io
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from conftest import LIMIT, UNREAD
from hashed_embedder import HashedEmbedder
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from qa.cite import passage
from qa.collection import EmbeddedCollection, EmbeddedDrafts
from qa.errors import LoadError, ModelError
from qa.ingest import IngestReport, ingest, recipe
from qa.load import load, ocr, pdf
from qa.progress import UNSEEN, Unseen
from qa.settings import Settings
from qa.types import Box, Document, Span
from qa.uploads import Upload, Uploads
from qa.wire import PassageOut
from qa.wiring import Writer

SIZE = (400.0, 300.0)
LINES = [
    "The toll was set by the council at two",
    "pence for a walker and at a shilling for",
    "a cart, and it was collected in a hut of",
    "stone on the northern bank of the river.",
]


def drawn(*, scan: bool, beside: str = "", turns: int = 0) -> bytes:
    """A page with the lines, as text or as a picture of it, after one with the text `beside`.

    The picture is turned by so many quarters against the clock.
    """
    content = io.BytesIO()
    size = SIZE if turns % 2 == 0 else SIZE[::-1]
    canvas = Canvas(content, pagesize=size, invariant=1)
    if beside:
        canvas.drawString(40, 200, beside)
        canvas.showPage()
    if scan:
        canvas.drawImage(picture(turns), 0, 0, *size)
    else:
        for row, line in enumerate(LINES):
            canvas.drawString(40, 250 - 16 * row, line)
    canvas.save()
    return content.getvalue()


def picture(turns: int = 0) -> ImageReader:
    shown = pdfium.PdfDocument(drawn(scan=False))[0].render(scale=4).to_pil()
    return ImageReader(shown.rotate(90 * turns, expand=True))


def loaded(folder: Path, content: bytes, ocr: bool = False) -> Document:
    path = folder / "a.pdf"
    path.write_bytes(content)
    return load(path, path.name, LIMIT, UNSEEN.recognise if ocr else None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scans")


@pytest.fixture(scope="module")
def scanned(folder: Path) -> Document:
    pytest.importorskip("rapidocr", reason="the extra qa[ocr] is not installed")
    return loaded(folder, drawn(scan=True, beside="A page that can be read."), ocr=True)


@pytest.mark.slow
def test_the_text_of_a_scanned_page_is_recognised(scanned: Document) -> None:
    assert scanned.text == "A page that can be read.\n\n" + " ".join(LINES)


@pytest.mark.slow
@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_page_is_read_however_it_was_laid_on_the_scanner(folder: Path, turns: int) -> None:
    pytest.importorskip("rapidocr", reason="the extra qa[ocr] is not installed")
    document = loaded(folder, drawn(scan=True, turns=turns), ocr=True)
    assert document.text == " ".join(LINES)
    [box] = _boxes(document, "shilling")
    [true] = _boxes(loaded(folder, drawn(scan=False)), "shilling")
    assert _level(box, turns) == pytest.approx((true.x0, true.y0, true.x1, true.y1), abs=12)


@pytest.mark.slow
def test_lines_that_are_too_unsure_are_left_out_and_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("rapidocr", reason="the extra qa[ocr] is not installed")
    monkeypatch.setattr(ocr, "LEAST", 0.992)
    document = loaded(folder, drawn(scan=True, beside="Read with a higher bar."), ocr=True)
    left_out = len(LINES) - sum(line in document.text for line in LINES)
    assert 0 < left_out < len(LINES)
    assert f"{left_out} line" in document.warnings[-1]


@pytest.mark.slow
def test_recognised_words_stand_where_they_were_drawn(scanned: Document, folder: Path) -> None:
    """Within two letters, since recognition tells letters no more exactly."""
    original = loaded(folder, drawn(scan=False))
    for word in ("council", "shilling", "collected", "northern"):
        [box], [true] = _boxes(scanned, word), _boxes(original, word)
        assert box.page == 2
        assert (box.x0, box.x1) == pytest.approx((true.x0, true.x1), abs=12)
        assert box.y0 < (true.y0 + true.y1) / 2 < box.y1


@pytest.mark.slow
def test_what_was_recognised_is_told_and_marked(scanned: Document) -> None:
    told = "text on page 2 was recognised, not read: check it on the page"
    assert scanned.warnings == (told,)
    second = scanned.landmarks["page"][1].start
    assert scanned.is_recognised(Span(second, second + 8))
    assert not scanned.is_recognised(Span(0, second))


@pytest.mark.slow
def test_a_scan_with_a_page_number_stamped_on_it_is_recognised(scanned: Document) -> None:
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=SIZE, invariant=1)
    for number, name in enumerate("abc", start=1):
        if number == 3:
            canvas.drawImage(picture(), 0, 0, *SIZE)
        else:
            canvas.drawString(40, 200, f"A page called {name}.")
        canvas.drawString(190, 10, str(number))
        canvas.showPage()
    canvas.save()
    told: list[tuple[int, int]] = []
    extract = pdf.extract(content.getvalue(), lambda *pages: told.append(pages))
    assert told == [(0, 1), (1, 1)]
    assert extract.text == f"A page called a.\n\nA page called b.\n\n{' '.join(LINES)}\n\n3"
    assert [page.recognised for page in extract.pages] == [False, False, True]


def test_without_ocr_a_scanned_page_says_how_to_turn_it_on(folder: Path) -> None:
    document = loaded(folder, drawn(scan=True, beside="A page that can be read."))
    assert document.warnings == (f"no text on page 2{UNREAD}",)
    with pytest.raises(LoadError, match="no text on any page; if it is scanned, OCR"):
        loaded(folder, drawn(scan=True))


def test_ocr_that_is_not_installed_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "find_spec", lambda name: None)
    with pytest.raises(ModelError, match=r"pip install '\.\[ocr\]'"):
        ingested(tmp_path, {"a.txt": b"A fact."}, ocr=True)


@pytest.mark.slow
def test_turning_ocr_on_or_off_reads_only_scanned_files_again(
    tmp_path: Path, scanned: Document
) -> None:
    sources = {
        "scan.pdf": drawn(scan=True, beside="A page that can be read."),
        "read.pdf": drawn(scan=False),
        "a.txt": b"A fact.",
    }
    runs = [ingested(tmp_path, sources, ocr=turned) for turned in (False, True, True, False)]
    assert [run.changed for run in runs] == [(), ("scan.pdf",), (), ("scan.pdf",)]
    assert [len(run.unchanged) for run in runs] == [0, 2, 3, 2]
    assert not any(run.failed for run in runs)


@pytest.mark.slow
def test_a_passage_says_that_it_was_recognised(tmp_path: Path, scanned: Document) -> None:
    ingested(tmp_path, {"scan.pdf": drawn(scan=True)}, ocr=True)
    embedder = HashedEmbedder()
    with EmbeddedCollection.open(tmp_path / "index", embedder.name, embedder.dim) as collection:
        [hit] = collection.hits(collection.lexical("toll", 1))
        shown = PassageOut.of(passage(hit, collection))
    assert shown.recognised
    assert [box.page for box in shown.boxes] == [1] * len(LINES)
    assert all(above.y1 < below.y1 for above, below in pairwise(shown.boxes))


@pytest.mark.slow
def test_scans_that_are_sent_are_recognised_once_and_their_pages_told(
    tmp_path: Path, scanned: Document
) -> None:
    told: list[tuple[int, int]] = []

    class Told(Unseen):
        def recognise(self, done: int, total: int) -> None:
            told.append((done, total))

    settings = Settings(index=tmp_path / "index", ocr=True)
    sent = [Upload(f"{n}.pdf", io.BytesIO(drawn(scan=True, beside=f"Page {n}."))) for n in range(3)]
    report = Uploads(settings, Writer(settings, HashedEmbedder())).add(sent, Told())
    assert report.added == tuple(f"index/uploads/{n}.pdf" for n in range(3))
    assert told == [(0, 1), (1, 1)] * 3


def ingested(folder: Path, sources: Mapping[str, bytes], ocr: bool) -> IngestReport:
    for name, content in sources.items():
        (folder / name).write_bytes(content)
    settings = Settings(index=folder / "index", ocr=ocr)
    embedder, cut = HashedEmbedder(), recipe(settings.chunk_length)
    with EmbeddedDrafts.open(settings.index, embedder.name, embedder.dim, cut, ocr) as drafts:
        return ingest([folder], drafts, embedder, settings)


def _boxes(document: Document, word: str) -> tuple[Box, ...]:
    start = document.text.index(word)
    return document.boxes(Span(start, start + len(word)))


def _level(box: Box, turns: int) -> tuple[float, float, float, float]:
    """Where a box on a page that was turned against the clock lies on the page as it was."""
    width, height = SIZE
    if turns == 1:
        return width - box.y1, box.x0, width - box.y0, box.x1
    if turns == 2:
        return width - box.x1, height - box.y1, width - box.x0, height - box.y0
    return box.y0, height - box.x1, box.y1, height - box.x0
