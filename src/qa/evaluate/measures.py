"""The measures, as the papers define them; all lie between 0 and 1, and larger is better.

Exact match and F1: Rajpurkar et al., "SQuAD: 100,000+ Questions for Machine Comprehension of
Text" (2016). No answer, and the best threshold: Rajpurkar et al., "Know What You Don't Know:
Unanswerable Questions for SQuAD" (2018). Written from those definitions. An empty text says "no
answer"; a question without golds has none. Every question asked is in the denominator.
"""

from __future__ import annotations

import math
import re
import string
from collections import Counter
from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby

_ARTICLES = re.compile(r"\b(a|an|the)\b")
_WITHOUT_PUNCTUATION = str.maketrans("", "", string.punctuation)


def normalised(text: str) -> str:
    """Lower case; no ASCII punctuation; no English articles; single spaces: SQuAD's, in order."""
    bare = text.lower().translate(_WITHOUT_PUNCTUATION)
    return " ".join(_ARTICLES.sub(" ", bare).split())


def exact_match(text: str, golds: Sequence[str]) -> float:
    """1 where the normalised text is one of the normalised golds, else 0."""
    return float(normalised(text) in {normalised(gold) for gold in _golds(golds)})


def f1(text: str, golds: Sequence[str]) -> float:
    """The overlap of the text's words with those of the gold it is nearest to."""
    words = normalised(text).split()
    return max(_overlap(words, normalised(gold).split()) for gold in _golds(golds))


def _golds(golds: Sequence[str]) -> Sequence[str]:
    """SQuAD 2.0 drops golds of which nothing is left; with none left, the gold is "no answer"."""
    return [gold for gold in golds if normalised(gold)] or [""]


def _overlap(words: Sequence[str], gold: Sequence[str]) -> float:
    """2 |common| / (|words| + |gold|), the harmonic mean of precision and recall."""
    if not words or not gold:
        return float(words == gold)
    common = sum((Counter(words) & Counter(gold)).values())
    return 2 * common / (len(words) + len(gold))


@dataclass(frozen=True, slots=True)
class Counts:
    """What was found, what was to be found (gold), and both."""

    found: int
    gold: int
    both: int

    @classmethod
    def of(cls, pairs: Sequence[tuple[AbstractSet[Hashable], AbstractSet[Hashable]]]) -> Counts:
        """Of (gold, found) pairs."""
        return cls(
            sum(len(found) for _, found in pairs),
            sum(len(gold) for gold, _ in pairs),
            sum(len(gold & found) for gold, found in pairs),
        )

    @property
    def precision(self) -> float:
        """1 where nothing was found."""
        return self.both / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """1 where nothing was to be found."""
        return self.both / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two; 1 where nothing was found, and nothing to be found."""
        among = self.found + self.gold
        return 2 * self.both / among if among else 1.0

    def measures(self, prefix: str = "") -> dict[str, float]:
        """By name."""
        shares = {"precision": self.precision, "recall": self.recall, "F1": self.f1}
        return {f"{prefix}{name}": share for name, share in shares.items()}


@dataclass(frozen=True, slots=True)
class Totals:
    """Means over `questions`."""

    questions: int
    exact_match: float
    f1: float


@dataclass(frozen=True, slots=True)
class Split:
    """SQuAD 2.0's totals; None for a kind of question that was not asked."""

    total: Totals
    has_answer: Totals | None
    no_answer: Totals | None


def split(texts: Sequence[str], golds: Sequence[Sequence[str]]) -> Split:
    """The totals of one text a question. Raises ValueError where there is no question."""
    if not texts:
        raise ValueError("no question was asked; there is nothing to measure")
    asked = list(zip(texts, golds, strict=True))
    answerable = [(text, gold) for text, gold in asked if gold]
    unanswerable = [(text, gold) for text, gold in asked if not gold]
    return Split(
        _totals(asked),
        _totals(answerable) if answerable else None,
        _totals(unanswerable) if unanswerable else None,
    )


def _totals(asked: Sequence[tuple[str, Sequence[str]]]) -> Totals:
    return Totals(
        len(asked),
        mean([exact_match(text, golds) for text, golds in asked]),
        mean([f1(text, golds) for text, golds in asked]),
    )


@dataclass(frozen=True, slots=True)
class Best:
    """The largest mean that any threshold gives; what scores `threshold` or more is answered."""

    value: float
    threshold: float


def best_threshold(
    scores: Sequence[float], answered: Sequence[float], abstained: Sequence[float]
) -> Best:
    """Over questions with a score, what answering it earns, and what abstaining earns.

    SQuAD 2.0's sweep, but equal scores are answered together, as a threshold must. Of thresholds
    that do as well the highest is given; where abstaining always is best, one above every score.
    """
    gains = sorted(
        (
            (score, gain - loss)
            for score, gain, loss in zip(scores, answered, abstained, strict=True)
        ),
        reverse=True,
    )
    best = total = math.fsum(abstained)
    threshold = math.nextafter(gains[0][0], math.inf)
    for score, tied in groupby(gains, key=lambda gain: gain[0]):
        total += math.fsum(gain for _, gain in tied)
        if total > best:
            best, threshold = total, score
    return Best(best / len(gains), threshold)


def recall_at(found: Sequence[AbstractSet[int]], golds: int, k: int) -> float:
    """Recall@k: the share of a question's golds that its first k hits show, hit by hit `found`."""
    return len(set[int]().union(*found[:k])) / golds


def success_at(found: Sequence[AbstractSet[int]], k: int) -> float:
    """Success@k: 1 where any of the first k hits shows a gold."""
    return float(any(found[:k]))


def reciprocal_rank_at(found: Sequence[AbstractSet[int]], k: int) -> float:
    """1 / rank of the first hit that shows a gold, 0 where none of the first k does (for MRR@k)."""
    return next((1 / rank for rank, golds in enumerate(found[:k], 1) if golds), 0.0)


def citation_precision(cited: Sequence[Sequence[AbstractSet[int]]]) -> float:
    """The share of citations, over all questions, that cover a gold; 0 where none was shown."""
    covers = [bool(golds) for citations in cited for golds in citations]
    return mean(covers) if covers else 0.0


def citation_recall(cited: Sequence[Sequence[AbstractSet[int]]], golds: int) -> float:
    """The share of all questions' golds, `golds` in number, that a citation covers."""
    return sum(len(set[int]().union(*citations)) for citations in cited) / golds


def mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)
