"""Measures of the code that serves, each a command that prints a table; `--help` tells its options.

python -m benchmarks.squad_reader DEV    the reader: exact match and F1 on a SQuAD dev set
python -m benchmarks.kept_out RECIPE     the reader on other kinds of text, and its evidence
python -m benchmarks.retrieval DEV       BM25, dense, and their fusions over its paragraphs
python -m benchmarks.open_squad DEV      the whole path over its paragraphs, by passages read
python -m benchmarks.confidence DEV      how well the confidence tells right from wrong
python -m benchmarks.reader_speed        the reader beside PyTorch and onnxruntime in float
python -m benchmarks.near_duplicates DEV near-duplicates made of its paragraphs: recall, precision
python -m benchmarks.annotators DEV      answers of several people that are called different
python -m benchmarks.quotations TRAIN    a verdict on a quotation beside a plain scan
python -m benchmarks.embedding DEV       chunks embedded a second, beside plain encoding
python -m benchmarks.scale TRAIN         sizes, memory and times of 10,000 to 1,000,000 chunks
python -m benchmarks.lists TRAIN         exact search beside lists, by size
python -m benchmarks.pipelines DEV       beside Haystack and txtai, one question at a time
python -m benchmarks.latency             the service: stages, rates, memory
python -m benchmarks.beyond_quotes       what lists, near misses and follow-ups add to it
python -m benchmarks.voice_cost          what who says it and what governs it add to it
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import typer

from qa.errors import QaError


def run(main: Callable[..., None]) -> None:
    """`main` as a command; what qa refuses is told in its own words, without a traceback."""
    try:
        typer.run(main)
    except QaError as error:
        sys.exit(str(error))
