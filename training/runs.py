"""Where the runs of a recipe keep what they make, and the weights that come of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch

from training.model import ReaderModel, model
from training.recipe import read_recipe

RUNS = Path("training/runs")
RECIPES = Path("training/recipes")


def run_folder(recipe: Path, seed: int) -> Path:
    """Where the run of a recipe file and a seed keeps its windows, its checkpoint and its log."""
    return RUNS / recipe.stem / str(seed)


def trained_by(recipe: Path) -> ReaderModel:
    """What all runs of a recipe file have made of a reader, `blend` of it and of what they began
    with."""
    said = read_recipe(recipe)
    return trained_model([run_folder(recipe, seed) for seed in said.seeds], said.blend)


def trained_model(runs: Sequence[Path], blend: float) -> ReaderModel:
    """The average weights of the runs' checkpoints, `blend` (0-1) of them, and those at first."""
    begins = torch.load(runs[0] / "begins.pt", weights_only=True)
    ends = [torch.load(run / "checkpoint.pt", weights_only=True)["model"] for run in runs]
    mean = {name: torch.stack([end[name] for end in ends]).mean(0) for name in begins}
    trained = model("body")
    trained.load_state_dict({name: torch.lerp(begins[name], mean[name], blend) for name in mean})
    trained.eval()
    return trained
