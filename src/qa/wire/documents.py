"""Documents, hits in them, and what an ingest did, as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from pydantic import Field

from qa.ingest import IngestReport
from qa.settings import Settings
from qa.types import Document, Kind, Listing, Page, Passage, Span
from qa.uploads import uploads_source
from qa.wire.place import Described, LandmarkOut, PassageOut, Wire


class HitsOut(Wire):
    """The passages found, best first."""

    question: str
    hits: list[PassageOut]

    @classmethod
    def of(cls, question: str, found: Sequence[Passage]) -> HitsOut:
        return cls(question=question, hits=list(map(PassageOut.of, found)))


class ListingOut(Described):
    """A document in the list; `characters` and `chunks` are counts.

    Near-duplicates share a `cluster`; `copies` are the other sources of the same text. `encoding`
    is the one the file was decoded by, empty where the format has its own; `warnings` say what of
    the file is not in the text. `upload` is the name of the file that was sent to the service;
    empty where none was.
    """

    id: str
    source: str
    title: str
    sha256: str
    characters: int
    chunks: int
    cluster: str
    copies: list[str]
    encoding: str
    warnings: list[str]
    upload: str = Field(examples=["report.pdf"])

    @classmethod
    def of(cls, listing: Listing, uploads: str) -> ListingOut:
        """`uploads` is the source of the folder of what was sent."""
        fields = asdict(listing)
        below = listing.source.removeprefix(f"{uploads}/")
        upload = below.split("/")[0] if below != listing.source else ""
        return cls(**fields.pop("metadata"), **fields, upload=upload)


class ListingsOut(Wire):
    documents: list[ListingOut]

    @classmethod
    def of(cls, listings: Sequence[Listing], settings: Settings) -> ListingsOut:
        uploads = uploads_source(settings)
        return cls(documents=[ListingOut.of(listing, uploads) for listing in listings])


class LineOut(Wire):
    """`text[start:end]` stands in this rectangle of the page, in points."""

    start: int = Field(examples=[4218])
    end: int = Field(examples=[4230])
    x0: float = Field(examples=[302.88])
    y0: float = Field(examples=[418.73])
    x1: float = Field(examples=[359.47])
    y1: float = Field(examples=[430.56])


class PageOut(Wire):
    """A page of a PDF, numbered from 1, and where the lines of its text stand on it.

    In points (1/72 inch), from the upper left corner of the page as it is shown, cropped and
    turned, y downwards: on an image of `w` pixels' width a line begins at `x0 * w / width`.
    """

    number: int = Field(examples=[3])
    width: float = Field(examples=[595.28])
    height: float = Field(examples=[841.89])
    recognised: bool = Field(description="in a picture, and perhaps misread; else read")
    lines: list[LineOut]

    @classmethod
    def of(cls, page: Page) -> PageOut:
        placed = page.lines(Span(page.start, page.end)) if page.end else ()
        return cls(
            number=page.number,
            width=round(page.width, 2),
            height=round(page.height, 2),
            recognised=page.recognised,
            lines=[
                LineOut(start=span.start, end=span.end, x0=at.x0, y0=at.y0, x1=at.x1, y1=at.y1)
                for span, at in placed
            ],
        )


class DocumentOut(Described):
    """A document's text; `landmarks`, by kind, map its offsets to what a person sees.

    `pages` are those of a PDF; empty for other formats, and for editions that an older qa ingested.
    """

    id: str
    source: str
    title: str
    sha256: str
    encoding: str
    warnings: list[str]
    text: str
    landmarks: dict[Kind, list[LandmarkOut]]
    pages: list[PageOut]

    @classmethod
    def of(cls, document: Document) -> DocumentOut:
        return cls(
            **asdict(document.metadata),
            id=document.id,
            source=document.source,
            title=document.title,
            sha256=document.sha256,
            encoding=document.encoding,
            warnings=list(document.warnings),
            text=document.text,
            landmarks={
                kind: [LandmarkOut.of(landmark) for landmark in landmarks]
                for kind, landmarks in document.landmarks.items()
            },
            pages=[PageOut.of(page) for page in document.pages],
        )


class ProgressOut(Wire):
    """How far an ingest has come: files done of the total, the last of them being `source`.

    Of the scanned pages of the file at work `recognised` are, of `to_recognise`; of the texts that
    wait now `embedded` are, of `to_embed`.
    """

    done: int = 0
    total: int = 0
    source: str = ""
    recognised: int = 0
    to_recognise: int = 0
    embedded: int = 0
    to_embed: int = 0


class CollectionOut(Wire):
    """A collection and how much it holds."""

    name: str
    documents: int
    chunks: int

    @classmethod
    def of(cls, name: str, listings: Sequence[Listing]) -> CollectionOut:
        chunks = sum(listing.chunks for listing in listings)
        return cls(name=name, documents=len(listings), chunks=chunks)


class CollectionsOut(Wire):
    collections: list[CollectionOut]

    @classmethod
    def of(cls, collections: Mapping[str, Sequence[Listing]]) -> CollectionsOut:
        return cls(collections=[CollectionOut.of(*each) for each in collections.items()])


class FailureOut(Wire):
    """A file that could not be read, and why."""

    source: str
    reason: str


class WarningOut(Wire):
    """What of a file is not in the document's text, or not as it was."""

    source: str
    warning: str


class MoveOut(Wire):
    """The same bytes at another path."""

    source: str
    to: str


class IngestOut(Wire):
    """Sources by what became of them; of the `sentences` of files read, `embedded` were new.

    `skipped` have a format that is not read, `failed` could not be read. With `dry_run` nothing
    has been done: it is what would be.
    """

    dry_run: bool
    added: list[str]
    changed: list[str]
    moved: list[MoveOut]
    unchanged: list[str]
    removed: list[str]
    skipped: list[str]
    failed: list[FailureOut]
    warnings: list[WarningOut]
    sentences: int
    embedded: int

    @classmethod
    def of(cls, report: IngestReport, dry_run: bool = False) -> IngestOut:
        return cls(
            dry_run=dry_run,
            moved=[MoveOut(source=source, to=new) for source, new in report.moved],
            added=list(report.added),
            changed=list(report.changed),
            unchanged=list(report.unchanged),
            removed=list(report.removed),
            skipped=list(report.skipped),
            failed=[FailureOut(source=source, reason=why) for source, why in report.failed],
            warnings=[WarningOut(source=source, warning=what) for source, what in report.warnings],
            sentences=report.sentences,
            embedded=report.embedded,
        )
