"""Units: quantities with names to print them by. Of units, products and powers are units too."""

from __future__ import annotations

from numbers import Real

import numpy as np

from ..errors import UnusableValueError
from .dimensions import DIMENSIONLESS
from .printing import REGISTERED, full_name
from .quantity import Quantity, wrap
from .values import plain

__all__ = ["Unit", "register_new_unit", "unit_of"]


class Unit(Quantity):
    """A quantity with a name to print it by.

    Parameters
    ----------
    value : float
        How large it is, in SI base units.
    dim : Dimension
    symbol, name : str
        Such as ``'mV'`` and ``'mvolt'``.
    iscompound : bool
        Whether it has been calculated from other units.
    latexname : str
        How LaTeX writes it; by default after its symbol.

    Examples
    --------
    >>> from snnkit.units import mV, ms
    >>> mV/ms
    mvolt / msecond
    >>> (3*mV).in_unit(mV)
    '3. mV'
    """

    __slots__ = ("_called", "_given_latex", "iscompound", "symbol")

    def __new__(cls, value, dim, symbol, name="", iscompound=False, latexname=""):
        self = super().__new__(cls, value, dim)
        self.symbol, self._called = symbol, name
        self.iscompound, self._given_latex = iscompound, latexname
        self.setflags(write=False)
        return self

    def __str__(self):
        return self.symbol

    def __repr__(self):
        return self.name

    @property
    def name(self) -> str:
        """Its full name, such as ``'mvolt'``: what Python knows it by."""
        return self._called or full_name(self.symbol, self.dim)

    @property
    def dispname(self) -> str:
        """Its symbol, such as ``'mV'``."""
        return self.symbol

    @property
    def latexname(self) -> str:
        """How LaTeX writes it, between dollar signs."""
        if self._given_latex:
            return self._given_latex
        micro = self.symbol.startswith("u")
        return (r"\mathrm{\mu}" if micro else "") + rf"\mathrm{{{self.symbol[micro:]}}}"

    def _latex(self, *how):  # that is what sympy asks for
        return self.latexname

    def _repr_latex_(self):
        return f"${self.latexname}$"

    @property
    def scale(self) -> int:
        """The power of ten that it is of the SI unit: -3 for ``mV``."""
        return round(np.log10(float(self)))

    # --- what is calculated from units ---

    def __mul__(self, other):
        product = super().__mul__(other)
        return _named(product, "{} * {}", "{} {}", r"{}\,{}", self, other)

    def __truediv__(self, other):
        ratio = super().__truediv__(other)
        return _named(ratio, "{} / {}", "{}/{}", r"\frac{{{}}}{{{}}}", self, other, group=True)

    def __rtruediv__(self, other):
        return self**-1 if isinstance(other, Real) and other == 1 else super().__rtruediv__(other)

    def __pow__(self, power):
        value = super().__pow__(power)
        if not isinstance(power, Real):
            return value
        exponent = f"{{{power}}}" if len(f"{power}") > 1 else power
        base = rf"\left({self.latexname}\right)" if self.iscompound else self.latexname
        called, symbol = _grouped(self)
        return _unit(value, f"{called} ** {power}", f"{symbol}^{power}", f"{base}^{exponent}")

    def __reduce__(self):
        how = (self.symbol, self._called, self.iscompound, self._given_latex)
        return Unit, (float(self), self.dim, *how)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def copy(self, order="C"):
        """Return an ordinary quantity of the same value."""
        return wrap(np.array(plain(self)), self.dim)

    def __hash__(self):
        return hash((float(self), self.dim))


def _named(value, called, symbol, latex, *units, group=False):
    """Return what was calculated from two things, as a unit if both of them are."""
    if not all(isinstance(unit, Unit) for unit in units):
        return value
    names = [_grouped(unit) if group else (unit.name, unit.symbol) for unit in units]
    names, symbols = zip(*names, strict=True)
    written = latex.format(*(unit.latexname for unit in units))
    return _unit(value, called.format(*names), symbol.format(*symbols), written)


def _grouped(unit):
    """Return name and symbol of a unit as parts of a larger one."""
    return tuple(f"({n})" if unit.iscompound else n for n in (unit.name, unit.symbol))


def _unit(value, called, symbol, latex):
    dim = getattr(value, "dim", DIMENSIONLESS)
    if dim is DIMENSIONLESS:  # a plain number does better without a name
        return value
    return Unit(float(value), dim, symbol, called, True, latex)


def register_new_unit(u):
    """Have quantities printed in a unit, if their dimension has none of its own.

    Parameters
    ----------
    u : Unit

    Examples
    --------
    >>> from snnkit.units import metre, mmetre, mvolt, volt
    >>> register_new_unit(mvolt/mmetre)
    >>> 2*volt/metre
    2. * mvolt / mmetre
    """
    if not isinstance(u, Unit):
        raise UnusableValueError(
            f"Only a unit can be registered, not {u!r}.", hint="Such as `mvolt/msecond`."
        )
    known = REGISTERED.setdefault(u.dim, [])
    if all(unit.symbol != u.symbol for unit in known):
        known.append(u)


def unit_of(dimension):
    """Return the unit, without a prefix, of a dimension.

    >>> from snnkit.units import mV
    >>> unit_of(mV.dim)
    volt
    """
    return Unit(1.0, dimension, "" if dimension is DIMENSIONLESS else dimension.symbol)
