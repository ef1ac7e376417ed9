"""A mention of a speaker to the fullest name that the document has for them."""

from __future__ import annotations

import re
from functools import lru_cache

from qa.types import Document, Span
from qa.voice.cues import POSSESSIVE
from qa.voice.lexicon import BODIES, FUNCTION, is_human
from qa.voice.names import BODY, OFFICE, Names, Person, is_group
from qa.voice.prose import KEPT, Prose, Utterance
from qa.words import word_set

LOOK_BACK = 8
"""Utterances in which the person is looked for whom a pronoun means."""

_DETERMINER = re.compile(r"(?:the|a|an|its|his|her|their|our|my|this|that|these|those)\s+", re.I)
_OPENING = 20
"""Characters within which a sentence names whom it is about."""

_MODIFIES = re.compile(r"[’']?\s+(?!of|at|from|in|on|for|who|himself|herself)\w")
"""What follows a name that only says whose something is: "the Biden administration"."""

_HELD = re.compile(rf"{OFFICE}(?:[^\W\d_a-z][\w’'\-]*\s+)+$")
_COMPLEMENTS = word_set("of for at in from with to by")
_NO_NOUN = r"(?!(?:the|a|an|his|her|their|its|of|for|in|at|on|to|and|who|that|has|had|is|was)\b)"
_DESCRIBED = re.compile(
    r"\b(?:the|a|an|one|my|our|his|her|their|its)\s+"
    rf"(?:{_NO_NOUN}[\w’'\-]+\s+){{0,3}}{_NO_NOUN}(?P<noun>[\w\-]+)\b",
    re.I,
)


@lru_cache(maxsize=KEPT)
def names(document: Document) -> Names:
    """Who is who in this edition, kept for the next question."""
    return Names.of(document.text)


def resolved(prose: Prose, mention: Span, place: tuple[int, int], inserted: bool) -> Span | None:
    """The speaker's fullest name; the mention itself for a body or a description; or None.

    `place` is the paragraph and position of the utterance. The person meant by a pronoun that was
    `inserted` into what they say is not looked for there.
    """
    words = prose.text[mention.start : mention.end]
    pronoun = POSSESSIVE.get(words.lower(), words.lower())
    if pronoun in {"he", "she"}:
        return _antecedent(prose, pronoun, mention, place, inserted)
    if pronoun in {"they", "it"}:
        return _group(prose, mention, place, inserted)
    return _named(prose, mention) or _described(prose, mention)


def _named(prose: Prose, mention: Span) -> Span | None:
    """The person whose name the mention is, or is in apposition to."""
    known = names(prose.document)
    text = prose.text
    for person in known.within(mention.start, mention.end):
        if person.is_owner and person.span.end < mention.end:
            continue
        if _is_complement(text[mention.start : person.span.start]):
            continue
        after = text[person.span.end : mention.end]
        if any(word in BODIES for word in person.names) or _MODIFIES.match(after):
            continue
        full = known.full_name(person)
        return full.span if full else person.span
    return None


def _is_complement(before: str) -> bool:
    """Whether the words before a name make it another's: "widow of", "critics of Secretary of"."""
    office = _HELD.search(before)
    words = before[: office.start()].split() if office else before.split()[-1:]
    return any(word.lower() in _COMPLEMENTS for word in words)


def _described(prose: Prose, mention: Span) -> Span | None:
    """A single person by their role, a body by its name, others by the mention itself."""
    words = prose.text[mention.start : mention.end]
    head = re.split(r"\s(?:of|for|at|in|from|with|on)\s", words)[0]
    noun = head.split()[-1].lower()
    single = is_human(noun) and not is_group(noun)
    if single and (person := names(prose.document).by_role(words, mention.start)):
        full = names(prose.document).full_name(person)
        return full.span if full else person.span
    if match := re.search(r"\b(?:named|called) (?=[^\W\d_a-z])", words):
        return Span(mention.start + match.end(), mention.end)
    if match := _DETERMINER.match(words):
        if match.end() < len(words):
            return Span(mention.start + match.end(), mention.end)
        return None
    return mention


def _antecedent(
    prose: Prose, pronoun: str, mention: Span, place: tuple[int, int], inserted: bool
) -> Span | None:
    known = names(prose.document)
    here = prose.utterances(place[0])[place[1]]
    until = here.span.start + _OPENING if inserted else mention.start
    searched = [(here, min(until, mention.start))]
    searched += [(each, each.span.end) for each in prose.before(*place, LOOK_BACK)]
    doubtful: Span | None = None
    for utterance, end in searched:
        if utterance is not here and utterance.words[0].lower == pronoun:
            continue
        for person in _outside_quotations(known, utterance, end):
            gender = known.gender_of(person)
            full = known.full_name(person) or person
            if gender == pronoun:
                return full.span
            opens = person.span.start - utterance.span.start < _OPENING
            if gender is None and (full.is_titled or known.is_called(full) or opens):
                return full.span
            if gender is None and doubtful is None and len(full.names) > 1:
                doubtful = full.span
        if described := _role_in(prose, pronoun, utterance, end):
            return described
    return doubtful


def _outside_quotations(known: Names, utterance: Utterance, end: int) -> list[Person]:
    """The people mentioned there, those who only own something last."""
    people = [
        person
        for person in known.within(utterance.span.start, end)
        if not utterance.quotation_at(person.span)
    ]
    return sorted(people, key=lambda person: person.is_owner)


def _role_in(prose: Prose, pronoun: str, utterance: Utterance, end: int) -> Span | None:
    """A person who is only described: "a resident", "the mayor"."""
    for match in _DESCRIBED.finditer(prose.text, utterance.span.start, end):
        described, own = Span(*match.span()), POSSESSIVE.get(match[0].split()[0].lower())
        if own == pronoun or not is_human(match["noun"].lower()):
            continue
        named = names(prose.document).by_role(match[0], match.start())
        other = named and names(prose.document).gender_of(named) not in {None, pronoun}
        if not other and not utterance.quotation_at(described):
            return _described(prose, described)
    return None


def _group(prose: Prose, mention: Span, place: tuple[int, int], inserted: bool) -> Span | None:
    """The last body or group that was spoken of."""
    here = prose.utterances(place[0])[place[1]]
    searched = [] if inserted else [(here, mention.start)]
    searched += [(each, each.span.end) for each in prose.before(*place, LOOK_BACK)]
    for utterance, end in searched:
        if found := _group_in(prose, utterance, end):
            return found
    return None


def _group_in(prose: Prose, utterance: Utterance, end: int) -> Span | None:
    start = utterance.span.start
    bodies = [_bare(match) for match in BODY.finditer(prose.text, start, end) if _is_body(match[0])]
    nouns = re.compile(r"[\w\-]+").finditer(prose.text, start, end)
    groups = [
        _with_modifier(prose.text, match.start(), match.end(), start)
        for match in nouns
        if is_group(match[0].lower())
    ]
    found = [*bodies, *groups]
    outside = [span for span in found if not utterance.quotation_at(span)]
    return min(outside, key=lambda span: (span.start, -span.end), default=None)


def _is_body(run: str) -> bool:
    words = [re.sub(r"[’']s?$", "", word) for word in run.split()]
    return any(word in BODIES or (word.isupper() and len(word) > 1) for word in words)


def _bare(match: re.Match[str]) -> Span:
    """Without "The" in front and an ’s behind."""
    first, _, rest = match[0].partition(" ")
    skipped = len(first) + 1 if first in FUNCTION and rest else 0
    return Span(match.start() + skipped, match.start() + len(re.sub(r"[’']s?$", "", match[0])))


def _with_modifier(text: str, start: int, end: int, first: int) -> Span:
    """The noun with up to two words that describe it: "the water company"."""
    match = re.search(
        r"(?:\b(?:the|a|an|its|his|her|their)\s+)((?:[\w\-]+\s+){0,2})$", text[first:start], re.I
    )
    return Span(start - len(match[1]), end) if match else Span(start, end)
