"""Words that say that something is false, or take it back."""

from __future__ import annotations

import re

from qa.voice.pattern import pattern

_BE = r"(?:is|are|was|were|been|be|being)"
_CLAIM = (
    r"(?:claims?|suggestions?|reports?|allegations?|accusations?|assertions?|rumou?rs?|idea|notion|"
    r"charges?|speculation|stor(?:y|ies)|view|theory|contention)"
)
_FALSE = (
    r"(?:false|untrue|wrong|a (?:lie|myth|fabrication|hoax)|incorrect|baseless|unfounded|"
    r"nonsense|fiction|an? (?:\w+ )?(?:error|mistake|slip|invention|misprint|misunderstanding|"
    r"exaggeration|falsehood|forgery))"
)
_FABLE = (
    r"(?:myth|urban legend|fable|fairy ?tale|misconception|fallacy|superstition|canard|"
    r"old wives[’'] tale)"
)

DENIALS = (
    pattern(
        "denied",
        "after",
        "always",
        r"(?:once|formerly|previously|originally|initially|hitherto|until recently) "
        r"(?:\w+ly )?(?:believed|thought|held|assumed|considered|supposed|taken|regarded|"
        r"attributed|ascribed|credited)(?= (?:to|that|for|as)\b)",
    ),
    pattern(
        "denied",
        "next",
        "always",
        r"what (?:had )?(?:looked|seemed|appeared|sounded|passed) (?:like|to be|as|for)|"
        r"what (?:\w+ ){1,3}(?:took for|mistook for|assumed was|thought was|believed was)",
    ),
    pattern(
        "denied",
        "after",
        "always",
        r"far be it from (?:\w+ ){1,3}to (?:say|claim|suggest)|"
        r"(?:\w+n[’']t|not|never) (?:\w+ ){0,2}(?:believe|think|suppose|imagine|accept|agree|buy) "
        r"(?:\w+ ){0,4}that|(?:nobody|no one|none|few) (?:\w+ ){0,8}?(?:(?:believe|think|accept|"
        r"suppose|imagine|credit)s?|maintains?|argues?|claims?)(?: that)?|"
        r"not guilty (?:of|to)|(?:regret|apologi[sz]e|sorry)(?:s|d|ted)? (?:for )?(?:having )?"
        r"(?:said|saying|stat(?:ed|ing)|claim(?:ed|ing)|report(?:ed|ing)|writ(?:ten|ing)|suggest\w+)",
    ),
    pattern(
        "denied",
        "after",
        "always",
        r"(?:laugh(?:s|ed)?|shrugg?(?:s|ed)?|wav(?:es?|ed)) (?:off|away)|scoff(?:s|ed)? at|"
        r"brush(?:es|ed)? (?:off|aside)|poured cold water on|"
        r"(?:took|takes?|taken) back|retract(?:s|ed)?|recant(?:s|ed)?|disown(?:s|ed)?|"
        rf"(?:withdrew|withdraws?|withdrawn) (?:the|his|her|their|its|that) (?:\w+ )?{_CLAIM}|"
        rf"{_FABLE} (?:that|of|about)|(?:hardly|scarcely) (?:any(?:one|body)|a soul) believes?",
    ),
    pattern(
        "denied",
        "before",
        "always",
        rf"{_BE} (?:\w+ )?(?:retracted|recanted|disowned)|"
        rf"{_BE} (?:only |merely |just )?an? (?:\w+ ){{0,2}}(?:{_FABLE}|invention)|"
        r"(?:is|are|was|were) (?:\w+ly )?mistaken",
    ),
    pattern(
        "denied",
        "before",
        "always",
        r"(?:consider|regard|believe|think|know|call)(?:s|ed)? (?:\w+ ){0,2}(?:to be |as )?"
        rf"{_FALSE}|(?:has|have|had) (?:\w+ )?been (?:denied|refuted|disproved|debunked|"
        r"ruled out|discredited)",
    ),
    pattern(
        "denied",
        "after",
        "always",
        r"(?:cleared|acquitted|exonerated|absolved) of|wrong(?:ly|fully)|falsely|mistakenly|"
        r"erroneously|pretend(?:s|ed|ing)? (?:to|that)|misquoted as",
    ),
    pattern(
        "denied",
        "after",
        "always",
        r"(?<!not )(?<!never )(?<!n't )(?<!n’t )(?<!nobody )(?<!no one )"
        r"den(?:y|ies|ied|ying)(?! (?:access|entry|permission|a visa|bail|leave)|"
        r"(?:,| (?:\w+ ){1,5}(?:a|an|the|any) "
        r"(?:chance|right|opportunity|place|request|visa|victory|access)\b))",
    ),
    pattern(
        "denied",
        "before",
        "always",
        rf"{_BE} (?:\w+ly )?(?:denied|refuted|disproved|debunked|ruled out|discounted)|(?:which|"
        rf"something|this|a \w+ that|an? {_CLAIM}) (?!nobody|no one|none|few)(?:\w+ ){{0,4}}"
        r"(?:den(?:y|ies|ied)|disputes?d?|reject(?:s|ed)?)",
    ),
    pattern(
        "denied",
        "after",
        "always",
        r"denials? (?:that|of|by)|(?:refut|disprov|debunk)(?:es?|ed|ing) (?!by)|disput(?:es?|ed|"
        r"ing) (?:that|the|any)|rul(?:es?|ed|ing) out|ridicul(?:es?|ed|ing)",
    ),
    pattern(
        "denied",
        "after",
        "always",
        rf"(?:reject|dismiss)(?:s|es|ed|ing)? as {_FALSE}",
    ),
    pattern(
        "denied",
        "after",
        "always",
        rf"(?:it {_BE} |it's )?not (?:true|the case|correct|right|so) that|{_FALSE} {_CLAIM}|"
        rf"{_BE} {_FALSE} (?:that|to say)|no (?:evidence|proof|sign|indication|truth in|"
        rf"basis for|question)|contrary to|far from (?=\w+ing\b|being|an?\b)",
    ),
    pattern(
        "denied",
        "before",
        "always",
        rf"{_BE} (?:\w+ly )?{_FALSE}|turned out to be {_FALSE}|proved (?:to be )?{_FALSE}|"
        rf"did not happen|never happened|never took place|did not take place|"
        rf"never materiali[sz]ed",
    ),
)
_LIGHT = (
    r"(?:(?:been|be|being|in|any|much|a|has|have|had|does|did|would|can|could|ever|\w+ly) ){0,3}"
)
_NO = (
    r"(?:(?:not|\w+n[’']t|never|cannot|no longer|nobody|no one|no|few|hardly any(?:one|body)|"
    r"beyond|without)|(?:no|none|few) (?:(?!and\b|or\b|but\b)\w+ ){1,3}?\w+)"
)
SETTLED = re.compile(
    rf"\b{_NO} {_LIGHT}(?:disput(?:es?|ed)|contest(?:s|ed)?|den(?:y|ies|ied)|doubt(?:s|ed)?|"
    r"question|surpris(?:ed?|ing)|secret|accident|coincidence) "
    r"(?:(?:by|to|among) (?:\w+ ){1,4}?)?that\b",
    re.I,
)
"""Words that deny or doubt, and are denied themselves: "it is not disputed that"."""

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
_SAID = (
    r"(?:(?:the|this|that|these|those|his|her|their|its|both) (?:\w+ )?(?:claims?|reports?|"
    r"stor(?:y|ies)|statements?|articles?|papers?|stud(?:y|ies)|findings?|results?|figures?|"
    r"numbers?|allegations?|accusations?|charges?|rumou?rs?|announcements?|account|version|"
    r"theor(?:y|ies)|dates?|names?|assertions?|suggestions?|details?|quotes?|quotations?))"
)
_WITHDRAWN = (
    r"(?:retracted|withdrawn|corrected|recanted|refuted|disproved|disproven|debunked|discredited|"
    r"disowned|rejected|contradicted)"
)
_LATER = r"(?:(?:has|have|had|later|then|soon|since|promptly|quickly|afterwards|\w+ly) )*"
UNDONE = re.compile(
    r"(?:(?:but|however|yet|in fact|in reality|in the event),? )?"
    rf"(?:(?:this|that|it|these|they|all this) (?:\w+ )?(?:{_TAKES_BACK})|"
    r"(?:he|she|it|they|this|that|these|those|there) (?:(?:did|was|were|is|are|has|have|had|does|"
    r"do|could|can|will|would) ?(?:not|n[’']t)|cannot|never (?:did|was|were|had|has))[.!]|"
    r"(?:he|she|it|they|this|that) (?:is|are|was|were) nothing of the (?:sort|kind)|"
    r"(?:none of (?:this|that|it|these)|nothing of the (?:sort|kind)) (?:happened|is true|was true|"
    r"took place|came about)|\W*(?:correction|erratum|retraction)\b|"
    r"(?:not so|wrong|untrue|false)[.!]|"
    rf"{_SAID} {_LATER}(?:(?:is|are|was|were|been) )?(?:{_LATER}{_WITHDRAWN}|{_FALSE})|"
    r"(?:this|that) (?:has|have|had|was|were|is) (?:\w+ ){0,2}"
    r"(?:retracted|corrected|refuted|disproved|debunked|disowned)|"
    rf"(?:[A-Z]\w+|he|she|it|they|(?:the|its|his|her|their) \w+) {_LATER}"
    rf"(?:retracted|withdrew|took back|recanted|corrected|disowned|apologi[sz]ed for|"
    rf"admitted (?:inventing|making up)) (?:it|this|that|{_SAID})|"
    r"(?:this|that|it) (?:is|was) (?:not|never) (?:so|the case|true)|(?:on|quite) the (?:contrary|"
    r"opposite)|not a bit of it|far from it|"
    r"there (?:is|was) (?:no truth|nothing) in (?:it|this|that|the \w+)|"
    r"there (?:is|was) (?:no|little|scant|not a shred of) (?:\w+ )?(?:evidence|proof|basis|support|"
    r"foundation) (?:whatever )?(?:for|of|to support) (?:it|this|that|any of (?:it|this)))",
    re.I,
)
"""A sentence that takes back the one before it."""
