"""A real embedder that needs no model: a text is the sum of its words' random directions."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.random import default_rng

from qa.types import Embeddings


class HashedEmbedder:
    """Deterministic, so that texts with the same words have the same vector. Counts its work."""

    def __init__(self, name: str = "hashed", dim: int = 16) -> None:
        self.name = name
        self.dim = dim
        self.embedded: list[str] = []

    def documents(self, texts: Sequence[str]) -> Embeddings:
        self.embedded.extend(texts)
        rows = [self._vector(text) for text in texts]
        return np.stack(rows) if rows else np.empty((0, self.dim), dtype=np.float32)

    def question(self, text: str) -> Embeddings:
        return self._vector(text)[np.newaxis]

    def _vector(self, text: str) -> Embeddings:
        words = re.findall(r"\w+", text.lower()) or [""]
        total = np.sum([_direction(word, self.dim) for word in words], axis=0)
        return np.asarray(total / np.linalg.norm(total), dtype=np.float32)


@cache
def _direction(word: str, dim: int) -> Embeddings:
    seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
    return default_rng(seed).standard_normal(dim).astype(np.float32)
