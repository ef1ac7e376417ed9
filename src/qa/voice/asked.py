"""What a question asks for: the fact, or just what keeps an answer from being one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from qa.stem import stem
from qa.types import Governor, Span
from qa.voice import nominals, predicates, prospects
from qa.voice.clauses import denied_noun, up_to_mark
from qa.voice.factives import untold
from qa.voice.pattern import Pattern
from qa.voice.polarity import negations
from qa.voice.prose import Utterance
from qa.voice.words import Word, words
from qa.words import word_set

_NEAR = 5
"""Words after a negation among which the one that it negates is looked for."""

_IDLE = word_set(
    "the a an of in on at to for by with from and or is are was were be been has have had do "
    "does did it its he she they his her their who whom what which when where why how many much "
    "long that this as than there any first last one two"
)
_NEGATIVE = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|without|cannot|\w+n[’']t|except|false|untrue|a myth|"
    r"den(?:y|ies|ied|ial)|disputed?|rejected|refuted|ruled? out)\b",
    re.I,
)
_CONDITIONAL = re.compile(r"\b(?:would|could|might|should|if|unless)\b", re.I)
_HYPOTHETICAL = re.compile(
    r"\b(?:would|could|might|should|if|unless|plan|planned|plot|plotted|intend\w*|meant|"
    r"suppose\w*|target|goal|aim|to have|to be|going to|propose\w*|will|whether)\b",
    re.I,
)
_DOUBTING = re.compile(r"\b(?:if|whether|asks?|asked|doubts?|questions?|questioned)\b", re.I)
_EXEMPT = {"if": _CONDITIONAL, "planned": _HYPOTHETICAL, "asked": _DOUBTING}
"""By label, the words of a question that asks for just that."""

_DENYING = frozenset(
    form
    for frame in ("to", "object", "subject")
    for form, particles in predicates.VERBS[frame].items()
    if () in particles
)
"""Forms of the verbs that deny their complement wherever they stand in a question."""

_PRESENT = re.compile(
    r"\b(?:is|are|does|do|has|have|can|may)\b|"
    r"^(?:who|what|where|(?:which|whose|how many) \w+) (?:now )?\w+(?<!s)s\b",
    re.I,
)
_PAST = re.compile(r"\b(?:was|were|did|had|former\w*|previous\w*|original\w*|once|used to)\b", re.I)


def reverses(pattern: Pattern, cue: Span, text: str, spoken: Sequence[Word], question: str) -> bool:
    """Whether the question must not get what the pattern's cue governs."""
    if pattern.reverses == "never" or is_exempt(pattern.label, question):
        return False
    if asks_for(question, text, cue):
        return False
    if pattern.reverses == "present":
        return is_present(question)
    if pattern.reverses == "asked" and pattern.label in {"not", "planned"}:
        return _negates(spoken, pattern, cue, question)
    return True


@lru_cache(maxsize=256)
def is_present(question: str) -> bool:
    """Whether the question asks what is so now, and not what ended."""
    if _PRESENT.search(question) is None or _PAST.search(question):
        return False
    asked = words(question, 0, len(question))
    return not any(() in predicates.ENDED.get(word.lower, ()) for word in asked)


@lru_cache(maxsize=256)
def asks_plan(question: str) -> bool:
    """Whether the question asks what was planned, offered or claimed."""
    return any(word.lower in prospects.ASKED for word in words(question, 0, len(question)))


def is_exempt(label: Governor, question: str) -> bool:
    """Whether the question itself denies, supposes or plans."""
    return _EXEMPT.get(label, _NEGATIVE).search(question) is not None


@lru_cache(maxsize=256)
def is_negative(question: str) -> bool:
    """Whether the question asks what is not so: it negates, or its predicate does."""
    if _NEGATIVE.search(question):
        return True
    asked = words(question, 0, len(question))
    if any(not each.ended for each in negations(asked)):
        return True
    return any(word.lower in nominals.ASKED or word.lower in _DENYING for word in asked)


def touches(near: Sequence[Word], question: str) -> bool:
    """Whether the question asks about one of these words."""
    asked = stems(question)
    return any(_root(word.text) in asked for word in near if word.lower not in _IDLE)


def is_untouched(
    utterance: Utterance, label: Governor, cue: Span, answer: Span, question: str
) -> bool:
    """Whether the answer stands in a clause that the cue leaves as it is, and the question does not
    ask about what it denies: "denied responsibility after the plant leaked", "failed to tell
    residents that the plant leaked"."""
    apart = {"denied": denied_noun, "not": untold}.get(label)
    denied = apart(utterance, cue, answer) if apart else ()
    return bool(denied) and not touches(denied, question)


def asks_for(question: str, text: str, cue: Span) -> bool:
    """Whether the question has the cue's own words: "When was the strike called off?"."""
    wanted = stems(text[cue.start : cue.end])
    return bool(wanted) and wanted <= stems(question)


@lru_cache(maxsize=256)
def stems(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    found = re.findall(r"\w+", text)
    return frozenset(_root(word) for word in found if word.lower() not in _IDLE)


def _root(word: str) -> str:
    """Its stem's stem, as "covered" leaves the ending of "cover"."""
    return stem(stem(word))


def _negates(spoken: Sequence[Word], pattern: Pattern, cue: Span, question: str) -> bool:
    """Whether a word that the question asks about is the one negated."""
    inside = [word for word in spoken if cue.start <= word.start < cue.end]
    return touches([*inside, *beside(spoken, cue, pattern.reach == "before")], question)


def beside(spoken: Sequence[Word], cue: Span, before: bool) -> list[Word]:
    """The words next to a cue on the side that it governs."""
    if before:
        return [word for word in spoken if word.end <= cue.start][-_NEAR - 2 :]
    return list(up_to_mark(word for word in spoken if word.start >= cue.end))[:_NEAR]
