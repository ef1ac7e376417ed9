"""Values in the forms in which papers and reports write them are compared for what they mean."""

from __future__ import annotations

import pytest
from relating import related


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("50 pence", "£0.50", "same"),
        ("50p", "£0.50", "same"),
        ("50p", "£0.60", "different"),
        ("99¢", "$0.99", "same"),
    ],
)
def test_pence_are_parts_of_a_pound(one: str, other: str, expected: str) -> None:
    assert related("How much did it cost?", one, other) == expected
