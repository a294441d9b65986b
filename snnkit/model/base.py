"""What all objects of a network have in common: a name, a clock, and what they do in a step."""

from __future__ import annotations

import weakref
from sys import is_finalizing

from ..calls import Made
from ..errors import UnknownVariableError, UnusableValueError
from .attributes import Extensible, Guarded
from .clock import Clock, defaultclock
from .schedule import place_in_step, rank_in_step
from .traps.lost import note_lost

__all__ = ["Component", "NetworkObject", "start_scope"]

_names_in_use: dict[str, weakref.ref] = {}
_alive = weakref.WeakValueDictionary()  # by identity: objects may have the same name
#: told when objects are made, or begin anew: they let go of those that only they still hold
_holders = []
_scope = 0


def start_scope():
    """Begin anew: `run` will not see the objects that were made before this line.

    Examples
    --------
    >>> from snnkit import start_scope
    >>> start_scope()
    """
    global _scope
    _scope += 1
    _let_go()


def let_go_with(holder):
    """Have a function called whenever objects are made; what it lets go of frees its name."""
    _holders.append(holder)


def _let_go():
    for holder in _holders:
        holder()


def current_scope():
    """Return the number of the present scope."""
    return _scope


class NetworkObject(metaclass=Made):
    """An object that takes part in a network.

    One whose state changes in a run has three methods more: ``_state()`` returns all that
    changes, as a dict of arrays, ``_set_state(state)`` goes back to it, and ``_misfit(state,
    states)`` returns why it cannot go back to a state, or an empty text; it is told the states
    of all objects by their names. What comes from a file may hold anything.

    Parameters
    ----------
    name : str, optional
        By default the lower-case name of its class, with a number if that is taken, as for
        any name that ends in ``*``.
    dt, clock : Quantity or Clock, optional
        Its time step; by default that of `defaultclock`.
    """

    _timeline = None  # that of the network that it ran in last
    _changes = 0  # how often something was changed that its operations depend on
    _active = True
    #: when in a time step it acts, and its rank among the objects that act then
    when, order = "start", 0
    #: the name of the first object of this kind; by default the lower-case name of its class
    usual_name = ""
    #: whether `run` runs it when it finds it in a variable; not what belongs to another object
    collected = True

    def __init__(self, name=None, dt=None, clock=None):
        if clock is not None and dt is not None:
            raise UnusableValueError("Give either `dt` or `clock`, not both.")
        _let_go()
        self._name = _name_from(name, self.usual_name or type(self).__name__.lower())
        _names_in_use[self._name] = weakref.ref(self)
        _alive[id(self)] = self
        if clock is not None and not isinstance(clock, Clock):
            raise UnusableValueError(f"`clock` is a Clock, not {clock!r}.", hint="Or give `dt`.")
        self._clock = Clock(dt) if dt is not None else (clock or defaultclock)
        self._scope = _scope

    def __del__(self):
        if is_finalizing is not None and not is_finalizing():  # while Python ends, names are gone
            note_lost(self)

    def __reduce_ex__(self, protocol):  # what `copy`, `deepcopy` and `pickle` ask for
        raise UnusableValueError(
            f"`{self._name}` cannot be copied: others refer to it by what it is.",
            hint="Make another one in the same way, for example in a function; "
            "`get_states` and `set_states` carry values over.",
        )

    def __delattr__(self, name):
        if name.startswith("_") or not type(self).__module__.startswith("snnkit."):
            return super().__delattr__(name)
        raise UnknownVariableError(f"`{name}` of `{self._name}` cannot be deleted.")

    @property
    def name(self) -> str:
        """The name of this object."""
        return self._name

    @property
    def clock(self) -> Clock:
        """The clock that this object follows."""
        return self._clock

    @property
    def active(self) -> bool:
        """Whether it takes part when its network runs, and with it all that it contains."""
        return self._active

    @active.setter
    def active(self, value):
        self._active = bool(value)
        for part in self.contained():
            part.active = value

    def operations(self, names):
        """Return what this object does in a time step.

        Parameters
        ----------
        names : Names
            Where to look up names from outside.
        """
        return []

    def standing(self) -> tuple:
        """Return all that its operations depend on: if it is equal, they would be the same."""
        return self, self._changes, self._active, self._clock.dt_, self.when, self.order

    def _changed(self):
        """Take note that its operations have to be made anew."""
        self._changes += 1

    def contained(self):
        """Return objects that belong to this one and run with it."""
        return []

    @property
    def contained_objects(self) -> list:
        """The objects that belong to this one and run with it."""
        return list(self.contained())

    #: the most steps of its own that a run may carry out at once; None for any number
    steps_at_once = None

    def _have_run(self, first_step, last_step):
        """Take note that the steps from the first up to, not including, the last are done."""

    def _take_back(self, steps):
        """Forget the last steps: they were interrupted."""

    def _interrupted(self, step):
        """Take note that a step was begun, but not finished."""


def held_by(*namespaces) -> list:
    """Return the objects that are values in some namespaces, which may have many others."""
    held = set()
    for namespace in namespaces:
        held.update(map(id, namespace.values()))
    return [thing for thing in list(_alive.values()) if id(thing) in held]


def living() -> list:
    """Return the objects that exist, as far as no other has their name.

    Not those that failed to be made: in a notebook they live on in the last traceback.
    """
    things = [thing() for thing in list(_names_in_use.values())]
    return [thing for thing in things if thing is not None and "_made" in thing.__dict__]


class Component(Extensible, Guarded, NetworkObject):
    """An object without variables."""

    _closed = True

    def __setattr__(self, name, value):
        if name in CHECKED:
            value = CHECKED[name](value)
        super().__setattr__(name, value)


#: attributes of all objects, and what returns their value or raises if it cannot be one
CHECKED = {"order": rank_in_step, "when": place_in_step}


def _name_from(wish, usual):
    """Return the name that was asked for; a `wish` such as ``'cells*'`` is only the beginning."""
    if wish is None:
        return _free_name(usual)
    base = wish.removesuffix("*") if isinstance(wish, str) else ""
    if not base.isidentifier():
        raise UnusableValueError(
            f"A name is made of letters, digits and underscores, unlike {wish!r}."
        )
    return base if base == wish else _free_name(base)


def _free_name(base):
    name, number = base, 0
    while name in _names_in_use and _names_in_use[name]() is not None:
        number += 1
        name = f"{base}_{number}"
    return name
