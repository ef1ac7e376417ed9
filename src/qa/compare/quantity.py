"""A quantity as it is compared: an interval in a base unit, and how exactly it is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isclose

from qa.compare.units import CELSIUS

COUNT = "count"
"""The dimension of a number without a unit."""

ROUNDED = 0.05
"""The most, as a share, by which a round number may differ from what it rounds."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """At [start, end) of a text: from `low` to `high`, in the base unit of `dimension`.

    `nominal` is the number as written, rounded to multiples of `step`; `unit` is what one of the
    unit is in which it is written, `scale` a million where it is so many million. `limited` where
    the text gives a limit, a range or a vague word; `bare` where no unit and no noun follows.
    `each` is what it is for each of, where that is no unit: a barrel; `ways` are those that it
    goes: up, north.
    """

    start: int
    end: int
    dimension: str
    low: float
    high: float
    nominal: float
    step: float = 0.0
    limited: bool = False
    bare: bool = False
    unit: float = 1.0
    scale: float = 1.0
    each: str = ""
    ways: frozenset[str] = frozenset()

    def measured(self, dimension: str, factor: float = 1.0, zero: float = 0.0) -> Quantity:
        """In a unit of `dimension` of which one is `factor`, and none is `zero`."""
        low, high, nominal = (n * factor + zero for n in (self.low, self.high, self.nominal))
        return replace(
            self,
            dimension=dimension,
            low=low,
            high=high,
            nominal=nominal,
            step=self.step * factor,
            unit=self.unit * factor,
        )

    def negative(self, start: int) -> Quantity:
        """What a minus at `start` makes of it."""
        return replace(self, start=start, low=-self.high, high=-self.low, nominal=-self.nominal)


def in_celsius(quantity: Quantity) -> Quantity:
    """A temperature whose scale is told; any other quantity as it is."""
    if quantity.dimension not in CELSIUS:
        return quantity
    return quantity.measured("celsius", *CELSIUS[quantity.dimension])


def same_number(one: Quantity, other: Quantity) -> bool:
    """Whether both say the same: the same number, "about" apart, or the same limits."""
    if one.limited != other.limited:
        return False
    if one.limited:
        return _equal(one.low, other.low) and _equal(one.high, other.high)
    return _equal(one.nominal, other.nominal)


def _equal(one: float, other: float) -> bool:
    return isclose(one, other, rel_tol=1e-6, abs_tol=1e-9)


def may_be_same(one: Quantity, other: Quantity) -> bool:
    """Whether one number can satisfy both: limits that meet, or one rounds the other."""
    if one.low <= other.high and other.low <= one.high:
        return True
    return not (one.limited or other.limited) and (_rounds(one, other) or _rounds(other, one))


def _rounds(one: Quantity, other: Quantity) -> bool:
    apart = abs(one.nominal - other.nominal)
    return apart <= min(one.step / 2, ROUNDED * abs(one.nominal)) * (1 + 1e-9)
