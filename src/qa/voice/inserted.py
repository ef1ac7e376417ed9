"""Whether words of saying are put into what is said or behind it: …, said X; …, X said in May."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from qa.question.words import AUXILIARIES
from qa.types import Span
from qa.voice.behind import is_office, subject_after
from qa.voice.cues import VERBS
from qa.voice.inflection import is_finite
from qa.voice.negated import is_participle
from qa.voice.reported import CLOSING
from qa.voice.scope import QUOTED
from qa.voice.subjects import DETERMINERS, PREPOSITIONS, apposition, subject_before
from qa.voice.words import Word
from qa.words import word_set

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

_SHORT = 9
"""Words of a tail, "said on Tuesday in Rome", that hardly hold a clause."""

_SUBORDINATORS = word_set(
    "if when while because after before although though whereas where as than once unless until "
    "since whether how why whatever who which that whose whom what"
)
_OPENING = (
    _SUBORDINATORS
    | PREPOSITIONS
    | word_set("to not only given like unlike his her their its my our")
)
"""What opens a phrase that another clause must follow, or one beside a noun."""


def aside(words: Sequence[Word], start: int, end: int) -> Span:
    """What is put in, from the words of saying up to the mark behind them."""
    following = sum(word.start < end for word in words)
    return Span(start, max(end, words[_mark(words, following) - 1].end))


def is_inverted(words: Sequence[Word], at: int, base: str) -> bool:
    """ "…”, said Mr Hill": after a quotation or a comma, a noun phrase and an end."""
    if base not in _INVERTED or at == 0 or words[at - 1].text not in {",", QUOTED, "—", "–"}:
        return False
    after = words[at + 1]
    named = after.is_capital or after.lower in {"the", "a", "an", "his", "her", "one", "its"}
    noun = after.lower.endswith("s") and after.lower not in VERBS
    plural = noun and words[min(at + 2, len(words) - 1)].text in CLOSING
    if after.text == QUOTED or not (named or plural or is_office(words, at + 1)):
        return False
    if words[at - 1].text == QUOTED:
        return True
    if _has_clause(words, at + 1):
        alone = all(word.text != "," for word in words[: at - 1])
        return alone and _states(words, at - 1) and _is_dated(words, at)
    return not _has_subject(words, at)


def is_inserted(words: Sequence[Word], at: int, base: str, subject: Span) -> bool:
    """ ", he said," or ", he said." or "as he put it"."""
    first = _first(words, at, subject)
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
        return _is_told_aside(words, first, at)
    if after.text in CLOSING:
        return after.text not in {":", QUOTED} or before.text == QUOTED
    if after.lower not in _WHEN:
        return False
    if _follows_quotation(words, first):
        in_letter = _opens_with_quotation(words, first) and _is_in_something(words, at + 1)
        return in_letter or not _has_that(words, at + 1)
    return base in _INVERTED and _is_tail(words, first, at)


def _first(words: Sequence[Word], at: int, subject: Span) -> int:
    """Where the subject begins, with what it is in apposition to: "the mayor, Tom Baker, said"."""
    first = next((n for n, word in enumerate(words) if word.start >= subject.start), 0)
    closing = next((n for n in range(at - 1, first, -1) if words[n].text == ","), None)
    if closing is None or apposition(words, closing) != first - 1:
        return first
    whole = subject_before(words, first - 1)
    return first if whole is None else sum(word.start < whole.start for word in words)


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


def _is_dated(words: Sequence[Word], at: int) -> bool:
    """Whether after the subject that follows the verb only a tail comes: "in a statement"."""
    mention = subject_after(words, at + 1)
    after = next((word for word in words if mention and word.start >= mention.end), None)
    return after is not None and after.lower in _WHEN and not _has_complement(words, at)


def _is_told_aside(words: Sequence[Word], first: int, at: int) -> bool:
    """ ", he told the crowd," with a verb after it where many words say to whom."""
    mark = _mark(words, at + 1)
    if mark == at + 1:  # "Plant leaked, court told": it was told to the court
        return False
    if mark > at + 5 and _states(words, first - 1):
        return not _has_complement(words, at)
    if _has_that(words, at) or _is_told_after(words, first, at):
        return False
    goes_on = mark + 1 < len(words) and words[mark + 1].lower in AUXILIARIES
    return mark <= at + 5 or (goes_on and mark <= at + _ADDRESSED)


def _is_tail(words: Sequence[Word], first: int, at: int) -> bool:
    """Whether what follows the verb only says when, where or how it was said."""
    if _is_told_after(words, first, at):
        return False
    if not _has_clause(words, at + 1):
        return True
    return _states(words, first - 1) and not _has_complement(words, at)


def _is_told_after(words: Sequence[Word], first: int, at: int) -> bool:
    """ "In London, Ann Cole said on Tuesday the dam leaked": a clause follows, none goes before."""
    opening = words[: first - 1]
    if not opening or not all(word.is_word for word in opening):
        return False
    finite = any(is_finite(word.lower) for word in opening[1:])
    subordinate = opening[0].lower in _SUBORDINATORS or _is_participial(opening[0])
    phrase = opening[0].lower in PREPOSITIONS and not finite
    tail = words[at + 1 : _mark(words, at + 1)]
    opens = subordinate or phrase or len(opening) == 1
    return opens and any(is_finite(word.lower) for word in tail)


def _states(words: Sequence[Word], comma: int) -> bool:
    """Whether the comma closes a clause that stands alone: "The plant leaked for hours, …"."""
    if words[comma].text != ",":
        return False
    start = max((n + 1 for n in range(comma) if not _is_inner(words[n])), default=0)
    clause = words[start:comma]
    verb = next((n for n, word in enumerate(clause) if n and is_finite(word.lower)), None)
    if verb is None or clause[0].lower in _OPENING or _is_participial(clause[0]):
        return False
    beside = clause[verb - 1].lower in PREPOSITIONS | {"and", "or", "a", "an", "the"}
    by = [word.lower for word in clause[verb + 1 : verb + 2]] == ["by"]
    return not (beside or by or any(word.lower in _SUBORDINATORS for word in clause[:verb]))


def _is_inner(word: Word) -> bool:
    """Whether it may stand in the middle of a clause, as a percentage does."""
    return word.text not in CLOSING - {QUOTED} and word.text != "("


def _is_participial(word: Word) -> bool:
    return word.lower.endswith(("ing", "ly")) or (len(word.lower) > 3 and is_participle(word))


def _has_clause(words: Sequence[Word], at: int) -> bool:
    """Whether more than a noun phrase follows before the next mark."""
    return _mark(words, at) - at > _SHORT or _has_that(words, at)


def _has_that(words: Sequence[Word], at: int) -> bool:
    return any(word.lower == "that" for word in words[at : _mark(words, at)])


def _has_complement(words: Sequence[Word], at: int) -> bool:
    """Whether "that" opens what is said: not "a letter that was sent"."""
    tail = words[at : _mark(words, at + 1)]
    return any(that.lower == "that" and not is_finite(verb.lower) for that, verb in pairwise(tail))


def _mark(words: Sequence[Word], at: int) -> int:
    """Where the next mark stands, from `at` on; behind the last word where there is none."""
    return next((n for n in range(at, len(words)) if words[n].text in CLOSING), len(words))


def _follows_quotation(words: Sequence[Word], first: int) -> bool:
    """Whether “…”, or “…,” stands in front of `first`."""
    last = first - 2 if words[first - 1].text == "," else first - 1
    return last >= 0 and words[last].text == QUOTED


def _opens_with_quotation(words: Sequence[Word], first: int) -> bool:
    """Whether nothing but a quotation stands in front of `first`: not "In “The Hill”, Ann said"."""
    return not any(word.is_word for word in words[:first])


def _is_in_something(words: Sequence[Word], at: int) -> bool:
    """Whether what follows is where the words stood, of which "that" tells more: "in a letter"."""
    where = [word.lower for word in words[at : at + 2]]
    return len(where) == 2 and where[0] == "in" and where[1] in DETERMINERS
