"""How sure a candidate is, given all the passages that were read for the question."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter

from qa.errors import ModelError
from qa.types import Candidate, Hit

LEAST_LEAD, MOST_LEAD = -6.0, 2.0
"""In log-odds; past these a lead says nothing more, least of all where few passages contend."""

ROUNDING = 1e-9
"""Of a product with 100, in binary: 0.57 is 56.99999999999999 %."""

FITTED = "calibration.json"
"""In the folder of an index: what `qa calibrate` fitted on the user's own questions."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What tells right candidates from wrong ones.

    `score` is the reader's log-odds against "no answer", `lead` by how much it is above the best
    candidate with other words, and `support` the log-odds that its sentence carries an answer.
    """

    score: float
    lead: float
    support: float = 0.0

    def features(self) -> tuple[float, float, float]:
        """What the logistic weighs: score, lead within its bounds, and support."""
        return self.score, min(max(self.lead, LEAST_LEAD), MOST_LEAD), self.support


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic of the evidence (Platt 1999): the weight of each feature, and the intercept.

    As it is made without numbers, confidence is the reader's own probability.
    """

    score: float = 1.0
    lead: float = 0.0
    support: float = 0.0
    intercept: float = 0.0

    def confidence(self, evidence: Evidence) -> float:
        """The probability (0-1) that the candidate answers the question."""
        score, lead, support = evidence.features()
        return _logistic(
            self.score * score + self.lead * lead + self.support * support + self.intercept
        )


@dataclass(frozen=True, slots=True)
class Fitted:
    """A calibration with the name of the reader whose scores it is for."""

    reader: str
    calibration: Calibration


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with the hit that it was read in."""

    candidate: Candidate
    hit: Hit
    evidence: Evidence
    confidence: float


def weigh(
    candidates: Sequence[Candidate], hits: Sequence[Hit], calibration: Calibration
) -> list[Weighed]:
    """All candidates, the most confident first; those equally so in the reader's order."""
    placed = [(candidate, hit_of(candidate, hits)) for candidate in candidates]
    leads = _leads(candidates, [_words(candidate, hit) for candidate, hit in placed])
    weighed = [
        Weighed(candidate, hit, evidence, calibration.confidence(evidence))
        for (candidate, hit), lead in zip(placed, leads, strict=True)
        for evidence in [Evidence(candidate.score, lead, candidate.evidence)]
    ]
    return sorted(weighed, key=lambda each: -each.confidence)


def percent(confidence: float) -> str:
    """Rounded down, so that what falls short of a threshold does not read as if it met it."""
    return f"{math.floor(100 * confidence + ROUNDING)}%"


def hit_of(candidate: Candidate, hits: Sequence[Hit]) -> Hit:
    """The hit whose passage holds the candidate."""
    return next(
        hit
        for hit in hits
        if hit.chunk.document_id == candidate.document_id
        and hit.chunk.span.contains(candidate.span)
    )


def _leads(candidates: Sequence[Candidate], words: Sequence[str]) -> Iterator[float]:
    """By how much each score is above the best one of a candidate with other words."""
    best: dict[str, float] = {}
    for candidate, said in zip(candidates, words, strict=True):
        best[said] = max(best.get(said, -math.inf), candidate.score)
    for candidate, said in zip(candidates, words, strict=True):
        others = (score for other, score in best.items() if other != said)
        yield candidate.score - max(others, default=-math.inf)


def _words(candidate: Candidate, hit: Hit) -> str:
    """The candidate's words in small letters, without articles or punctuation."""
    at, chunk = hit.chunk.span.start, hit.chunk
    text = chunk.text[candidate.span.start - at : candidate.span.end - at].casefold()
    return " ".join(word for word in re.findall(r"\w+", text) if word not in {"a", "an", "the"})


def _logistic(x: float) -> float:
    """1 / (1 + e^-x), without overflow."""
    return 0.5 * (1.0 + math.tanh(0.5 * x))


def calibration_for(reader: str, own: Calibration, index: Path) -> Calibration:
    """What was fitted for this reader's name and this index, else the reader's `own`.

    Raises ModelError where the file in the index cannot be used.
    """
    path = index / FITTED
    if not path.exists():
        return own
    try:
        kept = TypeAdapter(Fitted).validate_json(path.read_bytes())
    except (OSError, ValueError) as error:
        raise ModelError(
            f"the calibration {path} cannot be used ({str(error).splitlines()[0]}); delete it, or "
            "run `qa calibrate` again"
        ) from error
    return kept.calibration if kept.reader == reader else own


def keep_calibration(reader: str, fitted: Calibration, index: Path) -> Path:
    """Write it beside the index, at once; the file that it stands in."""
    path, partial = index / FITTED, index / f"{FITTED}.partial"
    partial.write_text(json.dumps(asdict(Fitted(reader, fitted)), indent=2) + "\n", "utf-8")
    partial.replace(path)
    return path
