"""Fine-tune the span reader. Resumable: the same command goes on from the last checkpoint.

    python -m training.train --data ../shared/data --run training/runs/base

The model is a BERT encoder with a linear start and end head (Devlin et al. 2019), trained on the
SQuAD 1.1 training questions, the unanswerable training questions of SQuAD 2.0 (Rajpurkar et al.
2018) and negatives mined from them. One epoch, no dropout, frozen embeddings.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch.nn.functional import cross_entropy
from transformers import AttentionInterface, AttentionMaskInterface, BertForQuestionAnswering
from transformers.masking_utils import eager_mask

from qa.embed import minilm_path
from qa.evaluate.squad import read_training
from training.features import Batch, Window, batches, windows
from training.negatives import negatives


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that decides the weights. Lengths in tokens."""

    length: int = 256
    stride: int = 128
    batch_tokens: int = 6144
    mined: int = 14_000
    learning_rate: float = 1.5e-4
    head_learning_rate: float = 5e-4
    warmup: float = 0.06
    weight_decay: float = 0.01
    epochs: int = 1
    seed: int = 20221


def training_windows(data: Path, recipe: Recipe) -> list[Window]:
    tokenizer = Tokenizer.from_file(str(minilm_path() / "tokenizer.json"))
    answerable = read_training(data / "train" / "squad_v1.1_train.jsonl.gz")
    unanswerable = read_training(data / "train" / "squad_v2.0_train_unans.jsonl.gz")
    mined = negatives(answerable, recipe.mined, recipe.seed)
    return windows(tokenizer, answerable + unanswerable + mined, recipe.length, recipe.stride)


def attention(
    module: torch.nn.Module,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attention_mask: torch.Tensor | None,
    scaling: float,
    **_: object,
) -> tuple[torch.Tensor, None]:
    """Attention with every step in the input's dtype; the tensors are [batch, head, token, dim].

    In bf16 on the CPU a training step takes 55 % of the time that it takes with torch's fused
    attention, whose backward pass is slow for short windows and narrow heads.
    """
    scores = torch.matmul(query * scaling, key.transpose(2, 3))
    if attention_mask is not None:
        scores = scores + attention_mask.to(scores.dtype)
    read = torch.matmul(torch.softmax(scores, dim=-1), value)
    return read.transpose(1, 2).contiguous(), None


AttentionInterface.register("plain", attention)
AttentionMaskInterface.register("plain", eager_mask)


def fresh_model() -> BertForQuestionAnswering:
    """The all-MiniLM-L6-v2 body with an untrained span head."""
    model = BertForQuestionAnswering.from_pretrained(
        str(minilm_path()),
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        attn_implementation="plain",
    )
    model.bert.embeddings.requires_grad_(False)
    return model


def optimizer_for(model: BertForQuestionAnswering, recipe: Recipe) -> torch.optim.AdamW:
    body = [p for p in model.bert.parameters() if p.requires_grad]
    groups = [
        {"params": [p for p in body if p.dim() > 1], "weight_decay": recipe.weight_decay},
        {"params": [p for p in body if p.dim() < 2], "weight_decay": 0.0},
        {"params": list(model.qa_outputs.parameters()), "lr": recipe.head_learning_rate},
    ]
    return torch.optim.AdamW(
        groups, lr=recipe.learning_rate, betas=(0.9, 0.98), weight_decay=0.0, fused=True
    )


def schedule(recipe: Recipe, steps: int) -> Callable[[int], float]:
    """Linear warm-up, then linear decay to nothing."""
    warmup = max(1, int(recipe.warmup * steps))
    return lambda step: min((step + 1) / warmup, max(0.0, (steps - step) / (steps - warmup)))


def loss_of(model: BertForQuestionAnswering, batch: Batch) -> torch.Tensor:
    ids, types, mask, start, end = (
        torch.from_numpy(each)
        for each in (batch.ids, batch.types, batch.mask, batch.start, batch.end)
    )
    with torch.autocast("cpu", dtype=torch.bfloat16):
        out = model(input_ids=ids, token_type_ids=types, attention_mask=mask)
    return (cross_entropy(out.start_logits.float(), start)
            + cross_entropy(out.end_logits.float(), end)) / 2  # fmt: skip


def train(data: Path, run: Path, recipe: Recipe, steps: int | None, save_every: int) -> None:
    """Train to the end of the recipe, or to `steps`, from the checkpoint in `run` if any."""
    run.mkdir(parents=True, exist_ok=True)
    (run / "recipe.json").write_text(json.dumps(asdict(recipe), indent=2) + "\n")
    found = training_windows(data, recipe)
    epochs = [
        list(batches(found, recipe.batch_tokens, recipe.seed + i)) for i in range(recipe.epochs)
    ]
    ordered = [batch for epoch in epochs for batch in epoch]
    total = min(steps or len(ordered), len(ordered))
    torch.manual_seed(recipe.seed)
    model = fresh_model().train()
    optimizer = optimizer_for(model, recipe)
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, schedule(recipe, total))
    done = resume(run, model, optimizer)
    for _ in range(done):
        scheduler.step()
    print(f"{len(found):,} windows, {total:,} steps, {done:,} done", flush=True)
    seen, losses, began = 0, 0.0, time.perf_counter()
    for step, batch in enumerate(islice(ordered, done, total), start=done + 1):
        loss = loss_of(model, batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        scheduler.step()
        optimizer.zero_grad(set_to_none=True)
        seen, losses = seen + int(batch.mask.sum()), losses + loss.item()
        if step % 50 == 0 or step == total:
            spent = time.perf_counter() - began
            log(run, step=step, loss=round(losses / 50, 4), tokens_a_second=round(seen / spent))
            seen, losses, began = 0, 0.0, time.perf_counter()
        if step % save_every == 0 or step == total:
            save(run, model, optimizer, step)


def resume(run: Path, model: torch.nn.Module, optimizer: torch.optim.Optimizer) -> int:
    """Load the checkpoint of a run, if there is one; the number of steps done."""
    checkpoint = run / "checkpoint.pt"
    if not checkpoint.exists():
        return 0
    state = torch.load(checkpoint, weights_only=True)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    for group in optimizer.param_groups:
        group["lr"] = group["initial_lr"]
    return int(state["step"])


def save(run: Path, model: torch.nn.Module, optimizer: torch.optim.Optimizer, step: int) -> None:
    """Replace the checkpoint in one move, so that an interruption never leaves half of one."""
    partial = run / "checkpoint.partial"
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step}
    torch.save(state, partial)
    partial.replace(run / "checkpoint.pt")


def log(run: Path, **figures: float) -> None:
    with (run / "log.jsonl").open("a") as lines:
        lines.write(json.dumps(figures) + "\n")
    print(*(f"{name} {value}" for name, value in figures.items()), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Fine-tune the span reader (resumable).")
    parser.add_argument("--data", type=Path, required=True, help="folder with train/*.jsonl.gz")
    parser.add_argument("--run", type=Path, required=True, help="folder for the checkpoint and log")
    parser.add_argument("--steps", type=int, help="stop, and let the learning rate end, here")
    parser.add_argument("--save-every", type=int, default=250, metavar="STEPS")
    given = parser.parse_args()
    train(given.data, given.run, Recipe(), given.steps, given.save_every)


if __name__ == "__main__":
    main()
