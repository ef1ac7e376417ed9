"""`POST /verify`: is this quotation real?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from fastapi import FastAPI

from qa.api.problems import PROBLEMS
from qa.verify import Checker
from qa.wire.verification import ToVerify, VerificationsOut

Checkers: TypeAlias = Callable[[str | None], Checker]


def add_quotations(app: FastAPI, checkers: Checkers, most: int, limiter: CapacityLimiter) -> None:
    @app.post("/verify", responses=PROBLEMS)
    async def verify(given: ToVerify) -> VerificationsOut:
        """For each quotation: verified, altered, stitched, misattributed, absent, changed_since."""

        def verdicts() -> VerificationsOut:
            return VerificationsOut.of(given.checked(checkers(given.collection), most))

        return await run_sync(verdicts, limiter=limiter)
