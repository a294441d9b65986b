"""Expression trees as numpy source text, and their direct evaluation."""

from __future__ import annotations

import ast
from functools import lru_cache

import numpy as np

from ..language.functions import FUNCTIONS
from . import runtime
from .random import generator

__all__ = ["evaluate", "kind_of", "numpy_text"]


def numpy_text(tree, spell, size="n"):
    """Return the numpy source text of a tree.

    Parameters
    ----------
    tree : ast.expr
    spell : callable
        Takes a name of the model language, returns its text in the code.
    size : str
        Text of the number of random values to draw in ``rand()`` and its like.
    """
    return ast.unparse(_ToNumpy(spell, size).visit(tree))


def evaluate(expression, values, size):
    """Evaluate an expression on arrays, now.

    Parameters
    ----------
    expression : Expression
    values : callable
        Takes a name, returns its plain value(s).
    size : int
        Number of elements, for functions that draw random numbers.

    Returns
    -------
    scalar or ndarray
    """
    names = {name: values(name) for name in expression.names}
    names = {f"_{name}": _wide(value) for name, value in names.items()}
    names |= {"np": np, "runtime": runtime, "rng": generator(), "n": size}
    with np.errstate(all="ignore"):
        return eval(_compiled(expression), {"__builtins__": {}}, names)


def _wide(value):
    """32-bit indices are stored to save memory; reckoning with them would overflow."""
    return value.astype(np.int64) if getattr(value, "dtype", None) == np.int32 else value


@lru_cache(maxsize=1024)
def _compiled(expression):
    text = numpy_text(expression.tree, lambda name: f"_{name}")
    return compile(text, "<expression>", "eval")


class _ToNumpy(ast.NodeTransformer):
    """Builds a new tree in which only what numpy understands is left."""

    def __init__(self, spell, size):
        self.spell, self.size = spell, size

    def visit_Name(self, node):
        return ast.Name(self.spell(node.id))

    def visit_Constant(self, node):
        return node

    def visit_UnaryOp(self, node):
        operand = self.visit(node.operand)
        if isinstance(node.op, ast.Not):
            return _call("np.logical_not", operand)
        return ast.UnaryOp(node.op, operand)

    def visit_BinOp(self, node):
        right = self.visit(node.right)
        if isinstance(node.op, ast.Pow):
            right = float_if_negative(right)
        return ast.BinOp(self.visit(node.left), node.op, right)

    def visit_BoolOp(self, node):
        name = "np.logical_and" if isinstance(node.op, ast.And) else "np.logical_or"
        return _fold(name, [self.visit(value) for value in node.values])

    def visit_Compare(self, node):
        parts = [self.visit(part) for part in (node.left, *node.comparators)]
        pairs = [ast.Compare(parts[k], [op], [parts[k + 1]]) for k, op in enumerate(node.ops)]
        return _fold("np.logical_and", pairs)

    def visit_Call(self, node):
        function = FUNCTIONS[node.func.id]
        arguments = [self.visit(argument) for argument in node.args]
        if function.random:
            texts = [ast.unparse(argument) for argument in arguments]
            return ast.Name(function.code.format(*texts, n=self.size))
        return _call(function.code, *arguments)


def _call(name, *arguments):
    return ast.Call(ast.Name(name), list(arguments), [])


def _fold(name, nodes):
    result = nodes[0]
    for node in nodes[1:]:
        result = _call(name, result, node)
    return result


def float_if_negative(node):
    """Turn the exponent -1 into -1.0: numpy refuses negative integer powers of integers."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        if isinstance(node.operand, ast.Constant):
            return ast.Constant(-float(node.operand.value))
    return node


def kind_of(node, kind_of_name):
    """Return ``'bool'``, ``'int'`` or ``'float'``: what an expression's values are.

    Parameters
    ----------
    node : ast.expr
    kind_of_name : callable
        Takes a name, returns its kind.
    """

    def kind(part):
        return kind_of(part, kind_of_name)

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
        if isinstance(node.op, ast.Pow) and float_if_negative(node.right) is not node.right:
            return "float"
        kinds = {_number(kind(node.left)), _number(kind(node.right))}
        return "float" if "float" in kinds else "int"
    function = FUNCTIONS[node.func.id]
    if function.kind != "same":
        return function.kind
    kinds = {_number(kind(argument)) for argument in node.args}
    return "float" if "float" in kinds else "int"


def _number(kind):
    return "int" if kind == "bool" else kind
