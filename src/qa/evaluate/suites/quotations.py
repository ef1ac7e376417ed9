"""Quotations over the sources, each with its verdict and the documents that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from qa.evaluate.measures import mean
from qa.evaluate.rows import Row, labelled_rows
from qa.evaluate.suites.report import Case, Progress, SuiteReport, accuracy, macro_f1, precision
from qa.ports import Collection
from qa.settings import Settings
from qa.types import Document
from qa.verify import Checker, Corpus, Quotation, Verdict, Verification
from qa.wiring import collection as opened
from qa.wiring import speaker_at

VERDICTS: tuple[str, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class LabelledQuotation:
    """`where` are the sources that its verdict must rest on one of; `earlier`, source to text,
    are editions of the sources before the present ones, made for this case."""

    id: str
    kind: str
    verdict: str
    quotation: Quotation
    where: tuple[str, ...]
    earlier: Mapping[str, str]


def run(path: Path, settings: Settings, progress: Progress) -> SuiteReport:
    """Accuracy, macro F1, how many of those called verified are, and how many are well located.

    Raises EvaluationError for a file or a row that cannot be used.
    """
    labelled = list(read_quotations(path))
    cases, located = [], []
    with opened(settings) as collection:
        for done, each in enumerate(labelled, 1):
            (found,) = _checker(each, collection).check([each.quotation])
            cases.append(
                Case(each.id, each.kind, each.quotation.exact, each.verdict, found.verdict)
            )
            if each.where and found.verdict == each.verdict:
                located.append(_located(each, found))
            progress(done, len(labelled))
    return SuiteReport(
        {
            "accuracy": accuracy(cases),
            "macro F1": macro_f1(cases),
            "verified precision": precision(cases, "verified"),
            "located": mean(located) if located else 1.0,
        },
        tuple(cases),
    )


def read_quotations(path: Path) -> Iterator[LabelledQuotation]:
    """The quotations of a JSON-lines file, in order. Raises EvaluationError naming the line."""
    for row in labelled_rows(path, "quotation"):
        verdict = row.text("verdict")
        if verdict not in VERDICTS:
            raise row.refused(f"{verdict!r} is not one of {', '.join(VERDICTS)}")
        source, speaker = (
            row.text(name) if name in row.values else None for name in ("source", "speaker")
        )
        earlier = row.rows("earlier") if "earlier" in row.values else []
        yield LabelledQuotation(
            row.text("id"),
            row.text("kind"),
            verdict,
            Quotation(row.text("quote"), source=source, speaker=speaker),
            _texts(row, "where"),
            {edition.text("source"): edition.text("text") for edition in earlier},
        )


def _texts(row: Row, name: str) -> tuple[str, ...]:
    value = row.values.get(name)
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise row.refused(f"{name!r} must be a list of texts")
    return tuple(value)


def _checker(labelled: LabelledQuotation, collection: Collection) -> Checker:
    return Checker(
        lambda: collection, lambda current: _earlier(labelled.earlier, current), speaker_at
    )


def _earlier(texts: Mapping[str, str], collection: Collection) -> Corpus | None:
    """The earlier texts as editions of the documents whose source ends in theirs."""
    if not texts:
        return None
    return Corpus.of_documents(
        Document(listing.id, listing.source, "0" * 64, listing.title, text)
        for source, text in texts.items()
        for listing in collection.documents()
        if _ends_in(listing.source, source)
    )


def _located(labelled: LabelledQuotation, found: Verification) -> bool:
    """Whether a passage that the verdict rests on is of a source that the label names."""
    passages = [*found.passages, *(part.passage for part in found.parts)]
    passages += [found.nearest] if found.nearest and not passages else []
    return any(
        _ends_in(passage.source, source) for passage in passages for source in labelled.where
    )


def _ends_in(source: str, path: str) -> bool:
    return f"/{source}".endswith(f"/{path}")
