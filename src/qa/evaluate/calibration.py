"""Confidence against what was right: fitted, and measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from qa.confidence import Calibration, Evidence, Weighed

Confidences: TypeAlias = NDArray[np.float64]
"""[questions], 0-1."""

Right: TypeAlias = NDArray[np.bool_]
"""[questions]: whether the answer of each is right."""

BINS = 15
CANDIDATES = 3
"""How many a question gives to the fit: also those that others lead."""


@dataclass(frozen=True, slots=True)
class Observation:
    """A candidate, and whether it is right."""

    evidence: Evidence
    right: bool


def observations(weighed: Sequence[Weighed], right: Sequence[bool]) -> list[Observation]:
    """Of one question's candidates, the first few."""
    pairs = list(zip(weighed, right, strict=True))[:CANDIDATES]
    return [Observation(each.evidence, well) for each, well in pairs]


def fitted(observed: Sequence[Observation]) -> Calibration:
    """The logistic of largest likelihood, with a unit normal prior on the standardised weights.

    Needs observations of both kinds.
    """
    from sklearn.linear_model import LogisticRegression  # takes a second to import

    features = np.array([each.evidence.features() for each in observed])
    centre, spread = features.mean(axis=0), features.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    model = LogisticRegression(C=1.0).fit(
        (features - centre) / spread, [each.right for each in observed]
    )
    weights = model.coef_[0] / spread
    intercept = model.intercept_[0] - weights @ centre
    return Calibration(*map(float, (*weights, intercept)))


def calibration_error(confidences: Confidences, right: Right) -> float:
    """Expected calibration error over BINS bins of equal mass (Naeini et al. 2015).

    Where a bin ends among equal confidences, each of them counts as right as all of them are.
    """
    shares = _shares(confidences, right)
    return sum(
        len(bin_) / len(right) * abs(float(confidences[bin_].mean() - shares[bin_].mean()))
        for bin_ in bins(confidences)
    )


def _shares(confidences: Confidences, right: Right) -> Confidences:
    """Of each, how many of those with its confidence are right."""
    _, group = np.unique(confidences, return_inverse=True)
    return (np.bincount(group, weights=right) / np.bincount(group))[group]


def bins(confidences: Confidences) -> list[NDArray[np.intp]]:
    """BINS bins of equal mass, the least confident first; fewer where there are fewer questions."""
    order = np.argsort(confidences, kind="stable")
    return np.array_split(order, min(BINS, len(order)))


def brier(confidences: Confidences, right: Right) -> float:
    """The mean square of confidence less truth (Brier 1950); smaller is better."""
    return float(np.mean((confidences - right) ** 2))


def auroc(confidences: Confidences, right: Right) -> float:
    """How often a right answer is surer than a wrong one; needs answers of both kinds."""
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(right, confidences))


@dataclass(frozen=True, slots=True)
class Risk:
    """Of the questions, `coverage` are answered at `threshold`, and `risk` of those wrongly."""

    threshold: float
    coverage: float
    risk: float


def risk_coverage(confidences: Confidences, right: Right) -> list[Risk]:
    """Every threshold that answers one question more, the surest first (El-Yaniv & Wiener 2010)."""
    order = np.argsort(-confidences, kind="stable")
    wrong = np.cumsum(~right[order]) / np.arange(1, len(order) + 1)
    return [
        Risk(float(confidences[at]), number / len(order), float(share))
        for number, (at, share) in enumerate(zip(order, wrong, strict=True), 1)
    ]


def widest(risks: Sequence[Risk], most: float) -> Risk | None:
    """The largest coverage at a risk of `most` or less; None where there is none."""
    return max(
        (each for each in risks if each.risk <= most), key=lambda r: r.coverage, default=None
    )
