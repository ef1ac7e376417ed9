"""The reader's model card: the words of `training/card.md`, with the figures that were measured.

    python -m training.card

`make figures` measures them anew and leaves them in `docs/figures/`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from string import Template
from typing import Any

from qa.read.shipped import WEIGHTS

WORDS = Path(__file__).parent / "card.md"
FIGURES = Path("docs/figures")
CARD = WEIGHTS / "CARD.md"


def card(figures: Path) -> str:
    """Raises FileNotFoundError where a figure was not measured."""

    def measured(name: str) -> Any:
        return json.loads((figures / f"{name}.json").read_text("utf-8"))

    return Template(WORDS.read_text("utf-8")).substitute(
        squad_v2=_squad_v2(measured("squad_v2")),
        kept_out=_kept_out(measured("kept_out")),
        confidence=_confidence(measured("confidence")),
    )


def _squad_v2(scores: Mapping[str, Any]) -> str:
    at = {
        "at the threshold that is best on training questions kept out": scores["fixed"],
        "at the threshold that is best for F1": scores["best"],
    }
    rows = [
        (
            name,
            *map(_percent, (split["total"]["exact_match"], split["total"]["f1"])),
            *map(_percent, (split["has_answer"]["f1"], split["no_answer"]["f1"])),
        )
        for name, split in at.items()
    ]
    return _table(("", "EM", "F1", "HasAns F1", "NoAns"), rows)


def _kept_out(sets: Iterable[Mapping[str, Any]]) -> str:
    rows = [
        (
            each["name"],
            str(each["questions"]),
            *map(_percent, (each["exact_match"], each["f1"])),
            *map(_percent, (each["evidence"][name] for name in ("precision", "recall", "F1"))),
            _percent(each["unmarked"]),
        )
        for each in sets
    ]
    heads = ("set", "questions", "EM", "F1", "evidence P", "R", "F1", "nothing marked")
    return _table(heads, rows)


def _confidence(measured: Mapping[str, Any]) -> str:
    rows = [
        (name, f"{value:.3f}", f"{low:.3f} to {high:.3f}")
        for name, (value, low, high) in measured["measures"].items()
    ]
    heads = (f"{measured['questions']:,} open questions", "value", "95 % interval")
    return _table(heads, rows)


def _percent(share: float) -> str:
    return f"{100 * share:.2f}"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """In Markdown; all columns but the first are figures."""
    first, *others = heads
    lines = [(first, *others), ("---", *("--:" for _ in others)), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> None:
    CARD.write_text(card(FIGURES), encoding="utf-8")


if __name__ == "__main__":
    main()
