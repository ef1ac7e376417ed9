"""Labelled sets beside the questions: one small file a suite, and here the registry of all.

A suite reads `eval/<name>.jsonl`, judges its cases with the code that serves, and is compared with
`eval/<name>.baseline.json` by `qa eval --set <name>`.

report.py      what every suite gives
command.py     `qa eval --set`: runs, shows, compares
quotations.py  quotations with their verdicts
"""

from __future__ import annotations

from collections.abc import Mapping

from qa.errors import EvaluationError
from qa.evaluate.suites import quotations
from qa.evaluate.suites.report import Suite

SUITES: Mapping[str, Suite] = {"quotations": quotations.run}
"""Name to suite. Each loads what it needs, and no more, from the settings."""


def suite(name: str) -> Suite:
    """Raises EvaluationError for a name that no suite has."""
    if name not in SUITES:
        raise EvaluationError(f"there is no set {name!r}; there are {', '.join(sorted(SUITES))}")
    return SUITES[name]
