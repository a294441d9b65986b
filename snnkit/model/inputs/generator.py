"""Neurons that fire at given times."""

from __future__ import annotations

import numpy as np

from ...calls import told
from ...engine import runtime
from ...engine.plan import Emit
from ...errors import IndexRangeError, UnusableValueError, warn
from ...units.dimensions import DIMENSIONLESS, SECOND
from ...units.quantity import wrap
from ...units.values import dimension_of, is_numeric, plain, require
from ..clock import NEAR
from ..group import neuron_count
from ..population import Population, are_indices
from ..schedule import place_in_step

__all__ = ["SpikeGeneratorGroup"]

#: no run has so many steps
LAST_STEP = 2.0**52


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
    when, order : str, int
        When in the time step the neurons fire.
    sorted : bool
        Whether the spikes are sorted already; snnkit needs no such help.
    dt, clock, name, codeobj_class
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
    >>> spikes.i[:]
    array([0, 2, 1], dtype=int32)
    """

    events = {"spike": "given times"}

    def __init__(
        self,
        N,
        indices,
        times,
        dt=None,
        clock=None,
        period=None,
        when="thresholds",
        order=0,
        sorted=False,
        name=None,
        codeobj_class=None,
    ):
        super().__init__(name, dt, clock)
        self._size = neuron_count(N)
        self.when, self.order = place_in_step(when), order
        self._start_variables()
        self._number_neurons()
        self.set_spikes(indices, times, period)

    def __repr__(self):
        return f"SpikeGeneratorGroup({self._size}, {self._times.size} spikes, name={self._name!r})"

    @property
    def period(self):
        """After which time the spikes come again; 0 s if they don't."""
        return wrap(self._period or 0.0, SECOND)

    @property
    def spike_time(self):
        """The times of the spikes, in ascending order."""
        return wrap(self._times[self._in_time], SECOND)

    @property
    def neuron_index(self):
        """Which neuron fires each of these spikes."""
        return self._indices[self._in_time].astype(np.int32)

    @property
    def spike_number(self):
        """The number of each of these spikes."""
        return np.arange(self._times.size, dtype=np.int32)

    _further_states = (
        *Population._further_states,
        *("period", "spike_number", "neuron_index", "spike_time"),
    )

    @property
    def _in_time(self):
        return np.lexsort((self._indices, self._times))

    @told
    def set_spikes(self, indices, times, period=None, sorted=False):
        """Set other spikes; see `SpikeGeneratorGroup`. They need not be sorted."""
        indices = np.atleast_1d(_whole_numbers(indices))
        hint = "Write for example `times={given}`."
        require(times, SECOND, "Spike times are times such as [1, 2]*ms, not {value}", hint)
        times = np.atleast_1d(plain(times)).astype(float)
        if indices.shape != times.shape:
            raise UnusableValueError(
                f"There are {indices.size} indices and {times.size} times: each spike has both."
            )
        outside = indices[(indices < 0) | (indices >= self._size)]
        if outside.size:
            raise IndexRangeError(
                f"{outside.flat[0]:.0f} is not a neuron of `{self._name}`: they are numbered 0 to "
                f"{self._size - 1}."
            )
        if not (np.isfinite(times) & (times >= 0)).all():
            raise UnusableValueError("Spike times are finite, and not negative.")
        self._period = _period(period, times)
        self._indices, self._times = indices.astype(np.int64), times
        self._warn_of_past()
        self._changed()

    def _warn_of_past(self):
        now = 0.0 if self._timeline is None else self._timeline.t_
        past = np.count_nonzero(self._times < now - NEAR * self._clock.dt_)
        if past and self._period is None:
            warn(
                f"{past} of the spike times of `{self._name}` are over: it is at t = "
                f"{wrap(now, SECOND)}. Such spikes are not fired; add `{self._name}.t` to times "
                "that count from now."
            )

    def _state(self):
        period = np.array([] if self._period is None else [self._period])
        spikes = {"spike indices": self._indices, "spike times": self._times}
        spikes["spike period"] = period
        return {**super()._state(), **spikes}

    def _misfit(self, state, states):
        times, period = state.get("spike times"), state.get("spike period")
        indices = state.get("spike indices")
        if times is None or period is None or indices is None:
            return "it had no list of spikes then"
        real = times.dtype.kind == period.dtype.kind == "f" and times.shape == indices.shape
        real = real and period.shape in ((0,), (1,)) and np.isfinite(times).all()
        if not real or not are_indices(indices, self._size):
            return "its list of spikes was that of other neurons then"
        return super()._misfit(state, states)

    def _set_state(self, state):
        super()._set_state(state)
        self._indices, self._times = state["spike indices"], state["spike times"]
        period = state["spike period"]
        self._period = float(period[0]) if period.size else None
        self._changed()

    def operations(self, names):
        dt = self._clock.dt_
        # spikes that no run will ever come to are left out
        times = np.minimum(self._times, LAST_STEP * dt)
        steps = runtime.timestep(times, dt)
        period = 0 if self._period is None else self._steps_of_period(dt)
        if period and (steps >= period).any():
            raise UnusableValueError(
                f"A spike of `{self._name}` at {wrap(times.max(), SECOND)} falls, in time steps of "
                f"{self._clock.dt}, into the next period: it would be lost."
            )
        event, when, order = self.event_named("spike"), *self.event_schedule("spike")
        return [Emit(self._name, when, event, self._by_step(steps), period, order=order)]

    def event_schedule(self, name):
        return self.when, self.order

    def _steps_of_period(self, dt):
        steps = min(self._period / dt, LAST_STEP)
        if round(steps) < 1 or abs(steps - round(steps)) > NEAR * max(1.0, steps * 1e-6):
            raise UnusableValueError(
                f"The period of `{self._name}`, {wrap(self._period, SECOND)}, is not a multiple of "
                f"its time step of {self._clock.dt}.",
                hint="Choose another period, or a `dt` that divides it.",
            )
        return round(steps)

    def _by_step(self, steps):
        self._require_one_each(steps)
        # as in Brian 2: within a step, too, those that come first are first
        order = self._in_time
        steps, indices = steps[order], self._indices[order]
        cuts = np.flatnonzero(np.diff(steps)) + 1
        groups = np.split(indices, cuts) if indices.size else []
        return dict(zip(steps[np.r_[0, cuts]].tolist() if groups else [], groups, strict=True))

    def _require_one_each(self, steps):
        order = np.lexsort((self._indices, steps))
        steps, indices = steps[order], self._indices[order]
        twice = (np.diff(steps) == 0) & (np.diff(indices) == 0)
        if twice.any():
            place = np.flatnonzero(twice)[0]
            raise UnusableValueError(
                f"Neuron {indices[place]} of `{self._name}` would fire more than once in the time "
                f"step at {wrap(steps[place] * self._clock.dt_, SECOND)}."
            )


def _whole_numbers(indices):
    """Return the indices of neurons as an array, if they can be some."""
    numeric = is_numeric(indices) and dimension_of(indices) is DIMENSIONLESS
    numbers = plain(indices) if numeric else np.array(np.nan)
    usable = numbers.dtype.kind != "b" and np.array_equal(numbers, np.floor(numbers))
    if not usable and numbers.size:
        raise UnusableValueError(f"`indices` are whole numbers of neurons, not {indices!r}.")
    return numbers


def _period(period, times):
    if period is None or (is_numeric(period) and np.ndim(period) == 0 and float(period) == 0):
        return None
    hint = "Write for example `period={given}`."
    require(period, SECOND, "A period is a time, not {value}", hint)
    if np.ndim(period) or not float(period) > 0:
        raise UnusableValueError(f"A period is one time, longer than 0 s, not {period}.")
    if times.size and float(period) <= times.max():
        raise UnusableValueError(f"The period ({period}) must be longer than the last spike time.")
    return None if float(period) == np.inf else float(period)
