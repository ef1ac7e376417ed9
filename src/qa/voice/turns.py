"""Whose turn it is in an interview or minutes, where a name and a colon open what each one says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.types import Span, Speech
from qa.voice.lexicon import HE, SHE, is_human
from qa.voice.prose import Prose
from qa.voice.speakers import names, resolved

_TURN = re.compile(
    r"^[^\S\n]*(?:\[[\d:.]+\]\s*)?(?:\*\*)?"
    r"(?P<name>[A-Z](?:[\w.’' \-]{1,40}?)?)(?:\*\*)?:(?:\*\*)?\s",
    re.M,
)
_AROUND = 6
"""Paragraphs before and after in which others take their turns."""

_REACH = 4000
"""Characters before and after, at most, for where no paragraph ends."""

_SENTENCE = re.compile(r"[.?!…]")
"""What closes a sentence; a mere entry, such as "Author: Ann Cole", has none."""

_WORDS = 4
"""Words of a name, at most."""

_PARTS = {"q", "a", "interviewer", "interviewee", "moderator", "reporter", "host"}
"""What those who take turns are called besides their names and offices."""


def turn_at(analysed: Prose, paragraph: int, span: Span) -> Speech | None:
    """By the turn that `span` stands in, of a paragraph in which, or near which, another speaks."""
    here = analysed.paragraphs[paragraph]
    turns = _turns(analysed, paragraph, span)
    own = [each for each in turns if here.start <= each.start() and each.end() <= span.start]
    own = own or _answers(analysed, turns, paragraph)
    if not own or not _is_spoken(analysed, own[-1], turns, here.end):
        return None
    mention = Span(*own[-1].span("name"))
    speaker = resolved(analysed, mention, (paragraph, 0), inserted=False) or mention
    document = analysed.document
    return Speech(
        True,
        document.quote(Span(mention.end, mention.end + 1)),
        document.quote(mention),
        document.quote(speaker),
    )


def _answers(
    analysed: Prose, turns: Sequence[re.Match[str]], paragraph: int
) -> list[re.Match[str]]:
    """The answer that a paragraph goes on with: who asked before it asks again behind it."""
    here = analysed.paragraphs[paragraph]
    before = [each for each in turns if each.end() <= here.start]
    after = [each for each in turns if each.start() >= here.end]
    if len(before) < 2 or not after or _is_aside(analysed, before[-1], paragraph):
        return []
    asking, answering = before[-2:]
    asks = _is_question(analysed, asking, answering.start()) and _is_question(analysed, after[0])
    again = asking["name"] == after[0]["name"] != answering["name"]
    return [answering] if asks and again else []


def _is_aside(analysed: Prose, turn: re.Match[str], paragraph: int) -> bool:
    """Whether the paragraph is about the turn's speaker, in brackets, or under a heading."""
    first = analysed.paragraph_at(turn.start())
    between = analysed.paragraphs[first + 1 : paragraph + 1]
    headed = any(analysed.is_heading(each) for each in between)
    words = analysed.text[between[-1].start : between[-1].end]
    named = any(re.search(rf"\b{re.escape(each)}\b", words) for each in turn["name"].split())
    return headed or named or words.lstrip("*_")[0] in "([#"


def _is_question(analysed: Prose, turn: re.Match[str], end: int | None = None) -> bool:
    """Whether a question stands in the turn, up to `end` or the end of its paragraph."""
    closed = analysed.paragraphs[analysed.paragraph_at(turn.start())].end
    return "?" in analysed.text[turn.end() : closed if end is None else end]


def _turns(analysed: Prose, paragraph: int, span: Span) -> list[re.Match[str]]:
    """Those around, in order."""
    near = analysed.paragraphs[max(0, paragraph - _AROUND) : paragraph + _AROUND + 1]
    start, end = max(near[0].start, span.start - _REACH), min(near[-1].end, span.end + _REACH)
    return [each for each in _TURN.finditer(analysed.text, start, end) if _is_name(each["name"])]


def _is_spoken(
    analysed: Prose, own: re.Match[str], turns: Sequence[re.Match[str]], end: int
) -> bool:
    """Whether a person's turn comes among others', or another's comes again and again among theirs.

    Not "Methods: …" before "Results: …", nor "Author: Ann Cole", which is no sentence.
    """
    called = [each["name"] for each in turns]
    following = [each.start() for each in turns if each.start() > own.start()]
    if len(set(called)) < 2 or not _SENTENCE.search(
        analysed.text, own.end(), min([*following, end])
    ):
        return False
    again = called.count(own["name"]) > 1 and any(_is_person(analysed, each) for each in turns)
    return again or _is_person(analysed, own)


def _is_person(analysed: Prose, turn: re.Match[str]) -> bool:
    words = turn["name"].lower().split()
    if words[0] in HE | SHE | _PARTS or is_human(words[-1]):
        return True
    return bool(names(analysed.document).within(*turn.span("name")))


def _is_name(label: str) -> bool:
    return all(word[0].isupper() for word in label.split()) and len(label.split()) <= _WORDS
