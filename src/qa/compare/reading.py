"""An answer in its context, read for its value: dates, quantities, names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from qa.compare.dates import moments, stretched
from qa.compare.moment import Moment
from qa.compare.names import (
    named_beside,
    split_names,
)
from qa.compare.quantity import Quantity
from qa.compare.shares import quantities
from qa.compare.words import plain
from qa.types import Period


@dataclass(frozen=True)
class Reading:
    """The answer `text[start:end]` in its context; `written` is when the context was, if known."""

    text: str
    start: int
    end: int
    written: Period | None = None

    @property
    def answer(self) -> str:
        return self.text[self.start : self.end]

    @cached_property
    def moments(self) -> list[Moment]:
        return stretched(plain(self.text), self._touched)

    @cached_property
    def _touched(self) -> list[Moment]:
        return [each for each in self._told if each.start < self.end and self.start < each.end]

    @cached_property
    def moments_beside(self) -> list[Moment]:
        """Those that the context gives besides, without what bounds them: a limit gives no date."""
        return [replace(each, bound=None) for each in self._told if each not in self._touched]

    @cached_property
    def _told(self) -> list[Moment]:
        return moments(plain(self.text), self.written)

    @cached_property
    def numbers(self) -> list[Quantity]:
        """The quantities of the answer, years among them."""
        return quantities(plain(self.text), self.start, self.end)

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Those of the answer that are no dates."""
        days = self.moments
        return [
            each for each in self.numbers
            if not any(each.start < day.end and day.start < each.end for day in days)
        ]  # fmt: skip

    @property
    def valued(self) -> bool:
        """Whether it holds a date or a quantity."""
        return bool(self.moments or self.quantities)

    @cached_property
    def names(self) -> list[str]:
        """What it names, enumerations taken apart."""
        beside = named_beside(self.text, self.start, self.end)
        return [beside] if beside else split_names(self.answer)
