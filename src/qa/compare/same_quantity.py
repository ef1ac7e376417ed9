"""Two quantities given in answer to one question: the same, compatible or different."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import isclose

from qa.compare.asked import Asked
from qa.compare.directions import opposed, unsigned
from qa.compare.meant import again, beside, likest, meant
from qa.compare.quantity import COUNT, Quantity, in_celsius, may_be_same, same_number
from qa.compare.reading import Reading
from qa.compare.units import CELSIUS, DEGREES, MONEY, YEAR
from qa.compare.wording import Relation, by_words
from qa.compare.words import plain, stems

_SCORE = re.compile(r"(\d{1,3}) ?[-–:] ?(\d{1,3})")
_VOTE = re.compile(
    r"(?:(?:passed|approved|carried|adopted|rejected|defeated|confirmed|acquitted|convicted)"
    r"(?: by)? )?(?:a vote of )?(\d{1,3})(?: votes?)?(?: to |[-–])(\d{1,3})(?: votes?)?",
    re.IGNORECASE,
)


def are_quantities(one: Reading, other: Reading) -> bool:
    """Whether both are one number with a unit, or numbers of the same thing ("Article 41")."""
    if _score(one) and _score(other):
        return True
    if len(one.quantities) != 1 or len(other.quantities) != 1:
        return _is_one_of(one, other) or _is_one_of(other, one)
    measured = all(each.quantities[0].dimension != COUNT for each in (one, other))
    rests = {_rest(one), _rest(other)}
    return measured or len(rests) == 1 or frozenset() in rests


def _is_one_of(one: Reading, other: Reading) -> bool:
    """Whether one is little but a measure, and the other tells several, of which it may be one."""
    if len(one.quantities) != 1 or one.quantities[0].dimension == COUNT:
        return False
    (number,) = one.quantities
    covered = min(number.end, one.end) - max(number.start, one.start)
    alike = any(each.dimension == number.dimension for each in other.quantities)
    return alike and 2 * covered >= one.end - one.start


def same_noun(question: str, one: Reading, other: Reading) -> bool:
    """Whether the number of `other` counts what the question does, or what `one` counts."""
    counted = _noun(other)
    return counted is None or counted == _noun(one) or counted in stems(question)


def _noun(reading: Reading) -> str | None:
    """The stem of the noun after a bare number; None for a date, a measure or a number alone."""
    if len(reading.quantities) != 1 or reading.quantities[0].dimension != COUNT:
        return None
    following = re.match(r"[ \-]*([a-z]\w+)", plain(reading.text)[reading.quantities[0].end :])
    return next(iter(stems(following[1])), None) if following else None


def _rest(reading: Reading) -> frozenset[str]:
    """The words of an answer beside its number."""
    number = reading.quantities[0]
    before = reading.text[reading.start : max(reading.start, number.start)]
    return stems(before + " " + reading.text[min(reading.end, number.end) : reading.end])


def by_quantity(asked: Asked, one: Reading, other: Reading) -> Relation:
    """By their words where one of them has no quantity."""
    scores = [_score(each) for each in (one, other)]
    if scores[0] and scores[1] and asked.kind != "quantity":
        return _by_score(scores[0], scores[1])
    lefts, rights = meant(asked, one), meant(asked, other)
    if not lefts or not rights:
        return by_words(asked, one, other)
    several = len(lefts) > 1 and len(rights) > 1
    left, right = likest(one, lefts, other, rights), likest(other, rights, one, lefts)
    if len(left) > 1 and len(right) == 1:
        return _any_of(asked, one, left, right[0])
    if len(right) > 1 and len(left) == 1:
        return _any_of(asked, other, right, left[0])
    found = _related(asked, left[0], right[0])
    if found == "same" and (_says_more(lefts, left) or _says_more(rights, right)):
        return "compatible"
    apart = found == "same" and several and _differ_beside(one, other, left[0])
    return "unclear" if apart else found


def _says_more(told: Sequence[Quantity], chosen: Sequence[Quantity]) -> bool:
    """Whether it tells, of the same kind, more than what the other answer is about."""
    kind = [each for each in told if each.dimension == chosen[0].dimension]
    return len(chosen) == 1 < len(kind)


def _any_of(asked: Asked, reading: Reading, several: Sequence[Quantity], one: Quantity) -> Relation:
    """Where nothing tells which is meant: of those told beside each other it may be any, or all."""
    found = [_related(asked, each, one) for each in several]
    if again(reading, several):
        return "same" if "same" in found else found[0]
    if not beside(reading, several):
        return found[0]
    sums = len({each.dimension for each in several}) == 1 and isclose(
        sum(each.nominal for each in several), one.nominal
    )
    return "compatible" if sums or {"same", "compatible"} & {*found} else found[0]


def _related(asked: Asked, left: Quantity, right: Quantity) -> Relation:
    left, right = _in_one_unit(asked, left, right)
    if left.dimension != right.dimension:
        both_money = left.dimension in MONEY and right.dimension in MONEY
        return "different" if both_money else "unclear"
    if left.each and right.each and left.each != right.each:
        return "unclear"
    left, right = unsigned(left, right)
    if verdict := opposed(left, right):
        return verdict
    if same_number(left, right):
        return "same"
    if may_be_same(left, right):
        return "compatible"
    return "both-hold" if asked.number == "many" else "different"


def _score(reading: Reading) -> re.Match[str] | None:
    """ "3-1", "3:1", "passed by 52 votes to 48"."""
    answer = plain(reading.answer)
    return _SCORE.fullmatch(answer) or _VOTE.fullmatch(answer)


def _by_score(one: re.Match[str], other: re.Match[str]) -> Relation:
    """A score may be told from either side; 3:1 and 1:3 may be two ratios."""
    if sorted(one.groups()) != sorted(other.groups()):
        return "different"
    ratios = ":" in one[0] and ":" in other[0]
    return "unclear" if ratios and one.groups() != other.groups() else "same"


def _differ_beside(one: Reading, other: Reading, chosen: Quantity) -> bool:
    """Whether they say as many quantities alike, of which one is another: "6-4, 7-5", "6-4, 6-3".

    Not what says the chosen one again, less exactly: "5 km (3.1 miles)", "5 km (3 miles)".
    """
    if [each.dimension for each in one.quantities] != [each.dimension for each in other.quantities]:
        return False
    return any(
        not (_says_again(left, chosen) or same_number(left, right) or may_be_same(left, right))
        for left, right in zip(one.quantities, other.quantities, strict=True)
    )


def _says_again(quantity: Quantity, chosen: Quantity) -> bool:
    both_money = {quantity.dimension, chosen.dimension} <= MONEY
    return both_money or quantity.dimension == chosen.dimension != COUNT


def _in_one_unit(asked: Asked, one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """A number alone has the unit of the other, or years where an age is asked for; degrees alone
    have the other's scale."""
    one, other = _like(one, other, asked), _like(other, one, asked)
    return (
        (one, other) if one.dimension == other.dimension else (in_celsius(one), in_celsius(other))
    )


def _like(quantity: Quantity, other: Quantity, asked: Asked) -> Quantity:
    if quantity.dimension == DEGREES and other.dimension in CELSIUS:
        return quantity.measured(other.dimension)
    if quantity.dimension != COUNT or other.dimension == COUNT or not quantity.bare:
        return quantity
    years = other.dimension == "time" and asked.age
    return quantity.measured(other.dimension, YEAR if years else other.unit)
