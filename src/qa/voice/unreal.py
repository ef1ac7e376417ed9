"""Words that suppose something, plan it, or ask for it."""

from __future__ import annotations

import re

from qa.voice.pattern import pattern

_BE = r"(?:is|are|was|were|been|be|being)"

_PAST = r"(?:[\w’'-]+ ){1,8}?had (?!(?:to|an?|the|no|any|time|enough)\b)"
"""A subject and a pluperfect."""

_IMAGINED = (
    r"(?:exercise|scenario|drill|simulation|rehearsal|wargame|war game|thought experiment|"
    r"hypothesis|counterfactual|model|game|rehearsals|scenarios|simulations)"
)

_UNKNOWN = (
    r"(?:unclear|unknown|uncertain|undecided|unsettled|unresolved|disputed|debated|contested|moot|"
    r"an? (?:\w+ )?(?:mystery|puzzle|enigma|riddle|question)|any(?:one|body)[’']s guess|"
    r"a matter of (?:\w+ )?(?:debate|dispute|conjecture|speculation|opinion)|"
    r"(?:not|n[’']t|never) (?:\w+ )?(?:known|clear|certain|established|recorded|settled|decided|"
    r"say|know|tell)|(?:no one|nobody|few) (?:\w+ ){0,2}(?:knows?|knew|say|tell|agrees?)|"
    r"(?:argu|debat|disagre|differ|disput|wonder|speculat)(?:e|es|ed|ing|s)?)"
)

_OWNERS = ("the", "a", "his", "her", "their", "its", "my", "our", "your", "last", "own", "free")
_NO_OWNER = "".join(rf"(?<!\b{word} )" for word in _OWNERS) + r"(?<![’']s )"
"""No word in front that makes "will" a noun: "Mr Gray’s will", "the will"."""

_AT_WILL = (
    r"(?: you (?:like|wish|prefer|want|must)| any| possible| necessary| needed| need be| desired)"
    r"(?=[,.;:)—]| and\b| or\b|$)"
)
"""After "if": what leaves to the reader how a thing is done, and does not make it depend."""

UNREAL = (
    pattern(
        "asked",
        "after",
        "always",
        rf"{_UNKNOWN} (?:about |over |as to |on |of )?"
        r"(?:who|whom|what|when|where|which|how|why|if|whether)(?! or not)",
    ),
    pattern(
        "if",
        "after",
        "asked",
        r"if only(?! (?:because|for|to|by|in)\b)|(?:I|we|she|he|they|you) (?:do |does |"
        r"only )?wish(?:es|ed)?(?! (?:to|for|him|her|them|"
        r"you|us|me)\b)|as if|as though|in (?:the|his|her|my|our|their|a) (?:\w+ )?dreams?|"
        r"(?:dream|dreams|dreamed|dreamt|fantasi[sz]ed?s?|imagine[sd]?) (?:that|of)",
    ),
    pattern(
        "if",
        "sentence",
        "never",
        r"pending|in the (?:\w+ )?event|so long as",
    ),
    pattern(
        "planned",
        "clause",
        "never",
        r"pencilled in|on the agenda|let us|let[’']s|earmarked|pencil(?:s|ing)? in|"
        r"is to be|are to be|hope[sd]? to",
    ),
    pattern(
        "if",
        "after",
        "asked",
        rf"{_IMAGINED} (?:\w+ ){{0,5}}?(?:(?:assum|suppos|imagin|postulat|posit|envisag|simulat|"
        r"hypothesis|presum|presuppos|premis)(?:es?|e?d|s)|pretend(?:s|ed)?) (?:that|an?)|"
        rf"for (?:the )?purposes? of (?:the|this|that|an) {_IMAGINED}|"
        r"in (?:the|this|that|one) (?:\w+ )?(?:scenario|simulation|drill|exercise)(?=,)",
    ),
    pattern(
        "if",
        "sentence",
        "asked",
        rf"(?:would|could|might)(?= [^.;]{{0,150}}?\bif {_PAST})|(?<!ask )(?<!asked )(?<!even )"
        rf"(?<!as )(?<!know )(?<!wondered )if(?= {_PAST}[^.;]{{0,200}}?\b(?:would|could|might)\b)",
    ),
    pattern("if", "sentence", "asked", r"if (?:I|he|she|it|this|that|the \w+[^s\W]) were"),
    pattern(
        "asked",
        "before",
        "always",
        r"(?:no one|nobody|none) (?:\w+ )?(?:can |could )?(?:say|says|tell|know|knows|"
        r"knew)(?=[.;!])",
    ),
    pattern(
        "asked",
        "after",
        "always",
        r"(?:want(?:s|ed)?|would like|demand(?:s|ed)?|need(?:s|ed)?) to know (?:if|whether)|"
        r"(?:remains|has) to be seen (?:if|whether)|remains to be seen",
    ),
    pattern(
        "if",
        "sentence",
        "asked",
        r"(?-i:Had|Were) (?=(?:the|it|he|she|they|this|that|[A-Z]\w+)\b)|should have(?! to)",
    ),
    pattern(
        "if",
        "sentence",
        "never",
        r"provided|only if|as long as|so long as|subject to|in which case",
    ),
    pattern(
        "if",
        "sentence",
        "asked",
        r"(?:would|could|might|should|ought to) (?:(?:\w+ly|also|well|not|never|rather|sooner|"
        r"still|long|otherwise) )*have(?! (?:to|us|you|people|readers|everyone|the world)\b)|"
        r"had (?:the|it|he|she|they|[A-Z]\w+|this|that) (?:\w+ ){0,3}?not",
    ),
    pattern(
        "if",
        "sentence",
        "never",
        r"(?<!as )(?<!even )(?<!ask )(?<!asked )(?<!know )(?<!wonder )(?<!wondered )if"
        rf"(?!{_AT_WILL})|unless|"
        r"provided that|providing|in (?:the event|case)|assuming|on condition|should (?=(?:the|"
        r"a|an|it|he|she|they|you) )|otherwise|depending on",
    ),
    pattern(
        "planned",
        "clause",
        "never",
        r"consider(?:s|ed|ing)? \w+ing|mull(?:s|ed|ing)|weigh(?:s|ed|ing) (?:up|whether|an?|the)",
    ),
    pattern(
        "planned",
        "clause",
        "never",
        r"slated|(?:had|have|has) (?:meant|hoped|planned|wanted) to|poised to|on course to|"
        r"due (?:in|on|next)",
    ),
    pattern(
        "planned",
        "clause",
        "asked",
        rf"{_BE} to have|(?:had|have|has) been (?:due|meant|supposed|scheduled|planned|going|"
        rf"set) to|{_BE} (?:meant|supposed) to",
    ),
    pattern(
        "planned",
        "clause",
        "never",
        rf"(?-i:will|WILL)(?= (?:be|have) )|{_NO_OWNER}(?-i:will|WILL)(?! not| of)",
    ),
    pattern(
        "planned",
        "clause",
        "never",
        r"plan(?:s|ned|ning)? (?:to|for|on)|intend(?:s|ed|ing)? to|intention (?:to|of)|aim(?:s|"
        r"ed|ing)? (?:to|at)|propos(?:es?|ed|ing|als?)|scheduled|due to (?=\w+ (?:in|on|by|at|"
        r"next|from|a|the)\b)|expect(?:s|ed|ing)? (?:to|that)|hop(?:es?|ed|ing) (?:to|that)|"
        r"want(?:s|ed)? to|set to|shall|going to|promis(?:es?|ed|ing) (?:to|that)?|"
        r"pledg(?:es?|ed|ing)|threaten(?:s|ed|ing)? to|plott?(?:ed|ing|s)? (?:to|for)|"
        r"try(?:ing)? to|tried to|s(?:eeks?|ought) to|attempt(?:s|ed|ing)? to|is to (?=\w)|"
        r"are to (?=\w)|was to (?=\w)|were to (?=\w)|draft|target of|goal of|vow(?:s|ed)? to|"
        r"ambition|hypothetical(?:ly)?",
    ),
    pattern(
        "asked",
        "after",
        "always",
        r"(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|questions?|questioned|unclear|unknown|"
        r"not known|not clear|uncertain|unsure|decide|determine|investigat\w+|establish|"
        r"examin\w+|see|know|found out|find out) (?:\w+ ){0,2}(?:whether|if)(?! or not)|"
        r"whether(?! or not)",
    ),
)

SUPPOSED = re.compile(r"^(?:suppose|imagine|assume|picture|let us (?:suppose|assume)|say)\b", re.I)
"""A sentence that makes those after it a mere thought."""
