"""Adjectives, nouns, adverbs and prepositions by which something is said not to hold."""

from __future__ import annotations

from qa.words import word_set

UNABLE = word_set(
    "unable unwilling powerless helpless unfit unprepared ineligible incompetent disinclined loath "
    "afraid forbidden impossible unqualified ill-equipped unauthorised unauthorized impotent "
    "failure refusal inability unwillingness insufficient inadequate"
)
"""Adjectives and nouns: X is unable to do Y."""

WITHOUT = word_set(
    "free devoid bereft void innocent destitute incapable absence lack want dearth rejection "
    "cancellation abandonment omission exclusion acquittal guiltless unworthy ignorant absent "
    "missing exempt immune excluded ban prohibition denial abolition repeal avoidance removal "
    "prevention dismissal disavowal renunciation repudiation refusal barred omitted deleted "
    "disqualified aloof intolerant wary scornful contemptuous disdainful sceptical skeptical "
    "suspicious"
)
"""Adjectives and nouns: free of Y, absent from Y, the absence of Y."""

UNFIT = word_set(
    "unsuitable unsafe unfit ineligible inappropriate inapplicable invalid useless worthless "
    "unready incompatible immune impervious indifferent insensitive unresponsive unrelated "
    "unconnected opposed averse hostile allergic contraindicated unavailable closed unknown "
    "resistant"
)
"""Adjectives: unsuitable for Y, opposed to Y."""

PRIVATIVE = word_set(
    "abortive aborted failed unsuccessful cancelled canceled abandoned scrapped shelved thwarted "
    "foiled rejected would-be mock pseudo fake bogus sham fictitious nonexistent non-existent "
    "pretended feigned hoax disallowed annulled overturned quashed rescinded revoked repealed "
    "unrealised unrealized unfulfilled unbuilt vetoed undelivered unpublished unratified unsigned "
    "unexecuted unstarted discarded withdrawn discredited disproved debunked phoney phony forged "
    "counterfeit"
)
"""Adjectives before a noun: the cancelled tour of Y (privative, Amoia and Gardent 2006)."""

GONE = word_set(
    "absent invalid void obsolete defunct extinct deprecated unavailable inadmissible ineligible "
    "impossible unthinkable unsuccessful fruitless unbuilt unsold unpaid unfulfilled unmet "
    "unopened unread untouched unharmed unhurt unscathed unaffected undamaged unused unpublished "
    "unsigned unwritten uninjured unspent unsupported missing gone unmoved unfinished uncompleted "
    "unsolved unanswered unheeded unfilled unrewarded unpunished unattended uncollected unclaimed "
    "unstaffed uneaten unexplored untried untested unrepaired unpainted unperformed unplayed "
    "unrecorded unratified undelivered unsent unlit intact unscarred"
)
"""Adjectives: Y is absent."""

AWAY = word_set("extinct absent missing unknown unavailable unheard obsolete")
"""Those that deny a place: extinct in Y."""

LACKING = word_set("without minus sans barring excluding excepting except apart aside exception")
"""Prepositions: without Y."""

EXCEPTING = word_set("but bar save except")
"""Conjunctions that take something out of all."""

UNIVERSAL = word_set(
    "all every each any anywhere everyone everybody everything everywhere anyone anybody anything "
    "whole entire always"
)
"""What they take it out of."""

FALSE = word_set(
    "false untrue wrong incorrect erroneous inaccurate bogus fake fictitious imaginary groundless "
    "baseless unfounded spurious counterfeit untenable unsubstantiated unsupported far-fetched "
    "absurd preposterous nonsensical fanciful discredited apocryphal illusory"
)
"""Adjectives of what is not so."""

FALSEHOOD = word_set(
    "lie lies myth fabrication hoax forgery fake falsehood untruth fallacy misconception "
    "misunderstanding misprint misreading misquotation delusion illusion nonsense rubbish bunkum "
    "humbug canard superstition sham slip error errors mistake misnomer mistranslation "
    "misidentification misattribution typo invention inventions fiction forgeries fakes falsehoods "
    "fabrications hoaxes myths exaggeration concoction embellishment confabulation pretence "
    "pretense bluff fantasy figment mirage chimera"
)
"""Nouns for what is not so."""

FALSELY = word_set(
    "falsely wrongly mistakenly erroneously incorrectly inaccurately untruly untruthfully "
    "fraudulently spuriously misleadingly deceptively wrongfully"
)
"""Adverbs of what is not so."""

FOOLISH = word_set(
    "mistake error folly exaggeration foolish naive rash premature misleading simplistic unwise "
    "tempting fool idle"
)
"""Words for what it would be a mistake to say."""

RUMOUR = word_set("rumour rumours rumor rumors gossip legend hearsay speculation folklore")
"""Nouns that deny only where something is dismissed as that."""

MERIT = word_set("merit foundation basis substance truth validity justification support evidence")
"""Nouns for what a claim should have."""

CLAIM = word_set(
    "claim suggestion report allegation accusation assertion rumour rumor idea notion charge "
    "speculation story view theory contention talk gossip hint version statement belief assumption "
    "hypothesis tale insinuation myth legend misconception prediction calculation complaint "
    "testimony prophecy hearsay opinion thesis whisper attribution boast warning fear fears "
    "rumours stories argument excuse alibi plea date dating identification verdict conviction "
    "ruling sentence judgment judgement finding decision"
)
"""Nouns for what someone says."""

DUE = word_set(
    "chance right opportunity access entry permission place victory bail visa parole request"
)
"""Nouns for what one may be denied."""

MEASURE = word_set(
    "bill motion amendment proposal plan effort talk negotiation hope dream ambition idea scheme "
    "project campaign application appeal offer deal merger takeover search quest move resolution "
    "bid attempt referendum measure petition budget reform draft challenge item plot conspiracy "
    "coup raid attack boycott strike match concert treaty accord call calls demand request plea"
)
"""Nouns for what can be voted on or tried."""

UNSETTLED = word_set(
    "unclear unknown uncertain undecided unsettled unresolved disputed debated debatable "
    "contested moot unproven unproved mystery puzzle enigma riddle controversial"
)
"""What a question is that has no answer yet."""

OPENING = word_set("whether if who whom what when where which how why")
"""Words that open an embedded question."""

ASKED = word_set(
    "lose lost losing loses loss remove removed end ended stopped oppose opposed left lacked wrong "
    "error mistake problem against replace replaced drop dropped attempt attempted try tried "
    "propose proposed plan planned bid fail failed differ differs criticize criticise criticized "
    "criticised object objected"
)
"""Words of a question that asks for what is not so, or no more."""
