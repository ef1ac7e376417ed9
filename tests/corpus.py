"""A few hundred odd files, each with a word of its own: `python tests/corpus.py FOLDER`.

Every format in every encoding that it may have, empty, cut short, with bytes turned over, under a
wrong name; deep folders and strange names; links that lead in circles; archives in archives and a
bomb. Drawn with a fixed seed, so that two runs make the same files.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from packages import PACKAGES, archive, pdf

_PROSE = {
    "utf-8": "“Manëz” – the café is open, and it costs 5 €.",
    "utf-8-sig": "It is open – at last.",
    "utf-16": "Es ist geöffnet – endlich.",
    "utf-32": "C’est ouvert – enfin.",
    "cp1252": "It’s £5 – “a bargain”, the minister said of it on Monday.",
    "latin-1": "At Manëz the café is open to all who come.",
    "cp1250": "Zażółć gęślą jaźń, a potem pchnąć w tę łódź jeża albo osiem skrzyń fig.",
    "cp1251": "Привет мир! Это русский текст о выборах, которые прошли в столице вечером.",
    "koi8-r": "Это русский текст о выборах, которые прошли в столице вечером в воскресенье.",
    "shift_jis": "日本語のテキストです。これはテストです。橋は月曜日に開きます。",
    "gb18030": "这是一个中文文本，大桥星期一开放，三百人走过了它。天气很好。",
}
_ENCLOSED = {
    ".txt": "{}",
    ".md": "# A heading\n\n{}\n",
    ".rst": "Heading\n=======\n\n{}\n",
    ".html": "<!DOCTYPE html><title>Odd</title><h1>Heading</h1><p>{}</p>",
    ".htm": "<p>{}",
    ".xhtml": "<html><head><title/></head><body><p>{}</p></body></html>",
    ".csv": "Name,Text\nodd,{}\n",
    ".json": '{{"name": "odd", "text": "{}"}}',
    ".jsonl": '{{"text": "{}"}}\n',
    ".srt": "1\n00:00:01,000 --> 00:00:02,000\n{}\n",
    ".vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n{}\n",
}
_NAMES = [
    *("😀 café.txt", "Ünïcödé – “quoted”.txt", "مرحبا.txt", "橋.txt", " leading.txt", "-rf.txt"),
    *("new\nline.txt", "tab\there.txt", "semi;colon & amp.txt", "a" * 240 + ".txt", "UPPER.TXT"),
    *("percent%20.txt", "two..dots.txt", "$(date).txt", "#hash?.txt", "c:\\d.txt"),
]


@dataclass(frozen=True, slots=True)
class Odd:
    """A file by its path in the corpus, or a member by its path behind that of its archive.

    `marker` is a word that only it holds. `readable` tells whether it must be read (True), must be
    refused (False), or either, as long as it is not lost in silence (None).
    """

    path: str
    marker: str
    readable: bool | None = True


class Corpus:
    """Writes odd files into a folder and remembers them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.odds: list[Odd] = []
        self._draw = random.Random(4)

    def marker(self) -> str:
        """A word of no language, which stemming leaves alone and nothing else holds."""
        return "q" + "".join(self._draw.choices("bcdfgkmpvz", k=9)) + "o"

    def add(
        self, path: str, content: bytes, marker: str = "", readable: bool | None = True
    ) -> None:
        self.write(path, content)
        self.odds.append(Odd(path, marker or self.marker(), readable))

    def refused(self, path: str, content: bytes) -> None:
        self.add(path, content, readable=False)

    def noise(self, content: bytes) -> bytes:
        """The same bytes but for twenty of them."""
        turned = bytearray(content)
        for _ in range(20):
            turned[self._draw.randrange(len(turned))] = self._draw.randrange(256)
        return bytes(turned)

    def write(self, path: str, content: bytes) -> None:
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def make(folder: Path, large: int = 0) -> list[Odd]:
    """The corpus in an empty `folder`, with a text of `large` bytes where that is not 0."""
    corpus = Corpus(folder)
    for add in (_texts, _packages, _damaged, _misnamed, _names, _shapes, _archives, _places):
        add(corpus)
    if large:
        marker = corpus.marker()
        corpus.add("large.txt", _long_text(large, marker), marker)
    return corpus.odds


def _texts(corpus: Corpus) -> None:
    for suffix, form in _ENCLOSED.items():
        for encoding, prose in _PROSE.items():
            marker = corpus.marker()
            text = form.format(f"{prose.replace(chr(34), '')} The {marker} is here.")
            certain = encoding.startswith("utf") or encoding in ("cp1252", "latin-1")
            path = f"encodings/{encoding}{suffix}"
            corpus.add(path, text.encode(encoding), marker, True if certain else None)
        marker = corpus.marker()
        mixed = form.format(f"“Manëz” – “café” {marker}").encode() + b"\r\nend \xff"
        is_json = suffix in (".json", ".jsonl")
        corpus.add(f"encodings/stray{suffix}", mixed, marker, None if is_json else True)
        corpus.refused(f"empty/nothing{suffix}", b"")
        corpus.refused(f"empty/white{suffix}", b" \r\n\t\n")
        corpus.refused(f"empty/mark{suffix}", b"\xef\xbb\xbf")


def _packages(corpus: Corpus) -> None:
    for suffix, package in PACKAGES.items():
        for folder, name in (("", f"whole{suffix}"), ("d/" * 40, f"WHOLE{suffix.upper()}")):
            marker = corpus.marker()
            corpus.add(f"packages/{folder}{name}", package(marker), marker)
        corpus.refused(f"empty/nothing{suffix}", b"")
        corpus.add(f"empty/no text{suffix}", package(""), readable=None)


def _damaged(corpus: Corpus) -> None:
    for suffix, package in PACKAGES.items():
        content = package(corpus.marker())
        for share in (5, 30, 60, 95):
            kept = content[: len(content) * share // 100]
            corpus.add(f"damaged/cut at {share}{suffix}", kept, readable=None)
        for number in range(8):
            corpus.add(f"damaged/turned {number}{suffix}", corpus.noise(content), readable=None)
    for suffix in (*_ENCLOSED, *PACKAGES):
        corpus.refused(f"damaged/noise{suffix}", corpus.noise(bytes(2000)))


def _misnamed(corpus: Corpus) -> None:
    for suffix in (".txt", ".html", ".json", ".pdf", ".docx", ".epub", ".zip"):
        corpus.refused(f"misnamed/picture{suffix}", b"\x89PNG\r\n\x1a\n" + bytes(99))
        corpus.refused(f"misnamed/old office{suffix}", OLE)
    for suffix in PACKAGES:
        corpus.refused(f"misnamed/text{suffix}", b"Just text.")
    corpus.refused("misnamed/locked.pdf", pdf("Locked.", "secret"))
    corpus.write("misnamed/picture.png", b"\x89PNG\r\n\x1a\n")


def _names(corpus: Corpus) -> None:
    for name in _NAMES:
        marker = corpus.marker()
        corpus.add(f"names/{name}", marker.encode(), marker)
    corpus.write("names/.hidden.txt", b"hidden")


def _shapes(corpus: Corpus) -> None:
    """Sound files of strange shapes."""
    shapes: Mapping[str, Callable[[str], str]] = {
        "nested.html": lambda marker: "<div>" * 20_000 + marker,
        "unclosed.html": lambda marker: "<p><b><table><tr><td>" + marker,
        "entities.html": lambda marker: f"&#x1F600;&nosuch;&lt;{marker}&gt;",
        "nested.json": lambda marker: "[" * 200 + f'"{marker}"' + "]" * 200,
        "half a character.json": lambda marker: f'["\\ud800 {marker}"]',
        "twice.json": lambda marker: f'{{"a": 1, "a": "{marker}"}}',
        "wide.csv": lambda marker: ",".join(["x"] * 10_000) + f",{marker}",
        "quotes.csv": lambda marker: f'a,"b\nc ""{marker}"""\n',
        "one column.csv": lambda marker: f"name\n{marker}\n",
        "one line.txt": lambda marker: "x" * 300_000 + f" {marker} " + "y" * 300_000,
        "line ends.txt": lambda marker: f"one\rtwo\r\nthree\n{marker}\u2028five\x0csix",
        "soft hyphens.txt": lambda marker: f"{marker[:4]}\u00ad{marker[4:]}",
        "full width.txt": lambda marker: "".join(chr(ord(each) + 0xFEE0) for each in marker),
        "combining.txt": lambda marker: f"{marker} Zalgo " + "e" + "\u0301" * 5_000,
        "right to left.txt": lambda marker: f"\u202eمرحبا {marker} \u202c",
        "emoji.md": lambda marker: f"# 😀 {'👨‍👩‍👧‍👦' * 500}\n\n{marker} 🙂\n",
        "front matter.md": lambda marker: f"---\ntitle: &a [*a]\ndate: 99\n---\n\n{marker}",
        "bomb.md": lambda marker: f"---\na: &a [x,x]\nb: &b [*a,*a]\ntags: *b\n---\n\n{marker}",
        "quotes.md": lambda marker: ">" * 3_000 + f" {marker}",
        "include.rst": lambda marker: f".. include:: /etc/passwd\n\n{marker}\n",
        "broken.rst": lambda marker: f"=====\nTitle\n==\n\n.. nosuch::\n\n{marker}\n",
        "overlapping.srt": lambda marker: f"1\n00:00:09,000 --> 00:00:01,000\n{marker}\n",
        "no blank line.vtt": lambda marker: f"WEBVTT\n00:01.000 --> 00:02.000\n<c>{marker}</c>",
    }
    for name, shape in shapes.items():
        marker = corpus.marker()
        corpus.add(f"shapes/{name}", shape(marker).encode(), marker)


def _archives(corpus: Corpus) -> None:
    inner, deeper = corpus.marker(), corpus.marker()
    third = archive({"too deep.txt": b"x"})
    second = archive({"😀.txt": deeper.encode(), "third.zip": third, "picture.png": b"x"})
    first = archive({"../../inner.txt": inner.encode(), "second.zip": second, "no.pdf": b"x"})
    corpus.write("archives/first.zip", first)
    corpus.odds += [
        Odd("archives/first.zip/inner.txt", inner),
        Odd("archives/first.zip/second.zip/😀.txt", deeper),
    ]
    for suffix, package in PACKAGES.items():
        marker = corpus.marker()
        corpus.write(f"archives/of{suffix}.zip", archive({f"a{suffix}": package(marker)}))
        corpus.odds.append(Odd(f"archives/of{suffix}.zip/a{suffix}", marker))
    bomb = archive({"bomb.txt": bytes(20_000_000)})
    corpus.write("archives/bomb.zip", bomb)
    corpus.write("archives/bombs.zip", archive({f"{n}.zip": bomb for n in range(20)}))
    inside = ["first.zip/second.zip/third.zip", "first.zip/no.pdf", "bomb.zip/bomb.txt"]
    inside += [f"bombs.zip/{number}.zip/bomb.txt" for number in range(20)]
    corpus.odds += [Odd(f"archives/{path}", corpus.marker(), readable=False) for path in inside]
    corpus.refused("archives/cut.zip", first[:200])
    corpus.refused("archives/huge.zip", archive({f"{n}.txt": bytes(10_000_000) for n in range(9)}))


def _places(corpus: Corpus) -> None:
    """Links in circles, a pipe, a name that is no UTF-8, a file too large to be read."""
    marker = corpus.marker()
    corpus.add("links/target.txt", marker.encode(), marker)
    links = corpus.folder / "links"
    (links / "circle").symlink_to(links)
    (links / "up").symlink_to(corpus.folder)
    (links / "itself.txt").symlink_to(links / "itself.txt")
    (links / "nowhere.txt").symlink_to(links / "no such file.txt")
    os.mkfifo(links / "pipe.txt")
    corpus.odds += [
        Odd(f"links/{name}.txt", corpus.marker(), readable=False)
        for name in ("itself", "nowhere", "pipe")
    ]
    (corpus.folder / "huge.txt").touch()
    os.truncate(corpus.folder / "huge.txt", 100_000_000)
    corpus.odds.append(Odd("huge.txt", corpus.marker(), readable=False))
    Path(os.fsdecode(os.fsencode(corpus.folder) + b"/caf\xe9.txt")).write_bytes(b"x")
    corpus.odds.append(Odd("caf\\xe9.txt", corpus.marker(), readable=False))


def _long_text(size: int, marker: str) -> bytes:
    line = "The bridge was opened on a Monday, and three hundred people crossed it on foot. "
    return (line * (size // len(line)) + f"\n\nAt last the {marker} came.").encode()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    odds = make(target, large=20_000_000)
    print(f"{len(odds)} odd documents in {target}")
