"""According to X; in X’s view; X’s claim that; to X he is; it is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.types import Span
from qa.voice.behind import subject_after
from qa.voice.cues import ADJUNCTS, IMPERSONAL, NOUNS, POSSESSIVE, SAYINGS, VERBS
from qa.voice.inflection import inflected, is_finite
from qa.voice.negated import BE
from qa.voice.owners import owner_before, owns
from qa.voice.prose import Utterance
from qa.voice.reported import is_author
from qa.voice.scope import QUOTED, Attribution, forward, segment, subordinate
from qa.voice.subjects import leading_subject, subject_before
from qa.voice.words import Word, possessor
from qa.words import word_set

_OPENERS = word_set("in by on to from")
_NEAR = 5
_NAMED = 3
"""Words in front of a claim among which its owner, or a verb that says it, is looked for."""

_CONVINCED = word_set("adamant convinced confident certain sure satisfied")
_NOBODY = word_set("it they this that there what which nobody none no")
_OWNING = inflected(
    "come arrive reach make give issue express hold voice offer repeat draw form deliver publish "
    "take have"
)
"""Verbs after which a claim is their subject's own."""


def phrases(utterance: Utterance, words: Sequence[Word], text: str) -> Iterator[Attribution]:
    """The attributions of `words`, each quotation one of them, that need no verb of saying."""
    yield from _according(utterance, words)
    yield from _owned(utterance, words)
    yield from _held_by(utterance, words)
    yield from _convinced(utterance, words)
    yield from _impersonal(utterance, text)


def _according(utterance: Utterance, words: Sequence[Word]) -> Iterator[Attribution]:
    """According to X; in the words of X; the claim by X that."""
    for at, word in enumerate(words[:-2]):
        cue = Span(word.start, words[at + 1].end)
        if word.lower == "view" and at and words[at - 1].lower == "in":
            continue
        if word.lower == "according" and words[at + 1].lower == "to":
            mention = subject_after(words, at + 2)
            yield Attribution(cue, mention, segment(utterance, words, at), True)
        elif (
            word.lower in ADJUNCTS
            and words[at + 1].lower in {"of", "by"}
            and _opened(words, at)
            and not owner_before(words, at)
        ):
            mention = subject_after(words, at + 2)
            yield Attribution(
                Span(word.start, word.end), mention, segment(utterance, words, at), True
            )
        elif word.lower in NOUNS and (that := _that_after(words, at)):
            if _is_said_or_met(words, at):
                continue
            named = words[at + 1].lower in {"by", "of", "from"}
            mention = subject_after(words, at + 2) if named else _holder(words, at)
            yield Attribution(
                Span(word.start, word.end), mention, forward(utterance, words, that), False
            )


def _is_said_or_met(words: Sequence[Word], at: int) -> bool:
    """Whether a verb of saying takes the claim at `at`, and nobody is named whose claim it is."""
    near = words[max(0, at - _NAMED) : at]
    owned = words[at + 1].lower in {"by", "from"} or any(map(owns, near))
    return not owned and any(each.lower in VERBS.keys() - _OWNING for each in near)


def _holder(words: Sequence[Word], at: int) -> Span | None:
    """Whose claim it is, or who "came to the conclusion"."""
    if owner := owner_before(words, at):
        return owner
    if not _is_their_own(words, at):
        return None
    subject = leading_subject(words[:at])
    early = subject is None or subject.end >= words[at - 1].end or at < 3
    return None if early or words[0].lower in {"there", "it", "this", "that"} else subject


def _is_their_own(words: Sequence[Word], at: int) -> bool:
    """Whether the verb makes the noun at `at` its subject's: "reached the firm conclusion"."""
    verbs = [word.lower for word in words[max(0, at - _NEAR) : at] if is_finite(word.lower)]
    near = [word.lower for word in words[max(0, at - _NEAR) : at] if word.lower in _OWNING]
    return bool(near) and (not verbs or verbs[-1] in _OWNING or near[-1].endswith("ing"))


def _opened(words: Sequence[Word], at: int) -> bool:
    return any(word.lower in _OPENERS for word in words[max(0, at - 3) : at])


def _that_after(words: Sequence[Word], at: int) -> int | None:
    """Where "that" stands, directly or after "by X" or "is"."""
    if words[at + 1].lower == "that":
        return at + 1
    if words[at + 1].lower in {"by", "of", "from", "is", "was"}:
        near = range(at + 2, min(len(words), at + 9))
        return next((n for n in near if words[n].lower == "that"), None)
    return None


def _owned(utterance: Utterance, words: Sequence[Word]) -> Iterator[Attribution]:
    """In X's view; by her own account; in his words."""
    for at, word in enumerate(words):
        if not (owns(word) or word.lower in POSSESSIVE):
            continue
        noun = _owned_noun(words, at)
        mention = owner_before(words, at + 1) if noun else None
        if noun is None or mention is None:
            continue
        cue = Span(words[noun].start, words[noun].end)
        if words[noun].lower in SAYINGS and any(each.text == QUOTED for each in words[noun + 1 :]):
            yield Attribution(cue, mention, forward(utterance, words, noun), False, quoted=True)
        first = next(n for n, each in enumerate(words) if each.start >= mention.start)
        if first and words[first - 1].lower in _OPENERS:
            yield Attribution(cue, mention, segment(utterance, words, at), True)


def _owned_noun(words: Sequence[Word], owner: int) -> int | None:
    """The noun that the word at `owner` owns itself."""
    for at in range(owner + 1, min(len(words), owner + 4)):
        if possessor(words[at].text) or words[at].lower in POSSESSIVE:
            return None
        if words[at].lower in ADJUNCTS | SAYINGS:
            return at
    return None


def _held_by(utterance: Utterance, words: Sequence[Word]) -> Iterator[Attribution]:
    """ "To Mr Hill he is …", "For Mr Hill there was no doubt"."""
    if len(words) < 4 or words[0].lower not in {"to", "for"}:
        return
    mention = subject_after(words, 1)
    if mention is None or not (words[1].is_capital or words[1].lower in POSSESSIVE):
        return
    after = next((word.lower for word in words if word.start >= mention.end), "")
    if after in {"he", "she", "it", "they", "that", "this", "there", ","}:
        cue = Span(words[0].start, words[0].end)
        yield Attribution(cue, mention, segment(utterance, words, 0), True)


def _convinced(utterance: Utterance, words: Sequence[Word]) -> Iterator[Attribution]:
    """ "Mr Hill is adamant that"; not "it is certain that"."""
    for at in range(2, len(words) - 2):
        if words[at].lower not in _CONVINCED or words[at + 1].lower != "that":
            continue
        subject = subject_before(words, at)
        first = sum(word.start < subject.start for word in words) if subject else 0
        if subject is None or is_author(subject, words) or words[first].lower in _NOBODY:
            continue
        if any(word.lower in BE for word in words[first:at]):
            cue = Span(words[at].start, words[at].end)
            yield Attribution(cue, subject, subordinate(utterance, words, first, at + 1), False)


def _impersonal(utterance: Utterance, text: str) -> Iterator[Attribution]:
    for match in IMPERSONAL.finditer(text, utterance.span.start, utterance.span.end):
        cue = Span(match.start(), match.end())
        if not utterance.quotation_at(cue):
            yield Attribution(cue, None, utterance.span, True)
