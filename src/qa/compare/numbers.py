"""Numbers as they are written: digits, words, vague words.

An own small parser, since what a comparison needs is not what libraries give: where the number
stands, and for a vague one ("dozens") the interval that it may mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

_UNITS = "one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
UNITS = {word: value for value, word in enumerate(_UNITS.split(), start=1)}
TEENS = {word: value for value, word in enumerate(_TEENS.split(), start=10)}
TENS = {word: 10 * value for value, word in enumerate(_TENS.split(), start=2)}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "dozen": 12,
    "score": 20,
    "k": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "b": 1_000_000_000,
    "bn": 1_000_000_000,
    "t": 1_000_000_000_000,
    "tn": 1_000_000_000_000,
}
ORDINALS = {
    "first": "one", "second": "two", "third": "three", "fifth": "five", "eighth": "eight",
    "ninth": "nine", "twelfth": "twelve",
} | {f"{word}th": word for word in ("four", "six", "seven", *TEENS) if word != "twelve"} | {
    f"{word[:-1]}ieth": word for word in TENS
}  # fmt: skip
VAGUE = {
    "a couple of": (2, 3), "a couple": (2, 3), "a few": (2, 9), "several": (2, 12),
    "a handful of": (2, 9), "many": (3, inf), "dozens": (24, 999), "scores": (40, 999),
    "hundreds": (200, 9_999), "thousands": (1_000, 999_999), "millions": (1e6, 999e6),
    "billions": (1e9, 999e9), "tens of thousands": (20_000, 99_999),
    "hundreds of thousands": (200_000, 999_999), "tens of millions": (20e6, 99e6),
    "once": (1, 1), "twice": (2, 2), "thrice": (3, 3),
    "no one": (0, 0), "nobody": (0, 0), "none": (0, 0), "no": (0, 0), "zero": (0, 0),
    "nothing": (0, 0),
}  # fmt: skip
"""What vague words may mean, smallest and largest."""

_CARDINALS = UNITS | TEENS | TENS
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?![\d.,])|\d+(?:\.\d+)?"
_ONE = rf"(?:{'|'.join([*UNITS, *TEENS])})"
_SMALL = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join([*UNITS, *ORDINALS])}))?|{_ONE})"
_ORDINAL = rf"(?:{'|'.join(ORDINALS)})"
_WORD_SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen|score)"
_SHORT_SCALE = r"(?:[ ]?(?:k|mn|bn|tn)|m)(?!\w|\.\w)"
_SCALE_OF_MONEY = r"[ ]?[mbt](?!\w|\.\w)"
_PAID = r"(?:(?<=[$€£¥₹₽])|(?<=[$€£¥₹₽][ ]))"
"""Of money "5 m" are millions, of anything else metres."""
_BELOW = rf"(?:{_SMALL}|{_ORDINAL})"
_NUMBER = re.compile(
    rf"(?<![\w.,])(?<!\bas )(?P<vague>(?:{'|'.join(sorted(VAGUE, key=len, reverse=True))})\b"
    rf"(?! \w+ than\b)"
    rf"(?:\s(?P<of>hundred|thousand|million|billion|dozen)\b)?)"
    rf"|(?<![\w.])(?P<plain>{_PAID}(?:{_DIGITS}){_SCALE_OF_MONEY}"
    rf"|(?:{_DIGITS})(?:st|nd|rd|th)?(?:'s|’s)?(?:[ ]{_WORD_SCALE}\b|{_SHORT_SCALE})*"
    rf"|(?:\ba[n]?[ ])?{_WORD_SCALE}\b"
    rf"|\b{_BELOW}\b(?:[ -]{_WORD_SCALE}\b)*"
    rf")(?P<rest>(?:,?[ ](?:and[ ])?{_BELOW}(?:[ ]{_WORD_SCALE})*\b)*)"
    rf"(?P<half>[ ]and[ ]a[ ]half\b)?",
    re.IGNORECASE,
)
_TOKEN = re.compile(rf"{_DIGITS}|[a-z]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number at [start, end) of a text; `low == high` unless it is vague."""

    start: int
    end: int
    low: float
    high: float

    @property
    def vague(self) -> bool:
        return self.low != self.high


def numbers(text: str) -> Iterator[Number]:
    """In the order of the text, which must be plain; what is too long to be a number is none."""
    return (number for number in map(_read, _NUMBER.finditer(text)) if number.low < inf)


def _read(match: re.Match[str]) -> Number:
    if match["vague"]:
        return _vague(match)
    if re.search(r"0['’]s$", match["plain"]):
        low = _value(match["plain"])
        return Number(match.start(), match.end("plain"), low, 1_000 * low)
    return _exact(match)


def _vague(match: re.Match[str]) -> Number:
    words = match["vague"].lower()
    scale = SCALES.get((match["of"] or "").lower(), 1)
    low, high = VAGUE[words.removesuffix(match["of"] or "").strip()] if scale > 1 else VAGUE[words]
    return Number(
        match.start(), match.end(), low * scale, min(high, 9) * scale if scale > 1 else high
    )


def _exact(match: re.Match[str]) -> Number:
    """Further words belong to it only after a scale: "two thousand three hundred"."""
    scaled = re.search(rf"{_WORD_SCALE}$", match["plain"], re.IGNORECASE) is not None
    end = match.end("rest") if scaled else match.end("plain")
    value = _value(match.string[match.start() : end])
    if match["half"] and end == match.start("half"):
        value, end = value + 0.5, match.end()
    return Number(match.start(), end, value, value)


def _value(words: str) -> float:
    total = current = 0.0
    for token in _TOKEN.findall(words.lower()):
        token = ORDINALS.get(token, token)
        if token in SCALES:
            current = max(current, 1) * SCALES[token]
            if SCALES[token] >= 1_000:
                total, current = total + current, 0
        elif token in _CARDINALS:
            current += _CARDINALS[token]
        elif token[0].isdigit():
            current += float(token.replace(",", "").replace(" ", ""))
    return total + current
