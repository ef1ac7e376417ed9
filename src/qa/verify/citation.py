"""The last gate: a citation leaves only if its words stand in the stored document."""

from __future__ import annotations

from qa.errors import QuoteMismatch
from qa.types import Citation, Document, Quote


def verify(citation: Citation, document: Document) -> None:
    """Raises QuoteMismatch unless both quotes are their slices, one inside the other."""
    if citation.sha256 != document.sha256:
        raise QuoteMismatch(f"{document.source} is now another edition than the one quoted")
    for quote in (citation.quote, citation.answer):
        _verify_slice(quote, document)
    if not citation.quote.span.contains(citation.answer.span):
        raise QuoteMismatch(f"the answer {citation.answer.exact!r} lies outside its quote")


def _verify_slice(quote: Quote, document: Document) -> None:
    if quote.document_id != document.id:
        raise QuoteMismatch(
            f"{quote.exact!r} is quoted from {quote.document_id}, not {document.id}"
        )
    if document.text[quote.span.start : quote.span.end] != quote.exact:
        raise QuoteMismatch(f"{quote.exact!r} does not stand in {document.source} at {quote.span}")
