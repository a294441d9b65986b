"""The names of the units: SI base and derived units, their prefixes, and common shorthands.

Units are made when their name is first asked for, so that importing snnkit doesn't pay for
the thousand it doesn't use.
"""

from __future__ import annotations

from ..errors import did_you_mean
from .dimensions import (
    AMP,
    CANDELA,
    DERIVED,
    DIMENSIONLESS,
    KELVIN,
    KILOGRAM,
    METRE,
    MOLE,
    SECOND,
)
from .unit import Unit

__all__ = ["LENT", "SHORT", "all_names", "everything", "suggestion", "unit"]

PREFIXES = {
    **{"y": -24, "z": -21, "a": -18, "f": -15, "p": -12, "n": -9, "u": -6, "m": -3, "c": -2},
    **{"d": -1, "": 0, "da": 1, "h": 2, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18},
    **{"Z": 21, "Y": 24},
}

#: unit name -> (symbol, power of ten, dimension)
_UNITS = {name: (symbol, 0, dim) for name, symbol, dim in DERIVED}
_UNITS |= {
    "metre": ("m", 0, METRE),
    "meter": ("m", 0, METRE),
    "gram": ("g", -3, KILOGRAM),
    "gramme": ("g", -3, KILOGRAM),
    "second": ("s", 0, SECOND),
    "amp": ("A", 0, AMP),
    "ampere": ("A", 0, AMP),
    "kelvin": ("K", 0, KELVIN),
    "mole": ("mol", 0, MOLE),
    "mol": ("mol", 0, MOLE),
    "candela": ("cd", 0, CANDELA),
    "molar": ("M", 3, MOLE / METRE**3),
    "liter": ("l", -3, METRE**3),
    "litre": ("l", -3, METRE**3),
    "radian": ("rad", 0, DIMENSIONLESS),
    "steradian": ("sr", 0, DIMENSIONLESS),
    "becquerel": ("Bq", 0, SECOND**-1),
    "sievert": ("Sv", 0, METRE**2 / SECOND**2),
    "lumen": ("lm", 0, CANDELA),
    "lux": ("lx", 0, CANDELA / METRE**2),
}
#: units whose square and cube have names of their own (``cmetre2``, ``um3``)
_WITH_POWERS = ("metre", "meter")
#: prefixes that only those have: nobody says decivolt, and ``damp`` is a good name for a variable
_OF_LENGTHS = ("c", "d", "da", "h")

#: shorthand -> full name
SHORT = {
    "mV": "mvolt",
    "uV": "uvolt",
    "mA": "mamp",
    "uA": "uamp",
    "nA": "namp",
    "pA": "pamp",
    "pF": "pfarad",
    "nF": "nfarad",
    "uF": "ufarad",
    "mS": "msiemens",
    "uS": "usiemens",
    "nS": "nsiemens",
    "pS": "psiemens",
    "ms": "msecond",
    "us": "usecond",
    "ns": "nsecond",
    "Hz": "hertz",
    "kHz": "khertz",
    "MHz": "Mhertz",
    "cm": "cmetre",
    "mm": "mmetre",
    "um": "umetre",
    "nm": "nmetre",
    "cm2": "cmetre2",
    "mm2": "mmetre2",
    "um2": "umetre2",
    "cm3": "cmetre3",
    "mm3": "mmetre3",
    "um3": "umetre3",
    "mM": "mmolar",
    "uM": "umolar",
    "nM": "nmolar",
}

#: symbols of units that are no names of them, and other spellings
_SPELLED = {
    **{"s": "second", "sec": "second", "m": "metre", "V": "volt", "A": "amp", "S": "siemens"},
    **{"F": "farad", "C": "coulomb", "J": "joule", "W": "watt", "K": "kelvin", "M": "molar"},
    **{"Ohm": "ohm", "Ω": "ohm", "kg": "kilogram", "g": "gram"},
}
#: the prefixes of units that are worth suggesting
_USUAL = ("", "f", "p", "n", "u", "m", "k", "M", "G")
#: shorthands that Brian 2 lacks: what a script calls so itself, goes first
LENT = frozenset({"uV", "mS", "pS", "ns", "nm"})

_made: dict[str, Unit | None] = {}


def suggestion(name: str) -> str:
    """Return a sentence that offers the unit that is probably meant, or an empty string.

    >>> suggestion("V"), suggestion("delay")
    ('Did you mean `volt`?', '')
    """
    if name in _SPELLED:
        return f"Did you mean `{_SPELLED[name]}`?"
    spelled = name.replace("μ", "u").replace("µ", "u")
    if spelled != name and unit(spelled) is not None:
        return f"Did you mean `{spelled}`?"
    usual = [prefix + unit for prefix in _USUAL for unit in _UNITS]
    return did_you_mean(spelled, [*SHORT, *usual], cutoff=0.8)


def unit(name: str):
    """Return the unit called `name`, or None.

    >>> unit("mV")
    mvolt
    """
    if name not in _made:
        if not name or name.startswith("_"):
            return None
        _made[name] = _make(SHORT.get(name, name))
    return _made[name]


def everything() -> dict[str, Unit]:
    """Return all units by name."""
    return {name: unit(name) for name in all_names()}


def all_names() -> list[str]:
    """Return the names of all units."""
    names = ["kilogram", "kilogramme", *SHORT]
    for prefix in PREFIXES:
        for name in _WITH_POWERS if prefix in _OF_LENGTHS else _UNITS:
            names.append(prefix + name)
            if name in _WITH_POWERS:
                names += [prefix + name + "2", prefix + name + "3"]
    return names


def _make(name):
    if name in ("kilogram", "kilogramme"):
        return Unit(1.0, KILOGRAM, "kg", name)
    called, power = name, 1
    if name[-1] in "23" and name[:-1].endswith(_WITH_POWERS):
        name, power = name[:-1], int(name[-1])
    for prefix, exponent in PREFIXES.items():
        rest = name.removeprefix(prefix)
        base = _UNITS.get(rest) if name.startswith(prefix) else None
        if base and (prefix not in _OF_LENGTHS or rest in _WITH_POWERS):
            symbol, scale, dim = base
            # the literal is correctly rounded, a product of powers of ten may not be
            value = float(f"1e{(exponent + scale) * power}")
            symbol = prefix + symbol + (f"^{power}" if power > 1 else "")
            return Unit(value, dim**power, symbol, called)
    return None
