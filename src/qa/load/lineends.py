"""Lines of a text that stays as it is."""

from __future__ import annotations

import re

MARKDOWN = re.compile(r"\r\n|\r|\n")
"""Where lines end in CommonMark."""
RESTRUCTURED = re.compile(r"\r\n|[\r\n\x1c-\x1e\x85\u2028\u2029]")
"""Where docutils ends them: where str.splitlines does, but for vertical tabs and form feeds."""


def line_starts(text: str, end: re.Pattern[str]) -> list[int]:
    """The offset at which each line begins, where lines end in this way."""
    return [0, *(found.end() for found in end.finditer(text))]
