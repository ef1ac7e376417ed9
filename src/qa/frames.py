"""What frames a span: white space, markup, and marks whose partner lies outside of it."""

from __future__ import annotations

from qa.types import Span

_MARKUP = "|*`"
_PARTNERS = dict([*zip("“”«»()[]", "”“»«)(][", strict=True), ('"', '"')])


def unframed(text: str, span: Span) -> Span | None:
    """The span without markup, or a quotation mark or bracket whose partner lies outside it.

    None where no letter or digit is left.
    """
    start, end = span.start, span.end
    while start < end and _only_frames(text[start], text[start + 1 : end]):
        start += 1
    while start < end and _only_frames(text[end - 1], text[start : end - 1]):
        end -= 1
    return Span(start, end) if any(map(str.isalnum, text[start:end])) else None


def _only_frames(mark: str, others: str) -> bool:
    partner = _PARTNERS.get(mark)
    return mark.isspace() or mark in _MARKUP or (partner is not None and partner not in others)
