"""How well near-duplicates are found, made from the paragraphs of a SQuAD set.

    python -m benchmarks.near_duplicates ../shared/data/dev/squad_v1.1_dev.jsonl.gz

Of seven paragraphs in ten one near-duplicate is made, of the kinds in turn: 0 to 40 % of the words
replaced, dropped or followed by another word of the set; a run of 30 to 70 % of the words cut out;
two paragraphs joined. The others stay alone. The paragraphs at even places chose the threshold
(`--half even`), those at odd places are measured.
"""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from benchmarks import run
from qa.collection.near import clusters
from qa.collection.shingles import Shingles, shared, shingles
from qa.evaluate.squad import read_squad

EDITS = (0.0, 0.1, 0.2, 0.3, 0.4)


@dataclass(frozen=True, slots=True)
class Text:
    """A text, how it was made, and of which paragraphs."""

    words: list[str]
    kind: str
    origins: frozenset[int]


def main(
    file: Annotated[Path, typer.Argument(help="SQuAD 1.1 or 2.0: official JSON, or JSON lines")],
    half: Annotated[str, typer.Option(help="odd: measured; even: where the threshold is from")] = (
        "odd"
    ),
    as_json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """Recall of every kind of near-duplicate, and precision, of the clusters."""
    paragraphs = list(dict.fromkeys(question.context for question in read_squad(file)))
    texts = list(_texts(paragraphs[half == "odd" :: 2]))
    began = time.perf_counter()
    hashed = [shingles(" ".join(text.words)) for text in texts]
    made = time.perf_counter()
    found = clusters(hashed)
    seconds = {"shingles": made - began, "clusters": time.perf_counter() - made}
    measures = {**_recalls(texts, found), **_precision(texts, found), **_parts(texts, hashed)}
    if as_json:
        sizes = {"file": file.name, "texts": len(texts), "seconds": seconds}
        typer.echo(json.dumps({**sizes, "measures": measures}, indent=2))
        return
    table = Table("measure", "value", title=f"{len(texts):,} texts from {file.name}, {half} half")
    for measure, value in {**measures, **{f"{k}, seconds": v for k, v in seconds.items()}}.items():
        table.add_row(measure, f"{value:.3f}")
    Console().print(table)


def _texts(paragraphs: Sequence[str]) -> Iterator[Text]:
    draw = random.Random(5)
    words = [paragraph.split() for paragraph in paragraphs]
    vocabulary = [word for each in words for word in each]
    for number, own in enumerate(words):
        yield Text(own, "paragraph", frozenset({number}))
    chosen = draw.sample(range(len(words)), len(words) * 7 // 10)
    for turn, number in enumerate(chosen):
        own, kind = words[number], turn % (len(EDITS) + 2)
        if kind < len(EDITS):
            rate = EDITS[kind]
            edited = _edited(own, rate, vocabulary, draw)
            yield Text(edited, f"{rate:.0%} of words edited", frozenset({number}))
        elif kind == len(EDITS):
            yield Text(_cut(own, draw), "cut to 30-70 %", frozenset({number}))
        else:
            other = draw.randrange(len(words))
            yield Text(own + words[other], "joined", frozenset({number, other}))


def _edited(
    words: Sequence[str], rate: float, vocabulary: Sequence[str], draw: random.Random
) -> list[str]:
    """Each word, with a chance of `rate`: replaced (half the time), dropped, or added to."""
    found: list[str] = []
    for word in words:
        if draw.random() >= rate:
            found.append(word)
            continue
        other = draw.choice(vocabulary)
        found += draw.choice([[other], [other], [], [word, other]])
    return found


def _cut(words: Sequence[str], draw: random.Random) -> list[str]:
    length = max(1, round(len(words) * draw.uniform(0.3, 0.7)))
    start = draw.randint(0, len(words) - length)
    return list(words[start : start + length])


def _recalls(texts: Sequence[Text], found: Sequence[int]) -> dict[str, float]:
    """By kind: how many are in the cluster of the paragraph that they were made of.

    A joined one is right in the cluster of either.
    """
    asked, right = Counter[str](), Counter[str]()
    for number, text in enumerate(texts):
        if text.kind != "paragraph":
            asked[text.kind] += 1
            right[text.kind] += any(found[number] == found[origin] for origin in text.origins)
    return {f"recall, {kind}": right[kind] / count for kind, count in asked.items()}


def _precision(texts: Sequence[Text], found: Sequence[int]) -> dict[str, float]:
    """Of the pairs of one cluster those that have a paragraph in common."""
    members: dict[int, list[int]] = {}
    for number, cluster in enumerate(found):
        members.setdefault(cluster, []).append(number)
    pairs = [pair for each in members.values() for pair in combinations(each, 2)]
    kin = sum(bool(texts[one].origins & texts[other].origins) for one, other in pairs)
    strangers = sum(texts[one].kind == texts[other].kind == "paragraph" for one, other in pairs)
    return {
        "precision of pairs": kin / max(1, len(pairs)),
        "paragraphs taken for another's": float(strangers),
    }


def _parts(texts: Sequence[Text], hashed: Sequence[Shingles]) -> dict[str, float]:
    """How much the most alike of a sample of strangers share: what the threshold stands against."""
    draw = random.Random(6)
    pairs = [draw.sample(range(len(texts)), 2) for _ in range(20_000)]
    strange = [
        shared(hashed[one], hashed[other])[1]
        for one, other in pairs
        if not texts[one].origins & texts[other].origins
    ]
    return {"shared by strangers, 99.9 %": sorted(strange)[int(0.999 * len(strange))]}


if __name__ == "__main__":
    run(main)
