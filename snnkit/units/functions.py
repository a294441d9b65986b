"""What numpy's functions (as opposed to its ufuncs) do with quantities: what they do in Brian 2.

Some keep the unit, some check that units agree, and some lose it. Which does what follows from
how numpy treats a subclass of its arrays, and scripts have come to rely on it; where a unit is
lost that one might expect to be kept, a warning says so.

Loaded when the first such function is called on a quantity.
"""

from __future__ import annotations

import numpy as np

from ..errors import DimensionMismatchError, warn_user
from .dimensions import DIMENSIONLESS
from .quantity import Quantity, wrap
from .values import dimension_of, plain, require

__all__ = ["arange", "call", "dot", "linspace", "ones_like", "where", "zeros_like"]


def _functions(names):
    """Return those of numpy's functions that this version has."""
    return {getattr(np, name) for name in names.split() if hasattr(np, name)}


#: the result has the unit of the first argument
KEEP = _functions(
    "mean median std sum max min amax amin ptp nanmean nanmedian nanstd nansum nanmax nanmin "
    "percentile quantile nanpercentile nanquantile sort reshape ravel transpose "
    "squeeze expand_dims moveaxis swapaxes rollaxis cumsum nancumsum diff ediff1d repeat tile "
    "roll flip fliplr flipud rot90 take delete around round real imag trace diagonal "
    "zeros_like ones_like empty_like partition trim_zeros array_split split hsplit "
    "vsplit take_along_axis setdiff1d"
)
#: each argument is dealt with by itself
EACH = {np.atleast_1d, np.atleast_2d, np.atleast_3d, np.meshgrid}
#: the result is plain, as is to be expected
PLAIN = _functions(
    "shape size ndim argmax argmin nanargmax nanargmin argsort argwhere nonzero flatnonzero "
    "count_nonzero lexsort argpartition corrcoef iscomplexobj isrealobj "
    "result_type can_cast min_scalar_type shares_memory may_share_memory isscalar "
    "array2string array_str array_repr save savez any all isreal iscomplex "
    "histogram histogram2d "
    # asked by matplotlib for x and y together, whatever units they have
    "broadcast_arrays broadcast_to"
)
#: the result is plain, too, and one might not think of it
LOSE = _functions(
    "concatenate stack hstack vstack dstack column_stack block append copy tril triu resize "
    "where select choose interp union1d intersect1d setxor1d "
    "dot inner vdot outer cross convolve correlate"
)
#: the result is plain, and values are compared whatever units they have
COMPARE = _functions("array_equal digitize isin")
#: all arguments must agree, the result is plain
AGREE = {np.isclose, np.allclose}


def call(func, types, args, kwargs):
    """Call a numpy function on arguments of which some are quantities."""
    if func in SPECIAL:
        return SPECIAL[func](*args, **kwargs)
    if func in EACH:
        return _each(func, args, kwargs)
    if func in KEEP:
        first = args[0] if args else next(iter(kwargs.values()))
        return _wrapped(func(*_bare(args), **_bare(kwargs)), dimension_of(first))
    if func in LOSE:
        _say_what_is_lost(func, [*args, *kwargs.values()])
    elif func in COMPARE:
        _say_what_differs(func, args[:2])
    elif func in AGREE:
        _agreed(func, args[:2])
    elif func not in PLAIN:
        default = np.ndarray.__array_function__
        return default(args_view(args, kwargs), func, types, args, kwargs)
    return func(*_bare(args), **_bare(kwargs))


def _say_what_is_lost(func, values):
    units = list(dict.fromkeys(str(dim) for dim in _dimensions(values)))
    if len(units) == 1:
        back = f" Multiply by `{units[0]}` to have it back."
        warn_user(f"np.{func.__name__} loses the unit, in Brian 2 too: plain numbers.{back}")
    elif units:
        warn_user(
            f"np.{func.__name__} makes plain numbers, in SI units, of values in "
            f"{' and '.join(units)}, in Brian 2 too."
        )


def _say_what_differs(func, values):
    first, second = map(dimension_of, values)
    if first is not second and all(np.any(plain(value)) for value in values):
        units = ["no unit" if dim is DIMENSIONLESS else str(dim) for dim in (first, second)]
        warn_user(f"np.{func.__name__} compares numbers in {units[0]} with numbers in {units[1]}.")


def _dimensions(values):
    """Yield the dimensions of all quantities among values, and in lists of them."""
    for value in values:
        if isinstance(value, (list, tuple)):
            yield from _dimensions(value)
        elif isinstance(value, Quantity) and value.dim is not DIMENSIONLESS:
            yield value.dim


def args_view(args, kwargs):
    """Return the first quantity among the arguments: numpy's default wants an instance."""
    given = [*args, *kwargs.values()]
    listed = [part for value in given if isinstance(value, (list, tuple)) for part in value]
    return next(a for a in (*given, *listed) if isinstance(a, Quantity))


def _bare(arguments):
    """Return arguments with plain arrays in place of quantities, in lists too."""
    if isinstance(arguments, dict):
        return {k: _bare_one(v) for k, v in arguments.items()}
    return [_bare_one(v) for v in arguments]


def _bare_one(value):
    if isinstance(value, Quantity):
        return plain(value)
    if isinstance(value, (list, tuple)) and any(_has_unit(v) for v in value):
        return type(value)(map(_bare_one, value))
    return value


def _has_unit(value):
    return isinstance(value, (Quantity, list, tuple))


def _each(func, args, kwargs):
    results = func(*_bare(args), **kwargs)
    if len(args) == 1 and not isinstance(results, (list, tuple)):
        return wrap(results, dimension_of(args[0]))
    return tuple(wrap(r, dimension_of(a)) for r, a in zip(results, args, strict=True))


def _wrapped(result, dim):
    if isinstance(result, (tuple, list)):
        return type(result)(wrap(r, dim) for r in result)
    return wrap(result, dim)


def _agreed(func, values):
    dims = [dimension_of(v) for v in values]
    dim = next((d for d in dims if d is not DIMENSIONLESS), DIMENSIONLESS)
    for value in values:
        require(value, dim, f"{func.__name__} cannot combine {{value}} with a value in {{dim}}")
    return dim


def arange(*args, **kwargs):
    """Return evenly spaced values, like numpy's function; with units if its bounds have them.

    >>> from snnkit.units import ms
    >>> arange(0*ms, 1*ms, 0.25*ms)
    array([0.  , 0.25, 0.5 , 0.75]) * msecond
    """
    bounds = [*args, *(kwargs[name] for name in ("start", "stop", "step") if name in kwargs)]
    dim = _agreed(np.arange, bounds)
    if dim is not DIMENSIONLESS:
        kwargs = {name: _number_of(value) for name, value in kwargs.items()}
        args = [_number_of(value) for value in args]
    return wrap(np.arange(*args, **kwargs), dim)


def linspace(start, stop, *args, **kwargs):
    """Return so many evenly spaced values, like numpy's function; with the unit of its bounds.

    >>> from snnkit.units import mV
    >>> linspace(0*mV, 1*mV, 5)
    array([0.  , 0.25, 0.5 , 0.75, 1.  ]) * mvolt
    """
    numbers = np.linspace(plain(start), plain(stop), *args, **kwargs)
    return _wrapped(numbers, _unit_of_first(np.linspace, start, stop))


def where(condition, *choices, **kwargs):
    """Return values from one of two arrays, like numpy's function; with their unit.

    >>> from snnkit.units import mV
    >>> where([True, False], [1, 2]*mV, -1*mV)
    array([ 1., -1.]) * mvolt
    """
    if len(choices) != 2:
        return np.where(plain(condition), *choices, **kwargs)
    dim = _unit_of_first(np.where, *choices)
    return wrap(np.where(plain(condition), *map(plain, choices)), dim)


def _unit_of_first(func, first, second):
    """Return the unit of one of two values that agree: of a 0 it is none, as in Brian 2."""
    if _agreed(func, (first, second)) is not dimension_of(first):
        warn_user(f"{func.__name__} takes the unit of the first value, and {first!r} has none.")
    return dimension_of(first)


def dot(a, b, **kwargs):
    """Return the product of two arrays, like numpy's function; with its unit.

    >>> from snnkit.units import mV, nS
    >>> dot([1, 2]*mV, [3, 4]*nS)
    11. * pamp
    """
    return wrap(np.dot(plain(a), plain(b), **kwargs), dimension_of(a) * dimension_of(b))


def _number_of(value):
    return plain(value).item() if isinstance(value, Quantity) else value


def _linspace(start, stop, *args, **kwargs):
    numbers = np.linspace(plain(start), plain(stop), *args, **kwargs)
    return _wrapped(numbers, _agreed(np.linspace, (start, stop)))


def _unique(a, *args, **kwargs):
    numbers = np.unique(plain(a), *args, **kwargs)
    if isinstance(numbers, tuple):
        return (wrap(numbers[0], dimension_of(a)), *numbers[1:])
    return wrap(numbers, dimension_of(a))


def _searchsorted(a, v, *args, **kwargs):
    check = _agreed if isinstance(a, Quantity) else _say_what_differs
    check(np.searchsorted, (a, v))
    return np.searchsorted(plain(a), plain(v), *args, **kwargs)


def _average(a, *args, **kwargs):
    result = np.average(plain(a), *_bare(args), **_bare(kwargs))
    if isinstance(result, tuple):  # with the sum of the weights
        return wrap(result[0], dimension_of(a)), result[1]
    return wrap(result, dimension_of(a))


def _diag(v, k=0):
    if np.ndim(v) != 1:  # the diagonal of a table
        return wrap(np.diag(plain(v), k), dimension_of(v))
    _say_what_is_lost(np.diag, [v])
    return np.diag(plain(v), k)


def _clip(a, a_min=None, a_max=None, **kwargs):
    a_min, a_max = kwargs.pop("min", a_min), kwargs.pop("max", a_max)  # as numpy 2.1 calls them
    bounds = [b for b in (a_min, a_max) if b is not None]
    dim = _agreed(np.clip, [a, *bounds])
    bare = [None if b is None else plain(b) for b in (a_min, a_max)]
    if kwargs.get("out") is not None:
        kwargs["out"] = plain(kwargs["out"])
    return wrap(np.clip(plain(a), *bare, **kwargs), dim)


def _var(a, *args, **kwargs):
    return wrap(np.var(plain(a), *args, **kwargs), dimension_of(a) ** 2)


def _trapezoid(y, x=None, dx=1.0, axis=-1):
    step = dx if x is None else x
    numbers = np.trapezoid(plain(y), None if x is None else plain(x), plain(dx), axis)
    return wrap(numbers, dimension_of(y) * dimension_of(step))


def _gradient(f, *spacing, **kwargs):
    dims = {dimension_of(step) for step in spacing} or {DIMENSIONLESS}
    if len(dims) > 1:
        raise DimensionMismatchError("gradient has one unit only: give all spacings the same one.")
    return _wrapped(np.gradient(plain(f), *_bare(spacing), **kwargs), dimension_of(f) / dims.pop())


def _full_like(a, fill_value, **kwargs):
    dim = dimension_of(a) if dimension_of(fill_value) is DIMENSIONLESS else dimension_of(fill_value)
    return wrap(np.full_like(plain(a), plain(fill_value), **kwargs), dim)


def zeros_like(a, *args, **kwargs):
    """Return zeros in the shape of an array: plain numbers, whatever unit the array has.

    >>> from snnkit.units import ms
    >>> zeros_like([1, 2]*ms)
    array([0., 0.])
    """
    return np.zeros_like(np.asarray(a), *args, **kwargs)


def ones_like(a, *args, **kwargs):
    """Return ones in the shape of an array: plain numbers, whatever unit the array has.

    >>> from snnkit.units import ms
    >>> ones_like([1, 2]*ms)
    array([1., 1.])
    """
    return np.ones_like(np.asarray(a), *args, **kwargs)


def _chosen(func):
    """Return a function that chooses from its second argument, and leaves it its unit."""
    return lambda condition, a, *args, **kw: wrap(
        func(plain(condition), plain(a), *args, **kw), dimension_of(a)
    )


SPECIAL = {
    np.average: _average,
    np.clip: _clip,
    np.diag: _diag,
    np.var: _var,
    np.full_like: _full_like,
    np.linspace: _linspace,
    np.searchsorted: _searchsorted,
    np.unique: _unique,
    np.gradient: _gradient,
    np.extract: _chosen(np.extract),
    np.compress: _chosen(np.compress),
    np.trapezoid: _trapezoid,
}
