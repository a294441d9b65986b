"""A parameter that nothing has set, while a variable outside has its name: which one is meant?"""

from __future__ import annotations

import numpy as np

from ...errors import warn
from ...language.equations import PARAMETER
from ...units.values import dimension_of, plain
from ..inputs.poisson import PoissonInput
from ..operation import NetworkOperation
from ..owner import VariableOwner
from ..regular import RegularStatements
from ..strings.namespace import called_in
from ..synaptic.pathway import Pathway
from .telling import first_time

__all__ = ["never_set", "warn_of_doubles", "written"]


def warn_of_doubles(things, names):
    """Warn of parameters that nothing has set, while their names are those of numbers outside."""
    if any(isinstance(thing, NetworkOperation) for thing in things):
        return  # it may set anything
    changed = written(things)
    for owner in things:
        if isinstance(owner, VariableOwner) and owner.__dict__.get("_equations"):
            for name in never_set(owner, changed):
                _warn_if_outside(owner, name, names.behind(*owner._own_names()))


def written(things) -> set:
    """Return the names of variables that something in the network changes."""
    return {name.removesuffix("_pre").removesuffix("_post") for name in _targets(things)}


def _targets(things):
    for thing in things:
        if isinstance(thing, (Pathway, RegularStatements)):
            yield from (s.target for s in thing.statements)
        elif isinstance(thing, PoissonInput):
            yield thing.target_var
        for reaction in thing.__dict__.get("_resetters", {}).values():
            yield from (s.target for s in reaction.statements)
        yield from (equation.name for equation in thing.__dict__.get("_summed", ()))


def never_set(owner, written):
    """Yield the names of parameters that are 0, as nothing has set them."""
    for equation in owner._equations:
        if equation.kind == PARAMETER and not {"linked", "summed"} & set(equation.flags):
            variable = owner.variables[equation.name]
            if equation.name in written or variable.base.given:
                continue
            if variable.values.size and not variable.values.any():
                yield equation.name


def _warn_if_outside(owner, name, names):
    value = names.outside(name)
    if not isinstance(value, (int, float, np.ndarray)) or np.ndim(value) or not plain(value):
        return
    same_unit = dimension_of(value) is owner.variables[name].dim
    if same_unit and first_time(owner, f"double {name}"):
        called = called_in(names.namespaces, owner)
        warn(
            f"`{name}` of `{owner.name}` is a parameter of the model, and 0 until something sets "
            f"it: your variable `{name}` ({value}) is another one. Set it with "
            f"`{called}.{name} = {name}`, or leave `{name}` out of the equations."
        )
