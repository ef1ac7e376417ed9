"""The questions that a recipe trains on, and those that it keeps out."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from qa.evaluate.squad import SquadQuestion, read_training
from training.altered import altered
from training.crops import some_cropped
from training.dossiers import pairs
from training.negatives import negatives, negatives_elsewhere
from training.recipe import Recipe


def drawn(data: Path, recipe: Recipe, seed: int) -> list[SquadQuestion]:
    """The questions drawn from every set, and those altered, some of them cropped; none has a
    context that is kept out."""
    draw = random.Random(seed)
    found = _of_sets(data, recipe, recipe.sets, seed)
    for name, count in recipe.altered.items():
        found += altered(_trained_on(data, name, recipe), count, draw)
    return list(some_cropped(found, recipe.cropped, draw))


def rehearsed(data: Path, recipe: Recipe, seed: int) -> list[SquadQuestion]:
    """Those of which only what the reader says already is learnt, likewise."""
    found = _of_sets(data, recipe, recipe.rehearsed, seed)
    return list(some_cropped(found, recipe.cropped, random.Random(seed)))


def mined(data: Path, recipe: Recipe) -> list[SquadQuestion]:
    """The questions mined to be unanswerable, the same for all seeds: it takes minutes."""
    found = []
    for name, count in recipe.mined.items():
        mine = negatives_elsewhere if name in DOSSIERS else negatives
        found += mine(_trained_on(data, name, recipe), count, recipe.seeds[0])
    return found


SQUAD_V2 = ("squad_v1.1_train", "squad_v2.0_train_unans")
"""The sets that together are the training set of SQuAD 2.0."""

WRITTEN = "written"
"""A set that we have written, which stands beside this file: short texts of twenty kinds, each by
one author, and questions to them, a quarter of which they do not answer."""

DOSSIERS = ("dossiers", "dossiers_unans")
"""Sets of the pairs of question and text of `training.dossiers`, those with an answer and those
without."""


def kept_out(question: SquadQuestion, name: str, share: float) -> bool:
    """Whether a question of a set is kept out of training: decided by the text of its context, the
    same for every set, or by its matter, with all that belongs to it."""
    context = question.title if name in DOSSIERS else question.context
    return int.from_bytes(sha256(context.encode()).digest()[:4]) < share * 2**32


def questions_kept_out(data: Path, name: str, recipe: Recipe) -> list[SquadQuestion]:
    """The questions of a set whose contexts are never trained on."""
    questions = _questions(data, name)
    return [each for each in questions if kept_out(each, name, recipe.kept_out)]


def _of_sets(
    data: Path, recipe: Recipe, sets: Mapping[str, int | None], seed: int
) -> list[SquadQuestion]:
    return [
        question
        for name, count in sets.items()
        for question in _drawn(_trained_on(data, name, recipe), count, seed)
    ]


def _trained_on(data: Path, name: str, recipe: Recipe) -> list[SquadQuestion]:
    questions = _questions(data, name)
    return [each for each in questions if not kept_out(each, name, recipe.kept_out)]


def _questions(data: Path, name: str) -> list[SquadQuestion]:
    if name == WRITTEN:
        return read_training(Path(__file__).parent / f"{name}.json")
    if name in DOSSIERS:
        return [each for each in pairs() if bool(each.answers) == (name == DOSSIERS[0])]
    return read_training(data / "train" / f"{name}.jsonl.gz")


def _drawn(
    questions: Sequence[SquadQuestion], count: int | None, seed: int
) -> Sequence[SquadQuestion]:
    if count is None or count >= len(questions):
        return questions
    return random.Random(seed).sample(questions, count)
