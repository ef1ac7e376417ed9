"""Predicates whose complement does not hold, by the complement that they take.

The classes are those of the literature on veridicality: implicative verbs and their signatures
(Karttunen 1971, 2012; Nairn, Condoravdi and Karttunen 2006), verbs of implicit negation (Iyeiri
2010), verbs of preventing and of depriving (Levin 1993, 10.6 and 47), and predicates of falsity
(the counterfactual end of Saurí and Pustejovsky 2009). Each line lists base forms; "give up" is a
verb and its particle.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from qa.voice.inflection import forms
from qa.words import word_set

Frame: TypeAlias = Literal["to", "from", "of", "object", "subject", "doing"]
"""Where the complement stands: after "to", "from" or "of", as object or subject, or in -ing."""


def _lexicon(listed: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """By each form of a verb, the particles that may have to follow it."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in listed.split(", "):
        verb, *particles = entry.split()
        for form in forms(verb):
            found.setdefault(form, []).append(tuple(particles))
    return {form: tuple(sorted(each, key=len, reverse=True)) for form, each in found.items()}


def inflected(verbs: Iterable[str]) -> frozenset[str]:
    """Every form of the verbs."""
    return frozenset(form for verb in verbs for form in forms(verb))


_UNTOLD = (
    "fail, neglect, forget, refuse, decline, omit, forbear, disdain, scorn, cease, prohibit, "
    "forbid, hesitate"
)
"""X Vs to do Y: Y is not done (signature -/+)."""

_PREVENTED = (
    "prevent, stop, keep, deter, discourage, dissuade, bar, ban, block, prohibit, hinder, inhibit, "
    "restrain, preclude, save, rescue, spare, protect, shield, hold back, stop short, disqualify"
)
"""X Vs Y from doing Z: Z is not done."""

_ABSTAINED = "refrain, abstain, desist, exempt, exclude, disqualify, bar, ban, debar, omit, recoil"
"""X Vs from Y."""

_DEPRIVED = (
    "rob, deprive, strip, divest, rid, cheat, clear, acquit, absolve, exonerate, exculpate, "
    "dispossess, disabuse"
)
"""X Vs Y of Z: Y has no Z."""

_UNDONE = (
    "avoid, miss, lack, skip, omit, forgo, forget, shun, spurn, refuse, decline, avert, abandon, "
    "scrap, cancel, ditch, forfeit, withhold, resist, oppose, eschew, veto, thwart, foil, "
    "scupper, shelve, postpone, rescind, revoke, repeal, annul, overturn, quash, nullify, "
    "invalidate, discard, discontinue, deprecate, exclude, relinquish, renounce, forsake, "
    "jettison, boycott, disallow, outlaw, bypass, dodge, evade, sidestep, spike, "
    "preclude, prohibit, forbid, suspend, axe, jilt, snub, rebuff, squander, misplace, mislay, "
    "rule out, leave out, give up, call off, put off, turn down, pass up, throw out, vote down, "
    "vote against, vote out, decide against, do without, go without, dispense with, fall short of, "
    "stop short of, opt out of, pull out of, back out of, bow out of, drop out of, miss out on, "
    "lose out on, steer clear of, stay clear of, keep clear of, stay away from, keep away from, "
    "shy away from, back away from, back down from, turn away from, walk away from, turn away, "
    "strike out, strike down, rule against, advise against, argue against, warn against, "
    "do away with, "
    "hold back, cry off, wriggle out of, set aside, drop support for, "
    "end support for, drop plans for, sit out, opt against, cut out, part company with"
)
"""X Vs Y: Y is not had, not done or not reached."""

_LAPSED = (
    "fall through, fizzle out, die out, come to nothing, come to naught, fall flat, lapse, "
    "fail to materialise, fail to materialize, fail to appear, fail to arrive, fail to happen"
)
"""Y Vs: Y does not come about."""

_FEIGNED = "feign, fake, falsify, fabricate, concoct, counterfeit, pretend, simulate"
"""X Vs Y: Y is made to look as if it were so."""

_DENIED = (
    "deny, refute, rebut, disprove, debunk, disown, repudiate, disavow, "
    "disbelieve, recant, retract, doubt, gainsay, scotch, belie, take back, explode the myth"
)
"""X Vs (that) Y: Y is said not to be so."""

_MISTAKEN = {
    "to": "misattribute, misassign, miscredit",
    "for": "mistake",
    "with": "confuse, miscredit",
    "as": "misidentify, misname, misdate, misreport, misread, mislabel, misremember, misquote, "
    "mischaracterise, mischaracterize, misrepresent, pass off, pose, masquerade",
}
"""By preposition: X Vs Z to Y: Z is not Y."""

UNABLE = word_set(
    "unable unwilling powerless helpless unfit unprepared ineligible incompetent disinclined loath "
    "afraid forbidden impossible failure refusal inability unwillingness"
)
"""Adjectives and nouns: X is unable to do Y."""

WITHOUT = word_set(
    "free devoid bereft void innocent destitute incapable absence lack want dearth rejection "
    "cancellation abandonment omission exclusion acquittal guiltless unworthy ignorant absent "
    "missing exempt immune excluded"
)
"""Adjectives and nouns: free of Y, absent from Y, the absence of Y."""

LACKING = word_set("without minus sans barring excluding excepting")
"""Prepositions: without Y."""

GONE = word_set(
    "absent invalid void obsolete defunct extinct deprecated unavailable inadmissible ineligible "
    "impossible unthinkable unsuccessful fruitless unbuilt unsold unpaid unfulfilled unmet unopened "
    "unread untouched unharmed unhurt unscathed unaffected undamaged unused unpublished unsigned "
    "unwritten uninjured unspent unsupported"
)
"""Adjectives: Y is absent."""

FALSE = word_set(
    "false untrue wrong incorrect erroneous inaccurate bogus fake fictitious imaginary groundless "
    "baseless unfounded spurious counterfeit untenable unsubstantiated unsupported far-fetched "
    "absurd preposterous nonsensical fanciful discredited apocryphal illusory"
)
"""Adjectives of what is not so."""

FALSEHOOD = word_set(
    "lie lies myth fabrication hoax forgery fake falsehood untruth fallacy misconception "
    "misunderstanding misprint misreading misquotation delusion illusion nonsense rubbish bunkum "
    "humbug canard superstition sham"
)
"""Nouns for what is not so."""

FALSELY = word_set(
    "falsely wrongly mistakenly erroneously incorrectly inaccurately untruly untruthfully "
    "fraudulently spuriously misleadingly deceptively wrongfully"
)
"""Adverbs of what is not so."""

CLAIM = word_set(
    "claim suggestion report allegation accusation assertion rumour rumor idea notion charge "
    "speculation story view theory contention talk gossip hint version statement belief "
    "assumption hypothesis tale insinuation hearsay opinion thesis accusation whisper attribution"
)
"""Nouns for what someone says."""

SPURNED = word_set(
    "reject dismiss withdraw challenge contest question dispute discount quash reverse ridicule "
    "deride mock rubbish contradict discredit shrug wave laugh brush condemn attack scorn"
)
"""Verbs that deny where their object is a claim."""

MEASURE = word_set(
    "bill motion amendment proposal plan resolution bid attempt referendum measure petition budget "
    "reform draft challenge"
)
"""Nouns for what can be voted on or tried."""

BEATEN = word_set("defeat reject kill sink frustrate oppose dismiss block throw")
"""Verbs that undo where their object is a measure."""

CALLED = word_set("call brand label term describe declare deem judge find prove pronounce consider")
"""Verbs that say of their object what it is."""

TRIED = inflected(
    ["try", "attempt", "seek", "want", "hope", "plan", "aim", "struggle", "intend", "need", "wish"]
) | {"sought"}
"""Verbs that leave it open whether what they take comes about."""

ASKED = word_set(
    "lose lost losing loses loss remove removed end ended stop stopped beat oppose opposed leave "
    "left lacked wrong error mistake problem against replace replaced drop dropped destroy "
    "destroyed differ differs criticize criticise criticized criticised object objected"
)
"""Words of a question that asks for what is not so, or no more."""

UNSETTLED = word_set(
    "unclear unknown uncertain undecided unsettled unresolved disputed debated debatable contested "
    "moot unproven unproved mystery puzzle enigma riddle controversial"
)
"""What a question is that has no answer yet."""


VERBS: Mapping[Frame, Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "subject": _lexicon(_LAPSED),
    "to": _lexicon(_UNTOLD),
    "doing": _lexicon(_PREVENTED),
    "from": _lexicon(_ABSTAINED),
    "of": _lexicon(_DEPRIVED),
    "object": _lexicon(_UNDONE),
}
"""Predicates of what is not so, by frame and form."""

FEIGNED = _lexicon(_FEIGNED)
DENIED = _lexicon(_DENIED)
MISTAKEN = {preposition: _lexicon(listed) for preposition, listed in _MISTAKEN.items()}
