"""The nodes of a tree, except for operators: what is asked of every tree, again and again."""

from __future__ import annotations

import ast

__all__ = ["nodes", "values_and_calls"]

#: where nodes have parts; `ast.walk` asks each node anew, which takes four times as long
_PARTS = {
    ast.Name: (),
    ast.Constant: (),
    ast.UnaryOp: ("operand",),
    ast.BinOp: ("left", "right"),
    ast.Compare: ("left", "comparators"),
    ast.BoolOp: ("values",),
    ast.Call: ("func", "args", "keywords"),
}


def nodes(tree) -> list:
    """Return all nodes of a tree but its operators, the outer ones first.

    Examples
    --------
    >>> import ast
    >>> [type(node).__name__ for node in nodes(ast.parse("2*f(x)", mode="eval").body)]
    ['BinOp', 'Constant', 'Call', 'Name', 'Name']
    """
    found = [tree]
    for node in found:  # it grows while it is looked through
        for part in _PARTS.get(type(node), node._fields):
            value = getattr(node, part, None)
            if isinstance(value, list):
                found += value
            elif isinstance(value, ast.expr):
                found.append(value)
    return found


def values_and_calls(tree):
    """Return the names in a tree: of values, and of functions, one for each call.

    Examples
    --------
    >>> import ast
    >>> values_and_calls(ast.parse("f(x) - f(y) + x", mode="eval").body)
    (['x', 'y'], ['f', 'f'])
    """
    found = nodes(tree)
    functions = [node.func for node in found if type(node) is ast.Call]
    called = {id(function) for function in functions}
    values = [node.id for node in found if type(node) is ast.Name and id(node) not in called]
    return list(dict.fromkeys(values)), [function.id for function in functions]
