"""How far an attribution reaches in its utterance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qa.types import Span
from qa.voice.prose import Utterance
from qa.voice.words import Word
from qa.words import word_set

QUOTED = "“”"
"""What stands for a whole quotation among the words around it."""

_SUBJECTS = word_set("he she they it we i but and to what")
_CONTRASTS = word_set("but while whereas although though yet")
_SUBORDINATORS = word_set(
    "when after before although though while whereas because since until whatever"
)
_RELATIVES = word_set("which who whom")


@dataclass(frozen=True, slots=True)
class Attribution:
    """`mention` says, shown by `cue`, what stands in `scope`.

    `inserted`: the cue stands within or after it, and may have an `aside` for what is put in, which
    is not said: "he told the crowd". `quoted`: only the quotations in it are meant.
    """

    cue: Span
    mention: Span | None
    scope: Span
    inserted: bool
    quoted: bool = False
    aside: Span | None = None

    @property
    def unsaid(self) -> list[Span]:
        """The words that say who says it."""
        return [span for span in (self.cue, self.mention, self.aside) if span]


def outer_words(utterance: Utterance) -> list[Word]:
    """The words of an utterance, each quotation as one."""
    found: list[Word] = []
    for word, spoken in zip(utterance.words, utterance.spoken, strict=True):
        if not spoken:
            found.append(word)
        elif not found or found[-1].end <= word.start:
            quoted = utterance.quotation_at(Span(word.start, word.end))
            if quoted:
                found.append(Word(QUOTED, quoted.start, max(quoted.end, word.end), QUOTED))
    return found


def forward(utterance: Utterance, words: Sequence[Word], at: int) -> Span:
    """From the verb to where the sentence turns."""
    end = utterance.span.end
    for nearby in range(at + 1, len(words)):
        turns = words[nearby].text == "," and _lower(words, nearby + 1) in _CONTRASTS
        if words[nearby].text == ";" or turns:
            end = words[nearby].start
            break
    return Span(words[at].end, max(end, words[at].end + 1))


def subordinate(utterance: Utterance, words: Sequence[Word], subject: int, at: int) -> Span:
    """The same, up to the comma that closes "Although Mr Hill says …," or ", which he said …,"."""
    whole = forward(utterance, words, at)
    comma = next((word for word in words[at + 1 :] if word.text == ","), None)
    if comma is None or not _is_subordinate(words, subject) or comma.start >= whole.end:
        return whole
    return Span(whole.start, max(comma.start, whole.start + 1))


def _is_subordinate(words: Sequence[Word], subject: int) -> bool:
    """Whether the clause that `subject` opens is within another or in front of it."""
    opener = _lower(words, subject - 1) if subject else ""
    if subject == 1:
        return opener in _SUBORDINATORS
    return opener in _RELATIVES and words[subject - 2].text == ","


def segment(utterance: Utterance, words: Sequence[Word], at: int) -> Span:
    """Between the semicolons around `at`; beyond the next one where no new subject follows it."""
    marks = [
        n
        for n, word in enumerate(words)
        if word.text == ";" and (n < at or _lower(words, n + 1) in _SUBJECTS)
    ]
    start = max((words[n].end for n in marks if n < at), default=utterance.span.start)
    end = min((words[n].start for n in marks if n > at), default=utterance.span.end)
    return Span(start, end)


def clause(utterance: Utterance, words: Sequence[Word], at: int) -> Span:
    """The segment, cut where it turns."""
    whole = segment(utterance, words, at)
    start, end = whole.start, whole.end
    for nearby, word in enumerate(words[:-1]):
        if word.text == "," and words[nearby + 1].lower in _CONTRASTS | {"and", "which", "who"}:
            if nearby < at:
                start = max(start, word.end)
            else:
                end = min(end, word.start)
    return Span(start, end)


def _lower(words: Sequence[Word], at: int) -> str:
    return words[at].lower if at < len(words) else ""
