"""What all groups of neurons have in common, and parts of them."""

from __future__ import annotations

import numpy as np

from ..engine.plan import Event
from ..engine.variables import Reference, Variable
from ..errors import IndexRangeError, UnusableValueError, did_you_mean, warn
from ..language.linear import renamed
from .base import NetworkObject
from .owner import VariableOwner
from .regular import RunsRegularly

__all__ = ["Population", "Subgroup", "are_indices", "require_event"]


class Population(NetworkObject, VariableOwner):
    """A group of neurons: it has variables and events, and can be cut into parts."""

    #: the names of what can happen to its neurons
    events = ()

    def _number_neurons(self):
        numbers = self._add_variable("i", dtype=np.int32, constant=True, read_only=True)
        numbers.values[:] = np.arange(self._size)
        self._latest = {}

    _yielding = {
        **VariableOwner._yielding,
        **{"spikes": "_spikes", "start": "_first", "stop": "_size"},
    }
    #: a group begins with its first neuron, as its parts begin with others
    _first = 0

    def _state(self):
        latest = {f"latest {name}": neurons for name, neurons in self._latest.items()}
        return {**super()._state(), **latest}

    def _misfit(self, state, states):
        latest = [v for name, v in state.items() if name.startswith("latest ")]
        if not all(are_indices(neurons, self._size) for neurons in latest):
            return "other neurons fired last then"
        return super()._misfit(state, states)

    def _set_state(self, state):
        super()._set_state(state)
        latest = {k: neurons for k, neurons in state.items() if k.startswith("latest ")}
        self._latest.clear()
        self._latest.update({k.removeprefix("latest "): v.copy() for k, v in latest.items()})

    @property
    def _spikes(self):
        """The neurons that fire in the present step, for a network operation to see."""
        if self._timeline is None:
            return np.empty(0, np.int64)
        latest = self._latest.get(self.event_named("spike").name)
        if latest is None:
            raise UnusableValueError(
                f"`{self._name}.spikes` is there for network operations, while a network runs.",
                hint="What happened in a run is recorded by a SpikeMonitor.",
            )
        return latest.copy()

    def event_named(self, name) -> Event:
        """Return what the generated code knows an event of this group by."""
        code = "spikes" if name == "spike" else f"event_{name}"
        return Event(f"{code}_of_{self._name}", self._latest)

    def event_schedule(self, name) -> tuple:
        """Return when in a time step it is found out whether an event occurs: slot and rank."""
        return "thresholds", 0

    def __getitem__(self, item):
        """Return a part of the group: ``G[10:20]``, ``G[:800]``, ``G[3]``."""
        return Subgroup(self, *_range(self, item))


class Subgroup(VariableOwner, RunsRegularly):
    """Some neurons of a group, one after the other; in the part they count from 0.

    A part can be source or target of synapses, and be monitored. Its variables are those of
    the group: set here, they are set there.

    Examples
    --------
    >>> from snnkit import NeuronGroup
    >>> G = NeuronGroup(10, 'v : 1')
    >>> last = G[8:]
    >>> last.v = '1 + i'
    >>> G.v[6:]
    array([0., 0., 1., 2.])
    """

    _whole = None

    def __init__(self, whole, start, stop):
        self._whole, self._start, self._stop = whole, start, stop
        self._name, self._size = f"{whole.name}_{start}_to_{stop}", stop - start
        self._parts = {}
        self._start_variables()
        self._subexpressions, self._links = whole._subexpressions, whole._links
        self._add_variable("i", dtype=np.int32, constant=True, read_only=True)
        self.variables["i"].values[:] = np.arange(self._size)
        for name, variable in whole.variables.items():
            self.variables["whole.i" if name == "i" else name] = self._part(variable)

    def __repr__(self):
        return f"{self._whole.name}[{self._start}:{self._stop}]"

    def __getitem__(self, item):
        start, stop = _range(self, item)
        return Subgroup(self._whole, self._start + start, self._start + stop)

    @property
    def _regular(self):
        return self._whole._regular

    @property
    def name(self) -> str:
        """The name of this part."""
        return self._name

    @property
    def whole(self):
        """The group that this is a part of."""
        return self._whole

    @property
    def source(self):
        """The group that this is a part of, as Brian 2 calls it."""
        return self._whole

    @property
    def start(self) -> int:
        """Which neuron of the group is the first of this part."""
        return self._start

    @property
    def stop(self) -> int:
        """Which neuron of the group is the first after this part."""
        return self._stop

    @property
    def events(self):
        """What can happen to its neurons."""
        return self._whole.events

    def event_named(self, name) -> Event:
        """Return what the generated code knows an event of this part by."""
        event = self._whole.event_named(name)
        return Event(event.name, event.latest, (self._start, self._stop))

    def event_schedule(self, name) -> tuple:
        """Return when monitors look, unless told: in Brian 2, whenever the event is found out."""
        return "thresholds", self._whole.order + 1

    def guarded(self):
        whole = self._whole.guarded()
        return {self._part(v): self._part(awake) for v, awake in whole.items()}

    def _part(self, variable) -> Variable:
        if variable not in self._parts:
            chosen = slice(self._start, self._stop)
            self._parts[variable] = variable.part(self._name, chosen)
        return self._parts[variable]

    # what is not a variable of its own, it sees through the group

    def __getattr__(self, name):
        if name in ("namespace", "_clock", "clock", "_timeline"):
            return getattr(self._whole, name)
        return super().__getattr__(name)

    def _refer(self, name):
        if name in self.variables:
            return Reference(self.variables[name])
        return self._cut_out(self._whole._refer(name))

    def _set_attribute(self, name, value):
        raise UnusableValueError(
            f"`{name}` is set for all of `{self._whole.name}`, not for a part.",
            hint=f"Write `{self._whole.name}.{name} = ...`.",
        )

    def _set_link(self, name, link):
        raise UnusableValueError(
            f"`{name}` can be linked for all of `{self._whole.name}`, not for a part.",
            hint=f"Write `{self._whole.name}.{name} = linked_var(..., index=...)`.",
        )

    def _cut_out(self, reference):
        if reference is None or reference.variable.shared:
            return reference
        if reference.via is None:
            return Reference(self._part(reference.variable))
        return Reference(reference.variable, self._cut(reference.via))

    def _cut(self, index):
        if index.via is None:
            return Reference(self._part(index.variable))
        return Reference(index.variable, self._cut(index.via))

    def _own_names(self):
        return self._whole._own_names()

    def _subexpression(self, name):
        """In an equation of the group, i and N are those of the group."""
        found = self._whole._subexpression(name)
        if found is None:
            return None
        return renamed(found[0], {"i": "whole.i", "N": len(self._whole)}), found[1]


def are_indices(values, size) -> bool:
    """Whether an array, which may come from a file, holds indices of so many elements."""
    whole = values.ndim == 1 and values.dtype.kind in "iu"
    return whole and not ((values < 0) | (values >= size)).any()


def _range(group, item):
    """Return the first neuron that is meant, and the first after those."""
    size = len(group)
    if isinstance(item, slice):
        try:
            start, stop, step = item.indices(size)
        except (TypeError, ValueError):
            raise IndexRangeError(
                f"A part of `{group.name}` is a range of whole numbers such as [10:20], not "
                f"{item!r}."
            ) from None
        if step != 1:
            raise IndexRangeError(
                f"A part of `{group.name}` is a range without gaps; a step of {step} leaves some.",
                hint="For other choices of neurons, use conditions in `connect`.",
            )
        for bound in (item.start, item.stop):
            if bound is not None and not -size <= bound <= size:
                warn(f"`{group.name}` has only {size} neurons: the part is cut off there.")
    else:
        index = group._index(item, None) if not isinstance(item, str) else np.empty(0)
        if index.size == 0 or (np.diff(index) != 1).any():
            raise IndexRangeError(
                f"A part of `{group.name}` is a range such as [10:20], not {item!r}."
            )
        start, stop = int(index[0]), int(index[-1]) + 1
    if stop <= start:
        raise IndexRangeError(f"This part of `{group.name}` would have no neurons.")
    return start, stop


def require_event(group, name, needed_by):
    """Raise `UnusableValueError` unless an event of this name can happen in a group."""
    if not isinstance(group, (Population, Subgroup)) and not getattr(group, "events", ()):
        raise UnusableValueError(
            f"{needed_by} waits for events of a group of neurons, unlike {group!r}."
        )
    if not isinstance(name, str):
        raise UnusableValueError(f"{needed_by} waits for an event by its name, not {name!r}.")
    if name in group.events:
        return
    if name == "spike":
        raise UnusableValueError(
            f"{needed_by} waits for spikes of `{group.name}`, which never spikes.",
            hint="Give the group a threshold, such as threshold='v > 1'.",
        )
    known = ", ".join(f"`{event}`" for event in group.events)
    raise UnusableValueError(
        f"{needed_by} waits for the event `{name}` of `{group.name}`, which has no such event.",
        hint=did_you_mean(name, group.events)
        or (f"Its events are {known}." if known else f"Define it: events={{'{name}': 'v > 1'}}."),
    )
