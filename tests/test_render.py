"""What a person reads in the terminal is what the documents hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Publish, qa

from qa.cli import render
from qa.cli.commands import show
from qa.cli.progress import ingest_bar
from qa.settings import Settings
from qa.types import Listing
from qa.wire import HitsOut, ListingsOut

BRACKETS = "Minutes [/draft] [red]"


def test_square_brackets_in_a_title_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    listing = Listing("d1", "sources/[a].txt", BRACKETS, "0" * 64, 1, 1, "d1")
    shown = ListingsOut.of([listing], Settings())
    show(shown, render.listings(shown), as_json=False)
    printed = " ".join(capsys.readouterr().out.split())
    assert BRACKETS in printed
    assert "sources/[a].txt" in printed


def test_square_brackets_in_a_files_name_are_shown_in_the_bar(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    with ingest_bar() as bar:
        bar.begin(1)
        bar.advance(BRACKETS)
    assert BRACKETS in capsys.readouterr().err


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_any_character_is_printed_in_any_locale(
    form: tuple[str, ...], publish: Publish, folder: Path
) -> None:
    publish({"Manëz.txt": "It rained."})
    printed = qa("documents", "--index", str(folder), *form, PYTHONIOENCODING="ascii").stdout
    assert "Manëz.txt" in printed


def test_a_search_that_finds_nothing_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    shown = HitsOut.of("yeast", [])
    show(shown, render.hits(shown), as_json=False)
    assert capsys.readouterr().out.startswith("No passage is found")
