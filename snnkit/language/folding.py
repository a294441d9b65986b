"""Products and sums are put in order: numbers first, then what is one for all, then the rest.

``x/2*tau/5`` becomes ``0.1 * tau * x``. That saves work, as what is one for all can be computed
ahead of a run, or once in a step; and Brian 2 does so too, which shows in the last bit of a result:
where a time falls right on the edge of a step, or a neuron right at a distance. As in Brian 2 a
product or a sum of whole numbers stays as it is, exact: ``i*50*um`` is not ``(50*um)*i``.
"""

from __future__ import annotations

import ast
import math
from functools import reduce

from .linear import names_in

__all__ = ["in_order"]


def in_order(tree, scalars=(), is_whole=lambda node: False):
    """Return a tree in which the factors of products, and the terms of sums, are put in order.

    Parameters
    ----------
    tree : ast.expr
    scalars : collection of str
        The names that have one value for all elements, with those of functions that have the
        same value whenever their arguments are the same.
    is_whole : callable
        Takes a node of the tree, and tells whether it is a whole number.

    Examples
    --------
    >>> ast.unparse(in_order(ast.parse("i*0.1*ms/v/2", mode="eval").body, {"ms"}))
    '0.05 * ms * i / v'
    >>> ast.unparse(in_order(ast.parse("v - 0.1 - (w - 0.5)", mode="eval").body))
    '0.4 + v - w'
    """
    if not any(isinstance(node, ast.BinOp) for node in ast.walk(tree)):
        return tree
    return _Orderly(frozenset(scalars), is_whole).visit(tree)


class _Orderly(ast.NodeTransformer):
    def __init__(self, scalars, is_whole):
        self.scalars, self.is_whole = scalars, is_whole

    def visit_BinOp(self, node):
        kind = _PRODUCT if isinstance(node.op, _PRODUCT.ops) else _SUM
        if not isinstance(node.op, kind.ops) or self.is_whole(node):
            return self.generic_visit(node)
        try:
            return self._joined(kind, node)
        except (ArithmeticError, ValueError):  # such as 1/0, which shows where it is computed
            return self.generic_visit(node)

    def _joined(self, kind, node):
        """Return a product or a sum in order."""
        sides = [], []
        self._collect(kind, node, *sides)
        _cancel(*sides)
        kept = [[self.visit(part) for part in side] for side in sides]
        number = kind.reckon(
            *([_number(p) for p in side if _number(p) is not None] for side in kept)
        )
        if math.isinf(number):  # too large to be calculated ahead, but perhaps not in the end
            raise OverflowError
        parts = [[part for part in side if _number(part) is None] for side in kept]
        one_for_all = [[part for part in side if self._is_scalar(part)] for side in parts]
        others = [[part for part in side if not self._is_scalar(part)] for side in parts]
        bare = kind.makes_no_difference(number) and not self._is_whole_at_last(*parts)
        result = None if bare else ast.Constant(number)
        for side in (one_for_all, others):
            result = kind.join(result, *side)
        return ast.Constant(number) if result is None else result

    def _collect(self, kind, node, with_it, against):
        if self._opens(kind, node):
            self._collect(kind, node.left, with_it, against)
            turned = isinstance(node.op, kind.inverse)
            self._collect(kind, node.right, *((against, with_it) if turned else (with_it, against)))
        else:
            with_it.append(node)

    def _opens(self, kind, node):
        """Whether the parts of a node belong to what is put in order."""
        alike = isinstance(node, ast.BinOp) and isinstance(node.op, kind.ops)
        return alike and (kind is _SUM or not self.is_whole(node))

    def _is_whole_at_last(self, with_it, against):
        """Whether only a whole number is left of what is none."""
        return len(with_it) == 1 and not against and self.is_whole(with_it[0])

    def _is_scalar(self, node):
        return names_in(node) <= self.scalars

    def visit_Name(self, node):
        return node

    def generic_visit(self, node):  # a new node: parsed trees are shared, never changed
        copy = type(node)(**{field: _copied(getattr(node, field)) for field in node._fields})
        return super().generic_visit(copy)


class _Kind:
    """What products and sums have in common."""

    def __init__(self, op, inverse, neutral, calculate, invert):
        self.op, self.inverse, self.ops = op, inverse, (op, inverse)
        self.neutral, self._calculate, self._invert = neutral, calculate, invert

    def reckon(self, with_it, against):
        """Return the number that numbers make."""
        return reduce(self._invert, against, reduce(self._calculate, with_it, self.neutral))

    def makes_no_difference(self, number):
        return number == self.neutral

    def join(self, first, with_it, against):
        """Return ``first * (a*b) / (c*d)``, of which any part may be missing."""
        if with_it:
            other = reduce(lambda a, b: ast.BinOp(a, self.op(), b), with_it)
            first = other if first is None else ast.BinOp(first, self.op(), other)
        if against:
            other = reduce(lambda a, b: ast.BinOp(a, self.op(), b), against)
            first = ast.BinOp(first or ast.Constant(self.neutral), self.inverse(), other)
        return first


_PRODUCT = _Kind(ast.Mult, ast.Div, 1.0, lambda a, b: a * b, lambda a, b: a / b)
_SUM = _Kind(ast.Add, ast.Sub, 0.0, lambda a, b: a + b, lambda a, b: a - b)


def _cancel(with_it, against):
    """Leave out what is on both sides."""
    for part in list(against):
        same = [other for other in with_it if ast.dump(other) == ast.dump(part)]
        if same and not _calls(part) and _number(part) is None:
            with_it.remove(same[0])
            against.remove(part)


def _number(node):
    """Return the value of a number as it is written, or None."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        value = _number(node.operand)
        return None if value is None else -value
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return float(node.value)
    return None


def _calls(node):
    return any(isinstance(part, ast.Call) for part in ast.walk(node))


def _copied(value):
    return list(value) if isinstance(value, list) else value
