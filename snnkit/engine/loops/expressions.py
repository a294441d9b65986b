"""Expressions of the model language for one element, as text of the loops."""

from __future__ import annotations

import ast
import copy

from ..expressions import is_plain_power, kind_of_resolved
from ..variables import Constant, Reference
from .sheet import Unsupported

__all__ = ["Spot", "drawing_calls", "separated", "text_for"]

_SAME_NAME = "exp expm1 log log10 log1p sin cos tan sinh cosh tanh sqrt floor ceil sign".split()
#: functions of the language by what they are called in the loops
_FUNCTIONS = {name: name for name in [*_SAME_NAME, "exprel", "timestep", "clip", "abs", "int"]}
_FUNCTIONS |= {f"arc{f}": f"a{f}" for f in "sin cos tan sinh cosh tanh".split()}
_FUNCTIONS |= {f"a{f}": f"a{f}" for f in "sin cos tan sinh cosh tanh".split()}

#: the highest power that is written as a product
_LARGEST_PRODUCT = 32


class Spot:
    """Where in the loops an expression stands.

    Attributes
    ----------
    index : str
        Text of the element that is meant.
    local : dict of Variable to str
        Indices that the code has looked up already.
    size : int or None
        If the loop runs over all elements of a group, how many they are: what never changes
        can then be computed ahead for each.
    names : dict of str to str
        What stands for local names.
    drawn : dict of int to str
        What stands for calls that draw random numbers, by the ``id`` of the node.
    """

    def __init__(self, index, local=None, size=None, names=None):
        self.index, self.local, self.size = index, local or {}, size
        self.names, self.drawn = names or {}, {}


def text_for(sheet, resolved, spot):
    """Return the text of an expression.

    Parameters
    ----------
    sheet : Sheet
    resolved : Resolved
        As `separated` returns it.
    spot : Spot
    """
    return ast.unparse(_ToLoops(sheet, resolved, spot).visit(resolved.tree))


def separated(resolved):
    """Return an expression with ``a < b < c`` written as ``a < b and b < c``.

    No node occurs twice in it, so that each call that draws random numbers is one of its own.
    """
    return resolved.with_tree(_Separate().visit(copy.deepcopy(resolved.tree)))


class _Separate(ast.NodeTransformer):
    def visit_Compare(self, node):
        self.generic_visit(node)
        parts = [node.left, *node.comparators]
        if len(parts) == 2:
            return node
        pairs = [
            ast.Compare(copy.deepcopy(parts[k]), [op], [copy.deepcopy(parts[k + 1])])
            for k, op in enumerate(node.ops)
        ]
        return ast.BoolOp(ast.And(), pairs)


def drawing_calls(resolved):
    """Return the calls that draw random numbers, in the order in which numpy makes them."""
    found = []

    def look(node):
        for part in ast.iter_child_nodes(node):
            look(part)
        if isinstance(node, ast.Call) and resolved.function(node.func.id).random:
            found.append(node)

    look(resolved.tree)
    return found


class _ToLoops(ast.NodeTransformer):
    def __init__(self, sheet, resolved, spot):
        self.sheet, self.resolved, self.spot = sheet, resolved, spot

    def visit(self, node):
        if isinstance(node, (ast.Name, ast.Constant)):
            return super().visit(node)
        sheet, part = self.sheet, self.resolved.with_tree(node)
        if isinstance(node, ast.expr) and sheet.invariant(part):
            if sheet.has_one_value(part):
                return _parsed(sheet.hoist(part))
            if self.spot.size is not None:
                return _parsed(f"{sheet.hoist(part, self.spot.size)}[{self.spot.index}]")
        return super().visit(node)

    def kind(self, node):
        return kind_of_resolved(self.resolved.with_tree(node))

    def visit_Constant(self, node):
        return node

    def visit_Name(self, node):
        thing = self.resolved.meaning.get(node.id, node.id)
        if isinstance(thing, Constant):
            return ast.Name(self.sheet.number(thing.name, thing.value))
        if isinstance(thing, Reference):
            return _parsed(self.sheet.element(thing, self.spot.index, self.spot.local))
        return _parsed(self.sheet.time.get(thing) or self.spot.names.get(thing, thing))

    def visit_UnaryOp(self, node):
        return ast.UnaryOp(node.op, self.visit(node.operand))

    def visit_BinOp(self, node):
        left, right = self.visit(node.left), self.visit(node.right)
        if not isinstance(node.op, ast.Pow):
            return ast.BinOp(left, node.op, right)
        exponent = node.right.value if is_plain_power(node) else None
        if exponent is None or exponent != int(exponent) or exponent > _LARGEST_PRODUCT:
            return _call("pow", left, right)
        if isinstance(exponent, float):
            left = _call("float", left)
        return ast.BinOp(left, node.op, ast.Constant(int(exponent)))

    def visit_Compare(self, node):
        return ast.Compare(self.visit(node.left), node.ops, [self.visit(node.comparators[0])])

    def visit_BoolOp(self, node):
        return ast.BoolOp(node.op, [self.visit(value) for value in node.values])

    def visit_Call(self, node):
        name, function = node.func.id, self.resolved.function(node.func.id)
        if id(node) in self.spot.drawn:
            return _parsed(self.spot.drawn[id(node)])
        if getattr(function, "table", None) is not None:
            return self.look_up(name, function.table, [self.visit(a) for a in node.args])
        if function.callable is not None or name not in _FUNCTIONS:
            raise Unsupported(f"the function `{name}` is only known to Python")
        given, kinds = [self.visit(a) for a in node.args], [self.kind(a) for a in node.args]
        written = _FUNCTIONS[name]
        if name == "int":
            return self.whole(given[0], kinds[0])
        if name in ("abs", "clip") and "float" not in kinds:
            written += "_of_integers"
        return _call(written, *given)

    def look_up(self, name, table, given):
        """A timed array: a value, or a row of values, for each of its own steps."""
        sheet, early = self.sheet, self.sheet.early
        bound = early.bind(f"dt_of_{name}", table.dt)
        dt = sheet.time["dt"]  # clocks that differ divide its steps differently
        parts = f"parts_of_{bound.removeprefix('dt_of_')}" + f"_in_{dt}" * (dt != "dt")
        early.ahead(f"{parts} = runtime.fineness({dt}, {bound})")
        rest = [sheet.fixed(f"values_of_{name}", table.values.reshape(-1))]
        rest += [sheet.ahead(bound, "float64"), sheet.ahead(parts, "int64")]
        rest.append(sheet.number(f"rows_of_{name}", len(table.values)))
        if table.values.ndim == 1:
            return _call("timed", *given, *map(ast.Name, rest))
        rest += [sheet.number(f"columns_of_{name}", table.values.shape[1]), sheet.trouble()]
        return _call("timed_column", *given, *map(ast.Name, rest))

    def whole(self, given, kind):
        if kind != "float":
            return _call("int", given)
        return _call("whole", given, ast.Name(self.sheet.trouble()))


def _call(name, *arguments):
    return ast.Call(ast.Name(name), list(arguments), [])


def _parsed(text):
    return ast.parse(text, mode="eval").body
