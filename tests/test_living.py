"""The commands that go on running follow the folders, and end when they are told to."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import qa, write_sources

pytestmark = pytest.mark.slow


@contextmanager
def running(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """`qa` with these arguments; it is told to end, and must end well."""
    command = [sys.executable, "-m", "qa", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def line(process: subprocess.Popen[str], told: str) -> str:
    """The next line that says this."""
    assert process.stdout
    return next(each for each in process.stdout if told in each)


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QA_SOURCES", str(tmp_path / "sources"))
    return write_sources(tmp_path, {"a.txt": "Zorb is in Tirana."})


def test_a_watch_prints_what_changed_and_ends_on_sigterm(index: Path) -> None:
    sources = index.parent / "sources"
    with running("watch", "--index", str(index)) as process:
        line(process, "1 added")
        (sources / "b.txt").write_text("Klag leads the camp.")
        assert line(process, "added").rstrip().endswith("added: sources/b.txt")
        (sources / "c.pdf").write_text("no pdf")
        assert "looks like plain text" in line(process, "not read: sources/c.pdf")
        (sources / "b.txt").rename(sources / "d.txt")
        line(process, "moved: sources/b.txt → sources/d.txt")
    assert (process.returncode, process.stdout and process.stdout.closed) == (0, True)


def test_a_server_that_watches_answers_from_what_has_just_come(index: Path) -> None:
    with running("serve", "--watch", "--port", "0", "--index", str(index)) as process:
        url = line(process, "qa serves").split()[-1]
        (index.parent / "sources" / "b.txt").write_text("Klag leads the camp.")
        line(process, "added: sources/b.txt")
        with urllib.request.urlopen(f"{url}/documents") as reply:
            listed = json.load(reply)["documents"]
        assert [each["source"] for each in listed] == ["sources/a.txt", "sources/b.txt"]
    assert process.returncode == 130


def test_what_is_no_folder_cannot_be_watched(index: Path) -> None:
    ended = qa("watch", str(index.parent / "never"), "--index", str(index), code=2)
    assert "is not a folder" in ended.stderr


def test_a_collection_is_made_by_an_ingest_and_asked_by_its_name(index: Path) -> None:
    at = ("--index", str(index))
    qa("ingest", *at)
    (index.parent / "sources" / "a.txt").write_text("Mufk is in Tirana.")
    qa("ingest", *at, "--collection", "papers")
    listed = json.loads(qa("collections", *at, "--json").stdout)["collections"]
    assert [each["name"] for each in listed] == ["default", "papers"]
    found = qa("search", "Tirana", *at, "--collection", "papers", "--json").stdout
    assert [hit["exact"] for hit in json.loads(found)["hits"]] == ["Mufk is in Tirana."]
    refused = qa("ask", "Who?", *at, "--collection", "never", code=2).stderr
    assert "there is no collection 'never'; there are: default, papers" in " ".join(refused.split())
