"""Parts of expressions that occur more than once: their values are computed once."""

from __future__ import annotations

import ast

from .variables import Constant, Reference

__all__ = ["Repeated"]


class Repeated:
    """Which parts of an operation's expressions occur again, and where their values are.

    Beforehand it goes through all assignments as they will be written: a part that is known by
    then is not looked into again.

    Parameters
    ----------
    writer : Writer
    assignments : list of (Reference or str, str, Resolved)
    """

    def __init__(self, writer, assignments):
        self._writer, self._numbers, self._versions, self._seen = writer, {}, {}, {}
        self._left, self._known = {}, {}
        for target, _, value in assignments:
            self._count(value)
            self.changed(target)
        self._versions = {}
        self.changed("")

    def changed(self, target):
        """Take note that a variable or local name has got another value."""
        thing = target if isinstance(target, str) else id(target.variable.base)
        self._versions[thing] = self._versions.get(thing, 0) + 1
        self._seen.clear()

    def value(self, resolved, write, out):
        """Return the name of a part's value, which ``write(out)`` writes if it isn't known yet.

        Whoever gets the name releases it; the buffer is free when all have.
        """
        key = self._key(resolved.tree, resolved)
        left = self._left.get(key, 0) - 1
        self._left[key] = left
        if key in self._known:
            name = self._known[key]
        elif left > 0:
            name = self._known[key] = write(None)
            self._writer.hold(name, left)
        else:
            name = write(out)
        if left <= 0:
            self._known.pop(key, None)
        return name

    def _count(self, resolved):
        if is_leaf(resolved) or self._writer.invariant(resolved) or self._writer.single(resolved):
            return
        key = self._key(resolved.tree, resolved)
        self._left[key] = self._left.get(key, 0) + 1
        if self._left[key] == 1:
            for part in _parts(resolved.tree):
                self._count(resolved.with_tree(part))

    def _key(self, node, resolved):
        """Return a number that all parts have which, at present, have the same value."""
        place = id(node), id(resolved.meaning)
        if place not in self._seen:  # it holds the node, so that the number is not given again
            self._seen[place] = node, self._number(self._content(node, resolved))
        return self._seen[place][1]

    def _number(self, content):
        return self._numbers.setdefault(content, len(self._numbers))

    def _content(self, node, resolved):
        if isinstance(node, ast.Name):
            return "name", *self._named(resolved.meaning.get(node.id, node.id))
        if isinstance(node, ast.Constant):
            return "number", type(node.value), repr(node.value)
        parts = [self._key(part, resolved) for part in _parts(node)]
        if isinstance(node, ast.Call):
            function = resolved.function(node.func.id)
            once = () if function.repeatable else (len(self._numbers),)
            return "call", id(function), *once, *parts
        return *map(type, getattr(node, "ops", None) or [node.op]), *parts

    def _named(self, thing):
        if isinstance(thing, Reference):
            return [(id(v), self._versions.get(id(v.base), 0)) for v in thing.chain]
        if isinstance(thing, Constant):
            return type(thing.value), repr(thing.value)
        return str(thing), self._versions.get(str(thing), 0)


def is_leaf(resolved) -> bool:
    """Whether an expression is no more than a number or name: nothing is computed for it."""
    thing = resolved.meaning.get(getattr(resolved.tree, "id", None))
    looked_up = isinstance(thing, Reference) and thing.via is not None
    return isinstance(resolved.tree, (ast.Name, ast.Constant)) and not looked_up


def _parts(node):
    """Return the operands of a node."""
    match node:
        case ast.BinOp():
            return [node.left, node.right]
        case ast.UnaryOp():
            return [node.operand]
        case ast.BoolOp():
            return node.values
        case ast.Compare():
            return [node.left, *node.comparators]
        case ast.Call():
            return node.args
    return []
