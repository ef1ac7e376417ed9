"""Words of a text, each with its place."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Col|Capt|Sgt|Lt|St|Rev)\.(?=\s)"
    r"|(?:[A-Z]\.){2,}|[A-Z]\.(?=\s[A-Z])"
    r"|\d+(?:[.,]\d+)+\w*"
    r"|\w+(?:[’'\-‑/]\w+)*|[^\w\s]"
)


class Word(NamedTuple):
    """A word or a mark; `start` and `end` are offsets into the document's text.

    `lower` is the text in lower case, with a straight apostrophe.
    """

    text: str
    start: int
    end: int
    lower: str

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


def words(text: str, start: int, end: int) -> list[Word]:
    """The words and marks of `text[start:end]`, in order."""
    return [
        Word(m[0], m.start(), m.end(), m[0].lower().replace("’", "'"))
        for m in _WORD.finditer(text, start, end)
    ]


def possessor(word: str) -> str | None:
    """Who owns what follows: "Pompeo’s" gives "Pompeo"; None where `word` owns nothing."""
    return word[:-2] if word.replace("’", "'").endswith("'s") else None
