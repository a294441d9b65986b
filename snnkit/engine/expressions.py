"""Expression trees as numpy source text, and their direct evaluation."""

from __future__ import annotations

import ast
from functools import lru_cache

import numpy as np

from ..errors import LanguageError, UnusableValueError
from ..language.functions import FUNCTIONS
from ..language.nodes import nodes, values_and_calls
from . import runtime
from .random import generator
from .variables import Constant, Reference, Resolved

__all__ = ["HIGHEST_PRODUCT", "Spelling", "constant_value", "evaluate", "is_plain_power"]
__all__ += ["kind_of", "kind_of_resolved", "numpy_text", "value_names"]

#: the highest power of a whole group that numpy is not asked for: products are faster
HIGHEST_PRODUCT = 4


class Spelling:
    """How names of the model language are written in some code.

    Parameters
    ----------
    name : callable
        Takes a name, returns its text in the code.
    function : callable, optional
        The same for a function of the user's.
    size : str
        Text of the number of random values to draw in ``rand()`` and its like.
    dt : str
        Text of the time step.
    """

    def __init__(self, name, function=None, size="n", dt="dt"):
        self.name, self.function, self.size, self.dt = name, function, size, dt


def numpy_text(resolved, spelling):
    """Return the numpy source text of an expression.

    Parameters
    ----------
    resolved : Resolved
    spelling : Spelling
    """
    return ast.unparse(_ToNumpy(resolved.function, spelling).visit(resolved.tree))


def evaluate(expression, values, size, resolved=None, dt=1e-4):
    """Evaluate an expression on arrays, now.

    Parameters
    ----------
    expression : Expression
        As the user wrote it.
    values : callable
        Takes a name, returns its plain value(s).
    size : int
        Number of elements, for functions that draw random numbers.
    resolved : Resolved, optional
        The same expression with all names found, and subexpressions replaced.
    dt : float
        The time step.

    Returns
    -------
    scalar or ndarray
    """
    resolved = resolved or Resolved(expression.tree, {})
    spelled = {name: f"_{k}" for k, name in enumerate(value_names(resolved.tree))}
    names = {text: _wide(values(name)) for name, text in spelled.items()}
    own = {f"f_{name}": function.callable for name, function in resolved.functions.items()}
    names |= {"np": np, "runtime": runtime, "rng": generator(), "n": size, "dt": dt, **own}
    spelling = Spelling(spelled.__getitem__, lambda function: f"f_{function.name}")
    try:
        with np.errstate(all="ignore"):
            code = _compiled(numpy_text(resolved, spelling))
            result = eval(code, {"__builtins__": {}}, names)
    except LanguageError as error:  # from a function that is called: say where
        kind, node = type(error), expression.tree
        raise expression.error(kind, error.problem, node, error.hint) from error.__cause__
    except (ArithmeticError, ValueError, TypeError, RecursionError, MemoryError) as error:
        raise expression.error(
            UnusableValueError, f"This cannot be computed: {error}.", expression.tree
        ) from None
    if np.asarray(result).dtype.kind not in "biuf":
        raise expression.error(
            UnusableValueError, "This gives no real numbers of usual size.", expression.tree
        )
    return result


def constant_value(resolved):
    """Return the value of an expression that consists of constants only; None of any other."""
    meaning = {name: resolved.meaning.get(name) for name in value_names(resolved.tree)}
    if resolved.called or not all(isinstance(thing, Constant) for thing in meaning.values()):
        return None
    try:
        return float(evaluate(None, lambda name: meaning[name].value, 1, resolved))
    except (AttributeError, TypeError):  # it cannot be computed, which the run will tell
        return None


def _wide(value):
    """32-bit indices are stored to save memory; reckoning with them would overflow."""
    return value.astype(np.int64) if getattr(value, "dtype", None) == np.int32 else value


@lru_cache(maxsize=1024)
def _compiled(text):
    return compile(text, "<expression>", "eval")


def value_names(tree):
    """Return the names in a tree, those of functions apart, in the order of their use."""
    return values_and_calls(tree)[0]


class _ToNumpy(ast.NodeTransformer):
    """Builds a new tree in which only what numpy understands is left."""

    def __init__(self, function, spelling):
        self.function, self.spelling = function, spelling

    def visit_Name(self, node):
        return ast.Name(self.spelling.name(node.id))

    def visit_Constant(self, node):
        return node

    def visit_UnaryOp(self, node):
        operand = self.visit(node.operand)
        if isinstance(node.op, ast.Not):
            return _call("np.logical_not", operand)
        if _is_truth(node.operand):
            operand = _call("runtime.as_int", operand)
        return ast.UnaryOp(node.op, operand)

    def visit_BinOp(self, node):
        left, right = self.visit(node.left), self.visit(node.right)
        if isinstance(node.op, ast.Pow) and not is_plain_power(node):
            return _call("np.float_power", left, right)
        if _is_truth(node.left) and _is_truth(node.right):
            left, right = _call("runtime.as_int", left), _call("runtime.as_int", right)
        if isinstance(node.op, ast.Div) and "t" in value_names(node.right):
            return _call("np.true_divide", left, right)  # at t = 0 Python's numbers raise an error
        return ast.BinOp(left, node.op, right)

    def visit_BoolOp(self, node):
        name = "np.logical_and" if isinstance(node.op, ast.And) else "np.logical_or"
        return _fold(name, [self.visit(value) for value in node.values])

    def visit_Compare(self, node):
        parts = [self.visit(part) for part in (node.left, *node.comparators)]
        pairs = [ast.Compare(parts[k], [op], [parts[k + 1]]) for k, op in enumerate(node.ops)]
        return _fold("np.logical_and", pairs)

    def visit_Call(self, node):
        function, spelling = self.function(node.func.id), self.spelling
        arguments = [self.visit(argument) for argument in node.args]
        if node.func.id == "clip":  # twice as fast as numpy's own
            x, low, high = arguments
            return _call("np.minimum", _call("np.maximum", x, low), high)
        if not function.random and function.callable is None:
            return _call(function.code, *arguments)
        texts = [ast.unparse(argument) for argument in arguments]
        name = "" if function.callable is None else spelling.function(function)
        return ast.Name(function.code.format(*texts, n=spelling.size, f=name, dt=spelling.dt))


def _call(name, *arguments):
    return ast.Call(ast.Name(name), list(arguments), [])


def _fold(name, nodes):
    result = nodes[0]
    for node in nodes[1:]:
        result = _call(name, result, node)
    return result


def is_plain_power(node):
    """Whether a power can be left to ``**``.

    Python's own numbers grow without bound, and numpy refuses negative powers of whole
    numbers; powers other than those of variables to 0, 1, 2, ... are reckoned in floats.
    """
    exponent, literal = node.right, isinstance(node.right, ast.Constant)
    has_names = any(isinstance(n, ast.Name) for n in nodes(node.left))
    return has_names and literal and exponent.value >= 0


def _is_truth(node):
    """Whether an expression is true or false, so that numpy would not add or negate it."""
    if isinstance(node, (ast.Compare, ast.BoolOp)):
        return True
    if isinstance(node, ast.Constant):
        return isinstance(node.value, bool)
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)


def kind_of(node, kind_of_name, function=FUNCTIONS.__getitem__):
    """Return ``'bool'``, ``'int'`` or ``'float'``: what an expression's values are.

    Parameters
    ----------
    node : ast.expr
    kind_of_name : callable
        Takes a name, returns its kind.
    function : callable
        Takes a name, returns the `Function` that is called by it.
    """

    def kind(part):
        return kind_of(part, kind_of_name, function)

    if isinstance(node, ast.Constant):
        return {bool: "bool", int: "int"}.get(type(node.value), "float")
    if isinstance(node, ast.Name):
        return kind_of_name(node.id)
    if isinstance(node, (ast.Compare, ast.BoolOp)):
        return "bool"
    if isinstance(node, ast.UnaryOp):
        return "bool" if isinstance(node.op, ast.Not) else _number(kind(node.operand))
    if isinstance(node, ast.BinOp):
        if isinstance(node.op, ast.Div):
            return "float"
        if isinstance(node.op, ast.Pow) and not is_plain_power(node):
            return "float"
        kinds = {_number(kind(node.left)), _number(kind(node.right))}
        return "float" if "float" in kinds else "int"
    called = function(node.func.id)
    if called.kind != "same":
        return called.kind
    kinds = {_number(kind(argument)) for argument in node.args}
    return "float" if "float" in kinds else "int"


def kind_of_resolved(resolved):
    """Return ``'bool'``, ``'int'`` or ``'float'``: what the values of a `Resolved` are."""

    def kind_of_name(name):
        thing = resolved.meaning.get(name, name)
        if isinstance(thing, Reference):
            return thing.variable.kind
        if isinstance(thing, Constant):
            return {bool: "bool", int: "int"}.get(type(thing.value), "float")
        return "int" if thing == "step" else getattr(thing, "kind", "float")

    return kind_of(resolved.tree, kind_of_name, resolved.function)


def _number(kind):
    return "int" if kind == "bool" else kind
