"""PowerPoint presentations, by python-pptx: slide by slide, and the notes to each."""

from __future__ import annotations

import io
from collections.abc import Iterator

from pptx import Presentation
from pptx.shapes.base import BaseShape
from pptx.slide import Slide

from qa.load import package, properties
from qa.load.extract import Builder, Extract
from qa.load.signature import require_package

_NO_TITLE = ("", "PowerPoint Presentation")


def extract(content: bytes) -> Extract:
    """The title of each slide, its texts and tables in the file's order, then its notes.

    The title is that of the properties, else the first slide's.
    """
    require_package(content, ".pptx")
    return package.opened(content, _extract, "PowerPoint presentation")


def _extract(content: io.BytesIO) -> Extract:
    presentation, builder = Presentation(content), Builder()
    for number, slide in enumerate(presentation.slides, start=1):
        builder.begin("slide", str(number))
        if not _add(slide, builder):
            builder.warn(f"no text on slide {number}")
    core = presentation.core_properties
    title = core.title if core.title.strip() not in _NO_TITLE else None
    return builder.extract(title, properties.metadata(core))


def _add(slide: Slide, builder: Builder) -> bool:
    """Whether the slide has any text."""
    title = slide.shapes.title
    texts = [title.text_frame.text] if title is not None else []
    if title is not None:
        builder.heading(title.text_frame.text, 1)
    for shape in _shapes(slide.shapes):
        if title is None or shape.shape_id != title.shape_id:
            texts.append(_text(shape))
            builder.block(texts[-1])
    if slide.has_notes_slide and (notes := slide.notes_slide.notes_text_frame):
        texts.append(notes.text)
        builder.block(notes.text)
    return any(map(str.strip, texts))


def _shapes(shapes: object) -> Iterator[BaseShape]:
    """Those of groups too, in the order of the file."""
    for shape in shapes:  # type: ignore[attr-defined]
        if hasattr(shape, "shapes"):
            yield from _shapes(shape.shapes)
        else:
            yield shape


def _text(shape: BaseShape) -> str:
    """A vertical tab is a line break inside a paragraph."""
    if shape.has_text_frame:
        return str(shape.text_frame.text).replace("\v", "\n")  # type: ignore[attr-defined]
    if getattr(shape, "has_table", False):
        rows = shape.table.rows  # type: ignore[attr-defined]
        return "\n".join(" | ".join(" ".join(c.text.split()) for c in row.cells) for row in rows)
    return ""
