"""A run under way: steps are carried out, and the objects learn of it."""

from __future__ import annotations

from ..base import NetworkObject

__all__ = ["Run", "Timeline", "stop"]

#: runs under way, the innermost last: a network operation may run another network
_under_way = []


class Timeline:
    """How far a network has come. Its objects share it, and know by it that they have run.

    Attributes
    ----------
    t_ : float
        The time that has been reached, in seconds. It need not fall on a time step: the step
        that a run ends in is carried out whole.
    magic : bool
        Whether it belongs to objects that were found in variables, not to a `Network`.
    run : Run or None
        The run under way, if there is one.
    runs_of_cells : dict
        Which lines of a notebook ran it last in which execution, and until when.
    """

    def __init__(self, magic=False):
        self.t_, self.magic, self.run = 0.0, magic, None
        self.runs_of_cells = {}


class Run:
    """A run under way.

    Parameters
    ----------
    ready : Preparation
    timeline : Timeline
    first, last : int
        The step to begin with, and the one to end before.

    Attributes
    ----------
    stopping : bool
        Whether it is to end after the present step.
    reached : int
        The first step that has not been carried out.
    """

    def __init__(self, ready, timeline, first, last):
        self.program, self.dt, self._every = ready.program, ready.dt, ready.every
        self.timeline, self.reached, every = timeline, first, ready.every
        self.program.stopping = False
        self._clocks = {(thing.clock.dt_, n) for thing, n in every.items()}
        watching = [t for t in every if type(t)._have_run is not NetworkObject._have_run]
        self._noted = {thing: _own_steps(first, every[thing]) for thing in watching}
        at_once = [t.steps_at_once * n for t, n in every.items() if t.steps_at_once is not None]
        self._at_once = min(at_once, default=last - first)  # what takes more, is cut into pieces
        self._before = {}

    @property
    def stopping(self):
        return self.program.stopping

    def __enter__(self):
        self.timeline.run = self
        _under_way.append(self)
        return self

    def __exit__(self, *error):
        self.timeline.run = None
        _under_way.remove(self)

    def stop(self):
        """Let the present step be the last one."""
        self.program.stopping = True

    def carry_out(self, last):
        """Carry out steps up to, not including, `last`."""
        self._carry_out(min(last, self.reached + self._at_once))
        while self.reached < last and not self.stopping:
            self._carry_out(min(last, self.reached + self._at_once))

    def _carry_out(self, last):
        try:
            self.program.run(self.reached, last, self.dt)
        except BaseException:
            for thing, every in self._every.items():
                thing._interrupted(_own_steps(self.program.reached, every))
            raise
        finally:
            self.reached = self.program.reached
            self.timeline.t_ = self.next_tick()
            for thing, noted in self._noted.items():
                self._note(thing, noted, _own_steps(self.reached, self._every[thing]))

    def next_tick(self):
        """Return the time of the first step that has not been carried out, in seconds."""
        times = [_own_steps(self.reached, n) * dt for dt, n in self._clocks]
        return min(times, default=self.reached * self.dt)

    def arrive(self, name, t, step):
        """Let all objects know how far it is, as an operation of the user's is about to begin.

        Parameters
        ----------
        name : str
            The name of the operation.
        t : float
            The time in seconds.
        step : int
            The step of the network.
        """
        self.timeline.t_ = t
        before = self._before_operation(name)
        for thing, noted in self._noted.items():
            every = self._every[thing]
            done = _own_steps(step, every) + (step % every == 0 and thing.name in before)
            self._note(thing, noted, done)

    def _before_operation(self, name):
        """Return the names of the objects that have had their turn before an operation."""
        if name not in self._before:
            names = [operation.owner for operation in self.program.operations]
            self._before[name] = set(names[: names.index(name)])
        return self._before[name]

    def _note(self, thing, noted, done):
        if done > noted:
            thing._have_run(noted, done)
        elif done < noted:  # the step was interrupted after its recording
            thing._take_back(noted - done)
        self._noted[thing] = done


def _own_steps(step, every):
    """Return how many steps an object takes before a step of the network."""
    return -(-step // every)


def stop():
    """End all runs under way after the present time step.

    It is called from within a run: by a `network_operation`, a report, or a function that is
    used in equations.

    Examples
    --------
    >>> from snnkit import NeuronGroup, network_operation, run, stop, start_scope, ms
    >>> start_scope()
    >>> G = NeuronGroup(1, 'dv/dt = 1/(10*ms) : 1')
    >>> @network_operation(when='end')
    ... def enough():
    ...     if G.v[0] > 0.45:
    ...         stop()
    >>> run(1000*ms)
    >>> G.t[:]
    4.5 * msecond
    """
    for run in _under_way:
        run.stop()
