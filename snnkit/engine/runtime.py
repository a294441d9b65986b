"""What the generated code calls by name, apart from numpy itself."""

from __future__ import annotations

import numpy as np

from ..errors import UnusableValueError

__all__ = [
    "arriving",
    "as_int",
    "asleep",
    "clip",
    "exprel",
    "fan_out",
    "later",
    "part",
    "steps_in",
    "timed",
    "timed_column",
    "timestep",
]


def clip(x, low, high):
    """Limit `x` to an interval; as in numpy, the upper bound wins if the two cross."""
    return np.minimum(np.maximum(x, low), high)


def as_int(x):
    """Truth values become 0 or 1, other numbers lose their fraction."""
    x = np.asarray(x)
    if x.dtype.kind == "f" and not (np.abs(x) < 2.0**63).all():
        raise UnusableValueError("`int(...)` of a value that is infinite, too large or undefined.")
    return x.astype(np.int64) if x.dtype.kind in "bf" else x


def exprel(x):
    """Return ``(exp(x) - 1)/x``, also where x is 0."""
    x = np.asarray(x, float)
    small = np.abs(x) < 1e-16
    return np.where(small, 1.0, np.expm1(x) / np.where(small, 1.0, x))


def timestep(t, dt):
    """Return the number of the time step that `t` falls in, safe against rounding."""
    # 1e-3 of a step: far more than rounding leaves behind, far less than a step
    return np.floor_divide(np.add(t, 1e-3 * dt), dt).astype(np.int64)


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
    return values[_row(t, values, own_dt, parts), column]


def _row(t, values, own_dt, parts):
    row = np.floor(np.rint(np.divide(t, own_dt / parts)) / parts).astype(np.int64)
    return np.clip(row, 0, len(values) - 1)


def steps_in(duration, dt):
    """Return how many steps a refractory period lasts: one at least."""
    return max(int(timestep(duration, dt)), 1)


def part(neurons, start, stop):
    """Return those of some neurons, in ascending order, that lie in a range; they count from 0."""
    first, last = neurons.searchsorted((start, stop))
    return neurons[first:last] - start


def fan_out(spikes, first, order):
    """Return the synapses of some neurons.

    Parameters
    ----------
    spikes : ndarray of int
        The neurons.
    first : ndarray of int, shape (neurons + 1,)
        ``order[first[k]:first[k + 1]]`` are the synapses of neuron k.
    order : ndarray of int
        Synapses, sorted by neuron.
    """
    if spikes.size == 1:
        neuron = spikes[0]
        return order[first[neuron] : first[neuron + 1]]
    start = first[spikes]
    count = first[spikes + 1] - start
    end = count.cumsum()
    shift = np.repeat(start - end + count, count)
    shift += np.arange(shift.size)
    return order[shift]


def later(pending, step, synapses, delays):
    """File spikes under the step in which they will arrive.

    Parameters
    ----------
    pending : dict of int to list of ndarray
        Synapses by step of arrival.
    step : int
        The present step.
    synapses : ndarray of int
        Where spikes set out just now.
    delays : int or ndarray of int
        Their delays in steps: one for all, or one for each synapse of the pathway.
    """
    if np.ndim(delays) == 0:
        pending.setdefault(step + int(delays), []).append(synapses)
        return
    waits = delays[synapses]
    by_delay = waits.argsort(kind="stable")
    waits = waits[by_delay]
    cuts = np.flatnonzero(waits[1:] != waits[:-1]) + 1
    for part in np.split(by_delay, cuts):
        if part.size:
            arrival = step + int(delays[synapses[part[0]]])
            pending.setdefault(arrival, []).append(synapses[part])


def arriving(pending, step):
    """Return the synapses at which spikes arrive in this step."""
    groups = pending.pop(step)
    return groups[0] if len(groups) == 1 else np.concatenate(groups)


def asleep(last, awake, steps, first_step, dt):
    """Return who wakes when, as a run begins: indices of neurons by time step.

    Parameters
    ----------
    last : ndarray of float
        When each neuron spiked last.
    awake : ndarray of bool
        Set for the neurons that are not refractory.
    steps : int
        Length of the refractory period in steps.
    first_step : int
        The step in which the run begins.
    """
    waking_step = first_step + steps - timestep(first_step * dt - last, dt)
    awake[:] = waking_step <= first_step
    waiting = np.flatnonzero(~awake)
    return {step: waiting[waking_step[waiting] == step] for step in set(waking_step[waiting])}
