"""What the reader is trained on says what it should."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from hashed_embedder import HashedEmbedder
from tokenizers import Tokenizer

from qa.evaluate.squad import SquadQuestion
from qa.read.shipped import WEIGHTS
from qa.types import Span
from training.dossiers import pairs
from training.examples import (
    DOSSIERS,
    WRITTEN,
    drawn,
    kept_out,
    mined,
    questions_kept_out,
    rehearsed,
)
from training.export import export
from training.features import (
    LENGTH_STEP,
    NULL,
    Window,
    batches,
    load_windows,
    save_windows,
    windows,
)
from training.model import Dropout, float_weights, model, restore
from training.negatives import negatives, negatives_elsewhere
from training.recipe import read_recipe
from training.train import optimizer_for, schedule

NORMANDY = "The Normans gave their name to Normandy, a region in France. They came from Norway."
ROLLO = "Rollo, a leader of the Normans, swore fealty to King Charles III of West Francia."
RIVERS = "The Seine reaches the sea between two towns of the region."


RECIPES = Path(__file__).parents[1] / "training" / "recipes"
BASE = read_recipe(RECIPES / "base.json")


def question(text: str, context: str, answer: str) -> SquadQuestion:
    start = context.index(answer)
    answers = (Span(start, start + len(answer)),) if answer else ()
    return SquadQuestion(text, "Normans", context, text, answers)


ASKED = [
    question("To whom did the leader of the Normans swear fealty?", ROLLO, "King Charles III"),
    question("What did the Normans give their name to?", NORMANDY, "Normandy"),
    question("Which river reaches the sea?", RIVERS, "The Seine"),
]


def labelled(tokenizer: Tokenizer, window: Window) -> str:
    return str(tokenizer.decode(window.ids[window.start : window.end + 1].tolist()))


def test_labels_lead_to_the_answer(tokenizer: Tokenizer) -> None:
    found = windows(tokenizer, ASKED, 128, 32)
    assert [labelled(tokenizer, w) for w in found] == ["king charles iii", "normandy", "the seine"]


def test_a_question_without_an_answer_is_labelled_null(tokenizer: Tokenizer) -> None:
    window = windows(tokenizer, [question("Who?", RIVERS, "")], 128, 32)[0]
    assert (window.start, window.end) == (NULL, NULL)


def test_the_words_of_the_sentence_that_holds_the_answer_are_evidence(
    tokenizer: Tokenizer,
) -> None:
    asked = question("Where did the Normans come from?", NORMANDY, "Norway")
    window = windows(tokenizer, [asked], 128, 32)[0]
    evidence = tokenizer.decode(window.ids[window.evidence].tolist())
    assert evidence == "they came from norway."


def test_an_answer_deep_in_a_long_context_is_in_its_window(tokenizer: Tokenizer) -> None:
    far = question("What did the Normans give their name to?", RIVERS * 20 + NORMANDY, "Normandy")
    assert labelled(tokenizer, windows(tokenizer, [far], 64, 16)[0]) == "normandy"


def test_a_mined_paragraph_lacks_the_answer_and_is_what_retrieval_brings() -> None:
    mined = negatives(ASKED, 3, seed=1)
    by_question = {each.question: each.context for each in mined}
    assert by_question[ASKED[0].question] == NORMANDY
    assert all(not each.answers for each in mined)
    assert len({each.id for each in [*ASKED, *mined]}) == 6


@pytest.fixture
def mined_at_once(monkeypatch: pytest.MonkeyPatch, embedder: HashedEmbedder) -> None:
    """Without a model, where it is the same which of the passages are brought."""
    monkeypatch.setattr("training.negatives.embedder", lambda settings: embedder)


@pytest.mark.usefixtures("mined_at_once")
def test_a_question_about_a_matter_is_put_to_passages_about_others_only() -> None:
    elsewhere = [
        replace(each, title="Rivers") if each.context == RIVERS else each for each in ASKED
    ]
    mined = negatives_elsewhere(elsewhere, 3, seed=1)
    assert {(each.question, each.context) for each in mined} == {
        (ASKED[0].question, RIVERS),
        (ASKED[1].question, RIVERS),
        (ASKED[2].question, ROLLO),
        (ASKED[2].question, NORMANDY),
    }


def test_windows_kept_on_disk_are_those_that_were_made(
    tokenizer: Tokenizer, tmp_path: Path
) -> None:
    made = windows(tokenizer, ASKED, 128, 32)
    save_windows(made, tmp_path / "windows.npz")
    kept = load_windows(tmp_path / "windows.npz")
    for before, after in zip(made, kept, strict=True):
        assert [each.tolist() for each in (before.ids, before.evidence)] == [
            each.tolist() for each in (after.ids, after.evidence)
        ]
        assert (before.context_from, before.start) == (after.context_from, after.start)


def test_an_epoch_holds_every_window_once(tokenizer: Tokenizer) -> None:
    found = windows(tokenizer, ASKED * 30, 128, 32)
    rows = Counter(
        tuple(row[mask.astype(bool)])
        for batch in batches(found, 512, seed=3)
        for row, mask in zip(batch.ids, batch.mask, strict=True)
    )
    assert rows == Counter(tuple(window.ids) for window in found)


def test_batches_are_the_same_for_the_same_seed(tokenizer: Tokenizer) -> None:
    found = windows(tokenizer, ASKED * 30, 128, 32)
    once, again = (list(batches(found, 512, seed=3)) for _ in range(2))
    assert all((a.ids == b.ids).all() for a, b in zip(once, again, strict=True))


def test_batches_have_few_shapes(tokenizer: Tokenizer) -> None:
    for batch in batches(windows(tokenizer, ASKED * 30, 128, 32), 512, seed=3):
        assert batch.ids.shape[1] % LENGTH_STEP == 0


def test_the_learning_rate_rises_and_then_falls_to_nothing() -> None:
    rate = schedule(replace(BASE, warmup=0.1, cooldown=0.9), steps=100)
    assert rate(0) == pytest.approx(0.1)
    assert max(range(100), key=rate) in {9, 10}
    assert rate(100) == 0


def test_the_learning_rate_stands_until_it_cools_down() -> None:
    rate = schedule(replace(BASE, warmup=0.1, cooldown=0.25), steps=100)
    assert {rate(step) for step in range(9, 76)} == {1.0}
    assert [rate(step) for step in (80, 90, 100)] == pytest.approx([0.8, 0.4, 0.0])


def test_the_embeddings_are_trained_only_where_a_recipe_says_so() -> None:
    for trained in (False, True):
        words = model("body", embeddings=trained).bert.embeddings.word_embeddings
        assert words.weight.requires_grad is trained


def test_each_layer_learns_slower_than_the_one_above() -> None:
    recipe = replace(BASE, learning_rate=1e-4, layer_decay=0.5, embeddings=True)
    trained = model("body", embeddings=True)
    rates = {
        id(weight): group["lr"]
        for group in optimizer_for(trained, recipe).param_groups
        for weight in group["params"]
    }
    layers = [trained.bert.embeddings, *trained.bert.encoder.layer]
    told = [sorted({rates[id(weight)] for weight in layer.parameters()}) for layer in layers]
    assert told == [[pytest.approx(1e-4 / 2**depth)] for depth in (6, 5, 4, 3, 2, 1, 0)]


def test_every_weight_of_body_and_heads_is_trained_once() -> None:
    trained = model("body", embeddings=True)
    groups = optimizer_for(trained, replace(BASE, embeddings=True)).param_groups
    given = [id(weight) for group in groups for weight in group["params"]]
    assert sorted(given) == sorted(id(weight) for weight in trained.parameters())


def test_dropout_drops_its_share_and_keeps_the_mean() -> None:
    torch.manual_seed(1)
    dropped = Dropout(0.25).train()(torch.ones(1000, 101))
    assert dropped.unique().tolist() == pytest.approx([0, 4 / 3])
    assert (dropped == 0).float().mean().item() == pytest.approx(0.25, abs=0.01)
    assert dropped.mean().item() == pytest.approx(1, abs=0.01)


def test_nothing_is_dropped_when_it_reads() -> None:
    read = torch.randn(5, 7)
    assert Dropout(0.25).eval()(read) is read


def test_a_recipe_says_how_much_of_the_body_is_dropped() -> None:
    parts = [
        each for each in model("body", dropout=0.1).bert.modules() if isinstance(each, Dropout)
    ]
    assert [each.p for each in parts] == [0.1] * (1 + 3 * 6)  # embeddings; three in each layer


def write_set(data: Path, name: str, contexts: Iterable[str]) -> None:
    rows = [
        {
            "id": f"{name}-{number}",
            "title": "Rivers",
            "context": context,
            "question": "Which river is it?",
            "answers": [{"text": context.split()[0], "start": 0}],
        }
        for number, context in enumerate(contexts)
    ]
    (data / "train").mkdir(exist_ok=True)
    text = "\n".join(json.dumps(row) for row in rows)
    (data / "train" / f"{name}.jsonl.gz").write_bytes(gzip.compress(text.encode()))


@pytest.mark.usefixtures("mined_at_once")
def test_a_recipe_draws_from_its_sets_and_mines_from_one(tmp_path: Path) -> None:
    write_set(tmp_path, "rivers", (f"River{n} is long and wide." for n in range(40)))
    write_set(tmp_path, "lakes", (f"Lake{n} is deep." for n in range(30)))
    recipe = replace(BASE, sets={"rivers": 10, "lakes": None}, mined={"rivers": 5})
    found = Counter(each.id.split("-")[0] for each in drawn(tmp_path, recipe, seed=1))
    assert found == {"rivers": 10, "lakes": 30}
    assert len(mined(tmp_path, recipe)) == 5


def test_what_we_have_written_is_a_set_too(tmp_path: Path) -> None:
    sets = {"written": 30, "dossiers": 40, "dossiers_unans": 50}
    recipe = replace(BASE, sets=sets, rehearsed={"written": 20})
    assert len(drawn(tmp_path, recipe, seed=1)) == 120
    assert len(rehearsed(tmp_path, recipe, seed=1)) == 20


@pytest.mark.parametrize("name", [WRITTEN, *DOSSIERS])
def test_nothing_that_is_measured_on_was_written_to_train_on(tmp_path: Path, name: str) -> None:
    root = RECIPES.parents[1]
    measured = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("sources", "eval")
        for path in sorted((root / folder).rglob("*"))
        if path.suffix in {".md", ".txt", ".html", ".jsonl"}
    )
    written = drawn(tmp_path, replace(BASE, sets={name: None}, kept_out=0.0), seed=1)
    assert len({each.context for each in written}) > 300
    assert not [each for each in {q.context for q in written} if each[:80] in measured]


@pytest.mark.usefixtures("mined_at_once")
def test_no_context_that_is_kept_out_is_trained_on(tmp_path: Path) -> None:
    write_set(tmp_path, "rivers", (f"River{n} is long and wide." for n in range(160)))
    recipe = replace(BASE, sets={"rivers": None}, mined={"rivers": 20}, kept_out=0.25)
    found = drawn(tmp_path, recipe, seed=1)
    trained_on = [*found, *mined(tmp_path, recipe)]
    assert not any(kept_out(each, "rivers", 0.25) for each in trained_on)
    assert 100 < len({each.context for each in found}) < 140


def test_a_matter_is_kept_out_with_all_its_texts(tmp_path: Path) -> None:
    recipe = replace(BASE, sets=dict.fromkeys(DOSSIERS), kept_out=0.1)
    trained_on = {each.title for each in drawn(tmp_path, recipe, seed=1)}
    held = [each for name in DOSSIERS for each in questions_kept_out(tmp_path, name, recipe)]
    assert {each.title for each in held} | trained_on == {each.title for each in pairs()}
    assert held
    assert not trained_on & {each.title for each in held}


@pytest.mark.parametrize("path", sorted(RECIPES.glob("*.json")), ids=lambda path: path.stem)
def test_every_recipe_can_be_read(path: Path) -> None:
    assert read_recipe(path).length > read_recipe(path).stride


def test_no_sum_of_two_products_overflows_on_any_processor() -> None:
    graph = onnx.load(WEIGHTS / "reader.onnx").graph
    stored = {each.name: onnx.numpy_helper.to_array(each) for each in graph.initializer}
    products = [node for node in graph.node if node.op_type == "MatMulInteger"]
    largest = max(int(abs(stored[node.input[1]].astype(int)).max()) for node in products)
    assert 2 * 255 * largest < 2**15


@pytest.mark.slow
def test_what_was_never_trained_to_tell_what_is_taken_back_can_be_trained_on(
    tmp_path: Path,
) -> None:
    export(model("body"), tmp_path, BASE.length, BASE.stride)
    restored = model("shipped")
    restore(restored, tmp_path / "reader.onnx")
    weights = dict(float_weights(tmp_path / "reader.onnx"))
    for name, weight in restored.state_dict().items():
        assert name not in weights or np.allclose(weights[name], weight), name


@pytest.mark.slow
def test_what_ships_can_be_trained_on_without_loss(tmp_path: Path) -> None:
    export(model("shipped"), tmp_path, BASE.length, BASE.stride)
    again = dict(float_weights(tmp_path / "reader.onnx"))
    shipped = dict(float_weights(WEIGHTS / "reader.onnx"))
    assert again.keys() == shipped.keys()
    for name, weight in shipped.items():
        assert np.allclose(again[name], weight, rtol=1e-5, atol=1e-7), name
