"""How long each stage of a question takes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from qa.types import Timing


class Stages:
    """Measures the stages of one question."""

    def __init__(self) -> None:
        self._timings: list[Timing] = []

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self._timings.append(Timing(name, (time.perf_counter() - began) * 1000))

    def timings(self) -> tuple[Timing, ...]:
        """The stages in order, and `total`, their sum."""
        total = Timing("total", sum(timing.milliseconds for timing in self._timings))
        return (*self._timings, total)
