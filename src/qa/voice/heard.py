"""Filters by voice and speaker, and the speaker and words that a question asks about."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from qa.errors import InvalidInput, quoted
from qa.question.words import bag_of_words
from qa.types import Document, Span, Speech, Voice
from qa.voice.cues import NOUNS, VERBS
from qa.voice.lexicon import FUNCTION, TITLES, is_human
from qa.voice.prose import prose
from qa.voice.speech import speech_at
from qa.words import word_set

_NO_SPEECH = word_set(
    "put puts go goes went make makes made begin began hold holds held ruled "
    "submit submits submitted"
)
_SAYING = "|".join(sorted(VERBS.keys() - _NO_SPEECH))
_OWNED = "|".join(sorted(NOUNS | {"words", "account"}))
_NOBODY = r"(?!(?:i|we|you|he|she|it|they|one|people)\b)"
"""Whom no source names as its speaker: "How do I complain?"."""
_ASKED = (
    r"\b(?:what|how|who|whom|which|when|where|why|does|did|do)\b.{0,100}?"
    rf"\b(?:did|does|do|has|had|would)\s+{_NOBODY}(?P<who>.{{1,80}}?)\s+(?:{_SAYING})\b",
    r"\baccording to (?P<who>[^,?]+)",
    rf"\b(?:in|by|on) (?P<who>[^,?]{{1,80}}?)[’']s? (?:own )?(?:{_OWNED})\b",
)
_PATTERNS = tuple(re.compile(pattern, re.I) for pattern in _ASKED)
_ON = "about|on|over|regarding|concerning"
_TOPIC = r" (?P<topic>[^?]+)"
_WHO = rf"what (?:else )?(?:did|does|do|has|have|had) {_NOBODY}(?P<who>.{{1,80}}?)"
_SAYINGS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"{_WHO} (?:{_SAYING}|feel|felt)\b.{{0,100}}? (?:{_ON}){_TOPIC}",
        rf"{_WHO} (?:say|said|think|thought|make|made) of{_TOPIC}",
        rf"what (?:is|are|was|were) (?P<who>.{{1,80}}?)[’']s? (?:own )?"
        rf"(?:{_OWNED}|views?|opinions?) (?:{_ON}|of){_TOPIC}",
    )
)

_OWNER = re.compile(r".*(?:[’']s|s[’'])\s+(?=[a-z])")
_COMPLEMENT = re.compile(r"\s(?:of|for|from|by|to)\s")
_ARTICLES = word_set("the a an his her its their")
_SPEAKING_FOR = word_set("spokesman spokeswoman spokesperson spokespeople")


@dataclass(frozen=True, slots=True)
class Saying:
    """What a question asks for: what `speaker` says about `topic`, both as it names them."""

    speaker: str
    topic: str


@dataclass(frozen=True, slots=True)
class Heard:
    """Whose words are wanted: a `speaker` by name, a `voice`, or (None) anyone's."""

    speaker: str | None = None
    voice: Voice | None = None

    @classmethod
    def of(cls, speaker: str | None, voice: str | None) -> Heard:
        """As given from outside. Raises InvalidInput where nobody could be meant."""
        if speaker is not None and not any(c.isalnum() for c in speaker):
            raise InvalidInput(f"the speaker {quoted(speaker)} has no word in it; give a name")
        if voice not in (None, "own", "reported"):
            raise InvalidInput(f"the voice is {quoted(voice)}; it must be own or reported")
        if speaker and voice == "own":
            raise InvalidInput("a document's own voice has no speaker; leave one of the two out")
        return cls(speaker, "own" if voice == "own" else "reported" if voice else None)

    def fits(self, speech: Speech | None) -> bool:
        if self.voice and self.voice != ("reported" if speech else "own"):
            return False
        return self.speaker is None or is_speaker(self.speaker, speech)


def hears(heard: Heard, document: Document, span: Span) -> bool:
    """Whether some sentence of `span` has a word of what is to be heard."""
    analysed = prose(document)
    first, last = analysed.paragraph_at(span.start), analysed.paragraph_at(span.end - 1)
    return any(
        heard.fits(speech_at(document, place))
        for paragraph in range(first, last + 1)
        for utterance in analysed.utterances(paragraph)
        if utterance.span.overlaps(span)
        for place in [*utterance.quotations, *_probes(utterance.span)]
    )


def _probes(span: Span) -> list[Span]:
    """The first, middle and last characters: voices hardly change more often in a sentence."""
    middle = (span.start + span.end) // 2
    return [Span(at, at + 1) for at in (span.start, middle, span.end - 1)]


def asked_speaker(question: str) -> str | None:
    """Whose words the question asks for: "What did X say about Y?" gives X."""
    for pattern in _PATTERNS:
        if match := pattern.search(question):
            return match["who"]
    return None


def asked_saying(question: str) -> Saying | None:
    """What the question asks for, if it is somebody's words about something, whatever they are."""
    for pattern in _SAYINGS:
        if match := pattern.search(question):
            return Saying(match["who"], match["topic"].strip())
    return None


def is_speaker(wanted: str | None, speech: Speech | None) -> bool:
    """Whether the speaker has all the words of the name that is `wanted`."""
    if not wanted or speech is None:
        return False
    asked = name_words(wanted)
    return bool(asked) and any(asked <= name for name in _names(wanted, speech))


def is_described(wanted: str, speech: Speech | None) -> bool:
    """Whether the speaker is called what `wanted` is, without its names: "the government" for
    "the Iranian government"."""
    described = name_words(" ".join(re.findall(r"\b[a-z][\w’'-]*", wanted)))
    if not described or speech is None:
        return False
    asked = name_words(wanted)
    return any(described <= name <= asked for name in _names(wanted, speech))


def is_anothers(wanted: str | None, speech: Speech | None) -> bool:
    """Whether a speaker is named who shares no word of the name that is `wanted`.

    Or nobody in particular says it: "It is rumoured that the train is late."
    """
    if not wanted or speech is None:
        return False
    if speech.speaker is None:
        return not speech.direct and speech.mention is None
    asked = name_words(wanted)
    return all(asked.isdisjoint(name) for name in _names(wanted, speech))


def _names(wanted: str, speech: Speech) -> list[frozenset[str]]:
    """The words of what the speaker is called, in full and there, where `wanted` may mean them."""
    called = [quote.exact for quote in (speech.speaker, speech.mention) if quote]
    return [name_words(name) for name in called if _is_headed(name, wanted)]


def _is_headed(name: str, wanted: str) -> bool:
    """Whether `wanted` has a word of the noun that the name is built on, if it is a common one.

    "Critics of Edi Rama" are not Edi Rama, nor is "Edi Rama’s lawyer"; who speaks for somebody is.
    """
    head = _OWNER.sub("", name)
    noun = _COMPLEMENT.split(head, maxsplit=1)[0]
    last = noun.split()[-1]
    if noun == name or last.lower() in _SPEAKING_FOR or (head == name and not _is_common(last)):
        return True
    return not (bag_of_words(noun) & bag_of_words(wanted)) <= _ARTICLES


def _is_common(noun: str) -> bool:
    return noun.islower() or noun in FUNCTION or is_human(noun.lower())


def name_words(name: str) -> frozenset[str]:
    """The words of a name without titles, articles, accents and case."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    found = re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))
    idle = TITLES | {word.lower() for word in FUNCTION} | {"s"}
    return frozenset(found) - idle or frozenset(found)
