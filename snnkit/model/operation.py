"""Functions of the user's that run within a simulation."""

from __future__ import annotations

from ..engine.plan import Call
from ..errors import UnusableValueError
from ..units.dimensions import SECOND
from ..units.quantity import wrap
from .base import Component
from .schedule import place_in_step

__all__ = ["NetworkOperation", "network_operation"]


class NetworkOperation(Component):
    """A function that is called in time steps of a simulation.

    It may read and set the variables of all objects; what it sets counts at once.

    Parameters
    ----------
    function : callable
        Takes no argument, or the time.
    dt, clock : Quantity or Clock, optional
        How often; by default in every time step of `defaultclock`.
    when, order : str, int
        When in the time step.
    name : str, optional

    Examples
    --------
    >>> from snnkit import Network, NetworkOperation, ms
    >>> times = []
    >>> net = Network(NetworkOperation(times.append, dt=0.4*ms))
    >>> net.run(1*ms)
    >>> times
    [0. * second, 0.4 * msecond, 0.8 * msecond]
    """

    #: it stands for a function, which may have attributes
    _closed = False

    def __init__(self, function, dt=None, clock=None, when="start", order=0, name=None):
        self._takes_time = _takes_time(function)
        super().__init__(name, dt, clock)
        self.function, self.when, self.order = function, place_in_step(when), order

    def __repr__(self):
        what = getattr(self.function, "__name__", repr(self.function))
        return f"NetworkOperation({what}, every {self.clock.dt}, name={self._name!r})"

    def operations(self, names):
        what = getattr(self.function, "__name__", "")
        return [Call(self._name, self.when, self._call, order=self.order, comment=what)]

    def _call(self, t, step):
        self._timeline.run.arrive(self._name, t, step)
        if self._takes_time:
            self.function(wrap(t, SECOND))
        else:
            self.function()


def _takes_time(function):
    """Whether a function wants to be told the time; raise if it cannot be called at all."""
    if not callable(function):
        raise UnusableValueError(f"A network operation is a function, not {function!r}.")
    try:
        from inspect import signature

        parameters = signature(function).parameters.values()
    except ValueError:  # some builtins don't say
        return False
    by_place = [p for p in parameters if p.kind.name in _BY_PLACE]
    needed = [p for p in by_place if p.default is p.empty]
    by_name = [p for p in parameters if p.kind is p.KEYWORD_ONLY and p.default is p.empty]
    if len(needed) > 1 or by_name or any(p.name == "self" for p in needed):
        listing = ", ".join(p.name for p in (*needed, *by_name))
        hint = ""
        if needed and needed[0].name == "self":
            hint = "For a method of an object write `NetworkOperation(thing.method)`."
        raise UnusableValueError(
            "A network operation takes no argument, or the time t, but "
            f"`{function.__name__}` takes {listing}.",
            hint=hint,
        )
    return len(needed) == 1 or len(by_place) == 1


_BY_PLACE = ("POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD")


def network_operation(*function, **how):
    """Make a function one that is called in time steps of a simulation.

    Parameters
    ----------
    **how
        `dt`, `clock`, `when`, `order`, `name`, as in `NetworkOperation`.

    Returns
    -------
    NetworkOperation
        What takes the place of the decorated function.

    Examples
    --------
    >>> from snnkit import NeuronGroup, network_operation, run, start_scope, ms
    >>> start_scope()
    >>> G = NeuronGroup(1, 'dv/dt = -v/(10*ms) : 1')
    >>> @network_operation(dt=5*ms)
    ... def kick(t):
    ...     G.v += 1
    >>> run(10*ms)
    >>> round(float(G.v[0]), 4)
    0.9744
    """
    if len(function) > 1 or (function and not callable(function[0])):
        raise UnusableValueError(
            "`network_operation` takes its settings by name.",
            hint="Write for example `@network_operation(dt=1*ms)`.",
        )
    if function:
        return NetworkOperation(function[0], **how)
    return lambda decorated: NetworkOperation(decorated, **how)
