"""Linked variables: a variable of one group seen from another."""

from __future__ import annotations

import numpy as np

from ..engine.variables import Reference, Variable
from ..errors import DimensionMismatchError, UnknownVariableError, UnusableValueError, did_you_mean
from ..language.check import describe
from ..language.linear import renamed
from .view import VariableView

__all__ = ["LinkedVariable", "linked_var"]


class LinkedVariable:
    """What `linked_var` returns: which variable to look at, and through which index."""

    def __init__(self, group, name, index):
        self.group, self.name, self.index = group, name, index

    def __repr__(self):
        return f"linked_var({self.group.name}.{self.name})"

    @property
    def thing(self):
        """The `Reference`, or the equation of a subexpression, that is looked at."""
        return self.group._readable(self.name)

    def check(self, owner, equation):
        """Raise unless a variable that is declared by `equation` can show this one."""
        if self.thing.dim is not equation.dim:
            raise DimensionMismatchError(
                f"`{equation.name}` {describe(equation.dim)}, but the variable `{self.name}` of "
                f"`{self.group.name}` that it is linked to {describe(self.thing.dim)}."
            )
        shared = isinstance(self.thing, Reference) and self.thing.variable.shared
        fits = len(self.group) == len(owner) or len(self.group) == 1 or shared
        if self.index is None and not fits:
            raise UnusableValueError(
                f"`{owner.name}` has {len(owner)} elements and `{self.group.name}` has "
                f"{len(self.group)}: which belongs to which?",
                hint="Say it with an index, e.g. `linked_var(G, 'v', index=[0, 0, 1, 1])`.",
            )

    def place(self, owner):
        """Return where the index is found: a `Reference`, or None if the elements are the same."""
        index = self.index
        if isinstance(index, str):
            reference = owner._refer(index)
            if reference is None or reference.variable.kind != "int":
                raise UnusableValueError(
                    f"The index {index!r} is not an integer variable of `{owner.name}`.",
                    hint=f"Declare it: `{index} : integer (constant)`.",
                )
            return reference
        if index is None:
            if len(self.group) == len(owner):
                return None
            index = np.zeros(len(owner), int)
        index = np.asarray(index)
        usable = index.shape == (len(owner),) and index.dtype.kind in "iu"
        if not usable or (index < 0).any() or (index >= len(self.group)).any():
            raise UnusableValueError(
                f"The index of a linked variable has one whole number from 0 to "
                f"{len(self.group) - 1} for each of the {len(owner)} elements of `{owner.name}`."
            )
        name = f"index_of_{self.name}_of_{self.group.name}"
        values = index.astype(np.int32)
        return Reference(Variable(owner.name, name, dtype=np.int32, constant=True, values=values))

    def refer(self, owner, name=None):
        """Return a variable of the group as it is seen from `owner`, or None."""
        reference = self.group._refer(name or self.name)
        place = self.place(owner)
        return reference if reference is None or place is None else reference.through(place)

    def expression(self, prefix, name):
        """Return a subexpression of the group, its names marked with a prefix; and its dimension.

        None if there is no such subexpression.
        """
        inner = self.group._subexpression(name)
        if inner is None:
            return None
        group = self.group
        known = [n for n in inner[0].names if group._refer(n) or group._subexpression(n)]
        return renamed(inner[0], {"N": len(group), **{n: f"{prefix}.{n}" for n in known}}), inner[1]


def linked_var(group_or_variable, name=None, index=None):
    """Link a variable marked ``(linked)`` to a variable of another group.

    Parameters
    ----------
    group_or_variable : NeuronGroup or VariableView
        A group, or directly its variable (``G.v``).
    name : str, optional
        The variable's name, if a group is given.
    index : array_like of int or str, optional
        For each element, which element of the other group it sees; or the name of an
        integer variable that holds these numbers. Without it the groups are of one size.

    Examples
    --------
    >>> from snnkit import NeuronGroup, linked_var
    >>> field = NeuronGroup(2, 'x : 1')
    >>> cells = NeuronGroup(4, 'x : 1 (linked)')
    >>> cells.x = linked_var(field, 'x', index=[0, 0, 1, 1])
    >>> field.x = [3, 5]
    >>> cells.x[:]
    array([3., 3., 5., 5.])
    """
    if isinstance(group_or_variable, VariableView):
        view = group_or_variable
        return LinkedVariable(view._owner, view._name, index)
    group = group_or_variable
    if not hasattr(group, "_readable"):
        raise UnusableValueError(f"A variable can only be linked to one of a group, not {group!r}.")
    if not isinstance(name, str) or group._readable(name) is None:
        known = [v for v in group._known_names() if v not in group._special_names]
        raise UnknownVariableError(
            f"`{group.name}` has no variable `{name}` to link to. "
            + (did_you_mean(str(name), known) or f"Its variables are {', '.join(known)}.")
        )
    return LinkedVariable(group, name, index)
