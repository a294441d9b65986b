"""Views of variables: what ``G.v`` is."""

from __future__ import annotations

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from ..engine.variables import Reference
from ..errors import IndexRangeError, SnnkitError, UnknownVariableError, UnusableValueError
from ..language.parse import parse
from ..units.dimensions import DIMENSIONLESS
from ..units.quantity import wrap
from ..units.unit import unit_of
from ..units.values import is_numeric, say_what_is_wrong
from .strings.namespace import names_of_caller, only
from .traps.live import note_live

__all__ = ["Indices", "VariableView", "range_of"]


def range_of(owner, item):
    """Return a slice for a part of a group, or all of it: ``G.v[G[2:5]]`` is ``G.v[2:5]``."""
    whole = getattr(item, "_whole", None)
    if whole is owner:
        return slice(getattr(item, "start", 0), getattr(item, "stop", None))
    if whole is not None and whole is not item:
        raise IndexRangeError(f"`{item.name}` is a part of `{whole.name}`, not of `{owner.name}`.")
    return item


class VariableView(NDArrayOperatorsMixin):
    """A variable of a group, to be read, calculated with, and set in parts.

    Items are chosen by number, slice, array, or a condition in a string. Assigning to an item
    changes the variable. Reading one gives a copy; but all of them at once, ``G.v[:]``, are the
    variable's own values, as in Brian 2: they change as it does, and it as they do. A
    copy is ``G.v[:].copy()``.

    Examples
    --------
    >>> from snnkit import NeuronGroup
    >>> G = NeuronGroup(4, 'v : 1')
    >>> G.v = 'i/4'
    >>> G.v['i > 1']
    array([0.5 , 0.75])
    """

    __array_priority__ = 1001

    def __init__(self, owner, name, thing, with_unit=True):
        self._owner, self._name, self._thing = owner, name, thing
        self.dim, self._bare = (thing.dim, "") if with_unit else (DIMENSIONLESS, "_")

    def _values(self, index=None, names=None):
        """Return the present values of some elements, as a plain array."""
        if isinstance(self._thing, Reference):
            index = slice(None) if index is None else index
            return self._thing.take(index)
        names = names_of_caller(2, *self._owner._own_names()) if names is None else names
        if self._shared:
            return self._owner._evaluate(parse(self._name), np.zeros(1, int), names)
        index = np.arange(len(self._owner)) if index is None else index
        values = self._owner._evaluate(parse(self._name), index, names)
        return np.array(np.broadcast_to(values, len(index)))

    @property
    def _shared(self):
        """Whether there is one value for all elements."""
        if isinstance(self._thing, Reference):
            return self._thing.variable.shared
        return "shared" in self._thing.flags

    @property
    def name(self) -> str:
        """The name of the variable."""
        return self._name

    @property
    def group(self):
        """The group that it is a variable of."""
        return self._owner

    @property
    def variable(self):
        """The variable itself, or the equation that it is computed by."""
        return self._thing.variable if isinstance(self._thing, Reference) else self._thing

    def get_item(self, item, level=0, namespace=None):
        """Return some values: ``G.v.get_item('i > k', namespace={'k': 3})`` for ``G.v['i > k']``.

        Parameters
        ----------
        item : int, slice, array_like or str
        level : int
            How many calls further up the variables of the calling code are.
        namespace : dict, optional
            Where to look up names instead.
        """
        return self._read(item, self._names(level + 1, namespace))

    def set_item(self, item, value, level=0, namespace=None):
        """Set some values; see `get_item`."""
        self._change(item, value, self._names(level + 1, namespace))

    def _names(self, level, namespace=None):
        given = () if namespace is None else only(namespace).namespaces
        return names_of_caller(level + 1, *given, *self._owner._own_names())

    def __reduce__(self):
        # what is put into a file are the values, not the group
        return wrap, (np.asarray(self), self.dim)

    def in_unit_of(self, dim):
        """Return the values, with their unit if that is wanted, also of ``G.v_``."""
        values = self[:]
        return wrap(np.asarray(values), dim) if dim is self._thing.dim else values

    def to_numpy(self):
        """Return the values as a plain array: what matplotlib and pandas ask for."""
        return np.asarray(self)

    def __getitem__(self, item):
        return self._read(item, self._names(1))

    def _read(self, item, names):
        item = range_of(self._owner, item)
        if isinstance(item, tuple) and any(part is None or part is ... for part in item):
            return self._with_more_axes(item)
        single = not isinstance(item, (str, slice, tuple)) and np.ndim(item) == 0
        if isinstance(item, slice) and item == slice(None):
            return self._all(names)
        self._require_elements(item)
        index = self._owner._index(item, names)
        values = self._values(index, names)
        return self._given(values[0] if single and np.ndim(values) else np.array(values))

    def _all(self, names):
        """Return all values. As in Brian 2 they are those of the variable itself, if possible."""
        if not isinstance(self._thing, Reference) or not self._thing.is_open:
            return self._given(np.array(self._values(names=names))[()])
        if self._thing.variable.shapes:  # and may be written to from now on
            self._owner._whole._changed()
        values = self._given(self._thing.variable.values[:])
        note_live(values, f"{self._owner.name}.{self._name}")
        return values

    def _given(self, values):
        """Return values with their unit; a single number as one of numpy's."""
        return values if self.dim is DIMENSIONLESS else wrap(values, self.dim)

    def __setitem__(self, item, value):
        self._change(item, value, self._names(1))

    def _change(self, item, value, names):
        item = range_of(self._owner, item)
        self._require_elements(item)
        bare = self.dim is not self._thing.dim
        if bare and not isinstance(value, str):
            if not is_numeric(value):
                raise UnusableValueError(f"`{self._name}_` takes numbers, not {value!r}.")
            value = wrap(np.asarray(value, float), self._thing.dim)
        self._owner._set(self._name, item, value, names, bare)

    def _with_more_axes(self, item):
        """Index with None or ``...``: numpy's way to add an axis."""
        try:
            return self[:][item]
        except IndexError:
            raise IndexRangeError(f"{item!r} is no index of `{self._name}`.") from None

    def _require_elements(self, item):
        """Raise `IndexRangeError` if one value that all share is to be chosen from."""
        if self._shared and not (isinstance(item, slice) and item == slice(None)):
            name = f"{self._owner.name}.{self._name}"
            raise IndexRangeError(
                f"`{self._name}` is one value for all: there are no elements to choose from.",
                hint=f"Write `{name}`, without an index.",
            )

    def __array__(self, dtype=None, copy=None):
        return np.array(self._values(), dtype=dtype)

    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        inputs = [_operand(x) for x in inputs]
        if kwargs.get("out"):
            return NotImplemented
        try:
            return getattr(ufunc, method)(*inputs, **kwargs)
        except (TypeError, ValueError) as error:
            if not isinstance(error, SnnkitError):
                say_what_is_wrong(inputs)
            raise

    def __array_function__(self, func, types, args, kwargs):
        return func(*_read(args), **dict(zip(kwargs, _read(kwargs.values()), strict=True)))

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        values = self[:]
        if not hasattr(values, name):
            raise UnknownVariableError(
                f"`{self._owner.name}.{self._name}` has no attribute `{name}`."
            )
        return getattr(values, name)

    def __setattr__(self, name, value):
        if not name.startswith("_") and name != "dim":
            raise UnknownVariableError(
                f"`{self._owner.name}.{self._name}` has no attribute `{name}` to set."
            )
        object.__setattr__(self, name, value)

    def __hash__(self):  # of the variable, not of its values: to be hashable is all that is asked
        return hash((id(self._owner), self._name))

    def __len__(self):
        if self._shared:
            raise UnusableValueError(f"`{self._name}` is one value for all: it has no length.")
        return len(self._owner)

    def __iter__(self):
        return iter(self[:])

    def __index__(self):
        return self[:].__index__()

    def __float__(self):
        return float(self[:])

    def __bool__(self):
        return bool(self[:])

    # in-place operators set the variable: the group's attribute is then assigned the view
    def _in_place(ufunc, sign):
        def change(self, other):
            self._owner._refuse_link(self._name)
            names = names_of_caller(1, *self._owner._own_names())
            if isinstance(other, str):
                value = f"{self._name} {sign} ({other})"
            elif is_numeric(other):
                value = _calculated(ufunc, self[:], other)
            else:
                raise UnusableValueError(f"`{self._name}` takes numbers, not {other!r}.")
            self._change(slice(None), value, names)
            return self

        return change

    __iadd__, __isub__ = _in_place(np.add, "+"), _in_place(np.subtract, "-")
    __imul__, __itruediv__ = _in_place(np.multiply, "*"), _in_place(np.true_divide, "/")
    __ifloordiv__, __imod__ = _in_place(np.floor_divide, "//"), _in_place(np.remainder, "%")
    __ipow__ = _in_place(np.power, "**")
    del _in_place

    @property
    def unit(self):
        """The unit of its values, without a prefix."""
        return unit_of(self.dim)

    @property
    def shape(self):
        return self._values().shape

    @property
    def ndim(self):
        return self._values().ndim

    @property
    def size(self):
        return self._values().size

    def __repr__(self):
        return f"<{self._owner.name}.{self._name}{self._bare}: {self[:]!r}>"


class Indices:
    """The indices of the elements of a group: ``S.indices['w > 0.5']``, ``S.indices[:, 2]``."""

    def __init__(self, owner):
        self._owner = owner

    def __getitem__(self, item):
        names = names_of_caller(1, *self._owner._own_names())
        index = self._owner._index(item, names)
        single = not isinstance(item, (str, slice, tuple)) and np.ndim(item) == 0
        return index[0] if single else index


def _operand(value):
    """Return what is calculated with in place of a value: with 64 bits, if it is a number."""
    if isinstance(value, VariableView):
        return value[:]
    return np.asarray(value) if type(value) is int else value


def _calculated(ufunc, values, other):
    try:
        return ufunc(values, other[:] if isinstance(other, VariableView) else other)
    except ValueError as error:
        if isinstance(error, SnnkitError):
            raise
        raise UnusableValueError(f"These values don't fit each other: {error}.") from None


def _read(arguments):
    return [
        a[:]
        if isinstance(a, VariableView)
        else type(a)(_read(a))
        if type(a) in (list, tuple)
        else a
        for a in arguments
    ]
