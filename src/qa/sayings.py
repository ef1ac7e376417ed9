"""What somebody says about something: their words in the passages that were found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from qa.confidence import Evidence, Weighed
from qa.ports import Collection
from qa.question.words import held, said
from qa.sentences import sentences_in
from qa.types import Candidate, Citation, Document, Flag, Hit, Quote, Span, Speech, heading_in
from qa.voice import Saying, asked_saying, is_described, is_speaker, speech_at, spoken

CONFIDENCE = 0.9
"""That what is found here answers: of the quotes given so in `eval/sayings.jsonl`, 52 of 56 do."""


def with_sayings(
    question: str, weighed: Sequence[Weighed], hits: Sequence[Hit], collection: Collection
) -> list[Weighed]:
    """Where the question asks for somebody's words about a topic, these too, the most confident
    first, and of the others those that stand with a word of the topic, after one or under it."""
    asked = asked_saying(question)
    if asked is None:
        return list(weighed)
    needed = tuple(said(asked.topic))
    near = {hit.rank: _near(needed, hit, collection) for hit in hits}
    kept = [each for each in weighed if _begins_in(near[each.hit.rank], each.candidate)]
    found = sayings(asked, hits, collection)
    return sorted([*found, *kept], key=lambda each: -each.confidence)


def sayings(asked: Saying, hits: Sequence[Hit], collection: Collection) -> list[Weighed]:
    """Of each sentence about the topic, the part that the speaker says.

    Those whose words speak of it most come first, then those of the best hit.
    """
    needed = tuple(said(asked.topic))
    found = []
    for hit in hits:
        document = collection.document(hit.chunk.document_id)
        theirs = partial(_is_theirs, asked.speaker, f"{hit.chunk.text}\n{document.title}")
        for sentence in _about(needed, hit, document):
            parts = [document.quote(part) for part in spoken(document, sentence, theirs)]
            if parts:
                spoken_of = held(needed, " ".join(part.exact for part in parts))
                found.append((spoken_of, _weighed(parts, needed, hit)))
    return [each for _, each in sorted(found, key=lambda each: -each[0])]


def _is_theirs(speaker: str, near: str, speech: Speech | None) -> bool:
    """Whether the speaker says it, by name, or by a description where the names stand `near`."""
    if is_speaker(speaker, speech):
        return True
    needed = tuple(said(speaker))
    return is_described(speaker, speech) and held(needed, near) == len(needed)


def is_reversed(citation: Citation, question: str, collection: Collection) -> bool:
    """Whether the quote says the opposite of its answer.

    Where somebody's words are asked for, none of their own reverses what else they say.
    """
    asked = asked_saying(question)
    speaker = asked.speaker if asked else None
    document = collection.document(citation.quote.document_id)

    def theirs(flag: Flag) -> bool:
        return is_speaker(speaker, speech_at(document, flag.cue.span))

    return any(flag.reverses and not theirs(flag) for flag in citation.flags)


def is_beside_the_speaker(citation: Citation, question: str) -> bool:
    """Whether somebody's words are asked for, and the quote is nobody's and does not name them."""
    asked = asked_saying(question)
    if asked is None or citation.speech is not None:
        return False
    return held(tuple(said(asked.speaker)), citation.quote.exact) == 0


def _about(needed: tuple[str, ...], hit: Hit, document: Document) -> Iterator[Span]:
    """The sentences of the hit that hold all that is needed, or half where title and heading do."""
    for each in sentences_in(hit.chunk) if needed else ():
        sentence = document.quote(each)
        near = f"{sentence.exact}\n{_titles(document, sentence.span.start)}"
        enough = 2 * held(needed, sentence.exact) >= len(needed)
        if enough and held(needed, near) == len(needed):
            yield sentence.span


def _near(needed: tuple[str, ...], hit: Hit, collection: Collection) -> list[Span]:
    """The hit's sentences in its document that have any of what is needed, follow one that has, or
    stand under a heading or title that has; all of them where nothing is needed."""
    document, spans = collection.document(hit.chunk.document_id), sentences_in(hit.chunk)
    has = [not needed or held(needed, document.quote(each).exact) > 0 for each in spans]
    return [
        each
        for place, each in enumerate(spans)
        if any(has[max(0, place - 1) : place + 1])
        or held(needed, _titles(document, each.start)) > 0
    ]


def _begins_in(places: Sequence[Span], candidate: Candidate) -> bool:
    return any(each.start <= candidate.span.start < each.end for each in places)


def _titles(document: Document, place: int) -> str:
    return f"{heading_in(document.place_at(place)) or ''}\n{document.title}"


def _weighed(parts: Sequence[Quote], needed: tuple[str, ...], hit: Hit) -> Weighed:
    """Of the parts at least half as long as the longest, the one that speaks of it most."""
    longest = max(len(part.exact) for part in parts)
    long = (part for part in parts if 2 * len(part.exact) >= longest)
    best = max(long, key=lambda part: (held(needed, part.exact), len(part.exact)))
    candidate = Candidate(best.document_id, best.span, 0.0)
    return Weighed(candidate, hit, Evidence(0.0), CONFIDENCE)
