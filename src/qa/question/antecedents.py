"""What a pronoun in a conversation may stand for: names and noun phrases, most likely first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from qa.question.form import form_of
from qa.question.mentions import TITLES, Mention, mentions
from qa.question.phrases import noun_phrases
from qa.question.words import DETERMINERS
from qa.types import Span, Turn
from qa.words import word_set

Gender: TypeAlias = Literal["he", "she", "unknown"]
Sort: TypeAlias = Literal["person", "place", "thing", "unknown"]

_HE = word_set("mr sir lord king prince father brother son")
_SHE = word_set("mrs ms miss lady queen princess mother sister daughter")
# The given names that were commonest in English, Spanish, French, German, Arabic, Persian, Indian
# and Slavic use: a name that is not here is of unknown gender, and fits both.
_HE_NAMES = word_set(
    "james john robert michael mike william david richard joseph joe thomas charles "
    "christopher daniel matthew mark donald steven paul andrew joshua kevin brian george "
    "edward peter barack jack henry frank adam simon martin oliver harry leo carl karl hans "
    "peter josé juan carlos luis miguel antonio pedro pablo diego jean pierre louis françois "
    "jacques andré ali ahmad ahmed mohammad muhammad mohammed hassan hussein omar ibrahim "
    "ebrahim qassem nouri reza ivan boris dmitri sergei vladimir igor pavel jan piotr raj "
    "arjun sanjay amit edi tom sam ben"
)
_SHE_NAMES = word_set(
    "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy "
    "betty margaret sandra ashley emily anna ann anne emma olivia julia laura helen alice "
    "clara rose grace ruth eva ella marie maría maria carmen ana isabel lucía sofia sophie "
    "camille claire maryam mariam fatima aisha leila layla zahra nadia amina olga natasha "
    "tatiana irina elena katarina agnieszka priya anita lakshmi ingrid greta hannah martha "
    "jane nora lena mina"
)
_PERSON_NOUN = re.compile(
    r"(?:ambassador|minister|president|secretary|mayor|director|chair|chairman|chairwoman|founder"
    r"|author|king|queen|general|captain|judge|bishop|pope|leader|head|chief|doctor|professor"
    r"|man|woman|boy|girl|diplomat|columnist|guest|visitor|widow|clerk|\w+(?:ist|ian|eer|man|woman))$",
    re.IGNORECASE,
)
_TITLE = re.compile(r"“[^”]+”|\"[^\"]+\"")  # of a book, a painting
_BODY = re.compile(
    r"\b(?:Organi[sz]ation|Council|Party|Union|Company|University|Bank|Committee|Ministry|Museum"
    r"|Court|River|Mosque|Church|Convention|Agreement|Treaty|Plan|School|College|Club|Association"
    r"|Society|Institute|Force|Guards?|Board|Hospital|Library|Street|Road|Bridge|House|Hall|Park"
    r"|Camp|Airport|Prison|Congress|Parliament|Senate|Nations|Times|Fund|Trust|Group|Works|Mill)\b"
)


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A name or a noun phrase of an earlier turn; `preposition` is the one it stood after."""

    text: str
    sort: Sort
    gender: Gender
    plural: bool
    preposition: str = ""


def antecedents(past: Sequence[Turn], asked_first: bool = False) -> Iterator[Antecedent]:
    """The newest turn first; in it what answered, what was asked about, what was quoted.

    The order is that of salience: a question that asks who or where makes its answer the topic,
    unless what was `asked` about is known to be it.
    """
    known = " \n ".join(
        text for turn in past for text in (turn.question, turn.answer, *turn.quotes)
    )
    for turn in reversed(past):
        asked = [*_of_question(turn.question, known)]
        answered = [*_of_answer(turn, known)]
        focus = form_of(turn.question).kind in ("person", "place") and not asked_first
        yield from (*answered, *asked) if focus else (*asked, *answered)
        for quote in turn.quotes:
            yield from _names(quote, known, False)


def _of_answer(turn: Turn, known: str) -> Iterator[Antecedent]:
    """The names in an answer; of several persons, all of them together first."""
    person = form_of(turn.question).kind == "person"
    found = [*_names(turn.answer, known, person)]
    if len(found) > 1 and re.search(r"\b(?:and|or)\b", turn.answer):
        yield Antecedent(turn.answer, "person" if person else "thing", "unknown", True)
    yield from found


def _of_question(question: str, known: str) -> Iterator[Antecedent]:
    """Names and noun phrases in the order of the question; a phrase with a name in it is one."""
    phrases = noun_phrases(question)
    titles = [Span(*match.span()) for match in _TITLE.finditer(question)]
    phrases = [p for p in phrases if not any(title.overlaps(p) for title in titles)]
    named = [
        mention
        for mention in mentions(question)
        if mention.kind in ("name", "place")
        and not any(title.overlaps(mention.span) for title in titles)
    ]
    found = [
        (t.start, Antecedent(question[t.start : t.end], "thing", "unknown", False)) for t in titles
    ]
    found += [(p.start, _phrase(question[p.start : p.end])) for p in phrases]
    found += [
        (p.end, _phrase(question[p.start : p.end].split(" of ", 1)[1]))
        for p in phrases
        if re.search(r" of (?:the|a|an) ", question[p.start : p.end])
    ]
    inside = [m for m in named if any(phrase.contains(m.span) for phrase in phrases)]
    found += [(m.span.start, _named(question, m, known, False)) for m in named if m not in inside]
    yield from (antecedent for _, antecedent in sorted(found, key=lambda each: each[0]))
    yield from (_named(question, mention, known, False) for mention in inside)


def _names(text: str, known: str, person: bool) -> Iterator[Antecedent]:
    for mention in mentions(text):
        if mention.kind in ("name", "place"):
            yield _named(text, mention, known, person)


def _phrase(text: str) -> Antecedent:
    head = text.split(" of ")[0].split()[-1]
    person = means_person(text)
    plural = (head.endswith("s") and not head.endswith(("ss", "us", "is"))) or head == "people"
    return Antecedent(text, "person" if person else "thing", "unknown", plural)


def means_person(phrase: str) -> bool:
    """Whether the noun that the phrase is built on means one person."""
    return bool(_PERSON_NOUN.search(phrase.split(" of ")[0].split()[-1]))


def _named(text: str, mention: Mention, known: str, person: bool) -> Antecedent:
    before = re.search(r"([a-z]+) (?:the )?$", text[: mention.span.start])
    article = text[: mention.span.start].endswith(("the ", "The "))
    gender = _gender(mention.text, known)
    sort = sort_of(mention, known, article, person)
    shown = f"the {mention.text}" if article else mention.text
    plural = sort == "thing" and bool(
        re.search(r"[a-z]s$|Mojahedin$", mention.text.split(" of ")[0])
    )
    preposition = before[1] if before and mention.kind == "place" else ""
    return Antecedent(shown, sort, gender, plural, preposition)


def sort_of(mention: Mention, known: str, article: bool = False, person: bool = False) -> Sort:
    """What bears this name, as far as the name and the text around it tell."""
    last = re.escape(mention.text.split()[-1])
    if article or _BODY.search(mention.text) or re.fullmatch(r"[A-Z0-9./]{2,}", mention.text):
        return "place" if mention.kind == "place" else "thing"
    if person or _gender(mention.text, known) != "unknown":
        return "person"
    if mention.kind == "place" or re.search(
        rf"\b(?:in|near|from) {re.escape(mention.text)}\b", known
    ):
        return "place"
    if re.search(rf"\b{last},? (?:who|said|told|says)\b", known):
        return "person"
    several = len(mention.text.split()) > 1 and mention.text[-1].isalpha()
    return "person" if several and " of " not in mention.text else "unknown"


def _gender(name: str, known: str) -> Gender:
    """By its title, here or anywhere in the conversation, or its given name."""
    last = re.escape(name.split()[-1])
    titled = re.findall(rf"\b([A-Z]\w+)\.? (?:[A-Z][\w’'-]+ )?{last}\b", known)
    words = [word.lower().strip(".") for word in (*name.split(), *titled)]
    titles = {word for word in words if word in TITLES}
    given = [word for word in words if word not in TITLES] or [""]  # "Lord Chancellor" has none
    first = given[0] if len(name.split()) > 1 or not titled else given[-1]
    if titles & _SHE or titles & _HE:
        return "she" if titles & _SHE else "he"
    return "she" if first in _SHE_NAMES else "he" if first in _HE_NAMES else "unknown"


def definite(text: str) -> bool:
    return text.split(" ")[0].lower() in DETERMINERS
