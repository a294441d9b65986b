"""What all objects with variables have in common: they are declared, read and set."""

from __future__ import annotations

import numpy as np

from ..engine.variables import Reference, Variable
from ..errors import (
    IndexRangeError,
    ModelSyntaxError,
    ReadOnlyError,
    UnknownVariableError,
    UnusableValueError,
    did_you_mean,
    warn,
)
from ..language.equations import SUBEXPRESSION, Equations
from ..language.parse import parse
from ..units.dimensions import DIMENSIONLESS
from ..units.quantity import wrap
from ..units.values import is_numeric, plain
from .assigning import Assigns
from .attributes import Extensible
from .base import CHECKED
from .states import States
from .strings.namespace import names_of_caller, own_namespace
from .strings.resolving import Resolver
from .strings.telling_time import TIMES
from .subexpressions import HasSubexpressions
from .view import Indices, VariableView

__all__ = ["VariableOwner"]

#: attributes that groups get when they are made, which would hide a variable of the same name
TAKEN = {"name", "clock", "order", "when", "namespace", "variables", "t_"}

#: attributes of groups that are no variables, but can be set
WRITABLE = {"namespace", "active", "order"}


class VariableOwner(Assigns, HasSubexpressions, Extensible, Resolver, States):
    """A group of elements with variables, which users read and set as attributes.

    ``G.v`` is a view of the variable v: index it, calculate with it, assign to it.
    ``G.v_`` is the same without its unit.
    """

    #: whether it may get more elements
    _varies_in_size = False
    #: attributes that give way to variables of the same name
    _yielding = {
        "state": "_view_of",
        "indices": "_chosen",
        "subexpression_updater": "_subexpression_updater",
    }

    def _start_variables(self):
        self.variables = {}
        self._subexpressions = {}
        self._links = {}

    def __len__(self):
        return self._size

    @property
    def N(self) -> int:
        """How many elements there are."""
        return self._size

    @property
    def _N(self):
        """How many elements there are, as scripts ask Brian 2's groups behind the scenes."""
        return self._size

    def __array__(self, dtype=None, copy=None):
        raise UnusableValueError(
            f"`{self._name}` is a group, not an array of numbers.",
            hint=f"Its variables are arrays: `{self._name}.{next(iter(self.variables), 'v')}`.",
        )

    @property
    def _whole(self):
        """The group itself; of a part of a group, the group that it is cut from."""
        return self

    @property
    def equations(self) -> Equations:
        """The equations of the model."""
        return Equations(self.__dict__.get("_equations", ()))

    @property
    def user_equations(self) -> Equations:
        """The equations as they were given: the same."""
        return self.equations

    def _declare(self, equations):
        """Make a variable of each equation that needs one."""
        for equation in equations:
            if equation.kind == SUBEXPRESSION and "constant over dt" not in equation.flags:
                self._subexpressions[equation.name] = equation
            elif "linked" in equation.flags:
                self._links[equation.name] = (equation, None)
            else:
                self._add_variable(
                    equation.name,
                    dim=equation.dim,
                    dtype=equation.dtype,
                    shared="shared" in equation.flags,
                    constant="constant" in equation.flags,
                )

    def _refuse_taken_names(self, equations):
        """A variable cannot have the name of something that groups have already.

        What a class of the script's defines may hide one: a property ``w`` that checks weights.
        """
        for equation in equations:
            has = hasattr(type(self), equation.name) and not self._is_of_script(equation.name)
            if has or equation.name in TAKEN:
                raise ModelSyntaxError(
                    f"`{equation.name}` cannot be a variable's name: groups have something of that "
                    "name.",
                    equation.text,
                    equation.position,
                    len(equation.name),
                    "Choose another name.",
                )

    def _add_variable(self, name, **more):
        self.variables[name] = Variable(self._name, name, size=self._size, **more)
        return self.variables[name]

    # --- links ---

    def _set_link(self, name, link):
        """Link a variable that was declared for it."""
        if name not in self._links:
            raise UnusableValueError(
                f"`{name}` of `{self._name}` cannot be linked: it is not marked so.",
                hint=f"Declare it in the model as `{name} : {self._unit_of(name)} (linked)`.",
            )
        link.check(self, self._links[name][0])
        self._links[name] = (self._links[name][0], link)
        self._whole._changed()

    def _check_links(self):
        """Raise unless all variables that are marked (linked) are linked to what exists."""
        for name in self._links:
            self._link(name).place(self)

    def _unit_of(self, name):
        thing = self._readable(name) if name not in self._links else self._links[name][0]
        return "1" if thing is None or thing.dim is DIMENSIONLESS else thing.dim

    # --- state ---

    #: whether the number of elements may change
    _grows = False

    def _state(self):
        """Return the values of all variables; what else there is has a space in its name."""
        own = {name: v for name, v in self.variables.items() if v.base is v}
        return {name: variable.values.copy() for name, variable in own.items()}

    def _set_state(self, state):
        for name, variable in self.variables.items():
            if name in state:  # in place: parts of groups show these arrays
                variable.values[:] = state[name]

    def _misfit(self, state, states):
        present = VariableOwner._state(self)
        for name in sorted({*present, *state}):
            if name not in present and " " not in name:
                return f"it had a variable `{name}` then"
            if name not in state:
                return f"it had no variable `{name}` then"
            now, then = present.get(name, state[name]), state[name]
            if now.dtype.kind != then.dtype.kind:
                return f"`{name}` was of another kind then"
            if now.shape != then.shape and not self._grows:
                return f"`{name}` had {then.size} values then, and has {now.size} now"
            if name == "i" and not self._grows and not np.array_equal(now, then):
                return "its neurons had other numbers then"
        return ""

    # --- reading and setting ---

    def __getattr__(self, name):
        if name.startswith("__") or "variables" not in self.__dict__:
            raise AttributeError(name)
        bare = name[:-1] if name.endswith("_") and name not in self.variables else name
        reference = Reference(self._time(bare)) if bare in TIMES else self._readable(bare)
        if reference is None and name in self._yielding:
            return getattr(self, self._yielding[name])
        if reference is None:
            raise UnknownVariableError(self._no_variable(name))
        return VariableView(self, bare, reference, with_unit=bare == name)

    def _view_of(self, name, use_units=True, level=0):
        """Return a variable by its name: ``G.state('v')`` for ``G.v``."""
        thing = self._readable(name)
        if thing is None:
            raise UnknownVariableError(self._no_variable(name))
        return VariableView(self, name, thing, with_unit=use_units)

    @property
    def _chosen(self):
        return Indices(self)

    def _readable(self, name):
        if name in self._subexpressions:
            return self._subexpressions[name]
        if name in self._links and self._subexpression(name) is not None:
            return self._link(name).thing
        return self._refer(name)

    def __setattr__(self, name, value):
        if name == "namespace":
            value = own_namespace(value)
        elif name in CHECKED:
            value = CHECKED[name](value)
        if name.startswith("_") or "variables" not in self.__dict__:
            object.__setattr__(self, name, value)
        elif name in WRITABLE:
            self._set_attribute(name, value)
        elif hasattr(value, "place") and hasattr(value, "group"):
            self._set_link(name, value)
        elif self._is_of_script(name):
            object.__setattr__(self, name, value)
        elif hasattr(type(self), name) or name in self.__dict__ or name in TIMES:
            raise ReadOnlyError(f"`{name}` of `{self._name}` cannot be set.")
        elif self._is_variable(name):
            self._refuse_link(name)
            self._set(name, slice(None), value, names_of_caller(1, *self._own_names()))
        elif name.endswith("_") and self._is_variable(name[:-1]):
            self._refuse_link(name[:-1])
            thing = self._readable(name[:-1])
            if is_numeric(value):
                value = plain(value) * _unit(thing.dim)
            self._set(name[:-1], slice(None), value, names_of_caller(1, *self._own_names()), True)
        elif self._is_part(name):
            warn(
                f"`{self._name}.{name} = {value!r}` hides what is called `{name}` here, and does "
                f"nothing else. To rank it among the others, set `{self._name}.{name}.order`."
            )
            object.__setattr__(self, name, value)
        else:
            raise UnknownVariableError(self._no_variable(name))

    def _set_attribute(self, name, value):
        object.__setattr__(self, name, value)
        self._changed()

    def _is_part(self, name):
        """Whether a name is that of a part of the object, such as a pathway."""
        return False

    def _is_of_script(self, name):
        """Whether an attribute is one that a script has given the group, or its own class."""
        home = next((kind for kind in type(self).__mro__ if name in vars(kind)), None)
        if home is not None:
            return not home.__module__.startswith("snnkit.")
        return name in self.__dict__ and name not in ("variables", *CHECKED)

    def _is_variable(self, name):
        mine = name in self.variables or name in self._links or name in self._subexpressions
        return mine or self._refer(name) is not None

    def guarded(self):
        """Return which variables stand still while which other one is False."""
        return {}

    def _own_names(self):
        namespace = self.__dict__.get("namespace")
        return () if namespace is None else (namespace,)

    def _no_variable(self, name):
        hint = did_you_mean(name, self._known_names())
        listing = ", ".join(f"`{v}`" for v in self._known_names() if v not in self._special_names)
        hint = hint or f"Its variables are {listing or 'none at all'}."
        return f"`{self._name}` has no variable `{name}`. {hint}"

    def __dir__(self):
        return sorted({*super().__dir__(), *self._known_names()})

    def _index(self, item, names):
        """Return an array of the indices that `item` selects."""
        if isinstance(item, str):
            chosen = self._evaluate(parse(item), np.arange(self._size), names)
            if np.asarray(chosen).dtype.kind != "b":
                raise UnusableValueError(f"{item!r} is a value, not a condition to select by.")
            return np.flatnonzero(np.broadcast_to(chosen, self._size))
        if isinstance(item, tuple):
            raise IndexRangeError(
                f"{item!r} is no index of `{self._name}`: its variables have one index.",
                hint="For several elements write a list: `[[0, 1]]`."
                if len(item) > 1
                else "`np.nonzero` and its like return a tuple: take its first part, `[0]`.",
            )
        if isinstance(item, (VariableView, list)):
            item = np.asarray(item)
            item = item.astype(int) if item.size == 0 else item
        if item is None or isinstance(item, (bool, np.bool_)):
            raise IndexRangeError(f"{item!r} is no index of `{self._name}`.")
        try:
            return np.atleast_1d(np.arange(self._size)[item])
        except (IndexError, TypeError, ValueError):
            raise IndexRangeError(self._out_of_range(item)) from None

    def _out_of_range(self, item):
        if self._size == 0:
            return f"`{self._name}` has no elements yet."
        if np.ndim(item) == 1 and np.asarray(item).dtype.kind in "iu":
            item = next(k for k in item if not -self._size <= k < self._size)
        return f"`{self._name}` has the indices 0 to {self._size - 1}; {item} is not among them."


def _unit(dim):
    return 1.0 if dim is DIMENSIONLESS else wrap(1.0, dim)
