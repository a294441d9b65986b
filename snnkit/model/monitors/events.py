"""Recording spikes and other events during a run."""

from __future__ import annotations

import numpy as np

from ...calls import told
from ...engine.plan import RecordSpikes
from ...errors import UnknownVariableError, UnusableValueError, did_you_mean, warn
from ...language.parse import parse
from ...units.dimensions import DIMENSIONLESS, SECOND
from ..base import Component
from ..count import Count
from ..population import are_indices, require_event
from ..schedule import place_in_step
from ..states import Recorded
from ..view import VariableView
from .event_records import EventRecords
from .recording import Recording, dtype_of

__all__ = ["EventMonitor", "SpikeMonitor"]


class EventMonitor(Component, Recorded):
    """Records when an event occurs, and at which neurons.

    Parameters
    ----------
    source : NeuronGroup
    event : str
        One of the group's `events`.
    variables : str or list of str, optional
        Variables of the neurons to record at each event.
    record : bool
        Whether to keep times and indices; if False, events are only counted.
    when, order : str, int, optional
        When in the time step; by default right after the event has been found.
    name : str, optional
    codeobj_class : optional
        As in `NeuronGroup`: without effect.

    Attributes
    ----------
    t : Quantity, shape (events,)
        When the events occurred; ``M.t['i == 1']`` chooses some.
    i : ndarray of int, shape (events,)
        At which neurons. Every recorded variable is an attribute too.
    count : ndarray of int, shape (neurons,)
        How many events there were at each neuron.
    num_events : int
        How many there were in all.

    Examples
    --------
    >>> from snnkit import EventMonitor, NeuronGroup, run, start_scope, ms
    >>> start_scope()
    >>> G = NeuronGroup(2, 'dx/dt = (1 + i)/ms : 1', events={'three': 'x > 3'})
    >>> G.run_on_event('three', 'x = 0')
    >>> M = EventMonitor(G, 'three')
    >>> run(5*ms)
    >>> M.count
    array([1, 3], dtype=int32)
    """

    def __init__(
        self,
        source,
        event,
        variables=None,
        record=True,
        when=None,
        order=None,
        name=None,
        codeobj_class=None,
    ):
        super().__init__(name, clock=getattr(source, "clock", None))
        require_event(source, event, f"{'An' if event != 'spike' else 'A'} {type(self).__name__}")
        record = _all_or_none(record, type(self).__name__)
        self.source, self.event, self.record = source, event, record
        place, rank = source.event_schedule(event) if when is None else (when, -1)
        self.when = place_in_step(place)
        self.order = rank + 1 if order is None else order
        self.record_variables = _names(source, variables)
        self._refuse_hidden(self.record_variables)
        dtypes = {name: dtype_of(source, name) for name in self.record_variables}
        # as in Brian 2, variables are kept even where times and indices are not
        self._kept = EventRecords(dtypes, len(source), record or bool(dtypes))
        #: takes note of events; see `EventRecords`
        self.append = self._kept.append

    def __repr__(self):
        what = "spikes" if self.event == "spike" else f"`{self.event}`"
        return f"{type(self).__name__}({self.source.name}; {self.num_events} {what} recorded)"

    def extend(self, times, neurons, *values):
        """Take note of events at many times, in seconds: one for each neuron."""
        self._kept.extend(times, neurons, values)

    def operations(self, names):
        names = names.behind(*self.source._own_names())
        values = [self.source._resolve(parse(name), names) for name in self.record_variables]
        event = self.source.event_named(self.event)
        return [RecordSpikes(self.name, self.when, event, self, values=values, order=self.order)]

    def _state(self):
        return {**self._kept.state(), "count": self.count}

    def _set_state(self, state):
        self._kept.set_state(state)

    def _misfit(self, state, states):
        now = self._state()
        if now.keys() != state.keys():
            return f"it recorded {', '.join(sorted(state.keys() - {'count'}))} then"
        if now["count"].shape != state["count"].shape or state["count"].dtype.kind not in "iu":
            return f"it recorded {state['count'].size} neurons then"
        events = [v for name, v in state.items() if name != "count"]
        together = all(v.shape == state["t"].shape and v.dtype.kind in "biuf" for v in events)
        if not together or not are_indices(state["i"], len(self.source)):
            return "what it recorded was of other neurons then"
        return ""

    def __len__(self):
        return self.num_events

    @property
    def count(self) -> np.ndarray:
        """How many events there were at each neuron."""
        return self._kept.count.copy()

    @property
    def num_events(self) -> int:
        """How many events there were in all."""
        return int(self.count.sum())

    @property
    def N(self) -> int:
        """How many events there were in all."""
        return Count(self.num_events)

    @property
    def i(self) -> VariableView:
        """At which neurons the events occurred, in the order of `t`."""
        return self._view("i")

    @property
    def i_(self) -> VariableView:
        """The same: numbers of neurons have no unit."""
        return self._view("i", with_unit=False)

    @property
    def t(self) -> VariableView:
        """When the events occurred."""
        return self._view("t")

    @property
    def t_(self) -> VariableView:
        """When the events occurred, in seconds."""
        return self._view("t", with_unit=False)

    @property
    def it(self) -> tuple:
        """`i` and `t`."""
        return self.i, self.t

    @property
    def it_(self) -> tuple:
        """`i` and `t_`."""
        return self.i, self.t_

    def _view(self, name, with_unit=True):
        if not self.record and name in ("t", "i"):
            raise self._not_kept(name)
        dims = {name: self.source._readable(name).dim for name in self.record_variables}
        return Recording(self, {"t": SECOND, "i": DIMENSIONLESS, **dims}).view(name, with_unit)

    def _not_kept(self, name):
        return UnknownVariableError(
            f"`{self._name}` has `record=False`: it counts events, and keeps no `{name}`."
        )

    def _column(self, name):
        return self._kept.array(name)

    @property
    def _recordings(self):
        kept = ["t", "i"] if self.record else []
        return [*kept, *self.record_variables, "count", "N"]

    def __getattr__(self, name):
        if name in ("t", "i", "t_", "it", "it_"):  # their properties have found nothing
            raise self._not_kept(name)
        known = self.__dict__.get("record_variables", ())
        bare = name if name in known else name[:-1] if name.endswith("_") else name
        if name.startswith("_") or bare not in known:
            raise UnknownVariableError(
                f"`{name}` was not recorded by `{self.__dict__.get('_name')}`. "
                + (did_you_mean(name, known) or f"Recorded are {', '.join(['t', 'i', *known])}.")
            )
        return self._view(bare, with_unit=bare == name)

    @told
    def values(self, var) -> dict:
        """Return what was recorded of a variable, or ``'t'``, at each neuron, by its index."""
        values, neurons = getattr(self, str(var))[:], self.i[:]
        order = np.argsort(neurons, kind="stable")
        cuts = np.cumsum(np.bincount(neurons, minlength=len(self.source)))[:-1]
        return dict(enumerate(np.split(values[order], cuts)))

    @told
    def all_values(self) -> dict:
        """Return `values` of ``'t'`` and of every recorded variable, by their names."""
        return {name: self.values(name) for name in ("t", *self.record_variables)}

    @told
    def event_trains(self) -> dict:
        """Return the times of the events at each neuron, by its index."""
        return self.values("t")


class SpikeMonitor(EventMonitor):
    """Records spikes.

    Parameters
    ----------
    source : NeuronGroup
    variables : str or list of str, optional
        Variables of the neurons to record at each of their spikes, before the reset.
    record : bool
        Whether to keep times and indices; if False, spikes are only counted.
    when, order : str, int, optional
        When in the time step; by default right after the threshold.
    name : str, optional
    codeobj_class : optional
        As in `NeuronGroup`: without effect.

    Attributes
    ----------
    t : Quantity, shape (spikes,)
        When the spikes occurred; ``M.t['i == 1']`` chooses some.
    i : ndarray of int, shape (spikes,)
        Which neurons fired them. Every recorded variable is an attribute too.
    count : ndarray of int, shape (neurons,)
        How many spikes each neuron fired.
    num_spikes : int
        How many spikes there were in all.

    Examples
    --------
    >>> from snnkit import NeuronGroup, SpikeMonitor, run, start_scope, ms
    >>> start_scope()
    >>> G = NeuronGroup(2, 'v : 1', threshold='t > (1+i)*ms', refractory=100*ms)
    >>> spikes = SpikeMonitor(G)
    >>> run(5*ms)
    >>> spikes.i[:]
    array([0, 1], dtype=int32)
    >>> spikes.t[:]
    array([1.1, 2.1]) * msecond
    >>> spikes.t['i == 1']
    array([2.1]) * msecond
    """

    def __init__(
        self,
        source,
        variables=None,
        record=True,
        when=None,
        order=None,
        name=None,
        codeobj_class=None,
    ):
        super().__init__(source, "spike", variables, record, when, order, name)

    @property
    def num_spikes(self) -> int:
        """How many spikes there were in all."""
        return self.num_events

    @told
    def spike_trains(self) -> dict:
        """Return the spike times of each neuron, by its index."""
        return self.event_trains()


def _all_or_none(record, kind):
    """Return whether events are recorded: `record` counts as true or false, as in Brian 2."""
    if isinstance(record, (bool, np.bool_)):
        return record
    part = "To record some neurons only, give a part of the group: `G[:10]`."
    if not isinstance(record, (int, list, tuple, range)):
        raise UnusableValueError(
            f"`record` of a {kind} is True or False, not {record!r}.", hint=part
        )
    which = "all neurons" if record else "none"
    given = repr(record) if isinstance(record, int) or len(record) < 9 else "a list"
    warn(f"`record` of a {kind} is True or False: {given} records {which}. {part}")
    return bool(record)


def _names(source, variables):
    if variables is None:
        return []
    if not isinstance(variables, (str, list, tuple, set)):
        raise UnusableValueError(f"Name the variables to record, unlike {variables!r}.")
    names = [variables] if isinstance(variables, str) else list(dict.fromkeys(variables))
    for name in names:
        if not isinstance(name, str) or source._readable(name) is None:
            known = [v for v in source._known_names() if v not in source._special_names]
            hint = did_you_mean(str(name), known) or f"Its variables are {', '.join(known)}."
            raise UnknownVariableError(f"`{source.name}` has no variable `{name}`. {hint}")
        if name in ("t", "i", "N", "count"):
            raise UnusableValueError(f"`{name}` is recorded in any case.")
        if hasattr(SpikeMonitor, name) or name == "event":
            raise UnusableValueError(
                f"A monitor of events has a `{name}` of its own: it cannot record a variable of "
                "that name.",
                hint="Call the variable something else.",
            )
    return names
