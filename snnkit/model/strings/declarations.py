"""What equations may say of variables: their names, what they depend on, and chance in them."""

from __future__ import annotations

from ...errors import ModelSyntaxError
from ...language.equations import DIFFERENTIAL, SUBEXPRESSION
from ...language.functions import FUNCTIONS

__all__ = ["check_chance", "check_dependence", "refuse_names"]

#: what a synapse has in any case
OF_SYNAPSES = {"j", "delay"}


def refuse_names(equations, taken, why):
    """Raise `ModelSyntaxError` if a variable has one of the names that are taken."""
    for equation in equations:
        if equation.name in taken:
            raise ModelSyntaxError(
                f"`{equation.name}` cannot be a variable's name here: {why}.",
                equation.text,
                equation.position,
                len(equation.name),
                "Choose another name.",
            )


def check_chance(equations):
    """Raise `ModelSyntaxError` if a subexpression would have another value at each use."""
    for equation in equations:
        if equation.kind != SUBEXPRESSION or {"summed", "constant over dt"} & set(equation.flags):
            continue
        for name in equation.expression.calls:
            if name in FUNCTIONS and FUNCTIONS[name].random:
                raise equation.expression.error(
                    ModelSyntaxError,
                    f"Wherever `{equation.name}` is used, `{name}` would draw other numbers.",
                    equation.expression.find(name),
                    "Mark it `(constant over dt)`: then they are drawn once in each time step.",
                )


def check_dependence(equations):
    """Raise `ModelSyntaxError` if a value would be needed at a time when it isn't known.

    Event-driven variables are known when spikes arrive, and not in between.
    """
    subexpressions = {e.name: e for e in equations if _is_read_anew(e)}
    waiting = {e.name for e in equations if "event-driven" in e.flags}
    stepping = {e.name for e in equations if e.kind == DIFFERENTIAL} - waiting
    for equation in equations:
        mine = f"`{equation.name}`"
        if equation.name in waiting:
            problem = f"{mine} is event-driven, but {{}} changes in every time step."
            _refuse(equation, subexpressions, stepping, problem)
        elif equation.name in stepping or "summed" in equation.flags:
            problem = f"{mine} is computed in every time step, but {{}} is event-driven."
            _refuse(equation, subexpressions, waiting, problem)


def _is_read_anew(equation):
    return equation.kind == SUBEXPRESSION and "constant over dt" not in equation.flags


def _refuse(equation, subexpressions, forbidden, problem):
    for name in equation.expression.names:
        found = _leads_to(name, subexpressions, forbidden)
        if found is not None:
            via = "" if found == name else f" (through `{name}`)"
            raise equation.expression.error(
                ModelSyntaxError,
                problem.format(f"`{found}`, on which it depends{via},"),
                equation.expression.find(name),
                "Mark both equations `(clock-driven)`.",
            )


def _leads_to(name, subexpressions, forbidden):
    """Return which forbidden name a name stands for, or has in its subexpression; or None."""
    if name in forbidden:
        return name
    inner = subexpressions[name].expression.names if name in subexpressions else ()
    found = (_leads_to(n, subexpressions, forbidden) for n in inner)
    return next((f for f in found if f is not None), None)
