"""After an ingest the collection holds what the files hold, and only new text was embedded."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

import pytest
from conftest import Open
from hashed_embedder import HashedEmbedder

from qa.chunk import chunks
from qa.collection import EmbeddedDrafts, RehearsedDrafts
from qa.embed import RehearsedEmbedder
from qa.errors import InvalidInput
from qa.ingest import BATCH, IngestReport, ingest, recipe
from qa.load import Original
from qa.progress import Unseen
from qa.sentences import sentences
from qa.settings import Settings
from qa.survey import source_of
from qa.types import Document, Embeddings

Sync: TypeAlias = Callable[..., IngestReport]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder beside the index, with three documents."""
    tree = tmp_path / "sources"
    (tree / "deep").mkdir(parents=True)
    (tree / "a.txt").write_text("Zorb is in Tirana. It has a camp.")
    (tree / "b.md").write_text("# People\n\nKlag leads the camp.\n")
    (tree / "deep" / "c.txt").write_text("Mufk wrote a report.")
    return tree


@pytest.fixture
def sync(folder: Path, embedder: HashedEmbedder) -> Sync:
    def sync(*paths: Path, length: int = 900, **more: object) -> IngestReport:
        settings = Settings.model_validate(
            {"index": folder, "chunk_length": length, "file_size": 10_000}
        )
        cut = recipe(length)
        with EmbeddedDrafts.open(folder, embedder.name, embedder.dim, cut) as drafts:
            return ingest(paths, drafts, embedder, settings, **more)  # type: ignore[arg-type]

    return sync


@pytest.fixture
def rehearse(folder: Path) -> Sync:
    def rehearse(*paths: Path) -> IngestReport:
        settings = Settings.model_validate({"index": folder, "file_size": 10_000})
        embedder = RehearsedEmbedder(HashedEmbedder())
        with RehearsedDrafts.open(folder, embedder.name, embedder.dim, recipe(900)) as drafts:
            return ingest(paths, drafts, embedder, settings)

    return rehearse


A, B, C = "sources/a.txt", "sources/b.md", "sources/deep/c.txt"


def held(open_collection: Open) -> dict[str, str]:
    with open_collection() as collection:
        return {each.source: collection.document(each.id).text for each in collection.documents()}


def test_new_files_are_added(sync: Sync, tree: Path, open_collection: Open) -> None:
    report = sync(tree)
    assert report.added == (A, B, C)
    assert (report.changed, report.unchanged, report.removed) == ((), (), ())
    assert set(held(open_collection)) == {A, B, C}


def test_every_chunk_is_found_by_each_of_its_sentences(
    sync: Sync, tree: Path, open_collection: Open, embedder: HashedEmbedder
) -> None:
    report = sync(tree)
    with open_collection() as collection:
        documents = [collection.document(each.id) for each in collection.documents()]
        cut = [chunk for document in documents for chunk in chunks(document, 900)]
        told = [(chunk, sentence) for chunk in cut for sentence in sentences(chunk.text)]
        assert report.sentences == len(told) > len(cut)
        for chunk, span in told:
            query = HashedEmbedder().documents([chunk.text[span.start : span.end]])
            (best,) = collection.hits(collection.dense(query, 1))
            assert best.chunk == chunk


def test_of_a_changed_document_only_its_new_sentences_are_embedded(
    sync: Sync, tree: Path, embedder: HashedEmbedder
) -> None:
    (tree / "b.md").write_text("# Today\n\nIt rains. The sun shines. A bell rings.")
    sync(tree)
    embedder.embedded.clear()
    (tree / "b.md").write_text("# Today\n\nIt rains. A dog barks. The sun shines. A bell rings.")
    report = sync(tree)
    assert embedder.embedded == ["A dog barks."]
    assert (report.embedded, report.sentences) == (1, 5)


def test_the_first_sentence_of_a_chunk_is_embedded_with_title_and_heading(
    sync: Sync, tmp_path: Path, embedder: HashedEmbedder
) -> None:
    (tmp_path / "sources").mkdir()
    text = "# The gallery\n\nIt is old.\n\n## Visitors\n\nIt had many. " + "It grew. " * 120
    (tmp_path / "sources/a.md").write_text(text)
    sync(tmp_path / "sources")
    assert embedder.embedded == [
        "The gallery\n# The gallery",
        "It is old.",
        "The gallery\nVisitors\n## Visitors",
        "It had many.",
        "It grew.",
        "The gallery\nVisitors\nIt grew.",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [("One. Two.\n\n* * *\n\nThree.", ["One. Two.\nOne.", "Two.", "Three."]), ("* * *", ["* * *"])],
)
def test_what_has_no_word_is_embedded_only_where_there_is_nothing_else(
    sync: Sync, tmp_path: Path, embedder: HashedEmbedder, text: str, told: list[str]
) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/a.txt").write_text(text)
    sync(tmp_path / "sources")
    assert embedder.embedded == told


def test_what_is_unchanged_is_neither_chunked_nor_embedded(
    sync: Sync, tree: Path, embedder: HashedEmbedder
) -> None:
    sync(tree)
    embedder.embedded.clear()
    os.utime(tree / "a.txt", (1, 1))
    report = sync(tree)
    assert report.unchanged == (A, B, C)
    assert (report.sentences, report.embedded, embedder.embedded) == (0, 0, [])


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


def test_another_chunk_length_cuts_everything_again(
    sync: Sync, tree: Path, open_collection: Open
) -> None:
    (tree / "a.txt").write_text("A sentence of some forty characters here. " * 10)
    sync(tree)
    report = sync(tree, length=100)
    assert report.changed == (A, B, C)
    with open_collection() as collection:
        assert [each.chunks for each in collection.documents()] == [5, 1, 1]
    assert sync(tree, length=100).unchanged == (A, B, C)


def test_a_text_that_stands_twice_is_embedded_once(
    sync: Sync, tree: Path, embedder: HashedEmbedder
) -> None:
    (tree / "again.md").write_bytes((tree / "b.md").read_bytes())
    report = sync(tree)
    assert len(embedder.embedded) == len(set(embedder.embedded)) == report.embedded
    assert report.embedded < report.sentences


def test_texts_are_embedded_in_batches_and_kept_when_interrupted(
    folder: Path, tree: Path, open_collection: Open
) -> None:
    for number in range(3 * BATCH):
        (tree / f"{number:03}.txt").write_text(f"Text number {number}.")
    limited, whole = Interrupted(after=2), HashedEmbedder()
    settings = Settings.model_validate({"index": folder})
    with (
        EmbeddedDrafts.open(folder, limited.name, limited.dim, recipe(900)) as drafts,
        pytest.raises(KeyboardInterrupt),
    ):
        ingest([tree], drafts, limited, settings)
    with EmbeddedDrafts.open(folder, whole.name, whole.dim, recipe(900)) as drafts:
        report = ingest([tree], drafts, whole, settings)
    assert len(limited.embedded) == 2 * BATCH
    assert len(report.added) == 3 * BATCH + 3
    assert not set(limited.embedded) & set(whole.embedded)


@pytest.fixture
def stored_and_done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """ "stored" and "done" with the name of each document, in the order in which it is."""
    told: list[str] = []
    store = EmbeddedDrafts.stage

    def stage(drafts: EmbeddedDrafts, document: Document, *more: object) -> None:
        told.append(f"stored {Path(document.source).name}")
        store(drafts, document, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(EmbeddedDrafts, "stage", stage)
    monkeypatch.setattr(
        Unseen, "advance", lambda _, source: told.append(f"done {Path(source).name}")
    )
    return told


def test_what_has_no_new_sentence_is_stored_at_once(
    sync: Sync, tree: Path, stored_and_done: list[str]
) -> None:
    sync(tree)
    stored_and_done.clear()
    assert sync(tree, length=1000).embedded == 0
    names = ("a.txt", "b.md", "c.txt")
    assert stored_and_done == [f"{what} {name}" for name in names for what in ("stored", "done")]


def test_no_more_documents_wait_than_texts_are_embedded_at_once(
    sync: Sync, tree: Path, stored_and_done: list[str]
) -> None:
    for number in range(BATCH):
        (tree / f"{number:03}.txt").write_text("Zorb.")
    sync(tree)
    stored = [each for each in stored_and_done[: 2 * BATCH] if each.startswith("stored")]
    assert len(stored) == BATCH


class Interrupted(HashedEmbedder):
    """Ctrl-C after so many batches."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self._left = after

    def documents(self, texts: Sequence[str]) -> Embeddings:
        if not self._left:
            raise KeyboardInterrupt
        self._left -= 1
        return super().documents(texts)


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
