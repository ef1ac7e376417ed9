"""Settings come from the environment as a person writes them there."""

from __future__ import annotations

import pytest

from qa.cli.options import settings
from qa.errors import InvalidInput


@pytest.mark.parametrize(
    ("written", "names"),
    [("qa.example", ("qa.example",)), ("a.example, b.example", ("a.example", "b.example"))],
)
def test_names_of_the_service_are_parted_by_commas(
    monkeypatch: pytest.MonkeyPatch, written: str, names: tuple[str, ...]
) -> None:
    monkeypatch.setenv("QA_NAMES", written)
    assert settings().names == names


@pytest.mark.parametrize("days", [1e6, float("inf"), float("nan"), -1])
def test_a_history_that_no_calendar_holds_is_refused(days: float) -> None:
    with pytest.raises(InvalidInput, match=r"history \(QA_HISTORY\)"):
        settings(history=days)
