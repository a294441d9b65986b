"""The constants of a product are multiplied first: ``i*0.1*ms`` is ``(0.1*ms)*i``.

That saves work, as constants can be multiplied ahead of a run; and Brian 2 does so too, which
shows where a time falls right on the edge of a step, or a neuron right at a distance. As in Brian 2
a product of whole numbers stays as it is, exact: ``i*50*um`` is not ``(50*um)*i``.
"""

from __future__ import annotations

import ast
from functools import reduce

from .linear import names_in

__all__ = ["constants_first"]


def constants_first(tree, constants, is_whole=lambda node: False):
    """Return a tree in which constant factors of a product stand together, in front.

    Parameters
    ----------
    tree : ast.expr
    constants : collection of str
        The names that are constants.
    is_whole : callable
        Takes a node of the tree, and tells whether it is a whole number.

    Examples
    --------
    >>> ast.unparse(constants_first(ast.parse("i*0.1*ms", mode="eval").body, {"ms"}))
    '0.1 * ms * i'
    """
    if not any(isinstance(node, ast.Mult) for node in ast.walk(tree)):
        return tree
    return _Products(constants, is_whole).visit(tree)


class _Products(ast.NodeTransformer):
    def __init__(self, constants, is_whole):
        self.constants, self.is_whole = constants, is_whole

    def visit_BinOp(self, node):
        factors = self._factors(node)
        fixed = [f for f in factors if self._is_constant(f)]
        if len(fixed) < 2 or len(fixed) == len(factors):
            return self.generic_visit(node)
        others = [self.visit(f) for f in factors if not self._is_constant(f)]
        return _product([_product(fixed), _product(others)])

    def _factors(self, node):
        if _is_product(node) and not self.is_whole(node):
            return [*self._factors(node.left), *self._factors(node.right)]
        return [node]

    def _is_constant(self, node):
        calls = any(isinstance(part, ast.Call) for part in ast.walk(node))
        return not calls and names_in(node) <= self.constants

    def visit_Name(self, node):
        return node

    def generic_visit(self, node):  # a new node: parsed trees are shared, never changed
        copy = type(node)(**{field: _copied(getattr(node, field)) for field in node._fields})
        return super().generic_visit(copy)


def _copied(value):
    return list(value) if isinstance(value, list) else value


def _is_product(node):
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult)


def _product(factors):
    return reduce(lambda a, b: ast.BinOp(a, ast.Mult(), b), factors)
