"""Who says what stands at a place of a document."""

from __future__ import annotations

from collections.abc import Sequence

from qa.types import Document, Span, Speech
from qa.voice.attributions import attributions, governing
from qa.voice.cues import POSSESSIVE
from qa.voice.prose import Prose, Utterance, prose
from qa.voice.scope import Attribution
from qa.voice.signatures import signed
from qa.voice.speakers import resolved
from qa.voice.subjects import leading_subject
from qa.voice.turns import turn_at

_CHAIN = 12
"""Quotations in a row, each going on with the one before, through which a speaker is sought."""


def speech_at(document: Document, span: Span) -> Speech | None:
    """Who says what stands at `span`; None where the document itself does."""
    analysed = prose(document)
    place = analysed.utterance_at(span)
    if place is None:
        return None
    utterance = analysed.utterances(place[0])[place[1]]
    if turn := turn_at(analysed, place[0], span):
        return turn
    found = attributions(utterance, analysed.text)
    if quotation := utterance.quotation_at(span):
        return _direct(analysed, place, utterance, found, quotation)
    governed = governing(found, span)
    return _speech(analysed, place, governed, direct=False) if governed else None


def _direct(
    analysed: Prose,
    place: tuple[int, int],
    utterance: Utterance,
    found: Sequence[Attribution],
    quotation: Span,
) -> Speech | None:
    """The speech of a quotation; None for words that are only set off, a name or a title."""
    if governed := governing(found, quotation, quotation=True):
        return _speech(analysed, place, governed, direct=True)
    if analysed.is_heading(utterance.span):
        return None
    if utterance.is_all_quotation:
        return (
            signed(analysed, place, quotation)
            or _continued(analysed, place)
            or Speech(True, None, None, None)
        )
    return _after_colon(analysed, place, utterance, quotation)


def _speech(
    analysed: Prose, place: tuple[int, int], governed: Attribution, *, direct: bool
) -> Speech:
    document, mention = analysed.document, governed.mention
    speaker = resolved(analysed, mention, place, governed.inserted) if mention else None
    return Speech(
        direct,
        document.quote(governed.cue),
        document.quote(mention) if mention else None,
        document.quote(speaker) if speaker else None,
    )


def _continued(analysed: Prose, place: tuple[int, int]) -> Speech | None:
    """A quotation that stands alone goes on with the one before it, or with whom it follows."""
    for utterance in analysed.before(*place, _CHAIN):
        at = analysed.utterance_at(utterance.span)
        if at is None or (place[0] - at[0] > 1 and not utterance.quotations):
            return None
        found = attributions(utterance, analysed.text)
        if found:
            spoken = utterance.quotations[-1:] or (utterance.span,)
            last = governing(found, spoken[0], quotation=True) or found[-1]
            return _speech(analysed, at, last, direct=True)
        if not utterance.is_all_quotation:
            return _introduced(analysed, at, utterance)
    return None


def _introduced(analysed: Prose, place: tuple[int, int], utterance: Utterance) -> Speech | None:
    """By the person with whom the sentence before the quotation begins."""
    first = utterance.words[0]
    owner = Span(first.start, first.end) if first.lower in POSSESSIVE else None
    subject = owner or leading_subject(utterance.words)
    if subject is None:
        return None
    speaker = resolved(analysed, subject, place, inserted=False)
    document = analysed.document
    mention = document.quote(subject)
    return Speech(True, mention, mention, document.quote(speaker) if speaker else None)


def _after_colon(
    analysed: Prose, place: tuple[int, int], utterance: Utterance, quotation: Span
) -> Speech | None:
    """ "He was blunt: “…”"."""
    before = analysed.text[utterance.span.start : quotation.start].rstrip()
    if not before.endswith(":"):
        return None
    outside = [word for word in utterance.words if word.start < quotation.start]
    subject = leading_subject(outside)
    if subject is None:
        return None
    colon = utterance.span.start + len(before) - 1
    speaker = resolved(analysed, subject, place, inserted=False)
    document = analysed.document
    return Speech(
        True,
        document.quote(Span(colon, colon + 1)),
        document.quote(subject),
        document.quote(speaker) if speaker else None,
    )
