"""Physical dimensions: exponents of the seven SI base units."""

from __future__ import annotations

from fractions import Fraction

from ..errors import UnusableValueError

__all__ = ["BASE_UNITS", "DERIVED", "DIMENSIONLESS", "Dimension", "dimension", "from_powers"]

#: name and symbol of the seven base units, in the order of the exponents
BASE_UNITS = (
    ("metre", "m"),
    ("kilogram", "kg"),
    ("second", "s"),
    ("amp", "A"),
    ("kelvin", "K"),
    ("mole", "mol"),
    ("candela", "cd"),
)

#: what they measure
_QUANTITIES = ("length", "mass", "time", "current", "temperature", "substance", "luminosity")

_known: dict[tuple, Dimension] = {}


class Dimension:
    """A physical dimension; two that are equal are the same object.

    Use `dimension` to make one.

    >>> from snnkit.units import amp, ohm, volt
    >>> volt.dim / amp.dim is ohm.dim
    True
    """

    __slots__ = ("exponents",)

    def __init__(self, exponents):
        self.exponents = exponents

    def __mul__(self, other):
        return dimension(a + b for a, b in zip(self.exponents, other.exponents, strict=True))

    def __truediv__(self, other):
        return dimension(a - b for a, b in zip(self.exponents, other.exponents, strict=True))

    def __pow__(self, power):
        return self if power == 1 else dimension(a * power for a in self.exponents)

    def __str__(self):
        return _words(self, 0, " * ", " ** ")

    def __repr__(self):
        return f"<dimension of {self}>"

    @property
    def _dims(self) -> tuple:
        """What scripts for Brian 2 write to files, to make the dimension again from it."""
        return tuple(float(exponent) for exponent in self.exponents)

    @property
    def symbol(self) -> str:
        """The unit of this dimension in symbols, such as ``S/m^2``."""
        return _words(self, 1, " ", "^")

    @property
    def is_dimensionless(self) -> bool:
        """Whether it is that of plain numbers."""
        return self is DIMENSIONLESS

    def get_dimension(self, name):
        """Return the exponent of a base dimension: ``volt.dim.get_dimension('mass')`` is 1."""
        return self.exponents[_position(name)]

    @property
    def is_base(self) -> bool:
        """Whether this is the dimension of one of the seven base units."""
        return sorted(self.exponents) == [0, 0, 0, 0, 0, 0, 1]

    def __reduce__(self):
        return dimension, (self.exponents,)


def dimension(exponents) -> Dimension:
    """Return the dimension with the given exponents of the base units."""
    key = tuple(_tidy(e) for e in exponents)
    found = _known.get(key)
    if found is None:
        found = _known[key] = Dimension(key)
    return found


def from_powers(powers) -> Dimension:
    """Return the dimension that powers of base units make up, by name, symbol or quantity.

    >>> str(from_powers({"mass": 1, "metre": 2, "s": -2}))
    'joule'
    """
    exponents = [0] * len(BASE_UNITS)
    for name, power in powers.items():
        exponents[_position(name)] += power
    return dimension(exponents)


def _position(name):
    """Return which of the base dimensions has a name."""
    for position, names in enumerate(zip(BASE_UNITS, _QUANTITIES, strict=True)):
        unit, quantity = names
        if name in (*unit, f"{unit[0]}s", quantity):
            return position
    known = ", ".join(_QUANTITIES)
    raise UnusableValueError(f"There is no base dimension {name!r}.", hint=f"There are {known}.")


def _tidy(exponent):
    """Keep exponents exact where they are whole or simple fractions (after a square root)."""
    if exponent == int(exponent):
        return int(exponent)
    return Fraction(exponent).limit_denominator(1000)


DIMENSIONLESS = dimension((0,) * 7)


def _base(position):
    return dimension(int(k == position) for k in range(7))


METRE, KILOGRAM, SECOND, AMP, KELVIN, MOLE, CANDELA = map(_base, range(7))
_JOULE = KILOGRAM * METRE**2 / SECOND**2
_VOLT = _JOULE / (AMP * SECOND)

#: dimensions that have a unit of their own: (name, symbol, dimension)
DERIVED = (
    ("hertz", "Hz", SECOND**-1),
    ("newton", "N", _JOULE / METRE),
    ("pascal", "Pa", _JOULE / METRE**3),
    ("joule", "J", _JOULE),
    ("watt", "W", _JOULE / SECOND),
    ("coulomb", "C", AMP * SECOND),
    ("volt", "V", _VOLT),
    ("farad", "F", AMP * SECOND / _VOLT),
    ("ohm", "ohm", _VOLT / AMP),
    ("siemens", "S", AMP / _VOLT),
    ("weber", "Wb", _VOLT * SECOND),
    ("tesla", "T", _VOLT * SECOND / METRE**2),
    ("henry", "H", _VOLT * SECOND / AMP),
    ("katal", "kat", MOLE / SECOND),
    ("gray", "Gy", METRE**2 / SECOND**2),
)


def _words(dim, which, times, power):
    """Spell a dimension with as few units as possible, such as ``siemens / metre ** 2``."""
    above, below = "", ""
    for names, exponent in _factors(dim):
        size = abs(exponent)
        word = names[which] + (f"{power}{_number(size)}" if size != 1 else "")
        if exponent > 0:
            above += (times if above else "") + word
        else:
            below += (" / " if which == 0 else "/") + word
    return (above or "1") + below


def _number(exponent):
    """Spell an exponent so that it can stand behind ``**``."""
    decimal = float(exponent)
    return f"{decimal:g}" if Fraction(f"{decimal:g}") == exponent else f"({exponent})"


def _factors(dim):
    """Return ((name, symbol), exponent) pairs whose product has the dimension `dim`."""
    if dim is DIMENSIONLESS:
        return []
    for names, unit in _NAMED:
        if dim is unit:
            return [(names, 1)]
    for names, unit in _NAMED:
        exponent = _root(dim, unit)
        if isinstance(exponent, int) and (exponent > 0 or unit.is_base):
            return [(names, exponent)]
    if sum(1 for e in dim.exponents if e) == 1:
        return _base_factors(dim)
    for names, unit in _NAMED:
        rest = dim / unit
        if sum(1 for e in rest.exponents if e) == 1:
            return [(names, 1), *_base_factors(rest)]
    return _base_factors(dim)


def _base_factors(dim):
    return [(n, e) for n, e in zip(BASE_UNITS, dim.exponents, strict=True) if e]


def _root(dim, unit):
    """Return the exponent e with ``unit ** e == dim``, if there is one."""
    for mine, base in zip(dim.exponents, unit.exponents, strict=True):
        if base:
            exponent = _tidy(Fraction(mine) / base)
            return exponent if exponent and unit**exponent is dim else None
    return None


_NAMED = [(names, _base(k)) for k, names in enumerate(BASE_UNITS)]
_NAMED += [((name, symbol), dim) for name, symbol, dim in DERIVED]
