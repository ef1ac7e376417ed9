"""What governs an answer in a text, and whether what is shown of it misleads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from qa.evaluate.measures import mean
from qa.evaluate.suites.asked import pipeline_over
from qa.evaluate.suites.pairs import Pair, place_of, read_pairs
from qa.evaluate.suites.report import Case, Progress, SuiteReport
from qa.fit import is_taken_back
from qa.read import SpanReader
from qa.sentences import sentences
from qa.settings import Settings
from qa.types import Answer, Chunk, Document, Flag, Outcome, Span
from qa.voice import flags_at, grown, speech_at
from qa.wiring import reader

FACT = "fact"

KNOWN = 4
"""The last of the parts on which the measures without a part's name are taken."""

HELD_OUT_FROM = 9
"""The first of the parts that were kept from the rules: their questions are asked, too."""

OF_PARTS = (
    "not misleading",
    "not misleading, rules alone",
    "not misleading, sentence alone",
    "in sight",
    "plain given",
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a reader would see of an answer: its quote and flags; `given` or held back.

    `taken_back` says whether the model that reads takes it to be denied or undone.
    """

    quote: str
    flags: tuple[Flag, ...]
    taken_back: bool = False

    @property
    def given(self) -> bool:
        return not self.taken_back and not any(flag.reverses for flag in self.flags)


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair with both its texts as they are shown, and the sentence of the governed one."""

    pair: Pair
    plain: Shown
    governed: Shown
    sentence: Shown


def run(path: Path, settings: Settings, progress: Progress) -> SuiteReport:
    """How many governed answers mislead: by the sentence alone, with what is told of them, and of
    the parts that were held out as they come to who asks for them.

    Raises EvaluationError for a file or a row that cannot be used.
    """
    pairs = list(read_pairs(path))
    model, judged = reader(settings), []
    for done, pair in enumerate(pairs, 1):
        judged.append(_judged(pair, model))
        progress(done, len(pairs))
    known = [each for each in judged if each.pair.part <= KNOWN]
    measures = dict(_measures(known)) if known else {}
    for part in sorted({pair.part for pair in pairs if pair.part >= KNOWN}):
        later = [each for each in judged if each.pair.part == part]
        measured = _measures(later)
        measures |= {f"part {part}: {name}": measured[name] for name in OF_PARTS}
        if part >= HELD_OUT_FROM:
            asked = _asked([each.pair for each in later], settings)
            measures |= {f"part {part}: {name}, asked": value for name, value in asked.items()}
    return SuiteReport(measures, tuple(case for each in judged for case in _cases(each)))


def _judged(pair: Pair, model: SpanReader) -> Judged:
    return Judged(
        pair,
        shown(pair.plain, pair.answer, pair.question, model),
        shown(pair.governed, pair.answer, pair.question, model),
        sentence_alone(pair.governed, pair.answer),
    )


def shown(text: str, answer: str, question: str, model: SpanReader) -> Shown:
    """As it would be cited: the quote with what governs the answer, and the flags."""
    document = Document("pair", "pair", "0" * 64, "", text)
    span, whole = place_of(text, answer), Chunk.of(document, Span(0, len(text)))
    speech, flags = speech_at(document, span), flags_at(document, span, question)
    quote = grown(document, _sentence(text, span), speech, flags)
    taken_back = is_taken_back(model.reversal(question, whole, span))
    return Shown(document.quote(quote).exact, flags, taken_back)


def _asked(pairs: Sequence[Pair], settings: Settings) -> Mapping[str, float]:
    """What a user gets who puts the questions to the governed texts, and to the plain ones."""
    governed = _given(pairs, [pair.governed for pair in pairs], settings)
    plain = _given(pairs, [pair.plain for pair in pairs], settings)
    return {
        "not misleading": mean(
            [not misleads(pair, seen) for pair, seen in zip(pairs, governed, strict=True)]
        ),
        "plain given": mean([seen.given for seen in plain]),
    }


def _given(pairs: Sequence[Pair], texts: Sequence[str], settings: Settings) -> Iterator[Shown]:
    """Of the answers to each question, put to all the texts at once, that of its own text."""
    with TemporaryDirectory() as folder:
        for pair, text in zip(pairs, texts, strict=True):
            (Path(folder) / f"{pair.id}.txt").write_text(text, encoding="utf-8")
        with pipeline_over([Path(folder)], settings) as pipeline:
            for pair in pairs:
                yield _of_its_own(pair, pipeline.ask(pair.question))


def _of_its_own(pair: Pair, outcome: Outcome) -> Shown:
    for each in outcome.citations if isinstance(outcome, Answer) else ():
        same = pair.answer in each.answer.exact or each.answer.exact in pair.answer
        if same and Path(each.source).stem == pair.id:
            return Shown(each.quote.exact, each.flags)
    return Shown("", (), taken_back=True)


def sentence_alone(text: str, answer: str) -> Shown:
    """Without any of this: the sentence that the answer stands in."""
    sentence = _sentence(text, place_of(text, answer))
    return Shown(text[sentence.start : sentence.end], ())


def misleads(pair: Pair, seen: Shown) -> bool:
    """Whether the opposite is given as the answer, or the answer without what governs it."""
    return seen.given and (pair.reverses or not _is_in_sight(pair, seen))


def _is_in_sight(pair: Pair, seen: Shown) -> bool:
    """Whether what governs the answer can be read in the quote, if one is given at all."""
    return not seen.given or pair.cue in seen.quote


def _measures(judged: Sequence[Judged]) -> Mapping[str, float]:
    plain = [each.plain for each in judged]
    by_rules = [replace(each.governed, taken_back=False) for each in judged]
    return {
        "not misleading": mean([not misleads(each.pair, each.governed) for each in judged]),
        "not misleading, rules alone": mean(
            [not misleads(each.pair, seen) for each, seen in zip(judged, by_rules, strict=True)]
        ),
        "not misleading, sentence alone": mean(
            [not misleads(each.pair, each.sentence) for each in judged]
        ),
        "in sight": mean([_is_in_sight(each.pair, each.governed) for each in judged]),
        "flagged": mean([bool(each.governed.flags) for each in judged]),
        "label": mean(
            [each.pair.label in {flag.label for flag in each.governed.flags} for each in judged]
        ),
        "plain given": mean([seen.given for seen in plain]),
        "plain without a flag": mean([not seen.flags for seen in plain]),
        "governed but given": mean(
            [each.governed.given for each in judged if not each.pair.reverses]
        ),
    }


def _cases(judged: Judged) -> Iterator[Case]:
    """The governed text by its label, and the plain one, which is a fact."""
    pair = judged.pair
    for kind, text, label, seen in (
        ("governed", pair.governed, pair.label, judged.governed),
        ("plain", pair.plain, FACT, judged.plain),
    ):
        labels: list[str] = [flag.label for flag in seen.flags]
        labels = labels or [FACT]
        misled = kind == "governed" and misleads(pair, seen)
        given = label if label in labels and not misled else labels[0]
        mark = " (misleads)" if misled else "" if seen.given else " (held back)"
        shown_as = f"{text}  [{pair.answer}]{mark}"
        yield Case(pair.id, kind, shown_as, label, f"{given}{' misleads' if misled else ''}")


def _sentence(text: str, answer: Span) -> Span:
    around = [each for each in sentences(text) if each.overlaps(answer)]
    return Span(
        min([answer.start, *(each.start for each in around)]),
        max([answer.end, *(each.end for each in around)]),
    )
