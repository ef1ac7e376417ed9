"""Search indexes that are damaged or not those of the documents are made again."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from conftest import Open, Publish
from hashed_embedder import HashedEmbedder
from on_disk import answers

from qa.collection.derived import _seals
from qa.suffixes import SuffixArray


@pytest.mark.parametrize(
    "damage",
    [
        lambda derived: shutil.rmtree(derived),
        lambda derived: (derived / "1" / "manifest.json").unlink(),
        lambda derived: (derived / "1" / "manifest.json").write_text("{"),
        lambda derived: (derived / "1/parts/0/dense.faiss").write_bytes(b"short"),
        lambda derived: [path.write_bytes(b"") for path in (derived / "1" / "lexical").iterdir()],
        lambda derived: [
            path.write_bytes(os.urandom(path.stat().st_size))
            for path in derived.rglob("*")
            if path.is_file()
        ],
        lambda derived: (derived / "1").rename(derived / "7"),
    ],
    ids=["gone", "no manifest", "half a manifest", "short", "empty", "random", "another name"],
)
def test_damaged_search_indexes_are_made_again(
    published: Path, open_collection: Open, embedder: HashedEmbedder, damage: object
) -> None:
    with open_collection() as collection:
        before = answers(collection, embedder)
    worked = len(embedder.embedded)
    assert callable(damage)
    damage(published / "derived")
    for _ in range(2):
        with open_collection() as collection:
            assert answers(collection, embedder) == before
    assert (published / "derived" / "1" / "manifest.json").exists()
    assert len(embedder.embedded) == worked


@pytest.mark.parametrize("rules", [{}, {"words": 1}], ids=["none told", "older"])
def test_search_indexes_by_other_rules_of_words_are_made_again(
    published: Path, open_collection: Open, rules: dict[str, int]
) -> None:
    home = published / "derived" / "1"
    made = json.loads((home / "manifest.json").read_text())
    SuffixArray.of([("a", "other"), ("b", "words")]).write(home / "parts" / "0")
    old = {"stamp": made["stamp"], "seals": _seals(home), **rules}
    (home / "manifest.json").write_text(json.dumps(old))
    with open_collection() as collection:
        words = collection.concordance()
        assert len(words.phrase(words.ids(["klag", "mufk"]))) == 1
    assert json.loads((home / "manifest.json").read_text())["words"] == made["words"]


def test_search_indexes_of_a_twin_are_not_used(
    published: Path, publish: Publish, open_collection: Open, tmp_path: Path
) -> None:
    """The same number of a generation, as after a restored copy, is not the same generation."""
    shutil.copytree(published, tmp_path / "copy")
    publish({"a.txt": "twov"})
    shutil.copytree(published / "derived", tmp_path / "later")
    shutil.rmtree(published)
    shutil.copytree(tmp_path / "copy", published)
    publish({"a.txt": "flonk"})
    shutil.rmtree(published / "derived")
    shutil.copytree(tmp_path / "later", published / "derived")
    with open_collection() as collection:
        assert [hit.chunk.text for hit in collection.hits(collection.lexical("flonk twov", 5))] == [
            "flonk"
        ]


def test_only_the_current_search_indexes_stay(published: Path, publish: Publish) -> None:
    (published / "derived" / ".left-by-a-kill").mkdir()
    publish({"a.txt": "twov"})
    assert [path.name for path in (published / "derived").iterdir()] == ["2"]
