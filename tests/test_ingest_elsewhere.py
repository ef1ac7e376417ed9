"""Archives and pages on the web are ingested too, and an ingest can be rehearsed."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from conftest import Open
from ingesting import A, B, C, Sync, held

from qa.collection import EmbeddedDrafts
from qa.load import Original


def test_the_files_of_an_archive_come_change_and_go_with_it(
    sync: Sync, tree: Path, open_collection: Open
) -> None:
    pack(tree / "z.zip", {"x.txt": "Inside one.", "y.txt": "Inside two."})
    assert sync(tree).added == (A, B, C, "sources/z.zip/x.txt", "sources/z.zip/y.txt")
    pack(tree / "z.zip", {"x.txt": "Inside one.", "w.txt": "Inside three."})
    report = sync(tree)
    assert (report.added, report.removed) == (("sources/z.zip/w.txt",), ("sources/z.zip/y.txt",))
    assert report.unchanged == (A, B, C, "sources/z.zip/x.txt")
    (tree / "z.zip").unlink()
    assert sync(tree / "z.zip").removed == (
        "sources/z.zip/w.txt",
        "sources/z.zip/x.txt",
    )
    assert set(held(open_collection)) == {A, B, C}


def test_an_archive_that_cannot_be_opened_keeps_its_documents(
    sync: Sync, tree: Path, open_collection: Open
) -> None:
    pack(tree / "z.zip", {"x.txt": "Inside."})
    sync(tree)
    (tree / "z.zip").write_bytes(b"PK\x03\x04 damaged")
    report = sync(tree)
    assert [source for source, _ in report.failed] == ["sources/z.zip"]
    assert report.removed == ()
    assert "sources/z.zip/x.txt" in held(open_collection)


def pack(path: Path, members: dict[str, str]) -> None:
    with zipfile.ZipFile(path, "w") as package:
        for name, text in members.items():
            package.writestr(name, text)


def test_a_web_address_that_fails_keeps_its_document_and_so_does_a_folder(
    sync: Sync, tree: Path, open_collection: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = "https://example.org/a"
    page = Original(url, b"<p>From afar.", ".html")
    monkeypatch.setattr("qa.ingest.fetch", lambda *_: page)
    assert sync(tree, urls=[url, url]).added == (A, B, C, url)
    monkeypatch.undo()
    assert sync(tree.parent).removed == ()
    report = sync(urls=["http://127.0.0.1/"])
    assert [source for source, _ in report.failed] == ["http://127.0.0.1/"]
    assert held(open_collection)[url] == "From afar."


def test_a_page_on_the_web_that_is_fetched_again_leaves_those_below_its_address(
    sync: Sync, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = "<p>This is {}."
    monkeypatch.setattr(
        "qa.ingest.fetch", lambda url, _: Original(url, page.format(url).encode(), ".html")
    )
    site = "https://example.org"
    sync(urls=[f"{site}/docs/a", f"{site}/b"])
    assert sync(urls=[site, f"{site}/docs"]).removed == ()


def test_a_rehearsal_tells_what_an_ingest_does_and_does_nothing(
    rehearse: Sync, sync: Sync, tree: Path, folder: Path, open_collection: Open
) -> None:
    first = rehearse(tree)
    assert not folder.exists()
    assert first == sync(tree)
    before = held(open_collection)
    (tree / "a.txt").write_text("Changed.")
    (tree / "b.md").rename(tree / "moved.md")
    (tree / "deep" / "c.txt").unlink()
    (tree / "new.txt").write_text("Changed.")
    (tree / "empty.txt").touch()
    rehearsed = rehearse(tree)
    assert held(open_collection) == before
    assert rehearsed == sync(tree)
    assert rehearsed.moved == ((B, "sources/moved.md"),)
    assert [source for source, _ in rehearsed.failed] == ["sources/empty.txt"]


def test_a_rehearsal_needs_no_lock(rehearse: Sync, sync: Sync, tree: Path, folder: Path) -> None:
    sync(tree)
    with EmbeddedDrafts.reopen(folder):
        assert rehearse(tree).unchanged == (A, B, C)
