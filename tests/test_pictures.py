"""Pages of PDFs as pictures: the page that was read, or none."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from conftest import LIMIT, ask_over
from fastapi.testclient import TestClient
from packages import archive, pdf
from PIL import Image
from test_boxes import boxes_of, typeset

from qa.api import create_app
from qa.errors import UnknownPage
from qa.load import load, loaded, original, unpacked
from qa.pictures import page_picture
from qa.settings import Settings
from qa.types import Document

WORDS = "Klag signed"
WIDTH = 1200


def drawn(document: Document, folder: Path, number: int = 1) -> Image.Image:
    png = page_picture(document, number, WIDTH, folder, LIMIT)
    return Image.open(io.BytesIO(png)).convert("L")


def typeset_in(folder: Path, turned: int = 0) -> Document:
    path = folder / "a.pdf"
    path.write_bytes(typeset([(100, 500, WORDS)], turned))
    return load(path, path.name, LIMIT)


@pytest.fixture
def paper(tmp_path: Path) -> Document:
    """`a.pdf`, with one line on its page."""
    return typeset_in(tmp_path)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_all_ink_of_a_page_lies_in_the_box_of_its_words(tmp_path: Path, turned: int) -> None:
    paper = typeset_in(tmp_path, turned)
    ink = np.array(drawn(paper, tmp_path)) < 128
    pixels = WIDTH / paper.pages[0].width
    [box] = boxes_of(paper, WORDS)
    left, top = int(box.x0 * pixels), int(box.y0 * pixels)
    right, bottom = int(box.x1 * pixels) + 1, int(box.y1 * pixels) + 1
    assert ink[top:bottom, left:right].sum() == ink.sum() > 0


def test_a_page_is_as_wide_as_was_asked_for(paper: Document, tmp_path: Path) -> None:
    assert drawn(paper, tmp_path).width == WIDTH


def test_a_pdf_in_an_archive_has_pictures_too(tmp_path: Path) -> None:
    path = tmp_path / "box.zip"
    path.write_bytes(archive({"in/a.pdf": typeset([(100, 700, WORDS)])}))
    [member] = unpacked(original(path, path.name, LIMIT), LIMIT)
    assert not isinstance(member, Exception)
    assert drawn(loaded(member), tmp_path).width == WIDTH


@pytest.mark.parametrize("number", [0, 2])
def test_a_page_that_is_not_there_is_refused_with_those_that_are(
    paper: Document, tmp_path: Path, number: int
) -> None:
    with pytest.raises(UnknownPage, match=f"no page {number} to show: a.pdf has the pages 1 to 1"):
        drawn(paper, tmp_path, number)


def test_a_document_without_pages_has_no_picture(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(WORDS)
    with pytest.raises(UnknownPage, match="only a PDF does"):
        drawn(load(path, path.name, LIMIT), tmp_path)


def test_the_pages_of_another_file_are_not_shown_for_those_that_were_read(
    paper: Document, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf("Something else"))
    with pytest.raises(UnknownPage, match=r"no longer the file that was read \(it has other bytes"):
        drawn(paper, tmp_path)


def test_a_file_that_is_gone_is_told(paper: Document, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").unlink()
    with pytest.raises(UnknownPage, match=r"a\.pdf is no longer the file that was read"):
        drawn(paper, tmp_path)


def test_the_service_gives_a_page_as_png_or_a_problem(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.pdf").write_bytes(typeset([(100, 700, WORDS)]))
    settings = Settings(index=tmp_path / "index")
    pipeline = ask_over(settings.index, settings)
    with TestClient(create_app(lambda name: pipeline, settings), "http://localhost") as client:
        [document] = client.get("/documents").json()["documents"]
        page = f"/documents/{document['id']}/pages"
        given = client.get(f"{page}/1", params={"sha256": document["sha256"], "width": 300})
        assert given.headers["content-type"] == "image/png"
        assert Image.open(io.BytesIO(given.content)).width == 300
        refused = client.get(f"{page}/2")
        assert refused.status_code == 404
        assert "the pages 1 to 1" in refused.json()["detail"]
