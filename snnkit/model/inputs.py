"""Groups that fire by themselves: spikes at given times, or at random."""

from __future__ import annotations

import numpy as np

from ..engine import runtime
from ..engine.plan import Emit
from ..errors import IndexRangeError, UnusableValueError
from ..units.dimensions import SECOND
from ..units.quantity import is_numeric, plain, require, wrap
from .group import NeuronGroup, neuron_count
from .population import Population

__all__ = ["PoissonGroup", "SpikeGeneratorGroup"]


class PoissonGroup(NeuronGroup):
    """Neurons that fire at random, each spike independent of all others.

    In a time step of length dt a neuron with the rate r fires with the probability r*dt.

    Parameters
    ----------
    N : int
        How many neurons.
    rates : Quantity or str
        Their rates: one for all, an array of one each, or an expression such as
        ``'(1 + i)*10*Hz'`` that is evaluated in every time step.
    dt, clock, namespace, name
        As in `NeuronGroup`.

    Examples
    --------
    >>> from snnkit import PoissonGroup, SpikeMonitor, Hz, run, second, seed, start_scope
    >>> start_scope()
    >>> seed(1)
    >>> P = PoissonGroup(1000, rates=20*Hz)
    >>> spikes = SpikeMonitor(P)
    >>> run(1*second)
    >>> abs(spikes.num_spikes - 20000) < 500
    True
    """

    def __init__(self, N, rates, *, dt=None, clock=None, namespace=None, name=None):
        in_time = isinstance(rates, str)
        super().__init__(
            N,
            f"rates = {rates} : hertz" if in_time else "rates : hertz",
            threshold="rand() < rates*dt",
            namespace=namespace,
            dt=dt,
            clock=clock,
            name=name,
        )
        if not in_time:
            self.rates = rates

    def __repr__(self):
        return f"PoissonGroup({self._size}, name={self._name!r})"


class SpikeGeneratorGroup(Population):
    """Neurons that fire at given times.

    Parameters
    ----------
    N : int
        How many neurons.
    indices : array_like of int
        Which neuron fires each spike.
    times : Quantity, array
        When; one time for each of `indices`.
    period : Quantity, optional
        After this time the spikes come again, and so on.
    dt, clock, name
        As in `NeuronGroup`.

    Raises
    ------
    UnusableValueError
        If a neuron would fire twice in one time step.

    Examples
    --------
    >>> from snnkit import SpikeGeneratorGroup, SpikeMonitor, ms, run, start_scope
    >>> start_scope()
    >>> G = SpikeGeneratorGroup(3, indices=[0, 2, 1], times=[1, 2, 3]*ms)
    >>> spikes = SpikeMonitor(G)
    >>> run(5*ms)
    >>> spikes.i
    array([0, 2, 1])
    """

    events = {"spike": "given times"}

    def __init__(self, N, indices, times, *, period=None, dt=None, clock=None, name=None):
        super().__init__(name, dt, clock)
        self._size = neuron_count(N)
        self._start_variables()
        self._number_neurons()
        self.set_spikes(indices, times, period)

    def __repr__(self):
        return f"SpikeGeneratorGroup({self._size}, {self._times.size} spikes, name={self._name!r})"

    def set_spikes(self, indices, times, period=None):
        """Set other spikes; see `SpikeGeneratorGroup`."""
        indices = np.atleast_1d(plain(indices)).astype(np.int64)
        require(times, SECOND, "Spike times are times such as [1, 2]*ms, not {value}")
        times = np.atleast_1d(plain(times)).astype(float)
        if indices.shape != times.shape:
            raise UnusableValueError(
                f"There are {indices.size} indices and {times.size} times: each spike has both."
            )
        outside = indices[(indices < 0) | (indices >= self._size)]
        if outside.size:
            raise IndexRangeError(
                f"{outside[0]} is not a neuron of `{self._name}`: they are numbered 0 to "
                f"{self._size - 1}."
            )
        if not (np.isfinite(times) & (times >= 0)).all():
            raise UnusableValueError("Spike times are finite, and not negative.")
        self._period = _period(period, times)
        self._indices, self._times = indices, times

    def operations(self, names):
        dt = self._clock.dt_
        steps = runtime.timestep(self._times, dt)
        period = 0 if self._period is None else int(runtime.timestep(self._period, dt))
        return [Emit(self._name, self.event("spike"), self._by_step(steps), period)]

    def _by_step(self, steps):
        order = np.lexsort((self._indices, steps))
        steps, indices = steps[order], self._indices[order]
        twice = (np.diff(steps) == 0) & (np.diff(indices) == 0)
        if twice.any():
            place = np.flatnonzero(twice)[0]
            raise UnusableValueError(
                f"Neuron {indices[place]} of `{self._name}` would fire more than once in the time "
                f"step at {wrap(steps[place] * self._clock.dt_, SECOND)}."
            )
        cuts = np.flatnonzero(np.diff(steps)) + 1
        groups = np.split(indices, cuts) if indices.size else []
        return dict(zip(steps[np.r_[0, cuts]].tolist() if groups else [], groups, strict=True))


def _period(period, times):
    if period is None or (is_numeric(period) and float(plain(period)) == 0):
        return None
    require(period, SECOND, "A period is a time, not {value}")
    if times.size and float(period) <= times.max():
        raise UnusableValueError(f"The period ({period}) must be longer than the last spike time.")
    return float(period)
