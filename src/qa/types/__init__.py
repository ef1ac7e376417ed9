"""The vocabulary: one immutable text, and everything else a span over it.

Offsets are Unicode code points, half-open. All types are frozen; none carries text that could
differ from the document it points into.

span.py      a run of characters
page.py      where on a page they stand
document.py  a text, its landmarks, pages and metadata; quotes of it
search.py    chunks, sentences, rankings, hits, candidates, listings
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
from qa.types.page import POINT, Box, Glyphs, Page
from qa.types.search import (
    Candidate,
    Chunk,
    Edition,
    Embeddings,
    Hit,
    Listing,
    Ranked,
    Sentence,
)
from qa.types.span import Span

__all__ = [
    "KINDS",
    "NO_METADATA",
    "POINT",
    "SECTIONS",
    "Agreement",
    "Answer",
    "Box",
    "Candidate",
    "Chunk",
    "Citation",
    "Document",
    "Edition",
    "Embeddings",
    "Flag",
    "Glyphs",
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
    "Page",
    "Passage",
    "Period",
    "Place",
    "Quote",
    "Ranked",
    "Sentence",
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
