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
    "courage, lack the will, miss the chance, give up trying, lose the ability, lose the power, "
    "lack the money, lack the time, lack the strength, lack the nerve, lack the skill, lack the "
    "authority, miss the opportunity, let slip the chance, let pass the chance, waste the chance, "
    "waste the opportunity, decline an invitation, decline an offer, refuse permission, deny "
    "permission, have yet"
)
"""X Vs to do Y: Y is not done (signature -/+)."""

_PREVENTED = (
    "prevent, stop, keep, deter, discourage, dissuade, bar, ban, block, prohibit, hinder, inhibit, "
    "restrain, preclude, save, rescue, spare, protect, shield, hold back, disqualify, debar, "
    "impede, hamper, obstruct, enjoin, disable, forestall, excuse, exempt, avert, baulk, cut off, "
    "halt, put off, scare"
)
"""X Vs Y from doing Z: Z is not done."""

_ABSTAINED = (
    "refrain, abstain, desist, exempt, exclude, disqualify, bar, ban, debar, omit, recoil, excuse, "
    "withhold, expel, banish, demur, shrink, withdraw, distance, dissociate, keep, delete, drop, "
    "cut, erase, remove, strike, eliminate, evict, oust, suspend, recuse, scratch, scrub, expunge, "
    "excise, purge, exile, eject, hold back, keep back"
)
"""X Vs from Y."""

_DEPRIVED = (
    "rob, deprive, strip, divest, rid, cheat, clear, acquit, absolve, exonerate, exculpate, "
    "dispossess, disabuse, deplete, denude, bereave, drain, purge, starve, despair, fight shy, "
    "fall short, stop short, steer clear, keep clear, stay clear, come short, run out, run short, "
    "lose sight, wash his hands, wash her hands, wash their hands, relieve, free, steer well "
    "clear, run dry, lose track, lose hold, lose control, lose possession, think nothing, make no "
    "mention, make nothing"
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
    "bungle, fumble, flunk, abolish, abort, overlook, disobey, flout, obviate, forestall, disdain, "
    "scorn, abjure, abandon plans for, mothball, lose, hinder, impede, ban, rule out, leave out, "
    "leave off, miss out, give up, give away, call off, put off, turn down, pass up, pass over, "
    "throw out, throw away, vote down, vote against, vote out, decide against, rule against, "
    "advise against, argue against, warn against, opt against, counsel against, plead against, "
    "lobby against, caution against, guard against, do without, go without, get by without, "
    "dispense with, do away with, miss out on, lose out on, lose out to, opt out of, pull out of, "
    "back out of, bow out of, drop out of, wriggle out of, keep out of, stay out of, stay away "
    "from, keep away from, shy away from, back away from, back down from, back off from, turn away "
    "from, walk away from, draw back from, pull back from, shrink from, turn away, walk out on, "
    "walk out of, storm out of, excuse, balk at, baulk at, jib at, strike out, strike down, strike "
    "off, shoot down, knock back, fend off, ward off, stave off, fight off, head off, beat off, "
    "cry off, shrug off, write off, cut out, cast aside, lay aside, brush aside, wave aside, push "
    "aside, phase out, edit out, screen out, shut out, freeze out, filter out, roll back, claw "
    "back, tear up, say no to, lose interest in, drop support for, end support for, drop plans "
    "for, sit out, steer clear of, close the door on, call time on, pull the plug on, come short "
    "of, come within sight of, narrowly miss, just miss, backtrack on, renege on, backpedal on, "
    "row back on, go back on, think better of, change his mind about, change her mind about, "
    "change their mind about, change its mind about, have second thoughts about, drop, be beaten "
    "to, be pipped to, be outbid for, be edged out of, be turned down for, be passed over for, be "
    "within an ace of, be within an inch of, lack for, take away, defer, adjourn, escape, spare, "
    "ignore, disregard, neglect, waive, deselect, reject, disinherit, blackball, debar, await, "
    "wait for, let slip, let go, let pass, let lapse, leave out of, drop from, omit from, put an "
    "end to, put a stop to, call a halt to, bring an end to, bring to an end, turn his back on, "
    "turn her back on, turn their back on, turn their backs on, turn its back on, fall outside, "
    "lie outside, go beyond, lie beyond, finish outside, fall short of, have nothing to do with, "
    "have no part in, have no hand in, have no bearing on, have no connection with, know nothing "
    "of, know nothing about, say nothing of, say nothing about, keep silent about, keep silent on, "
    "be silent on, be silent about, keep quiet about, be exclusive of, be no match for, hold out "
    "against, stay clear of, test negative for, lose to, come second to, finish behind, wash their "
    "hands of, be ruled out of, be left out of, be dropped from, be omitted from, run out of, be "
    "short of, be lacking in, be wanting in, be deficient in, get rid of, be done with, have done "
    "with, be through with, cop out of, shy from, duck, rebut, run shy of, be a stranger to, be "
    "strangers to, be deaf to, turn a deaf ear to, turn a blind eye to, be blind to, be nowhere "
    "near, get nowhere near, come nowhere near, be far from, hold off on, take issue with, have no "
    "truck with, give the cold shoulder to, leave unused, leave undone, leave unsaid, break off, "
    "commute, defuse, disarm, rain off, snow off, fall out with, part company with, put back, be "
    "outbid, be outvoted, be within reach of, be within sight of"
)
"""X Vs Y: Y is not had, not done or not reached."""

_LAPSED = (
    "fall through, fizzle out, die out, peter out, come to nothing, come to naught, come to grief, "
    "go up in smoke, fall flat, fall by the wayside, bite the dust, fail to materialise, fail to "
    "materialize, fail to appear, fail to arrive, fail to happen, fail to emerge, fail to come, be "
    "out of service, be out of order, be out of print, be out of use, be out of action, be out of "
    "date, be out of stock, be out of production, be out of bounds, be out of the question, be out "
    "of reach, be out of contention, go out of business, go out of production, go out of print, be "
    "off the menu, be off the agenda, be off the table, be off the market, be no more, be a thing "
    "of the past, be in short supply, be at an end, elude, escape notice, be off limits, be off "
    "the cards, be on hold, be on ice, be in abeyance, go unheeded, go unanswered, go unpaid, go "
    "unpunished, go unused, go unfulfilled, go unsold, go unread, go unsung, go unbuilt, go "
    "begging, go to waste, be negative, come back negative, prove negative, fall by the way, come "
    "to nought, come unstuck, be a non-starter, be a dead letter, be a dead end, be dead in the "
    "water, run into the sand, run into the sands, never materialise, not materialise, miscarry, "
    "be stillborn, get nowhere, go nowhere, lead nowhere, lead to nothing, end in failure, meet "
    "with failure, meet with refusal, find no seconder, find no takers, find no buyer, find no "
    "backers, find no support, find no favour, find little favour, fall on deaf ears, fall on "
    "stony ground, never get off the ground, not get off the ground, be struck out, be struck "
    "down, be ruled out, be left out, be sold separately, cost extra, be charged separately, be an "
    "optional extra, remain a dream, remain on paper, exist only on paper, remain on the drawing "
    "board, be still on paper, end in deadlock, end in stalemate, end in disagreement, be turned "
    "away, meet with no success, meet with little success, have no success, come to no good, fail "
    "to find a buyer, fail to sell, take no part, play no part, have no part"
)
"""Y Vs: Y does not come about."""

_ENDED = (
    "abolish, demolish, raze, dismantle, dissolve, disband, close, shut, withdraw, remove, delete, "
    "replace, tear down, discontinue, supersede, supplant, displace, phase out, sell, sell off, "
    "repeal, pull down, knock down, wind up, shut down, close down, take down, evict, expel, oust, "
    "depose, die out, vanish, disappear, cease, expire, lapse, resign, step down, stand down, "
    "quit, give way to, make way for, take the place of, burn down, dry up, give up, give away, "
    "cut down, chop down, scrap, divorce, strike off, become extinct, go out of use, fall out of "
    "use, fall into disuse, fall into disrepair, wipe out, eradicate, exterminate, fill in, throw "
    "away, throw out, part with, dispose of, sign away, hand back, discard, drop out of, take "
    "from, take away from, fall silent, go bust, go bankrupt, end, retreat from, retire from, "
    "resign from, depart from, move out of, vanish from, disappear from, recede from"
)
"""X Vs Y, or Y Vs: Y was and is no more."""

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

ENDED = lexicon(_ENDED)

OUT = inflected("keep rule count leave opt talk vote write knock cut freeze shut lock")
"""Verbs: X Vs Z out of Y."""

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
