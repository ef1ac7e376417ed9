"""Words of a sentence that say the contrary of a word in the question.

By their form, "unopened" where the question has "opened" and "childless" where it has "children",
or by a short list: "closed" where it has "open".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from qa.stem import stem
from qa.voice.inflection import forms
from qa.voice.negated import DETERMINERS, is_negator
from qa.voice.words import Word
from qa.words import word_set

_VERB = re.compile(r"^(?:dis|mis)(\w{3,})$")
_ADJECTIVE = re.compile(
    r"^(?:un|non-?(?=\w{5})|il(?=l)|ir(?=r)|im(?=[mp])|in(?=\w+(?:[aie]ble|ent|ive|[aie]te|ct|al|ous)$))(\w{3,})$"
)
_PREFIXES = ("un", "non", "dis", "mis", "il", "ir", "im", "in")
_VERBAL = 3
"""Letters that a verb has at least, to be told in an adjective."""

_LESS = re.compile(r"^(\w{4,})less$")
_ACCIDENTAL = word_set(
    "mistreatment mistreat mistreated misuse "
    "discover discovers discovered discovering display displays displayed displaying district "
    "discharge discharged discount dispatch dispose disposed distribute distributed distribution "
    "disease distance disperse mission missions union unit unites united understand understanding "
    "underwater universal universe discovery discoveries discussed discuss unless nonetheless"
)
"""Words that only look as if they had such a prefix."""

_NO_NOUN = word_set("and or but in on at by for from to since because when as with until after of")

_CONTRARY = {
    "open": "close shut block",
    "blame": "exonerate acquit clear exculpate",
    "work": "idle",
    "include": "exclude omit",
    "allow": "forbid ban prohibit outlaw",
    "permit": "forbid ban prohibit outlaw",
    "accept": "refuse reject decline",
    "attend": "miss skip boycott",
    "support": "oppose",
    "like": "dislike hate loathe detest",
    "agree": "refuse disagree",
    "keep": "abandon discard relinquish",
    "add": "remove drop delete",
    "convict": "acquit",
    "remember": "forget",
    "pass": "defeat reject",
    "approve": "reject veto",
    "continue": "cease stop discontinue",
    "join": "quit",
    "catch": "miss",
    "reach": "miss",
    "hit": "miss",
    "win": "lose eliminate",
    "beat": "lose",
    "defeat": "lose",
    "survive": "predecease perish drown destroy",
    "destroy": "spare survive escape",
    "damage": "spare escape",
    "kill": "spare survive escape",
    "injure": "escape",
    "arrest": "escape evade",
    "strike": "miss spare",
    "enter": "bypass avoid",
    "visit": "skip avoid shun",
    "rise": "fall decline drop shrink sink decrease",
    "increase": "decrease fall decline shrink",
    "grow": "shrink decline fall",
    "gain": "lose",
    "sell": "keep retain withdraw",
    "build": "demolish raze dismantle",
    "raise": "lower cut reduce",
    "reduce": "raise increase",
    "lower": "raise increase",
    "lend": "borrow",
    "praise": "criticise criticize condemn deplore",
    "admire": "despise",
    "love": "hate despise detest",
    "believe": "doubt disbelieve",
    "trust": "distrust mistrust",
    "admit": "deny",
    "confirm": "deny",
    "prove": "disprove refute",
    "ratify": "reject",
    "adopt": "reject",
    "elect": "defeat reject",
    "appoint": "dismiss sack reject",
    "hire": "dismiss sack fire reject",
    "employ": "dismiss sack",
    "publish": "suppress reject withhold",
    "score": "miss",
    "obey": "disobey defy flout",
    "follow": "ignore flout defy",
    "heed": "ignore",
    "contain": "lack omit exclude",
    "eat": "refuse avoid",
    "drink": "refuse avoid",
    "marry": "jilt reject divorce",
    "meet": "miss avoid",
    "rescue": "lose abandon",
    "protect": "expose",
    "cover": "exclude",
    "fund": "reject",
    "grant": "refuse deny withhold",
    "award": "refuse deny withhold",
    "receive": "refuse forfeit",
    "serve": "refuse",
    "invite": "exclude snub",
    "welcome": "shun deplore",
    "favour": "oppose reject",
    "favor": "oppose reject",
    "back": "oppose reject",
    "vote": "abstain",
    "strengthen": "weaken",
    "improve": "worsen",
    "worsen": "improve",
    "solve": "baffle",
    "identify": "misidentify",
    "answer": "dodge evade ignore",
    "pay": "dodge evade owe default",
    "capture": "escape evade",
    "harm": "spare",
    "affect": "spare bypass",
    "infect": "spare",
    "close": "open reopen",
    "flood": "spare",
    "play": "miss",
    "carry": "drop",
    "mention": "omit ignore",
    "recognise": "ignore",
    "recognize": "ignore",
    "succeed": "fail",
    "qualify": "disqualify",
    "legal": "outlaw ban prohibit",
    "allowed": "forbid ban prohibit outlaw",
    "present": "absent",
    "free": "jail imprison",
    "release": "detain withhold",
    "jail": "acquit free",
    "fine": "acquit",
    "guilty": "acquit exonerate",
}
"""Verbs, and those that say the contrary."""

_BY_STEM = {stem(stem(verb)): others.split() for verb, others in _CONTRARY.items()}


def contraries(words: Sequence[Word], asked: frozenset[str]) -> Iterator[Word]:
    """The words that say the contrary of a stem that is `asked` for, and are not asked for."""
    if not asked:
        return
    listed = _listed(asked)
    for at, (word, following) in enumerate(zip_longest(words, words[1:])):
        if (
            word.lower in listed
            or (
                (word.lower.startswith(_PREFIXES) or word.lower.endswith("less"))
                and _is_formed(word.lower, asked, _ends(following))
            )
        ) and _is_predicate(words, at):
            yield word


def _is_predicate(words: Sequence[Word], at: int) -> bool:
    """Whether the word is neither negated nor, after an article, a noun."""
    near = words[max(0, at - 3) : at]
    return not (any(map(is_negator, near)) or (near and near[-1].lower in DETERMINERS))


def _ends(following: Word | None) -> bool:
    """Whether no noun follows, of which an adjective says something: "he died childless"."""
    return following is None or not following.is_word or following.lower in _NO_NOUN


@lru_cache(maxsize=256)
def _listed(asked: frozenset[str]) -> frozenset[str]:
    others = {other for verb in asked & _BY_STEM.keys() for other in _BY_STEM[verb]}
    return frozenset(form for other in others if stem(other) not in asked for form in forms(other))


def _is_formed(word: str, asked: frozenset[str], ends: bool) -> bool:
    base = _VERB.match(word) or (_ADJECTIVE.match(word) if ends else None)
    if base and (stem(base[1]) in asked or _is_able(base[1], asked)):
        return word not in _ACCIDENTAL and stem(word) not in asked
    if ends and (match := _LESS.match(word)):
        return any(each.startswith(match[1]) and not each.startswith(word) for each in asked)
    return False


def _is_able(base: str, asked: frozenset[str]) -> bool:
    """Whether the adjective is of a verb that is asked for: "refundable", "tolerant"."""
    verb = re.sub(r"(?:[ai]ble|[ae]nt|ive)$", "", base)
    return verb != base and len(verb) > _VERBAL and any(each.startswith(verb) for each in asked)
