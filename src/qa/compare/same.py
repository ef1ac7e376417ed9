"""Two answers to one question: the same, compatible, different, or both true."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, TypeAlias

from qa.compare.aliases import Aliases, key
from qa.compare.asked import Asked
from qa.compare.moment import Moment, may_be_same_moment, same_moment
from qa.compare.names import (
    contained,
    lies_in,
    same_name,
    two_persons,
)
from qa.compare.quantity import COUNT, Quantity, in_celsius, may_be_same, same_number
from qa.compare.reading import Reading
from qa.compare.units import CELSIUS, DEGREES, MONEY, YEAR
from qa.compare.words import denies, folded, plain, stems, words

Relation: TypeAlias = Literal["same", "compatible", "different", "both-hold", "unclear"]
"""Compatible: one is less precise than the other, a limit that it meets, or a part of it."""

_SCORE = re.compile(r"(\d{1,3}) ?[-–:] ?(\d{1,3})")


def relation(
    asked: Asked, one: Reading, other: Reading, aliases: Aliases, texts: Sequence[str] = ()
) -> Relation:
    """How two answers to a question relate; `texts` are where one place may be said to lie in one.

    "unclear" where they differ and the question does not tell whether both can be true, or where
    their values are of kinds that cannot be compared.
    """
    if asked.kind == "yes or no":
        return _by_denial(one, other)
    if not (one.valued and other.valued) and words(one.answer) == words(other.answer):
        return "same"
    if asked.kind == "date" or _are_dates(one, other):
        return _by_date(asked, one, other)
    if asked.kind == "quantity" or _are_quantities(one, other):
        return _by_quantity(asked, one, other)
    return _by_name(asked, one, other, aliases, texts)


def _differing(asked: Asked) -> Relation:
    """What it means that two values differ."""
    verdicts: dict[str, Relation] = {"one": "different", "many": "both-hold"}
    return verdicts.get(asked.number, "unclear")


def _by_denial(one: Reading, other: Reading) -> Relation:
    """Two that affirm, without a word in common, may affirm opposites: "complete", "half built"."""
    denials = [denies(each.text, each.start, each.end) for each in (one, other)]
    if denials[0] != denials[1]:
        return "different"
    common = stems(one.answer) & stems(other.answer) or words(one.answer) == words(other.answer)
    return "same" if denials[0] or common else "unclear"


def _are_dates(one: Reading, other: Reading) -> bool:
    return all(
        each.moments and not each.quantities and _mostly(each, each.moments)
        for each in (one, other)
    )


def _are_quantities(one: Reading, other: Reading) -> bool:
    """Both are one number with a unit, or numbers of the same thing ("Article 41")."""
    if _SCORE.fullmatch(one.answer) and _SCORE.fullmatch(other.answer):
        return True
    if len(one.quantities) != 1 or len(other.quantities) != 1:
        return False
    measured = all(each.quantities[0].dimension != COUNT for each in (one, other))
    rests = {_rest(one), _rest(other)}
    return measured or len(rests) == 1 or frozenset() in rests


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


def _mostly(reading: Reading, found: Sequence[Moment]) -> bool:
    covered = sum(min(m.end, reading.end) - max(m.start, reading.start) for m in found)
    return 2 * covered >= reading.end - reading.start


def _by_date(asked: Asked, one: Reading, other: Reading) -> Relation:
    if not one.moments or not other.moments:
        return _by_words(asked, one, other)
    pair = one.moments[0], other.moments[0]
    if same_moment(*pair):
        return "same"
    if may_be_same_moment(*pair):
        return "compatible"
    return "both-hold" if asked.number == "many" else "different"


def _by_quantity(asked: Asked, one: Reading, other: Reading) -> Relation:
    scores = [_SCORE.fullmatch(plain(each.answer)) for each in (one, other)]
    if scores[0] and scores[1] and asked.dimension is None:
        equal = sorted(scores[0].groups()) == sorted(scores[1].groups())
        return "same" if equal else "different"
    left, right = _chosen(asked, one), _chosen(asked, other)
    if left is None or right is None:
        return _by_words(asked, one, other)
    left, right = _in_one_unit(asked, left, right)
    if left.dimension != right.dimension:
        both_money = left.dimension in MONEY and right.dimension in MONEY
        return "different" if both_money else "unclear"
    if same_number(left, right):
        return "unclear" if _differ_beside(one, other, left) else "same"
    if may_be_same(left, right):
        return "compatible"
    return "both-hold" if asked.number == "many" else "different"


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


def _chosen(asked: Asked, reading: Reading) -> Quantity | None:
    """Of the dimension asked for, if there is one; two of a kind are the ends of a range."""
    found = reading.quantities or reading.numbers
    wanted = [each for each in found if each.dimension == asked.dimension] or found
    if not wanted:
        return None
    alike = [each for each in wanted if each.dimension == wanted[0].dimension]
    if len(alike) == 2 and wanted[0].dimension != COUNT and alike[0].low < alike[1].high:
        first, last = alike
        return Quantity(
            first.start,
            last.end,
            first.dimension,
            first.low,
            last.high,
            first.nominal,
            limited=True,
        )
    return wanted[0]


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


def _by_name(
    asked: Asked, one: Reading, other: Reading, aliases: Aliases, texts: Sequence[str]
) -> Relation:
    if same_name(one.answer, other.answer, aliases):
        return "same"
    left, right = one.names, other.names
    if len(left) == len(right) == 1 and two_persons(*(key(n[0]).split() for n in (left, right))):
        return _differing(asked)
    common = sum(any(same_name(a, b, aliases) for b in right) for a in left)
    if common:
        return "same" if common == len(left) == len(right) else "compatible"
    if asked.kind == "place" and any(_one_in_other(a, b, texts) for a in left for b in right):
        return "compatible"
    if any(contained(a, b) for a in left for b in right):
        named = all(map(_named, (one, other)))
        return "compatible" if named else _phrases(one, other) or "compatible"
    return _by_words(asked, one, other)


def _one_in_other(one: str, other: str, texts: Sequence[str]) -> bool:
    return lies_in(one, other, texts) or lies_in(other, one, texts)


def _by_words(asked: Asked, one: Reading, other: Reading) -> Relation:
    """Answers without a value: one said in other words, or one that says more.

    Two names differ. A description may be of what the other names, or of another side of it.
    """
    if found := _phrases(one, other):
        return found
    names = asked.kind in ("name", "place") and _named(one) and _named(other)
    return _differing(asked) if names or asked.number == "many" else "unclear"


def _phrases(one: Reading, other: Reading) -> Relation | None:
    """None where neither holds the other's content words."""
    few, many = sorted((_content(one), _content(other)), key=len)
    if not few or not few <= many:
        return None
    return "same" if len(many) - len(few) <= 2 else "compatible"


def _content(reading: Reading) -> frozenset[str]:
    """ "Unwelcome" and "not welcome" are one."""
    found = stems(reading.answer)
    if re.search(r"\bnot\b", folded(reading.answer)):
        found = frozenset(
            f"un{each}" if f"not {each}" in folded(reading.answer) else each for each in found
        )
    return found


def _named(reading: Reading) -> bool:
    """Whether it is a name, not a description, which may be of one who is named elsewhere."""
    answer = reading.answer[reading.start == 0 and " " in reading.answer :]
    return re.search(r"[A-Z]", answer) is not None
