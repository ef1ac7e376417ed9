"""Editions, what has become of citations, and the soundness of an index, as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Literal

from pydantic import Field

from qa.answer import LIMIT
from qa.collection import Soundness
from qa.errors import UnknownDocument
from qa.ports import Collection
from qa.resolve import Fate, Reference, Resolution, resolve
from qa.types import Edition, Span
from qa.wire.place import PassageOut, Wire
from qa.wire.sent import Sent


class EditionOut(Wire):
    """The bytes that a document had from `since` until `until`, or has if that is null.

    `sidecar` is the sha256 of the metadata beside them, or empty.
    """

    document_id: str
    source: str
    sha256: str
    sidecar: str
    since: datetime
    until: datetime | None


class EditionsOut(Wire):
    """The remembered editions of a document, newest first."""

    editions: list[EditionOut]

    @classmethod
    def of(cls, document_id: str, editions: Sequence[Edition]) -> EditionsOut:
        if not editions:
            raise UnknownDocument(document_id)
        return cls(editions=[EditionOut.model_validate(asdict(each)) for each in editions])


class CitedDocument(Wire):
    id: str
    sha256: str


class CitationIn(Wire):
    """A citation as `ask` gave it, or a passage as `search` did; what else it holds is not read.

    The words are `exact`, at `context_start` or, for a passage, at `start`.
    """

    exact: str = Field(min_length=1)
    start: int = Field(ge=0)
    context_start: int | None = Field(None, ge=0)
    prefix: str = ""
    suffix: str = ""
    document: CitedDocument

    def reference(self) -> Reference:
        start = self.start if self.context_start is None else self.context_start
        return Reference(
            self.document.id,
            self.document.sha256,
            Span(start, start + len(self.exact)),
            self.exact,
            self.prefix,
            self.suffix,
        )


class CitationsIn(Sent):
    """Citations to resolve: the outcome of `ask` will do as it is."""

    citations: list[CitationIn] = Field(min_length=1, max_length=LIMIT)
    collection: str | None = None


class ChangeOut(Wire):
    kind: Literal["same", "removed", "added"]
    text: str


class ResolutionOut(Wire):
    """What has become of a citation.

    `passage` is where its words stand, or for an edited one those in their place; of its `diff`
    same and removed, joined, are the words cited, same and added those that stand now.
    """

    fate: Fate
    reason: str
    cited: CitationIn
    passage: PassageOut | None
    diff: list[ChangeOut]

    @classmethod
    def of(cls, cited: CitationIn, resolution: Resolution) -> ResolutionOut:
        place = resolution.passage
        return cls(
            fate=resolution.fate,
            reason=resolution.reason,
            cited=cited,
            passage=PassageOut.of(place) if place else None,
            diff=[ChangeOut.model_validate(asdict(change)) for change in resolution.diff],
        )


class ResolutionsOut(Wire):
    resolutions: list[ResolutionOut]

    @classmethod
    def of(cls, asked: CitationsIn, collection: Collection) -> ResolutionsOut:
        return cls(
            resolutions=[
                ResolutionOut.of(each, resolve(each.reference(), collection))
                for each in asked.citations
            ]
        )


class FaultOut(Wire):
    """What does not agree, and whether it can be made again from what is stored."""

    what: str
    mendable: bool


class SoundnessOut(Wire):
    """How much of the index was checked, what does not agree, and what was mended."""

    sound: bool
    generation: int
    documents: int
    editions: int
    drafts: int
    chunks: int
    embeddings: int
    faults: list[FaultOut]
    leftovers: list[str]
    mended: list[FaultOut]

    @classmethod
    def of(cls, soundness: Soundness) -> SoundnessOut:
        return cls.model_validate({"sound": not soundness.faults, **asdict(soundness)})


class ForgottenOut(Wire):
    """How many editions were forgotten, and how many days are remembered."""

    forgotten: int
    days: float
    bytes_before: int
    bytes_after: int
