"""Words without their endings, by which forms of one word are told."""

from __future__ import annotations

from collections.abc import Iterator

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
        " burn burnt",
        " become became",
        " stand stood",
        " lead led",
        " feed fed",
        " feel felt",
        " flee fled",
        " hear heard",
        " sit sat",
        " sleep slept",
        " drink drank drunk",
        " ride rode ridden",
        " hang hung",
        " dig dug",
        " swear swore sworn",
        " tear tore torn",
        " forget forgot forgotten",
        " shake shook shaken",
        " blow blew blown",
        " weave wove woven",
        " child children",
        " man men",
        " woman women",
        " mouse mice",
        " foot feet",
        " tooth teeth",
        " grey gray",
    ]
    for form in forms.split()
}
_SPELLINGS = [("our", "or"), ("tre", "ter"), ("ise", "ize"), ("isa", "iza"), ("isi", "izi")]
_SPELLINGS += [("yse", "yze"), ("ogue", "og")]
"""British and American."""
_LONG = 4
"""Letters of a word that has one spelling only."""


def stem(word: str) -> str:
    """`word` without its commonest English endings: "bombing", "bombed" and "bomb" are one."""
    word = _IRREGULAR.get(word.lower(), word.lower())
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not _is_part(word, ending):
            word = word.removesuffix(ending)
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def forms(word: str) -> frozenset[str]:
    """Other forms of a word which no ending tells, in small letters: "left", "fell", "colour"."""
    low = word.lower()
    bare = {low, low.removesuffix("s"), low.removesuffix("ing"), f"{low.removesuffix('ing')}e"}
    bases = {_IRREGULAR[each] for each in bare if each in _IRREGULAR}
    irregular = {form for form, base in _IRREGULAR.items() if base in bases}
    return frozenset({*irregular, *_respelt(low)} - {low})


def _respelt(word: str) -> Iterator[str]:
    """In British or American spelling, what is not: the beginning is kept, "four" is not "for"."""
    pairs = [*_SPELLINGS, *((american, british) for british, american in _SPELLINGS)]
    for here, there in pairs:
        if len(word) > _LONG and here in word[2:] and there not in word:
            yield word[:2] + word[2:].replace(here, there)


def _is_part(word: str, ending: str) -> bool:
    """Whether the ending is no ending: the y of "play"."""
    return ending == "y" and word[-2] in "aeou"
