"""Units of measure, as (dimension, how many of its base unit).

Of two patterns that fit the longer is meant, so that one which keeps its case stands before the
one that does not: "5 mW" are milliwatts, "5 MW" and "5 mw" megawatts.
"""

from __future__ import annotations

import re

_MINUTE, _HOUR, _DAY = 60.0, 3_600.0, 86_400.0
YEAR = 365.25 * _DAY
"""In seconds, the base unit of time."""

DEGREES = "degrees"
"""Of a scale, or of an angle, that is not told."""

SHARE = "share"
"""The dimension of percentages and fractions, in per cent."""

POINTS = "points"
"""The dimension of what lies between two shares: from 3 % to 6 % it is 3 points."""

_TABLE: dict[tuple[str, float], str] = {
    ("time", 1e-9): "ns nanoseconds?",
    ("time", 1e-6): "[µμ]s microseconds?",
    ("time", 1e-3): "ms milliseconds?",
    ("time", 1): "seconds? secs?",
    ("time", _MINUTE): "minutes? mins?",
    ("time", _HOUR): "hours? hrs? h",
    ("time", _DAY): "days? nights?",
    ("time", 7 * _DAY): "weeks?",
    ("time", 14 * _DAY): "fortnights?",
    ("time", YEAR / 12): "months?",
    ("time", YEAR): "years?-old years? yrs?",
    ("time", 10 * YEAR): "decades?",
    ("time", 100 * YEAR): "century centuries",
    ("length", 1e-9): "nm nanomet(?:er|re)s?",
    ("length", 1e-6): "[µμ]m micromet(?:er|re)s? microns?",
    ("length", 0.001): "mm millimet(?:er|re)s?",
    ("length", 0.01): "cm centimet(?:er|re)s?",
    ("length", 1): "m met(?:er|re)s?",
    ("length", 1_000): "km kilomet(?:er|re)s? kms",
    ("length", 0.0254): "inch inches",
    ("length", 0.3048): "ft foot feet",
    ("length", 0.9144): "yards?",
    ("length", 1_609.344): "miles? mi",
    ("mass", 1e-9): "[µμ]g mcg micrograms? microgrammes?",
    ("mass", 1e-6): "mg milligrams? milligrammes?",
    ("mass", 1e-3): "g grams? grammes?",
    ("mass", 1): "kg kilos? kilograms? kilogrammes? kgs",
    ("mass", 1_000): "t tonnes? tons?",
    ("mass", 0.45359237): "lbs? pounds?-weight",
    ("mass", 0.028349523125): "ounces? oz",
    ("volume", 0.001): "ml millilit(?:er|re)s? cc cm[³3] cubic-centimet(?:er|re)s?",
    ("volume", 0.1): "dl decilit(?:er|re)s?",
    ("volume", 1): "l lit(?:er|re)s?",
    ("volume", 1_000): "cubic-met(?:er|re)s? m[³3] cu\\.?-m",
    ("volume", 1e12): "cubic-kilomet(?:er|re)s? km[³3]",
    ("volume", 28.316846592): "cubic-f(?:ee|oo)t cu\\.?-ft",
    ("area", 1e-4): "square-centimet(?:er|re)s? cm[²2]",
    ("area", 1): "square-met(?:er|re)s? m[²2] sqm sq\\.?-m",
    ("area", 10_000): "hectares? ha",
    ("area", 1e6): "square-kilomet(?:er|re)s? km[²2] sq\\.?-km",
    ("area", 4_046.8564224): "acres?",
    ("area", 2_589_988.110336): "square-miles? sq\\.?-mi(?:les?)?",
    ("area", 0.09290304): "square-f(?:ee|oo)t sq\\.?-ft sqft",
    ("speed", 1): "km/h kph kilomet(?:er|re)s?-(?:an|per)-hour km-(?:an|per)-hour",
    ("speed", 1.609344): "mph miles?-(?:an|per)-hour",
    ("speed", 3.6): "m/s met(?:er|re)s?-(?:a|per)-second",
    ("speed", 3_600): "km/s kilomet(?:er|re)s?-(?:a|per)-second",
    (DEGREES, 1): "degrees? °",
    ("celsius", 1): "°-?c ℃ degrees?-c degrees?-celsius celsius degrees?-centigrade centigrade",
    ("fahrenheit", 1): "°-?f ℉ degrees?-f degrees?-fahrenheit fahrenheit",
    ("kelvin", 1): "kelvins?",
    (SHARE, 1): "% per-?cent p\\.?-?c\\.?(?!\\w)",
    (POINTS, 1): "percentage-points?",
    (POINTS, 0.01): "basis-points? bps?",
    ("power", 1e-3): "(?-i:mW) milliwatts?",
    ("power", 1): "w watts?",
    ("power", 1e3): "kw kilowatts?",
    ("power", 1e6): "mw megawatts?",
    ("power", 1e9): "gw gigawatts?",
    ("power", 1e12): "tw terawatts?",
    ("energy", 1): "(?-i:J) joules?",
    ("energy", 1e3): "kj kilojoules?",
    ("energy", 1e6): "(?-i:MJ) megajoules?",
    ("energy", 3.6e6): "kwh kilowatt-hours?",
    ("energy", 3.6e9): "mwh megawatt-hours?",
    ("energy", 3.6e12): "gwh gigawatt-hours?",
    ("energy", 3.6e15): "twh terawatt-hours?",
    ("frequency", 1): "hz hertz",
    ("frequency", 1e3): "khz kilohertz",
    ("frequency", 1e6): "(?-i:MHz) megahertz",
    ("frequency", 1e9): "ghz gigahertz",
    ("bytes", 1e3): "kb kilobytes?",
    ("bytes", 1e6): "mb megabytes?",
    ("bytes", 1e9): "gb gigabytes?",
    ("bytes", 1e12): "tb terabytes?",
    ("bytes", 1e15): "pb petabytes?",
    ("bits", 1e3): "(?-i:[kK]b) kbits? kilobits?",
    ("bits", 1e6): "(?-i:Mb) mbits? megabits?",
    ("bits", 1e9): "(?-i:Gb) gbits? gigabits?",
    ("bits a second", 1e3): "kbps kbits?/s",
    ("bits a second", 1e6): "mbps mbits?/s (?-i:Mb/s)",
    ("bits a second", 1e9): "gbps gbits?/s (?-i:Gb/s)",
    ("bytes a second", 1e6): "(?-i:MBps)",
    ("bytes a second", 1e9): "(?-i:GBps)",
}
_MONEY: dict[tuple[str, float], str] = {
    ("USD", 1): "dollars? usd bucks u\\.?s\\.?-dollars? american-dollars?",
    ("USD", 0.01): "cents? ¢",
    ("CAD", 1): "canadian-dollars? cad",
    ("AUD", 1): "australian-dollars? aud",
    ("NZD", 1): "new-zealand-dollars? nzd",
    ("HKD", 1): "hong-kong-dollars? hkd",
    ("SGD", 1): "singapore-dollars? sgd",
    ("TWD", 1): "taiwan-dollars? twd",
    ("EUR", 1): "euros? eur",
    ("GBP", 1): "pounds?(?:-sterling)? gbp",
    ("GBP", 0.01): "pence penny (?-i:p)(?!\\.\\s?[cm])",
    ("JPY", 1): "yen jpy",
    ("CHF", 1): "francs? chf",
    ("INR", 1): "rupees? inr",
    ("RUB", 1): "roubles? rubles? rub",
    ("CNY", 1): "yuan renminbi cny",
    ("IRR", 1): "rials? irr",
    ("pesos", 1): "pesos?",
    ("kronor", 1): "kron(?:a|or|er|e) sek dkk nok",
    ("rand", 1): "rands? zar",
    ("lira", 1): "liras?",
    ("shekels", 1): "shekels? ils",
    ("zloty", 1): "zlot(?:y|ys) pln",
    ("dirhams", 1): "dirhams? aed",
    ("riyals", 1): "riyals? sar",
    ("dinars", 1): "dinars?",
    ("baht", 1): "baht thb",
    ("naira", 1): "naira ngn",
}
"""Also those whose name several countries share: the pesos of Mexico and of Chile."""

_DOLLARS = {
    "us": "USD", "c": "CAD", "ca": "CAD", "a": "AUD", "au": "AUD", "nz": "NZD", "hk": "HKD",
    "s": "SGD", "nt": "TWD",
}  # fmt: skip
"""By the letters before "$"; without any it is taken for the American one."""
DOLLARS = frozenset(_DOLLARS.values())
SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB"} | {
    f"{letters}$": currency for letters, currency in _DOLLARS.items()
}
MONEY = frozenset(currency for currency, _ in _MONEY)
CODES = {currency.lower(): currency for currency, _ in _MONEY if currency.isupper()} | {
    "rs": "INR", "rs.": "INR", "rmb": "CNY"
}  # fmt: skip
"""What stands before an amount in letters."""
CELSIUS = {"celsius": (1.0, 0.0), "fahrenheit": (5 / 9, -160 / 9), "kelvin": (1.0, -273.15)}
"""For each scale of temperature how many degrees Celsius one of its degrees is, and its zero."""

_ROWS = [
    (unit, pattern) for unit, patterns in (_TABLE | _MONEY).items() for pattern in patterns.split()
]
_BY_NUMBER = {f"u{number}": unit for number, (unit, _) in enumerate(_ROWS)}
_SPACED = re.compile(r"(?<!\(\?)-")
_UNIT = re.compile(
    r"[ \-‑–]*(?:"
    + "|".join(
        rf"(?P<u{number}>{_SPACED.sub('[- ]', pattern)})"
        for number, (_, pattern) in sorted(
            enumerate(_ROWS), key=lambda row: len(row[1][1]), reverse=True
        )
    )
    + r")(?!\w)",
    re.IGNORECASE,
)
_SYMBOL = re.compile(
    rf"(?P<symbol>(?:(?<![a-z])(?:{'|'.join(_DOLLARS)}))?\$|[€£¥₹₽]) ?$"
    rf"|(?<!\w)(?P<code>{'|'.join(map(re.escape, CODES))}) ?$",
    re.IGNORECASE,
)


def unit_after(text: str, at: int) -> tuple[str, float, int] | None:
    """The dimension, the factor to its base unit, and where the unit that begins at `at` ends."""
    match = _UNIT.match(text, at)
    if match is None or match.lastgroup is None:
        return None
    return *_BY_NUMBER[match.lastgroup], match.end()


def currency_before(text: str, at: int) -> tuple[str, int] | None:
    """The currency whose symbol or code stands just before `at`, and where the symbol begins."""
    match = _SYMBOL.search(text, max(0, at - 4), at)
    if match is None:
        return None
    told = (match["symbol"] or match["code"]).lower()
    return (SYMBOLS | CODES)[told], match.start()


def comparable(one: str, other: str) -> bool:
    """Whether both are one dimension, or dollars, degrees or per cent, not always told whole."""
    alike = (DOLLARS, {DEGREES, *CELSIUS}, {SHARE, POINTS})
    return one == other or any({one, other} <= kind for kind in alike)
