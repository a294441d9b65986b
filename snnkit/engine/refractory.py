"""Neurons that are refractory for the same time after each spike: who spiked first, wakes first."""

from __future__ import annotations

import numpy as np

from .runtime import timestep

__all__ = ["Resting"]


class Resting:
    """A queue of the neurons that are refractory.

    Parameters
    ----------
    last : ndarray of float
        When each neuron spiked last, in seconds.
    awake : ndarray of bool
        Where it is written which neurons are not refractory.
    duration : float
        How long a neuron is refractory, in seconds.
    step : int
        The step in which the run begins.
    dt : float
    """

    def __init__(self, last, awake, duration, step, dt):
        self.awake, self.steps = awake, max(int(timestep(duration, dt)), 1)
        wakes = step + self.steps - timestep(step * dt - last, dt)
        # `awake` is left for `wake` to change: until then others see what is in it, as in Brian 2
        waiting = np.flatnonzero(~awake | (wakes > step))
        wakes[waiting] = np.maximum(wakes[waiting], step)
        waiting = waiting[wakes[waiting].argsort(kind="stable")]
        self.queue = np.empty(2 * awake.size + 16, np.int64)
        self.head, self.tail = 0, waiting.size
        self.queue[: self.tail] = waiting
        steps, counts = np.unique(wakes[waiting], return_counts=True)
        self.due = dict(zip(steps.tolist(), counts.tolist(), strict=True))
        self.begin = step

    def wake(self, step):
        """End the refractory period of those whose time has come."""
        if step == self.begin:
            self.awake[self.now] = False
        count = self.due.pop(step, 0)
        if count:
            head = self.head
            self.head = head + count
            self.awake[self.queue[head : self.head]] = True

    def rest(self, step, spikes):
        """Begin the refractory period of neurons that spike in this step."""
        self.awake[spikes] = False
        end = self.tail + spikes.size
        if end > self.queue.size:  # at most all neurons rest at a time, which is half the room
            waiting = self.queue[self.head : self.tail].copy()
            self.head, end = 0, waiting.size + spikes.size
            self.queue[: waiting.size] = waiting
            self.tail = waiting.size
        self.queue[self.tail : end] = spikes
        self.tail, self.due[step + self.steps] = end, spikes.size

    @property
    def now(self):
        """The neurons that are refractory now."""
        return self.queue[self.head : self.tail]
