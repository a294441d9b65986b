"""What numpy's functions (as opposed to its ufuncs) do with quantities.

Loaded when the first such function is called on a quantity.
"""

from __future__ import annotations

import numpy as np

from ..errors import DimensionMismatchError, warn
from .dimensions import DIMENSIONLESS
from .quantity import Quantity, dimension_of, is_fit_for, plain, require, wrap

__all__ = ["arange", "call", "ones_like", "zeros_like"]

#: the result has the unit of the first argument
KEEP = {
    getattr(np, name)
    for name in (
        "mean median std sum max min amax amin ptp nanmean nanmedian nanstd nansum nanmax nanmin "
        "average percentile quantile nanpercentile nanquantile sort reshape ravel transpose "
        "squeeze expand_dims moveaxis swapaxes rollaxis cumsum "
        "nancumsum diff ediff1d repeat tile broadcast_to roll flip fliplr flipud rot90 copy "
        "take delete unique around round real imag trace diagonal diag tril triu "
        "zeros_like ones_like empty_like partition resize trim_zeros array_split split hsplit "
        "vsplit take_along_axis"
    ).split()
    if hasattr(np, name)
}
#: each argument is dealt with by itself
EACH = {np.atleast_1d, np.atleast_2d, np.atleast_3d, np.meshgrid}
#: parts of one unit keep it, all others make a table of plain numbers
JOIN = {np.concatenate, np.stack, np.hstack, np.vstack, np.dstack, np.column_stack, np.block}
JOIN |= {np.append}
#: the result is plain whatever goes in
PLAIN = {
    getattr(np, name)
    for name in (
        "shape size ndim argmax argmin nanargmax nanargmin argsort argwhere nonzero flatnonzero "
        "count_nonzero lexsort argpartition corrcoef iscomplexobj isrealobj "
        "result_type can_cast min_scalar_type shares_memory may_share_memory isscalar "
        "array2string array_str array_repr save savez any all isreal iscomplex "
        # asked by matplotlib for x and y together, whatever units they have
        "broadcast_arrays"
    ).split()
    if hasattr(np, name)
}
#: all arguments must agree, the result is plain
COMPARE = {np.isclose, np.allclose, np.array_equal, np.searchsorted, np.digitize, np.isin}
#: all arguments must agree, the result has their unit
AGREE = {np.linspace, np.union1d, np.intersect1d, np.setdiff1d}
MULTIPLY = {np.dot, np.outer, np.cross, np.convolve, np.correlate, np.kron, np.inner, np.vdot}


def call(func, types, args, kwargs):
    """Call a numpy function on arguments of which some are quantities."""
    if func in SPECIAL:
        return SPECIAL[func](*args, **kwargs)
    if func in KEEP:
        return _wrapped(func(*_bare(args), **_bare(kwargs)), dimension_of(args[0]))
    if func in EACH:
        return _each(func, args, kwargs)
    if func in JOIN:
        parts = args[:2] if func is np.append else args[0]
        return wrap(func(*_bare(args), **_bare(kwargs)), _unit_of_all(func, parts))
    if func in PLAIN:
        return func(*_bare(args), **_bare(kwargs))
    if func in COMPARE:
        _agreed(func, args[:2])
        return func(*_bare(args), **_bare(kwargs))
    if func in AGREE:
        return _wrapped(func(*_bare(args), **_bare(kwargs)), _agreed(func, args[:2]))
    if func in MULTIPLY:
        dim = dimension_of(args[0]) * dimension_of(args[1])
        return wrap(func(*_bare(args), **_bare(kwargs)), dim)
    return np.ndarray.__array_function__(args_view(args, kwargs), func, types, args, kwargs)


def args_view(args, kwargs):
    """Return the first quantity among the arguments: numpy's default wants an instance."""
    given = [*args, *kwargs.values()]
    listed = [part for value in given if isinstance(value, (list, tuple)) for part in value]
    return next(a for a in (*given, *listed) if isinstance(a, Quantity))


def _bare(arguments):
    """Return arguments with plain arrays in place of quantities, one level deep."""
    if isinstance(arguments, dict):
        return {k: _bare_one(v) for k, v in arguments.items()}
    return [_bare_one(v) for v in arguments]


def _bare_one(value):
    if isinstance(value, Quantity):
        return plain(value)
    if isinstance(value, (list, tuple)) and any(isinstance(v, Quantity) for v in value):
        return type(value)(plain(v) for v in value)
    return value


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


def _unit_of_all(func, parts):
    """Return the unit that all parts have, or none: they may be columns of a table."""
    dims = dict.fromkeys(map(dimension_of, parts))
    common = next((dim for dim in dims if dim is not DIMENSIONLESS), DIMENSIONLESS)
    if all(is_fit_for(part, common) for part in parts):
        return common
    units = " and ".join("no unit" if dim is DIMENSIONLESS else str(dim) for dim in dims)
    warn(f"{func.__name__} joins values in {units}: the result is plain numbers, in SI units.")
    return DIMENSIONLESS


def arange(*args, **kwargs):
    """Return evenly spaced values, like numpy's function; with units if its bounds have them.

    >>> from snnkit.units import ms
    >>> arange(0*ms, 1*ms, 0.25*ms)
    [0.   0.25 0.5  0.75] ms
    """
    bounds = [*args, *(kwargs[name] for name in ("start", "stop", "step") if name in kwargs)]
    dim = _agreed(np.arange, bounds)
    if dim is not DIMENSIONLESS:
        kwargs = {name: _number_of(value) for name, value in kwargs.items()}
        args = [_number_of(value) for value in args]
    return wrap(np.arange(*args, **kwargs), dim)


def _number_of(value):
    return plain(value).item() if isinstance(value, Quantity) else value


def _where(condition, *choices):
    if not choices:
        return np.where(plain(condition))
    numbers = np.where(plain(condition), *map(plain, choices))
    return wrap(numbers, _agreed(np.where, choices))


def _select(condlist, choicelist, default=0):
    dim = _agreed(np.select, [*choicelist, default])
    return wrap(np.select(_bare_one(condlist), list(map(plain, choicelist)), plain(default)), dim)


def _choose(a, choices, out=None, mode="raise"):
    dim = _agreed(np.choose, choices)
    return wrap(np.choose(a, list(map(plain, choices)), out, mode), dim)


def _clip(a, a_min=None, a_max=None, **kwargs):
    bounds = [b for b in (a_min, a_max) if b is not None]
    dim = _agreed(np.clip, [a, *bounds])
    bare = [None if b is None else plain(b) for b in (a_min, a_max)]
    if kwargs.get("out") is not None:
        kwargs["out"] = plain(kwargs["out"])
    return wrap(np.clip(plain(a), *bare, **kwargs), dim)


def _interp(x, xp, fp, left=None, right=None, period=None):
    _agreed(np.interp, (x, xp))
    ends = [None if e is None else plain(e) for e in (left, right)]
    period = None if period is None else plain(period)
    return wrap(np.interp(plain(x), plain(xp), plain(fp), *ends, period), dimension_of(fp))


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


def _histogram2d(x, y, bins=10, range=None, **kwargs):
    if isinstance(bins, (list, tuple)):
        bins = [_number_of(np.asarray(part)) if np.ndim(part) else part for part in bins]
    if range is not None:
        range = [[float(plain(bound)) for bound in bounds] for bounds in range]
    counts, *edges = np.histogram2d(plain(x), plain(y), bins, range, **kwargs)
    return counts, wrap(edges[0], dimension_of(x)), wrap(edges[1], dimension_of(y))


def _histogram(a, bins=10, range=None, **kwargs):
    range = None if range is None else [float(plain(r)) for r in range]
    counts, edges = np.histogram(plain(a), _bare_one(bins), range, **kwargs)
    return counts, wrap(edges, dimension_of(a))


SPECIAL = {
    np.where: _where,
    np.select: _select,
    np.choose: _choose,
    np.clip: _clip,
    np.interp: _interp,
    np.var: _var,
    np.full_like: _full_like,
    np.gradient: _gradient,
    np.histogram: _histogram,
    np.histogram2d: _histogram2d,
    np.extract: _chosen(np.extract),
    np.compress: _chosen(np.compress),
    np.trapezoid: _trapezoid,
}
