"""What a question asks for: the kind of its answer, and whether there is one or many."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from qa.compare.words import plain

Kind: TypeAlias = Literal["date", "quantity", "name", "place", "yes or no", "open"]
Number: TypeAlias = Literal["one", "many", "unclear"]
"""Whether one answer excludes another; "unclear" where the question does not tell."""

_PLURAL = r"(?:\w+(?<!s)(?<!u)(?<!i)s|people|men|women|children|countries|cities|parties)"
_AUXILIARY = r"(?:are|were|do|did|have|had|can|could|will|would|must|should|might|may)"
_SINGLE_DEED = (
    r"discover|invent|found|wrote|writ|paint|compos|design|buil|sign|won|win|kill|murder|assassinat"
    r"|lead|led|run|ran|head|organi[sz]|author|expel|appoint|marr|own|direct|chair|host|order"
    r"|command|draw|drew|creat|develop|publish|shot|shoot|succeed|replac|defeat|beat|became|become"
    r"|threw|throw|pa(?:y|id)|bought|buy|sold|sell|play|elect|nominat|translat|edit|rul|govern"
)
_RULES: list[tuple[Kind, Number, str]] = [
    ("quantity", "one", r"(?:\w+ ){0,3}how (?:many|much|long|old|tall|far|high|deep|big|large|heavy|often|fast|wide|steep|hot|cold|strong|late|early)\b"),
    ("quantity", "one", r"(?:\w+ )?(?:what|which) (?:was |is |were |are )?(?:the )?(?:\w+ ){0,2}(?:percentage|per ?cent|share|proportion|number|age|price|cost|temperature|dose|rate|turnout|length|height|weight|size|score|population|distance|speed|amount|total|sum|duration|toll)\b(?!s)"),
    ("quantity", "one", r"(?:what|how much) (?:did|does|do|will|would) .*\b(?:cost|weigh|earn|pay|measure|amount to)\b"),
    ("date", "many", r"(?:\w+ )?(?:what|which) (?:years|dates|days|months)\b|(?:in |on )(?:what|which) (?:years|days)\b"),
    ("date", "one", r"(?:\w+ )?when\b|(?:\w+ ){0,2}(?:what|which) (?:date|year|day|month|time|century|decade|week|season)\b|what (?:is|was) the (?:\w+ )?date\b|(?:since|until|till) when\b"),
    ("place", "many", r"(?:in |from |to )?(?:what|which) (?:cities|countries|towns|places|states|villages|regions)\b|where (?:are|were|do)\b"),
    ("place", "one", r"(?:\w+ )?where\b|(?:in |from |to |at |near )?(?:what|which) (?:\w+ )?(?:city|country|town|place|state|village|region|street|continent|province)\b"),
    ("name", "many", r"(?:who|whom) (?:are|were|else|all)\b|(?:who|whom) (?:\w+ ){0,2}(?:among|attended|took part|take part|visit|join|spoke|came|support|oppose|criticis|participat|belong|work|live)|(?:\w+ )?(?:name|list)\b"),
    ("name", "one", rf"(?:by |to |for )?(?:who|whom|whose) (?:is|was|has|had|will|did)?\s?(?:\w+ ){{0,2}}?(?:{_SINGLE_DEED})"),
    ("name", "one", r"(?:who|whose) (?:is|was|became|has been|had been) (?!among|one of)"),
    ("name", "unclear", r"(?:by |to |for |with |from |of )?(?:who|whom|whose)\b"),
    ("name", "many", rf"(?:\w+ )?(?:which|what) (?:(?:of the )?{_PLURAL}\b|(?:\w+ ){{1,2}}{_PLURAL} {_AUXILIARY}\b|(?:are|were)\b)"),
    ("name", "one", r"(?:\w+ )?which\b|what (?:is|was) the (?:name|title|capital|nickname)\b|what (?:caused|killed|started|triggered|destroyed)\b"),
    ("open", "many", r"why\b|what (?:did|do|does|has|have|had|will|would|should|can|could|must) .*\b(?:say|said|ask|asked|demand|want|propose|recommend|call for|urge|take|do|done|offer|promise|include|contain|show)\b"),
    ("name", "one", r"what (?:is|was) the (?!.*\b(?:difference|reason|point|effect|purpose|problem)\b)"),
    ("yes or no", "one", r"(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|shall|should|may|must)(?:n't)? "),
    ("open", "unclear", r""),
]  # fmt: skip
"""The first that the question begins with holds."""
_COMPILED = [(kind, number, re.compile(rule, re.IGNORECASE)) for kind, number, rule in _RULES]

_DIMENSIONS = {
    "how old|what age|the age": "time", "how long|duration": "time",
    "percentage|per ?cent|share|proportion|turnout": "share",
}  # fmt: skip


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
