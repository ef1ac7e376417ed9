"""What kind of thing is asked for: no museum is a town, and no mosque is named after itself."""

from __future__ import annotations

import re

from qa.compare.words import plain
from qa.fit.pointed import Pointed, Sought
from qa.question.words import AUXILIARIES, PREPOSITIONS, WH, said
from qa.words import word_set

_HOUSES = word_set(
    "museum museums gallery galleries church churches mosque mosques temple temples school schools "
    "university universities college colleges hospital hospitals hotel hotels library libraries "
    "theatre theatres theater theaters newspaper newspapers company companies bank banks club "
    "clubs court courts prison prisons bridge bridges factory factories restaurant restaurants"
)
_SETTLEMENTS = word_set("settlement town township village city suburb country island province")
_WHICH = re.compile(r"(?:\w+ )?(?:which|what) (?P<phrase>[^?,]*)", re.IGNORECASE)
_CALLED = re.compile(r"(?:,| is| was) (?:an?|the) (?P<phrase>[^.,;:!?()]{0,60})")
_LEADS_ON = re.compile(
    rf"\b(?:{'|'.join(sorted(PREPOSITIONS | AUXILIARIES | WH | {'that'}))})\b", re.IGNORECASE
)

_NAMED = re.compile(r"\b(?:is|are|was|were) (?:the |this |that )?(?P<thing>[^?]+?) named\b")
_AFTER = re.compile(r"\bafter\b", re.IGNORECASE)


def head(phrase: str) -> str | None:
    """The noun on which a phrase is built: the "architect" of the hall; no name is one."""
    leads = _LEADS_ON.split(phrase.replace(",", " of "), maxsplit=1)[0]
    found = said(leads)[-1:]
    return found[0] if found and found[0].islower() else None


def is_a_settlement(sought: Sought, pointed: Pointed) -> bool:
    """Whether "Which museum …?" would be answered by what the passage calls a town.

    Kinds that exclude each other only: a gallery may be a museum, and a brewer a company.
    """
    which = _WHICH.match(sought.question)
    asked = head(which["phrase"]) if which else None
    called = _CALLED.match(plain(pointed.text), pointed.end)
    return asked in _HOUSES and called is not None and head(called["phrase"]) in _SETTLEMENTS


def is_the_thing_itself(sought: Sought, pointed: Pointed) -> bool:
    """Whether after whom a mosque is named would be answered by the name of the mosque."""
    named = _NAMED.search(sought.question) if _AFTER.search(sought.question) else None
    thing = head(named["thing"]) if named else None
    words = pointed.answer.casefold().split()
    return thing is not None and words[-1:] == [thing]
