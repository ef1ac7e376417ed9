"""Words that tell something as hearsay, as an estimate, or as a mere possibility."""

from __future__ import annotations

from qa.voice.pattern import pattern

HEDGES = (
    pattern(
        "alleged",
        "sentence",
        "never",
        r"would have (?:us|you|people|readers|everyone|the world) (?:believe|think)|"
        r"so-called|(?:word|rumou?r) is|(?:is|was) (?:whispered|murmured|bruited)|"
        r"according to (?:rumou?r|gossip|legend|hearsay|tradition)|"
        r"(?:quoted|speaking|spoke|talking) (?:anonymously|on condition of anonymity)|"
        r"(?:asked|wished|did not want) not to be named",
    ),
    pattern(
        "estimated",
        "clause",
        "never",
        r"roughly|approximately|give or take|in the region of|or thereabouts|or so|"
        r"in round (?:numbers|figures)|ballpark|upwards of|at a guess",
    ),
    pattern(
        "possible",
        "clause",
        "never",
        r"(?:a |an )?(?:good|fair|outside|real|slim) chance|could (?:\w+ )?(?:well|easily)|"
        r"not (?:impossible|inconceivable|implausible|unlikely|out of the question)|"
        r"question marks?|(?:remains?|still) (?:to be (?:proved|proven|confirmed|shown))",
    ),
    pattern(
        "alleged",
        "sentence",
        "never",
        r"unconfirmed|unverified|(?:is|are|was|were) said to|or so \w+(?: \w+)? (?:claims?|"
        r"says?|said)|"
        r"(?:legend|rumou?r|tradition|story|gossip|hearsay) (?:has it|says|goes)|"
        r"so the story goes|it is (?:said|told|claimed)|legendary|apocryphal",
    ),
    pattern(
        "alleged",
        "sentence",
        "never",
        r"alleged(?:ly)?|reportedly|purported(?:ly)?|supposed(?:ly)?|rumou?red|said to (?:have|"
        r"be)|reputed(?:ly)?|accused of|suspected of|charged with",
    ),
    pattern(
        "alleged",
        "after",
        "never",
        r"alleg(?:es?|ing|ations?)|claim(?:s|ed|ing)?(?! (?:the lives|\d|responsibility|damages|"
        r"expenses|benefits))|accus(?:es?|ed|ing)|suspect(?:s|ed) (?=that|of|him|her|them|it)|"
        r"rumou?rs?",
    ),
    pattern(
        "estimated",
        "clause",
        "never",
        r"estimat(?:e|es|ed|ing|ions?)|extrapolat\w+|guess(?:es|ed)?|projected|calculat(?:es?|"
        r"ed|ions?)",
    ),
    pattern(
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
)
