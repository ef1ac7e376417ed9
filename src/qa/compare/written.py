"""When a document was written: what it states for itself at its top, or nothing."""

from __future__ import annotations

import re
from functools import lru_cache

from qa.compare.dates import moments
from qa.compare.words import plain
from qa.types import Document, Period

TOP = 600
"""Characters in which a document may state its date."""

LINE = 120
"""A longer line, or one that ends in a full stop, is text and not a byline."""

_LED_BY_DATE = re.compile(
    r"\W*(?:[A-Z][a-z .,]{1,30}[,(] ?"
    r"|(?:date|dated|published|posted|updated|last updated)\b:? ?(?:on )?)?",
    re.IGNORECASE,
)


def written(document: Document) -> Period | None:
    """A day or a month; None where the document does not say."""
    return stated(document.text[:TOP])


@lru_cache(maxsize=1024)
def stated(top: str) -> Period | None:
    """The first date, at least a month, of the lines before the text, or the one it opens with."""
    for line in filter(None, (plain(line).strip() for line in top.split("\n"))):
        text = len(line) > LINE or line.endswith((".", "!", "?"))
        if found := _date_in(line, opening=text):
            return found
        if text:
            return None
    return None


def _date_in(line: str, opening: bool) -> Period | None:
    for moment in moments(line, None):
        if opening and not _opens(line, moment.start, moment.end):
            return None
        if (
            len(moment.periods) == 1
            and not moment.before_christ
            and (moment.periods[0].last - moment.periods[0].first).days < 31
        ):
            return moment.periods[0]
    return None


def _opens(line: str, start: int, end: int) -> bool:
    """ "Date 2022-05-18 …", "TIRANA, 16 May 2022 — …", not "In May 2022 he …"."""
    led = _LED_BY_DATE.match(line)
    return led is not None and led.end() >= start and not re.match(r"in|on|by", line, re.IGNORECASE)
