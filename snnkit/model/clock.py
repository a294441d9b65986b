"""Time steps."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, lcm

import numpy as np

from ..calls import Made
from ..engine.variables import Reference, Variable
from ..errors import UnusableValueError
from ..units.dimensions import SECOND
from ..units.quantity import Quantity, wrap
from ..units.values import require
from .attributes import Extensible, Guarded
from .view import VariableView

__all__ = ["Clock", "common_step", "defaultclock", "first_step_from"]

#: how near a time must be to a time step to count as its beginning, in steps
NEAR = 1e-4
#: into how many parts the shortest of several time steps may be divided to fit them all
FINEST = 1000


class Clock(Extensible, Guarded, metaclass=Made):
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
    _dt_then = None  # and how long the step was, in seconds

    def __init__(self, dt, name="clock"):
        self.name = name
        self.dt = dt

    @property
    def dt(self) -> Quantity:
        """The length of the time step."""
        return wrap(self.dt_, SECOND)

    @dt.setter
    def dt(self, value):
        where = "defaultclock.dt = " if self.name == "defaultclock" else "dt="
        hint = f"Write for example `{where}{{given}}`."
        require(value, SECOND, "The time step is a time, not {value}", hint)
        if np.ndim(value) or not 0 < float(value) < np.inf:
            raise UnusableValueError(f"The time step must be longer than 0 s, not {value}.")
        #: the same in seconds, as a plain number
        self.dt_ = float(value)

    def step_at(self, timeline) -> int:
        """Return the number of the step that a network is in, or that comes next."""
        return 0 if timeline is None else first_step_from(timeline.t_, self.dt_)

    def follow(self, timeline):
        """From now on show the time of a network."""
        self._timeline, self._dt_then = timeline, self.dt_

    def require_step_for(self, timeline):
        """Raise `UnusableValueError` if the step has changed so that time cannot go on with it."""
        if self._timeline is not timeline or self._dt_then == self.dt_:
            return
        then = round(timeline.t_ / self._dt_then) * self._dt_then
        if abs(round(then / self.dt_) - then / self.dt_) > NEAR:
            raise UnusableValueError(
                f"The time step cannot become {self.dt} now: the time that has been reached, "
                f"{wrap(then, SECOND)}, is not a multiple of it.",
                hint="Choose one that divides it, or begin anew with `start_scope()`.",
            )

    @property
    def timestep(self) -> VariableView:
        """How many steps the network running on this clock has reached."""
        step = np.array([self.step_at(self._timeline)])
        count = Variable(self.name, "timestep", dtype=int, shared=True, values=step)
        return VariableView(self, "timestep", Reference(count))

    def _own_names(self):
        return ()  # asked for by the view of `timestep`

    @property
    def t_(self) -> float:
        """The time that the network running on this clock has reached, in seconds."""
        return self.step_at(self._timeline) * self.dt_

    @property
    def t(self) -> Quantity:
        """The time that the network running on this clock has reached."""
        return wrap(self.t_, SECOND)

    def __repr__(self):
        return f"Clock(dt={self.dt})"


#: the clock of all objects that are not given another
defaultclock = Clock(1e-4 * wrap(1.0, SECOND), "defaultclock")


def common_step(clocks) -> float:
    """Return the longest time step, in seconds, of which those of all clocks are multiples.

    Raises
    ------
    UnusableValueError
        If there is none worth the name, such as for 0.1 ms and pi/10 ms.

    Examples
    --------
    >>> from snnkit import Clock, ms
    >>> round(common_step([Clock(0.1*ms), Clock(0.25*ms)]), 12)
    5e-05
    """
    steps = {clock.dt_ for clock in clocks}
    if len(steps) < 2:
        return steps.pop() if steps else defaultclock.dt_
    shortest = min(steps)
    ratios = {step: Fraction(step / shortest).limit_denominator(FINEST) for step in steps}
    parts = lcm(*(ratio.denominator for ratio in ratios.values()))
    exact = all(abs(step / shortest / float(ratio) - 1) < 1e-9 for step, ratio in ratios.items())
    if parts > FINEST or not exact:
        listing = " and ".join(str(wrap(step, SECOND)) for step in sorted(steps))
        raise UnusableValueError(
            f"The time steps {listing} don't fit together: the network would need one that is "
            f"less than a thousandth of the shortest.",
            hint="Choose time steps with a simple ratio, such as 0.1*ms and 0.25*ms.",
        )
    return shortest / parts


def first_step_from(time, dt) -> int:
    """Return the first step that does not begin before `time`; rounding leaves no trace."""
    steps = time / dt
    return round(steps) if abs(steps - round(steps)) <= NEAR else ceil(steps)
