"""Units of measure as they are counted: "4 tonnes", "1,500 GB". A count of one may be told in another of its sort."""

from __future__ import annotations

from msgcheck.analysis.lexicon import word_set
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit of measure: of what ``sort`` it is, and how many of that sort's basic unit it is."""

    sort: str
    factor: float


# Feet and inches are left out: what is square or cubic is read by its last word, and squares convert otherwise.
_FORMS = {
    ("mass", 1e-6): "µg μg mcg microgram micrograms",
    ("mass", 1e-3): "mg milligram milligrams",
    ("mass", 1.0): "g gram grams gramme grammes",
    ("mass", 1e3): "kg kilo kilos kilogram kilograms kilogramme kilogrammes",
    ("mass", 1e6): "tonne tonnes",
    ("mass", 453.6): "lb lbs pound pounds",
    ("mass", 28.35): "oz ounce ounces",
    ("length", 1e-6): "µm μm micrometre micrometres micrometer micrometers micron microns",
    ("length", 1e-3): "mm millimetre millimetres millimeter millimeters",
    ("length", 1e-2): "cm centimetre centimetres centimeter centimeters",
    ("length", 1.0): "metre metres meter meters",
    ("length", 1e3): "km kilometre kilometres kilometer kilometers",
    ("length", 1609.0): "mile miles",
    ("area", 1e4): "ha hectare hectares",
    ("area", 4047.0): "acre acres",
    ("volume", 1e-3): "ml millilitre millilitres milliliter milliliters",
    ("volume", 1.0): "litre litres liter liters",
    ("energy", 1.0): "wh",
    ("energy", 1e3): "kwh",
    ("energy", 1e6): "mwh",
    ("energy", 1e9): "gwh",
    ("power", 1.0): "w watt watts",
    ("power", 1e3): "kw kilowatt kilowatts",
    ("power", 1e6): "mw megawatt megawatts",
    ("power", 1e9): "gw gigawatt gigawatts",
    ("data", 1e3): "kb kilobyte kilobytes",
    ("data", 1e6): "mb megabyte megabytes",
    ("data", 1e9): "gb gigabyte gigabytes",
    ("data", 1e12): "tb terabyte terabytes",
    ("data", 1e15): "pb petabyte petabytes",
    ("rate", 1e6): "mbps mbit",
    ("rate", 1e9): "gbps gbit",
    ("frequency", 1.0): "hz",
    ("frequency", 1e3): "khz",
    ("frequency", 1e6): "mhz",
    ("frequency", 1e9): "ghz",
}
_MEASURES = {form: Measure(*key) for key, forms in _FORMS.items() for form in forms.split()}
UNIT_NAMES = frozenset(form for form in _MEASURES if len(form) > 1)
"""Units by name or by a symbol of several letters, lower case."""
UNIT_SYMBOLS = word_set("t m g l L V W N J Nm kNm kN Pa hPa kPa MPa bar psi Ah kV kVA VA lx lm dB dBA rpm ft sqm")
"""Symbols of units as they are written; the ampere is told from the article where it is read."""

ROUNDING = 0.03
"""Relative difference up to which amounts in two units are one: 1,000 or 1,024 bytes, "160 km" for 100 miles."""


def measure_of(noun: str) -> Measure | None:
    """Return the unit that a counted ``noun`` is, in whatever form; ``None`` of one that is counted by the piece."""
    return _MEASURES.get(noun.lower())
