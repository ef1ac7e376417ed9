"""Words that say that something is not so, did not come about, or was left out."""

from __future__ import annotations

from qa.voice.pattern import pattern

_BE = r"(?:is|are|was|were|been|be|being)"

_FAILED = (
    r"failed|(?:did|could|would|was|were|had|has|is) ?(?:not|n[’']t)|never (?:did|was|has)|in vain|"
    r"to no avail|without success|(?:was|were) (?:refused|stopped|turned (?:down|away|back))"
)

NEGATIONS = (
    pattern(
        "not",
        "after",
        "always",
        r"at no (?:point|time|stage|moment)|(?:on|under) no (?:occasion|account|circumstances?)|"
        r"by no means|in no (?:way|sense)",
    ),
    pattern("not", "before", "always", rf"but (?:\w+ ){{0,2}}(?:{_FAILED})(?=[.,;!])"),
    pattern(
        "not",
        "before",
        "always",
        r"(?:none|neither|nothing|not one|few) of (?:which|whom)|of (?:which|whom) (?:not|no|none|"
        r"nothing|neither|little|few)|"
        r"which (?:he|she|it|they) (?:is|was|were|are|did|does|do|has|had) ?(?:not|n[’']t|never)"
        r"(?=[.,;!])",
    ),
    pattern("not", "after", "asked", r"before (?:\w+ ){1,4}(?:could|can|had (?:a|the) chance to)"),
    pattern(
        "not",
        "next",
        "always",
        r"nowhere near|least of all|much less|still less|not nearly|within (?:a|an|"
        r"one) \w+ of (?=\w+ing)|nothing like",
    ),
    pattern(
        "not",
        "after",
        "always",
        r"(?:some|a long|a good|quite a|a fair) (?:way|distance|time) (?:to go )?before|"
        r"last thing (?:that )?(?:\w+ ){1,5}?(?:is|was)|(?:months|weeks|years|days) away from",
    ),
    pattern(
        "not",
        "before",
        "always",
        r"(?:not|n[’']t|never) (?:\w+ )?(?:reach|attain|achieve) (?:statistical )?significance|"
        r"(?:not|n[’']t) (?:statistically )?significant|(?:statistically )?non-?significant",
    ),
    pattern(
        "not",
        "clause",
        "present",
        r"formerly|(?<=, )once(?= the )|"
        r"once(?= \w+ed\b| (?:stood|held|had|ran|kept|made|grew|led|sold|sped|was)\b)|"
        r"(?<=was )once|(?<=were )once|at one time|(?<!than )in the past|in those days|back then",
    ),
    pattern(
        "not",
        "sentence",
        "present",
        r"(?-i:Until|Till|Prior to|In former times)(?! (?:then|now|recently)\b)",
    ),
    pattern(
        "not",
        "clause",
        "asked",
        r"in vain|to no avail|without success|fruitlessly|unsuccessfully|for nothing",
    ),
    pattern(
        "not",
        "clause",
        "asked",
        r"(?<!is )(?<!are )(?<!was )(?<!were )(?<!be )(?<!been )(?<!being )(?<!, )"
        r"(?<!also )(?<!often )(?<!widely )(?<!commonly )(?<!usually )(?<!mainly )used to",
    ),
    pattern(
        "not",
        "next",
        "always",
        r"let alone|never mind|"
        r"(?:do|does|did|done|go|goes|went|gone|manage[sd]?) without|"
        r"(?:leave|leaves|left|leaving) out|omit(?:s|ted|ting)?|skip(?:s|ped|ping)?|"
        r"turn(?:s|ed|ing)? down|pass(?:es|ed)? up|(?:said|say|says) no to|"
        r"passed over for|los(?:es|t) out on|in vain for|no more|"
        r"(?:a )?far cry from|anything but|nothing like|"
        r"(?:com(?:es|e|ing)|came|get|gets|got|gone) within [^.;,]{1,25}? of|"
        r"(?:a|an|one) (?:\w+ )?(?:whisker|inch|hair|hair’s breadth|step|breath|vote|point|goal)s? "
        r"(?:away |short |shy )?(?:from|of)|"
        r"(?:shall|must|may|should|can|will) not be \w+(?:ed|en|n|t) (?:to|by|on|in|with|from|at)",
    ),
    pattern(
        "not",
        "before",
        "asked",
        r"(?:is|are|was|were|been|be) (?:\w+ )?(?:disallowed|annulled|nullified|voided|void|"
        r"invalidated|struck (?:out|off|down)|quashed|set aside|rescinded|revoked|"
        r"ruled (?:out|offside|invalid|inadmissible))|elud(?:es?|ed)|"
        r"(?:is|are|was|were) (?:long )?(?:extinct|no more)|died out|yet to be \w+",
    ),
    pattern(
        "not",
        "after",
        "asked",
        r"yet to|(?:close|near) to(?! [$£€]?\d)|no (?:intention|plans?|wish|desire) (?:of|to)|"
        r"(?<!no )fewer than|spare(?:s|d)|overturn(?:s|ed)?|quash(?:es|ed)?|revoke[sd]?|undid|"
        r"rarely|seldom|scarcely|barely|hardly(?! ever)|stop(?:s|ped)? \w+(?: \w+)? from",
    ),
    pattern(
        "not", "after", "always", r"(?:every(?:one|body|thing|where)|all|any(?:one|thing)?) but"
    ),
    pattern(
        "not",
        "clause",
        "asked",
        r"on the (?:point|verge|brink) of|about to|(?:nearly|almost) (?=\w+(?:ed|t)\b)|"
        r"cease[sd]? to|quit|refrain(?:s|ed)? from|hesitat(?:es?|ed) to",
    ),
    pattern(
        "not",
        "clause",
        "asked",
        r"not(?! (?:impossible|inconceivable|implausible|unlikely)\b)"
        r"(?! all\b| every| always| necessarily| un(?!der|it|til)\w+| only| just| least| until|"
        r" to mention| surprisingly| far)|\w+n[’']t|never|"
        r"no longer|neither|nor|cannot|hardly ever|nowhere",
    ),
    pattern(
        "not",
        "after",
        "asked",
        r"no(?! (?:fewer|less|more|later|sooner|earlier|longer|doubt|wonder|matter|evidence|"
        r"proof|sign|indication))|none|nobody|no one|nothing|"
        r"(?:stop(?:s|ped|ping)?|f[ae]lls?|nothing|anything) short of",
    ),
    pattern(
        "not",
        "after",
        "asked",
        r"fail(?:s|ed|ing)? to|refus(?:es?|ed|ing) to|declin(?:es?|ed|ing) to|forgot to|"
        r"neglect(?:s|ed) to|avoid(?:s|ed|ing)?|prevent(?:s|ed|ing)?|avert(?:s|ed|ing)?|"
        r"foil(?:s|ed|ing)?|thwart(?:s|ed|ing)?|cancel(?:s|led|ling)?|call(?:s|ed)? off|"
        r"halt(?:s|ed)?|abandon(?:s|ed)?|scrapp?(?:s|ed)?|veto(?:es|ed)?|stop(?:s|ped) (?!at|"
        r"short)|"
        r"block(?:ed|ing)?|kept? \w+ from|narrowly (?:missed|escaped)|reject(?:s|ed)? (?:a|"
        r"the) (?:plan|proposal|bid|offer|motion)s?",
    ),
)
