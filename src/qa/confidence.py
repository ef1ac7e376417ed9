"""How sure a candidate is, given all the passages that were read for the question."""

from __future__ import annotations

import json
import math
import operator
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter

from qa.errors import ModelError
from qa.question.mentions import mentions
from qa.question.words import FUNCTION_WORDS, bag_of_words
from qa.types import Candidate, Hit

ROUNDING = 1e-9
"""Of a product with 100, in binary: 0.57 is 56.99999999999999 %."""

RIVAL = 4.0
"""What one candidate counts as a rival at most: where two sources plainly differ, both answer."""

FITTED = "calibration.json"
"""In the folder of an index: what `qa calibrate` fitted on the user's own questions."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What tells right candidates from wrong ones.

    `score` is the reader's log-odds against "no answer". `rivals` is how much of what was read
    says something else: the sum of log(1 + e^score) over those candidates, to which what is hardly
    an answer adds hardly anything, and nothing more than RIVAL. `names` is the share (0-1) of the
    question's names, years and months of which the passage has a word.
    """

    score: float
    rivals: float = 0.0
    names: float = 1.0

    def features(self) -> tuple[float, float, float]:
        """What the logistic weighs, in the order of a calibration's weights."""
        return self.score, self.rivals, self.names


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic of the evidence (Platt 1999): the weight of each feature, and the intercept.

    As it is made without numbers, confidence is the reader's own probability.
    """

    score: float = 1.0
    rivals: float = 0.0
    names: float = 0.0
    intercept: float = 0.0

    def confidence(self, evidence: Evidence) -> float:
        """The probability (0-1) that the candidate answers the question."""
        weights = (self.score, self.rivals, self.names)
        weighed = sum(map(operator.mul, weights, evidence.features()))
        return _logistic(weighed + self.intercept)


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
    question: str, candidates: Sequence[Candidate], hits: Sequence[Hit], calibration: Calibration
) -> list[Weighed]:
    """All candidates, the most confident first; those equally so in the reader's order."""
    placed = [(candidate, hit_of(candidate, hits)) for candidate in candidates]
    rivals = _rivals(candidates, [_content(candidate, hit) for candidate, hit in placed])
    names = [bag_of_words(each.key) for each in mentions(question)]
    shares = {hit.rank: _share(names, hit) for hit in hits}
    weighed = [
        Weighed(candidate, hit, evidence, calibration.confidence(evidence))
        for (candidate, hit), contending in zip(placed, rivals, strict=True)
        for evidence in [Evidence(candidate.score, contending, shares[hit.rank])]
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


def _rivals(candidates: Sequence[Candidate], words: Sequence[frozenset[str]]) -> Iterator[float]:
    """Of each, how much of the others says something else: has words that it lacks, and lacks some
    that it has."""
    weights = [min(_softplus(candidate.score), RIVAL) for candidate in candidates]
    for said_here in words:
        yield sum(
            weight
            for weight, other in zip(weights, words, strict=True)
            if not (said_here <= other or other <= said_here)
        )


def _share(names: Sequence[frozenset[str]], hit: Hit) -> float:
    """The share of the names of which the passage has a word; all, if there are none."""
    if not names:
        return 1.0
    told = bag_of_words(hit.chunk.text)
    return sum(not told.isdisjoint(name) for name in names) / len(names)


def _content(candidate: Candidate, hit: Hit) -> frozenset[str]:
    """The candidate's words that carry content; all of them, if none does."""
    at, chunk = hit.chunk.span.start, hit.chunk
    words = bag_of_words(chunk.text[candidate.span.start - at : candidate.span.end - at])
    return words - FUNCTION_WORDS or words


def _softplus(x: float) -> float:
    """log(1 + e^x), without overflow."""
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


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
