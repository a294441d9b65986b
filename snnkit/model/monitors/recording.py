"""What a monitor has recorded, one row a time step or an event: its columns know of each other."""

from __future__ import annotations

from types import MappingProxyType

from ...engine.variables import Reference, Variable, stored_as
from ...errors import UnusableValueError
from ..owner import VariableOwner
from ..view import VariableView

__all__ = ["Recording", "dtype_of"]


class Recording(VariableOwner):
    """The rows of a recording as elements that have variables: ``M.t['i == 1']``.

    Parameters
    ----------
    monitor : NetworkObject
        Its ``_column(name)`` returns what has been recorded up to now, as a plain array.
    dims : dict of str to Dimension
        The columns.
    """

    _special_names = ()
    _subexpressions = _links = MappingProxyType({})

    def __init__(self, monitor, dims):
        self._monitor, self._dims = monitor, dims

    def view(self, name, with_unit=True) -> VariableView:
        """Return a column, which shows more once more has been recorded."""
        return VariableView(self, name, _Column(self, name), with_unit)

    def column(self, name) -> Variable:
        """Return a column as it is now."""
        values = self._monitor._column(name)
        return Variable(
            self.name, name, self._dims[name], values.dtype, values=values, read_only=True
        )

    @property
    def variables(self):
        return {name: self.column(name) for name in self._dims}

    @property
    def name(self):
        return self._monitor.name

    _name = name

    @property
    def _size(self):
        return len(self._monitor._column("t"))

    @property
    def _clock(self):
        return self._monitor.clock

    @property
    def _timeline(self):
        return self._monitor._timeline

    def _refer(self, name):
        return _Column(self, name) if name in self._dims else None

    def _meaning(self, name, expression, names, locals_):
        # the time of a row, not that of the network
        return self._refer(name) or super()._meaning(name, expression, names, locals_)

    def _set(self, name, item, value, names, bare=False):
        raise UnusableValueError(f"`{name}` of `{self.name}` was recorded: it can only be read.")


class _Column(Reference):
    """A column as it is when somebody looks at it."""

    __slots__ = ("_name", "_records")

    def __init__(self, records, name):
        self._records, self._name, self.via = records, name, None

    @property
    def variable(self):
        return self._records.column(self._name)

    @property
    def dim(self):
        return self._records._dims[self._name]


def dtype_of(source, name):
    """Return the dtype in which a variable or a subexpression of a group is recorded."""
    thing = source._readable(name)
    return stored_as(getattr(thing, "variable", thing).dtype)
