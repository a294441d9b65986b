"""Values that change in time as the user has listed them."""

from __future__ import annotations

import numpy as np

from ...calls import Made, told
from ...engine.runtime import fineness, timed, timed_column
from ...errors import IndexRangeError, UnusableValueError, warn
from ...language.functions import UserFunction
from ...units.dimensions import DIMENSIONLESS, SECOND
from ...units.quantity import wrap
from ...units.values import dimension_of, is_numeric, plain, require
from ..attributes import Guarded
from ..clock import defaultclock

__all__ = ["TimedArray"]


class TimedArray(Guarded, metaclass=Made):
    """A function of time that has the values of an array, one after the other.

    In strings it is called with the time, ``I(t)``, or with the time and a column, ``I(t, i)``.
    Column -1 is the last one.
    Each value holds for one time step of the array; before the first it is the first, and after
    the last it stays the last.

    Parameters
    ----------
    values : array_like or Quantity, shape (steps,) or (steps, columns)
    dt : Quantity
        How long each value holds.
    name : str, optional

    Examples
    --------
    >>> from snnkit import NeuronGroup, TimedArray, run, start_scope, mV, ms
    >>> start_scope()
    >>> drive = TimedArray([1, 2, 3]*mV, dt=10*ms)
    >>> drive(15*ms)
    2. * mvolt
    >>> G = NeuronGroup(1, 'v = drive(t) : volt')
    >>> run(25*ms)
    >>> G.v[0]
    3. * mvolt
    """

    def __init__(self, values, dt, name=None):
        if not is_numeric(values) or np.ndim(values) not in (1, 2) or np.size(values) == 0:
            raise UnusableValueError(
                "A TimedArray takes an array of values in time, or one with a column for each "
                f"neuron; not {values!r}."
            )
        hint = "Write for example `dt={given}`."
        require(dt, SECOND, "`dt` of a TimedArray is a time, not {value}", hint)
        if np.ndim(dt) or not 0 < float(dt) < np.inf:
            raise UnusableValueError(f"`dt` of a TimedArray is longer than 0 s, not {dt}.")
        self.dim, self.name = dimension_of(values), name or "timedarray"
        self._values = self._shown = np.array(plain(values), float)
        self._dt = float(dt)

    def __repr__(self):
        shape = " x ".join(map(str, self._values.shape))
        return f"TimedArray({shape} values, dt={wrap(self.dt, SECOND)})"

    @property
    def values(self) -> np.ndarray:
        """The values, in SI units."""
        return self._shown

    @values.setter
    def values(self, values):
        self._shown = np.asarray(plain(values))
        warn(
            f"Networks go on with the values that `{self.name}` was made with, as in Brian 2: make "
            "another TimedArray for others."
        )

    @property
    def dt(self) -> float:
        """How long each value holds, in seconds."""
        return self._dt

    @told
    def __call__(self, t, i=None):
        """Return the values at some times, and in some columns."""
        hint = "Write for example `{given}`."
        require(t, SECOND, "A TimedArray is called with a time, not {value}", hint)
        times, columns = np.asarray(plain(t), float), self._values.ndim == 2
        if columns != (i is not None):
            wanted = "a time and a column" if columns else "a time alone"
            raise UnusableValueError(f"This TimedArray is called with {wanted}.")
        parts = fineness(defaultclock.dt_, self.dt)
        if not columns:
            return wrap(timed(times, None, self._values, self.dt, parts), self.dim)
        if not is_numeric(i):
            raise IndexRangeError(f"The column of a TimedArray is a whole number, not {i!r}.")
        column = plain(i)
        try:
            np.broadcast_shapes(times.shape, column.shape)
        except ValueError:
            raise UnusableValueError(
                f"{times.size} times and {column.size} columns don't fit each other."
            ) from None
        return wrap(timed_column(times, column, None, self._values, self.dt, parts), self.dim)

    def as_function(self, name):
        """Return the `UserFunction` that strings call."""
        values, own_dt = self._values, self.dt
        look_up = timed if values.ndim == 1 else timed_column

        def at(*arguments):
            return look_up(*arguments, values, own_dt, fineness(arguments[-1], own_dt))

        if values.ndim == 1:
            function = UserFunction(name, at, [SECOND], self.dim, "{f}({0}, {dt})")
        else:
            dims = [SECOND, DIMENSIONLESS]
            function = UserFunction(name, at, dims, self.dim, "{f}({0}, {1}, {dt})")
        function.table = self
        return function
