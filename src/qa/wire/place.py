"""A place in a document, as JSON: landmarks, the document they are in, a passage."""

from __future__ import annotations

from dataclasses import asdict

from pydantic import BaseModel, ConfigDict, Field

from qa.types import Box, Citation, Kind, Landmark, Passage, heading_in, page_in


class Wire(BaseModel):
    model_config = ConfigDict(frozen=True)


class LandmarkOut(Wire):
    """Something by which a person finds a place, and the offset at which it begins.

    `level` 1 is the outermost; only headings have others.
    """

    kind: Kind
    start: int
    name: str = Field(examples=["3", "The visit", "B7", "00:01:05"])
    level: int

    @classmethod
    def of(cls, landmark: Landmark) -> LandmarkOut:
        return cls(**asdict(landmark))


class BoxOut(Wire):
    """A rectangle on the page of this number, from 1, around a line of a quote or a part of one.

    In points (1/72 inch), from the upper left corner of the page as it is shown, y downwards.
    """

    page: int = Field(examples=[3])
    x0: float = Field(examples=[57.02])
    y0: float = Field(examples=[432.9])
    x1: float = Field(examples=[333.48])
    y1: float = Field(examples=[444.74])

    @classmethod
    def of(cls, box: Box) -> BoxOut:
        return cls(**asdict(box))


class Described(Wire):
    """A document's metadata; `date` is ISO 8601, to the day, month or year; empty: not known."""

    authors: list[str]
    publisher: str
    date: str = Field(examples=["2022-05-18"])
    genre: str = Field(examples=["news"])
    tags: list[str]


class DocumentRef(Described):
    """Which document, and (`sha256` of the file's bytes) which edition of it."""

    id: str = Field(examples=["5b1f0c7ab5cf4d0e"])
    title: str
    source: str = Field(examples=["sources/news/pompeo-visits-ashraf-3.html"])
    sha256: str


class PassageOut(Wire):
    """`text[start:end] == exact` in the document's text.

    `boxes` are where it stands on the pages of a PDF, a box a line; empty for other formats. What
    was `recognised` in a picture may have been misread.
    """

    exact: str
    start: int
    end: int
    score: float
    document: DocumentRef
    place: list[LandmarkOut]
    page: int | None
    heading: str | None
    boxes: list[BoxOut]
    recognised: bool

    @classmethod
    def of(cls, passage: Passage) -> PassageOut:
        return cls(
            exact=passage.quote.exact,
            start=passage.quote.span.start,
            end=passage.quote.span.end,
            score=round(passage.score, 4),
            document=document_ref(passage),
            place=[LandmarkOut.of(landmark) for landmark in passage.place],
            page=page_in(passage.place),
            heading=heading_in(passage.place),
            boxes=[BoxOut.of(box) for box in passage.boxes],
            recognised=passage.recognised,
        )


def document_ref(place: Citation | Passage) -> DocumentRef:
    return DocumentRef(
        **asdict(place.metadata),
        id=place.quote.document_id,
        title=place.title,
        source=place.source,
        sha256=place.sha256,
    )
