"""The lexical index: BM25 (k1 = 1.2, b = 0.75) by tantivy."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import numpy as np
import tantivy

from qa.collection.ties import Rows, Scored, ranked
from qa.view import viewed

_HEAP = 64_000_000  # bytes; what one writer fills before it starts another segment
_LONGEST_WORD = 100  # bytes; longer ones are encoded files, not words

_SCHEMA = (
    tantivy.SchemaBuilder()
    .add_text_field("text", tokenizer_name="words", index_option="freq")
    .add_integer_field("row", fast=True, indexed=True)
    .build()
)


class LexicalIndex:
    """Rows by BM25. Words match whatever their case, diacritics, ligatures or English ending.

    A word asked twice counts once. tantivy keeps the length of a text of more than 40 words in
    8 bits, so its scores may differ from exact BM25 by a few per cent.
    """

    def __init__(self, index: tantivy.Index) -> None:
        index.register_tokenizer("words", _analyzer())
        # The folder is never written again: without "manual" a thread would watch it.
        index.config_reader("manual")
        index.reload()
        self._searcher = index.searcher()
        self._analyzer = _analyzer()

    @classmethod
    def of(cls, texts: Iterable[str], folder: Path | None = None) -> LexicalIndex:
        """Texts in the order of their rows, indexed in an empty `folder`, else in memory."""
        index = tantivy.Index(_SCHEMA, path=str(folder) if folder else None)
        index.register_tokenizer("words", _analyzer())
        writer = index.writer(_HEAP, num_threads=1)
        for row, text in enumerate(texts):
            writer.add_document(tantivy.Document(row=row, text=plain(text)))
        writer.commit()
        writer.wait_merging_threads()
        return cls(index)

    @classmethod
    def read(cls, folder: Path) -> LexicalIndex:
        """By links: tantivy makes a lock beside what it opens, and `folder` may be read-only."""
        # tantivy may still let go of its lock while the links are removed.
        with TemporaryDirectory(ignore_cleanup_errors=True) as links:
            for file in folder.resolve().iterdir():
                if file.suffix != ".lock":
                    Path(links, file.name).symlink_to(file)
            return cls(tantivy.Index.open(links))

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def rows(self) -> list[int]:
        """The rows that are indexed, in order."""
        if not len(self):
            return []
        hits = self._searcher.search(tantivy.Query.all_query(), limit=len(self), count=False).hits
        found = self._searcher.fast_field_values("row", [address for _, address in hits])
        return sorted(cast("list[int]", found))

    def search(self, query: str, limit: int, among: Rows | None = None) -> list[Scored]:
        """The rows (`among` some, or all) that share a word with `query`, best first, ties by row.

        Any text will do.
        """
        words = dict.fromkeys(self._analyzer.analyze(plain(query)))
        terms = [tantivy.Query.term_query(_SCHEMA, "text", word, "freq") for word in words]
        asked = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
        if among is not None:
            asked = _within(asked, among)

        def best(size: int) -> list[Scored]:
            if not size or not words:
                return []
            hits = self._searcher.search(asked, limit=size, count=False).hits
            found = self._searcher.fast_field_values("row", [address for _, address in hits])
            rows = cast("list[int]", found)
            return [(row, score) for row, (score, _) in zip(rows, hits, strict=True)]

        return ranked(best, limit, len(self) if among is None else len(among))

    def lacks(self, word: str) -> bool:
        """Whether no row holds `word` in any case or English ending; of several, one of them."""
        stems = self._analyzer.analyze(plain(word))
        return any(not self._searcher.doc_freq("text", stem) for stem in stems)


def _within(asked: tantivy.Query, rows: Rows) -> tantivy.Query:
    """The same query with the same scores, for these rows only."""
    ranges = [
        tantivy.Query.range_query(
            _SCHEMA, "row", tantivy.FieldType.Integer, int(run[0]), int(run[-1])
        )
        for run in np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1)
        if len(run)
    ]
    any_range = tantivy.Query.boolean_query([(tantivy.Occur.Should, each) for each in ranges])
    unscored = tantivy.Query.const_score_query(any_range, 0.0)
    return tantivy.Query.boolean_query(
        [(tantivy.Occur.Must, asked), (tantivy.Occur.Must, unscored)]
    )


def plain(text: str) -> str:
    """The view with letters and accents as one character, and only with what can be encoded."""
    encodable = text.encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFKC", viewed(encodable))


def _analyzer() -> tantivy.TextAnalyzer:
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(_LONGEST_WORD))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
        .filter(tantivy.Filter.stemmer("english"))
        .build()
    )
