"""The forms of English verbs, from a base."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

from qa.words import word_set

Particles: TypeAlias = tuple[str, ...]
Lexicon: TypeAlias = Mapping[str, tuple[Particles, ...]]
"""By each form of a verb, the particles that may have to follow it, the longest first."""

_DOUBLED = word_set(
    "admit ban bar drop omit permit rebut refer rid rob scrap shun skip slip stop strip transfer "
    "abut commit submit equip ship trap cancel quit defer annul expel compel repel dispel propel "
    "rebel confer demur deter spar swap outwit scrub rig rub rip fulfil plan abet remit wet jog "
    "hop"
)
_IRREGULAR = {
    forms.split()[0]: tuple(forms.split()[1:])
    for forms in [
        "be is was were been being",
        "beat beats beaten beating",
        "drive drives drove driven driving",
        "fight fights fought fighting",
        "hear hears heard hearing",
        "know knows knew known knowing",
        "let lets letting",
        "lead leads led leading",
        "meet meets met meeting",
        "sell sells sold selling",
        "shut shuts shutting",
        "sit sits sat sitting",
        "shy shies shied shying",
        "tear tears tore torn tearing",
        "steal steals stole stolen stealing",
        "bite bites bit bitten biting",
        "win wins won winning",
        "buy buys bought buying",
        "build builds built building",
        "rise rises rose risen rising",
        "fly flies flew flown flying",
        "grow grows grew grown growing",
        "teach teaches taught teaching",
        "lie lies lay lain lying",
        "wear wears wore worn wearing",
        "cast casts casting",
        "shoot shoots shot shooting",
        "wriggle wriggles wriggled wriggling",
        "swear swears swore sworn swearing",
        "send sends sent sending",
        "spend spends spent spending",
        "sink sinks sank sunk sinking",
        "flee flees fled fleeing",
        "drown drowns drowned drowning",
        "become becomes became becoming",
        "catch catches caught catching",
        "eat eats ate eaten eating",
        "hang hangs hung hanging",
        "have has had having",
        "lend lends lent lending",
        "mean means meant meaning",
        "ride rides rode ridden riding",
        "ring rings rang rung ringing",
        "sing sings sang sung singing",
        "sleep sleeps slept sleeping",
        "swim swims swam swum swimming",
        "wake wakes woke woken waking",
        "weep weeps wept weeping",
        "wind winds wound winding",
        "bear bears bore borne bearing",
        "bend bends bent bending",
        "bind binds bound binding",
        "blow blows blew blown blowing",
        "deal deals dealt dealing",
        "drink drinks drank drunk drinking",
        "feed feeds fed feeding",
        "forgive forgives forgave forgiven forgiving",
        "freeze freezes froze frozen freezing",
        "hide hides hid hidden hiding",
        "light lights lit lighting",
        "shake shakes shook shaken shaking",
        "shine shines shone shining",
        "spin spins spun spinning",
        "spring springs sprang sprung springing",
        "stick sticks stuck sticking",
        "understand understands understood understanding",
        "undergo undergoes underwent undergone undergoing",
        "break breaks broke broken breaking",
        "bring brings brought bringing",
        "choose chooses chose chosen choosing",
        "come comes came coming",
        "cut cuts cut cutting",
        "do does did done doing",
        "draw draws drew drawn drawing",
        "fall falls fell fallen falling",
        "feel feels felt feeling",
        "find finds found finding",
        "forbear forbears forbore forborne forbearing",
        "forbid forbids forbade forbidden forbidding",
        "forgo forgoes forwent forgone forgoing",
        "forget forgets forgot forgotten forgetting",
        "forsake forsakes forsook forsaken forsaking",
        "get gets got getting",
        "give gives gave given giving",
        "go goes went gone going",
        "hold holds held holding",
        "keep keeps kept keeping",
        "lay lays laid laying",
        "leave leaves left leaving",
        "lose loses lost losing",
        "make makes made making",
        "mislay mislays mislaid mislaying",
        "mistake mistakes mistook mistaken mistaking",
        "overthrow overthrows overthrew overthrown overthrowing",
        "pay pays paid paying",
        "put puts put putting",
        "read reads reading",
        "run runs ran running",
        "say says said saying",
        "see sees saw seen seeing",
        "seek seeks sought seeking",
        "set sets set setting",
        "shrink shrinks shrank shrunk shrinking",
        "speak speaks spoke spoken speaking",
        "spit spits spat",
        "stand stands stood standing",
        "strike strikes struck stricken striking",
        "sweep sweeps swept sweeping",
        "take takes took taken taking",
        "tell tells told telling",
        "think thinks thought thinking",
        "throw throws threw thrown throwing",
        "withdraw withdraws withdrew withdrawn withdrawing",
        "withhold withholds withheld withholding",
        "write writes wrote written writing",
        "rule rules ruled ruling",
    ]
}

_SHORT = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]$")
"""Verbs of one syllable that double their last letter: "step", "stepped"."""

PASTS = frozenset(forms[1] for forms in _IRREGULAR.values() if len(forms) > 2) - {"put", "cut"}
"""Past forms that do not end in -ed."""

_AUXILIARIES = word_set(
    "is are was were has have had does do did will would can could may might must should shall"
)


def forms(verb: str) -> tuple[str, ...]:
    """The base and all that is made of it: "deny denies denied denying"."""
    if verb in _IRREGULAR:
        return (verb, *_IRREGULAR[verb])
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeo":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb in _DOUBLED or _SHORT.match(verb):
        return verb, verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    ending = "es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
    return verb, verb + ending, verb + "ed", verb + "ing"


def inflected(verbs: str) -> frozenset[str]:
    """Every form of the verbs of a text."""
    return frozenset(form for verb in verbs.split() for form in forms(verb))


def lexicon(listed: str) -> Lexicon:
    """The forms of verbs that are listed with their particles, "give up, omit"."""
    found: dict[str, list[Particles]] = {}
    for entry in listed.split(", "):
        verb, *particles = entry.split()
        for form in forms(verb):
            found.setdefault(form, []).append(tuple(particles))
    return {form: tuple(sorted(each, key=len, reverse=True)) for form, each in found.items()}


def is_finite(word: str) -> bool:
    """Whether the word may be a past or an auxiliary, as far as its form tells."""
    return word in PASTS or word in _AUXILIARIES or (word.endswith("ed") and len(word) > 4)
