"""The last gate: a citation leaves only if its words stand in the stored document."""

from __future__ import annotations

from qa.errors import QuoteMismatch
from qa.types import Citation, Document, Quote


def verify(citation: Citation, document: Document) -> None:
    """Raises QuoteMismatch unless all it shows are slices, and its answers and what carries them
    lie inside its quote."""
    if citation.sha256 != document.sha256:
        raise QuoteMismatch(f"{document.source} is now another edition than the one quoted")
    inside = (citation.answer, *citation.members, *citation.support)
    for quote in (citation.quote, *inside, *_shown_beside(citation)):
        _verify_slice(quote, document)
    for quote in inside:
        if not citation.quote.span.contains(quote.span):
            raise QuoteMismatch(f"the answer {quote.exact!r} lies outside its quote")


def _shown_beside(citation: Citation) -> list[Quote]:
    """The words that show who says it and what governs it."""
    speech = citation.speech
    heard = (speech.cue, speech.mention, speech.speaker) if speech else ()
    return [*filter(None, heard), *(flag.cue for flag in citation.flags)]


def _verify_slice(quote: Quote, document: Document) -> None:
    if quote.document_id != document.id:
        raise QuoteMismatch(
            f"{quote.exact!r} is quoted from {quote.document_id}, not {document.id}"
        )
    if document.text[quote.span.start : quote.span.end] != quote.exact:
        raise QuoteMismatch(f"{quote.exact!r} does not stand in {document.source} at {quote.span}")
