"""X said that; …, X said; said X; was said by X."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.types import Span
from qa.voice.behind import subject_after
from qa.voice.cues import PASSIVE, PRONOUNS, VERBS
from qa.voice.headlines import as_sentence
from qa.voice.inflection import inflected
from qa.voice.inserted import aside, is_inserted, is_inverted
from qa.voice.prose import Utterance
from qa.voice.reported import CLOSING, is_author, is_noun, is_said_after, is_unsaid, is_witness
from qa.voice.scope import QUOTED, Attribution, clause, forward, segment, subordinate
from qa.voice.subjects import leading_subject, subject_before
from qa.voice.words import Word
from qa.words import word_set

_BE = word_set("is are was were be been being")
_BY = 14
"""Words among which "by" or "as saying" is looked for."""

_AGENT = frozenset(["by", "in"])
_ISSUED = 6
"""Words in front of "saying" among which "issued" is looked for."""

_ISSUING = inflected("issue release publish send write post")
_STATEMENTS = word_set("statement letter report email note message tweet memo notice leaflet")
_QUOTING = inflected("quote cite report")
_TO_SAY = word_set("likes liked on continued came moved hastened continues comes used proceeded")


def reports(utterance: Utterance, words: Sequence[Word]) -> Iterator[Attribution]:
    """Of `words`, each quotation one of them: the attributions by a verb of saying."""
    words = as_sentence(words)
    last: Span | None = None
    for at, word in enumerate(words):
        base = VERBS.get(word.lower) or _spoken(words, at)
        if base is None or (word.is_capital and at > 0):
            continue
        found = _verb(utterance, words, at, base, last)
        if found:
            last = found.mention or last
            yield found


def _spoken(words: Sequence[Word], at: int) -> str | None:
    """Any verb is one of saying in "…”, he grumbled."."""
    if at < 2 or at + 1 >= len(words) or not words[at].lower.endswith("ed"):
        return None
    alone = words[at - 1].lower in PRONOUNS and words[at - 2].text == QUOTED
    return "say" if alone and words[at + 1].text in CLOSING else None


def _verb(
    utterance: Utterance, words: Sequence[Word], at: int, base: str, last: Span | None
) -> Attribution | None:
    cue = Span(words[at].start, words[at].end)
    if _is_passive(words, at):
        return _quoted(utterance, words, at) or _by(utterance, words, at, base)
    if at + 1 == len(words) or _is_infinitive(words, at):
        return None
    if is_inverted(words, at, base):
        mention = subject_after(words, at + 1)
        quoted = words[at - 1].text == QUOTED
        reach = segment(utterance, words, at)
        if mention is None:
            return None
        put_in = aside(words, cue.start, mention.end)
        return Attribution(cue, mention, reach, True, quoted, put_in)
    if words[at].lower.endswith("ing"):
        return _participle(utterance, words, at, base, last)
    subject = subject_before(words, at)
    if subject is None:
        subject = _compound(words, at, last)
    if subject is None or is_author(subject, words):
        return None
    if is_inserted(words, at, base, subject):
        quoted = any(w.text == QUOTED and 0 <= subject.start - w.end < 3 for w in words)
        put_in = aside(words, subject.start, cue.end)
        return Attribution(cue, subject, segment(utterance, words, at), True, quoted, put_in)
    if base in {"find", "show"} and not is_witness(subject, words):
        return None
    if is_noun(words, at) or not (base == "find" or is_said_after(words, at, base)):
        return None
    first = sum(word.start < subject.start for word in words)
    if is_unsaid(words, first, at, base):
        return None
    return Attribution(cue, subject, subordinate(utterance, words, first, at), False)


def _is_passive(words: Sequence[Word], at: int) -> bool:
    """ "was described"; not "was warning"."""
    for word in (word.lower for word in reversed(words[max(0, at - 3) : at])):
        if word in _BE:
            return not words[at].lower.endswith("ing")
        if not (word.endswith("ly") or word in {"not", "also", "been", "often"}):
            return False
    return False


def _is_infinitive(words: Sequence[Word], at: int) -> bool:
    """ "to say", but for "went on to say"."""
    if at < 1 or words[at - 1].lower != "to":
        return False
    return at < 2 or words[at - 2].lower not in _TO_SAY


def _quoted(utterance: Utterance, words: Sequence[Word], at: int) -> Attribution | None:
    """ "Was quoted as saying": the subject says it."""
    near = range(at + 2, min(len(words), at + _BY))
    saying = next((n for n in near if _is_as_saying(words, n)), None)
    if saying is None or words[at].lower not in _QUOTING:
        return None
    return _as_saying(utterance, words, saying, subject_before(words, at))


def _is_as_saying(words: Sequence[Word], at: int) -> bool:
    return words[at].lower == "saying" and words[at - 1].lower == "as"


def _as_saying(
    utterance: Utterance, words: Sequence[Word], at: int, mention: Span | None
) -> Attribution:
    """By "saying" at `at`: what follows, or what stands before it where an end follows."""
    cue = Span(words[at].start, words[at].end)
    first = next((n for n in range(at, 0, -1) if words[n - 1].text in CLOSING), 0)
    if (
        not first
        or words[at + 1].text in {":", QUOTED}
        or words[at + 1].text not in CLOSING | _AGENT
    ):
        return Attribution(cue, mention, forward(utterance, words, at), False)
    put_in = aside(words, words[first].start, cue.end)
    quoted = words[first - 1].text == QUOTED
    return Attribution(cue, mention, segment(utterance, words, at), True, quoted, put_in)


def _by(utterance: Utterance, words: Sequence[Word], at: int, base: str) -> Attribution | None:
    """ "was described by X as": what is said stands on both sides."""
    if base not in PASSIVE or (base == "put" and words[at + 1].lower != "at"):
        return None
    for nearby in range(at + 1, min(len(words), at + _BY)):
        if words[nearby].text in ".;":
            return None
        if words[nearby].lower == "by" and nearby + 1 < len(words):
            mention = subject_after(words, nearby + 1)
            cue = Span(words[at].start, words[at].end)
            return Attribution(cue, mention, clause(utterance, words, at), True)
    return None


def _participle(
    utterance: Utterance, words: Sequence[Word], at: int, base: str, last: Span | None
) -> Attribution | None:
    """ ", saying that …" of whoever the sentence is about."""
    if _is_as_saying(words, at):
        return _quoting(utterance, words, at)
    if at == 0 or not (is_said_after(words, at, base)):
        return None
    before = words[at - 1].lower
    if before in _BE:
        subject = subject_before(words, at)
    elif (
        words[at - 1].text in {",", "—"}
        or before in {"by", "in", "and"}
        or words[at + 1].text in {":"}
    ):
        subject = last or leading_subject(words[:at])
    else:
        subject = _issuer(words, at)
    if subject is None:
        return None
    cue = Span(words[at].start, words[at].end)
    return Attribution(cue, subject, forward(utterance, words, at), False)


def _issuer(words: Sequence[Word], at: int) -> Span | None:
    """Who "issued a joint statement saying"."""
    near = range(at - 2, max(0, at - _ISSUED), -1)
    verb = next((n for n in near if words[n].lower in _ISSUING), None)
    if words[at - 1].lower not in _STATEMENTS or verb is None or _is_passive(words, verb):
        return None
    return subject_before(words, verb)


def _quoting(utterance: Utterance, words: Sequence[Word], at: int) -> Attribution | None:
    """ "Quoted X as saying": X says it."""
    near = range(at - 3, max(-1, at - _BY), -1)
    verb = next((n for n in near if words[n].lower in _QUOTING), None)
    if verb is None or _is_passive(words, verb):
        return None
    return _as_saying(utterance, words, at, subject_after(words, verb + 1))


def _compound(words: Sequence[Word], at: int, last: Span | None) -> Span | None:
    """The subject that "and called him …" shares with the verb before."""
    before = at - 1
    while before >= 0 and words[before].lower in {"had", "has", "then", "later", "also"}:
        before -= 1
    if before >= 0 and words[before].lower in {"and", "but", ",", "or"}:
        return last or leading_subject(words[:before])
    return None
