"""Networks: objects that run together."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import numpy as np

from ..engine.program import Program
from ..errors import MagicError, UnusableValueError
from ..units.dimensions import SECOND
from ..units.quantity import require, wrap
from .base import NetworkObject, VariableOwner, current_scope
from .namespace import names_of_caller, only

__all__ = ["Network", "collect", "magic_network", "run"]


class Network:
    """Objects that run together.

    Parameters
    ----------
    *objects : NeuronGroup, Synapses, monitors, or collections of them

    Examples
    --------
    >>> from snnkit import Network, NeuronGroup, ms
    >>> G = NeuronGroup(1, 'dv/dt = 1/second : 1')
    >>> net = Network(G)
    >>> net.run(10*ms)
    >>> net.t
    10. ms
    """

    def __init__(self, *objects):
        self.objects = []
        self._timeline = Timeline()
        self._program = None
        self.add(*objects)

    def __repr__(self):
        return f"Network({len(self.objects)} objects, t = {self.t})"

    def add(self, *objects):
        """Add objects, or collections of objects."""
        for thing in objects:
            if isinstance(thing, NetworkObject):
                for part in (thing, *thing.contained()):
                    if not any(part is known for known in self.objects):
                        self.objects.append(part)
            elif isinstance(thing, dict):
                self.add(*thing.values())
            elif isinstance(thing, Iterable) and not isinstance(thing, (str, VariableOwner)):
                self.add(*thing)
            else:
                raise UnusableValueError(
                    f"A network is made of groups, synapses and monitors, not {thing!r}."
                )

    def remove(self, *objects):
        """Take out objects, or collections of objects."""
        for thing in objects:
            if isinstance(thing, (list, tuple, set)):
                self.remove(*thing)
                continue
            if not isinstance(thing, NetworkObject):
                raise UnusableValueError(f"There is no {thing!r} in this network.")
            gone = [thing, *thing.contained()]
            self.objects = [o for o in self.objects if not any(o is g for g in gone)]

    def __contains__(self, thing):
        return any(thing is known for known in self.objects)

    def __iter__(self):
        return iter(self.objects)

    def __len__(self):
        return len(self.objects)

    @property
    def t_(self) -> float:
        """The time that the network has reached, in seconds."""
        return self._timeline.t_

    @property
    def t(self):
        """The time that the network has reached."""
        return wrap(self.t_, SECOND)

    def run(self, duration, namespace=None):
        """Simulate for some time, going on from where the last run ended.

        Parameters
        ----------
        duration : Quantity
            A time.
        namespace : dict, optional
            Where to look up names that are not variables of the model; by default the
            variables of the calling code.

        Raises
        ------
        UnknownNameError, DimensionMismatchError, MethodError
            If the model doesn't make sense. Nothing has changed then.
        """
        self.run_with(duration, names_of_caller(1) if namespace is None else only(namespace))

    def run_with(self, duration, names):
        """Run, with names looked up in `names`."""
        require(
            duration,
            SECOND,
            "The duration of a run is a time, not {value}",
            "Write for example `run(10*ms)`.",
        )
        if np.ndim(duration) or not float(duration) >= 0 or not np.isfinite(float(duration)):
            raise UnusableValueError(f"A run cannot last {duration}.")
        dt = self._time_step()
        self._prepare(names, dt)
        end = self.t_ + float(duration)
        first, last = _step_at(self.t_, dt), _step_at(end, dt)
        try:
            self._program.run(first, last, dt)
        finally:
            stopped = self._program.stopped
            self._timeline.t_ = end if stopped is None else stopped * dt
            self._take_note(first, last if stopped is None else stopped, dt)

    def code(self, namespace=None) -> str:
        """Return the source of the function that runs the network.

        Parameters
        ----------
        namespace : dict, optional
            As in `run`.
        """
        names = names_of_caller(1) if namespace is None else only(namespace)
        self._prepare(names, self._time_step())
        return self._program.source

    def _time_step(self):
        steps = {thing.clock.dt_ for thing in self.objects}
        return min(steps) if steps else 1e-4

    def _prepare(self, names, dt):
        self._require_different_names()
        operations = []
        for thing in self.objects:
            if not thing.active:
                continue
            every = _ratio(thing, dt)
            for operation in thing.operations(names):
                operation.every, operation.dt = every, thing.clock.dt_
                operations.append(operation)
        self._require_complete()
        program = Program(operations)
        self._program = program
        for thing in self.objects:
            thing._timeline = thing.clock._timeline = self._timeline

    def _require_different_names(self):
        names = [thing.name for thing in self.objects]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise UnusableValueError(
                f"Two objects of this network have the name `{twice}`.",
                hint="Give each a name of its own, or none.",
            )

    def _require_complete(self):
        """Synapses and monitors need the groups that they belong to."""
        for thing in self.objects:
            for role in ("source", "target"):
                other = thing.__dict__.get(role) or thing.__dict__.get(f"_{role}_group")
                other = getattr(other, "whole", other)
                if isinstance(other, NetworkObject) and other not in self:
                    raise MagicError(
                        f"`{thing.name}` belongs to `{other.name}`, which is not part of this "
                        "network. Add it, or keep it in a variable where `run` can see it."
                    )

    def _take_note(self, first, last, dt):
        """Tell the objects which of their time steps have been carried out."""
        for thing in self.objects:
            if not thing.active:
                continue
            every = _ratio(thing, dt)
            thing._have_run(-(-first // every), -(-last // every))


class Timeline:
    """How far a network has come. Its objects share it, and know by it that they have run.

    Attributes
    ----------
    t_ : float
        The time that has been reached, in seconds. It need not fall on a time step: the step
        that a run ends in is carried out whole.
    """

    def __init__(self):
        self.t_ = 0.0


def _ratio(thing, dt):
    """Return every how many steps of the network an object takes one of its own."""
    ratio = thing.clock.dt_ / dt
    if abs(ratio - round(ratio)) > 1e-6:
        raise UnusableValueError(
            f"The time step of `{thing.name}` ({thing.clock.dt}) is not a multiple of the "
            f"shortest one in the network ({wrap(dt, SECOND)})."
        )
    return round(ratio)


def _step_at(time, dt):
    """Return the first step that does not begin before `time`; rounding leaves no trace."""
    steps = time / dt
    return round(steps) if abs(steps - round(steps)) <= 1e-4 else int(np.ceil(steps))


# --- networks that collect themselves ---

_latest: Network | None = None


def collect(level=0) -> list:
    """Return the objects that `run` would run here: those in variables of the calling code.

    Examples
    --------
    >>> from snnkit import NeuronGroup, collect, start_scope
    >>> start_scope()
    >>> G = NeuronGroup(1, 'v : 1', name='cells')
    >>> collect()
    [NeuronGroup(1, name='cells')]
    """
    frame = sys._getframe(level + 1)
    found = {}
    for thing in (*frame.f_locals.values(), *frame.f_globals.values()):
        if isinstance(thing, NetworkObject) and thing._scope == current_scope():
            found[id(thing)] = thing
    return sorted(found.values(), key=lambda thing: thing.name)


def run(duration, namespace=None):
    """Simulate all objects that the calling code has in variables.

    Parameters
    ----------
    duration : Quantity
        A time.
    namespace : dict, optional
        Where to look up names that are not variables of the model; by default the variables
        of the calling code.

    Raises
    ------
    MagicError
        If there is nothing to run, or if some of the objects have run before and others not.

    Notes
    -----
    Run again, the same objects go on from where they are; new objects (after `start_scope`)
    begin at time 0. Objects in lists are not seen: put those into a `Network`.

    Examples
    --------
    >>> from snnkit import NeuronGroup, run, start_scope, ms
    >>> start_scope()
    >>> G = NeuronGroup(1, 'dv/dt = 1/second : 1')
    >>> run(100*ms)
    >>> round(float(G.v[0]), 6)
    0.1
    """
    global _latest
    objects = collect(1)
    if not objects:
        raise MagicError(
            "There is nothing to run: no groups, synapses or monitors are in variables here. "
            "(Objects made before `start_scope()`, or kept in a list, are not seen: put those "
            "into a `Network`.)"
        )
    names = names_of_caller(1) if namespace is None else only(namespace)
    network = _magic_network(objects)
    network.run_with(duration, names)
    _latest = network


def _magic_network(objects):
    network = Network(*objects)
    ran = [thing for thing in objects if thing._timeline is not None]
    if not ran:
        return network
    # a monitor that joins later only looks on; a new group would begin at another time
    fresh = next((o for o in objects if o not in ran and isinstance(o, VariableOwner)), None)
    if fresh is not None:
        raise MagicError(
            f"`{ran[0].name}` has run before, `{fresh.name}` has not: is this a new simulation "
            "or the old one going on? Begin a new one with `start_scope()` and make all objects "
            "again, or put the objects into a `Network`."
        )
    network._timeline = ran[0]._timeline
    return network


class _MagicNetwork:
    """The network that the function `run` ran last."""

    def __getattr__(self, name):
        if _latest is None:
            raise MagicError("Nothing has been run yet with `run(...)`.")
        return getattr(_latest, name)


magic_network = _MagicNetwork()
