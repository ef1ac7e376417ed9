"""A file that a command is given and cannot use is named, with what it should be."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from qa.cli.options import read_turns
from qa.cli.quotations import given
from qa.cli.upkeep import resolve
from qa.errors import InvalidInput, LoadError

READ: dict[str, Callable[[str], object]] = {
    "turns": read_turns,
    "quotations": lambda file: given(file, 1000),
    "citations": resolve,
}


@pytest.mark.parametrize("read", READ)
def test_a_folder_is_no_file(read: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"cannot be read \(Is a directory\); name a file"):
        READ[read](str(tmp_path))


@pytest.mark.parametrize(
    ("read", "said"),
    [
        ("turns", r'turns.json is not a conversation as JSON: 0.question: .*write \[{"question"'),
        ("quotations", r'quotations.json is not a list of quotations .*write \[{"quote"'),
        ("citations", r"holds no citations as JSON: citations\.0\.exact: .*give the JSON that"),
    ],
)
def test_json_of_another_shape_is_told_its_own(read: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / f"{read}.json"
    path.write_text('[{"text": "It rained."}]')
    with pytest.raises(InvalidInput, match=said):
        READ[read](str(path))


@pytest.mark.parametrize("read", ["turns", "citations"])
def test_where_json_breaks_off_is_told(read: str, tmp_path: Path) -> None:
    path = tmp_path / f"{read}.json"
    path.write_text('[{"question": "Who')
    with pytest.raises(InvalidInput, match=r"Invalid JSON: EOF .* at line 1 column 18"):
        READ[read](str(path))


def test_what_one_of_several_citations_lacks_is_told(tmp_path: Path) -> None:
    path = tmp_path / "citations.json"
    whole = {"exact": "It rained.", "start": 0, "document": {"id": "1", "sha256": "0"}}
    path.write_text(json.dumps({"citations": [whole, {**whole, "document": {"id": "1"}}]}))
    with pytest.raises(InvalidInput, match=r"citations\.1\.document\.sha256: Field required"):
        resolve(str(path))


def test_text_in_another_encoding_is_to_be_saved_as_utf8(tmp_path: Path) -> None:
    path = tmp_path / "answer.log"
    path.write_bytes("“Manëz”".encode("utf-16-le"))
    with pytest.raises(LoadError, match=r"answer\.log: is not UTF-8 text .*; save it as UTF-8"):
        given(str(path), 1000)


@pytest.mark.parametrize("read", READ)
def test_a_dash_is_standard_input(read: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b'[{"text": "It rained."}]')))
    with pytest.raises(InvalidInput, match=r"^standard input "):
        READ[read]("-")
