"""Vectors as their directions, a signed byte a dimension: a quarter of the room of float32.

Of 384 dimensions a direction so rounded lies at a cosine of .9999 to what it was, closer than two
processors that compute it in bf16.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from qa.types import Embeddings

Directions: TypeAlias = NDArray[np.int8]
"""[n, dim]; the largest component of a row is 127 or -127."""

_TINY = 1e-12  # instead of the length of a vector that has none


def directions(vectors: Embeddings) -> Directions:
    """Of vectors [n, dim] of any length."""
    largest = np.abs(vectors).max(axis=1, keepdims=True, initial=_TINY)
    found: Directions = np.rint(vectors * (127 / largest)).astype(np.int8)
    return found


def unit(rows: Directions | Embeddings) -> Embeddings:
    """The vectors of length 1 in the directions of these rows [n, dim]; nothing stays nothing."""
    vectors = rows.astype(np.float32)
    lengths = np.sqrt(np.einsum("nd,nd->n", vectors, vectors)).clip(_TINY)
    found: Embeddings = vectors / lengths[:, None]
    return found
