"""Candidates held to the rules; names completed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.confidence import Calibration, Weighed, hit_of, weigh
from qa.fit.pointed import Pointed, Sought
from qa.fit.rules import ALWAYS, OF_KIND
from qa.question.mentions import mentions
from qa.types import Candidate, Hit, Span

NAME = 60
"""Characters after the beginning of a name in which it ends."""
TAKEN_BACK = 0.75
"""The log-odds that a passage takes an answer back from which it is none.

Of 700 answers of SQuAD 1.1 dev, which are asserted, one is held back. Of part 10's 120 pairs in
`eval/contexts.jsonl` 33 mislead; 31 from 0.5 on, where a plain text more of part 7 is lost; 36 from
1.0 on.
"""
_GOES_ON = re.compile(r"[ \u00a0](?!of\b)")


def fitting(question: str, candidates: Sequence[Candidate], hits: Sequence[Hit]) -> list[Candidate]:
    """Those that can be the answer, in their order; what begins a person's name is completed."""
    sought, found = Sought(question), []
    for candidate in candidates:
        chunk = hit_of(candidate, hits).chunk
        at = chunk.span.start
        pointed = Pointed(chunk.text, candidate.span.start - at, candidate.span.end - at)
        pointed = completed(pointed) if sought.kind == "person" else pointed
        if fits(sought, pointed):
            found.append(replace(candidate, span=Span(at + pointed.start, at + pointed.end)))
    return found


def weighed_fitting(
    question: str, candidates: Sequence[Candidate], hits: Sequence[Hit], calibration: Calibration
) -> list[Weighed]:
    """What can be the answer, the most confident first, also where its passage takes it back."""
    return weigh(question, fitting(question, candidates, hits), hits, calibration)


def asserted(weighed: Sequence[Weighed]) -> list[Weighed]:
    """What its passage does not take back; what is taken back stayed a rival of it."""
    return [each for each in weighed if not is_taken_back(each.candidate.reversal)]


def is_taken_back(reversal: float) -> bool:
    """Whether a passage denies, undoes or only supposes an answer, by its log-odds of that."""
    return reversal >= TAKEN_BACK


def completed(pointed: Pointed) -> Pointed:
    """Up to the end of the name that it begins: "Ebrahim" becomes "Ebrahim Raisi"."""
    near = pointed.text[pointed.start : pointed.end + NAME]
    name = next((each.span for each in mentions(near) if each.span.start == 0), None)
    length = pointed.end - pointed.start
    if name is None or length >= name.end or not _GOES_ON.match(near, length):
        return pointed
    return replace(pointed, end=pointed.start + name.end)


def fits(sought: Sought, pointed: Pointed) -> bool:
    """Whether no rule speaks against it."""
    return not any(rule(sought, pointed) for rule in (*ALWAYS, *OF_KIND.get(sought.kind, ())))
