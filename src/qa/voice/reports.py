"""X said that; …, X said; said X; was said by X."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.question.words import AUXILIARIES
from qa.types import Span
from qa.voice.cues import PASSIVE, PRONOUNS, VERBS
from qa.voice.inflection import is_finite
from qa.voice.prose import Utterance
from qa.voice.reported import CLOSING, is_author, is_noun, is_said_after, is_unsaid, is_witness
from qa.voice.scope import QUOTED, Attribution, clause, forward, segment, subordinate
from qa.voice.subjects import apposition, leading_subject, subject_after, subject_before
from qa.voice.words import Word
from qa.words import word_set

_BE = word_set("is are was were be been being")
_EDGE_MARKS = frozenset([",", "—", "–", QUOTED, "(", ")", ":"])
_WHEN = word_set(
    "on in at yesterday today last this after during when to before from as earlier later again "
    "too once through by"
)
_INVERTED = word_set(
    "say add write ask reply explain warn note argue report insist claim answer continue cry "
    "shout recall announce conclude observe remark quip joke estimate believe think predict "
    "declare whisper mutter tweet state admit suggest tell recount"
)
_PARTICLED = word_set("go point")
_ADDRESSED = 12
"""Words after "told" that may say to whom, where and when."""
_TO_SAY = word_set("likes liked on continued came moved hastened continues comes used proceeded")


def reports(utterance: Utterance, words: Sequence[Word]) -> Iterator[Attribution]:
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
    following = words[at + 1] if at + 1 < len(words) else None
    if _is_passive(words, at):
        return _by(utterance, words, at, cue) if base in PASSIVE else None
    if following is None or _is_infinitive(words, at):
        return None
    if _is_inverted(words, at, base):
        mention = subject_after(words, at + 1)
        quoted = words[at - 1].text == QUOTED
        reach = segment(utterance, words, at)
        if mention is None:
            return None
        aside = _aside(words, cue.start, mention.end)
        return Attribution(cue, mention, reach, True, quoted, aside)
    if words[at].lower.endswith("ing"):
        return _participle(utterance, words, at, base, last)
    subject = subject_before(words, at)
    if subject is None:
        subject = _compound(words, at, last)
    if subject is None or is_author(subject, words):
        return None
    if _is_inserted(words, at, base, subject):
        quoted = any(w.text == QUOTED and 0 <= subject.start - w.end < 3 for w in words)
        aside = _aside(words, subject.start, cue.end)
        return Attribution(cue, subject, segment(utterance, words, at), True, quoted, aside)
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


def _by(utterance: Utterance, words: Sequence[Word], at: int, cue: Span) -> Attribution | None:
    """ "was described by X as": what is said stands on both sides."""
    for nearby in range(at + 1, min(len(words), at + 14)):
        if words[nearby].lower == "saying" and words[nearby - 1].lower == "as":
            mention = subject_before(words, at)
            return Attribution(cue, mention, forward(utterance, words, nearby), False)
    for nearby in range(at + 1, min(len(words), at + 14)):
        if words[nearby].text in ".;":
            return None
        if words[nearby].lower == "by" and nearby + 1 < len(words):
            mention = subject_after(words, nearby + 1)
            return Attribution(cue, mention, clause(utterance, words, at), True)
    return None


def _aside(words: Sequence[Word], start: int, end: int) -> Span:
    """What is put in, from the words of saying up to the mark behind them."""
    following = sum(word.start < end for word in words)
    return Span(start, max(end, words[_mark(words, following) - 1].end))


def _mark(words: Sequence[Word], at: int) -> int:
    """Where the next mark stands, from `at` on; behind the last word where there is none."""
    return next((n for n in range(at, len(words)) if words[n].text in CLOSING), len(words))


def _is_inverted(words: Sequence[Word], at: int, base: str) -> bool:
    """ "…”, said Mr Hill": after a quotation or a comma, a noun phrase and an end."""
    if base not in _INVERTED or at == 0 or words[at - 1].text not in {",", QUOTED, "—", "–"}:
        return False
    after = words[at + 1]
    named = after.is_capital or after.lower in {"the", "a", "an", "his", "her", "one", "its"}
    plural = after.lower.endswith("s") and words[min(at + 2, len(words) - 1)].text in CLOSING
    if after.text == QUOTED or not (named or plural):
        return False
    if words[at - 1].text == QUOTED:
        return True
    return not _has_clause(words, at + 1) and not _has_subject(words, at)


def _has_subject(words: Sequence[Word], at: int) -> bool:
    """ "Mary Brown, the director, said the dam leaked": its subject and an apposition to it."""
    opened = apposition(words, at - 1) if words[at - 1].text == "," else None
    if not opened or {words[0].lower, words[opened + 1].lower} & _WHEN:
        return False
    if any(is_finite(word.lower) for word in words[:opened]):
        return False
    mark = _mark(words, at + 1)
    goes_on = mark + 1 < len(words) and is_finite(words[mark + 1].lower)
    return not goes_on and not all(word.is_capital for word in words[at + 1 : mark])


def _has_clause(words: Sequence[Word], at: int) -> bool:
    """Whether more than a noun phrase follows before the next mark."""
    return _mark(words, at) - at > 9 or _has_that(words, at)


def _has_that(words: Sequence[Word], at: int) -> bool:
    return any(word.lower == "that" for word in words[at : _mark(words, at)])


def _participle(
    utterance: Utterance, words: Sequence[Word], at: int, base: str, last: Span | None
) -> Attribution | None:
    """ ", saying that …" of whoever the sentence is about."""
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
        return None
    if subject is None:
        return None
    cue = Span(words[at].start, words[at].end)
    return Attribution(cue, subject, forward(utterance, words, at), False)


def _compound(words: Sequence[Word], at: int, last: Span | None) -> Span | None:
    """The subject that "and called him …" shares with the verb before."""
    before = at - 1
    while before >= 0 and words[before].lower in {"had", "has", "then", "later", "also"}:
        before -= 1
    if before >= 0 and words[before].lower in {"and", "but", ",", "or"}:
        return last or leading_subject(words[:before])
    return None


def _is_told_aside(words: Sequence[Word], at: int) -> bool:
    """ ", he told the crowd," with a verb after it where many words say to whom."""
    mark = _mark(words, at + 1)
    if _has_that(words, at):
        return False
    goes_on = mark + 1 < len(words) and words[mark + 1].lower in AUXILIARIES
    return mark <= at + 5 or (goes_on and mark <= at + _ADDRESSED)


def _is_inserted(words: Sequence[Word], at: int, base: str, subject: Span) -> bool:
    """ ", he said," or ", he said." or "as he put it"."""
    first = next((n for n, word in enumerate(words) if word.start >= subject.start), 0)
    before = words[first - 1] if first else None
    if before is not None and before.lower == "as" and (base != "go"):
        return True
    if before is None or before.text not in _EDGE_MARKS | {";", "?", "!"}:
        return False
    after = words[at + 1]
    if base in {"go", "point"} and after.lower in {"on", "out"}:
        after = words[min(at + 2, len(words) - 1)]
    if (base, words[at + 1].lower) not in {("go", "on"), ("point", "out")} and base in _PARTICLED:
        return False
    if base == "tell" and before.text == QUOTED:
        return True
    if base == "tell":
        return _is_told_aside(words, at)
    if after.text in CLOSING:
        return after.text not in {":", QUOTED} or before.text == QUOTED
    if after.lower not in _WHEN:
        return False
    if _follows_quotation(words, first):
        return not _has_that(words, at + 1)
    return base in _INVERTED and not _has_clause(words, at + 1)


def _follows_quotation(words: Sequence[Word], first: int) -> bool:
    """Whether “…”, or “…,” stands in front of `first`."""
    last = first - 2 if words[first - 1].text == "," else first - 1
    return last >= 0 and words[last].text == QUOTED
