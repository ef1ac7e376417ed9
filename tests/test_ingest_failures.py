"""What an ingest cannot read is named, what was held of it stays, and the rest goes on."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from conftest import Open
from ingesting import A, B, C, Sync, held


def test_an_unsupported_file_in_a_folder_is_skipped(sync: Sync, tree: Path) -> None:
    (tree / "picture.png").write_bytes(b"\x89PNG")
    report = sync(tree)
    assert (report.skipped, report.failed) == (("sources/picture.png",), ())


def test_an_unsupported_file_that_is_named_fails(sync: Sync, tree: Path) -> None:
    (tree / "picture.png").write_bytes(b"\x89PNG")
    ((source, reason),) = sync(tree / "picture.png").failed
    assert source == "sources/picture.png"
    assert ".png" in reason


def test_hidden_files_and_links_to_folders_are_passed_over(
    sync: Sync, tree: Path, folder: Path
) -> None:
    (tree / ".hidden.txt").write_text("hidden")
    (tree / ".git").mkdir()
    (tree / ".git" / "d.txt").write_text("hidden")
    (tree / "deep" / "loop").symlink_to(tree)
    report = sync(tree)
    assert (report.added, report.skipped) == ((A, B, C), ())


def test_the_index_itself_is_not_ingested(sync: Sync, tree: Path, folder: Path) -> None:
    sync(tree)
    (folder / "README.md").write_text("# What lies here\n\nThe index.")
    report = sync(tree.parent)
    assert (report.added, report.unchanged, report.skipped) == ((), (A, B, C), ())


def test_what_stands_in_the_index_belongs_to_no_folder_around_it(
    sync: Sync, tree: Path, folder: Path, open_collection: Open
) -> None:
    (folder / "uploads").mkdir(parents=True)
    (folder / "uploads" / "sent.txt").write_text("Klag was sent.")
    sync(folder / "uploads")
    assert sync(folder.parent).removed == ()
    (folder / "uploads" / "sent.txt").unlink()
    assert sync(folder / "uploads").removed == ("index/uploads/sent.txt",)
    assert set(held(open_collection)) == {A, B, C}


def test_a_file_that_cannot_be_read_keeps_its_earlier_edition(
    sync: Sync, tree: Path, open_collection: Open
) -> None:
    sync(tree)
    (tree / "a.txt").write_bytes(b"")
    (tree / "b.md").write_text("New words.")
    report = sync(tree)
    assert [source for source, _ in report.failed] == [A]
    assert "empty" in report.failed[0][1]
    assert (report.changed, report.removed) == ((B,), ())
    assert held(open_collection)[A].startswith("Zorb")


def test_half_a_character_fails_by_name_and_the_rest_goes_on(sync: Sync, tree: Path) -> None:
    (tree / "half.md").write_text('---\ntitle: "Hello \\uD83D\\uDE00"\n---\nA fact.')
    report = sync(tree)
    assert report.added == (A, B, C)
    assert [source for source, _ in report.failed] == ["sources/half.md"]


def test_an_archive_with_damaged_names_fails_and_the_rest_goes_on(sync: Sync, tree: Path) -> None:
    with zipfile.ZipFile(tree / "old.zip", "w") as package:
        package.writestr("üü.txt", "A text.")
    content = (tree / "old.zip").read_bytes()
    (tree / "old.zip").write_bytes(content.replace("üü".encode(), b"\xfc\xfc\xfc\xfc"))
    report = sync(tree)
    assert report.added == (A, B, C)
    assert [source for source, _ in report.failed] == ["sources/old.zip"]


def test_a_file_over_the_limit_fails_and_the_rest_goes_on(sync: Sync, tree: Path) -> None:
    (tree / "big.txt").write_text("word " * 10_000)
    report = sync(tree)
    assert report.added == (A, B, C)
    assert [source for source, _ in report.failed] == ["sources/big.txt"]


def test_a_name_that_is_not_utf8_fails_in_print(sync: Sync, tree: Path) -> None:
    Path(os.fsdecode(os.fsencode(tree) + b"/caf\xe9.txt")).write_text("A text.")
    ((source, reason),) = sync(tree).failed
    assert source == r"sources/caf\xe9.txt"
    assert "rename it" in reason


def test_a_pipe_is_not_waited_for(sync: Sync, tree: Path) -> None:
    os.mkfifo(tree / "pipe.txt")
    assert sync(tree).added == (A, B, C)
    assert [source for source, _ in sync(tree / "pipe.txt").failed] == ["sources/pipe.txt"]


@pytest.mark.parametrize("name", ["sources", "."])
def test_a_file_that_cannot_be_reached_keeps_its_document_and_stops_no_other(
    sync: Sync, tree: Path, monkeypatch: pytest.MonkeyPatch, open_collection: Open, name: str
) -> None:
    sync(tree)
    reached = Path.is_file

    def is_file(path: Path) -> bool:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return reached(path)

    monkeypatch.setattr(Path, "is_file", is_file)
    (tree / "b.md").write_text("Klag has left.")
    report = sync(tree.parent / name)
    assert report.failed == ((A, "cannot be reached (Permission denied)"),)
    assert (report.changed, report.removed) == ((B,), ())
    assert held(open_collection).keys() == {A, B, C}


def test_a_folder_that_cannot_be_listed_keeps_its_documents(
    sync: Sync, tree: Path, open_collection: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`os.scandir` is made to refuse, because nothing refuses root."""
    sync(tree)
    listed = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("deep"):
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", refusing)
    report = sync(tree)
    assert report.removed == ()
    assert report.failed == (("sources/deep", "the folder cannot be listed (Permission denied)"),)
    assert C in held(open_collection)


def test_where_the_folder_of_the_index_cannot_be_listed_all_documents_are_kept(
    sync: Sync, tree: Path, open_collection: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync(tree)
    listed = os.scandir

    def refusing(path: str) -> object:
        if str(path) == str(tree.parent):
            raise OSError(116, "Stale file handle", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", refusing)
    report = sync(tree.parent)
    assert report.failed == ((".", "the folder cannot be listed (Stale file handle)"),)
    assert held(open_collection).keys() == {A, B, C}
