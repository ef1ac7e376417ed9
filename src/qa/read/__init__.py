"""Question and chunks to candidates: the span extractors.

`shipped.py` is ours and works offline; `huggingface.py` takes any question-answering model.
Both give their logits to one `SpanReader`, which cuts windows (`windows.py`) and decodes
(`spans.py`).
"""

from qa.read.huggingface import huggingface_reader
from qa.read.reader import SpanReader
from qa.read.shipped import shipped_reader

__all__ = ["SpanReader", "huggingface_reader", "shipped_reader"]
