"""Units of measure, as (dimension, how many of its base unit)."""

from __future__ import annotations

import re

_MINUTE, _HOUR, _DAY = 60.0, 3_600.0, 86_400.0
YEAR = 365.25 * _DAY
"""In seconds, the base unit of time."""

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
    ("temperature", 1): "°-?c degrees?-celsius degrees?-centigrade degrees? °",
    ("share", 1): "% per-?cent p\\.?-?c\\.?(?!\\w) percentage-points?",
    ("power", 1): "w watts?",
    ("power", 1e3): "kw kilowatts?",
    ("power", 1e6): "mw megawatts?",
    ("power", 1e9): "gw gigawatts?",
    ("bytes", 1e6): "mb megabytes?",
    ("bytes", 1e9): "gb gigabytes?",
    ("bytes", 1e12): "tb terabytes?",
    ("USD", 1): "dollars? usd bucks",
    ("USD", 0.01): "cents?",
    ("EUR", 1): "euros? eur",
    ("GBP", 1): "pounds?(?:-sterling)? gbp",
    ("JPY", 1): "yen jpy",
    ("CHF", 1): "francs? chf",
    ("INR", 1): "rupees? inr",
    ("RUB", 1): "roubles? rubles? rub",
    ("CNY", 1): "yuan renminbi cny",
    ("IRR", 1): "rials? irr",
}
SYMBOLS = {"us$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB"}
MONEY = frozenset(SYMBOLS.values()) | {"CHF", "CNY", "IRR"}

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
_SYMBOL = re.compile(r"(?:us\$|[$€£¥₹₽]) ?$", re.IGNORECASE)


def unit_after(text: str, at: int) -> tuple[str, float, int] | None:
    """The dimension, the factor to its base unit, and where the unit that begins at `at` ends."""
    match = _UNIT.match(text, at)
    if match is None or match.lastgroup is None:
        return None
    return *_BY_NUMBER[match.lastgroup], match.end()


def currency_before(text: str, at: int) -> str | None:
    """The currency whose symbol stands just before `at`."""
    match = _SYMBOL.search(text, max(0, at - 4), at)
    return SYMBOLS[match[0].strip().lower()] if match else None
