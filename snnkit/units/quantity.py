"""Quantities: numpy arrays with a dimension."""

from __future__ import annotations

import operator
from math import isfinite

import numpy as np

from ..errors import DimensionMismatchError, SnnkitError, UnusableValueError
from .dimensions import (
    DIMENSIONLESS,
    Dimension,
    from_powers,
)
from .printing import as_code, as_latex, full_name, unit_for, written
from .right_operand import RightOperand

__all__ = ["Quantity", "dimension_of", "in_unit", "plain", "require"]


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
            dim, value = _common(value, dim)
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
        dim = _result_dimension(ufunc, inputs)
        if ufunc is np.multiply and method in ("reduce", "accumulate"):
            dim = _product_dimension(method, inputs[0], kwargs.get("axis", 0))
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
        count = self.size if axis is None else self.shape[axis]
        return wrap(np.ndarray.prod(plain(self), axis=axis, **kwargs), self.dim**count)

    def dot(self, other):
        """Return the matrix product, in the product of the units."""
        return wrap(plain(self).dot(plain(other)), self.dim * dimension_of(other))

    def tolist(self):
        """Return the values as (nested) lists of quantities."""
        return self[()] if self.ndim == 0 else [x.tolist() for x in self]


def plain(value) -> np.ndarray:
    """Return `value` without its unit, as a plain array (in SI base units).

    >>> from snnkit.units import mV
    >>> plain([1, 2] * mV)
    array([0.001, 0.002])
    """
    if isinstance(value, Quantity):
        return value.view(np.ndarray)
    if isinstance(value, (list, tuple)) and any(isinstance(v, Quantity) for v in value):
        return Quantity(value).view(np.ndarray)
    return np.asarray(value)


def wrap(numbers, dim: Dimension):
    """Return plain numbers as a quantity, or as they are if `dim` is dimensionless."""
    if dim is DIMENSIONLESS:
        return numbers.item() if isinstance(numbers, np.generic) else numbers
    self = np.asarray(numbers).view(Quantity)
    self.dim = dim
    return self


def dimension_of(value) -> Dimension:
    """Return the dimension of a value; plain numbers are dimensionless."""
    dim = getattr(value, "dim", None)
    if dim is None and isinstance(value, (list, tuple)) and value:
        return _common(value)[0]
    return DIMENSIONLESS if dim is None else dim


def have_same_dimensions(one, other) -> bool:
    """Whether two values have the same dimension.

    >>> from snnkit.units import mV, volt
    >>> have_same_dimensions(3*mV, 1*volt)
    True
    """
    return dimension_of(one) is dimension_of(other)


def is_dimensionless(value) -> bool:
    """Whether a value is a plain number."""
    return dimension_of(value) is DIMENSIONLESS


def best_unit(value) -> tuple[float, str]:
    """Return size and symbol of the unit in which a value is easiest to read."""
    return unit_for(plain(value), dimension_of(value))


def in_best_unit(value, precision=None, python_code=False) -> str:
    """Return a value written in the unit that makes it easiest to read; see `Quantity.in_unit`."""
    if not is_numeric(value):
        raise UnusableValueError(f"Only numbers and quantities have a unit, not {value!r}.")
    scale, symbol = best_unit(value)
    write = as_code if python_code else written
    symbol = full_name(symbol, dimension_of(value)) if python_code else symbol
    return write(plain(value) / scale, symbol, precision)


def in_unit(value, unit, precision=None, python_code=False) -> str:
    """Return a value written in a unit, such as ``'3000. uV'``; see `Quantity.in_unit`."""
    require(value, dimension_of(unit), "Cannot write {value} in {dim}")
    write = as_code if python_code else written
    symbol = getattr(unit, "name", str(unit)) if python_code else str(unit)
    return write(plain(value) / float(unit), symbol, precision)


def require(value, dim: Dimension, problem: str, hint: str = "") -> None:
    """Raise `DimensionMismatchError` unless `value` has the dimension `dim`.

    0, inf and nan fit any dimension, as in Brian 2. What is no number at all raises
    `UnusableValueError`. In `hint`, ``{given}`` stands for the value with a unit behind it.
    """
    if is_numeric(value) and is_fit_for(value, dim):
        return
    if "{given}" in hint:
        from .usual import with_unit

        hint = hint.format(given=with_unit(value, dim))
    if not is_numeric(value):
        shown = repr(value) if isinstance(value, str) else value
        raise UnusableValueError(problem.format(value=shown, dim=dim) + ".", hint=hint)
    few = np.size(value) < 9
    shown = _with_unit(value) if few else _unit_of_many(dimension_of(value))
    raise DimensionMismatchError(problem.format(value=shown, dim=dim) + ".", hint=hint)


def _unit_of_many(dim):
    return "plain numbers" if dim is DIMENSIONLESS else f"values in {dim}"


def _with_unit(value):
    dim = dimension_of(value)
    return f"{value} ({'a plain number' if dim is DIMENSIONLESS else dim})"


def require_plain(dim):
    """Raise `DimensionMismatchError` if a result with a unit is to go into a plain array."""
    if isinstance(dim, Dimension) and dim is not DIMENSIONLESS:
        raise DimensionMismatchError(f"A plain array cannot hold a value in {dim}.")


def is_numeric(value) -> bool:
    """Whether a value is a number, a quantity, or an array of such."""
    try:
        return plain(value).dtype.kind in "biuf"
    except (TypeError, ValueError, SnnkitError):
        return False


def is_fit_for(value, dim) -> bool:
    """Whether a value has a dimension; 0, inf and nan have any."""
    mine = dimension_of(value)
    return mine is dim or (mine is DIMENSIONLESS and _is_unitless_constant(value))


def _fits_a_sum(value, dim):
    mine = dimension_of(value)
    return mine is dim or (mine is DIMENSIONLESS and is_numeric(value) and not np.any(value))


def _is_no_value(thing):
    return thing is None or isinstance(thing, str)


def _is_unitless_constant(value):
    """0, inf and nan mean the same in every unit; so does an array of zeros."""
    if np.ndim(value) != 0:
        return is_numeric(value) and not np.any(value)
    number = float(value)
    return number == 0 or not isfinite(number)


def _common(values, dim=DIMENSIONLESS):
    dims = {dimension_of(v) for v in values}
    if len(dims) > 1:
        raise DimensionMismatchError(
            "One array cannot hold values of different units: "
            + ", ".join(sorted(str(d) for d in dims))
            + "."
        )
    common = dims.pop() if dims else dim
    return (dim if common is DIMENSIONLESS else common), [plain(v) for v in values]


# --- the dimension of what a numpy function returns -----------------------------------------

_SAME = {
    **{np.add: "add", np.subtract: "subtract", np.remainder: "take the remainder of"},
    **{np.fmod: "take the remainder of", np.maximum: "compare", np.minimum: "compare"},
    **{np.fmax: "compare", np.fmin: "compare", np.hypot: "combine", np.nextafter: "combine"},
}
_COMPARE = {np.less, np.less_equal, np.greater, np.greater_equal, np.equal, np.not_equal}
_KEEP = {np.negative, np.positive, np.absolute, np.fabs, np.rint, np.floor, np.ceil, np.trunc}
_KEEP |= {np.conjugate}
_TEST = {np.isfinite, np.isinf, np.isnan, np.signbit, np.sign, np.logical_not}
_TEST |= {np.logical_and, np.logical_or, np.logical_xor, np.copysign}


def _result_dimension(ufunc, inputs):
    dims = [dimension_of(x) for x in inputs]
    if ufunc in _SAME or ufunc in _COMPARE:
        return _same_dimension(ufunc, inputs, dims)
    if ufunc in _KEEP:
        return dims[0]
    if ufunc is np.multiply or ufunc is np.matmul:
        return dims[0] if len(dims) == 1 else dims[0] * dims[1]
    if ufunc is np.true_divide or ufunc is np.floor_divide:
        return dims[0] / dims[1]
    if ufunc is np.power or ufunc is np.float_power:
        return _power(inputs, dims)
    if ufunc in _ROOTS:
        return _ROOTS[ufunc](dims[0])
    if ufunc is np.divmod:
        return dims[0] / dims[1], dims[0]
    if ufunc in _TEST:
        return DIMENSIONLESS
    for value, dim in zip(inputs, dims, strict=True):
        if dim is not DIMENSIONLESS:
            raise DimensionMismatchError(
                f"{ufunc.__name__} needs a plain number, but got {value} ({dim}).",
                hint="Divide by a unit first, for example `v/mV`.",
            )
    return DIMENSIONLESS


_ROOTS = {
    np.sqrt: lambda d: d**0.5,
    np.cbrt: lambda d: d ** (1 / 3),
    np.square: lambda d: d**2,
    np.reciprocal: lambda d: d**-1,
}


def _product_dimension(method, values, axis):
    dim = dimension_of(values)
    if dim is DIMENSIONLESS or method == "reduce":
        count = np.size(values) if axis is None else np.prod(np.shape(values)[axis], initial=1)
        return dim ** int(count)
    raise DimensionMismatchError("The products of ever more values have ever other units.")


_EQUAL = {np.equal, np.not_equal}


def _shape(value):
    """Return the shape of a value; what is no array counts as one thing."""
    return np.shape(value) if is_numeric(value) else ()


def say_what_is_wrong(inputs):
    """Raise `UnusableValueError` if numpy could not calculate with values, and it is clear why."""
    _say_what_is_no_number(inputs)
    _say_what_does_not_fit(inputs)


def _say_what_is_no_number(inputs):
    """Raise `UnusableValueError` if something that is calculated with is no number."""
    for value in inputs:
        if not is_numeric(value):
            raise UnusableValueError(
                f"Cannot calculate with {value!r}: it is no number, and no array of numbers."
            )


def _say_what_does_not_fit(inputs):
    """Raise `UnusableValueError` if arrays have shapes that don't fit each other."""
    try:
        np.broadcast_shapes(*map(np.shape, inputs))
    except ValueError:
        shapes = " and ".join(str(np.shape(value)) for value in inputs)
        raise UnusableValueError(f"Arrays of the shapes {shapes} don't fit each other.") from None


def _same_dimension(ufunc, inputs, dims):
    compare = ufunc in _COMPARE
    if len(dims) == 1:
        return DIMENSIONLESS if compare else dims[0]
    dim = dims[1] if dims[0] is DIMENSIONLESS else dims[0]
    fits = is_fit_for if compare else _fits_a_sum
    for value in inputs:
        if not fits(value, dim):
            _say_what_is_no_number(inputs)
            verb = "compare" if compare else _SAME[ufunc]
            raise DimensionMismatchError(
                f"Cannot {verb} {_with_unit(inputs[0])} and {_with_unit(inputs[1])}.",
                hint=_unit_lacking(inputs, dims, dim),
            )
    return DIMENSIONLESS if compare else dim


def _unit_lacking(inputs, dims, dim):
    """Show a plain number with its unit, if it stands beside what has one."""
    from .usual import usual_unit, with_unit

    plain_ones = [value for value, own in zip(inputs, dims, strict=True) if own is DIMENSIONLESS]
    if not plain_ones or not usual_unit(dim):
        return ""
    return f"Write for example `{with_unit(plain_ones[0], dim)}`."


def _power(inputs, dims):
    if dims[1] is not DIMENSIONLESS:
        raise DimensionMismatchError(
            f"An exponent must be a plain number, not {inputs[1]} ({dims[1]})."
        )
    if dims[0] is DIMENSIONLESS:
        return DIMENSIONLESS
    if np.size(inputs[1]) != 1:
        raise DimensionMismatchError(
            f"A value in {dims[0]} can be raised to one power only, not to an array of them."
        )
    power = float(np.asarray(inputs[1]).item())
    if not isfinite(power):
        raise DimensionMismatchError(f"A value in {dims[0]} cannot be raised to {power}.")
    return dims[0] ** power
