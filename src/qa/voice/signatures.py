"""Who is named behind a quotation that stands alone, as under a motto: “…” — Montaigne, Essays."""

from __future__ import annotations

import re

from qa.types import Span, Speech
from qa.voice.inflection import is_finite
from qa.voice.names import RUN
from qa.voice.prose import Prose
from qa.voice.speakers import resolved

_DASH = re.compile(r"[\s>*_]{0,8}(?P<dash>—|–|―|--)[^\S\n]*")
_WORK = re.compile(r"(?:,[^\n]{0,80}|[^\S\n]*\([^\n]{0,80}\))?[.*_]*[^\S\n]*(?=\n|$)")
"""The rest of the line: the work, the place or the year."""


def signed(analysed: Prose, place: tuple[int, int], quotation: Span) -> Speech | None:
    """By the name behind a dash that closes the line; not by a sentence that goes on."""
    text = analysed.text
    opened = _DASH.match(text, quotation.end)
    run = RUN.match(text, opened.end()) if opened else None
    if opened is None or run is None:
        return None
    mention = Span(run.start(), run.start() + len(run[0].split("\n")[0]))
    rest = _WORK.match(text, mention.end)
    if rest is None or any(is_finite(word.lower()) for word in re.findall(r"\w+", rest[0])):
        return None
    document = analysed.document
    speaker = resolved(analysed, mention, place, inserted=False) or mention
    cue = document.quote(Span(*opened.span("dash")))
    return Speech(True, cue, document.quote(mention), document.quote(speaker))
