"""Reading and setting many variables at once."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ..engine.variables import Reference, Variable
from ..errors import ReadOnlyError, UnknownVariableError, UnusableValueError, did_you_mean
from ..language.parse import parse
from ..units.quantity import wrap
from ..units.values import dimension_of, is_numeric, plain
from .strings.namespace import names_of_caller

__all__ = ["Recorded", "States", "by_name"]

FORMATS = ("dict", "pandas")


class States:
    """A group whose variables can be read and set together."""

    #: what can be read besides the variables
    _further_states = ("N", "t", "dt", "t_in_timesteps")

    def get_states(
        self,
        vars=None,
        units=True,
        format="dict",
        subexpressions=False,
        read_only_variables=True,
        level=0,
    ):
        """Return a copy of the values of all variables.

        Parameters
        ----------
        vars : list of str, optional
            Which variables; by default all.
        units : bool
            Whether the values have units.
        format : str
            ``'dict'``: arrays by name; or ``'pandas'``: a DataFrame, without units.
        subexpressions : bool
            Whether to include subexpressions, unless `vars` says which.
        read_only_variables : bool
            Whether to include what cannot be set, such as ``i``, ``t`` and subexpressions.
        level : int
            How many calls further up the variables of the calling code are, which
            subexpressions may refer to.

        Examples
        --------
        >>> from snnkit import NeuronGroup
        >>> G = NeuronGroup(2, 'v : 1')
        >>> G.get_states(['v', 'i'])
        {'v': array([0., 0.]), 'i': array([0, 1], dtype=int32)}
        """
        _require_format(format, units)
        names = names_of_caller(1, *self._own_names(), level=level)
        if vars is None:
            vars = self._state_names(subexpressions, read_only_variables)
        vars = _names(vars)
        values = {name: self._state_of(name, names) for name in vars}
        if not units:
            values = {name: np.array(plain(value)) for name, value in values.items()}
        return values if format == "dict" else _table(values)

    def set_states(self, values, units=True, format="dict", level=0):
        """Set several variables at once; if anything is wrong, none of them changes.

        Parameters
        ----------
        values : dict or DataFrame
            Values by the name of the variable.
        units : bool
            Whether the values have units; if not, they are in SI base units.
        format : str
            ``'dict'`` or ``'pandas'``.
        level : int
            How many calls further up the variables of the calling code are, which strings among
            the values may refer to.

        Examples
        --------
        >>> from snnkit import NeuronGroup, mV
        >>> G = NeuronGroup(2, 'v : volt')
        >>> G.set_states({'v': [1, 2]*mV})
        >>> G.v[:]
        array([1., 2.]) * mvolt
        """
        values = by_name(values, units, format)
        names = names_of_caller(1, *self._own_names(), level=level)
        for name in values:
            self._require_settable(name)
        places = {self._refer(name).variable for name in values if self._refer(name) is not None}
        before = {variable: variable.values.copy() for variable in places}
        try:
            for name, value in values.items():
                self._set(name, slice(None), self._with_unit(name, value, units), names)
        except Exception:
            for variable, kept in before.items():
                variable.values[:] = kept
            raise

    def _undo_to(self, state):
        """Go back to a state of a moment ago."""
        self._set_state(state)

    def _require_settable(self, name):
        reference = self._refer(name) if isinstance(name, str) else None
        if name in self._further_states or (reference and reference.variable.read_only):
            raise UnusableValueError(
                f"`{name}` of `{self.name}` can only be read.",
                hint="Leave it out: `get_states(read_only_variables=False)` does.",
            )
        if not isinstance(name, str) or not self._is_variable(name):
            raise UnknownVariableError(self._no_variable(str(name)))

    def _with_unit(self, name, value, units):
        if units or not is_numeric(value):
            return value  # which is refused, unless it is a string
        return wrap(np.asarray(plain(value)), self._readable(name).dim)

    def _state_names(self, subexpressions, read_only):
        names = [name for name in self.variables if name.isidentifier()]
        if not read_only:
            names = [name for name in names if not self.variables[name].read_only]
        linked = {name for name in self._links if self._links[name][1] is not None}
        computed = {*self._subexpressions, *(n for n in linked if self._refer(n) is None)}
        # in Brian 2 subexpressions are among what cannot be set
        names += sorted(linked - computed)
        names += sorted(computed) if subexpressions and read_only else ()
        names += self._further_states if read_only else ()
        return list(dict.fromkeys(names))

    def _state_of(self, name, names):
        thing = self._readable(name) if isinstance(name, str) else None
        if name in self._further_states:
            return _copied(getattr(self, name))
        if thing is None:
            raise UnknownVariableError(self._no_variable(name))
        if isinstance(thing, Reference):
            return wrap(np.array(thing.take(slice(None))), thing.dim)
        index = np.arange(len(self))
        values = self._evaluate(parse(name), index, names)
        return wrap(np.array(np.broadcast_to(values, len(index))), thing.dim)


class Recorded:
    """A monitor, whose recordings can be read together."""

    #: what it was asked to record
    record_variables = ()

    @property
    def variables(self) -> Mapping:
        """What `get_states` returns, as variables by name: ``M.variables['v'].get_value()``."""
        return _Variables(self, self._recordings)

    @property
    def recorded_variables(self) -> Mapping:
        """Those of the variables that the monitor was asked to record."""
        return _Variables(self, self.record_variables)

    @property
    def needed_variables(self) -> list:
        """The names of the variables that the monitor was asked to record."""
        return list(self.record_variables)

    def _refuse_hidden(self, names):
        """Raise `UnusableValueError` for a variable that its own attribute would hide."""
        taken = {*dir(type(self)), *self.__dict__}
        hidden = next((name for name in names if name in taken), None)
        if hidden is not None:
            kind = type(self).__name__
            raise UnusableValueError(
                f"`{hidden}` cannot be recorded by a {kind}, which has something of that name.",
                hint="Give the variable another name.",
            )

    def get_states(
        self,
        vars=None,
        units=True,
        format="dict",
        subexpressions=False,
        read_only_variables=True,
        level=0,
    ):
        """Return a copy of all that has been recorded.

        Parameters
        ----------
        vars : list of str, optional
            What of it; by default all.
        units : bool
            Whether the values have units.
        format : str
            ``'dict'``: arrays by name, with a row for each time step or event; or
            ``'pandas'``: a DataFrame, without units.
        subexpressions, level
            Without meaning here.
        read_only_variables : bool
            As recordings cannot be set, there is nothing without them.

        Examples
        --------
        >>> from snnkit import NeuronGroup, SpikeMonitor, run, start_scope, ms
        >>> start_scope()
        >>> spikes = SpikeMonitor(NeuronGroup(2, 'v : 1', threshold='i == 1'))
        >>> sorted(spikes.get_states())
        ['N', 'count', 'i', 't']
        """
        _require_format(format, units)
        if vars is None:
            vars = self._recordings if read_only_variables else ()
        vars = _names(vars)
        for name in vars:
            if name not in (*self._recordings, *map("{}_".format, self._recordings)):
                hint = did_you_mean(name, self._recordings)
                listing = f"Recorded are {', '.join(self._recordings)}."
                raise UnknownVariableError(
                    f"`{name}` was not recorded by `{self.name}`. {hint or listing}"
                )
        values = {name: _copied(getattr(self, name)) for name in vars}
        values = {name: v.T if v.ndim == 2 else v for name, v in values.items()}
        if not units:
            values = {name: np.array(plain(value)) for name, value in values.items()}
        return values if format == "dict" else _table(values)

    def set_states(self, values, units=True, format="dict", level=0):
        """Take what `get_states(read_only_variables=False)` gives: of a monitor, nothing.

        Parameters
        ----------
        values, units, format, level
            As in `NeuronGroup.set_states`.
        """
        for name in by_name(values, units, format):
            raise ReadOnlyError(f"`{name}` of `{self.name}` can only be read.")


class _Variables(Mapping):
    """What a monitor has recorded, as variables; only what is asked for is copied."""

    def __init__(self, monitor, names):
        self._monitor, self._names = monitor, tuple(names)

    def __getitem__(self, name):
        if name not in self._names:
            raise KeyError(name)
        value = self._monitor.get_states([name])[name]
        values, dim = plain(value), dimension_of(value)
        how = {"values": np.atleast_1d(values), "shared": values.ndim == 0, "read_only": True}
        return Variable(self._monitor.name, name, dim, values.dtype, **how)

    def __iter__(self):
        return iter(self._names)

    def __len__(self):
        return len(self._names)


def by_name(values, units, format):
    """Return states that are given in a format as a dict."""
    _require_format(format, units)
    if format == "pandas":
        if not hasattr(values, "columns"):
            raise UnusableValueError(f"States in pandas are a DataFrame, not {values!r}.")
        return {name: values[name].to_numpy() for name in values.columns}
    if not hasattr(values, "items"):
        raise UnusableValueError(f"States are a dict of names and values, not {values!r}.")
    return values


def _names(vars):
    """Return names of variables as a list; one alone need not be in one."""
    if not isinstance(vars, (str, list, tuple, set)):
        raise UnusableValueError(f"`vars` is a list of names of variables, not {vars!r}.")
    return [vars] if isinstance(vars, str) else vars


def _copied(values):
    """Return a view of a variable, an array, a quantity or a number as an array of its own."""
    values = values[:] if hasattr(values, "_owner") else values
    return wrap(np.array(plain(values)), dimension_of(values))


def _require_format(format, units):
    if format not in FORMATS:
        hint = did_you_mean(str(format), FORMATS) or "There are 'dict' and 'pandas'."
        raise UnusableValueError(f"I don't know a format {format!r} of states.", hint=hint)
    if format == "pandas" and units:
        raise UnusableValueError("A DataFrame has no units.", hint="Write `units=False`.")


def _table(values):
    """Return a DataFrame with a column for each variable; what is shared is in every row."""
    try:
        from pandas import DataFrame
    except ImportError:
        raise UnusableValueError(
            "The format 'pandas' needs pandas, which is not installed.",
            hint="Install it (`pip install pandas`), or use the format 'dict'.",
        ) from None
    sizes = sorted({value.size for value in values.values() if value.ndim})
    if len(sizes) > 1 or any(value.ndim > 1 for value in values.values()):
        raise UnusableValueError(
            "A DataFrame needs columns of one length, but these variables differ in theirs.",
            hint="Choose some: `get_states(['v', 'w'], ...)`.",
        )
    size = sizes[0] if sizes else 1
    return DataFrame({name: np.broadcast_to(value, size) for name, value in values.items()})
