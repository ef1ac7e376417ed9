"""What governs an answer: denial, negation, hearsay, estimate, doubt, condition, plan, question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from qa.stem import stem
from qa.types import Document, Flag, Governor, Span
from qa.voice.denials import CONTESTED, UNDONE
from qa.voice.governors import PATTERNS
from qa.voice.pattern import Pattern
from qa.voice.prose import Prose, Utterance, prose
from qa.voice.unreal import SUPPOSED
from qa.voice.words import Word
from qa.words import word_set

_JOINS = frozenset({"and", "but"})
"""Words that join a clause which a later cue does not govern."""

_EDGES = word_set("but while whereas although though which who whose yet because so where")
_STARTS = word_set("and or")
_NEAR = 5
"""Words after a negation among which the one that it negates is looked for."""

_NEXT = 3
"""Words that may stand before what "instead of" and its like set aside."""

_IDLE = word_set(
    "the a an of in on at to for by with from and or is are was were be been has have had do "
    "does did it its he she they his her their who whom what which when where why how many much "
    "long that this as than there any first last one two"
)
_NEGATIVE = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|without|cannot|\w+n[’']t|except|false|untrue|myth|"
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

_LIST_ENTRY = re.compile(r"^[^\S\n]*(?:[-*+•>]|\d{1,3}[.)])\s")


def flags_at(document: Document, answer: Span, question: str = "") -> tuple[Flag, ...]:
    """What governs `answer`, in the order of the text, each label once.

    Whether a flag reverses the answer depends on the `question`: one that asks for the denial, the
    condition or the plan gets it. Flags follow the scope of negation and speculation as annotated
    in BioScope (Vincze et al. 2008), approximated by clauses.
    """
    analysed = prose(document)
    place = analysed.utterance_at(answer)
    if place is None:
        return ()
    utterance = analysed.utterances(place[0])[place[1]]
    found = [
        *_within(analysed, utterance, answer, question),
        *_around(analysed, place, question),
    ]
    chosen: dict[Governor, Flag] = {}
    for flag in sorted(found, key=lambda each: (not each.reverses, each.cue.span)):
        chosen.setdefault(flag.label, flag)
    return tuple(sorted(chosen.values(), key=lambda flag: flag.cue.span))


def _within(analysed: Prose, utterance: Utterance, answer: Span, question: str) -> Iterator[Flag]:
    start, end = utterance.span.start, utterance.span.end
    for pattern in PATTERNS:
        for match in pattern.expression.finditer(analysed.text, start, end):
            cue = Span(match.start(), match.start() + len(match[0].rstrip()))
            if cue.overlaps(answer) or not _reaches(utterance, pattern, cue, answer):
                continue
            flag = _flag(analysed, pattern, cue, utterance, question)
            yield replace(flag, reverses=flag.reverses or _is_contrast(analysed, flag, answer))
    if utterance.is_question and _asks(utterance, answer):
        mark = next(word for word in reversed(utterance.words) if word.text == "?")
        yield Flag("asked", analysed.document.quote(Span(mark.start, mark.end)), True)


def _is_contrast(analysed: Prose, flag: Flag, answer: Span) -> bool:
    """Whether the answer is what is set aside: "not herself", "not this but that"."""
    between = analysed.text[flag.cue.span.end : answer.start]
    after = analysed.text[answer.end : answer.end + 40]
    if flag.cue.exact != "not":
        return False
    return between.isspace() or (len(between) < 6 and re.match(r",? but\b", after) is not None)


def _asks(utterance: Utterance, answer: Span) -> bool:
    """Whether the question mark closes the sentence that the answer stands in."""
    ends = [w.start for w in utterance.words if w.text in {".", "?", "!"} and w.start >= answer.end]
    return bool(ends) and any(w.text == "?" and w.start == ends[0] for w in utterance.words)


def _flag(
    analysed: Prose, pattern: Pattern, cue: Span, utterance: Utterance, question: str
) -> Flag:
    exempt = _EXEMPT.get(pattern.label, _NEGATIVE)
    asked_for = exempt.search(question) or _asks_for(question, analysed.text, cue)
    reverses = pattern.reverses != "never" and not asked_for
    if reverses and pattern.reverses == "asked" and pattern.label in {"not", "planned"}:
        reverses = _negates(utterance.words, pattern, cue, question)
    return Flag(pattern.label, analysed.document.quote(cue), reverses)


def _asks_for(question: str, text: str, cue: Span) -> bool:
    """Whether the question has the cue's own words: "When was the strike called off?"."""
    wanted = _stems(text[cue.start : cue.end])
    return bool(wanted) and wanted <= _stems(question)


def _stems(text: str) -> set[str]:
    return {stem(word) for word in re.findall(r"\w+", text) if word.lower() not in _IDLE}


def _negates(words: Sequence[Word], pattern: Pattern, cue: Span, question: str) -> bool:
    """Whether a word that the question asks about is the one negated."""
    asked = _stems(question)
    if pattern.reach == "before":
        near = [word for word in words if word.end <= cue.start][-_NEAR - 2 :]
    else:
        near = list(_up_to_mark(word for word in words if word.start >= cue.end))[:_NEAR]
    inside = [word for word in words if cue.start <= word.start < cue.end]
    return bool(asked & {stem(word.text) for word in [*inside, *near] if word.lower not in _IDLE})


def _reaches(utterance: Utterance, pattern: Pattern, cue: Span, answer: Span) -> bool:
    if pattern.reach == "sentence":
        return _unbroken(utterance, cue, answer, ";")
    if pattern.reach in ("after", "next") and answer.start < cue.end:
        return False
    if pattern.reach == "next" and not _is_next(utterance, cue, answer):
        return False
    if pattern.reach == "before" and answer.start > cue.start:
        return False
    if pattern.label in {"denied", "alleged"}:
        return _unbroken(utterance, cue, answer, ";.!?") and not _turns(utterance, cue, answer)
    return _unbroken(utterance, cue, answer, ";:.!?") and not _leaves(utterance, cue, answer)


def _is_next(utterance: Utterance, cue: Span, answer: Span) -> bool:
    """Whether no mark and hardly a word stands between."""
    between = _between(utterance, cue, answer)
    return len(between) <= _NEXT and all(word.is_word for word in between)


def _between(utterance: Utterance, cue: Span, answer: Span) -> list[Word]:
    start, end = min(cue.end, answer.end), max(cue.start, answer.start)
    return [word for word in utterance.words if start <= word.start < end]


def _unbroken(utterance: Utterance, cue: Span, answer: Span, marks: str) -> bool:
    return not any(word.text in marks for word in _between(utterance, cue, answer))


def _turns(utterance: Utterance, cue: Span, answer: Span) -> bool:
    """Whether ", but" stands between."""
    between = _between(utterance, cue, answer)
    turning = {"but", "while", "whereas", "although", "though", "yet"}
    return any(first.text == "," and second.lower in turning for first, second in pairwise(between))


def _leaves(utterance: Utterance, cue: Span, answer: Span) -> bool:
    """Whether another clause begins between the cue and the answer."""
    between = _between(utterance, cue, answer)
    if any(word.lower in _EDGES for word in between) or _in_aside(utterance, cue, between):
        return True
    if cue.start >= answer.end and any(word.lower in _JOINS for word in between):
        return True  # "He stayed for hours and proposed": the second verb governs what follows it
    return any(
        first.text in {",", "—", "–"} and second.lower in _STARTS
        for first, second in pairwise(between)
    )


def _in_aside(utterance: Utterance, cue: Span, between: Sequence[Word]) -> bool:
    """Whether the cue stands in ", which …," and the answer after it."""
    before = [word for word in utterance.words if word.end <= cue.start]
    clause = list(_up_to_mark(reversed(before)))
    opened = any(word.lower in {"which", "who", "that"} for word in clause)
    return opened and len(clause) < len(before) and any(word.text == "," for word in between)


def _up_to_mark(words: Iterable[Word]) -> Iterator[Word]:
    yield from takewhile(lambda word: word.text not in ",;:.—–", words)


def _around(analysed: Prose, place: tuple[int, int], question: str) -> Iterator[Flag]:
    """What the sentences before and after do to this one."""
    paragraph, position = place
    utterances = analysed.utterances(paragraph)
    if position + 1 < len(utterances):
        yield from _after(analysed, utterances[position + 1], question)
    yield from _led_in(analysed, paragraph, question)
    for earlier in utterances[:position]:
        if match := SUPPOSED.match(analysed.text[earlier.span.start : earlier.span.end]):
            cue = Span(earlier.span.start, earlier.span.start + match.end())
            reverses = not _HYPOTHETICAL.search(question)
            yield Flag("if", analysed.document.quote(cue), reverses)


def _after(analysed: Prose, following: Utterance, question: str) -> Iterator[Flag]:
    start, end = following.span.start, following.span.end
    if match := CONTESTED.search(analysed.text, start, end):
        yield Flag("denied", analysed.document.quote(Span(*match.span())), False)
    if match := UNDONE.match(analysed.text[start:end]):
        cue = analysed.document.quote(Span(start, start + match.end()))
        yield Flag("denied", cue, not _NEGATIVE.search(question))


def _led_in(analysed: Prose, paragraph: int, question: str) -> Iterator[Flag]:
    """Of a list entry, what the line says that leads the list in."""
    lead = paragraph
    while lead > 0 and _is_entry(analysed, lead):
        lead -= 1
    spoken = analysed.utterances(lead)
    if lead == paragraph or not spoken:
        return
    line = spoken[-1]
    if not analysed.text[line.span.start : line.span.end].rstrip().endswith(":"):
        return
    for pattern in PATTERNS:
        if pattern.reach == "before":
            continue
        for match in pattern.expression.finditer(analysed.text, line.span.start, line.span.end):
            cue = Span(match.start(), match.start() + len(match[0].rstrip()))
            yield _flag(analysed, pattern, cue, line, question)


def _is_entry(analysed: Prose, paragraph: int) -> bool:
    span = analysed.paragraphs[paragraph]
    line = analysed.text.rfind("\n", 0, span.start) + 1
    return _LIST_ENTRY.match(analysed.text[line : span.end]) is not None
