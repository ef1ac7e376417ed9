"""The form of a question: which kind of answer it asks for, and whether it asks for several."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from qa.question.words import AUXILIARIES, DETERMINERS, PREPOSITIONS, WORD
from qa.words import word_set

Kind: TypeAlias = Literal[
    "person", "place", "time", "number", "duration", "reason", "manner", "yes or no", "thing"
]
Count: TypeAlias = Literal["one", "maybe several", "several"]


def _begins(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(patterns)})\b", re.IGNORECASE)


_WHAT = r"(?:\w+ )?(?:what|which)"
_BE = r"(?:is|was|are|were)"
_DEGREE = (
    "many|much|old|tall|high|far|big|large|wide|deep|heavy|often|fast|steep|hot|cold|strong|late"
    "|early"
)
_MEASURE = (
    "percentage|per ?cent|share|proportion|number|age|price|amount|cost|temperature|dose|rate"
    "|turnout|length|height|weight|size|score|population|distance|speed|total|sum|duration|toll"
    "|margin|fraction|salary|depth|fine|fee"
)
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "duration",
        _begins(r"(?:\w+ )?how (?:long|many (?:year|month|week|day|hour|minute|second)s)"),
    ),
    (
        "number",
        _begins(
            rf"(?:\w+ ){{0,3}}how (?:{_DEGREE})",
            rf"{_WHAT} (?:{_BE} )?(?:the )?(?:[\w'’]+ ){{0,2}}(?:{_MEASURE})",
            r"what (?:did|does|do|will|would) .*\b(?:cost|weigh|earn|pay|measure)",
        ),
    ),
    (
        "time",
        _begins(
            r"(?:\w+ )?when",
            rf"{_WHAT} (?:{_BE} the )?(?:year|date|day|month|century|time|decade|week|season)",
            rf"{_WHAT} (?:year|date|day|month)s",
        ),
    ),
    ("person", _begins(r"(?:\w+ )?who(?:m|se)?")),
    (
        "place",
        _begins(
            r"(?:\w+ )?where",
            rf"{_WHAT} (?:\w+ )?(?:country|city|town|village|place|state|street|island|region"
            r"|continent|province)",
            rf"{_WHAT} (?:countr|cit|town|village|place|state|street|island|region)\w*",
        ),
    ),
    ("reason", _begins("why", r"(?:for )?what (?:was the |is the )?reason", "how come")),
    ("manner", _begins("how")),
    (
        "yes or no",
        _begins(
            r"(?:is|am|are|was|were|do|does|did|has|have|had|can|could|will|would|should|shall|must"
            r"|might|may)(?:n[’']t)?(?= )"
        ),
    ),
)

_OPENING = re.compile(r"\W*(?:(?:and|but|so|then|also|now|please)\b[ ,]*)*", re.IGNORECASE)
_ONE = _begins("when|why", r"(?:\w+ )?how", r"(?:who|what|which|where)(?: is| was|'s|’s)")
_SEVERAL = _begins(
    r"(?:who|what|which)(?: are| were)",
    r"(?:name|list|give|show|tell)(?: me)?(?: all)?(?: of)? (?:the|all|every)",
    r"(?:who|what|which|where) (?:else|all)",
    r"who (?:\w+ly )?(?:attend|join|participat|compet|sign|co-?found)(?:e?s|e?d)?",
    r"who (?:takes?|took) part",
    r"who (?:\w+ly )?(?:belong(?:s|ed)?|m[ak]de? up|makes? up|sits?|sat|spoke|came|played)",
    r".*\bthe names of",
    r"what (?:is|was) .+ (?:made (?:up )?of|composed of)",
)
_MAYBE = _begins(
    r"(?:\w+ )?(?:what|whom?|where|which)(?: \w+)? (?:do|does|did|has|have|had)",
    r"(?:\w+ )?(?:what|whom?|where|which)(?: \w+)? (?:can|may|must|should|will|would)",
    r"what \w+(?:ed|s)",
    r"who \w+",
)
_ONE_NOUN = _begins(
    r"(?:\w+ )?which (?!do|does|did|has|have|had|can|of)\w+ \w+",
    r"(?:\w+ )?what (?!do|does|did|has|have|had|can)\w+ (?:do|does|did|has|have|had|is|was|can)",
)
_WHICH = re.compile(r"(?:\w+ )?(?:which|what|whose) ", re.IGNORECASE)
_PLURALS = word_set("people men women children criteria media feet teeth mice police")
_SINGULARS = word_set("series news species means politics mathematics physics economics")


@dataclass(frozen=True, slots=True)
class Form:
    """`count` is "maybe several" where the words allow both ("What does the union demand?")."""

    kind: Kind
    count: Count


def form_of(question: str) -> Form:
    """The form of a question in English; of anything else, one thing."""
    opening = _OPENING.match(question)
    asked = question[opening.end() :] if opening else question
    kinds = (kind for kind, pattern in _KINDS if pattern.match(asked))
    return Form(next(kinds, "thing"), _count(asked))


def _count(asked: str) -> Count:
    if _SEVERAL.match(asked):
        return "several"
    if _ONE.match(asked):
        return "one"
    if _which_of_several(asked):
        return "several"
    if _ONE_NOUN.match(asked):
        return "one"
    return "maybe several" if _MAYBE.match(asked) else "one"


def _which_of_several(asked: str) -> bool:
    """Whether "which" or "what" goes with a noun in the plural: "Which red apples taste best?"."""
    which = _WHICH.match(asked)
    if not which:
        return False
    following = [word.lower() for word in WORD.findall(asked[which.end() :])]
    for place, word in enumerate(following[:5]):
        if word in AUXILIARIES or word in PREPOSITIONS:
            return False
        if _plural(word):
            first = place == 0 and "what" in which[0].lower()
            return _noun(first, place, [*following, ""][place + 1])
    return False


def _noun(first: bool, place: int, after: str) -> bool:
    """Whether a word in -s is a noun and not a verb ("What causes …", "Which firm makes …")."""
    if not after or after in AUXILIARIES or after in PREPOSITIONS or after.endswith("ed"):
        return True
    verb = after in DETERMINERS or _plural(after) or after.isdigit()
    return not first and (place == 0 or not verb)


def _plural(word: str) -> bool:
    if word in _PLURALS:
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and word not in _SINGULARS
    )
