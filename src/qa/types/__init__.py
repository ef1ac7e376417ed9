"""The vocabulary: one immutable text, and everything else a span over it.

Offsets are Unicode code points, half-open. All types are frozen; none carries text that could
differ from the document it points into.

document.py  a text, its landmarks and metadata; spans and quotes of it
search.py    chunks, rankings, hits, candidates, listings
outcome.py   an answer with its citations, or no answer
"""

from qa.types.document import (
    KINDS,
    NO_METADATA,
    SECTIONS,
    Document,
    Kind,
    Landmark,
    Metadata,
    Period,
    Place,
    Quote,
    Span,
    document_id,
    edition_of,
    heading_in,
    page_in,
)
from qa.types.outcome import (
    Agreement,
    Answer,
    Citation,
    Flag,
    Governor,
    Group,
    Mismatch,
    NoAnswer,
    Outcome,
    Passage,
    Speech,
    Timing,
    Turn,
    Understanding,
    Verdict,
    Voice,
    turn_of,
)
from qa.types.search import Candidate, Chunk, Edition, Embeddings, Hit, Listing, Ranked

__all__ = [
    "KINDS",
    "NO_METADATA",
    "SECTIONS",
    "Agreement",
    "Answer",
    "Candidate",
    "Chunk",
    "Citation",
    "Document",
    "Edition",
    "Embeddings",
    "Flag",
    "Governor",
    "Group",
    "Hit",
    "Kind",
    "Landmark",
    "Listing",
    "Metadata",
    "Mismatch",
    "NoAnswer",
    "Outcome",
    "Passage",
    "Period",
    "Place",
    "Quote",
    "Ranked",
    "Span",
    "Speech",
    "Timing",
    "Turn",
    "Understanding",
    "Verdict",
    "Voice",
    "document_id",
    "edition_of",
    "heading_in",
    "page_in",
    "turn_of",
]
