"""Units of measure, as (dimension, how many of its base unit)."""

from __future__ import annotations

import re

_MINUTE, _HOUR, _DAY = 60.0, 3_600.0, 86_400.0
YEAR = 365.25 * _DAY
"""In seconds, the base unit of time."""

DEGREES = "degrees"
"""Of a scale, or of an angle, that is not told."""

_TABLE: dict[tuple[str, float], str] = {
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
    ("length", 0.001): "mm millimet(?:er|re)s?",
    ("length", 0.01): "cm centimet(?:er|re)s?",
    ("length", 1): "m met(?:er|re)s?",
    ("length", 1_000): "km kilomet(?:er|re)s? kms",
    ("length", 0.0254): "inch inches",
    ("length", 0.3048): "ft foot feet",
    ("length", 0.9144): "yards?",
    ("length", 1_609.344): "miles? mi",
    ("mass", 1e-6): "mg milligrams? milligrammes?",
    ("mass", 1e-3): "g grams? grammes?",
    ("mass", 1): "kg kilos? kilograms? kilogrammes? kgs",
    ("mass", 1_000): "t tonnes? tons?",
    ("mass", 0.45359237): "lbs? pounds?-weight",
    ("mass", 0.028349523125): "ounces? oz",
    ("volume", 0.001): "ml millilit(?:er|re)s?",
    ("volume", 1): "l lit(?:er|re)s?",
    ("area", 1): "square-met(?:er|re)s? m² sqm",
    ("area", 10_000): "hectares? ha",
    ("area", 1e6): "square-kilomet(?:er|re)s? km²",
    ("area", 4_046.8564224): "acres?",
    ("area", 2_589_988.110336): "square-miles?",
    ("speed", 1): "km/h kph kilomet(?:er|re)s?-(?:an|per)-hour",
    ("speed", 1.609344): "mph miles?-(?:an|per)-hour",
    (DEGREES, 1): "degrees? °",
    ("celsius", 1): "°-?c ℃ degrees?-c degrees?-celsius celsius degrees?-centigrade centigrade",
    ("fahrenheit", 1): "°-?f ℉ degrees?-f degrees?-fahrenheit fahrenheit",
    ("kelvin", 1): "kelvins?",
    ("share", 1): "% per-?cent p\\.?-?c\\.?(?!\\w) percentage-points?",
    ("power", 1): "w watts?",
    ("power", 1e3): "kw kilowatts?",
    ("power", 1e6): "mw megawatts?",
    ("power", 1e9): "gw gigawatts?",
    ("bytes", 1e6): "mb megabytes?",
    ("bytes", 1e9): "gb gigabytes?",
    ("bytes", 1e12): "tb terabytes?",
    ("USD", 1): "dollars? usd bucks u\\.?s\\.?-dollars? american-dollars?",
    ("USD", 0.01): "cents?",
    ("CAD", 1): "canadian-dollars? cad",
    ("AUD", 1): "australian-dollars? aud",
    ("NZD", 1): "new-zealand-dollars? nzd",
    ("HKD", 1): "hong-kong-dollars? hkd",
    ("SGD", 1): "singapore-dollars? sgd",
    ("TWD", 1): "taiwan-dollars? twd",
    ("EUR", 1): "euros? eur",
    ("GBP", 1): "pounds?(?:-sterling)? gbp",
    ("JPY", 1): "yen jpy",
    ("CHF", 1): "francs? chf",
    ("INR", 1): "rupees? inr",
    ("RUB", 1): "roubles? rubles? rub",
    ("CNY", 1): "yuan renminbi cny",
    ("IRR", 1): "rials? irr",
}
_DOLLARS = {
    "us": "USD", "c": "CAD", "ca": "CAD", "a": "AUD", "au": "AUD", "nz": "NZD", "hk": "HKD",
    "s": "SGD", "nt": "TWD",
}  # fmt: skip
"""By the letters before "$"; without any it is taken for the American one."""
DOLLARS = frozenset(_DOLLARS.values())
SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB"} | {
    f"{letters}$": currency for letters, currency in _DOLLARS.items()
}
MONEY = frozenset(SYMBOLS.values()) | {"CHF", "CNY", "IRR"}
CELSIUS = {"celsius": (1.0, 0.0), "fahrenheit": (5 / 9, -160 / 9), "kelvin": (1.0, -273.15)}
"""For each scale of temperature how many degrees Celsius one of its degrees is, and its zero."""

_ROWS = [(unit, pattern) for unit, patterns in _TABLE.items() for pattern in patterns.split()]
_BY_NUMBER = {f"u{number}": unit for number, (unit, _) in enumerate(_ROWS)}
_UNIT = re.compile(
    r"[ \-‑–]*(?:"
    + "|".join(
        rf"(?P<u{number}>{pattern.replace('-', '[- ]')})"
        for number, (_, pattern) in sorted(
            enumerate(_ROWS), key=lambda row: len(row[1][1]), reverse=True
        )
    )
    + r")(?!\w)",
    re.IGNORECASE,
)
_SYMBOL = re.compile(
    rf"(?P<symbol>(?:(?<![a-z])(?:{'|'.join(_DOLLARS)}))?\$|[€£¥₹₽]) ?$", re.IGNORECASE
)


def unit_after(text: str, at: int) -> tuple[str, float, int] | None:
    """The dimension, the factor to its base unit, and where the unit that begins at `at` ends."""
    match = _UNIT.match(text, at)
    if match is None or match.lastgroup is None:
        return None
    return *_BY_NUMBER[match.lastgroup], match.end()


def currency_before(text: str, at: int) -> tuple[str, int] | None:
    """The currency whose symbol stands just before `at`, and where the symbol begins."""
    match = _SYMBOL.search(text, max(0, at - 4), at)
    return (SYMBOLS[match["symbol"].lower()], match.start()) if match else None


def comparable(one: str, other: str) -> bool:
    """Whether both are one dimension, or dollars, or degrees, which a text need not tell whole."""
    return one == other or any({one, other} <= kind for kind in (DOLLARS, {DEGREES, *CELSIUS}))
