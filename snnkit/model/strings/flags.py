"""Which flags the equations of neurons and those of synapses may have, and which together."""

from __future__ import annotations

from ...errors import ModelSyntaxError

__all__ = ["check_flags"]

_EVERYWHERE = {"constant", "shared", "linked", "constant over dt"}
#: by whose equations they are
_ALLOWED = {
    "neurons": _EVERYWHERE | {"unless refractory"},
    "synapses": _EVERYWHERE | {"event-driven", "clock-driven", "summed"},
}
_WHY = {
    "unless refractory": "only neurons are ever refractory",
    "event-driven": "only synapses wait for events",
    "clock-driven": "neurons are so in any case",
    "summed": "a sum is taken by synapses, at the neurons of one end",
}
_NOT_TOGETHER = [
    ("event-driven", "clock-driven"),
    ("summed", "shared"),
    ("summed", "constant over dt"),
    ("linked", "shared"),
    ("linked", "constant"),
]


def check_flags(equations, whose):
    """Raise `ModelSyntaxError` if a flag stands where it means nothing.

    Parameters
    ----------
    equations : sequence of Equation
    whose : {'neurons', 'synapses'}
    """
    shared = {e.name for e in equations if "shared" in e.flags}
    own = {e.name for e in equations if "linked" not in e.flags} | {"i"}
    for equation in equations:
        for flag in sorted({*equation.flags} - _ALLOWED[whose]):
            problem = f"In equations of {whose} there is no flag `({flag})`: {_WHY[flag]}."
            raise _error(equation, flag, problem)
        for one, other in _NOT_TOGETHER:
            if {one, other} <= {*equation.flags}:
                problem = f"The flags `{one}` and `{other}` exclude each other."
                raise _error(equation, other, problem)
        if "shared" in equation.flags and equation.expression is not None:
            _require_shared(equation, own - shared)


def _require_shared(equation, not_shared):
    name = next((n for n in equation.expression.names if n in not_shared), None)
    if name is not None:
        raise equation.expression.error(
            ModelSyntaxError,
            f"`{equation.name}` is shared by all, but `{name}` has a value for each.",
            equation.expression.find(name),
            f"Leave out the flag `(shared)`, or mark `{name}` with it.",
        )


def _error(equation, flag, problem):
    text = equation.text
    return ModelSyntaxError(problem, text, text.index(flag, equation.position), len(flag))
