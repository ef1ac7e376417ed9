"""The reader's card says what was measured."""

from __future__ import annotations

from pathlib import Path

from training.card import CARD, card

FIGURES = Path(__file__).parents[1] / "docs" / "figures"


def test_the_card_holds_the_figures_that_were_measured() -> None:
    assert CARD.read_text("utf-8") == card(FIGURES)
