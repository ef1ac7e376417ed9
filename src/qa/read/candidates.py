"""What was found in all windows to candidates of the documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from qa.frames import unframed
from qa.read.spans import ScoredSpan
from qa.read.support import ReadSentence
from qa.types import Candidate, Chunk, Span

ANSWERS_PER_CHUNK = 3
"""A chunk may hold several answers; more than this many and the rest are noise."""

EVIDENT = 0.0
"""The log-odds from which a sentence counts as carrying an answer: rather too few than wrong ones.

On 750 training questions of five sets .09 (policies) to .34 (stories) of the text in sentences that
hold an answer is marked, .71 to .93 of what is marked rightly, and 1 % of the text where there is
no answer; from -0.5 on it would be .44 to .60, .59 to .85 and 6 %.
"""


def candidates(
    chunks: Sequence[Chunk],
    found: Iterable[ScoredSpan],
    read: Mapping[int, Sequence[ReadSentence]],
) -> list[Candidate]:
    """Candidates of all chunks, best first; of overlapping spans in a chunk the best stays.

    `read` are the sentences of a text, by its number, if the model tells what they carry.
    """
    by_text: defaultdict[int, list[Candidate]] = defaultdict(list)
    for each in sorted(found, key=lambda scored: (-scored.score, scored.span)):
        kept = by_text[each.text]
        candidate = _candidate(chunks[each.text], each, read.get(each.text, ()))
        if candidate is None or len(kept) == ANSWERS_PER_CHUNK:
            continue
        if not any(candidate.span.overlaps(other.span) for other in kept):
            kept.append(candidate)
    flat = (candidate for kept in by_text.values() for candidate in kept)
    return sorted(flat, key=lambda c: (-c.score, c.document_id, c.span))


def _candidate(
    chunk: Chunk, scored: ScoredSpan, sentences: Sequence[ReadSentence]
) -> Candidate | None:
    """None where the span holds no letter or digit."""
    span = unframed(chunk.text, scored.span)
    if span is None:
        return None
    return Candidate(
        chunk.document_id,
        placed(span, chunk),
        scored.score,
        tuple(placed(each.span, chunk) for each in sentences if each.evidence > EVIDENT),
        scored.reversal,
    )


def placed(span: Span, chunk: Chunk) -> Span:
    """A span of the chunk, in the document."""
    return span.shifted(chunk.span.start)
