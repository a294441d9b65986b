"""Time steps."""

from __future__ import annotations

from math import ceil

import numpy as np

from ..errors import UnusableValueError
from ..units.dimensions import SECOND
from ..units.quantity import Quantity, require, wrap

__all__ = ["Clock", "defaultclock"]


class Clock:
    """A time step.

    Parameters
    ----------
    dt : Quantity
        Its length, a time.
    name : str, optional

    Examples
    --------
    >>> from snnkit import Clock, ms
    >>> Clock(0.05*ms)
    Clock(dt=50. us)
    """

    _timeline = None  # that of the network that ran on this clock last

    def __init__(self, dt, name="clock"):
        self.name = name
        self.dt = dt

    @property
    def dt(self) -> Quantity:
        """The length of the time step."""
        return wrap(self.dt_, SECOND)

    @dt.setter
    def dt(self, value):
        require(value, SECOND, "The time step is a time, not {value}")
        if np.ndim(value) or not 0 < float(value) < np.inf:
            raise UnusableValueError(f"The time step must be longer than 0 s, not {value}.")
        #: the same in seconds, as a plain number
        self.dt_ = float(value)

    @property
    def t_(self) -> float:
        """The time that the network running on this clock has reached, in seconds."""
        if self._timeline is None:
            return 0.0
        return ceil(self._timeline.t_ / self.dt_ - 1e-4) * self.dt_

    @property
    def t(self) -> Quantity:
        """The time that the network running on this clock has reached."""
        return wrap(self.t_, SECOND)

    def __repr__(self):
        return f"Clock(dt={self.dt})"


#: the clock of all objects that are not given another
defaultclock = Clock(1e-4 * wrap(1.0, SECOND), "defaultclock")
