"""A plan printed as loops, compiled, and ready to run."""

from __future__ import annotations

import sys
import time
from functools import lru_cache

import numpy as np

from ..errors import UnusableValueError
from . import exact, runtime
from .failure import AHEAD, explained
from .loops.layout import Ring
from .loops.sheet import Ahead, AtStart
from .native import machine_code
from .propagation import Leftover

__all__ = ["Compiled"]

#: how long to leave Python waiting, in seconds: interrupts are heard in between
_PATIENCE = 0.05
#: seconds to load the compiler, and to load machine code
_IMPORT, _LOAD = 0.07, 0.005
#: seconds to make it, by the length of its text and by the square of that: it is one function
_COMPILE, _COMPILE_LONG = 4e-6, 1e-11
_TROUBLE = {
    1: "`int(...)` of a value that is infinite, too large or undefined.",
    2: "A TimedArray is asked for a column that it does not have.",
}


class Compiled:
    """The step function of a whole network in machine code, bound to its arrays.

    Parameters
    ----------
    sheet : Sheet
        The plan, printed as loops.

    Attributes
    ----------
    source : str
        What numpy carries out ahead of the loops, and the loops.
    """

    def __init__(self, sheet):
        self.sheet, self._ahead, self._loops = sheet, sheet.text_ahead(), sheet.text()
        self.source = f"{self._ahead}\n\n{self._loops}"
        self._length = machine_code.length(self._loops)
        self._table = _Table(sheet.arguments)
        # arrays may change from run to run, numbers don't: what follows from them is computed once
        given = sheet.early.bound.values()
        self._steady = all(isinstance(value, (bool, int, float)) for value in given)

    def seconds_to_wait(self):
        """Return about how long it takes until the machine code is there."""
        wait = 0.0 if "llvmlite" in sys.modules else _IMPORT
        where = machine_code.at_hand(self._loops)
        if where == "memory":
            return 0.0
        if where == "disk":
            return wait + _LOAD
        return wait + _LOAD + _COMPILE * self._length + _COMPILE_LONG * self._length**2

    def run(self, first_step, last_step, dt, progress):
        """Carry out steps; `progress` is told where, if anything stops them."""
        self._step = machine_code.of(self._loops)
        steps, prepare = (first_step, last_step), _function(self._ahead)
        run = _Run(self.sheet, self._table.copy(), prepare, steps, dt, progress)
        if self._steady and self._table.computed is None:
            self._table.fill_in(run.ahead)
            self._table.computed = run.ahead, dt
            run.keep_ahead()
        steps = 16
        try:
            while run.step < last_step and not progress.stops_after(run.step - 1):
                began = time.perf_counter()
                self._carry_out(run, min(run.step + steps, last_step))
                took = max(time.perf_counter() - began, 1e-6)
                steps = int(min(max(steps * _PATIENCE / took, 1), 64 * steps))
        except BaseException:
            progress.stopped_in(run.step)
            raise
        finally:
            run.finish()

    def _carry_out(self, run, last_step):
        run.set("last_step", last_step)
        request = 0
        while True:
            run.set("place", request)
            run.set("step", run.step)
            request = self._step(run.table)
            if request == 0:
                break
            self.sheet.requests[request - 1].serve(run)
        run.look_for_trouble()


class _Table:
    """Values of all arguments, as the compiled code reads them: in 8 bytes each.

    Parameters
    ----------
    arguments : dict of str to (str, object)
        See `Sheet`.

    Attributes
    ----------
    address : int
    at_start, ahead : list of (str, AtStart) or of (str, Ahead)
        Those whose values are not there yet.
    computed : tuple of (dict, float), or None
        What numpy has computed ahead, and for which time step, if that is in the table.
    """

    computed = None

    def __init__(self, arguments):
        names = ["place", "step", "last_step", "dt", *arguments]
        self._slots = {name: k for k, name in enumerate(names)}
        self._held = {}  # the numbers are only the addresses of arrays
        self._hold(np.zeros(len(names), np.int64))
        values = [(name, value) for name, (_, value) in arguments.items()]
        self.at_start = [pair for pair in values if isinstance(pair[1], AtStart)]
        self.ahead = [pair for pair in values if isinstance(pair[1], Ahead)]
        for name, value in values:
            if not isinstance(value, (Ahead, AtStart)):
                self.set(name, value)

    def _hold(self, integers):
        self._integers, self._floats = integers, integers.view(float)
        self.address = integers.ctypes.data

    def copy(self):
        """Return a table that begins with the same values."""
        table = object.__new__(_Table)
        table._slots, table._held = self._slots, dict(self._held)
        table.at_start, table.ahead, table.computed = self.at_start, self.ahead, self.computed
        table._hold(self._integers.copy())
        return table

    def fill_in(self, computed):
        """Set what numpy has computed ahead: a dict."""
        for name, value in self.ahead:
            self.set(name, value.converted(computed[value.name]))

    def set(self, name, value):
        slot = self._slots[name]
        if isinstance(value, np.ndarray):
            self._held[name] = value
            self._integers[slot] = value.__array_interface__["data"][0]
        elif isinstance(value, float):
            self._floats[slot] = value
        else:
            self._integers[slot] = value


class _Run:
    """One run, and what its code asks for meanwhile.

    Attributes
    ----------
    ahead : dict of str to object
        What numpy has computed ahead.
    under_way : dict of str to Ring
        Spikes under way, by pathway.
    table : int
        The address of the table of arguments.
    """

    def __init__(self, sheet, table, prepare, steps, dt, progress):
        self.sheet, self._prepare, self._progress, self.dt = sheet, prepare, progress, dt
        self.first_step, self.last_step = steps
        self._table, self.table, self.set = table, table.address, table.set
        self._now = sheet.arguments["now"][1]
        self._now[0] = self.first_step
        self.set("dt", float(dt))
        self.under_way = {}
        for event in sheet.events:
            event.begin()
        self.compute_ahead()
        for name, (layout, path, every) in sheet.under_way.items():
            self.under_way[name] = _ring(layout, path, -(-self.first_step // every))
        for name, value in table.at_start:
            self.set(name, value.make(self))

    @property
    def step(self):
        """The step that is next, or that has been begun."""
        return int(self._now[0])

    def compute_ahead(self):
        """Have numpy compute what does not change in the loops."""
        if self._table.computed is not None and self._table.computed[1] == self.dt:
            self.ahead = self._table.computed[0]
            return
        with np.errstate(all="ignore"):
            try:
                self.ahead = self._prepare(self.dt, **self.sheet.early.bound)
            except Exception as error:
                told = explained(error, self.sheet.text_ahead())
                if told is None:
                    raise
                raise told from error
            self._table.fill_in(self.ahead)

    def keep_ahead(self):
        """Take what was computed ahead to hold for the whole run."""
        self._table.computed = self.ahead, self.dt

    def look_for_trouble(self):
        found = int(self.sheet.arguments.get("trouble", (None, [0]))[1][0])
        if found:
            raise UnusableValueError(_TROUBLE[found])

    def show_python(self):
        """Let Python see what was recorded, and which spikes there are."""
        for recorded in self.sheet.recorded:
            recorded.hand_over()
        for event in self.sheet.events:
            event.show()

    def stop_if_asked_to(self):
        """Let the present step be the last one, if that is wanted."""
        if self._progress.stopping:
            self.set("last_step", self.step + 1)

    def finish(self):
        """Give everything back to Python."""
        self.show_python()
        for name, (layout, path, every) in self.sheet.under_way.items():
            ring = self.under_way[name]
            ring.next_step = -(-self.step // every)
            if layout.longest == 0:  # what arrives late does so only in numpy's hands
                rest = layout.fan.under_way(path.few)
                path.under_way = Leftover(ring.settle(ring.next_step), rest)


def _ring(layout, path, step):
    """Return the ring of a pathway's spikes; it takes over what is under way."""
    ring = path.under_way
    going_on = isinstance(ring, Ring) and ring.is_current and ring.layout is layout
    if not going_on or ring.next_step != step:
        ring = path.under_way = Ring(layout, ring.settle(step), step, path.few)
    return ring


@lru_cache(maxsize=256)
def _code(source):
    return compile(source, AHEAD, "exec")


def _function(source):
    names = {"np": np, "runtime": runtime, "exact": exact}
    exec(_code(source), names)
    return names["prepare"]
