"""What comes in and what leaves qa as JSON, over HTTP and from `qa … --json`. pydantic, here only.

place.py         landmarks, boxes, the document they are in, a passage
documents.py     documents, hits in them, what an ingest did
outcome.py       an answer, or no answer
verification.py  verdicts on quotations
sent.py          what comes in
upkeep.py        editions, what has become of citations, soundness
"""

from qa.wire.citation import CitationOut, FlagOut, PeriodOut, SliceOut, SpeechOut
from qa.wire.documents import (
    CollectionOut,
    CollectionsOut,
    DocumentOut,
    FailureOut,
    HitsOut,
    IngestOut,
    LineOut,
    ListingOut,
    ListingsOut,
    MoveOut,
    PageOut,
    ProgressOut,
    WarningOut,
)
from qa.wire.outcome import AgreementOut, GroupOut, MismatchOut, OutcomeOut, TurnIn
from qa.wire.place import BoxOut, Described, DocumentRef, LandmarkOut, PassageOut, Wire
from qa.wire.sent import Sent
from qa.wire.upkeep import (
    ChangeOut,
    CitationIn,
    CitationsIn,
    CitedDocument,
    EditionOut,
    EditionsOut,
    FaultOut,
    ForgottenOut,
    ResolutionOut,
    ResolutionsOut,
    SoundnessOut,
)

__all__ = [
    "AgreementOut",
    "BoxOut",
    "ChangeOut",
    "CitationIn",
    "CitationOut",
    "CitationsIn",
    "CitedDocument",
    "CollectionOut",
    "CollectionsOut",
    "Described",
    "DocumentOut",
    "DocumentRef",
    "EditionOut",
    "EditionsOut",
    "FailureOut",
    "FaultOut",
    "FlagOut",
    "ForgottenOut",
    "GroupOut",
    "HitsOut",
    "IngestOut",
    "LandmarkOut",
    "LineOut",
    "ListingOut",
    "ListingsOut",
    "MismatchOut",
    "MoveOut",
    "OutcomeOut",
    "PageOut",
    "PassageOut",
    "PeriodOut",
    "ProgressOut",
    "ResolutionOut",
    "ResolutionsOut",
    "Sent",
    "SliceOut",
    "SoundnessOut",
    "SpeechOut",
    "TurnIn",
    "WarningOut",
    "Wire",
]
