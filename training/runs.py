"""Where the runs of a recipe keep what they make, and the weights that come of them."""

from __future__ import annotations

from pathlib import Path

import torch

from training.model import ReaderModel, model, restore
from training.recipe import read_recipe

RUNS = Path("training/runs")
RECIPES = Path("training/recipes")


def run_folder(recipe: Path, seed: int) -> Path:
    """Where the run of a recipe file and a seed keeps its windows, its checkpoint and its log."""
    return RUNS / recipe.stem / str(seed)


def trained_by(recipe: Path, blend: float | None = None, rest: Path | None = None) -> ReaderModel:
    """The average weights of a recipe file's runs, `blend` (0-1) of them, as the recipe says unless
    it is given; the rest is what the runs began with, or the graph `rest` that was exported."""
    said = read_recipe(recipe)
    runs = [run_folder(recipe, seed) for seed in said.seeds]
    blend = said.blend if blend is None else blend
    begins = _weights(rest) if rest else torch.load(runs[0] / "begins.pt", weights_only=True)
    ends = [torch.load(run / "checkpoint.pt", weights_only=True)["model"] for run in runs]
    mean = {name: torch.stack([end[name] for end in ends]).mean(0) for name in begins}
    trained = model("body")
    trained.load_state_dict({name: torch.lerp(begins[name], mean[name], blend) for name in mean})
    trained.eval()
    return trained


def _weights(graph: Path) -> dict[str, torch.Tensor]:
    exported = model("body")
    restore(exported, graph)
    return dict(exported.state_dict())
