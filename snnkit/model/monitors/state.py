"""Recording variables during a run."""

from __future__ import annotations

import numpy as np

from ...engine.plan import RecordState
from ...errors import (
    ArgumentError,
    ReadOnlyError,
    UnknownVariableError,
    UnusableValueError,
    did_you_mean,
    warn,
)
from ...language.parse import parse
from ...units.dimensions import DIMENSIONLESS, SECOND
from ...units.quantity import wrap
from ...units.values import dimension_of, is_numeric, plain, require
from ..base import Component, NetworkObject
from ..clock import first_step_from
from ..count import Count
from ..owner import VariableOwner
from ..paths import required_path
from ..schedule import place_in_step
from ..states import Recorded
from ..strings.namespace import Names, names_of_caller
from ..strings.telling_time import told_by
from ..traps.telling import first_time
from ..view import VariableView, range_of
from .recording import Recording, dtype_of
from .rows import LastRows, Rows, RowsInFiles

__all__ = ["StateMonitor"]

#: stands for a `record` that is not given: None would record nothing, as False does
NOT_SAID = object()


class StateMonitor(Component, Recorded):
    """Records variables in every time step.

    Parameters
    ----------
    source : NeuronGroup or Synapses
    variables : str or list of str
        What to record; ``True`` for all variables.
    record : bool, int, slice or array_like of int
        Of which elements: ``True`` for all, or their indices.
    dt, clock : Quantity or Clock, optional
        How often; by default in every time step of the source.
    when, order : str, int
        When in the time step; by default at its start.
    name : str, optional
    codeobj_class : optional
        As in `NeuronGroup`: without effect.
    window : Quantity, optional
        Keep the recordings of this last span of time only: memory has a bound however long the
        run is.
    folder : str or path, optional
        Record to files instead of memory: to ``v.npy`` in this folder for a variable v, of shape
        (steps, elements), and to ``t.npy``. Files of these names are replaced. ``M.v`` then reads
        what is looked at, and so does ``numpy.load(..., mmap_mode='r')`` later.

    Attributes
    ----------
    t : Quantity, shape (steps,)
        The times of the recorded values. Every recorded variable is an attribute too, of shape
        (elements, steps).

    Examples
    --------
    >>> from snnkit import NeuronGroup, StateMonitor, run, ms
    >>> G = NeuronGroup(2, 'dv/dt = -v/(10*ms) : 1')
    >>> G.v = [1, 2]
    >>> M = StateMonitor(G, 'v', record=True)
    >>> run(1*ms)
    >>> M.t/ms
    array([0. , 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
    >>> M.v.shape
    (2, 10)

    Of a long run, the end:

    >>> last = StateMonitor(G, 'v', record=True, window=0.5*ms)
    >>> run(20*ms)
    >>> last.t/ms
    array([20.5, 20.6, 20.7, 20.8, 20.9])
    """

    def __init__(
        self,
        source,
        variables,
        record=NOT_SAID,
        dt=None,
        clock=None,
        when="start",
        order=0,
        name=None,
        codeobj_class=None,
        *,
        window=None,
        folder=None,
    ):
        if record is NOT_SAID:
            raise ArgumentError(
                "A StateMonitor needs to know which elements it records.\n"
                "For all of them write `record=True`, for some `record=[0, 1]`."
            )
        if dt is None and clock is None and isinstance(source, (NetworkObject, VariableOwner)):
            clock = source.clock
        super().__init__(name, dt, clock)
        if not isinstance(source, VariableOwner):
            raise UnusableValueError(f"A StateMonitor records a group or synapses, not {source!r}.")
        self.source, self.when, self.order = source, place_in_step(when), order
        self.record_variables = _variables(source, variables)
        self._refuse_hidden(self.record_variables)
        self._index = _elements(source, record)
        self._window = _span(window, folder)
        self._store = self._new_store(folder)

    def _new_store(self, folder):
        if folder is not None:
            return RowsInFiles(required_path(folder, "folder"))
        if self._window is None:
            return Rows()
        return LastRows(lambda: first_step_from(self._window, self.clock.dt_))

    def __repr__(self):
        what = ", ".join(self.record_variables)
        return f"StateMonitor({self.source.name}: {what}; {self.N} steps recorded)"

    @property
    def record(self) -> np.ndarray:
        """The indices of the recorded elements."""
        return np.arange(len(self.source)) if self._index is None else self._index

    @property
    def n_indices(self) -> int:
        """How many elements are recorded."""
        return len(self.record)

    def __len__(self):
        return len(self._store)

    @property
    def N(self) -> int:
        """How many time steps have been recorded, and are still there."""
        return Count(len(self._store))

    @property
    def t(self) -> VariableView:
        """The times of the recorded values."""
        return Recording(self, {"t": SECOND}).view("t")

    @property
    def t_(self) -> VariableView:
        """The times of the recorded values in seconds, without unit."""
        return Recording(self, {"t": SECOND}).view("t", with_unit=False)

    def _column(self, name):
        return np.asarray(self._store.times)

    @property
    def _recordings(self):
        return ["t", "N", *self.record_variables]

    def __setattr__(self, name, value):
        if name in self._names_with_bare():
            raise ReadOnlyError(f"`{name}` holds what was recorded; it cannot be set.")
        super().__setattr__(name, value)

    def __getattr__(self, name):
        if name.startswith("_") or name not in self._names_with_bare():
            known = [*self.__dict__.get("record_variables", ()), "t"]
            raise UnknownVariableError(
                f"`{name}` was not recorded by `{self.__dict__.get('_name')}`. "
                + (did_you_mean(name, known) or f"Recorded are {', '.join(known)}.")
            )
        return self._recorded(name)

    def _names_with_bare(self):
        names = self.__dict__.get("record_variables", ())
        return [*names, *(f"{name}_" for name in names)]

    def _dimension(self, name):
        return self.source._readable(name).dim

    def _recorded(self, name, places=slice(None)):
        """Return the recordings of some elements; bare numbers, if the name ends in `_`."""
        bare = name if name in self.record_variables else name[:-1]
        if bare in self._store:
            rows = self._store.by_element(bare, places)
        else:
            rows = np.empty((len(self.record), 0))[places]
        return wrap(rows, self._dimension(bare)) if bare == name else rows

    def __getitem__(self, item):
        """Return the recordings of one element (or some), by its index in the source."""
        wanted = np.atleast_1d(item)
        places = [np.flatnonzero(self.record == k) for k in wanted]
        for k, place in zip(wanted, places, strict=True):
            if place.size == 0:
                from ...errors import IndexRangeError

                raise IndexRangeError(f"Element {k} was not recorded by `{self.name}`.")
        places = np.concatenate(places)
        return _Recording(self, places[0] if np.ndim(item) == 0 else places)

    def record_single_timestep(self):
        """Record once more now, for example the values at the end of a run.

        The last recording of a run is that of the beginning of its last step.

        Examples
        --------
        >>> from snnkit import NeuronGroup, StateMonitor, run, ms
        >>> G = NeuronGroup(1, 'dv/dt = 1/ms : 1')
        >>> M = StateMonitor(G, 'v', record=True, dt=1*ms)
        >>> run(2*ms)
        >>> M.record_single_timestep()
        >>> M.v[0], M.t/ms
        (array([0., 1., 2.]), array([0., 1., 2.]))
        """
        if self._timeline is not None and self._timeline.run is not None:
            raise UnusableValueError(
                f"`{self._name}` records by itself while the network runs.",
                hint="For values at another time in the step make a second monitor, with `when=`.",
            )
        names = names_of_caller(1, *self.source._own_names())
        rows = {name: plain(self.source._state_of(name, names)) for name in self.record_variables}
        for name, values in rows.items():
            self._make_room(name, 1)[0] = np.broadcast_to(values, len(self.source))[self.record]
        self._store.close(np.array([self.clock.t_]))

    # --- during a run ---

    def operations(self, names):
        names = names.behind(*self.source._own_names())
        values = {}
        for name in self.record_variables:
            value = self.source._resolve(parse(name), names)
            values[name] = told_by(self.source, self.clock, value)
        self._warn_if_event_driven()
        what = ", ".join(self.record_variables)
        return [
            RecordState(
                self.name,
                self.when,
                values,
                self._index,
                len(self.source),
                self._make_room,
                order=self.order,
                comment=f"record {what}",
            )
        ]

    def _make_room(self, name, rows):
        """Return an array for `rows` more recordings of a variable."""
        return self._store.make_room(name, rows, len(self.record), dtype_of(self.source, name))

    def _warn_if_event_driven(self):
        equations = getattr(self.source, "_event_driven", ())
        lagging = [e.name for e in equations if e.name in self.record_variables]
        if lagging and first_time(self, "event-driven"):
            warn(
                f"`{lagging[0]}` is event-driven: between spikes the recording shows its value "
                "at the last spike. To see it change, mark its equation (clock-driven)."
            )

    def _have_run(self, first_step, last_step):
        self._store.close(np.arange(first_step, last_step) * self.clock.dt_)

    def _take_back(self, steps):
        self._store.take_back(steps)

    @property
    def steps_at_once(self):
        if self._store.at_once is None:
            return None
        return self._store.at_once(8 * max(len(self.record) * len(self.record_variables), 1))

    def _state(self):
        return self._store.state()

    def _set_state(self, state):
        self._store.set_state(state, self.record_variables)

    def _misfit(self, state, states):
        return self._store.misfit(state, self.record_variables, len(self.record), self._grows)

    @property
    def _grows(self):
        return self.source._grows


def _span(window, folder):
    """Return a span of time in seconds, if it can be that of a window."""
    if window is None:
        return None
    hint = "Write for example `window={given}`."
    require(window, SECOND, "`window` is a time such as 100*ms, not {value}", hint)
    if np.ndim(window) or not 0 < float(window) < np.inf:
        raise UnusableValueError(f"`window` is longer than 0 s, unlike {window}.")
    if folder is not None:
        raise UnusableValueError(
            "A `window` and a `folder`: keep the last steps in memory, or all in files?",
            hint="Give one of them; two monitors can do both.",
        )
    return float(window)


class _Recording:
    """The recordings of some elements of a `StateMonitor`."""

    def __init__(self, monitor, places):
        self._monitor, self._places = monitor, places

    def __repr__(self):
        elements = ", ".join(map(str, np.atleast_1d(self._monitor.record[self._places])))
        return f"<elements {elements} of {self._monitor!r}>"

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if name in self._monitor._names_with_bare():
            return self._monitor._recorded(name, self._places)
        return getattr(self._monitor, name)


def _variables(source, variables):
    if variables is True:
        names = [*source.variables, *source._subexpressions]
        return [v for v in names if v.isidentifier() and v not in ("i", "j", "lastupdate")]
    if not isinstance(variables, (str, list, tuple, set)):
        raise UnusableValueError(f"Name the variables to record, unlike {variables!r}.")
    names = [variables] if isinstance(variables, str) else list(variables)
    for name in names:
        if not isinstance(name, str) or source._readable(name) is None:
            known = [*source.variables, *source._subexpressions]
            hint = did_you_mean(str(name), known) or f"Its variables are {', '.join(known)}."
            raise UnknownVariableError(f"`{source.name}` has no variable `{name}`. {hint}")
    return names


def _elements(source, record):
    """Return the indices to record; None stands for all."""
    if isinstance(record, (bool, np.bool_)) and record:
        return None
    if isinstance(record, (bool, np.bool_)) or record is None:
        return np.zeros(0, int)
    record = range_of(source, record)
    if isinstance(record, slice):
        return np.arange(len(source))[record]
    index = np.atleast_1d(np.asarray(record if is_numeric(record) else np.nan))
    if dimension_of(record) is not DIMENSIONLESS:
        index = np.full(1, np.nan)
    if index.dtype.kind == "f" and np.array_equal(index, np.trunc(index)):
        index = index.astype(int)  # none at all is a list of floats, too
    if index.dtype.kind == "b":
        return source._index(index, Names())  # a value of True or False for each
    if index.dtype.kind not in "iu":
        raise UnusableValueError(f"`record` takes indices, True or False, not {record!r}.")
    return source._index(index, Names())
