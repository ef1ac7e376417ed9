"""Words without their endings, by which forms of one word are told."""

from __future__ import annotations

_ENDINGS: tuple[str, ...] = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ies",
    "ied",
    "ions",
    "ion",
)
_ENDINGS += ("ers", "er", "ed", "es", "al", "s", "e", "y")

_IRREGULAR = {
    form: forms.split()[0]
    for forms in [
        "write wrote written",
        " sell sold",
        " buy bought",
        " pay paid",
        " take took taken",
        " give gave given",
        " say said",
        " tell told",
        " find found",
        " lose lost",
        " win won",
        " build built",
        " sink sank sunk",
        " freeze froze frozen",
        " steal stole stolen",
        " begin began begun",
        " break broke broken",
        " hold held",
        " meet met",
        " leave left",
        " keep kept",
        " send sent",
        " spend spent",
        " bring brought",
        " know knew known",
        " see saw seen",
        " come came",
        " go went gone",
        " fall fell fallen",
        " rise rose risen",
        " grow grew grown",
        " fly flew flown",
        " run ran",
        " speak spoke spoken",
        " choose chose chosen",
        " drive drove driven",
        " eat ate eaten",
        " make made",
        " think thought",
        " fight fought",
        " catch caught",
        " teach taught",
        " burst bursted",
        " strike struck",
        " shoot shot",
        " hide hid hidden",
        " throw threw thrown",
        " wear wore worn",
        " swim swam swum",
        " sing sang sung",
        " ring rang rung",
        " draw drew drawn",
        " die died dying",
        " lie lied",
    ]
    for form in forms.split()
}


def stem(word: str) -> str:
    """`word` without its commonest English endings: "bombing", "bombed" and "bomb" are one."""
    word = _IRREGULAR.get(word.lower(), word.lower())
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not _is_part(word, ending):
            word = word.removesuffix(ending)
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def _is_part(word: str, ending: str) -> bool:
    """Whether the ending is no ending: the y of "play"."""
    return ending == "y" and word[-2] in "aeou"
