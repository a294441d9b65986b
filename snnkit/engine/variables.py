"""The arrays that a network consists of, and references to them in expressions."""

from __future__ import annotations

import ast

import numpy as np

from ..errors import UnusableValueError
from ..language.functions import FUNCTIONS
from ..language.nodes import values_and_calls
from ..units.dimensions import DIMENSIONLESS
from ..units.quantity import wrap
from ..units.unit import unit_of

__all__ = ["INTEGER", "Constant", "Local", "Reference", "Resolved", "Variable", "stored_as"]

#: whole numbers of a model, as in Brian 2; in between they are calculated with 64 bits
INTEGER = np.dtype(np.int32)


def stored_as(kind):
    """Return the dtype of arrays that hold values of a kind: ``float``, ``int`` or ``bool``."""
    return INTEGER if kind is int else np.dtype(kind)


def _zeros(size, dtype):
    try:
        return np.zeros(size, dtype)
    except MemoryError:
        raise UnusableValueError(
            f"There is no memory for the variables of {size} neurons."
        ) from None


class Variable:
    """One variable of a group: a name, a dimension, and an array of values in SI units.

    Attributes
    ----------
    owner : str
        Name of the object it belongs to.
    values : ndarray
        One value per element, or a single one if `shared`.
    constant : bool
        Whether it keeps its values during a run.
    read_only : bool
        Whether users are kept from writing to it.
    given : bool
        Whether users have written to it, if only zeros.
    records : ndarray or None
        If it lies side by side with others, the structured array whose field `values` is.
    """

    __slots__ = ("_base", "constant", "dim", "dtype", "given", "name", "owner", "read_only")
    __slots__ += ("records", "shared", "values")

    def __init__(
        self,
        owner,
        name,
        dim=DIMENSIONLESS,
        dtype=float,
        size=0,
        shared=False,
        constant=False,
        read_only=False,
        values=None,
    ):
        self.owner, self.name, self.dim, self.dtype = owner, name, dim, stored_as(dtype)
        self.shared, self.constant, self.read_only = shared, constant, read_only
        self.given = False
        self.values = _zeros(1 if shared else size, self.dtype) if values is None else values
        self.records = None
        self._base = None  # not itself: it would be in memory until Python looks for circles

    @property
    def base(self):
        """The variable whose array this one shows a part of; itself, if it shows a whole one."""
        return self._base or self

    def part(self, owner, chosen):
        """Return a variable that shows a part of this one, for a part of its group.

        Parameters
        ----------
        owner : str
            Name of that part.
        chosen : slice
        """
        values = self.values if self.shared else self.values[chosen]
        more = {"constant": self.constant, "read_only": self.read_only, "shared": self.shared}
        shown = Variable(owner, self.name, self.dim, self.dtype, values=values, **more)
        shown._base = self.base
        return shown

    def __repr__(self):
        return f"<variable {self.owner}.{self.name}>"

    @property
    def shapes(self) -> bool:
        """Whether operations may depend on its values: as indices, or as times in steps."""
        return self.kind == "int" or self.is_delay

    @property
    def is_delay(self) -> bool:
        """Whether it holds the delays of a pathway, if it belongs to synapses."""
        return self.name == "delay" or self.name.endswith(".delay")

    # what Brian 2's variables have, too

    @property
    def scalar(self) -> bool:
        """Whether it has one value for all elements."""
        return self.shared

    @property
    def size(self) -> int:
        """How many values it has."""
        return self.values.size

    @property
    def unit(self):
        """The unit of its values, without a prefix."""
        return unit_of(self.dim)

    def get_value(self) -> np.ndarray:
        """Return its values, without unit: not a copy."""
        return self.values

    def get_value_with_unit(self):
        """Return its values, with their unit: not a copy."""
        return wrap(self.values, self.dim)

    def set_value(self, value):
        """Set its values, in SI units."""
        self.values[:] = value

    @property
    def kind(self):
        """``bool``, ``int`` or ``float``."""
        return {"b": "bool", "i": "int", "u": "int"}.get(self.dtype.kind, "float")


class Reference:
    """A variable as it is seen from one place: directly, or through an index.

    Attributes
    ----------
    variable : Variable
    via : Reference or None
        If given, where the index is found: element k of the reference is element
        ``via[k]`` of the variable. For a neuron's variable seen from a synapse that is the
        synapse's i or j; a chain of them leads on, as from a synapse to the neuron whose
        variable is linked to that of another one.
    """

    __slots__ = ("variable", "via")

    def __init__(self, variable, via=None):
        self.variable, self.via = variable, via

    @property
    def dim(self):
        return self.variable.dim

    @property
    def chain(self):
        """All variables that must be read to follow the reference, the last one first."""
        return [self.variable] + ([] if self.via is None else self.via.chain)

    @property
    def is_open(self) -> bool:
        """Whether its values are a whole array that anybody may write to."""
        variable = self.variable
        is_whole = self.via is None and variable.base is variable
        return is_whole and not variable.shared and not variable.read_only

    def through(self, index):
        """Return this reference as it is seen from elements that hold `index`, a `Reference`."""
        return Reference(self.variable, index if self.via is None else self.via.through(index))

    def take(self, index):
        """Return the values at `index`, as a plain array."""
        values = self.variable.values
        if self.variable.shared:
            return values[0]
        return values[index if self.via is None else self.via.take(index)]


class Local(str):
    """The text of a local variable in the code, and what its values are.

    Attributes
    ----------
    kind : str
        ``'bool'``, ``'int'`` or ``'float'``.
    shared : bool
        Whether it has one value for all elements.
    """

    def __new__(cls, text, kind, shared=False):
        self = super().__new__(cls, text)
        self.kind, self.shared = kind, shared
        return self


class Constant:
    """A single value from outside, such as ``tau = 10*ms`` in the user's script."""

    __slots__ = ("dim", "name", "value")

    def __init__(self, name, value, dim=DIMENSIONLESS):
        self.name, self.value, self.dim = name, value, dim


class Resolved:
    """An expression tree together with what each of its names means.

    Attributes
    ----------
    tree : ast.expr
    meaning : dict of str to (Reference or Constant or str)
        A string stands for a name that the generated code has itself: ``t``, ``dt``, or a
        local variable.
    dim : Dimension
    functions : dict of str to Function
        The user's own functions among those that are called.
    """

    __slots__ = ("dim", "functions", "meaning", "tree")

    def __init__(self, tree, meaning, dim=DIMENSIONLESS, functions=None):
        self.tree, self.meaning, self.dim = tree, meaning, dim
        self.functions = functions or {}

    def with_tree(self, tree):
        """Return another tree whose names mean the same."""
        return Resolved(tree, self.meaning, functions=self.functions)

    def function(self, name):
        """Return the `Function` that is called by a name."""
        return self.functions.get(name) or FUNCTIONS[name]

    @property
    def called(self):
        """The functions that are called, one for each call."""
        return [self.function(name) for name in values_and_calls(self.tree)[1]]

    @property
    def references(self):
        """The variables that are read."""
        return [thing for thing in self.meaning.values() if isinstance(thing, Reference)]

    def __str__(self):
        return ast.unparse(self.tree)


def one_for_each(resolved) -> bool:
    """Whether an expression uses variables that have a value for each element."""
    local = [thing for thing in resolved.meaning.values() if isinstance(thing, Local)]
    variables = [reference.variable for reference in resolved.references]
    return any(not thing.shared for thing in (*variables, *local))


def asks_for_size(resolved) -> bool:
    """Whether an expression calls a function that may return as many values as are asked for.

    That is so for ``rand()`` and its like, and for functions of the user's.
    """
    return any(gives_many(function) for function in resolved.called)


def gives_many(function) -> bool:
    """Whether a function may return as many values as are asked for."""
    return function.random or bool(function.callable and not function.table)
