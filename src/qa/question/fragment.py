"""A fragment ("in 2019", "Albania", "the museum") put where it belongs in an earlier question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from qa.question.antecedents import antecedents, definite
from qa.question.mentions import MONTHS, Mention, mentions
from qa.question.phrases import noun_phrases
from qa.question.words import (
    AUXILIARIES,
    DETERMINERS,
    FUNCTION_WORDS,
    PREPOSITIONS,
    WH,
    words,
)
from qa.types import Span, Turn
from qa.words import word_set

_TIME = (
    r"(?:(?:the )?(?:spring|summer|autumn|fall|winter|beginning|end|start) of )?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?(?:(?:{MONTHS})(?: \d{{1,2}}\b)?,? ?)?"
    r"(?:(?:1\d|20)\d\d)?"
)

_TIMED = re.compile(rf"(?P<prep>\b(?:in|on|during|since|until|before|after|by) )?(?P<time>{_TIME})")
_PLACE = word_set("in at near inside outside from to into")
_LONGEST = 8  # words
_IMPERATIVE = re.compile(
    r"(?:(?:please|just|now) )*(?:name|list|explain|describe|define|tell|give|show|compare|outline"
    r"|summari[sz]e|find|identify|translate|calculate|enumerate|discuss|mention|say|write|quote)\b",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"(?:thanks?|hello|hi|hey|yes|really|indeed|sorry|great|please|goodbye|bye|of course"
    r"|by the way)\b",
    re.IGNORECASE,
)
_LINK = re.compile(rf"\b(?:(?P<prep>{'|'.join(sorted(PREPOSITIONS))})|and|or)\b|,", re.IGNORECASE)
_OWNER = re.compile(r".+?(?:[’']s|s[’']) ")


def is_fragment(text: str, opened: bool) -> bool:
    """Whether the text has neither a question word nor a verb of its own.

    Where no "and" or "what about" has `opened` it, it must be one phrase: "Population of France"
    asks for something by itself.
    """
    found = [text[word.start : word.end] for word in words(text)]
    if not 0 < len(found) <= _LONGEST or _IMPERATIVE.match(text) or _COURTESY.match(text):
        return False
    plain = [word.lower() for at, word in enumerate(found) if not at or not word[0].isupper()]
    whole = any(word in WH | AUXILIARIES for word in plain)
    return not whole and (opened or _is_phrase(text.strip(" ?!.")))


def _is_phrase(text: str) -> bool:
    """Whether the text is one prepositional phrase, or a time, a name or a determiner's phrase."""
    link = _LINK.search(text)
    head = text[: link.start() if link else len(text)].strip()
    if not head:
        return bool(link and link["prep"] and text[link.end() :].strip())
    first, *others = head.split()
    if _is_time(head) or (first.lower() in DETERMINERS - {"no"} and others):
        return True
    common = not others and link and link["prep"]  # "Population of France"
    return not common and _is_wholly_named(head)


def _is_wholly_named(head: str) -> bool:
    """Whether it is a name, or what belongs to one ("Ann Berg’s brother")."""
    name = next(iter(mentions(head)), None)
    if name is None or name.span.start:
        return False
    return name.span.end == len(head) or bool(_OWNER.match(head[name.span.start :]))


def replaced(question: str, fragment: str, past: Sequence[Turn]) -> str | None:
    """The question with the fragment in it; None where it has no place for it."""
    preposition, bare = _parted(fragment)
    if _is_time(bare):
        return _with_time(question, preposition, bare)
    if preposition and (old := _after_preposition(question, preposition)):
        return _put(question, old, bare)
    if preposition and (preposition not in _PLACE or not _is_named(bare)):
        return _appended(question, f"{preposition} {bare}")
    if not preposition and (old := _counted(question, bare)):
        return _put(question, old, bare)
    old = _counterpart(question, bare, bool(preposition), past)
    if old:
        return _put(question, old, bare)
    return _appended(question, f"{preposition} {bare}") if preposition else None


def _parted(fragment: str) -> tuple[str, str]:
    first, _, rest = fragment.partition(" ")
    return (first.lower(), rest) if first.lower() in PREPOSITIONS and rest else ("", fragment)


def _is_time(bare: str) -> bool:
    return bool(re.search(r"\d{4}|[A-Z]", bare) and re.fullmatch(_TIME, bare))


def _is_named(bare: str) -> bool:
    return bool(mentions(bare))


def _with_time(question: str, preposition: str, time: str) -> str:
    times = [m for m in _TIMED.finditer(question) if m["time"] and _is_time(m["time"].strip())]
    if not times:
        return _appended(question, f"{preposition or 'in'} {time}")
    old = times[-1]
    end = old.start("time") + len(old["time"].rstrip())
    if old["prep"] and preposition:
        return _put(question, Span(old.start(), end), f"{preposition} {time}")
    return _put(question, Span(old.start("time"), end), time)


def _appended(question: str, phrase: str) -> str:
    return f"{question.rstrip('?!. ')} {phrase}?"


def _put(question: str, old: Span, new: str) -> str:
    """`new` in the place of `old`, with the possessive that `old` carried."""
    return f"{question[: old.start]}{new}{question[old.end :]}"


def _after_preposition(question: str, preposition: str) -> Span | None:
    """The name or noun phrase that follows this very preposition."""
    for found in re.finditer(rf"\b{preposition} ", question, re.IGNORECASE):
        for span in _nominals(question):
            if span.start in (found.end(), found.end() + len("the ")):
                return span
    return None


def _nominals(question: str) -> Iterator[Span]:
    """Names and noun phrases; a phrase that holds a name comes before it."""
    phrases = noun_phrases(question)
    names = [m.span for m in mentions(question) if m.kind in ("name", "place")]
    yield from sorted([*phrases, *names], key=lambda span: (span.start, -span.end))


def _counterpart(question: str, bare: str, placed: bool, past: Sequence[Turn]) -> Span | None:
    """What of the question the fragment stands in for: of its own sort if there is one."""
    names = [m for m in mentions(question) if m.kind in ("name", "place")]
    if not _is_named(bare) or definite(bare):
        phrases = noun_phrases(question)
        return next(iter([*phrases, *(name.span for name in names)]), None)
    if len(names) < 2:
        return names[0].span if names else _only_phrase(question)
    sorts = {a.text: a.sort for a in antecedents([*past[-2:], Turn(question), Turn(bare)])}
    wanted = "place" if placed else sorts.get(bare, "unknown")
    alike = [name for name in names if _sort_of(name, sorts) == wanted]
    return (alike or names)[0].span


def _sort_of(name: Mention, sorts: Mapping[str, str]) -> str:
    return "place" if name.kind == "place" else sorts.get(name.text, "unknown")


def _counted(question: str, bare: str) -> Span | None:
    """The noun that is counted or chosen from, where the fragment is such a noun ("tarts")."""
    noun = re.match(r"(?:how many|how much|which|what) (?P<noun>[a-z]+)\b", question, re.IGNORECASE)
    if not noun or not re.fullmatch(r"[a-z]+(?: [a-z]+)*", bare) or definite(bare):
        return None
    return None if noun["noun"].lower() in FUNCTION_WORDS else Span(*noun.span("noun"))


def _only_phrase(question: str) -> Span | None:
    phrases = noun_phrases(question)
    return phrases[0] if len(phrases) == 1 else None
