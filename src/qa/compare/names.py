"""Names: people with titles and without, organisations and their initials, places in places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from rapidfuzz.distance import Levenshtein

from qa.compare.aliases import CAPITAL, NAME, Aliases, initials, key
from qa.compare.named_after import named_for
from qa.compare.places import apart, whole
from qa.compare.words import ROMAN, folded, plain, words

_TITLES = (
    "mr mrs ms miss mx dr prof professor sir dame lord lady saint st rev reverend father sister "
    "president premier prime minister chancellor king queen prince princess emperor empress tsar "
    "pope "
    "secretary senator congressman congresswoman representative governor mayor ambassador judge "
    "justice general colonel major captain lieutenant sergeant admiral commander marshal "
    "ayatollah imam sheikh sultan shah rabbi chairman chairwoman chief former then acting late "
    "foreign defence defense supreme leader vice deputy state us u.s jr sr"
)
TITLES = frozenset(_TITLES.split())
"""Words that stand before a name and are not part of it."""

_SHORT_FORMS = """michael mike mick mickey
william bill will billy willy
robert bob rob bobby robbie
richard dick rick rich
james jim jimmy jamie
john jack johnny jon jonathan
joseph joe joey
thomas tom tommy
edward ed eddie ted ned
charles charlie chuck
elizabeth liz beth betty eliza lisa
margaret maggie meg peggy
katherine kate katie kathy catherine cathy
alexander alex sandy sasha
anthony tony
andrew andy drew
benjamin ben
christopher chris
daniel dan danny
david dave
donald don
frederick fred
gregory greg
henry harry hank
jennifer jen jenny
kenneth ken
lawrence larry
matthew matt
nicholas nick
patricia pat patty trish
patrick pat paddy
peter pete
philip phil
rebecca becky
ronald ron
samuel sam
stephen steve steven
susan sue susie
theodore ted theo
timothy tim
vladimir volodya
walter walt
rudolph rudy
abraham abe"""
SHORT_FORMS = [frozenset(row.split()) for row in _SHORT_FORMS.split("\n")]

_MEN = frozenset(["mr", "sir", "lord", "king", "prince", "emperor", "father"])
_WOMEN = frozenset(["mrs", "ms", "miss", "dame", "lady", "queen", "princess", "sister"])
_SOVEREIGN = frozenset(["king", "queen", "pope", "emperor", "empress", "tsar"])
_CHINESE_NAMES = (
    "xi li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu guo ma luo zheng xie tang"
    " feng yu dong cheng cao yuan deng mao jiang wen peng tsai tsang lam"
)
_KOREAN_NAMES = "kim lee park yoon moon roh choi chung jung kang cho han song"
CHINESE, KOREAN = frozenset(_CHINESE_NAMES.split()), frozenset(_KOREAN_NAMES.split())
"""Family names that stand before the given one, in Korea of two syllables."""
_JUNIOR = frozenset(["jr", "sr"])

_INITIALS = re.compile(r"\w(?:\.\w)+")
_BEFORE = re.compile(rf"^,? (?P<name>{NAME})")
_AFTER = re.compile(rf"(?P<name>{NAME}),? (?:the )?(?:{CAPITAL}['’]s )?$")
_MANY = re.compile(r",\s*(?:and\s+)?|\s+and\s+|;\s*")


def split_names(text: str) -> list[str]:
    """The names of an enumeration; one that is none stays whole."""
    parts = [part.strip() for part in _MANY.split(plain(text)) if part.strip()]
    named = [part for part in parts if re.search(r"[A-Z]", part)]
    return parts if len(named) == len(parts) > 1 else [text]


def named_beside(text: str, start: int, end: int) -> str | None:
    """The name that stands beside a description at [start, end): "the premier, Edi Rama"."""
    flat = plain(text)
    if re.search(r"(?<!^)[A-Z]", flat[start:end].removeprefix("The ")):
        return None
    if after := _BEFORE.match(flat[end:]):
        return after["name"]
    before = _AFTER.search(flat[:start])
    return before["name"] if before and flat[:start].rstrip().endswith(",") else None


def same_name(one: str, other: str, aliases: Aliases) -> bool:
    """Whether both name one: equal but for titles, an alias, initials, or one person."""
    keys = key(one), key(other)
    if not all(keys):
        return False
    if keys[0] == keys[1] or aliases.same(*keys):
        return True
    if named_for(one, other) or apart(*(each.split()[0] for each in keys)):
        return False
    for long, short in ((one, other), (other, one)):
        if any(part in initials(_untitled(long)) for part in _short_forms(short)):
            return True
    pair = keys[0].split(), keys[1].split()
    return same_person(*pair) or _family_first(*pair) or _family_first(*reversed(pair))


def _family_first(titled: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a title stands with the family name that the other begins with: "President Xi"."""
    family, name = _bare(titled), _bare(full)
    if not _titles(titled) or len(family) != 1 or name[:1] != family:
        return False
    korean = len(name) == 3 and all(len(part) <= 5 for part in name)
    return (len(name) in (2, 3) and family[0] in CHINESE) or (korean and family[0] in KOREAN)


def of_one_sovereign(one: str, other: str) -> bool:
    """Whether a sovereign is named without the number that the other has: "King Charles"."""
    few, many = sorted((key(each).split() for each in (one, other)), key=lambda n: len(_bare(n)))
    if not few or few[0] not in _SOVEREIGN or len(_bare(few)) != 1:
        return False
    named = _bare(many)
    return len(named) == 2 and named[:1] == _bare(few) and ROMAN.fullmatch(named[1]) is not None


def _untitled(name: str) -> str:
    return re.sub(r"^(?:the|a|an) ", "", name.strip(), flags=re.IGNORECASE)


def _short_forms(text: str) -> list[str]:
    bare = _untitled(text).replace(".", "")
    return [part for part in bare.split("/") if re.fullmatch(r"[A-Z][A-Z&]{1,9}", part)]


def same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """One surname, and given names that do not differ: none, an initial, or a short form."""
    if two_persons(one, other):
        return False
    one, other = _bare(one), _bare(other)
    if not one or not other or not _near(one[-1], other[-1]):
        return False
    few, many = sorted((one, other), key=len)
    if few == many[-len(few) :] and len(many) <= 4 and not {"of", "for"} & {*many[: -len(few)]}:
        return True
    given, others = one[:-1], other[:-1]
    if len(given) > 3 or len(others) > 3 or {"of", "for"} & {*given, *others}:
        return False
    return not given or not others or _same_given(given[0], others[0])


def two_persons(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether bearers of one surname are told apart: "Mr" and "Mrs", "Jr." and "Sr.", "George W."
    and "George H. W."."""
    bare, others = _bare(one), _bare(other)
    if not bare or not others or bare[-1] != others[-1]:
        return False
    titles = {*_titles(one)}, {*_titles(other)}
    wed = any(a & _MEN and b & _WOMEN for a, b in (titles, titles[::-1]))
    junior = {one[-1], other[-1]} == _JUNIOR
    return wed or junior or not _may_be_same_middle(bare[1:-1], others[1:-1])


def _titles(name: Sequence[str]) -> list[str]:
    return list(takewhile(TITLES.__contains__, name[:-1]))


def _bare(name: Sequence[str]) -> list[str]:
    """Without titles and "Jr."; "J.R.R." is three."""
    rest = name[len(_titles(name)) :]
    rest = rest[:-1] if len(rest) > 1 and rest[-1] in _JUNIOR else rest
    return [
        part for word in rest for part in (word.split(".") if _INITIALS.fullmatch(word) else [word])
    ]


def _may_be_same_middle(one: Sequence[str], other: Sequence[str]) -> bool:
    """Where one is an initial: "George W." is not "George H. W."."""
    if not one or not other or len(one[0]) > 1 < len(other[0]):
        return True
    return one[0][0] == other[0][0]


def _same_given(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return _near(one, other) or any(one in row and other in row for row in SHORT_FORMS)


def _near(one: str, other: str) -> bool:
    """Equal, or one letter apart in a long word, as transliterations are."""
    if one == other:
        return True
    shortest = min(len(one), len(other))
    return shortest >= 5 and one[0] == other[0] and Levenshtein.distance(one, other) <= 1


def contained(one: str, other: str) -> bool:
    """Whether the words of one are among those of the other."""
    few, many = sorted(({*words(whole(folded(each)))} for each in (one, other)), key=len)
    return bool(few) and few < many
