"""Labelled sets beside the questions: one small file a suite, and here the registry of all.

A suite reads `eval/<name>.jsonl`, judges its cases with the code that serves, and is compared with
`eval/<name>.baseline.json` by `qa eval --set <name>`.

report.py       what every suite gives
command.py      `qa eval --set`: runs, shows, compares
asked.py        a pipeline over documents ingested for one run, and what it gives
agreement.py    pairs of answers, and how they relate
contexts.py     what governs an answer, and whether its quote misleads
dossiers.py     questions over documents about many matters, of two sets
followups.py    questions of a conversation, as they are understood
lists.py        the members of lists
near_misses.py  why there is no answer
pairs.py        the minimal pairs of contexts.py
quotations.py   quotations with their verdicts
sayings.py      what somebody says about something
speakers.py     who says what stands at a place of a document
"""

from __future__ import annotations

from collections.abc import Mapping

from qa.errors import EvaluationError, quoted
from qa.evaluate.suites import (
    agreement,
    contexts,
    dossiers,
    followups,
    lists,
    near_misses,
    quotations,
    sayings,
    speakers,
)
from qa.evaluate.suites.report import Suite

SUITES: Mapping[str, Suite] = {
    "agreement": agreement.run,
    "contexts": contexts.run,
    "dossiers": dossiers.run,
    "followups": followups.run,
    "lists": lists.run,
    "matters": dossiers.run,
    "near_misses": near_misses.run,
    "quotations": quotations.run,
    "sayings": sayings.run,
    "speakers": speakers.run,
}
"""Name to suite. Each loads what it needs, and no more, from the settings."""


def suite(name: str) -> Suite:
    """Raises EvaluationError for a name that no suite has."""
    if name not in SUITES:
        raise EvaluationError(
            f"there is no set {quoted(name)}; there are {', '.join(sorted(SUITES))}"
        )
    return SUITES[name]
