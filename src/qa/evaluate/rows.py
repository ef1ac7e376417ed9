"""JSON that people wrote: a value of the kind asked for, or an EvaluationError naming its place."""

from __future__ import annotations

import gzip
import json
import math
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from qa.errors import EvaluationError, shortened


@dataclass(frozen=True, slots=True)
class Row:
    """A JSON object; `file` (with its line, if any) and `path` inside it say where it stands."""

    values: Mapping[str, object]
    file: str
    path: str = ""

    def refused(self, what: str) -> EvaluationError:
        """The error to raise: `what` is wrong at this place."""
        return EvaluationError(f"{': '.join(filter(None, (self.file, self.path)))}: {what}")

    def text(self, name: str) -> str:
        """A string that is more than white space."""
        value = self.values.get(name)
        if not isinstance(value, str) or not value.strip():
            raise self.refused(f"{name!r} must be a text that is not empty, not {_shown(value)}")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of strings, which may be empty."""
        value = self.values.get(name)
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.refused(f"{name!r} must be a list of texts, not {_shown(value)}")
        return tuple(value)

    def number(self, name: str) -> float:
        value = self.values.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float) or not _is_finite(value):
            raise self.refused(f"{name!r} must be a number, not {_shown(value)}")
        return float(value)

    def position(self, name: str) -> int:
        value = self.values.get(name)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.refused(f"{name!r} must be a whole number from 0, not {_shown(value)}")
        return value

    def flag(self, name: str) -> bool | None:
        """True or false; None where the row leaves it out."""
        value = self.values.get(name)
        if value is not None and not isinstance(value, bool):
            raise self.refused(f"{name!r} must be true or false, not {_shown(value)}")
        return value

    def row(self, name: str) -> Row:
        return self._row(self.values.get(name), name)

    def rows(self, name: str) -> list[Row]:
        value = self.values.get(name)
        if not isinstance(value, list):
            raise self.refused(f"{name!r} must be a list, not {_shown(value)}")
        return [self._row(entry, f"{name}[{number}]") for number, entry in enumerate(value)]

    def _row(self, value: object, name: str) -> Row:
        return _row(value, self.file, ".".join(filter(None, (self.path, name))))


def json_lines(path: Path) -> Iterator[Row]:
    """The objects of a JSON-lines file; blank lines are passed over."""
    for number, line in enumerate(_text(path).split("\n"), 1):
        if line.strip():
            yield _row(_parsed(line, f"{path}, line {number}"), f"{path}, line {number}")


def labelled_rows(path: Path, each: str) -> Iterator[Row]:
    """The rows of a labelled set: `each` has an id of its own, which names it in a report.

    Raises EvaluationError for a set without a row, and where a row cannot be used.
    """
    ids = set[str]()
    for row in json_lines(path):
        if row.text("id") in ids:
            raise row.refused(f"the id {row.text('id')!r} was used before")
        ids.add(row.text("id"))
        yield row
    if not ids:
        raise EvaluationError(f"{path} holds no {each}; write one a line, as eval/README.md tells")


def json_object(path: Path) -> Row:
    """The one object that a JSON file holds."""
    return _row(_parsed(_text(path), str(path)), str(path))


def check_place(path: Path) -> None:
    """Raises EvaluationError where no file can be, before there is anything to write."""
    if path.is_dir() or not path.parent.is_dir():
        raise EvaluationError(
            f"{path} cannot be written: "
            + ("it is a folder; name a file" if path.is_dir() else "its folder is not there")
        )


def write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise EvaluationError(
            f"{path} cannot be written ({error.strerror}); make room, or name another file"
        ) from error


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
        return (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8-sig")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path} cannot be read: {error}") from error


def _parsed(text: str, file: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError: a number of too many digits, too
        raise EvaluationError(f"{file}: not JSON: {error}") from error


def _row(value: object, file: str, path: str = "") -> Row:
    if not isinstance(value, dict):
        raise Row({}, file, path).refused(f"must be an object, not {_shown(value)}")
    return Row(value, file, path)


def _is_finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:  # a whole number that no float holds
        return False


def _shown(value: object) -> str:
    """The value as an error shows it; a field that is left out reads as null, as in JSON."""
    return shortened(json.dumps(value, ensure_ascii=False))
