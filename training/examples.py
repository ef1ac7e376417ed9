"""The training questions: SQuAD-style examples, and negatives mined among them."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Example:
    """A question with one context; `start < 0` says that the context does not answer it."""

    id: str
    title: str
    question: str
    context: str
    answer: str
    start: int

    @property
    def answerable(self) -> bool:
        return self.start >= 0


def examples(path: Path) -> Iterator[Example]:
    """The examples of a gzipped JSON-lines file, with the first answer given for each.

    Raises ValueError where an answer is not the slice of its context that it claims to be.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            answer = row["answers"][0] if row["answers"] else {"text": "", "start": -1}
            text, start = answer["text"], answer["start"]
            if start >= 0 and row["context"][start : start + len(text)] != text:
                raise ValueError(f"{path}: question {row['id']}: the answer is not its slice")
            yield Example(row["id"], row["title"], row["question"], row["context"], text, start)


def negatives(positives: Sequence[Example], count: int, seed: int) -> list[Example]:
    """`count` answerable questions, each put to the most alike paragraph that lacks its answer.

    The paragraph comes from the same article and shares the most words with the question: what
    a retriever brings from a collection, and what SQuAD 2.0's own negatives are not.
    """
    paragraphs: defaultdict[str, set[str]] = defaultdict(set)
    for example in positives:
        paragraphs[example.title].add(example.context)
    words = {text: _words(text) for group in paragraphs.values() for text in group}
    chosen = random.Random(seed).sample(positives, min(count, len(positives)))
    mined = (_put_to_another(example, paragraphs[example.title], words) for example in chosen)
    return [example for example in mined if example is not None]


def _put_to_another(
    example: Example, paragraphs: set[str], words: dict[str, set[str]]
) -> Example | None:
    asked = _words(example.question)
    lacking = [text for text in paragraphs if example.answer.lower() not in text.lower()]
    if not lacking:
        return None
    context = max(sorted(lacking), key=lambda text: len(asked & words[text]))
    return replace(example, id=f"{example.id}-mined", context=context, answer="", start=-1)


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > 3}
