"""Unanswerable questions mined from answerable ones."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace

from qa.evaluate.squad import SquadQuestion
from qa.ports import Collection, Embedder
from qa.retrieve import retrieve
from qa.settings import Settings
from qa.types import Hit
from qa.wiring import embedder
from training.paragraphs import collection_of, documents_of

DEPTH = 10
"""Passages read for a question by default: a lower one is never read, nor learnt from."""


def negatives(positives: Sequence[SquadQuestion], count: int, seed: int) -> list[SquadQuestion]:
    """`count` answerable questions, each put to the best hit that lacks all its answers.

    The hits are of our own retrieval over all paragraphs of the set: what the reader is given in
    an open collection, and what SQuAD 2.0's own negatives are not.
    """
    if not count:
        return []
    model, documents = embedder(Settings()), documents_of(positives)
    chosen = random.Random(seed).sample(positives, min(count, len(positives)))
    with collection_of(list(documents.values()), model) as collection:
        mined = [_put_to_another(question, collection, model) for question in chosen]
    return [question for question in mined if question is not None]


def _put_to_another(
    question: SquadQuestion, collection: Collection, model: Embedder
) -> SquadQuestion | None:
    context = _lacking(retrieve(question.question, collection, model, DEPTH), question.golds)
    if context is None:
        return None
    return replace(question, id=f"{question.id}-mined", context=context, answers=())


def _lacking(hits: Iterable[Hit], golds: Sequence[str]) -> str | None:
    """The text of the first hit in which no gold answer stands, in any case of letters."""
    answers = [gold.casefold() for gold in golds]
    texts = (hit.chunk.text for hit in hits)
    return next((t for t in texts if not any(a in t.casefold() for a in answers)), None)
