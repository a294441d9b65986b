"""How a network runs: in numpy, or compiled.

Both give the same results, up to rounding. Numpy begins at once, compiled code is many times as
fast once it is there: what is better depends on how much there is to do.
"""

from __future__ import annotations

import ast
import os
from importlib.util import find_spec

from ..calls import Made
from ..errors import UnusableValueError
from ..language.nodes import nodes
from .plan import Assign, Deliver, Emit, Exact, OnEvent, RecordState, Sum, Threshold, Wake

__all__ = ["Choice", "can_compile", "numpy_seconds", "use_engine", "wanted"]

ENGINES = ("auto", "numpy", "compiled")

#: seconds of work in numpy below which nothing is gained by looking for anything else
LITTLE = 0.05
#: how long numpy takes for one operation on arrays, in seconds, and for each of their elements
_CALL, _ELEMENT, _FUNCTION = 8e-7, 6e-10, 5e-9
#: what happens at events is work on few elements, mostly calls
_AT_EVENT, _AT_SYNAPSES = 3e-6, 1.2e-5

_wanted = None


class Choice:
    """Which engine runs a network, and why.

    Attributes
    ----------
    engine : str
        ``'numpy'`` or ``'compiled'``.
    reason : str
    """

    def __init__(self, engine, reason):
        self.engine, self.reason = engine, reason

    def __str__(self):
        how = "in numpy" if self.engine == "numpy" else "as compiled loops"
        return f"This runs {how}: {self.reason}."


class use_engine(metaclass=Made):
    """Choose what networks run on, from here on or for the lines under a ``with``.

    Parameters
    ----------
    engine : str
        ``'numpy'``; ``'compiled'``, which needs the package llvmlite; or ``'auto'``, which
        chooses by how much there is to do. That is the default, unless the environment variable
        ``SNNKIT_ENGINE`` says otherwise.

    Raises
    ------
    UnusableValueError
        If there is no such engine, or if it isn't installed.

    Examples
    --------
    >>> from snnkit import NeuronGroup, ms, run, start_scope, use_engine
    >>> start_scope()
    >>> G = NeuronGroup(1, 'dv/dt = -v/(10*ms) : 1')
    >>> with use_engine('numpy'):
    ...     run(1*ms)
    """

    def __init__(self, engine=None):
        global _wanted
        self._before, _wanted = _wanted, _checked(engine, "`use_engine`")

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        global _wanted
        _wanted = self._before

    def __repr__(self):
        return f"use_engine({_wanted!r})"


def can_compile() -> bool:
    """Whether there is a compiler: the package llvmlite."""
    return find_spec("llvmlite") is not None


def wanted() -> str:
    """Return which engine the user wants: one of `ENGINES`."""
    if _wanted is not None:
        return _wanted
    return _checked(os.environ.get("SNNKIT_ENGINE") or "auto", "SNNKIT_ENGINE")


def _checked(engine, where):
    if engine not in ENGINES:
        names = ", ".join(f"'{name}'" for name in ENGINES)
        raise UnusableValueError(f"{where} is one of {names}, not {engine!r}.")
    if engine == "compiled" and not can_compile():
        raise UnusableValueError(
            "Compiled code needs the package llvmlite, which is not installed.",
            hint="Install it with `pip install 'snnkit[fast]'`.",
        )
    return engine


def numpy_seconds(operations, steps) -> float:
    """Return about how long numpy would take for some steps of a plan, in seconds."""
    return sum(_step_seconds(op) * steps / op.every for op in operations)


def _step_seconds(operation):
    match operation:
        case Assign():
            values = [value for _, _, value in operation.assignments]
        case Exact():
            entries = [e for row in operation.matrix for e in row if e is not None]
            return 2 * (len(entries) + 1) * (_CALL + operation.size * _ELEMENT)
        case Threshold():
            values = [operation.condition]
        case Wake():
            values = [] if operation.condition is None else [operation.condition]
        case Sum():
            values = [operation.value]
        case RecordState():
            values = operation.values.values()
        case OnEvent():
            return _AT_EVENT * len(operation.assignments)
        case Deliver():
            return _AT_SYNAPSES
        case _:
            return 0.0 if isinstance(operation, Emit) else _AT_EVENT
    parts = [node for value in values for node in nodes(value.tree)]
    calls = sum(isinstance(n, (ast.BinOp, ast.Compare, ast.BoolOp, ast.UnaryOp)) for n in parts)
    functions = sum(isinstance(n, ast.Call) for n in parts)
    each = (calls + 1) * _ELEMENT + functions * _FUNCTION
    return (calls + functions + 1) * _CALL + operation.size * each
