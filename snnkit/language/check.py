"""Unit checks: which dimension an expression has, and whether its parts fit together."""

from __future__ import annotations

import ast
import operator

from ..errors import DimensionMismatchError, ModelSyntaxError, UnknownNameError, did_you_mean
from ..units.dimensions import DIMENSIONLESS, SECOND, Dimension
from ..units.usual import usual_unit
from .functions import FUNCTIONS

__all__ = ["Checker", "advice", "describe", "dimension_of", "require_arity", "require_dimension"]


def dimension_of(expression, lookup, functions=None) -> Dimension:
    """Return the dimension of an expression.

    Parameters
    ----------
    expression : Expression
        A parsed expression.
    lookup : callable
        Takes a name, returns its `Dimension`, or raises `KeyError`; or a mapping. If it has an
        attribute `numbers`, that tells the values of plain constants: they may be exponents.
    functions : dict of str to Function, optional
        The user's own functions.

    Raises
    ------
    DimensionMismatchError
        If two parts that are added or compared have different units, if a function gets a
        quantity where it needs a plain number, or an exponent has a unit.
    UnknownNameError
        If a name is not known; it offers the nearest one if `lookup` is a mapping.
    """
    if not callable(lookup):
        lookup = _from_mapping(expression, lookup)
    return Checker(expression, lookup, functions or {}).visit(expression.tree)


def require_dimension(expression, lookup, wanted, what, functions=None) -> Dimension:
    """Raise `DimensionMismatchError` unless the expression has the dimension `wanted`.

    Returns that dimension. `what` names what it is for, such as ``dv/dt``.
    """
    found = dimension_of(expression, lookup, functions)
    if found is not wanted:
        raise expression.error(
            DimensionMismatchError,
            f"{what} {describe(wanted)}, but this expression {describe(found)}.",
            expression.tree,
            advice(expression, wanted, found, is_rate=what.endswith("/dt")),
        )
    return found


def describe(dim):
    """Say in words what a value of a dimension is."""
    return "is a plain number" if dim is DIMENSIONLESS else f"has the unit {dim}"


def advice(expression, wanted, found, before="", is_rate=False):
    """Say what gives an expression of one dimension another one, or return an empty text.

    `before` is what stands before it, such as ``v +=``; `is_rate` says that it is a derivative.
    """
    text = expression.text.strip()
    if isinstance(expression.tree, ast.BinOp) and isinstance(
        expression.tree.op, (ast.Add, ast.Sub)
    ):
        text = f"({text})"
    if is_rate and wanted is found / SECOND:
        return f"Divide it by a time constant: for example `{before}{text}/(10*ms)`."
    if found is DIMENSIONLESS and usual_unit(wanted):
        return f"Multiply it by a unit: for example `{before}{text}*{usual_unit(wanted)}`."
    if found is DIMENSIONLESS:
        return f"Multiply it by a unit of the same kind as `{wanted}`."
    if wanted is DIMENSIONLESS:
        return f"Divide it by a unit of the same kind as `{found}` to get a plain number."
    return ""


def _from_mapping(expression, mapping):
    def lookup(name):
        if name in mapping:
            return mapping[name]
        raise expression.error(
            UnknownNameError,
            f"I don't know the name `{name}`.",
            expression.find(name),
            did_you_mean(name, mapping),
        )

    return lookup


class Checker:
    """Goes through an expression and finds the dimension of each part; see `dimension_of`."""

    def __init__(self, expression, lookup, functions):
        self.expression, self.lookup, self.functions = expression, lookup, functions
        self.numbers = getattr(lookup, "numbers", {})

    def visit(self, node):
        return getattr(self, type(node).__name__)(node)

    def mismatch(self, node, problem, hint=""):
        return self.expression.error(DimensionMismatchError, problem, node, hint)

    def Constant(self, node):
        return DIMENSIONLESS

    def Name(self, node):
        return self.lookup(node.id)

    def UnaryOp(self, node):
        if isinstance(node.op, ast.Not):
            return self.truth("not", [node.operand])
        return self.visit(node.operand)

    def BoolOp(self, node):
        return self.truth("and" if isinstance(node.op, ast.And) else "or", node.values)

    def truth(self, word, parts):
        """What has a unit is neither true nor false."""
        for part in parts:
            dim = self.visit(part)
            if dim is not DIMENSIONLESS:
                raise self.mismatch(
                    part,
                    f"`{word}` is for conditions, but this {describe(dim)}.",
                    "Compare it, for example with `> 0*...`.",
                )
        return DIMENSIONLESS

    def Compare(self, node):
        parts = [node.left, *node.comparators]
        dims = [self.visit(part) for part in parts]
        for k in range(1, len(parts)):
            self.same(node, "compare", parts[k - 1], dims[k - 1], parts[k], dims[k])
        return DIMENSIONLESS

    def BinOp(self, node):
        left, right = self.visit(node.left), self.visit(node.right)
        if isinstance(node.op, ast.Mult):
            return left * right
        if isinstance(node.op, (ast.Div, ast.FloorDiv)):
            return left / right
        if isinstance(node.op, ast.Pow):
            return self.power(node, left, right)
        verb = {ast.Add: "add", ast.Sub: "subtract", ast.Mod: "divide with remainder"}
        self.same(node, verb[type(node.op)], node.left, left, node.right, right)
        return left

    def same(self, node, verb, left, left_dim, right, right_dim):
        if left_dim is not right_dim:
            raise self.mismatch(
                node,
                f"Cannot {verb} `{ast.unparse(left)}` (unit: {left_dim}) and "
                f"`{ast.unparse(right)}` (unit: {right_dim}).",
            )

    def power(self, node, base, exponent):
        if exponent is not DIMENSIONLESS:
            raise self.mismatch(
                node.right, f"An exponent must be a plain number, but this has the unit {exponent}."
            )
        if base is DIMENSIONLESS:
            return DIMENSIONLESS
        try:
            return base ** float(_number(node.right, self.numbers))
        except (LookupError, TypeError, ValueError, ArithmeticError):
            raise self.mismatch(
                node,
                f"A value with a unit ({base}) can only be raised to a fixed number, "
                f"not to `{ast.unparse(node.right)}`.",
            ) from None

    def Call(self, node):
        name, expression = node.func.id, self.expression
        function = self.functions.get(name) or FUNCTIONS.get(name)
        if function is None:
            raise expression.error(
                UnknownNameError,
                f"I don't know a function `{name}`.",
                node.func,
                did_you_mean(name, FUNCTIONS),
            )
        require_arity(expression, node, function)
        dims = [self.visit(argument) for argument in node.args]
        result = function.dimension(dims)
        if isinstance(result, Dimension):
            return result
        wrong, wants = node.args[result], function.wanted(result, dims)
        raise self.mismatch(
            wrong, f"`{name}` needs {wants} here, but this {describe(dims[result])}."
        )


def require_arity(expression, call, function):
    """Raise `ModelSyntaxError` if a function in an expression has too few or many arguments."""
    if len(call.args) != function.arity:
        raise expression.error(
            ModelSyntaxError,
            f"`{call.func.id}` takes {function.arity} argument{'s' * (function.arity != 1)}, "
            f"not {len(call.args)}.",
            call,
        )


_ARITHMETIC = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def _number(node, numbers):
    """Return the value of a number, or of some arithmetic with constants: ``-1``, ``(n+1)/3``.

    It is calculated in floats, as ``9**9**9`` has more digits than anyone could wait for.
    """
    if isinstance(node, ast.Constant):
        return float(node.value)
    if isinstance(node, ast.Name):
        return float(numbers[node.id])
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd)):
        value = _number(node.operand, numbers)
        return -value if isinstance(node.op, ast.USub) else value
    if isinstance(node, ast.BinOp):
        reckon = _ARITHMETIC[type(node.op)]
        return reckon(_number(node.left, numbers), _number(node.right, numbers))
    raise ValueError("not a fixed number")
