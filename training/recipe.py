"""All that decides a reader's weights, as a file in `training/recipes/`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """Lengths in tokens.

    `begins` says with which weights: those of the all-MiniLM-L6-v2 body and an untrained head, or
    those that ship. `sets` says how many questions are drawn from each set, null being all;
    `rehearsed` likewise, of which only what those weights say is learnt (Robins 1995, "Catastrophic
    forgetting, rehearsal and pseudorehearsal"), or what these and the runs of the recipes named by
    `teachers` say on average (Hinton et al. 2015, "Distilling the knowledge in a neural network");
    `mined` how many are mined to be unanswerable (`training.negatives`), and `altered` to how many
    that is done (`training.altered`). Each epoch draws them anew, and puts the share `cropped`
    (0-1) to a part of its context only. `kept_out` is the share of contexts that is
    never trained on.

    `dropout` (0-1) is that of the body; `embeddings` says whether those of words, places and
    segments are trained, and `reversals` by which files beside `training.told` what takes an answer
    back is taught too, if any.

    `learning_rate` is that of the body's last layer, and `layer_decay` times as much that of each
    one below (Howard & Ruder 2018, "Universal language model fine-tuning"; Clark et al. 2020,
    ELECTRA). All rise over the share `warmup` of the steps and fall to nothing over the share
    `cooldown` at their end: while they stand between the two, how long a run is may still be
    decided (Hägele et al. 2024, "Scaling laws and compute-optimal training beyond fixed training
    durations").

    Each of `seeds` makes a run of its own; the weights of all are averaged (Wortsman et al. 2022,
    "Model soups"). What ships is `blend` (0-1) of that average and the rest of what the runs began
    with, or of another reader, which keeps what these knew (Wortsman et al. 2022, "Robust
    fine-tuning of zero-shot models").
    """

    begins: Literal["body", "shipped"]
    sets: Mapping[str, int | None]
    rehearsed: Mapping[str, int | None]
    teachers: Sequence[str]
    mined: Mapping[str, int]
    altered: Mapping[str, int]
    cropped: float
    kept_out: float
    dropout: float
    embeddings: bool
    reversals: Sequence[str]
    length: int
    stride: int
    batch_tokens: int
    learning_rate: float
    head_learning_rate: float
    layer_decay: float
    warmup: float
    cooldown: float
    weight_decay: float
    epochs: int
    blend: float
    seeds: Sequence[int]


def read_recipe(path: Path) -> Recipe:
    """Raises pydantic's ValidationError, naming what is missing or wrong."""
    return TypeAdapter(Recipe).validate_json(path.read_bytes())
