"""Fine-tune the span reader. Resumable: the same command goes on from the last checkpoint.

    python -m training.train training/recipes/broad.json --data ../shared/data

The model is trained on the questions that the recipe names: where the answer starts
and ends, which words stand in a sentence that holds it, and whether the text takes it back.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from statistics import fmean
from typing import Any

import torch
from tokenizers import Tokenizer

from qa.embed import minilm_path
from training.examples import drawn, mined, rehearsed
from training.features import Batch, Window, batches, load_windows, save_windows, windows
from training.losses import loss_of
from training.model import ReaderModel, model
from training.recipe import Recipe, read_recipe
from training.runs import RECIPES, run_folder, trained_by
from training.told import told, told_windows

ASSERTED = 0.3
"""Answers of SQuAD from which it is learnt what takes no answer back, for each of the short texts'
questions; an epoch has half of all that teaches it."""


def windows_of(data: Path, recipe: Recipe, seed: int, kept: Path) -> list[Window]:
    """Those of the questions drawn, then of those mined, which are kept in the file `kept`."""
    tokenizer = Tokenizer.from_file(str(minilm_path() / "tokenizer.json"))
    if recipe.mined and not kept.exists():
        save_windows(windows(tokenizer, mined(data, recipe), recipe.length, recipe.stride), kept)
    made = windows(tokenizer, drawn(data, recipe, seed), recipe.length, recipe.stride)
    told_by_itself = windows(tokenizer, rehearsed(data, recipe, seed), recipe.length, recipe.stride)
    made += (replace(window, rehearsed=True) for window in told_by_itself)
    if recipe.reversals:
        taught = told(data, recipe.reversals, seed, ASSERTED)
        half = random.Random(seed).sample(taught, len(taught) // 2)
        made += told_windows(tokenizer, half, recipe.length)
    return made + (load_windows(kept) if recipe.mined else [])


def batches_of(data: Path, recipe: Recipe, seed: int, kept: Path) -> Iterator[Batch]:
    """Those of all epochs; an epoch is drawn when its first batch is asked for."""
    for drawn_by in range(seed, seed + recipe.epochs):
        found = windows_of(data, recipe, drawn_by, kept)
        yield from batches(found, recipe.batch_tokens, drawn_by)


def optimizer_for(trained: ReaderModel, recipe: Recipe) -> torch.optim.AdamW:
    parts = [trained.bert.embeddings, *trained.bert.encoder.layer]
    groups = [
        group
        for depth, part in enumerate(reversed(parts))
        for group in _groups(part, recipe.learning_rate * recipe.layer_decay**depth, recipe)
    ]
    heads = [weight for head in trained.heads() for weight in head.parameters()]
    groups.append({"params": heads, "lr": recipe.head_learning_rate})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.0, fused=True)


def _groups(part: torch.nn.Module, rate: float, recipe: Recipe) -> Iterator[dict[str, Any]]:
    """The matrices of a part of the body, which decay, and its vectors, which do not."""
    trained = [weight for weight in part.parameters() if weight.requires_grad]
    matrices = [weight for weight in trained if weight.dim() > 1]
    vectors = [weight for weight in trained if weight.dim() < 2]
    yield {"params": matrices, "lr": rate, "weight_decay": recipe.weight_decay}
    yield {"params": vectors, "lr": rate}


def schedule(recipe: Recipe, steps: int) -> Callable[[int], float]:
    """Linear warm-up, then all of it, then linear decay to nothing."""
    warmup, cooldown = (max(1, int(part * steps)) for part in (recipe.warmup, recipe.cooldown))
    return lambda step: min((step + 1) / warmup, 1.0, max(0.0, (steps - step) / cooldown))


def train(
    data: Path, run: Path, recipe: Recipe, seed: int, steps: int | None, save_every: int
) -> None:
    """Train to the end of the recipe, or to `steps`, from the checkpoint in `run` if any."""
    run.mkdir(parents=True, exist_ok=True)
    ordered = list(islice(batches_of(data, recipe, seed, run.parent / "mined.npz"), steps or None))
    total = len(ordered)
    torch.manual_seed(seed)
    trained = model(recipe.begins, recipe.embeddings, recipe.dropout).train()
    teachers = teachers_of(recipe) if recipe.rehearsed else []
    optimizer = optimizer_for(trained, recipe)
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, schedule(recipe, total))
    done = resume(run, trained, optimizer)
    if not done:
        torch.save(trained.state_dict(), run / "begins.pt")
    for _ in range(done):
        scheduler.step()
    print(f"{total:,} steps, {done:,} done", flush=True)
    seen, losses, began = 0, [], time.perf_counter()
    for step, batch in enumerate(ordered[done:], start=done + 1):
        loss = loss_of(trained, batch, teachers)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained.parameters(), 1.0)
        optimizer.step()
        scheduler.step()
        optimizer.zero_grad(set_to_none=True)
        seen += int(batch.mask.sum())
        losses.append(loss.item())
        if step % 50 == 0 or step == total:
            spent = time.perf_counter() - began
            log(run, step=step, loss=round(fmean(losses), 4), tokens_a_second=round(seen / spent))
            seen, losses, began = 0, [], time.perf_counter()
        if step % save_every == 0 or step == total:
            save(run, trained, optimizer, step)


def teachers_of(recipe: Recipe) -> list[ReaderModel]:
    """What a run begins with, and what the runs of the recipes ended with that the recipe names."""
    others = [trained_by(RECIPES / f"{name}.json", blend=1.0) for name in recipe.teachers]
    return [model(recipe.begins).eval(), *others]


def resume(run: Path, trained: torch.nn.Module, optimizer: torch.optim.Optimizer) -> int:
    """Load the checkpoint of a run, if there is one; the number of steps done."""
    checkpoint = run / "checkpoint.pt"
    if not checkpoint.exists():
        return 0
    state = torch.load(checkpoint, weights_only=True)
    trained.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    for group in optimizer.param_groups:
        group["lr"] = group["initial_lr"]
    return int(state["step"])


def save(run: Path, trained: torch.nn.Module, optimizer: torch.optim.Optimizer, step: int) -> None:
    """Replace the checkpoint in one move, so that an interruption never leaves half of one."""
    partial = run / "checkpoint.partial"
    state = {"model": trained.state_dict(), "optimizer": optimizer.state_dict(), "step": step}
    torch.save(state, partial)
    partial.replace(run / "checkpoint.pt")


def log(run: Path, **figures: float) -> None:
    with (run / "log.jsonl").open("a") as lines:
        lines.write(json.dumps(figures) + "\n")
    print(*(f"{name} {value}" for name, value in figures.items()), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Fine-tune the span reader (resumable).")
    parser.add_argument("recipe", type=Path, help="a file of training/recipes/")
    parser.add_argument("--data", type=Path, required=True, help="folder with train/*.jsonl.gz")
    parser.add_argument("--seed", type=int, help="one of the recipe's; without it all, in turn")
    parser.add_argument("--steps", type=int, help="stop, and let the learning rate end, here")
    parser.add_argument("--save-every", type=int, default=250, metavar="STEPS")
    given = parser.parse_args()
    recipe = read_recipe(given.recipe)
    for seed in [given.seed] if given.seed else recipe.seeds:
        run = run_folder(given.recipe, seed)
        train(given.data, run, recipe, seed, given.steps, given.save_every)


if __name__ == "__main__":
    main()
