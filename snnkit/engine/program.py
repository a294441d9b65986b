"""A printed plan, compiled and ready to run."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ..errors import UnusableValueError
from . import exact, propagation, refractory, runtime
from .numpy_printer import print_plan
from .plan import SLOTS, Emit, Threshold, sort
from .random import generator

__all__ = ["Program"]


class Program:
    """One step function for a whole network, bound to its arrays.

    Parameters
    ----------
    operations : list of Operation
        What the objects of the network do in a step, in any order.
    slots : sequence of str
        The slots of a time step, in order.
    timed : bool
        Whether to measure how long each operation takes.

    Attributes
    ----------
    operations : list of Operation
        In the order in which a step carries them out.
    source : str
        The source of the function.
    seconds : ndarray of float or None
        How long each operation has taken so far, if `timed`.
    reached : int
        The first step that has not been carried out yet.
    stopping : bool
        Set it from a function that a step calls, to end the run after that step.
    """

    def __init__(self, operations, slots=SLOTS, timed=False):
        self.operations = sort(operations, slots)
        self.seconds = np.zeros(len(operations)) if timed else None
        self.source, self._bound = print_plan(self.operations, self.seconds)
        self._run = _function(self.source)
        events = {op.event for op in operations if isinstance(op, (Threshold, Emit))}
        self._not_kept = [e.latest for e in events if f"latest_{e.name}" not in self._bound]
        self.reached, self.stopping = 0, False

    def run(self, first_step, last_step, dt):
        """Carry out the steps from `first_step` up to, not including, `last_step`.

        If anything interrupts them, `reached` is the step in which that happened.
        """
        self.reached, self._stops_at = first_step, last_step
        for latest in self._not_kept:  # soon it would be out of date
            latest.clear()
        try:
            with np.errstate(all="ignore"):
                self._run(first_step, last_step, dt, generator(), self, **self._bound)
        except ArithmeticError as error:
            raise UnusableValueError(f"A constant cannot be computed: {error}.") from error
        self.reached = self._stops_at

    def stopped_in(self, step):
        """Take note of the step that was not finished."""
        self.reached = step

    def stops_after(self, step):
        """Whether `step` is to be the last one."""
        if self.stopping:
            self._stops_at = step + 1
        return self.stopping


@lru_cache(maxsize=256)
def _code(source):
    return compile(source, "<step function>", "exec")


def _function(source):
    """Compile a step function; the same source is compiled only once."""
    names = {"np": np, "runtime": runtime, "exact": exact}
    names |= {"propagation": propagation, "refractory": refractory}
    exec(_code(source), names)
    return names["run"]
