"""Places that everybody knows: which lie in which, which are apart, whose names hold another's."""

from __future__ import annotations

import re
from itertools import product

_IN_THE_US = """alabama ala|alaska|arizona ariz|arkansas ark|california calif|colorado colo
connecticut conn|delaware del|florida fla|georgia ga|hawaii|idaho|illinois ill|indiana ind|iowa
kansas kan|kentucky ky|louisiana la|maine|maryland md|massachusetts mass|michigan mich
minnesota minn|mississippi miss|missouri mo|montana mont|nebraska neb|nevada nev
new-hampshire n.h|new-jersey n.j|new-mexico n.m|new-york n.y|north-carolina n.c|north-dakota n.d
ohio|oklahoma okla|oregon ore|pennsylvania pa|rhode-island r.i|south-carolina s.c|south-dakota s.d
tennessee tenn|texas|utah|vermont vt|virginia va|west-virginia w.va|wisconsin wis|wyoming wyo"""
_IN_CANADA = """alberta|british-columbia|manitoba|new-brunswick|newfoundland|nova-scotia|ontario
quebec|saskatchewan"""
_IN_BRITAIN = "england|scotland|wales|northern-ireland"
_COUNTRIES = """us u.s usa u.s.a united-states america|uk u.k united-kingdom britain great-britain
canada|afghanistan|albania|algeria|andorra|angola|argentina|armenia|australia|austria|azerbaijan
bahrain|bangladesh|barbados|belarus|belgium|belize|benin|bhutan|bolivia|botswana|brazil|bulgaria
burundi|cambodia|cameroon|chad|chile|china|colombia|costa-rica|croatia|cuba|cyprus
czechia czech-republic|denmark|djibouti|ecuador|egypt|el-salvador|eritrea|estonia|ethiopia|fiji
finland|france|gabon|gambia|georgia|germany|ghana|greece|guatemala|guinea|guyana|haiti|honduras
hungary|iceland|india|indonesia|iran|iraq|ireland|israel|italy|jamaica|japan|jordan|kazakhstan
kenya|kosovo|kuwait|kyrgyzstan|laos|latvia|lebanon|lesotho|liberia|libya|liechtenstein|lithuania
luxembourg|madagascar|malawi|malaysia|maldives|mali|malta|mauritania|mauritius|mexico|moldova
monaco|mongolia|montenegro|morocco|mozambique|myanmar burma|namibia|nepal|netherlands holland
new-zealand|nicaragua|niger|nigeria|north-korea|norway|oman|pakistan|panama|paraguay|peru
philippines|poland|portugal|qatar|romania|russia|rwanda|saudi-arabia|senegal|serbia|singapore
slovakia|slovenia|somalia|south-africa|south-korea|south-sudan|spain|sri-lanka|sudan|sweden
switzerland|syria|taiwan|tajikistan|tanzania|thailand|togo|tunisia|turkey turkiye|turkmenistan
uganda|ukraine|uruguay|uzbekistan|venezuela|vietnam|yemen|zambia|zimbabwe"""
"""Names of one place beside each other, those of another behind a stroke or on a line of its own.
"""
_HOLDING = """new mexico|new york|new england|new jersey|new hampshire|new south wales|new orleans
new zealand|new britain|new ireland|new caledonia|new brunswick|new london|new bedford
papua new guinea|new guinea|equatorial guinea|guinea bissau|south sudan|west virginia
south georgia|british columbia|american samoa|inner mongolia|baja california|lower saxony
saxony anhalt|nuevo leon|gulf of mexico|sea of japan|gulf of oman|gulf of aden|gulf of guinea
gulf of thailand|bay of bengal
kansas city|arkansas city|michigan city|missouri city|nevada city|virginia city"""
"""Their names end in, or begin with, that of another place, in which they do not lie."""

_ROW = re.compile(r"[|\n]")
_ANY = "|".join(_ROW.split(_HOLDING)).replace(" ", "[ -]")
_WHOLE = re.compile(rf"(?<![\w-])(?:{_ANY})(?![\w-])")


def whole(folded: str) -> str:
    """With what else would be taken for another place as one word: "newmexico"."""
    return _WHOLE.sub(lambda match: re.sub("[ -]", "", match[0]), folded)


def _paths() -> dict[str, set[tuple[str, ...]]]:
    """Of each name the country, and the part of it, that it may mean: Georgia may be either."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for names, within in ((_COUNTRIES, ()), (_IN_THE_US, ("us",)), (_IN_CANADA, ("canada",)),
                          (_IN_BRITAIN, ("uk",))):  # fmt: skip
        for first, *others in (row.split() for row in _ROW.split(names)):
            for name in (first, *others):
                found.setdefault(name.replace("-", ""), set()).add((*within, first))
    return found


_PATHS = _paths()


def known(name: str) -> set[tuple[str, ...]]:
    """The places that `name`, as names are compared, may mean; empty where it is not known."""
    return _PATHS.get(name.replace(" ", ""), set())


def apart(one: str, other: str) -> bool:
    """Whether both are known, and neither lies in the other: Oregon and Maine, Texas and France."""
    pairs = [*product(known(one), known(other))]
    return bool(pairs) and not any(_within(a, b) or _within(b, a) for a, b in pairs)


def known_within(one: str, other: str) -> bool:
    """Whether one is known to lie in the other, whatever they mean: Texas in the United States."""
    pairs = [*product(known(one), known(other))]
    return bool(pairs) and all(a != b and _within(a, b) for a, b in pairs)


def _within(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return one[: len(other)] == other
