"""A printed plan, compiled and ready to run."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ..errors import UnusableValueError
from . import exact, propagation, refractory, runtime
from .numpy_printer import print_plan
from .plan import sort
from .random import generator

__all__ = ["Program"]


class Program:
    """One step function for a whole network, bound to its arrays.

    Parameters
    ----------
    operations : list of Operation
        What the objects of the network do in a step, in any order.

    Attributes
    ----------
    source : str
        The source of the function.
    """

    def __init__(self, operations):
        self.source, self._bound = print_plan(sort(operations))
        self._run = _function(self.source)
        self.stopped = None

    def run(self, first_step, last_step, dt):
        """Carry out the steps from `first_step` up to, not including, `last_step`.

        If anything interrupts them, `stopped` is the step in which that happened.
        """
        self.stopped = first_step
        try:
            with np.errstate(all="ignore"):
                self._run(first_step, last_step, dt, generator(), self, **self._bound)
        except ArithmeticError as error:
            raise UnusableValueError(f"A constant cannot be computed: {error}.") from error
        self.stopped = None

    def stopped_in(self, step):
        """Take note of the step that was not finished."""
        self.stopped = step


@lru_cache(maxsize=256)
def _code(source):
    return compile(source, "<step function>", "exec")


def _function(source):
    """Compile a step function; the same source is compiled only once."""
    names = {"np": np, "runtime": runtime, "exact": exact}
    names |= {"propagation": propagation, "refractory": refractory}
    exec(_code(source), names)
    return names["run"]
