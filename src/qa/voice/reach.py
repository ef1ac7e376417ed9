"""How far a cue reaches: the clause that it governs, told by marks and by words that open one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from qa.types import Governor, Span
from qa.voice.cues import VERBS
from qa.voice.inflection import is_finite
from qa.voice.negated import DETERMINERS, PREPOSITIONS
from qa.voice.pattern import Reach
from qa.voice.prose import Utterance
from qa.voice.words import Word
from qa.words import word_set

_COMPLEMENTS = DETERMINERS | PREPOSITIONS
"""What follows a verb rather than a plural noun."""

_JOINS = word_set("and but")
"""Words that join a clause which a later cue does not govern."""

_EDGES = word_set("but while whereas although though which who whose yet because so where")
_STARTS = word_set("and or")
_EXCEPTIONS = word_set("until till unless except besides instead when without")
"""What follows these holds although the clause before them is negated: "not until 1961"."""

_RELATIVES = word_set("that which who")
_SUBORDINATORS = word_set(
    "while although though because since when after before as if unless having without despite "
    "once whereas given"
)
_LATER = word_set("since although though after before while whereas because when")
"""Words that open a clause whose negation is its own: "he won in May after losing in April"."""

_TURNING = word_set("but while whereas although though yet")
_NEXT = 3
"""Words that may stand before what "instead of" and its like set aside."""

_SHORT = 5
"""Characters of "not" or "never" alone, which may set a single phrase aside."""

_OPENED = 3
"""Words that may stand between a relative pronoun and the cue in its clause."""


def reaches(utterance: Utterance, label: Governor, reach: Reach, cue: Span, answer: Span) -> bool:
    """Whether the answer stands in what the cue governs."""
    if not _is_beside(utterance, reach, cue, answer):
        return False
    if reach == "sentence":
        apart = _is_apart(utterance, cue, answer) or _turns(utterance, cue, answer)
        return _unbroken(utterance, cue, answer, ";") and not apart
    if label in {"denied", "alleged"}:
        return _unbroken(utterance, cue, answer, ";.!?") and not _turns(utterance, cue, answer)
    if label == "not" and is_affirmed(utterance, cue, answer):
        return False
    return in_clause(utterance, cue, answer)


def is_reported(utterance: Utterance, cue: Span, answer: Span) -> bool:
    """Whether the answer stands outside the clause of "they said that …", and the cue in it."""
    between = words_between(utterance, cue, answer)
    if answer.end > cue.start or not any(word.lower in VERBS for word in between):
        return False
    return any(
        first.lower == "that" and not is_finite(second.lower) for first, second in pairwise(between)
    )


def is_clausal(utterance: Utterance, cue: Span) -> bool:
    """Whether the cue has a clause for its complement: "denied that", "it is wrong to say that"."""
    inside = [word.lower for word in utterance.words if cue.start <= word.start < cue.end]
    following = next((word for word in utterance.words if word.start >= cue.end), None)
    return inside[-1:] == ["that"] or (following is not None and following.lower == "that")


def is_past_gerund(utterance: Utterance, cue: Span, answer: Span) -> bool:
    """Whether the cue is the subject and the answer in what is said: "avoiding it is wise"."""
    word = next(word for word in utterance.words if word.start >= cue.start)
    gerund = word.lower.endswith("ing") and not word.lower.endswith("thing")
    between = words_between(utterance, cue, answer)
    followed = answer.start >= cue.end and any(is_finite(each.lower) for each in between)
    return gerund and followed


def in_clause(utterance: Utterance, cue: Span, answer: Span) -> bool:
    """Whether no mark and no word that opens a clause stands between."""
    unbroken = _unbroken(utterance, cue, answer, ";:.!?—")
    return unbroken and not _leaves(utterance, cue, answer)


def is_affirmed(utterance: Utterance, cue: Span, answer: Span) -> bool:
    """Whether the answer stands in the clause's exception or in a clause of its own."""
    between = words_between(utterance, cue, answer)
    if _crosses_brackets(between) or _is_contrast_over(utterance, cue, answer):
        return True
    if answer.end <= cue.start:
        return _is_apart(utterance, cue, answer)
    excepted = any(word.lower in _EXCEPTIONS for word in between)
    return excepted or _is_compared(between) or _has_second_clause(utterance, cue, between)


def _is_compared(between: Sequence[Word]) -> bool:
    """Whether it is what a negated comparison holds of: "no club won more cups than Ajax"."""
    than = next((n for n, word in enumerate(between) if word.lower == "than"), None)
    return than is not None and not any(w.lower in PREPOSITIONS for w in between[than:])


def words_between(utterance: Utterance, cue: Span, answer: Span) -> list[Word]:
    """The words between a cue and an answer, whichever comes first, but for relative clauses."""
    start, end = min(cue.end, answer.end), max(cue.start, answer.start)
    return _without_asides([word for word in utterance.words if start <= word.start < end])


def _without_asides(between: list[Word]) -> list[Word]:
    """The words that stand outside ", which …,"."""
    for at, (mark, word) in enumerate(pairwise(between)):
        if mark.text == "," and word.lower in _RELATIVES | {"whose", "where", "as"}:
            closing = next((n for n in range(at + 2, len(between)) if between[n].text == ","), None)
            if closing is not None:
                return between[:at] + _without_asides(between[closing + 1 :])
    return between


def up_to_mark(words: Iterable[Word]) -> Iterator[Word]:
    """The words before the first mark."""
    yield from takewhile(lambda word: word.text not in ",;:.—–", words)


def _is_beside(utterance: Utterance, reach: Reach, cue: Span, answer: Span) -> bool:
    """Whether the answer stands on the side of the cue that it governs."""
    if reach in ("after", "next") and answer.start < cue.end:
        return False
    if reach == "next":
        return _is_next(utterance, cue, answer)
    return reach != "before" or answer.start <= cue.start


def _is_next(utterance: Utterance, cue: Span, answer: Span) -> bool:
    """Whether no mark and hardly a word stands between."""
    between = words_between(utterance, cue, answer)
    return len(between) <= _NEXT and all(word.is_word for word in between)


def _unbroken(utterance: Utterance, cue: Span, answer: Span, marks: str) -> bool:
    return not any(word.text in marks for word in words_between(utterance, cue, answer))


def _turns(utterance: Utterance, cue: Span, answer: Span) -> bool:
    """Whether ", but" or "instead" stands between."""
    between = words_between(utterance, cue, answer)
    if between and answer.start >= cue.end and any(word.lower == "instead" for word in between):
        return True
    return any(
        first.text == "," and second.lower in _TURNING for first, second in pairwise(between)
    )


def _leaves(utterance: Utterance, cue: Span, answer: Span) -> bool:
    """Whether another clause begins between the cue and the answer."""
    between = words_between(utterance, cue, answer)
    if any(word.lower in _EDGES for word in between) or _in_aside(utterance, cue, between):
        return True
    if cue.start >= answer.end and any(word.lower in _JOINS for word in between):
        return True  # "He stayed for hours and proposed": the second verb governs what follows it
    return any(
        first.text in {",", "—", "–"} and second.lower in _STARTS
        for first, second in pairwise(between)
    )


def _in_aside(utterance: Utterance, cue: Span, between: Sequence[Word]) -> bool:
    """Whether the cue stands in ", which …," and the answer after it."""
    before = [word for word in utterance.words if word.end <= cue.start]
    clause = list(up_to_mark(reversed(before)))
    opened = any(word.lower in _RELATIVES for word in clause)
    return opened and len(clause) < len(before) and any(word.text == "," for word in between)


def _crosses_brackets(between: Sequence[Word]) -> bool:
    """Whether the cue stands in brackets and the answer does not, or the other way round."""
    return sum((word.text == "(") - (word.text == ")") for word in between) != 0


def _is_contrast_over(utterance: Utterance, cue: Span, answer: Span) -> bool:
    """Whether the cue sets one phrase aside, ", not the fuel,", and the answer is another."""
    ahead = [word for word in utterance.words if word.end <= cue.start][-1:]
    if cue.end - cue.start > _SHORT or not ahead or ahead[0].text not in {",", "("}:
        return False
    between = words_between(utterance, cue, answer)
    return answer.end <= cue.start or any(word.text == "," for word in between)


def _is_apart(utterance: Utterance, cue: Span, answer: Span) -> bool:
    """Whether the cue stands in brackets or in a clause that opens after the answer."""
    if answer.end > cue.start:
        return False
    between = words_between(utterance, cue, answer)
    opened = any(word.lower in _RELATIVES for word in between[-_OPENED:])
    joined = any(word.lower in _LATER for word in between)
    purpose = bool(between) and between[-1].lower == "to"
    if opened or joined or purpose:
        return True
    return _crosses_brackets(between) or _is_adjoined(utterance, cue, between)


def _is_adjoined(utterance: Utterance, cue: Span, between: Sequence[Word]) -> bool:
    """Whether the cue opens a participle clause: "he drowned, ending the dynasty"."""
    cued = next(word for word in utterance.words if word.start >= cue.start)
    return bool(between) and between[-1].text == "," and cued.lower.endswith("ing")


def _has_second_clause(utterance: Utterance, cue: Span, between: Sequence[Word]) -> bool:
    """Whether a verb of another clause stands between: "while A lacks B, C has the answer"."""
    if any(_opens_clause(between, at) for at in range(len(between) - 1)):
        return True
    if any(mark.text == "," and word.lower in _LATER for mark, word in pairwise(between)):
        return True
    if _in_later_clause(utterance, between):
        return True
    return _is_past_comma(utterance, cue, between) or _is_past_relative(utterance, cue, between)


def _in_later_clause(utterance: Utterance, between: Sequence[Word]) -> bool:
    """Whether "after" or "because" and a finite verb stand past the cue."""
    later = next((word for word in between if word.lower in _LATER), None)
    if later is None:
        return False
    clause = up_to_mark(word for word in utterance.words if word.start > later.start)
    return any(is_finite(word.lower) for word in clause)


def _opens_clause(between: Sequence[Word], at: int) -> bool:
    """Whether "and" and a verb stand at `at`: "does not sing and nests in reeds"."""
    if between[at].lower != "and":
        return False
    verb = next((word for word in between[at + 1 :] if not word.lower.endswith("ly")), between[at])
    following = [word for word in between if word.start > verb.start][:1]
    inflected = verb.lower.endswith("s") and any(w.lower in _COMPLEMENTS for w in following)
    return is_finite(verb.lower) or verb.lower in {"that", "then"} or inflected


def _is_past_comma(utterance: Utterance, cue: Span, between: Sequence[Word]) -> bool:
    """Whether a comma closes the cue's clause: a verb follows it, or the clause is subordinate."""
    comma = next((n for n, word in enumerate(between) if word.text == ","), None)
    if comma is None:
        return False
    opening = _opening(utterance, cue)
    if opening and opening.lower in _SUBORDINATORS:
        return True
    return any(is_finite(word.lower) or word.lower.endswith("ing") for word in between[comma + 1 :])


def _opening(utterance: Utterance, cue: Span) -> Word | None:
    """The word with which the cue's clause begins."""
    before = [word for word in utterance.words if word.end <= cue.start]
    clause = list(up_to_mark(reversed(before)))
    return clause[-1] if clause else None


def _is_past_relative(utterance: Utterance, cue: Span, between: Sequence[Word]) -> bool:
    """Whether the main verb follows: "a number that is not prime is called composite"."""
    before = [word for word in utterance.words if word.end <= cue.start][-_OPENED:]
    opened = any(word.lower in _RELATIVES for word in before)
    return opened and any(is_finite(word.lower) for word in between[1:])
