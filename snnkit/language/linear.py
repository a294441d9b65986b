"""Which equations are linear, and with which coefficients.

Solved on the tree, without a computer algebra system: sums are split, products and quotients
are multiplied out as long as one side is free of state variables. That accepts what people
write as linear equations; what it can't take apart is refused, with the spot.
"""

from __future__ import annotations

import ast

from .nodes import nodes
from .parse import MAX_DEPTH, Expression

__all__ = ["NotLinear", "add", "divide", "inline", "multiply", "names_in", "names_outside_calls"]
__all__ += ["can_be_written_out", "negate", "renamed", "split"]

#: a larger expression would take minutes
MOST_NODES = 200_000


class NotLinear(Exception):
    """Raised with the node at which an expression stops being linear."""

    def __init__(self, node):
        self.node = node
        super().__init__(ast.unparse(node))


def split(tree, states, names_of=None):
    """Write an expression as ``sum(coefficient * state) + constant``.

    Parameters
    ----------
    tree : ast.expr
        The expression.
    states : collection of str
        The names to be linear in.
    names_of : callable, optional
        Returns the names in a tree that count; by default `names_in`.

    Returns
    -------
    coefficients : dict of str to ast.expr
        Only those that are not structurally zero.
    constant : ast.expr or None
        None if it is structurally zero.

    Raises
    ------
    NotLinear
        If the expression is not linear, or cannot be shown to be.
    """
    names_of = names_of or names_in
    if not names_of(tree) & set(states):
        return {}, tree
    if isinstance(tree, ast.Name):
        return {tree.id: ast.Constant(1.0)}, None
    if isinstance(tree, ast.UnaryOp) and isinstance(tree.op, (ast.USub, ast.UAdd)):
        parts = split(tree.operand, states, names_of)
        return parts if isinstance(tree.op, ast.UAdd) else _each(parts, negate)
    if isinstance(tree, ast.BinOp):
        if isinstance(tree.op, ast.Mult):
            return _product(tree, states, names_of)
        if isinstance(tree.op, ast.Div) and not names_of(tree.right) & set(states):
            return _each(split(tree.left, states, names_of), lambda part: divide(part, tree.right))
        if isinstance(tree.op, (ast.Add, ast.Sub)):
            right = split(tree.right, states, names_of)
            right = right if isinstance(tree.op, ast.Add) else _each(right, negate)
            return _sum(split(tree.left, states, names_of), right)
    raise NotLinear(tree)


def names_in(tree) -> set[str]:
    """Return all names in a tree."""
    return {n.id for n in nodes(tree) if isinstance(n, ast.Name)}


def names_outside_calls(tree) -> set[str]:
    """Return the names in a tree, those in arguments of functions apart."""
    if isinstance(tree, ast.Name):
        return {tree.id}
    if isinstance(tree, ast.Call):
        return set()
    return set().union(*map(names_outside_calls, ast.iter_child_nodes(tree)))


def inline(tree, replacements):
    """Return a tree with names replaced by other trees (such as those of subexpressions)."""
    if not names_in(tree) & set(replacements):
        return tree
    ready = {}
    for name in _innermost_first(replacements):  # not all at once: chains of them can be long
        ready[name] = _Inline(ready).visit(replacements[name])
    return _Inline(ready).visit(tree)


def can_be_written_out(tree, replacements) -> bool:
    """Whether a tree keeps a size that can be dealt with when names are replaced.

    Parameters
    ----------
    tree : ast.expr
    replacements : dict of str to ast.expr
        Trees that may use each other's names, but not in a circle.
    """
    extents = {}
    for name in _innermost_first(replacements):
        nodes, depth = extents[name] = _extent(replacements[name], extents)
        if nodes > MOST_NODES or depth > MAX_DEPTH:
            return False
    nodes, depth = _extent(tree, extents)
    return nodes <= MOST_NODES and depth <= MAX_DEPTH


def _innermost_first(replacements):
    """Return the names that have replacements, those that others use before these."""
    ordered, todo, begun = {}, list(replacements), set()
    while todo:
        name = todo[-1]
        inner = names_in(replacements[name]) & replacements.keys() - begun - {name}
        if name in begun or not inner:
            ordered[todo.pop()] = None
        else:
            todo += inner
        begun.add(name)
    return ordered


def _extent(tree, extents):
    """Return how many nodes a tree has, and how deep it is, when names are replaced."""
    if isinstance(tree, ast.Name):
        return extents.get(tree.id, (1, 1))
    parts = [_extent(child, extents) for child in ast.iter_child_nodes(tree)]
    return 1 + sum(nodes for nodes, _ in parts), 1 + max((d for _, d in parts), default=0)


def renamed(expression, names):
    """Return an expression with some of its names replaced by other names, or by numbers."""
    new = {k: ast.Name(v) if isinstance(v, str) else ast.Constant(v) for k, v in names.items()}
    tree = _Inline(new).visit(expression.tree)  # all at once: i may become j, and j become i
    return Expression(expression.text, tree, expression.origin, expression.start)


def add(left, right):
    return ast.BinOp(left, ast.Add(), right)


def multiply(left, right):
    if isinstance(left, ast.Constant) and left.value == 1:
        return right
    return ast.BinOp(left, ast.Mult(), right)


def divide(left, right):
    return ast.BinOp(left, ast.Div(), right)


def negate(tree):
    return ast.UnaryOp(ast.USub(), tree)


def _product(tree, states, names_of):
    for factor, other in ((tree.left, tree.right), (tree.right, tree.left)):
        if not names_of(factor) & set(states):
            parts = split(other, states, names_of)
            return _each(parts, lambda part, f=factor: multiply(part, f))
    raise NotLinear(tree)


def _each(parts, change):
    coefficients, constant = parts
    changed = {name: change(part) for name, part in coefficients.items()}
    return changed, None if constant is None else change(constant)


def _sum(left, right):
    coefficients, constant = dict(left[0]), left[1]
    for name, part in right[0].items():
        coefficients[name] = add(coefficients[name], part) if name in coefficients else part
    if right[1] is not None:
        constant = right[1] if constant is None else add(constant, right[1])
    return coefficients, constant


class _Inline(ast.NodeTransformer):
    def __init__(self, replacements):
        self.replacements = replacements

    def visit_Name(self, node):
        return self.replacements.get(node.id, node)

    def visit_Call(self, node):  # its function is no name of a value
        return ast.copy_location(ast.Call(node.func, list(map(self.visit, node.args)), []), node)

    def generic_visit(self, node):  # a new node: parsed trees are shared, never changed
        copy = type(node)(**{field: _copied(getattr(node, field)) for field in node._fields})
        return super().generic_visit(ast.copy_location(copy, node))


def _copied(value):
    return list(value) if isinstance(value, list) else value
