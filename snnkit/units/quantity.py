"""Quantities: numpy arrays with a dimension."""

from __future__ import annotations

import operator

import numpy as np

from ..errors import SnnkitError, UnusableValueError
from .dimensions import (
    DIMENSIONLESS,
    Dimension,
    from_powers,
)
from .printing import as_latex
from .right_operand import RightOperand
from .ufuncs import product_dimension, result_dimension
from .values import (
    best_unit,
    dimension_of,
    have_same_dimensions,
    in_best_unit,
    in_common,
    in_unit,
    is_numeric,
    plain,
    require,
    require_plain,
    say_what_is_wrong,
)

__all__ = ["Quantity", "wrap"]

_EQUAL = {np.equal, np.not_equal}


class Quantity(RightOperand):
    """An array (or a single number) in SI base units, with a dimension.

    Quantities are made by multiplying numbers or arrays with units, seldom by this class.

    Parameters
    ----------
    value : array_like
        The numbers, in SI base units.
    dim : Dimension
        Their dimension.

    Examples
    --------
    >>> from snnkit.units import mV, ms
    >>> [1, 2] * mV
    array([1., 2.]) * mvolt
    >>> 3*mV + 2*ms
    Traceback (most recent call last):
    ...
    snnkit.errors.DimensionMismatchError: Cannot add 3. mV (volt) and 2. ms (second).
    """

    __slots__ = ("dim",)
    __array_priority__ = 1000

    def __new__(cls, value, dim=DIMENSIONLESS, dtype=float, copy=True, force_quantity=False):
        # as in Brian 2; here a quantity always has values of its own
        if isinstance(value, (list, tuple)):
            dim, value = in_common(value, dim)
        elif dim is DIMENSIONLESS:
            dim = dimension_of(value)
        if not isinstance(dim, Dimension):
            raise UnusableValueError(f"`dim` is a dimension such as `volt.dim`, not {dim!r}.")
        try:
            self = np.array(value, dtype=dtype).view(cls)
        except (TypeError, ValueError, OverflowError):
            raise UnusableValueError(f"A quantity is made of numbers, not of {value!r}.") from None
        self.dim = dim
        return self

    @classmethod
    def with_dimensions(cls, value, *dim, **powers):
        """Return a value with a dimension, or with the one that powers of base units make up.

        Examples
        --------
        >>> Quantity.with_dimensions(3, metre=1, second=-1)
        3. * metre / second
        >>> Quantity.with_dimensions(3, length=1, time=-1)
        3. * metre / second
        >>> from snnkit.units import volt
        >>> Quantity.with_dimensions(3, volt.dim)
        3. * volt
        """
        return cls(value, dim[0] if dim else from_powers(powers))

    @property
    def dimensions(self) -> Dimension:
        """The dimension; the same as ``dim``."""
        return self.dim

    @property
    def is_dimensionless(self) -> bool:
        """Whether it is a plain number."""
        return self.dim is DIMENSIONLESS

    def has_same_dimensions(self, other) -> bool:
        """Whether another value has the same dimension."""
        return have_same_dimensions(self, other)

    def get_best_unit(self):
        """Return the `Unit` in which it is easiest to read."""
        from .unit import Unit

        size, symbol = best_unit(self)
        return Unit(size, self.dim, symbol)

    def item(self, *place):
        """Return one value, with its unit: that at a place, or the only one."""
        return wrap(plain(self).item(*place), self.dim)

    def __array_finalize__(self, parent):
        self.dim = getattr(parent, "dim", DIMENSIONLESS)

    def __array_ufunc__(self, ufunc, method, *inputs, out=None, **kwargs):
        if method == "at":
            raise TypeError("ufunc.at does not work on quantities; use it on `plain(x)`")
        try:
            return self._calculated(ufunc, method, inputs, out, kwargs)
        except (TypeError, ValueError, OverflowError) as error:
            if isinstance(error, SnnkitError):
                raise
            if ufunc in _EQUAL and any(not is_numeric(x) for x in inputs):
                return np.full(np.broadcast_shapes(*map(_shape, inputs)), ufunc is np.not_equal)[()]
            say_what_is_wrong(inputs)
            raise

    def _calculated(self, ufunc, method, inputs, out, kwargs):
        dim = result_dimension(ufunc, inputs)
        if ufunc is np.multiply and method in ("reduce", "accumulate"):
            axis, where = kwargs.get("axis", 0), kwargs.get("where", True)
            dim = product_dimension(method, inputs[0], axis, where)
        if out is not None and not isinstance(out[0], Quantity):
            require_plain(dim)
        numbers = [plain(x) for x in inputs]
        if out is not None:
            kwargs["out"] = tuple(plain(o) if isinstance(o, np.ndarray) else o for o in out)
        result = getattr(ufunc, method)(*numbers, **kwargs)
        if out is not None:
            if isinstance(out[0], Quantity):
                out[0].dim = dim if isinstance(dim, Dimension) else DIMENSIONLESS
            return out[0]
        if isinstance(result, tuple):
            return tuple(wrap(r, d) for r, d in zip(result, dim, strict=True))
        if getattr(result, "dtype", None) == np.dtype(
            object
        ):  # of Python's numbers, such as fractions
            result = result.astype(float)
        return wrap(result, dim)

    # One value is never changed in place, like a number of Python: what else it is called, stays.
    def _in_place(name):
        calculate, change = getattr(operator, name), getattr(np.ndarray, f"__i{name}__")

        def changed(self, other):
            return calculate(self, other) if self.ndim == 0 else change(self, other)

        return changed

    for _name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow"):
        locals()[f"__i{_name}__"] = _in_place(_name)
    del _in_place

    def __array_function__(self, func, types, args, kwargs):
        from .functions import call

        return call(func, types, args, kwargs)

    def __getitem__(self, item):
        return wrap(plain(self)[item], self.dim)

    def __setitem__(self, item, value):
        require(value, self.dim, "Cannot put {value} into an array in {dim}")
        plain(self)[item] = plain(value)

    def __iter__(self):
        return (wrap(x, self.dim) for x in plain(self))

    def __pow__(self, power):
        return np.power(self, power)

    def __eq__(self, other):
        # a text or None is no number: nothing to compare, and nothing to complain of
        return NotImplemented if _is_no_value(other) else super().__eq__(other)

    def __ne__(self, other):
        return NotImplemented if _is_no_value(other) else super().__ne__(other)

    __hash__ = None

    def __float__(self):
        return float(plain(self))

    def __format__(self, spec):
        if not spec:
            return str(self)
        return format(plain(self)[()], spec)  # as in Brian 2: a number in SI units

    def __repr__(self):  # scripts put it into equations: `'v = %r' % V_rest`
        if self.dim is DIMENSIONLESS:
            return f"Quantity({np.array2string(plain(self))})"
        return self.in_best_unit(python_code=True)

    def _repr_pretty_(self, printer, cycle):  # IPython and notebooks
        printer.text(str(self))

    def __str__(self):
        return self.in_best_unit()

    def __reduce__(self):
        return Quantity, (np.array(plain(self)), self.dim)

    def in_unit(self, unit, precision=None, python_code=False) -> str:
        """Return the value written in a unit of your choice.

        Parameters
        ----------
        unit : Unit
            A unit of the same dimension.
        precision : int, optional
            How many digits to show after the point.
        python_code : bool
            Whether to write it so that Python makes the same value of it.

        Examples
        --------
        >>> from snnkit.units import mV, uV
        >>> (3*mV).in_unit(uV)
        '3000. uV'
        >>> (3*mV).in_unit(uV, python_code=True)
        '3000. * uvolt'
        """
        return in_unit(self, unit, precision, python_code)

    def _latex(self, *how):  # that is what sympy asks for
        unit = self.get_best_unit()
        return as_latex(plain(self) / float(unit), unit.latexname if unit.symbol else "")

    def in_best_unit(self, precision=None, python_code=False) -> str:
        """Return the value written in the unit that makes it easiest to read; see `in_unit`."""
        return in_best_unit(self, precision, python_code)

    # The numpy methods that don't go through a ufunc.
    def _keeping(name):
        method = getattr(np.ndarray, name)

        def keep(self, *args, **kwargs):
            return wrap(method(plain(self), *args, **kwargs), self.dim)

        keep.__name__, keep.__doc__ = name, method.__doc__
        return keep

    for _name in ("mean", "std", "round", "trace", "diagonal", "take", "repeat", "cumsum"):
        locals()[_name] = _keeping(_name)
    del _name, _keeping

    def var(self, *args, **kwargs):
        """Return the variance, in the square of the unit."""
        return wrap(np.ndarray.var(plain(self), *args, **kwargs), self.dim**2)

    def argsort(self, *args, **kwargs):
        """Return the indices that would sort the values: plain numbers."""
        return np.ndarray.argsort(plain(self), *args, **kwargs)

    def argpartition(self, *args, **kwargs):
        """Return indices that would partition the values: plain numbers."""
        return np.ndarray.argpartition(plain(self), *args, **kwargs)

    def fill(self, value):
        """Put one value, which has the same dimension, into all elements."""
        self[...] = value

    def put(self, indices, values, mode="raise"):
        """Put values, which have the same dimension, into elements given by their indices."""
        require(values, self.dim, "Cannot put {value} into an array in {dim}")
        plain(self).put(indices, plain(values), mode=mode)

    def clip(self, a_min=None, a_max=None, **kwargs):
        """Return the values limited to an interval; its bounds have the same dimension."""
        for bound in (a_min, a_max):
            if bound is not None:
                require(bound, self.dim, "Cannot clip a value in {dim} at {value}")
        bounds = [None if b is None else plain(b) for b in (a_min, a_max)]
        if kwargs.get("out") is not None:
            kwargs["out"] = plain(kwargs["out"])
        return wrap(np.clip(plain(self), *bounds, **kwargs), self.dim)

    def prod(self, axis=None, **kwargs):
        """Return the product of all values."""
        dim = product_dimension("reduce", self, axis, kwargs.get("where", True))
        return wrap(np.ndarray.prod(plain(self), axis=axis, **kwargs), dim)

    def dot(self, other):
        """Return the matrix product, in the product of the units."""
        return wrap(plain(self).dot(plain(other)), self.dim * dimension_of(other))

    def tolist(self):
        """Return the values as (nested) lists of quantities."""
        return self[()] if self.ndim == 0 else [x.tolist() for x in self]


def wrap(numbers, dim: Dimension):
    """Return plain numbers as a quantity, or as they are if `dim` is dimensionless."""
    if dim is DIMENSIONLESS:
        return numbers.item() if isinstance(numbers, np.generic) else numbers
    self = np.asarray(numbers).view(Quantity)
    self.dim = dim
    return self


def _is_no_value(thing):
    return thing is None or isinstance(thing, str)


def _shape(value):
    """Return the shape of a value; what is no array counts as one thing."""
    return np.shape(value) if is_numeric(value) else ()
