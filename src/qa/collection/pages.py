"""The pages of an edition in the database, and where its text stands on them."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from qa.errors import CollectionCorrupt
from qa.types import Page


def write(connection: sqlite3.Connection, edition: int, pages: Iterable[Page]) -> None:
    connection.executemany(
        "INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                edition,
                page.number,
                page.width,
                page.height,
                page.start,
                page.end,
                page.packed,
                page.recognised,
                zlib.crc32(page.packed),
            )
            for page in pages
        ],
    )


def read(connection: sqlite3.Connection, edition: int) -> tuple[Page, ...]:
    """In order; none for a format without pages. Raises CollectionCorrupt for damaged glyphs."""
    found = connection.execute(
        "SELECT checksum, recognised, number, width, height, start, past, glyphs FROM pages "
        "WHERE edition = ? ORDER BY number",
        (edition,),
    )
    return tuple(_page(*row) for row in found)


def _page(checksum: int, recognised: int, *stored: Any) -> Page:
    page = replace(Page(*stored), recognised=bool(recognised))
    if zlib.crc32(page.packed) != checksum:
        raise CollectionCorrupt(
            f"where the text stands on page {page.number} of a document is damaged: move the "
            "index folder away and run `qa ingest`, or restore a copy"
        )
    return page
