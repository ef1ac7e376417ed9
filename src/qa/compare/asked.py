"""What a question asks for: the kind of its answer, and whether there is one or many."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from qa.compare.words import plain

Kind: TypeAlias = Literal["date", "quantity", "name", "place", "yes or no", "open"]
Number: TypeAlias = Literal["one", "many", "unclear"]
"""Whether one answer excludes another; "unclear" where the question does not tell."""

_WHAT = r"(?:\w+ )?(?:what|which)"
_BE = r"(?:is|was|are|were)"
_AUXILIARY = r"(?:are|were|do|did|have|had|can|could|will|would|must|should|might|may)"
_PLURAL = r"(?!(?:is|was|has|does|this)\b)(?:\w+(?<!s)(?<!u)(?<!i)s|people|men|women|children)(?!')"
_AMONG = "among|one of|on |in |at |with |aboard|present|there"
_DEGREE = (
    "many|much|long|old|tall|far|high|deep|big|large|heavy|often|fast|wide|steep|hot|cold|strong"
    "|late|early"
)
_MEASURE = (
    "percentage|per ?cent|share|proportion|number|age|price|cost|temperature|dose|rate|turnout"
    "|length|height|weight|size|score|population|distance|speed|amount|total|sum|duration|toll|margin|fraction|salary|depth|fine|fee"
)
_DAY = "date|year|day|month|time|century|decade|week|season"
_DAYS = "years|dates|days|months"
_PLACE = "city|country|town|place|state|village|region|street|continent|province"
_PLACES = "cities|countries|towns|places|states|villages|regions"
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
_SAID = (
    "say|said|ask|asked|demand|want|propose|recommend|call for|urge|take|do|done|offer|promise"
    "|include|contain|show"
)
_RULES: list[tuple[Kind, Number, str]] = [
    ("quantity", "one", rf"(?:\w+ ){{0,3}}how (?:{_DEGREE})\b"),
    ("quantity", "one", rf"{_WHAT} (?:{_BE} )?(?:the )?(?:[\w']+ ){{0,2}}(?:{_MEASURE})\b"),
    ("quantity", "one", r"what (?:did|does|do|will|would) .*\b(?:cost|weigh|earn|pay|measure)\b"),
    ("date", "many", rf"{_WHAT} (?:{_DAYS})\b"),
    ("date", "one", rf"(?:\w+ )?when\b|(?:\w+ )?{_WHAT} (?:{_BE} the )?(?:{_DAY})\b"),
    ("place", "many", rf"{_WHAT} (?:{_PLACES})\b|where (?:are|were|do)\b"),
    ("place", "one", rf"(?:\w+ )?where\b|{_WHAT} (?:\w+ )?(?:{_PLACE})\b"),
    ("name", "many", rf"whom? (?:are|were|else|all|(?:\w+ ){{0,2}}(?:{_DEED_OF_MANY}))"),
    ("name", "many", r"(?:\w+ )?(?:name|list)\b"),
    ("name", "one", rf"(?:\w+ )?(?:whom?|whose) (?:\w+ ){{0,3}}?(?:{_DEED_OF_ONE})"),
    (
        "name",
        "one",
        rf"(?:who|whose) (?:{_BE}|has been|had been) (?!{_AMONG})",
    ),
    ("name", "unclear", r"(?:\w+ )?(?:whom?|whose)\b"),
    ("name", "many", rf"{_WHAT} (?:of the )?{_PLURAL}\b|(?:which|what) (?:are|were)\b"),
    ("name", "many", rf"{_WHAT} (?:\w+ ){{1,2}}{_PLURAL} {_AUXILIARY}\b"),
    ("name", "one", r"(?:\w+ )?which\b|what (?:caused|started|triggered|destroyed)\b"),
    ("open", "many", rf"why\b|what {_AUXILIARY[:-1]}|does|has|is|was) .*\b(?:{_SAID})\b"),
    ("name", "one", r"what (?:is|was) the (?!.*\b(?:difference|reason|point|effect|purpose)\b)"),
    (
        "yes or no",
        "one",
        r"(?:is|am|was|does|has|shall|do|did|are|were|have|had|can|could|will|would|must|should"
        r"|might|may)(?:n't)? ",
    ),
    ("open", "unclear", ""),
]
"""The first that the question begins with holds."""
_COMPILED = [(kind, number, re.compile(rule, re.IGNORECASE)) for kind, number, rule in _RULES]

_DIMENSIONS = {
    "how (?:old|long)|what age|the age|duration": "time",
    "percentage|per ?cent|share|proportion|turnout": "share",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """`dimension` is that of the quantity where the question tells it."""

    kind: Kind
    number: Number
    dimension: str | None


def asked(question: str) -> Asked:
    """By rules on its first words; a question that none fits is open, its number unclear."""
    text = re.sub(
        r"^(?:and|so|but|please|exactly|tell me)[, ]+", "", plain(question).strip(), flags=re.I
    )
    kind, number = next((k, n) for k, n, rule in _COMPILED if rule.match(text))
    dimension = next((d for rule, d in _DIMENSIONS.items() if re.search(rule, text, re.I)), None)
    return Asked(kind, number, dimension if kind == "quantity" else None)
