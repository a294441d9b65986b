"""Writes expressions over a whole group: one numpy call an operation, in place or into buffers."""

from __future__ import annotations

import ast

import numpy as np

from .expressions import HIGHEST_PRODUCT, is_plain_power, numpy_text
from .repeated import is_leaf
from .variables import Reference

__all__ = ["UFUNC", "compute"]

UFUNC = {
    **{ast.Add: "add", ast.Sub: "subtract", ast.Mult: "multiply", ast.Div: "divide"},
    **{ast.FloorDiv: "floor_divide", ast.Mod: "remainder", ast.Pow: "power"},
    **{ast.Lt: "less", ast.LtE: "less_equal", ast.Gt: "greater", ast.GtE: "greater_equal"},
    **{ast.Eq: "equal", ast.NotEq: "not_equal", ast.USub: "negative", ast.Not: "logical_not"},
    **{ast.And: "logical_and", ast.Or: "logical_or", ast.UAdd: "positive"},
}


def compute(writer, resolved, size, out=None):
    """Write the lines that compute an expression for `size` elements.

    Parameters
    ----------
    writer : Writer
    resolved : Resolved
    size : int
    out : str, optional
        Name of an array that may take the result.

    Returns
    -------
    str
        Name of the array, or text of the single value, that holds the result: `out`, or
        a buffer that the caller releases, or something that exists anyway.
    """
    if writer.invariant(resolved):
        return writer.hoist(resolved)
    if writer.single(resolved):
        text = numpy_text(resolved, writer.spell(resolved))
        return text if isinstance(resolved.tree, ast.Name) else f"({text})"
    whole = _Whole(writer, resolved, size)
    write = getattr(whole, type(resolved.tree).__name__)
    if writer.repeated is None or is_leaf(resolved):
        return write(resolved.tree, out)
    return writer.repeated.value(resolved, lambda out: write(resolved.tree, out), out)


class _Whole:
    """One method for each kind of tree node; each returns the name of its result."""

    def __init__(self, writer, resolved, size):
        self.writer, self.resolved, self.size = writer, resolved, size

    def value(self, node):
        return compute(self.writer, self.resolved.with_tree(node), self.size)

    def number(self, node):
        """Like `value`, but truth values become 0 and 1: numpy would not reckon with them."""
        result = self.value(node)
        if self.writer.kind(self.resolved.with_tree(node)) != "bool":
            return result
        buffer = self.writer.buffer("int", self.size)
        self.writer.line(f"{buffer}[:] = {result}")
        self.writer.release(result)
        return buffer

    def write(self, ufunc, node, operands, out, module="np"):
        writer, kind = self.writer, self.writer.kind(self.resolved.with_tree(node))
        target = out or writer.buffer(kind, self.size)
        unsafe = out is not None and writer.bound[out].dtype != np.dtype(kind)
        casting = ", casting='unsafe'" if unsafe else ""
        writer.line(f"{module}.{ufunc}({', '.join(operands)}, {target}{casting})")
        writer.release(*(o for o in operands if o != target))
        return target

    def fill(self, node, text, operands, **names):
        """Write what has no ufunc."""
        buffer = self.writer.buffer(self.writer.kind(self.resolved.with_tree(node)), self.size)
        self.writer.line(f"{buffer}[:] = {text.format(*operands, **names)}")
        self.writer.release(*operands)
        return buffer

    def Name(self, node, out):
        thing = self.resolved.meaning.get(node.id, node.id)
        if isinstance(thing, Reference) and thing.via is not None:
            array, index = self.writer.array(thing.variable), self.writer.element(thing.via)
            if thing.variable.shared:
                return array
            buffer = self.writer.buffer(thing.variable.kind, self.size)
            kind = self.writer.bound[buffer].dtype
            if any(self.writer.changes(variable) for variable in thing.via.chain):
                self.writer.line(f"{buffer}[:] = runtime.look_up({array}, {index})")
            elif thing.variable.dtype != kind:  # whole numbers are stored in 32 bits
                self.writer.line(f"{buffer}[:] = np.take({array}, {index}, mode='clip')")
            else:  # 'clip' only tells numpy that it need not check: that has been done
                self.writer.line(f"np.take({array}, {index}, out={buffer}, mode='clip')")
            return buffer
        return self.writer.spell(self.resolved).name(node.id)

    def UnaryOp(self, node, out):
        negation = isinstance(node.op, ast.Not)
        operand = self.value(node.operand) if negation else self.number(node.operand)
        return self.write(UFUNC[type(node.op)], node, [operand], out)

    def BinOp(self, node, out):
        if isinstance(node.op, ast.Pow):
            if not is_plain_power(node):
                operands = [self.value(node.left), self.value(node.right)]
                return self.write("float_power", node, operands, out)
            if 2 <= node.right.value <= HIGHEST_PRODUCT and node.right.value == int(
                node.right.value
            ):
                return self.product(node, out)
        if isinstance(node.op, ast.Add) and _is_negated(node.right):
            operands = [self.number(node.left), self.number(node.right.right)]
            return self.write("subtract", node, operands, out)
        operands = [self.number(node.left), self.number(node.right)]
        return self.write(UFUNC[type(node.op)], node, operands, out)

    def product(self, node, out):
        """Write a power as squares and products, which are many times as fast."""
        base, exponent = self.number(node.left), int(node.right.value)
        if exponent == 2:
            return self.write("square", node, [base], out)
        self.writer.hold(base, 1)
        power = self.write("square", node, [base], None)
        if exponent == 4:
            self.writer.release(base)
            return self.write("square", node, [power], out)
        return self.write("multiply", node, [power, base], out)

    def BoolOp(self, node, out):
        result = self.value(node.values[0])
        for value in node.values[1:]:
            result = self.write(UFUNC[type(node.op)], node, [result, self.value(value)], None)
        return result

    def Compare(self, node, out):
        parts = [node.left, *node.comparators]
        if len(parts) > 2:
            pairs = [ast.Compare(parts[k], [op], [parts[k + 1]]) for k, op in enumerate(node.ops)]
            return self.BoolOp(ast.BoolOp(ast.And(), pairs), out)
        return self.write(UFUNC[type(node.ops[0])], node, [self.value(part) for part in parts], out)

    def Call(self, node, out):
        name = node.func.id
        function = self.resolved.function(name)
        operands = [self.value(argument) for argument in node.args]
        if name == "exprel":
            return self.write("exprel", node, operands, out, module="runtime")
        if name == "clip":
            x, low, high = operands
            return self.write(
                "minimum", node, [self.write("maximum", node, [x, low], None), high], out
            )
        if function.callable is not None:
            own = self.writer.function(function)
            more = {"f": own, "n": self.size, "dt": self.writer.time["dt"]}
            return self.fill(node, function.code, operands, **more)
        if function.random and not operands:  # numpy draws straight into the buffer
            buffer = self.writer.buffer(function.kind, self.size)
            self.writer.line(function.code.format(n=f"out={buffer}"))
            return buffer
        if function.random:
            return self.fill(node, function.code, operands, n=self.size)
        if function.code.startswith("np."):
            return self.write(function.code.removeprefix("np."), node, operands, out)
        return self.fill(node, f"{function.code}({', '.join(operands)})", operands)


def _is_negated(node):
    """Whether a part is -1 times something, as which it comes from linear equations."""
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult)):
        return False
    return isinstance(node.left, ast.UnaryOp) and ast.unparse(node.left) in ("-1", "-1.0")
