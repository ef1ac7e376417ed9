"""Predicates that leave open whether what they take comes about: plans, attempts, offers, claims.

What they take is neither so nor not so by itself (signature o/o: Nairn, Condoravdi and Karttunen
2006); what comes after it settles that.
"""

from __future__ import annotations

from qa.voice.inflection import inflected, lexicon
from qa.words import word_set

INTENDED = word_set(
    "going intended hoped planned wanted meant wished sought tried attempted aimed aspired dreamed "
    "dreamt longed yearned strove struggled expected supposed scheduled destined was were trying "
    "hoping minded tipped"
)
"""Past forms: X meant to do Y, X was to do Y."""

OFFERED = inflected(
    "intend hope plan want mean aim try attempt offer ask order command invite nominate apply bid "
    "stand run post assign send book recommend demand request petition search hunt advance march "
    "sail head race campaign lobby sue appeal negotiate announce advertise commission design draft "
    "promise vow pledge threaten propose shortlist tip audition compete urge beg advise instruct "
    "summon call push press engage betroth agree arrange prepare undertake set court woo approach "
    "schedule earmark slate pencil commit train volunteer enter submit suggest table move seek "
    "tender consider contemplate reserve mull debate discuss conceive besiege attack storm "
    "interview"
) | word_set(
    "offer bid attempt invitation request application engagement order intention scheme project "
    "promise threat campaign design dream proposal plan plans efforts talks search candidate "
    "contender favourite heir hopes"
)
"""Verbs and nouns: X offered, ordered, sought or announced Y."""

CAST = word_set("cast billed booked engaged slated pencilled picked")
"""Participles: X, cast as Y."""

OPENINGS = word_set(
    "choice favourite chance opportunity contract frontrunner heir candidate intention"
)
"""Nouns: X had the chance to do Y."""

TENTATIVE = word_set(
    "considered contemplated booked reserved mulled debated conceived designed planned intended "
    "earmarked scheduled slated"
)
"""Past forms: X was thought of for Y."""

CLAIMED = inflected(
    "say claim report hold catalogue diagnose attribute ascribe credit seem appear state announce "
    "tell write boast insist consider regard date identify describe allege rumour reckon list "
    "record classify label name quote call dub hail put estimate"
)
"""Verbs: X is said to be Y."""

BELIEVED = inflected("think believe assume suppose imagine suspect fancy fear")
"""Verbs by which what is believed is contrasted with what is so."""

AT_FIRST = word_set("first initially originally provisionally early preliminary")
"""Words of what was said at first."""

_SETBACKS = (
    "turn back, drive back, beat back, push back, throw back, hold back, fall back, fall ill, be "
    "beaten, be defeated, be routed, lose, fail, die, get no further, go no further, change his "
    "mind, change her mind, change their minds, oversleep, run out, await, be waiting, pull out, "
    "withdraw, retreat, be outbid, be outvoted, be turned away, be sent away, be sent home"
)
SETBACKS = lexicon(_SETBACKS)
"""X Vs: what X was about did not come about."""

ASKED = inflected(
    "ask offer order propose promise plan intend hope want try attempt seek beg urge recommend "
    "suggest threaten invite apply nominate claim say believe think report consider demand request "
    "mean attribute credit suppose assume"
)
"""Verbs of a question that asks for the plan or the claim."""
