"""The lexical index: BM25 (k1 = 1.2, b = 0.75) by tantivy."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import numpy as np
import tantivy

from qa.collection.ties import Rows, Scored
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
        # What is opened is never written again: without "manual" a thread would watch it.
        index.config_reader("manual")
        index.reload()
        self._searcher = index.searcher()
        self._analyzer = _analyzer()

    @classmethod
    def of(cls, texts: Iterable[tuple[int, str]], folder: Path | None = None) -> LexicalIndex:
        """Rows and their texts, indexed in an empty `folder`, else in memory."""
        return cls(_changed(tantivy.Index(_SCHEMA, path=str(folder) if folder else None), texts))

    @classmethod
    def change(cls, folder: Path, gone: Rows, texts: Iterable[tuple[int, str]]) -> None:
        """Take the rows that are `gone` out of the index in `folder`, and put others in.

        No file of it is written twice but for its two lists of files, so that it may consist of
        links. What is gone counts in the frequency of words until its segment is merged.
        """
        _changed(tantivy.Index.open(str(folder)), texts, gone)

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

    def search(self, query: str, size: int, among: Rows | None = None) -> list[Scored]:
        """At most `size` rows (`among` some, or all) that share a word with `query`, best first.

        Any text will do. Ties are as they come.
        """
        words = dict.fromkeys(self._analyzer.analyze(plain(query)))
        if not size or not words:
            return []
        terms = [tantivy.Query.term_query(_SCHEMA, "text", word, "freq") for word in words]
        asked = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
        if among is not None:
            asked = _within(asked, among)
        hits = self._searcher.search(asked, limit=size, count=False).hits
        found = self._searcher.fast_field_values("row", [address for _, address in hits])
        rows = cast("list[int]", found)
        return [(row, score) for row, (score, _) in zip(rows, hits, strict=True)]

    def lacks(self, word: str) -> bool:
        """Whether no row holds `word` in any case or English ending; of several, one of them."""
        return any(not self._stands(stem) for stem in self._analyzer.analyze(plain(word)))

    def _stands(self, stem: str) -> bool:
        """Its frequency would not tell: it also counts the rows that have gone from a segment."""
        term = tantivy.Query.term_query(_SCHEMA, "text", stem)
        return bool(self._searcher.search(term, limit=1, count=False).hits)


def _changed(
    index: tantivy.Index, texts: Iterable[tuple[int, str]], gone: Rows | None = None
) -> tantivy.Index:
    index.register_tokenizer("words", _analyzer())
    writer = index.writer(_HEAP, num_threads=1)
    if gone is not None and len(gone):
        writer.delete_documents_by_query(_any_of(gone))
    for row, text in texts:
        writer.add_document(tantivy.Document(row=row, text=plain(text)))
    writer.commit()
    writer.wait_merging_threads()
    return index


def _within(asked: tantivy.Query, rows: Rows) -> tantivy.Query:
    """The same query with the same scores, for these rows only."""
    unscored = tantivy.Query.const_score_query(_any_of(rows), 0.0)
    return tantivy.Query.boolean_query(
        [(tantivy.Occur.Must, asked), (tantivy.Occur.Must, unscored)]
    )


def _any_of(rows: Rows) -> tantivy.Query:
    ranges = [
        tantivy.Query.range_query(
            _SCHEMA, "row", tantivy.FieldType.Integer, int(run[0]), int(run[-1])
        )
        for run in np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1)
        if len(run)
    ]
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, each) for each in ranges])


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
