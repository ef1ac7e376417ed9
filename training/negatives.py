"""Unanswerable questions mined from answerable ones."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from qa.evaluate.squad import SquadQuestion


def negatives(positives: Sequence[SquadQuestion], count: int, seed: int) -> list[SquadQuestion]:
    """`count` answerable questions, each put to the most alike paragraph that lacks its answer.

    The paragraph comes from the same article and shares the most words with the question: what
    a retriever brings from a collection, and what SQuAD 2.0's own negatives are not.
    """
    paragraphs: defaultdict[str, set[str]] = defaultdict(set)
    for question in positives:
        paragraphs[question.title].add(question.context)
    words = {text: _words(text) for group in paragraphs.values() for text in group}
    chosen = random.Random(seed).sample(positives, min(count, len(positives)))
    mined = (_put_to_another(question, paragraphs[question.title], words) for question in chosen)
    return [question for question in mined if question is not None]


def _put_to_another(
    question: SquadQuestion, paragraphs: Set[str], words: Mapping[str, Set[str]]
) -> SquadQuestion | None:
    asked, answer = _words(question.question), question.golds[0].lower()
    lacking = [text for text in paragraphs if answer not in text.lower()]
    if not lacking:
        return None
    context = max(sorted(lacking), key=lambda text: len(asked & words[text]))
    return replace(question, id=f"{question.id}-mined", context=context, answers=())


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > 3}
