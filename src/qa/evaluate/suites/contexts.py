"""Minimal pairs: a text that states an answer as a fact, and one in which something governs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from qa.errors import EvaluationError
from qa.evaluate.measures import mean
from qa.evaluate.rows import json_lines
from qa.evaluate.suites.report import Case, Progress, SuiteReport
from qa.sentences import sentences
from qa.settings import Settings
from qa.types import Document, Flag, Governor, Span
from qa.voice import flags_at, grown, speech_at

FACT = "fact"

KNOWN = 4
"""The last of the parts on which the measures without a part's name are taken."""

OF_PARTS = ("not misleading", "not misleading, sentence alone", "in sight", "plain given")


@dataclass(frozen=True, slots=True)
class Pair:
    """`answer` stands in both texts; in `governed`, `cue` governs it.

    `reverses`: the question must not get the answer from `governed` at all. `part` is the one of
    the set's parts in which it was written (eval/README.md).
    """

    id: str
    plain: str
    governed: str
    question: str
    answer: str
    label: str
    cue: str
    reverses: bool
    part: int


@dataclass(frozen=True, slots=True)
class Shown:
    """What a reader would see of an answer: its quote and flags; `given` or held back."""

    quote: str
    flags: tuple[Flag, ...]

    @property
    def given(self) -> bool:
        return not any(flag.reverses for flag in self.flags)


def run(path: Path, settings: Settings, progress: Progress) -> SuiteReport:
    """How many governed answers mislead, by the sentence alone and as served.

    Raises EvaluationError for a file or a row that cannot be used.
    """
    pairs = list(read_pairs(path))
    if not pairs:
        raise EvaluationError(f"{path} holds no pair")
    measures = dict(_measures([pair for pair in pairs if pair.part <= KNOWN]))
    for part in sorted({pair.part for pair in pairs if pair.part >= KNOWN}):
        later = _measures([pair for pair in pairs if pair.part == part])
        measures |= {f"part {part}: {name}": later[name] for name in OF_PARTS}
    progress(len(pairs), len(pairs))
    return SuiteReport(measures, tuple(case for pair in pairs for case in _cases(pair)))


def read_pairs(path: Path) -> Iterator[Pair]:
    """The pairs of a JSON-lines file, in order. Raises EvaluationError naming the line."""
    for row in json_lines(path):
        pair = Pair(
            row.text("id"),
            row.text("plain"),
            row.text("governed"),
            row.text("question"),
            row.text("answer"),
            row.text("label"),
            row.text("cue"),
            row.flag("reverses") or False,
            row.position("part"),
        )
        if pair.label not in get_args(Governor):
            raise row.refused(f"{pair.label!r} is not one of {', '.join(get_args(Governor))}")
        if pair.answer not in pair.plain or pair.answer not in pair.governed:
            raise row.refused(f"the answer {pair.answer!r} must stand in both texts")
        yield pair


def shown(text: str, answer: str, question: str) -> Shown:
    """As served: the quote with what governs the answer, and the flags."""
    document = Document("pair", "pair", "0" * 64, "", text)
    span = _place(text, answer)
    speech, flags = speech_at(document, span), flags_at(document, span, question)
    quote = grown(document, _sentence(text, span), speech, flags)
    return Shown(document.quote(quote).exact, flags)


def sentence_alone(text: str, answer: str) -> Shown:
    """Without any of this: the sentence that the answer stands in."""
    sentence = _sentence(text, _place(text, answer))
    return Shown(text[sentence.start : sentence.end], ())


def misleads(pair: Pair, seen: Shown) -> bool:
    """Whether the opposite is given as the answer, or the answer without what governs it."""
    return seen.given and (pair.reverses or not _is_in_sight(pair, seen))


def _is_in_sight(pair: Pair, seen: Shown) -> bool:
    """Whether what governs the answer can be read in the quote, if one is given at all."""
    return not seen.given or pair.cue in seen.quote


def _measures(pairs: Sequence[Pair]) -> Mapping[str, float]:
    served = [shown(pair.governed, pair.answer, pair.question) for pair in pairs]
    before = [sentence_alone(pair.governed, pair.answer) for pair in pairs]
    plain = [shown(pair.plain, pair.answer, pair.question) for pair in pairs]
    return {
        "not misleading": mean([not misleads(*each) for each in zip(pairs, served, strict=True)]),
        "not misleading, sentence alone": mean(
            [not misleads(*each) for each in zip(pairs, before, strict=True)]
        ),
        "in sight": mean([_is_in_sight(*each) for each in zip(pairs, served, strict=True)]),
        "flagged": mean([bool(each.flags) for each in served]),
        "label": mean(
            [
                pair.label in {flag.label for flag in each.flags}
                for pair, each in zip(pairs, served, strict=True)
            ]
        ),
        "plain given": mean([each.given for each in plain]),
        "plain without a flag": mean([not each.flags for each in plain]),
        "governed but given": mean(
            [e.given for p, e in zip(pairs, served, strict=True) if not p.reverses]
        ),
    }


def _cases(pair: Pair) -> Iterator[Case]:
    """The governed text by its label, and the plain one, which is a fact."""
    for kind, text, label in (
        ("governed", pair.governed, pair.label),
        ("plain", pair.plain, FACT),
    ):
        seen = shown(text, pair.answer, pair.question)
        labels: list[str] = [flag.label for flag in seen.flags]
        labels = labels or [FACT]
        misled = kind == "governed" and misleads(pair, seen)
        given = label if label in labels and not misled else labels[0]
        mark = " (misleads)" if misled else "" if seen.given else " (held back)"
        shown_as = f"{text}  [{pair.answer}]{mark}"
        yield Case(pair.id, kind, shown_as, label, f"{given}{' misleads' if misled else ''}")


def _place(text: str, answer: str) -> Span:
    """The last place of the answer: what governs it stands before it more often than not."""
    start = text.rindex(answer)
    return Span(start, start + len(answer))


def _sentence(text: str, answer: Span) -> Span:
    around = [each for each in sentences(text) if each.overlaps(answer)]
    return Span(
        min([answer.start, *(each.start for each in around)]),
        max([answer.end, *(each.end for each in around)]),
    )
