"""JSON and JSON Lines: a line for every value, after the name it has in the file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TypeAlias

from qa.load.extract import Builder, Extract, Unreadable, one_line

Value: TypeAlias = "dict[str, Value] | list[Value] | str | int | float | bool | None"


def extract(text: str) -> Extract:
    """`name: value` for every member, its JSON Pointer (RFC 6901) a landmark.

    The members of one object stand together, objects are parted by a blank line. Strings have
    their characters, without JSON's escapes, U+FFFD for half a character; null and empty values are
    left out.
    """
    builder = Builder()
    _add(_parsed(text), builder, "")
    return builder.extract(None)


def extract_lines(text: str) -> Extract:
    """Every line a JSON value of its own (jsonlines.org), its number a landmark.

    A line that is no JSON is left out with a warning.
    """
    builder, wrong = Builder(), []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                value = _parsed(line)
            except Unreadable:
                wrong.append(number)
                continue
            builder.begin("line", str(number))
            _add(value, builder, "")
    if wrong:
        builder.warn(f"{len(wrong):,} of its lines are no JSON, the first is line {wrong[0]:,}")
    return builder.extract(None)


def _parsed(text: str) -> Value:
    try:
        value: Value = json.loads(text, parse_int=str, parse_float=str)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"is no JSON ({error}); mend it or rename it to .txt") from error
    return value


def _add(value: Value, builder: Builder, pointer: str) -> None:
    gap = "\n\n"
    for place, name, leaf in _leaves(value, pointer):
        if name is None:
            gap = "\n\n"
            continue
        builder.begin("field", place or "/")
        builder.block(f"{name}: {leaf}" if name else leaf, gap)
        gap = "\n"


def _leaves(value: Value, pointer: str) -> Iterator[tuple[str, str | None, str]]:
    """Pointer, name and text of every leaf; no name where an object begins or ends."""
    stack: list[tuple[str, str | None, Value]] = [(pointer, "", value)]
    while stack:
        at, name, each = stack.pop()
        if isinstance(each, dict):
            members = [(f"{at}/{_escaped(key)}", one_line(key), v) for key, v in each.items()]
            stack += [(at, None, ""), *members[::-1], (at, None, "")]
        elif isinstance(each, list):
            stack += [(f"{at}/{n}", name, v) for n, v in enumerate(each)][::-1]
        elif name is None or (text := _text(each)):
            yield at, name, "" if name is None else text


def _text(leaf: str | int | float | bool | None) -> str:
    if leaf is None:
        return ""
    text = str(leaf).lower() if isinstance(leaf, bool) else str(leaf)
    return text.strip()


def _escaped(key: str) -> str:
    return one_line(key).replace("~", "~0").replace("/", "~1")
