"""What the sentence after a statement says about how sure it is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from qa.types import Governor


def _any(*sources: str) -> str:
    return f"(?:{'|'.join(sources)})"


_NOUN = _any(
    r"claims?|stor(?:y|ies)|reports?|accounts?|figures?|numbers?|dates?|dating|theor(?:y|ies)",
    r"attribution|identification|plans?|schemes?|proposals?|deals?|agreements?|bills?|decisions?",
    r"charges?|allegations?|origins?|authorship|explanation|findings?|results?",
)
_THIS = r"(?:(?:but|however|yet|still|so far),? )?" + _any(
    r"this|that|it|these|none of (?:this|it)|all (?:of )?this",
    rf"(?:the|this|that|his|her|their|its) (?:\w+ )?{_NOUN}",
)
_BE = r"(?:is|are|was|were|remains?|may be|has been|have been)"
_ONLY = r"(?:(?:only|just|merely|still|at best|however|perhaps|as yet|purely|\w+ly|an?) )*"
_CHECKED = _any("confirmed|verified|checked|proved|proven|established|substantiated|corroborated")
_DOUBTERS = r"(?:(?:but|however|yet),? )?" + _any(
    r"others|some|many|most|few|critics|sceptics|skeptics|historians|scholars|experts|scientists",
    r"not all|not everyone|not every \w+|(?:other|some|many|most|modern|later|few) \w+",
)
_UNSURE: Mapping[Governor, str] = {
    "alleged": _any(
        rf"{_THIS} (?:has|have|had|could|can) ?(?:not|n[’']t|never) (?:yet )?(?:been |be )?"
        rf"(?:\w+ly )?{_CHECKED}",
        rf"{_THIS} (?:has|have) yet to be (?:\w+ly )?{_CHECKED}",
        rf"{_THIS} {_BE} {_ONLY}"
        + _any("unconfirmed|unverified|unproven|unproved|hearsay|gossip|anecdotal|denied")
        + r"|(?:that|this|so) (?:is|was) (?:at least |only |just )?what \w+",
        rf"{_THIS} {_BE} {_ONLY}(?:rumours?|rumors?|legends?|propaganda)",
        r"(?:or )?so (?:the \w+|legend|he|she|they|it) (?:goes|says?|said|claims?|claimed|has it)",
    ),
    "possible": _any(
        rf"{_DOUBTERS} (?:\w+ ){{0,6}}"
        + _any(
            "doubts?|doubted|disputes?|disputed|disagrees?|disagreed|questions?|questioned",
            "agrees?|agreed|convinced|persuaded|sceptical|skeptical",
        ),
        rf"{_THIS} {_BE} {_ONLY}"
        + _any(
            r"uncertain|doubtful|disputed|debated|contested|controversial|questionable",
            r"speculative|speculation|conjecture|conjectural|tentative|a matter of \w+",
            r"open to (?:doubt|question)|far from (?:certain|clear|settled)|not (?:certain|sure)",
        ),
        rf"(?:the )?evidence (?:for (?:this|it) )?{_BE} (?:\w+ )?"
        + _any("thin|weak|slight|slender|scant|inconclusive|circumstantial|mixed"),
    ),
    "estimated": rf"{_THIS} {_BE} {_ONLY}(?:(?:rough|crude|educated) )?"
    + _any("estimates?|guess(?:es|work)?|approximat(?:ions?|e)|extrapolations?|provisional"),
    "planned": _any(
        rf"{_THIS} (?:still |now )?"
        + _any(
            r"needs?|requires?|awaits?|(?:is|are) (?:subject to|awaiting)|depends? on",
            r"(?:has|have) (?:yet|still) to|must (?:still|now|first)",
        ),
        r"(?:but )?no (?:final )?(?:decision|date|contract|money) (?:has|have|is|was)",
    ),
    "if": _any(
        rf"{_THIS} (?:\w+ )?only (?:if|when|where|while|so long)",
        r"(?:that is|this is),? if|only if|provided that",
    ),
}
SEQUELS: Mapping[Governor, re.Pattern[str]] = {
    label: re.compile(source, re.I) for label, source in _UNSURE.items()
}
"""By label, how such a sentence begins."""
