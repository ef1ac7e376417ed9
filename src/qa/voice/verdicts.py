"""Verbs that say of a claim, a likeness or a measure that it does not hold.

They are the sources that deny of Saurí and Pustejovsky (2009), and verbs of mistaking, feigning
and voting down. Each list has base forms; "play down" is a verb and its particle.
"""

from __future__ import annotations

from qa.voice.inflection import inflected, lexicon
from qa.words import word_set

_FEIGNED = (
    "feign, fake, falsify, fabricate, concoct, counterfeit, pretend, dream up, cook up, trump up, "
    "copy, imitate, mimic, ape, impersonate, simulate, parody"
)
"""X Vs Y: Y is made to look as if it were so."""

_DENIED = (
    "deny, refute, rebut, disprove, debunk, disown, repudiate, disavow, disbelieve, recant, "
    "retract, doubt, gainsay, scotch, confute, disclaim, take back, back away from, go back on, "
    "pour cold water on, throw cold water on, pour scorn on, give the lie to, put paid to, cast "
    "doubt on, throw doubt on, scoff at, laugh at, sneer at, laugh off, shrug off, brush off, "
    "brush aside, wave aside"
)
"""X Vs (that) Y: Y is said not to be so."""

_SPURNED = (
    "reject, dismiss, withdraw, challenge, contest, question, dispute, discount, quash, reverse, "
    "ridicule, deride, mock, rubbish, contradict, discredit, shrug, wave, laugh, condemn, attack, "
    "scorn, dispel, quell, explode, demolish, shatter, puncture, overturn, undermine, lay to rest, "
    "put to rest, shoot down, knock down, play down, talk down, hit back at, explain away, make "
    "up, invent, fabricate, concoct, distort, exaggerate, overstate, garble, set aside"
)
"""Verbs that deny where their object is a claim."""

_MISTAKEN = {
    "to": "misattribute, misassign, miscredit",
    "for": "mistake",
    "with": "confuse, miscredit",
    "as": "misidentify, misname, misdate, misreport, misread, mislabel, misremember, misquote, "
    "mischaracterise, mischaracterize, misrepresent, pass off, pose, masquerade",
}
"""By preposition: X Vs Z to Y: Z is not Y."""

_BEATEN = (
    "defeat, reject, kill, sink, frustrate, oppose, dismiss, block, throw, dash, thwart, shatter, "
    "lose, defer, ignore, disregard, overrule, deny, drop, quash, shelve, wreck, ruin, end, "
    "adjourn, withdraw, table, uncover, detect, expose, intercept, foil"
)
"""Verbs that undo where their object is a measure."""

MISTAKEN = {preposition: lexicon(listed) for preposition, listed in _MISTAKEN.items()}
FEIGNED = lexicon(_FEIGNED)
DENIED = lexicon(_DENIED)
SPURNED = lexicon(_SPURNED)
BEATEN = lexicon(_BEATEN)

CALLED = inflected(
    "call brand label term describe declare deem judge find prove pronounce consider dismiss "
    "reject denounce condemn"
)
"""Verbs that say of their object what it is."""

SPURNING = inflected("dismiss reject denounce condemn")
"""Those of them that do not accept it."""

TOLD = word_set("say claim suggest think believe assume suppose call speak conclude argue imagine")
"""Verbs of saying and thinking: it is wrong to say Y."""

FELL = word_set(
    "failed fell collapsed foundered flopped lapsed stalled broke fizzled sank misfired backfired"
)
"""Verbs that undo where their subject is a measure."""
