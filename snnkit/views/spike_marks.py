"""Spikes beneath traces: a row of short strokes for each neuron, as one path."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ..errors import UnusableValueError

__all__ = ["SpikeMarks", "spike_marks", "strokes"]

#: rows of spikes, if no trace says which neurons are looked at
MOST_ROWS = 12


@dataclass(frozen=True)
class SpikeMarks:
    """The spikes of some neurons.

    Attributes
    ----------
    times : ndarray, shape (spikes,)
        In seconds, of the neurons shown.
    rows : ndarray of int, shape (spikes,)
        The row of each, 0 at the top.
    neurons : list of int
        The neuron of each row.
    series : list of int
        The number of each neuron's series: its spikes go with its traces.
    total : int
        How many spikes were recorded in all, of neurons not shown too.
    """

    times: np.ndarray = field(repr=False)
    rows: np.ndarray = field(repr=False)
    neurons: list
    series: list
    total: int

    @property
    def heading(self) -> str:
        """What they are, and if so, that there are more."""
        return "spikes" if self.times.size == self.total else "spikes of the neurons shown"

    def within(self, start, stop):
        """Return times and rows of the spikes in a window."""
        inside = (self.times >= start) & (self.times <= stop)
        return self.times[inside], self.rows[inside]

    def path(self, start, stop, most=600):
        """Return x and y of one path for the spikes in a window; see `strokes`.

        Spikes that would fall on each other are drawn once, so that there are at most about
        `most` strokes in a row.
        """
        times, rows = self.within(start, stop)
        if times.size > most:
            column = np.floor((times - start) / max(stop - start, 1e-300) * most)
            _, first = np.unique(column * len(self.neurons) + rows, return_index=True)
            times, rows = times[first], rows[first]
        return strokes(times, -rows - 0.38, -rows + 0.38)

    def counts(self) -> list[int]:
        """Return how many spikes each neuron shown has fired."""
        return [int(n) for n in np.bincount(self.rows, minlength=len(self.neurons))]


def spike_marks(spikes, panels) -> SpikeMarks | None:
    """Return the spikes of the neurons whose traces are shown.

    If no trace belongs to the group that spikes, the first neurons that fired are shown.

    Parameters
    ----------
    spikes : SpikeMonitor or None
    panels : list of Panel
    """
    if spikes is None:
        return None
    if not hasattr(spikes, "num_spikes"):
        raise UnusableValueError(f"Spikes are read from a SpikeMonitor, not from {spikes!r}.")
    times, who = np.asarray(spikes.t_, float), np.asarray(spikes.i, int)
    series = _series(spikes.source, panels) or {int(k): int(k) for k in np.unique(who)[:MOST_ROWS]}
    neurons = sorted(series)
    rows = np.searchsorted(neurons, who) if neurons else np.zeros(who.size, int)
    shown = np.isin(who, neurons)
    return SpikeMarks(
        times[shown],
        rows[shown].astype(int),
        neurons,
        [series[k] for k in neurons],
        int(spikes.num_spikes),
    )


def _series(group, panels):
    return {
        trace.element: trace.series
        for panel in panels
        if panel.variable.monitor.source is group
        for trace in panel.traces
    }


def strokes(x, low, high):
    """Return upright strokes as one path with gaps, the gaps in y only.

    >>> strokes([1, 2], [0, 0], [1, 1])
    (array([1., 1., 1., 2., 2.]), array([ 0.,  1., nan,  0.,  1.]))
    """
    x = np.repeat(np.asarray(x, float), 3)
    y = np.column_stack([low, high, np.full(np.size(low), np.nan)]).ravel()
    return x[:-1], y[:-1]
