"""Quotes of texts with who says them: the document itself, or a speaker by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import get_args

from qa.errors import EvaluationError, LoadError
from qa.evaluate.measures import Counts, mean
from qa.evaluate.rows import Row, labelled_rows
from qa.evaluate.suites.report import Case, Progress, SuiteReport
from qa.load import load
from qa.settings import Settings
from qa.types import Document, Span, Speech, Voice
from qa.voice import Heard, speech_at
from qa.voice.heard import name_words

OWN = "own voice"
UNNAMED = "unnamed"
NAMED = "speaker"
OTHER = "another speaker"


@dataclass(frozen=True, slots=True)
class LabelledQuote:
    """`quote` is at its first place in `source`; `speakers` are the names that are right.

    `direct` is None for the document's own voice; a reported quote without `speakers` is one whose
    speaker the text does not tell.
    """

    id: str
    source: str
    quote: str
    speakers: tuple[str, ...]
    direct: bool | None
    held_out: bool


def run(path: Path, settings: Settings, progress: Progress) -> SuiteReport:
    """Precision, recall and F1 of the speaker, accuracy of voice and of direct or indirect, and
    what the filters by speaker and by voice let through.

    Sources are files below the folder that holds `path`'s. Raises EvaluationError for a file or a
    row that cannot be used.
    """
    labelled = list(read_speakers(path))
    document = _documents(path.parent.parent, settings.file_size)
    heard = []
    for done, each in enumerate(labelled, 1):
        heard.append(_heard(each, document(each.source)))
        progress(done, len(labelled))
    return report(labelled, heard)


def report(labelled: Sequence[LabelledQuote], heard: Sequence[Speech | None]) -> SuiteReport:
    """What was heard at each quote beside its label; the held-out ones are measured again alone."""
    if not labelled:
        raise EvaluationError("the set of speakers holds no quote")
    pairs = list(zip(labelled, heard, strict=True))
    kept = [pair for pair in pairs if pair[0].held_out]
    measures = dict(_measures(pairs))
    if kept:
        measures |= {f"held out: {name}": value for name, value in _measures(kept).items()}
    measures |= _of_filters(pairs)
    return SuiteReport(measures, tuple(_case(*pair) for pair in pairs))


def read_speakers(path: Path) -> Iterator[LabelledQuote]:
    """The quotes of a JSON-lines file, in order. Raises EvaluationError naming the line."""
    for row in labelled_rows(path, "quote"):
        direct = row.flag("direct")
        if (direct is None) != (row.text("voice") == "own"):
            raise row.refused("'direct' must be given for a reported quote, and for no other")
        yield LabelledQuote(
            row.text("id"),
            row.text("source"),
            row.text("quote"),
            _names(row),
            direct,
            row.flag("held_out") or False,
        )


def _names(row: Row) -> tuple[str, ...]:
    value = row.values.get("speakers")
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise row.refused("'speakers' must be a list of texts")
    return tuple(value)


def _documents(root: Path, limit: int) -> Callable[[str], Document]:
    @cache
    def document(source: str) -> Document:
        try:
            return load(root / source, source, limit)
        except LoadError as error:
            raise EvaluationError(f"a quote is of a source that cannot be read: {error}") from error

    return document


def _heard(labelled: LabelledQuote, document: Document) -> Speech | None:
    start = document.text.find(labelled.quote)
    if start < 0:
        raise EvaluationError(f"{labelled.id}: {labelled.quote!r} is not in {labelled.source}")
    return speech_at(document, Span(start, start + len(labelled.quote)))


def _measures(pairs: Sequence[tuple[LabelledQuote, Speech | None]]) -> Mapping[str, float]:
    named = [_given(speech) not in {OWN, UNNAMED} for _, speech in pairs]
    right = sum(bool(each.speakers) and _is_right(each, speech) for each, speech in pairs)
    wanted = sum(bool(each.speakers) for each, _ in pairs)
    both = [(each.direct, speech.direct) for each, speech in pairs if speech and each.speakers]
    return {
        **Counts(sum(named), wanted, right).measures("speaker "),
        "voice": mean([(each.direct is None) == (speech is None) for each, speech in pairs]),
        "direct or indirect": mean([label == given for label, given in both]) if both else 1.0,
    }


def _of_filters(pairs: Sequence[tuple[LabelledQuote, Speech | None]]) -> Mapping[str, float]:
    """What the filters let through: each text asked for each of its speakers, and for each voice.

    Precision is the share of what passes that should, recall the share of what should that passes.
    """
    speakers, voices = [], []
    for asked, _ in pairs:
        for each, speech in pairs:
            if asked.speakers and each.source == asked.source:
                passes = Heard(speaker=asked.speakers[0]).fits(speech)
                speakers.append((passes, bool({*asked.speakers} & {*each.speakers})))
    for voice in get_args(Voice):
        for each, speech in pairs:
            wanted = voice == ("own" if each.direct is None else "reported")
            voices.append((Heard(voice=voice).fits(speech), wanted))
    filters = {"speaker": speakers, "voice": voices}
    return {
        f"filter by {name}: {measure}": value
        for name, found in filters.items()
        for measure, value in _let_through(found).measures().items()
        if measure != "F1"
    }


def _let_through(found: Sequence[tuple[bool, bool]]) -> Counts:
    """Of pairs: whether it passed, and whether it should have."""
    return Counts(
        sum(passed for passed, _ in found),
        sum(wanted for _, wanted in found),
        sum(passed and wanted for passed, wanted in found),
    )


def _case(labelled: LabelledQuote, speech: Speech | None) -> Case:
    wanted = OWN if labelled.direct is None else (labelled.speakers or (UNNAMED,))[0]
    shown = f"{labelled.quote} [{wanted}; heard: {_given(speech)}]"
    label, given = _sort(wanted), _sort(_given(speech))
    if label == given and not _is_right(labelled, speech):
        given = OTHER
    return Case(labelled.id, _kind(labelled.direct), shown, label, given)


def _sort(name: str) -> str:
    return name if name in {OWN, UNNAMED} else NAMED


def _kind(direct: bool | None) -> str:
    return "own" if direct is None else "direct" if direct else "indirect"


def _given(speech: Speech | None) -> str:
    if speech is None:
        return OWN
    return speech.speaker.exact if speech.speaker else UNNAMED


def _is_right(labelled: LabelledQuote, speech: Speech | None) -> bool:
    """By the words of the name, without titles, articles and case."""
    if labelled.direct is None or not labelled.speakers:
        return _given(speech) == (OWN if labelled.direct is None else UNNAMED)
    return name_words(_given(speech)) in {name_words(name) for name in labelled.speakers}
