"""What governs an answer: denial, negation, hearsay, estimate, doubt, condition, plan, question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from qa.types import Document, Flag, Governor, Span
from qa.voice.asked import (
    asks_for,
    asks_plan,
    beside,
    is_exempt,
    is_negative,
    is_present,
    is_untouched,
    reverses,
    stems,
    touches,
)
from qa.voice.clauses import is_antecedent, resumes, shares_subject, up_to_mark, words_between
from qa.voice.contraries import contraries
from qa.voice.denials import CONTESTED, SETTLED, UNDONE
from qa.voice.negated import Negated
from qa.voice.negators import doubled
from qa.voice.pattern import Pattern
from qa.voice.prose import Prose, Utterance, prose
from qa.voice.reach import (
    in_clause,
    is_affirmed,
    is_clausal,
    is_past_gerund,
    is_reported,
    reaches,
)
from qa.voice.sequels import SEQUELS
from qa.voice.unreal import SUPPOSED
from qa.voice.words import Word

_LIST_ENTRY = re.compile(r"^[^\S\n]*(?:[-*+•>]|\d{1,3}[.)])\s")

_PREDICATE = 5
"""Words of a predicate that are compared with those of the question."""


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
        *_negated(analysed, utterance, answer, question),
        *_undone(analysed, place, answer, question),
        *_around(analysed, place, question),
    ]
    settled = _settled(analysed, utterance, answer)
    found = [flag for flag in found if not any(each.contains(flag.cue.span) for each in settled)]
    chosen: dict[Governor, Flag] = {}
    for flag in sorted(found, key=lambda each: (not each.reverses, each.cue.span)):
        chosen.setdefault(flag.label, flag)
    return tuple(sorted(chosen.values(), key=lambda flag: flag.cue.span))


def _settled(analysed: Prose, utterance: Utterance, answer: Span) -> list[Span]:
    """Where it says before the answer that nobody denies it."""
    found = SETTLED.finditer(analysed.text, utterance.span.start, answer.start)
    return [Span(*match.span()) for match in found]


def _within(analysed: Prose, utterance: Utterance, answer: Span, question: str) -> Iterator[Flag]:
    for pattern, cue in analysed.cues(utterance):
        if cue.overlaps(answer) or not _governs(utterance, pattern, cue, answer):
            continue
        if pattern.label == "not" and (
            is_past_gerund(utterance, cue, answer) or _is_taken_back(utterance, cue, question)
        ):
            continue
        if is_untouched(utterance, pattern.label, cue, answer, question):
            continue
        flag = _flag(analysed, pattern, cue, utterance, question)
        if not flag.reverses and _is_contrast(analysed, flag, answer):
            flag = replace(flag, reverses=True)
        if flag.reverses or flag.label != "not" or is_negative(question):
            yield flag
    if utterance.is_question and _asks(utterance, answer):
        mark = next(word for word in reversed(utterance.words) if word.text == "?")
        yield Flag("asked", analysed.document.quote(Span(mark.start, mark.end)), True)


def _governs(utterance: Utterance, pattern: Pattern, cue: Span, answer: Span) -> bool:
    """Whether the answer is in reach, or the subject of a second predicate that is negated."""
    if reaches(utterance, pattern.label, pattern.reach, cue, answer):
        return True
    second = pattern.label == "not" and pattern.reach == "clause" and pattern.reverses == "asked"
    return second and shares_subject(utterance, cue, answer)


def _is_taken_back(utterance: Utterance, cue: Span, question: str) -> bool:
    """Whether the negation is doubled by what the question does not ask about."""
    twice = doubled(utterance.words, cue)
    return bool(twice) and not touches(twice, question)


def _negated(analysed: Prose, utterance: Utterance, answer: Span, question: str) -> Iterator[Flag]:
    """By the predicates that deny their complement, and by the contraries of the question's."""
    if is_negative(question):
        return
    for each in analysed.negated(utterance):
        if _denies(utterance, each, answer, question) and not asks_for(
            question, analysed.text, each.cue
        ):
            yield Flag(each.label, analysed.document.quote(each.cue), True)
    for word in contraries(utterance.words, stems(question)):
        cue = Span(word.start, word.end)
        if in_clause(utterance, cue, answer) and not is_affirmed(utterance, cue, answer):
            yield Flag("not", analysed.document.quote(cue), True)


def _undone(analysed: Prose, place: tuple[int, int], answer: Span, question: str) -> Iterator[Flag]:
    """What was planned, offered or claimed and did not come about."""
    if is_negative(question) or is_exempt("planned", question) or asks_plan(question):
        return
    for each in analysed.undone(*place):
        if each.core.overlaps(answer) and not asks_for(question, analysed.text, each.prospect):
            yield Flag("not", analysed.document.quote(each.cue), True)


def _denies(utterance: Utterance, each: Negated, answer: Span, question: str) -> bool:
    """Whether the answer stands in what is negated, and the question asks for that."""
    if each.cancelled or each.cue.overlaps(answer) or (each.ended and not is_present(question)):
        return False
    if each.side == "core":
        return each.core.overlaps(answer)
    if is_untouched(utterance, each.label, each.cue, answer, question):
        return False
    if each.side == "clause" and _is_past_comma(utterance, each.cue, answer):
        return False
    if (
        is_antecedent(utterance, each.cue, answer)
        or shares_subject(utterance, each.cue, answer)
        or resumes(utterance, each.cue, each.core, answer)
    ):
        predicate = [word for word in utterance.words if word.start >= each.cue.start]
        return touches(list(up_to_mark(predicate))[:_PREDICATE], question)
    if not reaches(utterance, each.label, each.side, each.cue, answer):
        return False
    if is_reported(utterance, each.cue, answer) or is_past_gerund(utterance, each.cue, answer):
        return False
    if each.ended:
        return each.core.overlaps(answer)
    adverbial = each.core.start == each.cue.start
    if each.label == "denied" and not adverbial and not is_clausal(utterance, each.cue):
        return each.core.overlaps(answer) and not is_affirmed(utterance, each.cue, answer)
    return each.core.overlaps(answer) or touches(_near(utterance, each), question)


def _is_past_comma(utterance: Utterance, cue: Span, answer: Span) -> bool:
    """Whether the answer stands before it in a clause of its own: "all hunt, there being no …"."""
    commas = [word for word in words_between(utterance, cue, answer) if word.text == ","]
    return answer.end <= cue.start and len(commas) % 2 == 1


def _near(utterance: Utterance, each: Negated) -> list[Word]:
    """The words beside the cue that it negates."""
    near = beside(utterance.words, each.cue, each.side == "before")
    return [word for word in near if each.core.start <= word.start < each.core.end]


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
    turned = reverses(pattern, cue, analysed.text, utterance.words, question)
    return Flag(pattern.label, analysed.document.quote(cue), turned)


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
            supposed = not is_exempt("planned", question)
            yield Flag("if", analysed.document.quote(cue), supposed)


def _after(analysed: Prose, following: Utterance, question: str) -> Iterator[Flag]:
    start, end = following.span.start, following.span.end
    if match := CONTESTED.search(analysed.text, start, end):
        yield Flag("denied", analysed.document.quote(Span(*match.span())), False)
    sentence = analysed.text[start:end]
    if match := UNDONE.match(sentence):
        cue = analysed.document.quote(Span(start, start + match.end()))
        yield Flag("denied", cue, not is_exempt("denied", question))
    for label, sequel in SEQUELS.items():
        if match := sequel.match(sentence):
            yield Flag(label, analysed.document.quote(Span(start, start + match.end())), False)


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
    for pattern, cue in analysed.cues(line):
        if pattern.reach != "before":
            yield _flag(analysed, pattern, cue, line, question)
    for each in analysed.negated(line):
        if each.side == "after" and not (each.cancelled or each.ended or is_negative(question)):
            yield Flag(each.label, analysed.document.quote(each.cue), True)


def _is_entry(analysed: Prose, paragraph: int) -> bool:
    span = analysed.paragraphs[paragraph]
    line = analysed.text.rfind("\n", 0, span.start) + 1
    return _LIST_ENTRY.match(analysed.text[line : span.end]) is not None
