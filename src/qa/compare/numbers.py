"""Numbers as they are written: digits, words, vague words.

An own small parser, since what a comparison needs is not what libraries give: where the number
stands, and for a vague one ("dozens") the interval that it may mean.
"""

from __future__ import annotations

import re
import unicodedata
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
    "quadrillion": 1e15,
    "lakh": 100_000,
    "lakhs": 100_000,
    "crore": 10_000_000,
    "crores": 10_000_000,
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
_SIGNS = "¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
FRACTION = rf"(?<![/\d])(?:[1-9][/⁄](?:[2-9]|1\d)(?![\d/⁄])|[{_SIGNS}])"
"""A part of one: "3/4", "½"."""
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻−–", "0123456789+---")
_POWER_OF_TEN = (
    r"(?:\d+(?:\.\d+)?[ ]?[×x·⋅][ ]?10(?:\^[-+−–]?\d{1,3}|[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
    r"|10(?:\^[-+−–]?\d{1,3}|[³⁴⁵⁶⁷⁸⁹]|[⁺⁻][⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{2,3})|\d+(?:\.\d+)?e[-+−]?\d{1,3})(?!\w)"
)
""" "1.2 × 10^6", "10⁶", "1.2e6"; a lone ¹ or ² behind a ten mostly leads to a note."""
_DIGITS = (
    rf"{_POWER_OF_TEN}|\d+(?:[ ]{FRACTION}|[{_SIGNS}])|{FRACTION}"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?![\d.,])|\d+(?:\.\d+)?(?!\.?\d)"
)
"""None is a version ("2.3.1") or an address."""
_ONE = rf"(?:{'|'.join([*UNITS, *TEENS])})"
_SMALL = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join([*UNITS, *ORDINALS])}))?|{_ONE})"
_ORDINAL = rf"(?:{'|'.join(ORDINALS)})"
_WORD_SCALE = (
    r"(?:hundred|thousand|million|billion|trillion|quadrillion|lakhs?|crores?|dozen|score)"
)
_SHORT_SCALE = r"(?:[ ]?(?:k|mn|bn|tn)|m)(?!\w|\.\w)"
_SCALE_OF_MONEY = r"[ ]?[mbt](?!\w|\.\w)"
_PAID = r"(?:(?<=[$€£¥₹₽])|(?<=[$€£¥₹₽][ ]))"
"""Of money "5 m" are millions, of anything else metres."""
_BELOW = rf"(?:{_SMALL}|{_ORDINAL})"
_PARTS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4}
PART_OF = r"(?:half(?:[ ]of)?|(?:an?|one|two|three)[ ](?:quarter|third)s?[ ]of)"
"""What stands before "an hour" or "a million" where it is not the whole."""
AND_A_PART = (
    r"(?:[ ]and[ ](?:(?:a|one)[ ](?:half|quarter)|three[ ]quarters|two[ ]thirds)\b(?! of\b))"
)
"""What stands behind a number, a unit or a scale; "and a third" is mostly one thing more."""
_NUMBER = re.compile(
    rf"(?<![\w.,])(?<!\bas )(?P<vague>(?:{'|'.join(sorted(VAGUE, key=len, reverse=True))})\b"
    rf"(?! \w+ than\b)"
    rf"(?:\s(?P<of>hundred|thousand|million|billion|dozen)\b)?)"
    rf"|(?<![\w.])(?P<plain>{_PAID}(?:{_DIGITS}){_SCALE_OF_MONEY}"
    rf"|(?:\b(?:(?P<portion>{PART_OF})[ ])?an?[ ])?{_WORD_SCALE}\b"
    rf"|(?:(?:{_DIGITS})(?:st|nd|rd|th)?(?:'s|’s)?|\b{_BELOW}\b)"
    rf"(?P<more>{AND_A_PART}(?=[ ]{_WORD_SCALE}\b))?(?:[ -]{_WORD_SCALE}\b|{_SHORT_SCALE})*"
    rf")(?P<rest>(?:,?[ ](?:and[ ])?{_BELOW}(?:[ ]{_WORD_SCALE})*\b)*)"
    rf"(?P<part>{AND_A_PART})?",
    re.IGNORECASE,
)
_TOKEN = re.compile(rf"{_DIGITS}|[a-z]+", re.IGNORECASE)
_IN_TENS = re.compile(
    r"(?:(?P<factor>\d+(?:\.\d+)?)(?:[ ]?[×x·⋅][ ]?(?=10)|(?=e)))?(?:10\^|10(?=[^\d])|e)"
    r"(?P<power>[-+−–⁺⁻]?[\d⁰¹²³⁴⁵⁶⁷⁸⁹]+)",
    re.IGNORECASE,
)
_FRACTION_AT_END = re.compile(rf"{FRACTION}$|[{_SIGNS}]$")
_SCALE_AT_END = re.compile(rf"{_WORD_SCALE}$", re.IGNORECASE)
_LETTERS_AT_END = re.compile(r"(?<=[\d ])(?:k|mn?|bn?|tn?)$", re.IGNORECASE)
_PART = re.compile(rf"(?:(?P<count>{_ONE}) )?(?P<part>{'|'.join(_PARTS)})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number at [start, end) of a text; `low == high` unless it is vague.

    `scale` is what it ends in: a million of "5 million", 1 of "5".
    """

    start: int
    end: int
    low: float
    high: float
    scale: float = 1.0

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
    """Further words belong to it only after a scale: "two thousand three hundred".

    "And a half" is of its scale: "two and a half million", "a million and a half".
    """
    scale = _SCALE_AT_END.search(match["plain"])
    end = match.end("rest") if scale else match.end("plain")
    parts = match["portion"] or "", match["more"] or ""
    value = _value(match.string[match.start() : end].removeprefix(parts[0]).replace(parts[1], ""))
    one = SCALES[scale[0].lower()] if scale else 1
    if match["portion"]:
        value *= part(match["portion"])
    if match["more"]:
        value += one * part(match["more"])
    if match["part"] and end == match.start("part"):
        value, end = value + one * part(match["part"]), match.end()
    letters = _LETTERS_AT_END.search(match["plain"])
    last = SCALES[letters[0].lower()] if letters else one
    return Number(match.start(), end, value, value, last)


def part(words: str) -> float:
    """ "Half", "a quarter of", "and three quarters"."""
    found = _PART.search(words)
    if found is None:
        return 1.0
    return UNITS.get((found["count"] or "").lower(), 1) * _PARTS[found["part"].lower()]


def _value(words: str) -> float:
    total, current = 0.0, None
    for token in _TOKEN.findall(words.lower()):
        token = ORDINALS.get(token, token)
        if token in SCALES:
            current = (1.0 if current is None else current) * SCALES[token]
            if SCALES[token] >= 1_000:
                total, current = total + current, None
        elif token in _CARDINALS:
            current = (current or 0.0) + _CARDINALS[token]
        elif token[0].isnumeric():
            current = (current or 0.0) + in_digits(token)
    return total + (current or 0.0)


def in_digits(written: str) -> float:
    """ "1,500", "2½", "1 1/2", "3/4", "1.2e6"."""
    if power := _IN_TENS.fullmatch(written):
        return float(f"{power['factor'] or 1}e{power['power'].translate(_RAISED)}")
    fraction = _FRACTION_AT_END.search(written)
    whole = written[: fraction.start() if fraction else len(written)]
    number = float(whole.replace(",", "").replace(" ", "") or 0)
    return number + (_parted(fraction[0]) if fraction else 0.0)


def _parted(fraction: str) -> float:
    """ "3/4", "¾"."""
    one, *other = re.split("[/⁄]", fraction)
    return int(one) / int(other[0]) if other else unicodedata.numeric(fraction)
