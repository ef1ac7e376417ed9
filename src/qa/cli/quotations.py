"""What `qa verify` is given, and its reports in Markdown and HTML."""

from __future__ import annotations

import re
from html import escape
from importlib.resources import files
from io import StringIO
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from qa.cli.given import content, fault, named
from qa.cli.options import Report
from qa.cli.render import place_of
from qa.errors import InvalidInput, LoadError
from qa.load import SUFFIXES, load
from qa.wire import PassageOut
from qa.wire.verification import Quoted, ToVerify, VerificationOut, VerificationsOut

NAMES = {"changed_since": "changed since"}
"""Verdicts as a person reads them, where that is not as they are written."""

QUOTATIONS = ".json"
"""The suffix of a file that holds quotations, though documents may have it too."""

_BLOCK_QUOTE = re.compile(r"(?m)^[ \t]*>[ \t]?")
_LIST = TypeAdapter(list[Quoted])


def given(file: str, limit: int) -> ToVerify:
    """The text or the quotations of a file, or of standard input where it is `-`.

    Documents of every format that can be ingested are read as ingest reads them; `.json`, and
    standard input that begins as JSON, are quotations. Raises InvalidInput or LoadError.
    """
    suffix = Path(file).suffix.lower()
    if suffix in SUFFIXES and suffix != QUOTATIONS:
        return ToVerify(text=load(Path(file), file, limit).text)
    text = _text(file)
    if suffix == QUOTATIONS or (file == "-" and text.lstrip()[:1] in ("{", "[")):
        return _of_json(text, file)
    return ToVerify(text=text)


def _text(file: str) -> str:
    """With every line's end as one newline."""
    try:
        return StringIO(content(file).decode("utf-8-sig"), newline=None).read()
    except UnicodeDecodeError as error:
        raise LoadError(named(file), f"is not UTF-8 text ({error}); save it as UTF-8") from error


def _of_json(text: str, file: str) -> ToVerify:
    try:
        if text.lstrip().startswith("["):
            return ToVerify(quotations=_LIST.validate_json(text))
        return ToVerify.model_validate_json(text)
    except ValidationError as error:
        raise InvalidInput(
            f"{named(file)} is not a list of quotations as JSON: {fault(error)}; "
            'write [{"quote": "…", "source": "…", "speaker": "…"}]'
        ) from error


def reported(shown: VerificationsOut, form: Report, file: str) -> str:
    """The report as a text: Markdown, or a page that needs nothing else."""
    title = f"Quotations in {Path(named(file)).name}"
    return _markdown(shown, title) if form is Report.MD else _page(shown, title)


def name(verdict: str) -> str:
    return NAMES.get(verdict, verdict)


def summary(shown: VerificationsOut) -> str:
    """How many quotations got each verdict, those that none got left out."""
    counts = [f"{count} {name(verdict)}" for verdict, count in shown.verdicts.items() if count]
    return ", ".join(counts) or "No quotation found."


def place(passage: PassageOut) -> str:
    """Title, landmarks, source and offsets of a passage, as a citation."""
    *named, where = place_of(passage, passage.start, passage.end)
    return f"{', '.join(named)} ({where})"


def _markdown(shown: VerificationsOut, title: str) -> str:
    parts = [f"# {title}\n\n{summary(shown)}\n"]
    parts += (_markdown_of(number, each) for number, each in enumerate(shown.quotations, 1))
    return "\n".join(parts)


def _markdown_of(number: int, found: VerificationOut) -> str:
    title = f"## {number}. {name(found.verdict)}"
    lines = [title, "", f"> {quoted(found)}", "", found.reason, ""]
    lines += (f"- stands in {place(passage)}" for passage in found.passages)
    lines += (f"- left out: “{_line(text)}”" for text in found.left_out)
    lines += (
        f"- “{_line(found.quotation.exact[part.start : part.end])}”: {place(part.passage)}"
        for part in found.parts
    )
    if found.nearest:
        lines.append(f"- nearest: {place(found.nearest)}: “{_line(found.nearest.exact)}”")
    if found.difference:
        lines.append(f"- difference: {''.join(map(_markdown_piece, _sides(found)))}")
    return "\n".join(lines) + "\n"


def _sides(found: VerificationOut) -> list[tuple[str, str]]:
    return [(piece.side, piece.text.replace("\n", " ")) for piece in found.difference]


def _markdown_piece(piece: tuple[str, str]) -> str:
    side, text = piece
    bare = text.strip()
    marked = {"quotation": f"**{bare}**", "source": f"~~{bare}~~"}.get(side, bare)
    return text.replace(bare, marked) if bare else text


def quoted(found: VerificationOut) -> str:
    """The quotation on one line, without the marks of a block quote."""
    return _line(_BLOCK_QUOTE.sub("", found.quotation.exact))


def _line(text: str) -> str:
    return " ".join(text.split())


def _page(shown: VerificationsOut, title: str) -> str:
    style = files("qa.cli").joinpath("report.css").read_text(encoding="utf-8")
    entries = "\n".join(_page_of(each) for each in shown.quotations)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"<h1>{escape(title)}</h1>\n<p>{escape(summary(shown))}</p>\n"
        f"<ol>\n{entries}\n</ol>\n</body>\n</html>\n"
    )


def _page_of(found: VerificationOut) -> str:
    rows = [("stands in", escape(place(passage))) for passage in found.passages]
    rows += [("left out", f"<q>{escape(text)}</q>") for text in found.left_out]
    rows += [
        (
            f"<q>{escape(found.quotation.exact[part.start : part.end])}</q>",
            escape(place(part.passage)),
        )
        for part in found.parts
    ]
    if found.nearest:
        rows.append(("nearest", escape(place(found.nearest))))
    if found.difference:
        rows.append(("difference", "".join(_page_piece(*piece) for piece in _sides(found))))
    elif found.nearest:
        rows.append(("", f"<q>{escape(found.nearest.exact)}</q>"))
    listed = "\n".join(f"<div><dt>{term}</dt><dd>{told}</dd></div>" for term, told in rows)
    return (
        f'<li class="{found.verdict}">\n<p class="verdict">{name(found.verdict)}</p>\n'
        f"<blockquote>{escape(quoted(found))}</blockquote>\n"
        f"<p>{escape(found.reason)}</p>\n<dl>\n{listed}\n</dl>\n</li>"
    )


def _page_piece(side: str, text: str) -> str:
    tag = {"quotation": "ins", "source": "del"}.get(side, "span")
    return f"<{tag}>{escape(text)}</{tag}>"
