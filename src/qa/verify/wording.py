"""A quotation's words, and where it says that words are left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.words import BLOCK_MARKS, Word, marks, marks_between, words

_DOTS = r"(?:…|\.(?:[ \u00a0]?\.){2,3})"
ELLIPSIS = re.compile(rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS}")
_PART_OF_WORD = re.compile(r"\[(\w{1,3})\](?=\w)|(?<=\w)\[(\w{1,3})\]")
_SIC = re.compile(r"\[sic\]", re.IGNORECASE)
_BLOCK = re.compile(r"[^\n]*(?:\n[ \t]*>[^\n]*)+\s*")
_BLOCK_MARKS = re.compile(rf"(?m)^{BLOCK_MARKS}")
_JOINER = "\u2060"
_MEANT = re.compile(r"[?!]")


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words that are said to stand side by side.

    `between` are the marks after each word but the last, `closing` those after the last.
    """

    words: tuple[Word, ...]
    between: tuple[str, ...]
    closing: str

    @property
    def normals(self) -> list[str]:
        return [word.normal for word in self.words]

    def closes_as(self, following: str) -> bool:
        """Whether the source, where `following` comes next, ends as this does.

        A full stop or a comma belongs to whoever quotes; a question or an exclamation does not.
        """
        meant = "".join(_MEANT.findall(self.closing))
        return not meant or marks(following).lstrip('".)').startswith(meant)


@dataclass(frozen=True, slots=True)
class Wording:
    """`whole` takes an ellipsis for the source's own; `fragments` for what was left out.

    `text` is the quotation's or, with the same length, what it means: a letter in brackets stands
    in its word, and a block quote has no marks.
    """

    text: str
    whole: Fragment
    fragments: tuple[Fragment, ...]

    @classmethod
    def readings(cls, exact: str) -> tuple[Wording, ...]:
        """As it is written, which may be letter for letter, then as whoever quotes may mean it."""
        meant = _SIC.sub(_blank, _PART_OF_WORD.sub(_joined, _without_block_marks(exact)))
        return tuple(cls._of(text) for text in dict.fromkeys((exact, meant)))

    @classmethod
    def _of(cls, text: str) -> Wording:
        cuts = [match.span() for match in ELLIPSIS.finditer(text)]
        starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
        found = (_fragment(text, *bounds) for bounds in zip(starts, ends, strict=True))
        parts = tuple(fragment for fragment in found if fragment.words)
        return cls(text, _fragment(text, 0, len(text)), parts)

    @property
    def words(self) -> list[Word]:
        return list(self.whole.words)

    @property
    def breaks(self) -> frozenset[int]:
        """How many words come before each ellipsis that has words on both sides."""
        counts, total = set(), 0
        for fragment in self.fragments[:-1]:
            total += len(fragment.words)
            counts.add(total)
        return frozenset(counts)


def _without_block_marks(exact: str) -> str:
    """Where each line but the first begins with a mark they are the block's, before numbers too."""
    return _BLOCK_MARKS.sub(_blank, exact) if _BLOCK.fullmatch(exact) else exact


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _joined(match: re.Match[str]) -> str:
    return f"{_JOINER}{match[1] or match[2]}{_JOINER}"


def _fragment(text: str, start: int, end: int) -> Fragment:
    part = text[:end]
    found = [word for word in words(part) if word.start >= start]
    closing = marks(part[found[-1].end :]) if found else ""
    return Fragment(tuple(found), tuple(marks_between(part, found)), closing)
