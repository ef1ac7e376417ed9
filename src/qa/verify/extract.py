"""The quotations in a text: between quotation marks, and Markdown's block quotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from qa.types import Span
from qa.verify.verdicts import Quotation
from qa.words import BLOCK_MARKS, QUOTATION_MARKS, words

_UNQUOTED = re.compile(
    r"(?ms)^[ \t]*(`{3,}|~{3,}).*?(?:^[ \t]*\1|\Z)"  # fenced code
    r"|`[^`\n]+`"
    r"|(?<=\])\([^()\n]*\)"  # a link's target and title
    r"|</?[a-zA-Z][^<>]*>"
)
_BLOCK_QUOTE = re.compile(r"(?m)^[ \t]{0,3}>[^\n]*(?:\n[ \t]{0,3}>[^\n]*)*")
_BLOCK_MARKS = re.compile(BLOCK_MARKS)
_ASCRIPTION = re.compile(r"\n(?:[ \t]{0,3}>)?[ \t]*\n?[ \t]{0,3}(?:>[ \t]*)?(?:[—–]|--)[^\n]*")
_MARKED = re.compile(
    r"“((?:[^“”]|“[^“”]*”)*)(?:”|\Z)"
    r"|„([^„“”]*)[“”]"
    r"|«([^«»]*)»"
    r"|「([^「」]*)」|『([^『』]*)』"
    r"|(?<![\w\"])\"(?=\S)([^\"]*?)(?<=\S)\"(?!\w)"
    r"|(?<![\w'’])['‘](?=\w)((?:[^'‘’]|(?<=\w)['’](?=\w))*\s(?:[^'‘’]|(?<=\w)['’](?=\w))*?)['’](?!\w)"
)
_PARAGRAPH = re.compile(r"(?s)\S.*?(?=\n[^\S\n]*\n|\Z)")
_SENTENCE_END = re.compile(r"[.!?][”’\")\]]*\s+(?=[^a-z\s])")


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A span that is quoted, between the text from `before` on and the text up to `after`."""

    span: Span
    before: int
    after: int


def quotations_in(
    text: str, mentioned: Callable[[str], str | None] = lambda around: None
) -> list[Quotation]:
    """The quotations of a Markdown or plain text, in order, but for those in code.

    `mentioned` finds the name of a source in what stands around a quotation, in its sentence.
    """
    plain = _UNQUOTED.sub(lambda match: re.sub(r"\S", " ", match[0]), text)
    found = [quoted for quoted in _quoted(plain) if words(plain[_slice(quoted.span)])]
    return [
        Quotation(
            text[_slice(quoted.span)],
            quoted.span,
            mentioned(_after(text, quoted)) or mentioned(_before(text, quoted)),
        )
        for quoted in found
    ]


def _slice(span: Span) -> slice:
    return slice(span.start, span.end)


def _quoted(text: str) -> Iterator[_Quoted]:
    done = 0
    for block in _BLOCK_QUOTE.finditer(text):
        yield from _marked(text, done, block.start())
        ascribed = _ASCRIPTION.search(text, block.start(), block.end())
        end = ascribed.start() if ascribed else block.end()
        if span := _inner(text, block.start(), end):
            following = _ASCRIPTION.match(text, block.end())
            yield _Quoted(span, span.start, following.end() if following else block.end())
        done = block.end()
    yield from _marked(text, done, len(text))


def _inner(text: str, start: int, end: int) -> Span | None:
    """From the first word to the end of the last, and the mark that closes the sentence."""
    if marks := _BLOCK_MARKS.match(text, start, end):
        start = marks.end()
    found = words(text[start:end])
    if not found:
        return None
    first, last = start + found[0].start, start + found[-1].end
    within = text[first - 1] in QUOTATION_MARKS  # then the last one is not the quotation's own
    closing = re.match(r"[.!?…]*" if within else rf"[.!?…{QUOTATION_MARKS}]*", text[last:end])
    return Span(first, last + (closing.end() if closing else 0))


def _marked(text: str, start: int, end: int) -> Iterator[_Quoted]:
    for paragraph in _PARAGRAPH.finditer(text, start, end):
        marked = list(_MARKED.finditer(text[: paragraph.end()], paragraph.start()))
        befores = [paragraph.start(), *(match.end() for match in marked)]
        afters = [*(match.start() for match in marked[1:]), paragraph.end()]
        for match, before, after in zip(marked, befores, afters, strict=False):
            group = match.lastindex or 0
            if match.start(group) < match.end(group):
                yield _Quoted(Span(*match.span(group)), before, after)


def _before(text: str, quoted: _Quoted) -> str:
    """From the beginning of the sentence, or the end of the quotation before."""
    before = text[quoted.before : quoted.span.start]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    return before[ends[-1] :] if ends else before


def _after(text: str, quoted: _Quoted) -> str:
    """To the end of the sentence, or the beginning of the next quotation."""
    after = text[quoted.span.end : quoted.after]
    end = _SENTENCE_END.search(after)
    return after[: end.start()] if end else after
