"""Two answers to one question: the same, compatible, different, or both true."""

from __future__ import annotations

from collections.abc import Sequence

from qa.compare.aliases import Aliases, key
from qa.compare.asked import Asked
from qa.compare.clock import by_clock
from qa.compare.moment import Moment, may_be_same_moment, same_moment
from qa.compare.named_after import named_after
from qa.compare.names import contained, of_one_sovereign, same_name, two_persons
from qa.compare.places import apart, known, known_within
from qa.compare.reading import Reading
from qa.compare.same_quantity import are_quantities, by_quantity
from qa.compare.whereabouts import Whereabouts
from qa.compare.wording import Relation, by_words, differing, named, phrases
from qa.compare.words import denies, plain, stems, words

_UNTOLD = Whereabouts(())


def relation(
    asked: Asked,
    one: Reading,
    other: Reading,
    aliases: Aliases,
    whereabouts: Whereabouts = _UNTOLD,
) -> Relation:
    """How two answers to a question relate; `whereabouts` are what texts say of places.

    "unclear" where they differ and the question does not tell whether both can be true, or where
    their values are of kinds that cannot be compared.
    """
    if asked.kind == "yes or no":
        return _by_denial(one, other)
    if not (one.valued and other.valued) and words(one.answer) == words(other.answer):
        return "same"
    if asked.kind == "date" or _are_dates(one, other):
        return _by_date(asked, one, other)
    if asked.kind == "quantity" or are_quantities(one, other):
        return by_quantity(asked, one, other)
    return _by_name(asked, one, other, aliases, whereabouts)


def _by_denial(one: Reading, other: Reading) -> Relation:
    """Two that affirm, without a word in common, may affirm opposites: "complete", "half built"."""
    denials = [denies(each.text, each.start, each.end) for each in (one, other)]
    if denials[0] != denials[1]:
        return "different"
    common = stems(one.answer) & stems(other.answer) or words(one.answer) == words(other.answer)
    return "same" if denials[0] or common else "unclear"


def _are_dates(one: Reading, other: Reading) -> bool:
    return all(
        each.moments and not each.quantities and _mostly(each, each.moments)
        for each in (one, other)
    )


def _mostly(reading: Reading, found: Sequence[Moment]) -> bool:
    covered = sum(min(m.end, reading.end) - max(m.start, reading.start) for m in found)
    return 2 * covered >= reading.end - reading.start


def _by_date(asked: Asked, one: Reading, other: Reading) -> Relation:
    told = by_clock(plain(one.answer), plain(other.answer))
    if not one.moments or not other.moments:
        return told or by_words(asked, one, other)
    pair = one.moments[0], other.moments[0]
    if told in ("different", "unclear") and may_be_same_moment(*pair):
        return told
    if same_moment(*pair):
        return "same"
    if may_be_same_moment(*pair):
        return "compatible"
    return "both-hold" if asked.number == "many" else "different"


def _by_name(
    asked: Asked, one: Reading, other: Reading, aliases: Aliases, whereabouts: Whereabouts
) -> Relation:
    if same_name(one.answer, other.answer, aliases):
        part = asked.kind == "place" and contained(one.answer, other.answer)
        return "compatible" if part else "same"
    left, right = one.names, other.names
    if _of_two_places(left, right, aliases):
        return differing(asked)
    if len(left) == len(right) == 1 and two_persons(*(key(n[0]).split() for n in (left, right))):
        return differing(asked)
    common = sum(any(same_name(a, b, aliases) for b in right) for a in left)
    if common:
        return "same" if common == len(left) == len(right) else "compatible"
    if asked.kind == "place" and any(_one_in_other(a, b, whereabouts) for a in left for b in right):
        return "compatible"
    if asked.kind != "place" and any(named_after(asked.words, a, b) for a in left for b in right):
        return differing(asked)
    if any(contained(a, b) or of_one_sovereign(a, b) for a in left for b in right):
        names = named(one) and named(other)
        return "compatible" if names else phrases(one, other) or "compatible"
    return by_words(asked, one, other)


def _of_two_places(one: Sequence[str], other: Sequence[str], aliases: Aliases) -> bool:
    """ "Portland, Oregon" and "Portland, Maine"; what enumerates countries begins with one."""
    if len(one) < 2 or len(other) < 2 or known(key(one[0])):
        return False
    return same_name(one[0], other[0], aliases) and apart(key(one[-1]), key(other[-1]))


def _one_in_other(one: str, other: str, whereabouts: Whereabouts) -> bool:
    if known_within(key(one), key(other)) or known_within(key(other), key(one)):
        return True
    return whereabouts.lies_in(one, other) or whereabouts.lies_in(other, one)
