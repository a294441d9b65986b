"""Recording how active a population is."""

from __future__ import annotations

import numpy as np

from ...engine.plan import RecordRate
from ...errors import UnusableValueError, did_you_mean
from ...units.dimensions import DIMENSIONLESS, SECOND
from ...units.quantity import wrap
from ...units.values import dimension_of, is_numeric, require
from ..base import Component
from ..count import Count
from ..population import require_event
from ..settings import check_settings
from ..states import Recorded
from ..view import VariableView
from .recording import Recording
from .rows import Rows

__all__ = ["PopulationRateMonitor"]

#: in time steps
WIDEST = 1e8

_WINDOWS = ("flat", "gaussian")


class PopulationRateMonitor(Component, Recorded):
    """Records the rate at which the neurons of a group fire, averaged over the group.

    Parameters
    ----------
    source : NeuronGroup
    name : str, optional
    codeobj_class, dtype : optional
        As in `NeuronGroup`: without effect.

    Attributes
    ----------
    t : Quantity, shape (steps,)
    rate : Quantity, shape (steps,)
        In each time step: spikes per neuron and second.

    Examples
    --------
    >>> from snnkit import PoissonGroup, PopulationRateMonitor, run, seed, start_scope, Hz, ms
    >>> start_scope()
    >>> seed(3)
    >>> P = PoissonGroup(1000, 50*Hz)
    >>> M = PopulationRateMonitor(P)
    >>> run(100*ms)
    >>> abs(float(M.rate.mean()/Hz) - 50) < 3
    True
    """

    usual_name = "ratemonitor"

    def __init__(self, source, name=None, codeobj_class=None, dtype=None):
        check_settings(dtype=dtype)
        super().__init__(name, clock=getattr(source, "clock", None))
        require_event(source, "spike", "A PopulationRateMonitor")
        self.source, self._store = source, Rows()

    when = "end"

    def __repr__(self):
        return f"PopulationRateMonitor({self.source.name}; {self.N} steps recorded)"

    def operations(self, names):
        event = self.source.event_named("spike")
        return [RecordRate(self.name, "end", event, self._make_room, comment="population rate")]

    def _make_room(self, rows):
        # a run may have another time step than the one before
        self._store.make_room("dt", rows, 1, float)[:] = self.clock.dt_
        return self._store.make_room("counts", rows, 1, np.int64)[:, 0]

    def _have_run(self, first_step, last_step):
        self._store.close(np.arange(first_step, last_step) * self.clock.dt_)

    def _take_back(self, steps):
        self._store.take_back(steps)

    def _state(self):
        return self._store.state()

    def _set_state(self, state):
        self._store.set_state(state, ["counts", "dt"])

    def _misfit(self, state, states):
        return self._store.misfit(state, ["counts", "dt"], 1, False)

    _recordings = ("rate", "t", "N")

    def __len__(self):
        return len(self._store)

    @property
    def N(self) -> int:
        """How many steps were recorded."""
        return Count(len(self._store))

    @property
    def t(self) -> VariableView:
        """The times of the steps."""
        return self._view("t")

    @property
    def t_(self) -> VariableView:
        """The times of the steps in seconds."""
        return self._view("t", with_unit=False)

    @property
    def rate(self) -> VariableView:
        """Spikes per neuron and second, in each time step."""
        return self._view("rate")

    @property
    def rate_(self) -> VariableView:
        """The same without its unit."""
        return self._view("rate", with_unit=False)

    def _view(self, name, with_unit=True):
        return Recording(self, {"t": SECOND, "rate": SECOND**-1}).view(name, with_unit)

    def _column(self, name):
        if name == "t" or not self.N:
            return np.array(self._store.times)
        counts, dt = (self._store.values(name)[:, 0] for name in ("counts", "dt"))
        return counts / dt / len(self.source)

    def smooth_rate(self, window="gaussian", width=None):
        """Return the rate averaged over a window that moves along.

        Parameters
        ----------
        window : str or array_like
            ``'flat'``, ``'gaussian'``, or the weights themselves (an odd number of them, one
            for each time step); they are scaled to a sum of 1.
        width : Quantity
            Of ``'flat'`` the full width, of ``'gaussian'`` the standard deviation; the window
            is cut off at twice that.

        Returns
        -------
        Quantity, shape (steps,)
            At both ends of the recording the window reaches beyond it; there it sees zeros.
        """
        if self.N == 0:
            raise UnusableValueError(
                f"`{self._name}` has recorded nothing yet.", hint="First `run(...)` the network."
            )
        weights = _weights(window, width, self.clock.dt_)
        rate, half = self.rate_[:], len(weights) // 2
        smooth = np.convolve(rate, weights / weights.sum())[half : half + len(rate)]
        return wrap(smooth, SECOND**-1)


def _weights(window, width, dt):
    if not isinstance(window, str):
        if width is not None:
            raise UnusableValueError("A window of your own has its width already.")
        numeric = is_numeric(window) and dimension_of(window) is DIMENSIONLESS
        weights = np.asarray(window, float) if numeric else np.zeros(0)
        if weights.ndim != 1 or weights.size % 2 == 0 or not np.isfinite(weights).all():
            raise UnusableValueError(
                "A window is an odd number of weights, so that one is in the middle."
            )
        if weights.sum() == 0:
            raise UnusableValueError("The weights of a window add up to 0: there is no mean.")
        return weights
    if window not in _WINDOWS:
        hint = did_you_mean(window, _WINDOWS) or "There are 'flat' and 'gaussian'."
        raise UnusableValueError(f"I don't know a window {window!r}.", hint=hint)
    if width is None:
        raise UnusableValueError(
            f"How wide is the window {window!r}?", hint="Give it, e.g. width=5*ms."
        )
    hint = "Write for example `width={given}`."
    require(width, SECOND, "The width of a window is a time, not {value}", hint)
    if np.ndim(width) or not 0 < float(width) < np.inf:
        raise UnusableValueError(f"A window cannot be {width} wide.")
    steps = float(width) / dt
    if steps > WIDEST:
        raise UnusableValueError(f"A window of {width} is wider than any recording.")
    if window == "flat":
        return np.ones(2 * int(steps / 2 + 1e-6) + 1)
    far = np.arange(-round(2 * steps), round(2 * steps) + 1)
    return np.exp(-0.5 * (far / steps) ** 2)
