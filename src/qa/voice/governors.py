"""The words that keep a sentence from stating its content as a fact.

Each pattern stands for one way of doing so. `reach` tells where what it governs stands: after it,
before it, or on both sides; always within its clause, or within the whole sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from qa.types import Governor

Reversal: TypeAlias = Literal["always", "never", "asked"]
Reach: TypeAlias = Literal["after", "before", "clause", "sentence"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """`reverses`: always, never, or only where the question asks for the word that is negated."""

    label: Governor
    reach: Reach
    reverses: Reversal
    expression: re.Pattern[str]


def _pattern(label: Governor, reach: Reach, reverses: Reversal, words: str) -> Pattern:
    return Pattern(label, reach, reverses, re.compile(rf"\b(?:{words})\b", re.I))


_BE = r"(?:is|are|was|were|been|be|being)"
_CLAIM = (
    r"(?:claims?|suggestions?|reports?|allegations?|accusations?|assertions?|rumou?rs?|idea|notion|"
    r"charges?|speculation|stor(?:y|ies)|view|theory|contention)"
)
_FALSE = (
    r"(?:false|untrue|wrong|a (?:lie|myth|fabrication|hoax)|incorrect|baseless|unfounded|"
    r"nonsense|fiction)"
)

PATTERNS = (
    _pattern(
        "not",
        "after",
        "asked",
        r"yet to|(?:close|near) to|no (?:intention|plans?|wish|desire) (?:of|to)|"
        r"(?<!no )fewer than|spare(?:s|d)|overturn(?:s|ed)?|quash(?:es|ed)?|revoke[sd]?|undid|"
        r"(?<!no )less than|rarely|seldom|scarcely|barely|stop(?:s|ped)? \w+(?: \w+)? from",
    ),
    _pattern(
        "not", "after", "always", r"(?:every(?:one|body|thing|where)|all|any(?:one|thing)?) but"
    ),
    _pattern(
        "denied",
        "before",
        "always",
        r"(?:consider|regard|believe|think|know|call)(?:s|ed)? (?:\w+ ){0,2}(?:to be |as )?"
        rf"{_FALSE}|(?:has|have|had) (?:\w+ )?been (?:denied|refuted|disproved|debunked|"
        r"ruled out|discredited)",
    ),
    _pattern(
        "if",
        "sentence",
        "asked",
        r"(?-i:Had|Were) (?=(?:the|it|he|she|they|this|that|[A-Z]\w+)\b)|should have(?! to)",
    ),
    _pattern(
        "if",
        "sentence",
        "never",
        r"provided|only if|as long as|so long as|subject to|in which case",
    ),
    _pattern(
        "planned",
        "clause",
        "never",
        r"consider(?:s|ed|ing)? \w+ing|mull(?:s|ed|ing)|weigh(?:s|ing)",
    ),
    _pattern(
        "alleged",
        "sentence",
        "never",
        r"unconfirmed|unverified|(?:is|are|was|were) said to|or so \w+(?: \w+)? (?:claims?|"
        r"says?|said)|"
        r"(?:legend|rumou?r|tradition|story|gossip|hearsay) (?:has it|says|goes)|"
        r"so the story goes|it is (?:said|told|claimed)|legendary|apocryphal",
    ),
    _pattern(
        "denied",
        "after",
        "always",
        r"(?:cleared|acquitted|exonerated|absolved) of|wrong(?:ly|fully)|falsely|mistakenly|"
        r"erroneously|pretend(?:s|ed|ing)? (?:to|that)|misquoted as",
    ),
    _pattern(
        "not",
        "clause",
        "asked",
        r"used to|on the (?:point|verge|brink) of|about to|(?:nearly|almost) (?=\w+(?:ed|t)\b)|"
        r"cease[sd]? to|gave up|quit|formerly|refrain(?:s|ed)? from|hesitat(?:es?|ed) to",
    ),
    _pattern(
        "not",
        "after",
        "asked",
        r"lack(?:s|ed|ing)?|miss(?:es|ed)|withh(?:old|eld)|waive[sd]?|exempt(?:s|ed)? from|"
        r"(?:forb(?:ids?|ade|idden)|prohibit(?:s|ed)?|bann?(?:s|ed)?|barr?(?:s|ed)?) "
        r"(?:\w+ ){0,3}from|postpone[sd]?|delay(?:s|ed)?|oppos(?:es?|ed|ing)|deters?|deterred",
    ),
    _pattern("not", "after", "always", r"exclud(?:es?|ed|ing)|free (?:of|from)|devoid of"),
    _pattern(
        "not",
        "before",
        "asked",
        r"(?:is|are|was|were|been) (?:\w+ly )?(?:defeated|rejected|refused|voted down|thrown out|"
        r"turned down|postponed|banned|forbidden|excluded|withheld|repealed|suspended)",
    ),
    _pattern(
        "planned",
        "clause",
        "never",
        r"slated|(?:had|have|has) (?:meant|hoped|planned|wanted) to|poised to|on course to|"
        r"due (?:in|on|next)",
    ),
    _pattern(
        "denied",
        "after",
        "always",
        r"(?<!not )(?<!never )(?<!n't )(?<!n’t )den(?:y|ies|ied|ying)(?! (?:access|entry|"
        r"permission|a visa|bail|leave))",
    ),
    _pattern(
        "denied",
        "before",
        "always",
        rf"{_BE} (?:\w+ly )?(?:denied|refuted|disproved|debunked|ruled out|discounted)|(?:which|"
        rf"something|this|a \w+ that) (?:\w+ ){{0,4}}(?:den(?:y|ies|ied)|disputes?d?|reject(?:s|"
        rf"ed)?)",
    ),
    _pattern(
        "denied",
        "after",
        "always",
        r"denials? (?:that|of|by)|(?:refut|disprov|debunk)(?:es?|ed|ing) (?!by)|disput(?:es?|ed|"
        r"ing) (?:that|the|any)|rul(?:es?|ed|ing) out|ridicul(?:es?|ed|ing)",
    ),
    _pattern(
        "denied",
        "after",
        "always",
        rf"(?:reject|dismiss)(?:s|es|ed|ing)? (?:talk|gossip)|(?:reject|dismiss)(?:s|es|ed|"
        rf"ing)? (?:as \w+ )?(?:\w+ ){{0,2}}{_CLAIM}(?: that| of)?|"
        rf"(?:reject|dismiss)(?:s|es|ed|ing)? as {_FALSE}",
    ),
    _pattern(
        "denied",
        "after",
        "always",
        rf"(?:it {_BE} |it's )?not (?:true|the case|correct|right|so) that|{_FALSE} {_CLAIM}|"
        rf"{_BE} {_FALSE} (?:that|to say)|no (?:evidence|proof|sign|indication|truth in|"
        rf"basis for|question)|contrary to|far from",
    ),
    _pattern(
        "denied",
        "before",
        "always",
        rf"{_BE} (?:\w+ly )?{_FALSE}|turned out to be {_FALSE}|proved (?:to be )?{_FALSE}|"
        rf"did not happen|never happened|never took place|did not take place|"
        rf"never materiali[sz]ed",
    ),
    _pattern(
        "not",
        "clause",
        "asked",
        r"not(?! only| just| least| until| to mention| surprisingly| far)|\w+n[’']t|never|"
        r"no longer|neither|nor|cannot|hardly ever|nowhere",
    ),
    _pattern(
        "not",
        "after",
        "asked",
        r"no(?! (?:fewer|less|more|later|sooner|earlier|longer|doubt|wonder|matter|evidence|"
        r"proof|sign|indication))|none|nobody|no one|nothing|without|instead of|rather than|"
        r"(?:stop(?:s|ped|ping)?|f[ae]lls?|nothing|anything) short of|unable to|nor",
    ),
    _pattern("not", "after", "always", r"except(?: for)?|apart from|with the exception of"),
    _pattern(
        "not",
        "after",
        "asked",
        r"fail(?:s|ed|ing)? to|refus(?:es?|ed|ing) to|declin(?:es?|ed|ing) to|forgot to|"
        r"neglect(?:s|ed) to|avoid(?:s|ed|ing)?|prevent(?:s|ed|ing)?|avert(?:s|ed|ing)?|"
        r"foil(?:s|ed|ing)?|thwart(?:s|ed|ing)?|cancel(?:s|led|ling)?|call(?:s|ed)? off|"
        r"halt(?:s|ed)?|abandon(?:s|ed)?|scrapp?(?:s|ed)?|veto(?:es|ed)?|stop(?:s|ped) (?!at|"
        r"short)|"
        r"block(?:s|ed|ing)?|kept? \w+ from|narrowly (?:missed|escaped)|reject(?:s|ed)? (?:a|"
        r"the) (?:plan|proposal|bid|offer|motion)s?",
    ),
    _pattern(
        "not",
        "before",
        "asked",
        rf"{_BE} (?:then |later |finally )?(?:prevented|averted|foiled|thwarted|cancelled|"
        rf"called off|halted|abandoned|scrapped|vetoed|withdrawn|reversed|overturned|stopped|"
        rf"blocked|shelved|dropped)",
    ),
    _pattern(
        "alleged",
        "sentence",
        "never",
        r"alleged(?:ly)?|reportedly|purported(?:ly)?|supposed(?:ly)?|rumou?red|said to (?:have|"
        r"be)|reputed(?:ly)?|accused of|suspected of|charged with",
    ),
    _pattern(
        "alleged",
        "after",
        "never",
        r"alleg(?:es?|ing|ations?)|claim(?:s|ed|ing)?(?! (?:the lives|\d|responsibility|damages|"
        r"expenses|benefits))|accus(?:es?|ed|ing)|suspect(?:s|ed) (?=that|of|him|her|them|it)|"
        r"rumou?rs?",
    ),
    _pattern(
        "estimated",
        "clause",
        "never",
        r"estimat(?:e|es|ed|ing|ions?)|extrapolat\w+|guess(?:es|ed)?|projected|calculat(?:es?|"
        r"ed|ions?)",
    ),
    _pattern(
        "possible",
        "clause",
        "never",
        r"(?-i:may)(?= (?:\w+ly |also |well |not |yet |still )?[a-z])|"
        r"might|perhaps|possibly|probably|"
        r"presumably|apparently|likely|unlikely|seem(?:s|ed|ingly)?|appear(?:s|ed)? to|"
        r"thought to|believed to|doubt(?:s|ed|ful)?(?! that there is no)|conceivably|"
        r"could(?= (?:\w+ly |also |well |yet |still )?(?:have|be)\b)|suggests? that|"
        r"suspects? that",
    ),
    _pattern(
        "if",
        "sentence",
        "asked",
        r"(?:would|could|might|should) (?:\w+ly |also |well |not |never )?have(?! to)|"
        r"had (?:the|it|he|she|they|[A-Z]\w+|this|that) (?:\w+ ){0,3}?not",
    ),
    _pattern(
        "if",
        "sentence",
        "never",
        r"(?<!as )(?<!even )(?<!ask )(?<!asked )(?<!know )(?<!wonder )(?<!wondered )if|unless|"
        r"provided that|providing|in (?:the event|case)|assuming|on condition|should (?=(?:the|"
        r"a|an|it|he|she|they|you) )|otherwise|depending on",
    ),
    _pattern(
        "planned",
        "clause",
        "asked",
        rf"{_BE} to have|(?:had|have|has) been (?:due|meant|supposed|scheduled|planned|going|"
        rf"set) to|{_BE} (?:meant|supposed) to",
    ),
    _pattern(
        "planned",
        "clause",
        "never",
        r"plan(?:s|ned|ning)? (?:to|for|on)|intend(?:s|ed|ing)? to|intention (?:to|of)|aim(?:s|"
        r"ed|ing)? (?:to|at)|propos(?:es?|ed|ing|als?)|scheduled|due to (?=\w+ (?:in|on|by|at|"
        r"next|from|a|the)\b)|expect(?:s|ed|ing)? (?:to|that)|hop(?:es?|ed|ing) (?:to|that)|"
        r"want(?:s|ed)? to|set to|will(?! not)|shall|going to|promis(?:es?|ed|ing) (?:to|that)?|"
        r"pledg(?:es?|ed|ing)|threaten(?:s|ed|ing)? to|plott?(?:ed|ing|s)? (?:to|for)|"
        r"try(?:ing)? to|tried to|s(?:eeks?|ought) to|attempt(?:s|ed|ing)? to|is to (?=\w)|"
        r"are to (?=\w)|was to (?=\w)|were to (?=\w)|draft|target of|goal of|vow(?:s|ed)? to|"
        r"ambition|hypothetical(?:ly)?",
    ),
    _pattern(
        "asked",
        "after",
        "always",
        r"(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|questions?|questioned|unclear|unknown|"
        r"not known|not clear|uncertain|unsure|decide|determine|investigat\w+|establish|"
        r"examin\w+|see|know|found out|find out) (?:\w+ ){0,2}(?:whether|if)|whether",
    ),
)
_POINTED = (
    r"(?:it|this|that|them|(?:the|these|those|all|any|both) (?:\w+ )?"
    r"(?:claims?|charges?|allegations?|accusations?|reports?|figures?|story|version|account|idea))"
)
CONTESTED = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)|disput(?:es|ed)|dismiss(?:es|ed)|refut(?:es|ed)) "
    rf"{_POINTED}(?=[\s.,;])"
    rf"|\bcall(?:s|ed) {_POINTED} (?:\w+ )?{_FALSE}",
    re.I,
)
"""A sentence that denies the one before it."""

_TAKES_BACK = (
    r"did not happen|didn[’']t happen|never happened|(?:is|was) not true|isn[’']t true|"
    r"never materiali[sz]ed|came to nothing|did not take place|never took place|"
    rf"(?:is|was|were|are|proved(?: to be)?|turned out to be) {_FALSE}"
)
UNDONE = re.compile(
    r"(?:(?:but|however|yet|in fact|in reality|in the event),? )?"
    rf"(?:(?:this|that|it|these|they|all this) (?:\w+ )?(?:{_TAKES_BACK})|"
    r"(?:he|she|it|they|this|that) (?:did|was|were|is|has|had|does|do|could) ?(?:not|n[’']t)[.!]|"
    r"(?:none of (?:this|that|it|these)|nothing of the (?:sort|kind)) (?:happened|is true|was true|"
    r"took place|came about)|there (?:is|was) (?:no truth|nothing) in (?:it|this|that|the \w+))",
    re.I,
)
"""A sentence that takes back the one before it."""

SUPPOSED = re.compile(r"^(?:suppose|imagine|assume|picture|let us (?:suppose|assume)|say)\b", re.I)
"""A sentence that makes those after it a mere thought."""
