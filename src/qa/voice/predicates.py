"""Verbs whose complement does not hold, by the complement that they take.

The classes are those of the literature on veridicality: implicative verbs and their signatures
(Karttunen 1971, 2012; Nairn, Condoravdi and Karttunen 2006), verbs of implicit negation (Iyeiri
2010), and verbs of preventing and of depriving (Levin 1993). Each list has base forms; "give up"
is a verb and its particle.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from qa.voice.inflection import Lexicon, inflected, lexicon

Frame: TypeAlias = Literal["to", "from", "of", "object", "subject", "doing"]
"""Where the complement stands: after "to", "from" or "of", as object or subject, or in -ing."""

_UNTOLD = (
    "fail, neglect, forget, refuse, decline, omit, forbear, disdain, scorn, cease, prohibit, "
    "forbid, hesitate, lose the right, lose the chance, lack the means, lack the power, lack the "
    "courage, lack the will, miss the chance, give up trying"
)
"""X Vs to do Y: Y is not done (signature -/+)."""

_PREVENTED = (
    "prevent, stop, keep, deter, discourage, dissuade, bar, ban, block, prohibit, hinder, "
    "inhibit, restrain, preclude, save, rescue, spare, protect, shield, hold back, disqualify, "
    "debar, impede, hamper, obstruct, enjoin, disable, forestall, excuse, exempt"
)
"""X Vs Y from doing Z: Z is not done."""

_ABSTAINED = (
    "refrain, abstain, desist, exempt, exclude, disqualify, bar, ban, debar, omit, recoil, "
    "excuse, withhold, expel, banish, demur, shrink, withdraw, distance, dissociate"
)
"""X Vs from Y."""

_DEPRIVED = (
    "rob, deprive, strip, divest, rid, cheat, clear, acquit, absolve, exonerate, exculpate, "
    "dispossess, disabuse, deplete, denude, bereave, drain, purge, starve, despair, fight shy, "
    "fall short, stop short, steer clear, keep clear, stay clear, come short, run out, run short, "
    "lose sight, wash his hands, wash her hands, wash their hands"
)
"""X Vs Y of Z: Y has no Z."""

_UNDONE = (
    "avoid, miss, lack, skip, omit, forgo, forget, shun, spurn, refuse, decline, avert, abandon, "
    "scrap, cancel, ditch, forfeit, withhold, resist, oppose, eschew, veto, thwart, foil, "
    "frustrate, scupper, scuttle, torpedo, stymie, shelve, postpone, rescind, revoke, repeal, "
    "annul, overturn, overrule, quash, nullify, invalidate, negate, discard, discontinue, "
    "deprecate, exclude, relinquish, renounce, repudiate, forsake, jettison, boycott, disallow, "
    "outlaw, bypass, dodge, evade, elude, sidestep, circumvent, preclude, prohibit, forbid, "
    "suspend, axe, jilt, snub, rebuff, repel, repulse, squander, misplace, mislay, fluff, botch, "
    "bungle, fumble, flunk, abolish, abort, overlook, disobey, flout, obviate, forestall, "
    "disdain, scorn, abjure, abandon plans for, mothball, lose, hinder, impede, ban, rule out, "
    "leave out, leave off, miss out, give up, give away, call off, put off, turn down, pass up, "
    "pass over, throw out, throw away, vote down, vote against, vote out, decide against, rule "
    "against, advise against, argue against, warn against, opt against, counsel against, plead "
    "against, lobby against, caution against, guard against, do without, go without, get by "
    "without, dispense with, do away with, miss out on, lose out on, lose out to, opt out of, "
    "pull out of, back out of, bow out of, drop out of, wriggle out of, keep out of, stay out of, "
    "stay away from, keep away from, shy away from, back away from, back down from, back off "
    "from, turn away from, walk away from, draw back from, pull back from, shrink from, turn "
    "away, walk out on, walk out of, storm out of, excuse, balk at, baulk at, jib at, strike out, "
    "strike down, strike off, shoot down, knock back, fend off, ward off, stave off, fight off, "
    "head off, beat off, cry off, shrug off, write off, cut out, set aside, cast aside, lay "
    "aside, brush aside, wave aside, push aside, phase out, edit out, screen out, shut out, "
    "freeze out, filter out, roll back, claw back, tear up, say no to, lose interest in, drop "
    "support for, end support for, drop plans for, sit out, steer clear of, close the door on, "
    "call time on, pull the plug on, come short of, come within sight of, narrowly miss, just "
    "miss, backtrack on, renege on, backpedal on, row back on, go back on, think better of, "
    "change his mind about, change her mind about, change their mind about, change its mind "
    "about, have second thoughts about, drop, be beaten to, be pipped to, be outbid for, be edged "
    "out of, be turned down for, be passed over for, be within an ace of, be within an inch of, "
    "lack for, take away"
)
"""X Vs Y: Y is not had, not done or not reached."""

_LAPSED = (
    "fall through, fizzle out, die out, peter out, come to nothing, come to naught, come to "
    "grief, go up in smoke, fall flat, fall by the wayside, bite the dust, fail to materialise, "
    "fail to materialize, fail to appear, fail to arrive, fail to happen, fail to emerge, fail to "
    "come, be out of service, be out of order, be out of print, be out of use, be out of action, "
    "be out of date, be out of stock, be out of production, be out of bounds, be out of the "
    "question, be out of reach, be out of contention, go out of business, go out of production, "
    "go out of print, be off the menu, be off the agenda, be off the table, be off the market, be "
    "no more, be a thing of the past, be in short supply, be at an end, elude, escape notice, be "
    "off limits, be off the cards, be on hold, be on ice, be in abeyance"
)
"""Y Vs: Y does not come about."""

_PREFERRED = {
    "over": "choose, prefer, pick, select, favour, favor, take",
    "to": "prefer",
    "before": "choose, prefer",
}
"""By preposition: X Vs Z over Y: Y is not taken."""

VERBS: Mapping[Frame, Lexicon] = {
    "subject": lexicon(_LAPSED),
    "to": lexicon(_UNTOLD),
    "doing": lexicon(_PREVENTED),
    "from": lexicon(_ABSTAINED),
    "of": lexicon(_DEPRIVED),
    "object": lexicon(_UNDONE),
}
"""Predicates of what is not so, by frame and form."""

PLAIN = frozenset(form for each in VERBS.values() for form in each if () in each[form])
"""Forms of those that need no particle."""

PREFERRED = {preposition: lexicon(listed) for preposition, listed in _PREFERRED.items()}
ADVISED = inflected(
    "decide vote rule advise warn argue counsel caution plead lobby recommend choose opt come turn "
    "set"
)
"""Verbs that may be against Y."""

TRIED = inflected("try attempt seek want hope plan aim struggle intend need wish")
"""Verbs that leave it open whether what they take comes about."""
