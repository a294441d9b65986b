"""The arrays that a network consists of, and references to them in expressions."""

from __future__ import annotations

import ast

import numpy as np

from ..units.dimensions import DIMENSIONLESS

__all__ = ["Constant", "Reference", "Resolved", "Variable"]


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
    """

    __slots__ = ("constant", "dim", "dtype", "name", "owner", "read_only", "shared", "values")

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
        self.owner, self.name, self.dim, self.dtype = owner, name, dim, np.dtype(dtype)
        self.shared, self.constant, self.read_only = shared, constant, read_only
        self.values = np.zeros(1 if shared else size, dtype) if values is None else values

    def __repr__(self):
        return f"<variable {self.owner}.{self.name}>"

    @property
    def kind(self):
        """``bool``, ``int`` or ``float``."""
        return {"b": "bool", "i": "int", "u": "int"}.get(self.dtype.kind, "float")


class Reference:
    """A variable as it is seen from one place: directly, or through an index.

    Attributes
    ----------
    variable : Variable
    via : Variable or None
        If given, the variable of a synapse that holds the index: element k of the reference
        is ``variable.values[via.values[k]]``.
    """

    __slots__ = ("variable", "via")

    def __init__(self, variable, via=None):
        self.variable, self.via = variable, via

    @property
    def dim(self):
        return self.variable.dim

    def take(self, index):
        """Return the values at `index`, as a plain array."""
        values = self.variable.values
        if self.variable.shared:
            return values[0]
        if self.via is not None:
            index = self.via.values[index]
        return values[index]


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
    """

    __slots__ = ("dim", "meaning", "tree")

    def __init__(self, tree, meaning, dim=DIMENSIONLESS):
        self.tree, self.meaning, self.dim = tree, meaning, dim

    def with_tree(self, tree):
        """Return another tree whose names mean the same."""
        return Resolved(tree, self.meaning)

    def __str__(self):
        return ast.unparse(self.tree)
