"""What happens when in a time step, and how long it takes."""

from __future__ import annotations

from ...errors import UnusableValueError
from ...units.dimensions import SECOND
from ...units.quantity import wrap
from .magic import magic_network
from .network import Network
from .tables import Table

__all__ = ["profiling_summary", "scheduling_summary"]


def scheduling_summary(net=None, level=0) -> Table:
    """Return a table of all that happens in a time step, in that order.

    Parameters
    ----------
    net : Network, optional
        By default that of the objects that the calling code has in variables.
    level : int
        How many calls further up the calling code is.

    Examples
    --------
    >>> from snnkit import NeuronGroup, StateMonitor, scheduling_summary, start_scope, ms
    >>> start_scope()
    >>> G = NeuronGroup(1, 'dv/dt = -v/ms : 1', threshold='v > 1', reset='v = 0', name='cells')
    >>> M = StateMonitor(G, 'v', record=True, dt=1*ms, name='traces')
    >>> summary = scheduling_summary()
    >>> for operation, part_of, every, when, *rest in summary.rows:
    ...     print(operation, when, every)
    traces start 1. ms (10 steps)
    cells_stateupdater groups 100. us (1 step)
    cells_spike_thresholder thresholds 100. us (1 step)
    cells_spike_resetter resets 100. us (1 step)
    """
    return _network(net).scheduling_summary(level=level + 1)


def profiling_summary(net=None, show=None) -> Profile:
    """Return a table of how long each operation took in the last run.

    The run must have been asked to measure: ``run(..., profile=True)``.

    Parameters
    ----------
    net : Network, optional
        By default that of the function `run`.
    show : int, optional
        How many rows to show, of the operations that took longest.

    Examples
    --------
    >>> from snnkit import NeuronGroup, profiling_summary, run, start_scope, ms
    >>> start_scope()
    >>> G = NeuronGroup(1, 'dv/dt = -v/ms : 1', name='cells')
    >>> run(10*ms, profile=True)
    >>> profiling_summary().header
    ['operation', 'time', 'share']
    """
    return Profile(_network(net).profiling_info, show)


class Profile(Table):
    """How long the operations of a run took.

    Examples
    --------
    >>> from snnkit import ms
    >>> Profile([('cells_stateupdater', 3*ms), ('cells', 1*ms)]).percentages
    [75.0, 25.0]

    Attributes
    ----------
    names : list of str
        The operations that it shows, the longest first.
    times : list of Quantity
    percentages : list of float
        Of the time that all operations took, also those that are not shown.
    total_time : Quantity
    """

    def __init__(self, measured, show=None):
        self.total_time = sum((time for _, time in measured), wrap(0.0, SECOND))
        self.names = [name for name, _ in measured[:show]]
        self.times = [time for _, time in measured[:show]]
        total = float(self.total_time) or 1.0
        self.percentages = [100 * float(time) / total for time in self.times]
        taken = zip(self.names, self.times, self.percentages, strict=True)
        rows = [[name, f"{float(t) * 1e3:.2f} ms", f"{share:.1f}%"] for name, t, share in taken]
        title = f"How long it took: {wrap(round(float(self.total_time), 5), SECOND)}"
        super().__init__(title, ["operation", "time", "share"], rows, right={1, 2})


def _network(net):
    if net is not None and not isinstance(net, Network):
        raise UnusableValueError(f"A summary is that of a network, not of {net!r}.")
    return magic_network if net is None else net
