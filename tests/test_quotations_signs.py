"""Of signs, lists and brackets what says something is not seen through."""

from __future__ import annotations

import pytest
from quoted import CHECKER, judged, judged_in

from qa.verify import Verdict


@pytest.mark.parametrize(
    "exact",
    [
        "significant, p > 0.05 in all trials",
        "significant, p 0.05 in all trials",
        "significant, p\n> 0.05 in all trials",
        "about 106 cells",
        "about 10 cells",
        "20213 was the year",
        "50 or 2 10 dollars",
        "for 50 or 2^10 dollars",
        "(≤ 5 % of them) were counted",
        "(≥ 5 of them) were counted",
        "dollars, 30 of it before tax",
    ],
)
def test_a_sign_that_says_something_is_not_seen_through(exact: str) -> None:
    assert judged(exact).verdict == "altered"


def test_a_tag_and_a_block_quotes_marks_are_markup() -> None:
    source = "> The first line<br>\n> and the second line."
    found = judged_in(source, "first line and the second line")
    assert (found.verdict, found.seen_through) == ("verified", ("markup", "white space"))


@pytest.mark.parametrize(
    "text",
    [
        "> Some 3,000 people live there.",
        "> Some\n> 3,000 people live\n> there.",
        "> 3,000 people live there.",
    ],
)
def test_a_block_quote_may_begin_its_lines_with_numbers(text: str) -> None:
    assert [found.verdict for found in CHECKER.check_text(text)] == ["verified"]


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        ("He left — she stayed at home.", "verified"),
        ("He left - she stayed at home.", "verified"),
        ("He left she stayed at home.", "altered"),
        ("He left, she stayed at home.", "altered"),
    ],
)
def test_a_hyphen_between_spaces_is_a_dash(source: str, verdict: Verdict) -> None:
    assert judged_in(source, "He left - she stayed at home").verdict == verdict


@pytest.mark.parametrize("bullet", ["-", "*", "•"])
@pytest.mark.parametrize(
    "exact",
    [
        "Three aims:\n- peace\n- freedom for all",
        "> Three aims:\n> - peace\n> - freedom for all",
        "Three aims:\n> - peace\n> - freedom for all",
        "Three aims: peace freedom for all",
    ],
)
def test_a_list_in_a_block_quote_is_the_list(bullet: str, exact: str) -> None:
    source = f"Three aims:\n{bullet} peace\n{bullet} freedom for all"
    assert judged_in(source, exact).verdict == "verified"


BRACKETED = (
    "He said [W]e will win this war. It was founded in 1820[3] by two monks, who wrote thier [sic] "
    "names on the wall."
)


@pytest.mark.parametrize(
    "exact",
    [
        "He said [W]e will win this war",
        "founded in 1820[3] by two monks",
        "wrote thier [sic] names on the wall",
        "[W]e will win",
        BRACKETED,
    ],
)
def test_a_copy_of_a_source_with_brackets_of_its_own_is_verified(exact: str) -> None:
    found = judged_in(BRACKETED, exact)
    assert (found.verdict, found.seen_through) == ("verified", ())


@pytest.mark.parametrize(
    "exact",
    [
        "He said [H]e will win this war",
        "founded in 1820[4] by two monks",
        "founded in 18203 by two monks",
        "wrote [sic] thier names on the wall",
    ],
)
def test_brackets_of_another_place_or_with_other_letters_are_altered(exact: str) -> None:
    assert judged_in(BRACKETED, exact).verdict == "altered"
