"""Assignments such as ``x = x + y``, read as the change in place ``x += y`` that they are."""

from __future__ import annotations

import ast

from ...engine.variables import Reference
from ...language.nodes import nodes

__all__ = ["in_place"]

#: what takes something back, by what does it
_BACK = {ast.Add: ast.Sub, ast.Mult: ast.Div}
_SIGNS = {ast.Add: ("+=", "-="), ast.Mult: ("*=", "/=")}


def in_place(target, value):
    """Return the operation and the value by which an assignment changes its target.

    Parameters
    ----------
    target : Reference
    value : Resolved
        What is assigned.

    Returns
    -------
    str, Resolved
        ``'='`` and the same value, if it is not a sum or a product with the target once in it.
    """
    for kind in _BACK:
        parts = _parts(value.tree, kind)
        own = [k for k, (there, part) in enumerate(parts) if there and _is(part, target, value)]
        rest = parts[: own[0]] + parts[own[0] + 1 :] if own else []
        if rest and not any(_uses(part, target, value) for _, part in rest):
            back = not any(there for there, _ in rest)
            tree = _joined([(there or back, part) for there, part in rest], kind)
            return _SIGNS[kind][back], value.with_tree(tree)
    return "=", value


def _parts(tree, kind):
    """Return the terms of a sum, or the factors of a product, and whether they count as such."""
    if isinstance(tree, ast.BinOp) and isinstance(tree.op, (kind, _BACK[kind])):
        turned = isinstance(tree.op, _BACK[kind])
        right = [(there != turned, part) for there, part in _parts(tree.right, kind)]
        return _parts(tree.left, kind) + right
    if kind is ast.Add and isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.USub):
        return [(not there, part) for there, part in _parts(tree.operand, kind)]
    return [(True, tree)]


def _joined(parts, kind):
    """Return the sum or product of some parts, of which one counts as such at least."""
    parts = sorted(parts, key=lambda part: not part[0])
    (_, joined), *rest = parts
    for there, part in rest:
        joined = ast.BinOp(joined, (kind if there else _BACK[kind])(), part)
    return joined


def _is(tree, target, value):
    thing = value.meaning.get(tree.id) if isinstance(tree, ast.Name) else None
    return isinstance(thing, Reference) and thing.chain == target.chain


def _uses(tree, target, value):
    return any(_is(node, target, value) for node in nodes(tree))
