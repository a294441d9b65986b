"""A plan, ready to run: as a function of numpy calls, or as compiled loops."""

from __future__ import annotations

from functools import cached_property, lru_cache

import numpy as np

from ..errors import warn
from . import exact, propagation, records, refractory, runtime
from .binomial import binomial
from .choice import LITTLE, Choice, can_compile, numpy_seconds, wanted
from .failure import STEP, explained
from .numpy_printer import print_plan
from .plan import SLOTS, Emit, Threshold, events_kept, sort
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
    seconds : ndarray of float or None
        How long each operation has taken so far, if `timed`.
    reached : int
        The first step that has not been carried out yet.
    stopping : bool
        Set it from a function that a step calls, to end the run after that step.
    """

    def __init__(self, operations, slots=SLOTS, timed=False):
        self.operations = sort(operations, slots)
        self._seconds_a_step = numpy_seconds(self.operations, 1)
        self.seconds = np.zeros(len(operations)) if timed else None
        events = {op.event for op in operations if isinstance(op, (Threshold, Emit))}
        kept = events_kept(self.operations)
        found = [op.event for op in operations if isinstance(op, Threshold)]
        self._forgotten = [event.latest for event in found]
        self._not_kept = [event.latest for event in events if event.name not in kept]
        self.reached, self.stopping = 0, False
        self._decided = None

    def source(self, steps):
        """Return the source of the code that carries out so many steps; it begins with why."""
        choice, code = self._chosen(steps)
        return f"# {choice}\n\n{code.source}"

    def begin(self, steps):
        """Begin a run of so many steps, even if it will be carried out in pieces.

        The code is chosen for all of them. As in Brian 2, what a threshold found in the last step
        of the run before has no effect in the first step of this one.
        """
        _, self._decided = self._chosen(steps)
        for latest in self._forgotten:
            latest.clear()

    def run(self, first_step, last_step, dt):
        """Carry out the steps from `first_step` up to, not including, `last_step`.

        If anything interrupts them, `reached` is the step in which that happened.
        """
        self.reached, self._stops_at = first_step, last_step
        code = self._decided or self._chosen(last_step - first_step)[1]
        for latest in self._not_kept:  # soon it would be out of date
            latest.clear()
        code.run(first_step, last_step, dt, self)
        self.reached = self._stops_at

    def stopped_in(self, step):
        """Take note of the step that was not finished."""
        self.reached = step

    def stops_after(self, step):
        """Whether `step` is to be the last one."""
        if self.stopping:
            self._stops_at = step + 1
        return self.stopping

    def _chosen(self, steps):
        """Return a `Choice`, and the code that was chosen."""
        engine, seconds = wanted(), self._seconds_a_step * steps
        if engine == "numpy":
            return Choice("numpy", "you chose it"), self.numpy
        if self.seconds is not None:
            return Choice("numpy", "the time of each operation is measured"), self.numpy
        if engine == "auto" and seconds < LITTLE:
            return Choice("numpy", "there is little to do"), self.numpy
        if not can_compile():
            return Choice("numpy", "llvmlite, which could compile it, isn't there"), self.numpy
        if self.loops is None:
            reason = f"it cannot be compiled ({self._why_not})"
            if engine == "compiled":
                warn(f"This runs in numpy: {reason}.")
            return Choice("numpy", reason), self.numpy
        if engine == "compiled":
            return Choice("compiled", "you chose it"), self.loops
        wait = self.loops.seconds_to_wait()
        if seconds < 5 * wait:
            reason = f"compiling would take longer (some {wait:.2g} s) than it is worth"
            return Choice("numpy", reason), self.numpy
        return Choice("compiled", "there is much to do"), self.loops

    @cached_property
    def numpy(self):
        """The plan as numpy calls."""
        return _Vectorised(self.operations, self.seconds)

    @cached_property
    def loops(self):
        """The plan as compiled loops; None if that is not possible, `_why_not` tells why."""
        from .compiled import Compiled
        from .loops.printer import print_loops
        from .loops.sheet import Unsupported
        from .native.translate import Untranslatable

        try:
            return Compiled(print_loops(self.operations))
        except (Unsupported, Untranslatable) as reason:
            self._why_not = reason
            return None


class _Vectorised:
    """A plan as one function of numpy calls.

    Attributes
    ----------
    source : str
        The source of the function.
    bound : dict of str to object
        What it is called with, besides the time.
    """

    def __init__(self, operations, seconds):
        self.source, self.bound = print_plan(operations, seconds)
        self._run = _function(self.source)

    def run(self, first_step, last_step, dt, progress):
        """Carry out steps; `progress` is told where, if anything stops them."""
        try:
            with np.errstate(all="ignore"):
                self._run(first_step, last_step, dt, generator(), progress, **self.bound)
        except Exception as error:
            told = explained(error, self.source)
            if told is None:
                raise
            raise told from error


@lru_cache(maxsize=256)
def _code(source):
    return compile(source, STEP, "exec")


def _function(source):
    """Compile a step function; the same source is compiled only once."""
    names = {"np": np, "runtime": runtime, "exact": exact}
    names |= {"binomial": binomial, "refractory": refractory}
    names |= {"propagation": propagation, "records": records}
    exec(_code(source), names)
    return names["run"]
