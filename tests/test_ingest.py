"""After an ingest the collection holds what the files hold."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import Open
from ingesting import A, B, C, Sync, held

from qa.errors import InvalidInput
from qa.survey import source_of


def test_new_files_are_added(sync: Sync, tree: Path, open_collection: Open) -> None:
    report = sync(tree)
    assert report.added == (A, B, C)
    assert (report.changed, report.unchanged, report.removed) == ((), (), ())
    assert set(held(open_collection)) == {A, B, C}


def test_changed_bytes_are_seen_whatever_the_time_of_the_file(
    sync: Sync, tree: Path, open_collection: Open
) -> None:
    sync(tree)
    file = tree / "a.txt"
    before = file.stat()
    file.write_text("Zork is in Tirana. It has a camp.")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    report = sync(tree)
    assert (report.changed, report.unchanged, report.embedded) == ((A,), (B, C), 1)
    assert held(open_collection)[A].startswith("Zork")


def test_a_deleted_file_leaves(sync: Sync, tree: Path, open_collection: Open) -> None:
    sync(tree)
    (tree / "deep" / "c.txt").unlink()
    assert sync(tree).removed == (C,)
    assert set(held(open_collection)) == {A, B}


def test_only_what_lies_below_the_given_paths_is_touched(
    sync: Sync, tree: Path, open_collection: Open
) -> None:
    sync(tree)
    (tree / "a.txt").unlink()
    (tree / "b.md").write_text("changed")
    report = sync(tree / "deep")
    assert (report.unchanged, report.removed) == ((C,), ())
    assert set(held(open_collection)) == {A, B, C}


def test_a_single_file_is_ingested_alone(sync: Sync, tree: Path, open_collection: Open) -> None:
    assert sync(tree / "a.txt").added == (A,)
    assert set(held(open_collection)) == {A}


def test_a_deleted_file_that_is_named_leaves(sync: Sync, tree: Path, open_collection: Open) -> None:
    sync(tree)
    (tree / "a.txt").unlink()
    assert sync(tree / "a.txt").removed == (A,)
    assert set(held(open_collection)) == {B, C}


def test_a_path_that_never_was_is_refused(sync: Sync, tree: Path, open_collection: Open) -> None:
    sync(tree)
    (tree / "a.txt").unlink()
    with pytest.raises(InvalidInput, match=r"nope\.txt does not exist"):
        sync(tree, tree / "nope.txt")
    assert set(held(open_collection)) == {A, B, C}


@pytest.mark.parametrize(("name", "to"), [("b.md", "deep/b.md"), ("long.txt", "deep/new.txt")])
def test_a_moved_file_is_told_and_not_embedded_again(
    sync: Sync, tree: Path, open_collection: Open, name: str, to: str
) -> None:
    """Not even where its title is only its name."""
    (tree / "long.txt").write_text("No line of this text is short enough for a title. " * 9)
    sync(tree)
    (tree / name).rename(tree / to)
    report = sync(tree)
    assert report.moved == ((f"sources/{name}", f"sources/{to}"),)
    assert (report.added, report.removed, report.embedded) == ((), (), 0)
    assert f"sources/{to}" in held(open_collection)
    assert f"sources/{name}" not in held(open_collection)


def test_one_of_two_files_with_the_same_bytes_moves(sync: Sync, tree: Path) -> None:
    (tree / "again.txt").write_bytes((tree / "a.txt").read_bytes())
    sync(tree)
    (tree / "a.txt").unlink()
    (tree / "again.txt").rename(tree / "d.txt")
    report = sync(tree)
    assert (report.moved, report.removed) == (((A, "sources/d.txt"),), ("sources/again.txt",))


def test_two_files_of_one_name_are_two_documents(
    sync: Sync, tree: Path, open_collection: Open
) -> None:
    (tree / "deep" / "a.txt").write_text("Another text.")
    sync(tree)
    assert {A, "sources/deep/a.txt"} <= set(held(open_collection))


def test_a_sidecar_that_changes_changes_its_document_without_embedding(
    sync: Sync, tree: Path, open_collection: Open
) -> None:
    sidecar = tree / "a.txt.meta.toml"
    sync(tree)
    for text, genre in (('genre = "news"', "news"), ('genre = "letter"', "letter")):
        sidecar.write_text(text)
        report = sync(tree)
        assert (report.changed, report.embedded, report.skipped) == ((A,), 0, ())
        with open_collection() as collection:
            assert collection.documents()[0].metadata.genre == genre
    assert sync(tree).unchanged == (A, B, C)
    sidecar.unlink()
    assert sync(tree).changed == (A,)
    with open_collection() as collection:
        assert collection.documents()[0].metadata.genre == ""


def test_what_is_missing_in_a_document_is_told_once_and_kept(
    sync: Sync, tree: Path, open_collection: Open
) -> None:
    (tree / "n.jsonl").write_text('{"a": "Zorb"}\n{\n')
    told = ("sources/n.jsonl", "1 of its lines are no JSON, the first is line 2")
    assert sync(tree).warnings == (told,)
    assert sync(tree).warnings == ()
    with open_collection() as collection:
        assert collection.documents()[-1].warnings == (told[1],)


def test_progress_tells_of_every_file_and_of_what_is_embedded(sync: Sync, tree: Path) -> None:
    told: list[object] = []

    class Told:
        def begin(self, total: int) -> None:
            told.append(total)

        def advance(self, source: str) -> None:
            told.append(source)

        def recognise(self, done: int, total: int) -> None:
            told.append(("pages", done, total))

        def embed(self, done: int, total: int) -> None:
            told.append((done, total))

    sync(tree, progress=Told())
    assert told == [3, A, B, C, (0, 5), (5, 5)]


def test_a_source_is_relative_to_the_folder_of_the_index(tmp_path: Path) -> None:
    base = tmp_path / "project"
    assert source_of(base / "x" / ".." / "y" / "a.txt", base) == "y/a.txt"
    assert source_of(tmp_path / "a.txt", base) == str(tmp_path / "a.txt")


def test_a_file_has_one_source_however_it_is_reached(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tree)
    assert source_of(tmp_path / "link" / "a.txt", tmp_path) == A
