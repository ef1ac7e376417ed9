"""While folders are watched the collection is what they hold, a moment later."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import TypeAlias

import pytest
from conftest import Open
from hashed_embedder import HashedEmbedder

from qa.collection import EmbeddedDrafts
from qa.errors import CollectionBusy, InvalidInput, QaError
from qa.ingest import IngestReport, recipe
from qa.settings import Settings
from qa.watch import Pace, sync, watch
from qa.wiring import Writer

PACE = Pace(rest=0.3, patience=2, look=0.1, again=0.1)
PATIENCE = 20.0  # seconds

Told: TypeAlias = list[IngestReport | QaError]


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A folder beside the index, with one document."""
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "a.txt").write_text("Zorb is in Tirana.")
    return sources


@contextmanager
def watched(sources: Path, folder: Path) -> Iterator[Told]:
    """What is told while `sources` is watched, once the first ingest is done."""
    settings, told, stop = Settings(index=folder), Told(), Event()
    writer = Writer(settings, HashedEmbedder())

    def synced() -> IngestReport:
        return sync([sources], settings, writer, stop)

    arguments = ([sources], folder, synced, told.append, stop, PACE)
    watching = Thread(target=watch, args=arguments)
    watching.start()
    try:
        until(lambda: bool(told))
        yield told
    finally:
        stop.set()
        watching.join()


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "it did not come to hold"
        time.sleep(0.02)


@pytest.fixture
def held(open_collection: Open) -> Callable[[], dict[str, str]]:
    def texts() -> dict[str, str]:
        with open_collection() as opened:
            found = opened.documents()
            return {Path(each.source).name: opened.document(each.id).text for each in found}

    return texts


Held: TypeAlias = Callable[[], dict[str, str]]


def test_files_that_come_change_and_go_are_followed(
    sources: Path, folder: Path, held: Held
) -> None:
    with watched(sources, folder):
        assert set(held()) == {"a.txt"}
        (sources / "deep").mkdir()
        (sources / "deep" / "b.txt").write_text("Klag leads the camp.")
        until(lambda: set(held()) == {"a.txt", "b.txt"})
        (sources / "a.txt").write_text("Zorb has moved.")
        until(lambda: held()["a.txt"] == "Zorb has moved.")
        shutil.rmtree(sources / "deep")
        until(lambda: set(held()) == {"a.txt"})


def test_a_file_is_not_read_before_it_is_written(sources: Path, folder: Path, held: Held) -> None:
    with watched(sources, folder) as told:
        with (sources / "slow.txt").open("w") as slow:
            for number in range(10):
                slow.write(f"Line {number}. ")
                slow.flush()
                time.sleep(0.05)
        until(lambda: len(told) > 1)
        reports = [each for each in told if isinstance(each, IngestReport)]
    taken = [source for each in reports[1:] for source in (*each.added, *each.changed)]
    assert taken == ["sources/slow.txt"]
    assert held()["slow.txt"].endswith("Line 9. ")


@pytest.mark.slow
def test_a_file_that_never_rests_is_taken_in_the_end(
    sources: Path, folder: Path, held: Held
) -> None:
    ended = Event()

    def log() -> None:
        with (sources / "log.txt").open("w") as growing:
            while not ended.wait(0.02):
                growing.write("Once more. ")
                growing.flush()

    logging = Thread(target=log)
    with watched(sources, folder):
        logging.start()
        until(lambda: "log.txt" in held())
        ended.set()
        logging.join()
    assert held()["log.txt"].startswith("Once more. ")


def test_an_ingest_that_fails_is_told_and_tried_again(
    sources: Path, folder: Path, held: Held
) -> None:
    embedder = HashedEmbedder()
    with watched(sources, folder) as told:
        with EmbeddedDrafts.open(folder, embedder.name, embedder.dim, recipe(900)):
            (sources / "b.txt").write_text("Klag leads the camp.")
            until(lambda: isinstance(told[-1], CollectionBusy))
        until(lambda: set(held()) == {"a.txt", "b.txt"})
    assert held()["b.txt"] == "Klag leads the camp."


def test_an_error_of_our_own_does_not_end_the_watch(sources: Path, folder: Path) -> None:
    told, stop = Told(), Event()
    writer = Writer(Settings(index=folder), HashedEmbedder())

    def ingested() -> IngestReport:
        if not told:
            raise RuntimeError("out of luck")
        return sync([sources], Settings(index=folder), writer, stop)

    def tell(outcome: IngestReport | QaError) -> None:
        told.append(outcome)
        if len(told) == 2:
            stop.set()

    watch([sources], folder, ingested, tell, stop, PACE)
    failed, ended = told
    assert "out of luck" in str(failed)
    assert isinstance(ended, IngestReport)


def test_where_no_notices_can_be_had_changes_are_followed_all_the_same(
    sources: Path, folder: Path, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> Iterator[object]:
        raise PermissionError(13, "Permission denied", "sources/closed")

    monkeypatch.setattr("qa.watch.changes_below", refused)
    with watched(sources, folder):
        (sources / "b.txt").write_text("Klag is in Rome.")
        until(lambda: "b.txt" in held())


def test_a_folder_that_goes_and_comes_back_is_watched_again(
    sources: Path, folder: Path, held: Held
) -> None:
    with watched(sources, folder):
        aside = sources.rename(sources.with_name("aside"))
        time.sleep(4 * PACE.look)
        aside.rename(sources)
        (sources / "b.txt").write_text("Klag leads the camp.")
        until(lambda: set(held()) == {"a.txt", "b.txt"})
    assert held()["b.txt"] == "Klag leads the camp."


def test_a_folder_that_is_gone_is_told_once_and_its_documents_stay(
    sources: Path, folder: Path, held: Held
) -> None:
    with watched(sources, folder) as told:
        sources.rename(sources.with_name("aside"))
        until(lambda: len(told) == 2)
        time.sleep(4 * PACE.again)
        assert isinstance(told[-1], InvalidInput)
        assert f"{sources} is gone" in str(told[-1])
        assert len(told) == 2
        assert set(held()) == {"a.txt"}


def test_hidden_files_and_the_index_are_not_watched(tmp_path: Path, sources: Path) -> None:
    folder = sources / "index"
    with watched(sources, folder) as told:
        (sources / ".hidden.txt").write_text("Not for us.")
        (folder / "noise.txt").write_text("Neither.")
        time.sleep(4 * PACE.rest)
        assert len(told) == 1


def test_what_is_no_folder_cannot_be_watched(sources: Path, folder: Path) -> None:
    with pytest.raises(InvalidInput, match=r"a\.txt is not a folder"):
        watch([sources / "a.txt"], folder, lambda: pytest.fail("synced"), lambda _: None, Event())
