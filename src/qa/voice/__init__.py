"""Who says it, and what governs it: rules over a document's text, spans in and spans out.

words.py         words with their places
quotations.py    what stands between quotation marks
prose.py         a document as utterances, analysed where it is asked about
cues.py          words of saying
subjects.py      the noun phrase in front of a word of saying
behind.py        the noun phrase behind it
owners.py        whose the noun beside it is
scope.py         how far an attribution reaches
inserted.py      …, X said in May; …, said X
headlines.py     a headline as a sentence
reports.py       X said that; …, X said; said X
phrases.py       according to X; in X’s view; X’s claim that
attributions.py  all of these in an utterance, and which governs a place
lexicon.py       words about people and bodies
names.py         full names and roles in a document
speakers.py      "he" and "the former secretary" to a full name
signatures.py    “…” — X
turns.py         whose turn it is in an interview
speech.py        a place in a document to its Speech
pattern.py       one way to keep a sentence from stating a fact
inflection.py    verbs and their forms
predicates.py    verbs whose complement does not hold, by frame
verdicts.py      verbs that say of a claim that it does not
nominals.py      adjectives, nouns and prepositions that say so
negated.py       what a cue denies: the side, the core, and whether it is taken back
objects.py       the object of a verb that denies it
frames.py        by verbs: fail to, prevent from, reject, was cancelled
negators.py      by other words: not, without, absent, too young to
constructions.py by where a phrase stands: missing is, left untouched, died before
extents.py       to the end of a clause: rather than V, none of them has V
falsity.py       by predicates of falsity: is a lie, mistaken for, refute
prospects.py     verbs that leave open what they take: plan, offer, claim
unfulfilled.py   what was planned or offered in vain
revised.py       what was believed and then revised
polarity.py      all that a sentence says does not hold
contraries.py    words that say the contrary of the question's
denials.py       X is false, X takes it back
negations.py     not, fail to, instead of
hedges.py        allegedly, about, perhaps
unreal.py        if, plan to, whether
sequels.py       how sure the sentence after makes this one
governors.py     all of these
factives.py      failed to tell them that
clauses.py       where another clause begins
reach.py         how far a cue reaches
asked.py         what a question asks for: the fact or its denial
governs.py       an answer to its flags
heard.py         filters, and whom and what a question asks about
spoken.py        the part of a sentence that is in somebody's mouth
context.py       a quote to one that holds what governs its answer
"""

from qa.voice.context import grown
from qa.voice.governs import flags_at
from qa.voice.heard import (
    Heard,
    Saying,
    asked_saying,
    asked_speaker,
    hears,
    is_anothers,
    is_described,
    is_speaker,
)
from qa.voice.speech import speech_at
from qa.voice.spoken import spoken

__all__ = [
    "Heard",
    "Saying",
    "asked_saying",
    "asked_speaker",
    "flags_at",
    "grown",
    "hears",
    "is_anothers",
    "is_described",
    "is_speaker",
    "speech_at",
    "spoken",
]
