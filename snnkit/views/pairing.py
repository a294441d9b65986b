"""One synapse whose two neurons spike at given times, run on the engine: what there is to see.

A neuron is made to spike at given times by its threshold, ``t_in_timesteps == 100 or ...``,
which is exact: it compares whole numbers, and the spike occurs in that very time step.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np

from ..errors import SnnkitWarning, UnusableValueError
from ..model.clock import Clock, defaultclock
from ..model.group import NeuronGroup
from ..model.monitors.state import StateMonitor
from ..model.running.network import Network
from ..model.synaptic.synapses import Synapses
from ..units.dimensions import SECOND
from ..units.quantity import wrap
from ..units.values import plain, require
from .plasticity import CLOCK_DRIVEN, STANDARD, Rule
from .stdp import Pairs, Window, all_pairs, running_sum, snap, thin

__all__ = ["MOST_SPIKES", "Pairing", "measured_window", "pairing", "threshold_at"]

#: per neuron; with more, a run takes longer than a hand waits
MOST_SPIKES = 30


@dataclass(frozen=True)
class Pairing:
    """What two trains of spikes do to a synapse. Times are plain numbers in seconds.

    Attributes
    ----------
    rule : Rule
    dt, duration : float
    pre, post : ndarray of float
        When the neurons spike: on time steps.
    t, w : ndarray of float
        The weight in the course of time, from the engine.
    traces : dict of str to ndarray of float
        The rule's traces at the same times.
    pairs : Pairs
        All pairs of spikes, and what each alone would do.
    curve : tuple of ndarray
        The window W(Δt) for drawing.
    bounds : tuple of float, or None
        Where the weight is clipped.
    clipped : ndarray of float
        The spikes at which it was.
    dw : float
        The change of the weight, from the engine.
    between : str
        ``'clock-driven'`` or ``'event-driven'``.
    """

    rule: Rule
    dt: float
    duration: float
    pre: np.ndarray
    post: np.ndarray
    t: np.ndarray
    w: np.ndarray
    traces: dict
    pairs: Pairs
    curve: tuple
    bounds: tuple | None
    clipped: np.ndarray
    dw: float
    between: str

    @property
    def difference(self) -> float:
        """The engine's change of the weight, less the sum over pairs; 0 up to rounding."""
        difference = self.dw - self.pairs.total
        return 0.0 if abs(difference) < 1e-9 * self._size() else difference

    def _size(self):
        return max(np.abs(self.pairs.change).sum(), abs(self.rule.start), 1e-300)

    @property
    def sums(self):
        """The staircase that the sum over pairs climbs: times and weights."""
        return running_sum(self.pairs, self.rule.start, self.duration)

    @property
    def reason(self) -> str:
        """Why traces and sum over pairs agree, or why not, in words."""
        if not len(self.pairs):
            return "No pairs: each pair needs a spike of either neuron."
        if self.difference == 0:
            return "They agree: a trace sums up what all earlier spikes of its neuron still do."
        if len(self.clipped):
            times = ", ".join(f"{1e3 * t:.4g}" for t in self.clipped[:3])
            more = len(self.clipped) - 3
            times += f" ms and {more} times more" if more > 0 else " ms"
            weight = self.rule.weight
            return f"They differ: {weight} met its bound at {times}, what is cut off is lost."
        return (
            "They differ: here what a pair does depends on the weight or on other spikes, or "
            "spikes without a partner change the weight, too."
        )


def threshold_at(steps) -> str:
    """Return a threshold that makes a neuron spike in the given time steps.

    Examples
    --------
    >>> threshold_at([100, 400])
    't_in_timesteps == 100 or t_in_timesteps == 400'
    """
    return " or ".join(f"t_in_timesteps == {k}" for k in steps) or "t_in_timesteps < 0"


def pairing(
    pre,
    post,
    rule=STANDARD,
    duration=None,
    *,
    bounded=True,
    between=CLOCK_DRIVEN,
    dt=None,
    window=None,
) -> Pairing:
    """Let two neurons spike, and watch the synapse between them.

    Parameters
    ----------
    pre, post : Quantity
        When they spike. A spike occurs in the nearest time step, and in each at most once.
    rule : Rule
    duration : Quantity, optional
        By default 60 ms, or until some time after the last spike.
    bounded : bool
        Whether the rule's ``clip`` is in force.
    between : str
        How traces evolve between spikes: ``'clock-driven'`` or ``'event-driven'``.
    dt : Quantity, optional
        The time step; by default that of `defaultclock`.
    window : callable, optional
        W(Δt) that pairs are added up with. By default the formula for the standard rule,
        for other rules what the engine makes of a single pair.

    Examples
    --------
    >>> from snnkit import ms
    >>> seen = pairing([10, 40]*ms, [20, 35]*ms)
    >>> len(seen.pairs), round(seen.dw, 6), seen.difference
    (4, -0.00311, 0.0)
    """
    dt = defaultclock.dt_ if dt is None else Clock(dt).dt_
    pre, post = (seconds(times, name) for times, name in ((pre, "pre"), (post, "post")))
    if duration is None:
        duration = default_duration(pre, post)
    steps = max(round(float(seconds(duration, "duration")) / dt), 1)
    pre, post = (np.unique(snap(times, dt, steps)) for times in (pre, post))
    used = rule if bounded else rule.without_bounds()
    t, values, dw = _run(used, pre, post, steps, dt, between)
    window = window or window_of(rule, steps, dt)
    bounds = used.bounds
    pairs = all_pairs(pre * dt, post * dt, window)
    clipped = _clipped(values[used.weight], pairs, dt, bounds)
    drawn = thin(len(t), np.r_[pre, post])
    return Pairing(
        rule=rule,
        dt=dt,
        duration=steps * dt,
        pre=pre * dt,
        post=post * dt,
        t=t[drawn],
        w=values[used.weight][drawn],
        traces={name: values[name][drawn] for name in rule.traces},
        pairs=pairs,
        curve=window.curve(steps * dt),
        bounds=bounds,
        clipped=clipped * dt,
        dw=dw,
        between=between,
    )


def default_duration(pre, post):
    """Return how long to simulate spikes at these times, in seconds: 60 ms or more."""
    last = max([0.0, *np.ravel(pre), *np.ravel(post)])
    return wrap(max(0.06, np.ceil(100 * last + 1) / 100), SECOND)


def seconds(times, name):
    """Return times as plain numbers in seconds."""
    if not np.size(times):
        return np.empty(0)
    require(
        times, SECOND, f"`{name}` is given in units of time, such as [10, 40]*ms, not {{value}}"
    )
    numbers = np.asarray(plain(times), float)
    if not np.isfinite(numbers).all() or (numbers < 0).any():
        raise UnusableValueError(f"`{name}` holds a time that is before 0 s, or no time at all.")
    return numbers


def _run(rule, pre, post, steps, dt, between):
    """Run the engine; return times, recorded values by name, and the change of the weight."""
    network, synapses = _network(rule, threshold_at(pre), threshold_at(post), dt, between)
    synapses.connect()
    _set_values(synapses, rule)
    monitor = StateMonitor(synapses, [rule.weight, *rule.traces], record=True, name="the_monitor")
    network.add(monitor)
    _simulate(network, rule, steps * dt)
    variables = synapses.variables
    values = {}
    for name in (rule.weight, *rule.traces):
        values[name] = np.append(getattr(monitor, f"{name}_")[0], variables[name].values[0])
    t = np.append(monitor.t_, steps * dt)
    return t, values, float(variables[rule.weight].values[0]) - rule.start


def _network(rule, pre_threshold, post_threshold, dt, between, N=1, extra=""):
    clock = Clock(wrap(dt, SECOND))
    groups = []
    for name, model, values, threshold in (
        ("the_pre", rule.pre_model, rule.pre_values, pre_threshold),
        ("the_post", rule.post_model, rule.post_values, post_threshold),
    ):
        group = NeuronGroup(N, model + extra, threshold=threshold, clock=clock, name=name)
        for name, value in values.items():
            group.variables[name].values[:] = value
        groups.append(group)
    codes = {"on_pre": rule.on_pre, "on_post": rule.on_post, "method": rule.method}
    synapses = Synapses(*groups, rule.model(between), **codes, clock=clock, name="the_synapse")
    return Network(*groups, synapses), synapses


def _set_values(synapses, rule):
    for name, value in {**rule.others, rule.weight: rule.start}.items():
        synapses.variables[name].values[:] = value


def _simulate(network, rule, duration):
    namespace = {name: wrap(value, dim) for name, (value, dim) in rule.constants.items()}
    with warnings.catch_warnings():  # that event-driven traces stand still is to be seen
        warnings.simplefilter("ignore", SnnkitWarning)
        network.run(wrap(duration, SECOND), namespace=namespace)


def _clipped(w, pairs, dt, bounds):
    """Return the steps in which the weight came to a bound, and lost some of its change."""
    if bounds is None or not len(pairs):
        return np.empty(0, np.int64)
    completed = np.round(np.maximum(pairs.t_pre, pairs.t_post) / dt).astype(np.int64)
    wanted = np.bincount(completed, pairs.change, minlength=len(w) - 1)
    lost = np.abs(np.diff(w) - wanted) > 1e-9 * np.abs(pairs.change).max()
    return np.flatnonzero(lost & np.isin(w[1:], bounds))


# --- the window of any rule ---


def window_of(rule, steps, dt):
    """Return the window of a rule: the formula of the standard one, else a measured one."""
    if rule.equations == STANDARD.equations and rule.on_pre == STANDARD.on_pre:
        return Window(*(rule.constants[n][0] for n in ("A_pre", "A_post", "tau_pre", "tau_post")))
    return measured_window(rule, steps, dt)


class _Measured:
    """A window that is known at multiples of the time step, up to a farthest Δt."""

    def __init__(self, changes, dt):
        self.changes, self.dt, self.farthest = changes, dt, len(changes) // 2

    def __call__(self, delta):
        places = np.round(np.asarray(delta) / self.dt).astype(np.int64) + self.farthest
        return self.changes[places]

    def curve(self, reach, points=100):
        chosen = thin(self.farthest, [], points)
        right = self(chosen * self.dt)
        left = self(-(chosen[::-1] + 1) * self.dt)
        x = np.r_[-(chosen[::-1] + 1), 0, chosen] * self.dt
        return x, np.r_[left, np.nan, right]


def measured_window(rule, steps, dt):
    """Return W(Δt) as the engine makes it, from single pairs of spikes without clipping.

    For every Δt there is a synapse of its own, whose two neurons spike once.

    Parameters
    ----------
    rule : Rule
    steps : int
        Up to which Δt, in time steps.
    dt : float

    Examples
    --------
    >>> window = measured_window(STANDARD, 200, 1e-4)
    >>> round(float(window(0.01)), 6)  # 0.01 exp(-10 ms/20 ms)
    0.006065
    """
    rule = rule.without_bounds()
    delta = np.arange(-steps, steps + 1)
    own = "t_in_timesteps == the_spike"
    network, synapses = _network(
        rule, own, own, dt, CLOCK_DRIVEN, len(delta), "\nthe_spike : integer (constant)"
    )
    synapses.connect(j="i")
    synapses.source.the_spike = np.maximum(-delta, 0)
    synapses.target.the_spike = np.maximum(delta, 0)
    _set_values(synapses, rule)
    _simulate(network, rule, (steps + 1) * dt)
    return _Measured(synapses.variables[rule.weight].values - rule.start, dt)
