"""What a question asks for, where answers are compared: which kind, and whether several can hold.

Of which kind the question is, `question/form.py` tells; here is told how many answers can hold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from qa.compare.directions import ways_of
from qa.compare.quantities import counted
from qa.compare.units import unit_after
from qa.compare.words import plain, stems
from qa.question.form import Kind as FormKind
from qa.question.form import form_of

Kind: TypeAlias = Literal["date", "quantity", "name", "place", "yes or no", "open"]
Number: TypeAlias = Literal["one", "many", "unclear"]
"""Whether one answer excludes another; "unclear" where the question does not tell."""

_OF_FORM: Mapping[FormKind, Kind] = {
    "time": "date",
    "number": "quantity",
    "duration": "quantity",
    "place": "place",
    "yes or no": "yes or no",
}
"""The kinds whose answers are values; of these a question asks for one, unless for a plural."""

_WHAT = r"(?:\w+ )?(?:what|which)"
_PLURALS = re.compile(
    rf"{_WHAT} (?:years|dates|days|months|cities|countries|towns|places|states|villages|regions)\b"
    r"|where (?:are|were|do)\b",
    re.IGNORECASE,
)
_BE = r"(?:is|was|are|were)"
_AUXILIARY = r"(?:are|were|do|did|have|had|can|could|will|would|must|should|might|may)"
_PLURAL = (
    r"(?!(?:is|was|has|does|this|gas|lens|bias|atlas|canvas)\b)"
    r"(?:\w+(?<!s)(?<!u)(?<!i)s|people|men|women|children)(?!')"
)
_AMONG = "among|one of|on |in |at |with |aboard|present|there"
_DEED_OF_MANY = (
    r"among|attended|took part|take part|visit|join|spoke|came|support|oppose|criticis|participat"
    r"|belong|work|live"
)
_DEED_OF_ONE = (
    r"discover|invent|found|wrote|writ|paint|compos|design|buil|sign|won|win|kill|murder|assassinat"
    r"|lead|led|run|ran|head|organi[sz]|author|expel|appoint|marr|own|direct|chair|host|order"
    r"|command|draw|drew|creat|develop|publish|shot|shoot|succeed|replac|defeat|beat|became|become"
    r"|threw|throw|pa(?:y|id)|bought|buy|sold|sell|play|elect|nominat|translat|edit|rul|govern"
)
_AMOUNTS = (
    "sales|revenues|earnings|profits|losses|costs|expenses|exports|imports|proceeds|takings"
    "|receipts|savings|odds"
)
"""Plurals that are one sum."""
_SAID = (
    "say|said|ask|asked|demand|want|propose|recommend|call for|urge|take|do|done|offer|promise"
    "|include|contain|show"
)
_RULES: list[tuple[Kind, Number, str]] = [
    ("name", "many", rf"whom? (?:are|were|else|all|(?:\w+ ){{0,2}}(?:{_DEED_OF_MANY}))"),
    ("name", "many", r"(?:\w+ )?(?:name|list)\b"),
    ("name", "one", rf"(?:\w+ )?(?:whom?|whose) (?:\w+ ){{0,3}}?(?:{_DEED_OF_ONE})"),
    (
        "name",
        "one",
        rf"(?:who|whose) (?:{_BE}|has been|had been) (?!{_AMONG})",
    ),
    ("name", "unclear", r"(?:\w+ )?(?:whom?|whose)\b"),
    ("name", "one", rf"what (?:are|were) (?:the )?(?:[\w'.-]+ ){{0,4}}?(?:{_AMOUNTS})\b"),
    ("name", "many", rf"{_WHAT} (?:of the )?{_PLURAL}\b|(?:which|what) (?:are|were)\b"),
    ("name", "many", rf"{_WHAT} (?:\w+ ){{1,2}}{_PLURAL} {_AUXILIARY}\b"),
    ("name", "one", r"(?:\w+ )?which\b|what (?:caused|started|triggered|destroyed)\b"),
    ("open", "many", rf"why\b|what {_AUXILIARY[:-1]}|does|has|is|was) .*\b(?:{_SAID})\b"),
    ("name", "one", r"what (?:is|was) the (?!.*\b(?:difference|reason|point|effect|purpose)\b)"),
    ("open", "unclear", ""),
]
"""Of the other questions: the first that the question begins with holds."""
_COMPILED = [(kind, number, re.compile(rule, re.IGNORECASE)) for kind, number, rule in _RULES]

_DIMENSIONS = {
    "how (?:old|long)|what age|the age|duration": "time",
    "percentage|per ?cent|share|proportion|turnout": "share",
}
_HOW_MANY = re.compile(r"\bhow many\b", re.IGNORECASE)
_AGE = re.compile(r"how old|what age|the age", re.IGNORECASE)
_OPENING = re.compile(r"^(?:and|so|but|please|exactly|tell me)[, ]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """`dimension` is that of the quantity where the question tells it; `age`, that it is one;
    `words` and `numbers` are the question's, `ways` those that a quantity goes which it names."""

    kind: Kind
    number: Number
    dimension: str | None
    age: bool = False
    words: frozenset[str] = frozenset()
    ways: frozenset[str] = frozenset()
    numbers: frozenset[float] = frozenset()


def asked(question: str) -> Asked:
    """By rules on its first words; a question that none fits is open, its number unclear."""
    text = _OPENING.sub("", plain(question).strip())
    numbers = frozenset(each.nominal for each in counted(text) if not each.limited)
    return replace(_kind_of(text), words=stems(text), ways=ways_of(text), numbers=numbers)


def _kind_of(text: str) -> Asked:
    of_form = _OF_FORM.get(form_of(text).kind)
    if of_form:
        age = of_form == "quantity" and _AGE.search(text) is not None
        many = of_form in ("date", "place") and _PLURALS.match(text)
        return Asked(of_form, "many" if many else "one", _dimension(of_form, text), age)
    kind, number = next((k, n) for k, n, rule in _COMPILED if rule.match(text))
    return Asked(kind, number, None)


def _dimension(kind: Kind, text: str) -> str | None:
    if kind != "quantity":
        return None
    counted_in = _HOW_MANY.search(text)
    unit = unit_after(text, counted_in.end()) if counted_in else None
    if unit:
        return unit[0]
    return next((d for rule, d in _DIMENSIONS.items() if re.search(rule, text, re.I)), None)
