"""Coordinations: "A, B and C" in a sentence becomes the spans of A, B and C."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.lists.shapes import (
    LEAD,
    NAMES,
    Shape,
    all_of,
    begins_alike,
    ends_alike,
    has_content,
    phrase_end,
    phrase_start,
    shape_of,
)
from qa.types import Span

_PARTED = re.compile(
    r"(?P<last>,? (?:and|or|as well as|along with|together with|plus|&) (?:also )?)"
    r"|(?P<comma>[,;]\s+)"
)
_CLOSED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|\([^)]*\)|\[[^\]]*\]")
_QUOTED = re.compile(r"[“\"«](?P<inside>[^”\"»]+)[”\"»]")
_ASIDE = re.compile(r"(?:above all|especially|particularly|notably|mainly|most of all)\b")
_AND = re.compile(r"^(?:and|or) ")
_BETWEEN = re.compile(r"\b(?:between|from) [^,;]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence between separators: how it is parted from the piece before it.

    `joined` by "and" or "or", after a `comma` or by a comma alone.
    """

    span: Span
    joined: bool
    comma: bool


def coordinated(text: str, answer: Span, sentence: Span, whole: bool) -> tuple[Span, ...]:
    """The members of the coordination that `answer` holds or, with `whole`, belongs to.

    A coordination has two members or more of one shape, the last joined by "and" or "or".
    """
    parts = _parts(text, sentence)
    inside = [place for place, part in enumerate(parts) if part.span.overlaps(answer)]
    if not inside:
        return ()
    first, last = inside[0], inside[-1]
    start, end = max(parts[first].span.start, answer.start), min(parts[last].span.end, answer.end)
    if quoted := _quoted(text, answer, sentence):
        return quoted
    shape = shape_of(text[start:end], opening=start == sentence.start)
    complete = last > first and parts[last].joined
    if whole and not (complete and shape == "phrase"):
        lead = text[parts[first].span.start : start]
        wider = _widened(text, parts, first, last, shape, to_left=not has_content(lead))
        if wider[0] < first:
            start = _start_of_last(text, parts[wider[0]].span, shape)
        if wider[1] > last:
            end = _end_of_first(text, parts[wider[1]].span, shape)
        first, last = wider
    while last > first and not parts[last].joined:
        last -= 1
        end = min(end, parts[last].span.end)
    if last == first or (_BETWEEN.search(text[sentence.start : start]) and last - first == 1):
        return ()
    return _members(text, parts[first : last + 1], start, end)


def _parts(text: str, sentence: Span) -> list[Part]:
    """The sentence, cut at commas, "and" and "or" that no quotation mark or bracket encloses."""
    closed = [Span(*match.span()) for match in _CLOSED.finditer(text, sentence.start, sentence.end)]
    found, start, joined, comma = [], sentence.start, False, False
    for cut in _PARTED.finditer(text, sentence.start, sentence.end):
        if any(each.contains(Span(*cut.span())) for each in closed):
            continue
        if start < cut.start():
            found.append(Part(Span(start, cut.start()), joined, comma))
            joined, comma = False, False
        start, joined = cut.end(), joined or cut["last"] is not None
        comma = comma or cut[0][0] in ",;"
    if start < sentence.end:
        found.append(Part(Span(start, sentence.end), joined, comma))
    return found


def _widened(
    text: str, parts: Sequence[Part], first: int, last: int, shape: Shape, to_left: bool
) -> tuple[int, int]:
    """To the left and right as long as the parts there are members of the same list."""
    if first != last or not parts[last].joined:
        while last + 1 < len(parts) and begins_alike(text, parts[last + 1].span, shape):
            last += 1
            if parts[last].joined:
                break
    while to_left and first > 0 and (parts[first].joined or _chain(parts, first, last)):
        before = parts[first - 1].span
        if not ends_alike(text, before, shape):
            break
        first -= 1
        if not all_of(text, before, shape):
            break
    return first, last


def _chain(parts: Sequence[Part], first: int, last: int) -> bool:
    """Whether a joined part ends the run that begins at `first`."""
    return any(part.joined for part in parts[first + 1 : last + 1])


def _start_of_last(text: str, part: Span, shape: Shape) -> int:
    """Where the member begins that ends this part."""
    piece = text[part.start : part.end]
    if lead := LEAD.match(piece):
        return part.start + lead.end()
    if shape == "name":
        starts = [m.start() for m in NAMES.finditer(piece) if m.end() == len(piece)]
        return part.start + (starts[0] if starts else 0)
    if shape == "quotation":
        return part.start + max(piece.rfind(mark) for mark in '“"«')
    return part.start + phrase_start(piece)


def _end_of_first(text: str, part: Span, shape: Shape) -> int:
    """Where the member ends that begins this part."""
    piece = text[part.start : part.end]
    if shape == "name" and (name := NAMES.match(piece)):
        return part.start + name.end()
    end = phrase_end(piece) or len(piece)
    return part.start + len(piece[:end].rstrip(" .;:!?"))


def _members(text: str, parts: Sequence[Part], start: int, end: int) -> tuple[Span, ...]:
    """The parts between `start` and `end`, without what leads up to the first."""
    found = []
    for part in _without_asides(text, parts):
        low, high = max(part.span.start, start), min(part.span.end, end)
        if low < high and (lead := LEAD.match(text[low:high])) and part is parts[0]:
            low += lead.end()
        if low < high and (bare := text[low:high].strip(" \u00a0.,;:!?*_`\n")):
            at = text.index(bare, low)
            found.append(Span(at, at + len(bare)))
    return tuple(found) if len(found) > 1 else ()


def _without_asides(text: str, parts: Sequence[Part]) -> Iterator[Part]:
    """Without "above all B and C" in "A, above all B and C, and D"."""
    aside = False
    for part in parts:
        opens = _ASIDE.match(text, part.span.start, part.span.end) is not None
        aside = opens or (aside and not part.comma)
        if not aside:
            yield part


def _quoted(text: str, answer: Span, sentence: Span) -> tuple[Span, ...]:
    """The insides of the quotations of which the answer holds two or more, as far as it does."""
    found = []
    for match in _QUOTED.finditer(text, sentence.start, sentence.end):
        start, end = max(match.start("inside"), answer.start), min(match.end("inside"), answer.end)
        inside = _AND.sub("", text[start : max(start, end)]).rstrip(" ,.;")
        if inside:
            at = text.index(inside, start)
            found.append(Span(at, at + len(inside)))
    return tuple(found) if len(found) > 1 else ()
