"""How long a quotation takes in a big collection, by verdict, beside a plain scan of its texts.

    python -m benchmarks.quotations ../shared/data/train/squad_v1.1_train.jsonl.gz

The collection holds the paragraphs of a SQuAD set, and copies of them in which one word in ten is
another, until there are as many chunks as asked for, 50 to a document. The vectors are zeros,
since no verdict needs them. The scan looks for the quotation in every text and, where it stands
in none, for the text that shares most of its words.
"""

from __future__ import annotations

import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, TypeVar

import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from benchmarks import run
from qa.collection import EmbeddedCollection, EmbeddedDrafts
from qa.evaluate.squad import read_training
from qa.types import Chunk, Document, Sentence, Span, document_id
from qa.verify import Checker, Quotation
from qa.words import words

Result = TypeVar("Result")

DIM = 1
TOGETHER, GAP = 50, "\n\n"
"""Chunks of a document, and what stands between them."""

WORDS = 25
"""Words of a quotation."""


@dataclass(frozen=True, slots=True)
class Row:
    """Milliseconds a quotation; `given` counts the verdicts that quotations made so were given."""

    made: str
    quotations: int
    p50: float
    p95: float
    scan: float
    given: dict[str, int]


def main(
    squad: Annotated[Path, typer.Argument(help="SQuAD set, for its paragraphs")],
    chunks: Annotated[int, typer.Option(min=100)] = 100_000,
    quotations: Annotated[int, typer.Option(min=5, help="of each kind")] = 100,
    scanned: Annotated[int, typer.Option(help="of each kind, by the plain scan")] = 3,
    as_json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """Milliseconds a quotation by verdict, and those of a plain scan."""
    texts = _texts(squad, chunks)
    with TemporaryDirectory() as name:
        began = time.perf_counter()
        _publish(Path(name), texts)
        built = time.perf_counter() - began
        with EmbeddedCollection.open(Path(name)) as collection:
            checker = Checker(lambda: collection)
            checker.check([Quotation("warm up the names of the sources")])
            made = _quotations(texts, [each.id for each in collection.documents()], quotations)
            rows = [_measured(kind, each, checker, texts, scanned) for kind, each in made.items()]
            count = len(collection.concordance())
    if as_json:
        typer.echo(json.dumps({"chunks": chunks, "words": count, "rows": list(map(asdict, rows))}))
    else:
        title = f"{chunks:,} chunks, {count:,} words, published in {built:.0f} s; ms a quotation"
        Console().print(_table(rows, title))


def _texts(squad: Path, chunks: int) -> list[str]:
    """Distinct paragraphs, then copies with one word in ten drawn from another paragraph."""
    paragraphs = list(dict.fromkeys(question.context for question in read_training(squad)))
    drawn = random.Random(0)
    texts = paragraphs[:chunks]
    while len(texts) < chunks:
        other = drawn.choice(paragraphs).split()
        copied = paragraphs[len(texts) % len(paragraphs)].split()
        varied = (drawn.choice(other) if drawn.random() < 0.1 else word for word in copied)
        texts.append(" ".join(varied))
    return texts


def _publish(folder: Path, texts: Sequence[str]) -> None:
    zeros = np.zeros(DIM, dtype=np.float32)
    with EmbeddedDrafts.open(folder, "zeros", DIM, "one chunk") as drafts:
        added = {}
        for start in range(0, len(texts), TOGETHER):
            document, chunks = _document(f"{start:06}.txt", texts[start : start + TOGETHER])
            drafts.stage(document, chunks, [Sentence(each.span, "zero", zeros) for each in chunks])
            added[document.source] = document.sha256
        drafts.publish(added, [])


def _document(source: str, texts: Sequence[str]) -> tuple[Document, list[Chunk]]:
    """A document of these texts, with a blank line between them, and a chunk for each."""
    text = GAP.join(texts)
    document = Document(document_id(source), source, sha256(text.encode()).hexdigest(), "", text)
    ends = list(accumulate(len(each) + len(GAP) for each in texts))
    spans = zip([0, *ends], ends, strict=False)
    return document, [Chunk.of(document, Span(start, end - len(GAP))) for start, end in spans]


def _quotations(texts: Sequence[str], ids: Sequence[str], count: int) -> dict[str, list[Quotation]]:
    """Quotations by the verdict that they are made for."""
    drawn = random.Random(1)
    made = defaultdict[str, list[Quotation]](list)
    for _ in range(count):
        one, other = _slice(texts, drawn), _slice(texts, drawn)
        tokens = one.split()
        made["verified"].append(Quotation(one))
        made["verified, 2 words"].append(Quotation(" ".join(tokens[:2])))
        changed = drawn.randrange(1, len(tokens) - 1)
        made["altered"].append(
            Quotation(" ".join([*tokens[:changed], "zyxwv", *tokens[changed + 1 :]]))
        )
        half = " ".join(other.split()[: WORDS // 2])
        made["stitched"].append(Quotation(" ".join(tokens[: WORDS // 2]) + " " + half))
        made["misattributed"].append(Quotation(one, source=drawn.choice(ids)))
        shuffled = (one + " " + other).split()
        drawn.shuffle(shuffled)
        made["absent"].append(Quotation(" ".join(shuffled[:WORDS])))
    return made


def _slice(texts: Sequence[str], drawn: random.Random) -> str:
    while True:
        text = drawn.choice(texts)
        found = words(text)
        if len(found) > WORDS:
            start = drawn.randrange(len(found) - WORDS)
            return text[found[start].start : found[start + WORDS - 1].end]


def _measured(
    kind: str, made: Sequence[Quotation], checker: Checker, texts: Sequence[str], scanned: int
) -> Row:
    times, given = [], Counter[str]()
    for quotation in made:
        elapsed, (found,) = _timed(partial(checker.check, [quotation]))
        times.append(elapsed)
        given[found.verdict] += 1
    scans = [_timed(partial(_scan, each.exact, texts))[0] for each in made[:scanned]]
    p50, p95 = np.percentile(times, [50, 95])
    return Row(kind, len(made), float(p50), float(p95), float(np.mean(scans)), dict(given))


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    began = time.perf_counter()
    done = work()
    return (time.perf_counter() - began) * 1000, done


def _scan(quoted: str, texts: Sequence[str]) -> int:
    """What a plain program does: each text in lower case, then the one that shares most words."""
    wanted = " ".join(quoted.lower().split())
    for number, text in enumerate(texts):
        if wanted in " ".join(text.lower().split()):
            return number
    shared = set(wanted.split())
    return max(range(len(texts)), key=lambda at: len(shared & set(texts[at].lower().split())))


def _table(rows: Sequence[Row], title: str) -> Table:
    table = Table("made as", "p50", "p95", "plain scan", "given", title=title)
    for row in rows:
        given = ", ".join(f"{count} {verdict}" for verdict, count in row.given.items())
        table.add_row(row.made, f"{row.p50:.1f}", f"{row.p95:.1f}", f"{row.scan:.0f}", given)
    return table


if __name__ == "__main__":
    run(main)
