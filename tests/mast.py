"""A correction, and what is taught of it: each of its values is judged by itself."""

from __future__ import annotations

from tokenizers import Tokenizer

from qa.types import Span
from training.features import Window
from training.told import Told, told_windows, with_right

TEXT = "Correction: the mast is 421 metres tall, not 420 metres as we wrote."
RIGHT, WRONG = (Span(TEXT.index(n), TEXT.index(n) + 10) for n in ("421 metres", "420 metres"))


def mast(tokenizer: Tokenizer) -> list[Window]:
    """That of what the correction says, and that of what it takes back."""
    asked = "How tall is the mast?"
    told = [Told(asked, TEXT, RIGHT, False), Told(asked, TEXT, WRONG, True)]
    return told_windows(tokenizer, with_right(told), 64)
