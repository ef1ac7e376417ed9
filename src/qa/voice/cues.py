"""The words that show that someone says something."""

from __future__ import annotations

import re

from qa.voice.inflection import forms, inflected
from qa.words import word_set

_REGULAR = word_set(
    "consider show suspect relate grumble mumble sigh laugh snap muse retort scoff sniff lament "
    "enthuse grunt roar gasp chuckle declaim narrate elaborate opine add argue warn insist "
    "claim announce declare state report note explain admit concede acknowledge confirm suggest "
    "estimate testify reply answer respond promise stress emphasise emphasize observe remark "
    "recall reveal maintain assert contend allege complain imply predict forecast calculate "
    "reckon believe shout whisper mutter murmur urge label describe accuse blame praise propose "
    "repeat reiterate underline boast joke assure inform remind caution conclude deny refute "
    "dismiss reject vow cry hint tweet fear hope doubt expect signal guess speculate quote cite "
    "criticise criticize denounce condemn advise counter protest interject recount call demand "
    "continue ask point affirm regard attest pledge theorise hypothesise wager plead instruct "
    "recommend postulate swear"
)
_IRREGULAR = (
    "say says said saying; tell tells told telling; write writes wrote written writing; "
    "think thinks thought thinking; find finds found finding; swear swears swore; termed; "
    "make makes made; put puts; speak speaks spoke; go goes went; begin began begun; "
    "use uses used using"
)
_CONTENDED = (
    "hold holds held; rule ruled; agree agrees agreed; submit submits submitted; "
    "comment commented; mention mentions mentioned; disclose discloses disclosed; "
    "indicate indicates indicated; confess confesses confessed; feel feels felt"
)

VERBS = {form: verb for verb in sorted(_REGULAR) for form in forms(verb)} | {
    form: listed.split()[0]
    for listed in f"{_IRREGULAR};{_CONTENDED}".split(";")
    for form in listed.split()
}
"""Every form of a verb of saying, and its base."""

CONTENDED = frozenset(listed.split()[0] for listed in _CONTENDED.split(";"))
"""Verbs that say something where a clause follows, and not a noun: "held that post"."""

TELLING = inflected(
    "say tell warn find insist admit deny argue announce reveal suggest confirm believe think "
    "write explain conclude allege predict"
) - {"said"}
"""Forms that no noun has, as "reports" and "claims" do, and no name, as Edward Said's."""

FREE = word_set(
    "regard consider promise suspect say think believe claim argue insist estimate warn admit "
    "allege maintain suggest predict reckon deny confirm tell accuse blame call describe label "
    "termed assure reject dismiss refute denounce condemn criticise criticize urge praise "
    "announce dub vow contend concede acknowledge complain imply inform remind fear doubt "
    "forecast calculate demand hint guess speculate emphasise emphasize stress pledge affirm "
    "swear boast declare advise caution reveal assert propose"
)
"""Verbs that report whatever follows them; the others need "that", a colon or a quotation."""

PASSIVE = word_set(
    "say call describe label term accuse blame praise quote denounce condemn criticise "
    "criticize estimate confirm deny announce report dismiss reject tell warn put claim allege "
    "believe think dub regard see suggest admit reckon suppose rumour note state reveal refute"
)

NOUNS = word_set(
    "claim claims statement assertion allegation allegations warning view belief estimate "
    "argument suggestion promise admission announcement denial testimony insistence contention "
    "complaint prediction conclusion opinion assurance accusation remark report evidence "
    "confirmation conviction fear hope advice pledge vow theory hypothesis message verdict "
    "boast charge finding findings calculation description proposal declaration acknowledgement "
    "acknowledgment concession feeling impression"
)
"""X's claim that …"""

ADJUNCTS = word_set(
    "account estimate estimates words word view opinion telling reading figures figure count "
    "reckoning eyes version phrase calculation calculations judgment judgement admission "
    "description mind assessment recollection experience tally numbers records testimony "
    "formulation language memoirs diary letter report speech"
)
"""In X's view, by X's own account …"""

SAYINGS = word_set(
    "word words phrase phrases quote quotes quotation quotations saying sayings motto maxim maxims "
    "dictum adage slogan mantra quip"
)
"""X's words: “…”"""

AUXILIARY = word_set(
    "likes liked had has have having did does do was were is are been be being will would can "
    "could may might must should also then later once often always again further already first "
    "finally repeatedly publicly openly simply only just himself herself themselves itself "
    "never not n't ever now even still too both all either long yesterday today since there "
    "famously soon twice reportedly went on go goes gone to came continued come moved hastened "
    "took hurried used"
)
"""What may stand between a subject and its verb of saying."""

ADVERBIAL = re.compile(r"\w{3,}ly$")
PRONOUNS = word_set("he she they it")
POSSESSIVE = {"his": "he", "her": "she", "their": "they", "its": "it"}
EVIDENCE = word_set(
    "study survey report research analysis inquiry investigation poll review paper trial court "
    "jury tribunal audit studies inspectors investigators researchers scientists panel"
)
"""What finds or shows something, as a person does."""

_HEARERS = r"(?:court|jury|inquest|inquiry|tribunal|hearing)"
_HEARD = r"(?:(?:has |had )?heard|(?:was|has been|had been) told)"
IMPERSONAL = re.compile(
    r"\bby (?:most|all|some|many|several) accounts\b|"
    r"\b(?:reportedly|allegedly|purportedly|supposedly|rumou?red)\b"
    r"|\b(?:is|are|was|were|has been|have been) (?:widely |often |generally |also )?"
    r"(?:said|alleged|reported|rumou?red|claimed|believed|thought|understood|supposed|reputed)"
    r"(?= to\b| that\b)|\bit (?:is|was|has been) (?:submitted|argued|contended|suggested) that\b"
    r"|, it (?:is|was|has been) (?:said|alleged|reported|claimed|believed|thought)\b(?! that\b)"
    rf"|\b{_HEARERS} {_HEARD}(?= that\b)|, the {_HEARERS} {_HEARD}(?=[.,])",
    re.I,
)
"""Said by someone whom the text does not name."""
