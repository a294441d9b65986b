"""The STDP window, the pairs of spikes that it adds up, and what to draw of them.

All times are plain numbers in seconds.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

__all__ = ["Pairs", "Window", "all_pairs", "closest_free", "running_sum", "snap", "thin"]


@dataclass(frozen=True)
class Window:
    """The STDP window: by how much a pair of spikes changes the weight.

    With Δt = t_post - t_pre::

        W(Δt) =  A_pre  exp(-Δt/tau_pre)    if Δt >= 0
                 A_post exp(+Δt/tau_post)   if Δt <  0

    Textbooks leave out Δt = 0; a simulation cannot. In a time step in which both neurons
    spike, Brian 2 (and our engine) sees to the presynaptic spike first: it raises a_pre to
    a_pre + A_pre and reads an a_post that doesn't know of the other spike yet. The postsynaptic
    spike then reads the raised a_pre. So a coincident pair counts once, as pre before post,
    with W(0) = A_pre.

    Parameters
    ----------
    A_pre, A_post : float
    tau_pre, tau_post : float
        In seconds.

    Examples
    --------
    >>> window = Window(A_pre=0.01, A_post=-0.012, tau_pre=0.02, tau_post=0.02)
    >>> window([-0.02, 0, 0.02]).round(5)
    array([-0.00441,  0.01   ,  0.00368])
    """

    A_pre: float
    A_post: float
    tau_pre: float
    tau_post: float

    def __call__(self, delta) -> np.ndarray:
        """Return W at some Δt."""
        delta = np.asarray(delta, float)
        before = self.A_pre * np.exp(-np.maximum(delta, 0) / self.tau_pre)
        after = self.A_post * np.exp(np.minimum(delta, 0) / self.tau_post)
        return np.where(delta >= 0, before, after)

    def curve(self, reach, points=100):
        """Return Δt and W for drawing, from -reach to reach, with a gap at the jump.

        Parameters
        ----------
        reach : float
        points : int
            How many for each half.
        """
        right = np.linspace(0, reach, points)
        left = -right[::-1]
        W_left = self.A_post * np.exp(left / self.tau_post)  # up to, not including, Δt = 0
        return np.r_[left, 0, right], np.r_[W_left, np.nan, self(right)]


@dataclass(frozen=True)
class Pairs:
    """All pairs of a presynaptic and a postsynaptic spike.

    Attributes
    ----------
    pre, post : ndarray of int
        Which spike of each train.
    t_pre, t_post, delta : ndarray of float
        Their times, and Δt = t_post - t_pre.
    change : ndarray of float
        W(Δt), what the pair alone does to the weight.
    """

    pre: np.ndarray
    post: np.ndarray
    t_pre: np.ndarray
    t_post: np.ndarray
    delta: np.ndarray
    change: np.ndarray

    def __len__(self):
        return len(self.delta)

    @property
    def total(self) -> float:
        """The sum over all pairs."""
        return float(self.change.sum())


def all_pairs(t_pre, t_post, window) -> Pairs:
    """Return all pairs of spikes, and what each does to the weight.

    Parameters
    ----------
    t_pre, t_post : array_like of float
        Spike times.
    window : callable
        Takes an array of Δt, returns W(Δt).

    Examples
    --------
    >>> pairs = all_pairs([0.010, 0.040], [0.020], Window(0.01, -0.012, 0.02, 0.02))
    >>> pairs.delta
    array([ 0.01, -0.02])
    >>> round(pairs.total, 6)
    0.001651
    """
    t_pre, t_post = np.asarray(t_pre, float), np.asarray(t_post, float)
    pre, post = (k.ravel() for k in np.indices((t_pre.size, t_post.size)))
    # rounded, because 0.3 - 0.1 - 0.2 must be a coincidence; a step is far longer than 1 ps
    delta = np.round(t_post[post] - t_pre[pre], 12) + 0.0
    return Pairs(pre, post, t_pre[pre], t_post[post], delta, np.asarray(window(delta), float))


def running_sum(pairs, start, end):
    """Return the sum over the pairs that are complete by some time, as a staircase to draw.

    Parameters
    ----------
    pairs : Pairs
    start : float
        The weight before any pair.
    end : float
        Where the drawing ends.

    Examples
    --------
    >>> pairs = all_pairs([0.01], [0.02], Window(0.5, -1, 1, 1))
    >>> t, w = running_sum(pairs, 1, end=0.03)
    >>> t
    array([0.  , 0.02, 0.02, 0.03])
    >>> w.round(2)
    array([1. , 1. , 1.5, 1.5])
    """
    complete = np.maximum(pairs.t_pre, pairs.t_post)
    order = np.argsort(complete, kind="stable")
    sums = np.r_[start, start + np.cumsum(pairs.change[order])]
    return np.r_[0, np.repeat(complete[order], 2), end], np.repeat(sums, 2)


def snap(times, dt, steps) -> np.ndarray:
    """Return the time steps in which spikes at these times fall: the nearest ones.

    Times before the first or after the last of `steps` steps go to that one.

    Examples
    --------
    >>> snap([0.01004, -1, 0.3], dt=0.0001, steps=600)
    array([100,   0, 599])
    """
    nearest = np.floor(np.asarray(times, float) / dt + 0.5)
    return np.clip(np.nan_to_num(nearest), 0, steps - 1).astype(np.int64)


def closest_free(wanted, taken, steps) -> int:
    """Return the step closest to `wanted` at which a neuron doesn't spike yet.

    Examples
    --------
    >>> closest_free(5, taken={4, 5}, steps=10)
    6
    """
    free = np.setdiff1d(np.arange(steps), list(taken))
    return int(free[np.argmin(np.abs(free - wanted))])


def thin(samples, events, limit=600) -> np.ndarray:
    """Return which samples to draw: few, but all around events.

    Parameters
    ----------
    samples : int
        How many there are.
    events : array_like of int
        The samples before which and after which a curve may jump.
    limit : int
        About how many to draw.

    Examples
    --------
    >>> thin(100, [30], limit=4)
    array([ 0, 30, 31, 33, 66, 99])
    """
    if samples <= limit:
        return np.arange(samples)
    even = np.linspace(0, samples - 1, limit).astype(np.int64)
    events = np.asarray(events, np.int64)
    return np.intersect1d(np.r_[even, events, events + 1], np.arange(samples))
