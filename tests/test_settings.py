"""Settings come from the environment as a person writes them there."""

from __future__ import annotations

import re

import pytest

from qa.cli.options import settings
from qa.errors import InvalidInput
from qa.settings import Settings


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("qa.example", ("qa.example",)),
        ("a.example, b.example", ("a.example", "b.example")),
        ("a.example,", ("a.example",)),
        (" ", ()),
    ],
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


def test_a_variable_that_is_set_to_nothing_is_as_one_that_is_not_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unset = settings()
    for name in Settings.model_fields:
        monkeypatch.setenv(f"QA_{name.upper()}", "")
    assert settings() == unset


@pytest.mark.parametrize("name", ["index", "collection", "host"])
def test_an_option_that_is_set_to_nothing_is_as_one_that_is_not_set(name: str) -> None:
    assert settings(**{name: ""}) == settings()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("threads", "0", "is '0': input should be greater than or equal to 1 (threads for"),
        ("threads", "100000", "is '100000': input should be less than or equal to 1024 (threads"),
        ("threshold", "abc", "is 'abc': input should be a valid number, unable to parse string"),
        ("threshold", "nan", "is 'nan': input should be less than or equal to 1 (confidence"),
        ("collection", "a b", "'^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' (name of the collection, in "),
    ],
)
def test_what_a_setting_must_be_is_told_with_what_it_is(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(f"QA_{name.upper()}", value)
    with pytest.raises(InvalidInput, match=rf"^{name} \(QA_{name.upper()}\).*{re.escape(said)}"):
        settings()
