"""A question in a conversation, as it is understood: by rules, from the turns before it.

Three kinds of question need those turns: one with a pronoun ("When was he expelled?"), a fragment
("And in 2019?", "What about Albania?") and a bare question word ("Why?"). Every other question is
left exactly as it was asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.question.form import form_of
from qa.question.fragment import is_fragment, replaced
from qa.question.phrases import clause
from qa.question.pronouns import needs_turns, resolve_pronouns
from qa.types import Turn, Understanding

TURNS = 8
"""The newest turns that are looked at; what was said before them is no longer the topic."""

QUOTES, LENGTH = 3, 600
"""Quotes of a turn that are looked at, and characters of each."""

_OPENING = re.compile(r"^\W*(?:(?:and|or|but|so|then|also|ok|okay|well)\b[ ,]*)+", re.IGNORECASE)
_JOINING = re.compile(r"\b(?:and|or|but|also)\b", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:what|how) about\b\s*", re.IGNORECASE)
_BARE = re.compile(
    r"(?P<wh>(?:since |until |from |by |with |for |to )?(?:when|where|why|whom|how long|how often"
    r"|how)|(?:in|on|at) (?:which|what) \w+)(?P<more>,? exactly)?"
    # "Where is it?" asks for the thing itself
    r"(?: (?:(?:was|did|does) it|(?:was|is|did|does) (?:that|this)|(?<=why )is it)"
    r"(?: happen(?:ed)?| come about)?)?\W*",
    re.IGNORECASE,
)
_ELSE = re.compile(r"(?P<wh>who|what|where) else\W*", re.IGNORECASE)
_HEADLESS = re.compile(r"\b(?:one|ones|others?|rest|same|former|latter)\b", re.IGNORECASE)


def understand(question: str, turns: Sequence[Turn]) -> Understanding:
    """The question made to stand alone, or as it was asked, with what stays unresolved.

    Earlier questions are themselves understood from those before them, so that a chain of
    follow-ups ("And in 2019?", "And in 2020?") holds.
    """
    if not turns or not _depends(question):
        return Understanding(question)
    past: list[Turn] = []
    for turn in turns[-TURNS:]:
        quotes = tuple(quote[:LENGTH] for quote in turn.quotes[:QUOTES])
        told = _understood(turn.question, past).question
        past.append(replace(turn, question=told, quotes=quotes))
    return _understood(question, past)


def _depends(question: str) -> bool:
    """Whether the question has a pronoun without its noun, or is no whole question."""
    bare = _OPENING.sub("", question).strip()
    incomplete = _BARE.fullmatch(bare) or _ELSE.fullmatch(bare) or _is_fragment(question)
    return bool(incomplete) or needs_turns(question)


def _understood(question: str, past: Sequence[Turn]) -> Understanding:
    if not past or not _depends(question):
        return Understanding(question)
    bare = _OPENING.sub("", question).strip()
    if whole := _BARE.fullmatch(bare):
        told = _asked_again(f"{whole['wh']}{whole['more'] or ''}", past[-1])
        return Understanding(told) if told else Understanding(question, (whole["wh"],))
    if more := _ELSE.fullmatch(bare):
        return _asked_for_more(question, more["wh"], past[-1])
    if _is_fragment(question):
        return _completed(question, bare, past)
    found = resolve_pronouns(question, past)
    if found.question == question:
        return found
    opening = _OPENING.match(question)
    return replace(found, question=_sentence(found.question[opening.end() if opening else 0 :]))


def _is_fragment(question: str) -> bool:
    """Whether the question is no whole one, so that the one before it is asked again with it."""
    opening = _OPENING.match(question)
    bare = question[opening.end() if opening else 0 :].strip()
    rest = _ABOUT.sub("", bare)
    return is_fragment(rest, rest != bare or bool(opening and _JOINING.search(opening[0])))


def _completed(question: str, bare: str, past: Sequence[Turn]) -> Understanding:
    """The last question with the fragment in the place of what it corresponds to."""
    fragment = resolve_pronouns(_ABOUT.sub("", bare).rstrip("?!. "), past)
    if fragment.unresolved or _HEADLESS.search(fragment.question):
        return Understanding(question, fragment.unresolved or (fragment.question,))
    told = replaced(past[-1].question, fragment.question, past)
    return Understanding(told) if told else Understanding(question, (fragment.question,))


def _asked_again(wh: str, last: Turn) -> str | None:
    """What the last question says, asked for with another question word; None where it cannot be.

    Where the question word was the subject or the object, the answer takes its place.
    """
    before, auxiliary, rest = clause(last.question)
    if not rest:
        return None
    if not before and auxiliary:
        return _sentence(f"{wh} {auxiliary} {rest}?")
    form = form_of(last.question)
    adverbial = form.kind in ("time", "place", "reason", "manner", "duration") and auxiliary
    if adverbial and not _counts_a_noun(before):
        return _sentence(f"{wh} {auxiliary} {rest}?")
    if not last.answer:
        return None
    if not auxiliary:
        tense = "is" if re.match(r"\w+[^s]s\b", rest) else "was"
        return _sentence(f"{wh} {tense} it that {last.answer} {rest}?")
    if auxiliary in ("do", "does", "did"):
        return _sentence(f"{wh} {auxiliary} {rest} {last.answer}?")
    return _sentence(f"{wh} {auxiliary} {last.answer} {rest}?")


def _counts_a_noun(before: str) -> bool:
    """Whether the question word goes with a noun that is lost with it ("In which town …")."""
    first = before.split(" ")[0].lower()
    return first in ("which", "what")


def _asked_for_more(question: str, wh: str, last: Turn) -> Understanding:
    """ "Who else?": the last question once more, where it begins with the same word."""
    if not re.match(rf"{wh}\b", last.question, re.IGNORECASE):
        return Understanding(question, (f"{wh} else",))
    return Understanding(f"{wh.capitalize()} else{last.question[len(wh) :]}")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
