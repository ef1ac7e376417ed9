"""The name that a file was sent with, held to what names a file and leads nowhere else."""

from __future__ import annotations

import unicodedata

from qa.errors import LoadError

NAME_LENGTH = 200
"""Bytes of a file's name in UTF-8, at most: file systems allow 255."""
SHOWN = 60
"""Characters of a name that is refused that are repeated."""
_NO_TEXT = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Categories of what no name holds: control characters, halves of characters, ends of lines."""
_TURNS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""Bidirectional classes of what lets a name be shown in another order than it is written in."""


def filename(sent: str) -> str:
    """The name of a file, and nothing that leads elsewhere. Raises LoadError."""
    name = unicodedata.normalize("NFC", sent)
    if not name:
        raise LoadError("(no name)", "has no name; give it one")
    if not all(map(_is_shown, name)) or not name.strip() or "/" in name or "\\" in name:
        raise LoadError(shown(name), "is not the name of a file: no path, no control character")
    if name.startswith("."):
        raise LoadError(shown(name), "begins with a dot, as hidden files do; give it another name")
    length = len(name.encode())
    if length > NAME_LENGTH:
        raise LoadError(
            shown(name), f"has a name of {length:,} bytes, more than {NAME_LENGTH}; shorten it"
        )
    return name


def shown(name: str) -> str:
    """As it may be repeated: the first SHOWN characters, those that cannot be printed replaced."""
    printable = "".join(each if _is_shown(each) else "�" for each in name)
    return printable if len(printable) <= SHOWN else f"{printable[:SHOWN]}…"


def _is_shown(character: str) -> bool:
    """As it stands, and where it stands. Joiners, as Persian has them, and every space are."""
    category = unicodedata.category(character)
    return category not in _NO_TEXT and unicodedata.bidirectional(character) not in _TURNS
