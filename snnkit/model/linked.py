"""Linked variables: a variable of one group seen from another."""

from __future__ import annotations

from weakref import WeakKeyDictionary

import numpy as np

from ..calls import told
from ..engine.variables import Reference, Variable
from ..errors import (
    DimensionMismatchError,
    IndexRangeError,
    UnknownVariableError,
    UnusableValueError,
    did_you_mean,
)
from ..language.check import describe
from ..language.linear import renamed
from ..units.dimensions import DIMENSIONLESS
from ..units.values import dimension_of, is_numeric, plain
from .view import VariableView

__all__ = ["LinkedVariable", "linked_var"]


class LinkedVariable:
    """What `linked_var` returns: which variable to look at, and through which index."""

    def __init__(self, group, name, index):
        self.group, self.name, self.index = group, name, index
        self._places = WeakKeyDictionary()

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
        if self.group._varies_in_size:
            raise UnusableValueError(
                f"`{equation.name}` of `{owner.name}` cannot be linked to a variable of synapses: "
                "their number may change.",
                hint="What synapses add up at neurons is a `(summed)` variable.",
            )
        if leads_to(self.group, self.name, owner, equation.name):
            raise UnusableValueError(
                f"`{equation.name}` of `{owner.name}` would be linked to itself, in a circle."
            )
        shared = isinstance(self.thing, Reference) and self.thing.variable.shared
        fits = len(self.group) == len(owner) or len(self.group) == 1 or shared
        if self.index is None and not fits:
            raise UnusableValueError(
                f"`{owner.name}` has {len(owner)} elements and `{self.group.name}` has "
                f"{len(self.group)}: which belongs to which?",
                hint="Say it with an index, e.g. `linked_var(G, 'v', index=[0, 0, 1, 1])`.",
            )
        if isinstance(self.index, str):
            self._require_index_variable(owner)
        elif self.index is not None:
            self.index = self._listed(owner)

    def _require_index_variable(self, owner):
        reference = owner._refer(self.index)
        if reference is None or reference.variable.kind != "int":
            raise UnusableValueError(
                f"The index {self.index!r} is not an integer variable of `{owner.name}`.",
                hint=f"Declare it: `{self.index} : integer (constant)`.",
            )
        return reference

    def _listed(self, owner):
        """Return the given index as an array, if it can be one."""
        if owner._varies_in_size:
            raise UnusableValueError(
                f"`{owner.name}` may get more synapses: a list cannot be its index.",
                hint="Give the name of an integer variable of the synapses, such as 'i' or 'j'.",
            )
        numeric = is_numeric(self.index) and dimension_of(self.index) is DIMENSIONLESS
        index = plain(self.index) if numeric else np.empty(0)
        usable = index.shape == (len(owner),) and index.dtype.kind in "iu"
        if not usable or (index < 0).any() or (index >= len(self.group)).any():
            raise UnusableValueError(
                f"The index of a linked variable is a list with one whole number from 0 to "
                f"{len(self.group) - 1} for each of the {len(owner)} elements of `{owner.name}`."
            )
        return index.astype(np.int32)

    def place(self, owner):
        """Return where the index is found: a `Reference`, or None if the elements are the same."""
        index = self.index
        if isinstance(index, str):
            reference = self._require_index_variable(owner)
            self._require_existing(owner, reference.take(slice(None)))
            return reference
        if index is None and len(self.group) == len(owner):
            return None
        if owner not in self._places:
            more = {"dtype": np.int32, "constant": True}
            more["values"] = np.zeros(len(owner), np.int32) if index is None else index
            name = f"index_of_{self.name}_of_{self.group.name}"
            self._places[owner] = Reference(Variable(owner.name, name, **more))
        return self._places[owner]

    def _require_existing(self, owner, index):
        outside = index[(index < 0) | (index >= len(self.group))]
        if outside.size:
            raise IndexRangeError(
                f"`{self.index}` of `{owner.name}`, the index of a linked variable, is "
                f"{outside[0]}; `{self.group.name}` has the elements 0 to {len(self.group) - 1}."
            )

    def refer(self, owner, name=None):
        """Return a variable of the group as it is seen from `owner`, or None."""
        reference = self.group._refer(name or self.name)
        place = self.place(owner)
        return reference if reference is None or place is None else reference.through(place)

    def expression(self, prefix, name, times):
        """Return a subexpression of the group, its names marked with a prefix; and its dimension.

        Also marked are those names of the time that are in `times`.

        None if there is no such subexpression.
        """
        inner = self.group._subexpression(name)
        if inner is None:
            return None
        group = self.group
        names = inner[0].names
        known = [n for n in names if n in times or group._knows(n)]
        return renamed(inner[0], {"N": len(group), **{n: f"{prefix}.{n}" for n in known}}), inner[1]


def leads_to(group, name, wanted, wanted_name) -> bool:
    """Whether a name of a group means, by links and equations, a name of the wanted group."""
    todo, seen = [(group._whole, name)], set()
    while todo:
        group, name = todo.pop()
        if group is wanted and name == wanted_name:
            return True
        if (id(group), name) in seen:
            continue
        seen.add((id(group), name))
        link = group._links.get(name, (None, None))[1]
        if link is not None:
            todo.append((link.group._whole, link.name))
        elif name in group._subexpressions:
            todo += [(group, n) for n in group._subexpressions[name].expression.names]
    return False


@told
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
        if name is not None:
            raise UnusableValueError(
                "A variable and a name as well: which is it?",
                hint="Write `linked_var(G, 'v')` or `linked_var(G.v)`.",
            )
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
