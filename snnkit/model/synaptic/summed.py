"""Summed variables: what synapses add up at their neurons in every time step."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from ...engine.plan import Sum
from ...engine.variables import Reference
from ...errors import DimensionMismatchError, ModelSyntaxError, UnusableValueError, did_you_mean
from ...language.check import describe

__all__ = ["require_separate_sums", "summed_target"]


def summed_target(synapses, equation):
    """Return the variable that a summed equation of synapses sets, and the end it belongs to.

    Returns
    -------
    variable : Variable
    end : str
        ``'i'`` or ``'j'``: the synapses' variable that holds the neurons.

    Raises
    ------
    ModelSyntaxError, UnusableValueError, DimensionMismatchError
        If the neurons have no such parameter.
    """
    name, _, suffix = equation.name.rpartition("_")
    if suffix not in ("pre", "post"):
        raise _error(
            ModelSyntaxError,
            equation,
            f"Whose sum is `{equation.name}`? A summed variable belongs to the neurons at one end.",
            f"Write `{equation.name}_post = ... (summed)`.",
        )
    group = synapses.source if suffix == "pre" else synapses.target
    reference = group._refer(name)
    if reference is None:
        known = [v for v in group._known_names() if v not in group._special_names]
        hint = did_you_mean(name, known) or f"Add `{name} : {equation.dim}` to its model."
        problem = f"`{group.name}` has no variable `{name}` to hold the sum."
        raise _error(UnusableValueError, equation, problem, hint)
    if reference.dim is not equation.dim:
        problem = f"`{name}` of `{group.name}` {describe(reference.dim)}, but its sum "
        raise _error(DimensionMismatchError, equation, f"{problem}{describe(equation.dim)}.")
    if not _can_be_set(group, name, reference):
        problem = f"`{name}` of `{group.name}` is not a parameter that can hold a sum."
        raise _error(UnusableValueError, equation, problem, f"Declare it as `{name} : ...`.")
    return reference.variable, "i" if suffix == "pre" else "j"


def require_separate_sums(operations):
    """Raise `UnusableValueError` if two sums are to be held by the same variable of a neuron."""
    sums = [operation for operation in operations if isinstance(operation, Sum)]
    for first, second in combinations(sums, 2):
        if np.may_share_memory(first.target.values, second.target.values):
            name = first.target.name
            owners = " and ".join(dict.fromkeys(f"`{s.owner}`" for s in (first, second)))
            raise UnusableValueError(
                f"`{name}` of `{first.target.owner}` is a sum twice, from {owners}: the one would "
                "replace the other.",
                hint=f"Give the neurons a variable for each sum, and add them up: "
                f"`{name} = {name}_1 + {name}_2 : {first.target.dim}`.",
            )


def _can_be_set(group, name, reference: Reference):
    variable, equations = reference.variable, getattr(group._whole, "_equations", ())
    plain = not (variable.constant or variable.read_only or variable.shared)
    kinds = [equation.kind for equation in equations if equation.name == name]
    return plain and reference.via is None and "differential equation" not in kinds


def _error(kind, equation, problem, hint=""):
    return kind(problem, equation.text, equation.position, len(equation.name), hint)
