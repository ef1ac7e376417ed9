"""Unanswerable questions mined from answerable ones."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.evaluate.squad import SquadQuestion
from qa.retrieve import retrieve
from qa.settings import Settings
from qa.wiring import embedder
from training.paragraphs import collection_of, documents_of

DEPTH = 10
"""Passages read for a question by default: a lower one is never read, nor learnt from."""

ELSEWHERE = 2
"""Passages about other matters to which a question about one is put."""


def negatives(positives: Sequence[SquadQuestion], count: int, seed: int) -> list[SquadQuestion]:
    """`count` answerable questions, each put to the best hit that lacks all its answers.

    The hits are of our own retrieval over all paragraphs of the set: what the reader is given in
    an open collection, and what SQuAD 2.0's own negatives are not.
    """
    found = _lacking(_chosen(positives, count, seed), positives)
    return [_mined(question, context) for question, texts in found for context in texts[:1]]


def negatives_elsewhere(
    positives: Sequence[SquadQuestion], count: int, seed: int
) -> list[SquadQuestion]:
    """`count` answerable questions, each put to the ELSEWHERE best hits of other titles that lack
    all its answers: a text of its own title may give one in other words."""
    titles = {each.context: each.title for each in positives}
    asked = list({(each.title, each.question): each for each in positives}.values())
    found = _lacking(_chosen(asked, count, seed), positives)
    return [
        _mined(question, context, rank)
        for question, texts in found
        for rank, context in enumerate(
            [text for text in texts if titles[text] != question.title][:ELSEWHERE]
        )
    ]


def _chosen(asked: Sequence[SquadQuestion], count: int, seed: int) -> Sequence[SquadQuestion]:
    return random.Random(seed).sample(asked, min(count, len(asked)))


def _lacking(
    asked: Sequence[SquadQuestion], put: Sequence[SquadQuestion]
) -> Iterator[tuple[SquadQuestion, list[str]]]:
    """Each with the hits' texts, best first, in which no gold answer stands, in any case of
    letters; the hits are of the paragraphs of `put`."""
    if not asked:
        return
    model, documents = embedder(Settings()), documents_of(put)
    with collection_of(list(documents.values()), model) as collection:
        for question in asked:
            answers = [gold.casefold() for gold in question.golds]
            hits = retrieve(question.question, collection, model, DEPTH)
            texts = (hit.chunk.text for hit in hits)
            yield (
                question,
                [text for text in texts if not any(each in text.casefold() for each in answers)],
            )


def _mined(question: SquadQuestion, context: str, rank: int = 0) -> SquadQuestion:
    return replace(question, id=f"{question.id}-mined-{rank}", context=context, answers=())
