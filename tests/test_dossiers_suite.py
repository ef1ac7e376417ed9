"""The set of dossiers says how much is answered, how much of that is right, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from conftest import shared_reader
from hashed_embedder import HashedEmbedder

from qa.errors import EvaluationError
from qa.evaluate.suites import suite
from qa.evaluate.suites.report import SuiteReport
from qa.settings import Settings

TEXTS = {
    "mill/1.txt": "The mill at Vordal was built in 1702. Karen Holm paid for it.",
    "mill/2.txt": "Vordal's mill burnt in 1744 and was never built again.",
}
ASKED = [
    ("When was the mill at Vordal built?", "plain", ("mill/1.txt", TEXTS["mill/1.txt"], "1702")),
    ("When did the mill at Vordal burn?", "plain", ("mill/2.txt", TEXTS["mill/2.txt"], "1744")),
    ("Which bank lent the miller's grandson his money?", "near_miss", None),
]


@pytest.fixture(autouse=True)
def _models(monkeypatch: pytest.MonkeyPatch, embedder: HashedEmbedder) -> None:
    """Of two short texts any embedder brings both."""
    monkeypatch.setattr("qa.wiring.embedder", lambda settings: embedder)
    monkeypatch.setattr("qa.wiring.reader", lambda settings: shared_reader())


def report_of(folder: Path, texts: Mapping[str, str]) -> SuiteReport:
    for name, text in texts.items():
        (place := folder / "dossiers" / name).parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    rows = [
        {
            "id": str(number),
            "question": question,
            "kind": kind,
            "gold": [dict(zip(("source", "quote", "answer"), gold, strict=True))] if gold else [],
        }
        for number, (question, kind, gold) in enumerate(ASKED)
    ]
    path = folder / "dossiers.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return suite("dossiers")(path, Settings(), lambda done, total: None)


def test_what_is_right_is_told_from_what_is_refused(tmp_path: Path) -> None:
    report = report_of(tmp_path, TEXTS)
    assert [(case.label, case.given) for case in report.cases] == [
        ("answer", "answer"),
        ("answer", "answer"),
        ("no answer", "no answer"),
    ]
    assert {report.measures[name] for name in ("answered", "right of answers", "refused")} == {1.0}


def test_gold_that_stands_nowhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="1744"):
        report_of(tmp_path, {**TEXTS, "mill/2.txt": "It burnt."})
