"""What the generated code calls by name, apart from numpy itself."""

from __future__ import annotations

from math import ceil, log2

import numpy as np

from ..errors import IndexRangeError, UnusableValueError

__all__ = [
    "as_int",
    "exprel",
    "look_up",
    "fineness",
    "timed",
    "timed_column",
    "timestep",
]


def as_int(x):
    """Truth values become 0 or 1, other numbers lose their fraction."""
    x = np.asarray(x)
    if x.dtype.kind == "f" and not (np.abs(x) < 2.0**63).all():
        raise UnusableValueError("`int(...)` of a value that is infinite, too large or undefined.")
    return x.astype(np.int64) if x.dtype.kind in "bf" else x


def exprel(x, out=None):
    """Return ``(exp(x) - 1)/x``, also where x is 0; written to `out`, if that is given."""
    x = np.asarray(x, float)
    result = np.divide(np.expm1(x), x, out)
    at_0 = x == 0
    if np.ndim(x) == 0:
        return np.float64(1.0) if at_0 else result
    np.copyto(result, 1.0, where=at_0)
    return result


def timestep(t, dt):
    """Return the number of the time step that `t` falls in, safe against rounding.

    As in Brian 2, negative times count towards 0.
    """
    # 1e-3 of a step: far more than rounding leaves behind, far less than a step
    return np.divide(np.add(t, 1e-3 * dt), dt).astype(np.int64)


def look_up(values, index):
    """Return the values at an index that may have changed, and so may point anywhere."""
    index = np.asarray(index)
    outside = index[(index < 0) | (index >= len(values))]
    if outside.size:
        raise IndexRangeError(
            f"The index of a linked variable has become {outside.flat[0]} during the run, but "
            f"there are only the elements 0 to {len(values) - 1}."
        )
    return values[index]


def timed(t, dt, values, own_dt, parts):
    """Return the value of a timed array at the time t.

    Parameters
    ----------
    t : float or ndarray
    dt : float
        The time step of the clock; it takes part only through `parts`.
    values : ndarray, shape (steps,)
    own_dt : float
        How long each value holds.
    parts : int
        In how many parts a step of the array is divided; times count to the nearest.
    """
    return values[_row(t, values, own_dt, parts)]


def timed_column(t, column, dt, values, own_dt, parts):
    """The same for an array with a column for each neuron."""
    return values[_row(t, values, own_dt, parts), _column(column, values.shape[1])]


def _column(column, count):
    """Return the numbers of columns, if there are such columns.

    Negative ones count from the last column back, as elsewhere in numpy: models mark neurons
    without a column by -1, as in ``I(t, column) * int(column >= 0)``.
    """
    column = np.asarray(column)
    if column.dtype.kind not in "iu":
        if column.dtype.kind != "f" or not (column == np.floor(column)).all():
            raise IndexRangeError("A TimedArray is asked for a column that is no whole number.")
    outside = column[(column < -count) | (column >= count)]
    if outside.size:
        raise IndexRangeError(
            f"A TimedArray is asked for the column {outside.flat[0]:.0f}, but it has the columns "
            f"0 to {count - 1}."
        )
    return column.astype(np.int64) % count


def fineness(dt, own_dt):
    """In how many parts a step of a timed array is divided, so that rounding errors do no harm.

    A part is at most an eighth of the clock's step; a time counts to the part it is nearest to.
    """
    return 2 ** max(ceil(log2(8 * own_dt / dt)), 0)


def _row(t, values, own_dt, parts):
    row = np.floor(np.rint(np.divide(t, own_dt / parts)) / parts).astype(np.int64)
    return np.clip(row, 0, len(values) - 1)
