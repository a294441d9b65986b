"""From a string to a whitelisted expression tree.

Python's own parser reads the string; then every node of the tree must be on the list below.
Attribute access, indexing, lambdas, comprehensions, keyword arguments, strings: refused here,
with a caret under the spot, so that no later floor ever sees them.
"""

from __future__ import annotations

import ast
import re
from functools import lru_cache

from ..errors import ModelSyntaxError
from .functions import CONSTANTS, FUNCTIONS
from .mistakes import TOO_DEEP, diagnosis, without_comments
from .nodes import nodes

__all__ = ["Expression", "parse"]

OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)
COMPARISONS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq)
SIGNS = (ast.USub, ast.UAdd, ast.Not)
#: deeper trees than this would overflow Python's stack further on
MAX_DEPTH = 180

_REFUSED = {
    ast.Attribute: "Attribute access with `.` is not part of the model language.",
    ast.Subscript: "Indexing with `[...]` is not part of the model language.",
    ast.Lambda: "`lambda` is not part of the model language.",
    ast.IfExp: "`... if ... else ...` is not part of the model language.",
    ast.NamedExpr: "`:=` is not part of the model language.",
    ast.Tuple: "A comma makes no sense here: one value is expected.",
    ast.JoinedStr: "Text strings are not part of the model language.",
    ast.Await: "`await` is not part of the model language.",
    **dict.fromkeys(
        (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp),
        "A loop with `for` makes no sense here: one value is expected.",
    ),
    **dict.fromkeys(
        (ast.List, ast.Set, ast.Dict),
        "Lists and the like are not part of the model language: one value is expected.",
    ),
}
_SIGNS = {ast.BitXor: "^", ast.BitAnd: "&", ast.BitOr: "|", ast.Invert: "~", ast.MatMult: "@"}
_SIGNS |= {ast.LShift: "<<", ast.RShift: ">>"}
_HINTS = {
    ast.IfExp: "Write `int(condition) * a + int(not condition) * b` instead.",
    ast.BitXor: "For a power write `**`.",
    ast.BitAnd: "For conditions write `and`.",
    ast.BitOr: "For conditions write `or`.",
    ast.Invert: "For conditions write `not`.",
    ast.MatMult: "To multiply, write `*`.",
    ast.LShift: "To compare, write `<`.",
    ast.RShift: "To compare, write `>`.",
    ast.Subscript: "For a value each, make it a parameter of the model, and set it.",
}


class Expression:
    """A parsed expression: its tree, and where it stands in the string the user wrote.

    Attributes
    ----------
    text : str
        The expression itself.
    tree : ast.expr
        Its tree, of whitelisted nodes only. Never change it in place.
    names : tuple of str
        All names it uses, functions apart, in the order in which they stand in it.
    calls : frozenset of str
        All functions it calls.
    origin, start
        The whole string that the user wrote, and where in it this expression begins.
    """

    __slots__ = ("calls", "names", "origin", "start", "text", "tree")

    def __init__(self, text, tree, origin, start):
        self.text, self.tree, self.origin, self.start = text, tree, origin, start
        calls = [n.func for n in nodes(tree) if isinstance(n, ast.Call)]
        called = {id(f) for f in calls}
        values = [n for n in nodes(tree) if isinstance(n, ast.Name) and id(n) not in called]
        values.sort(key=lambda n: getattr(n, "col_offset", 0))
        self.calls = frozenset(f.id for f in calls)
        self.names = tuple(dict.fromkeys(n.id for n in values))

    def __repr__(self):
        return f"<expression {self.text!r}>"

    def __str__(self):
        return self.text

    @property
    def code(self) -> str:
        """The expression itself, as Brian 2 calls it."""
        return self.text

    def error(self, kind, problem, node=None, hint=""):
        """Return an exception of class `kind` that points at `node`."""
        position, width = self.start, len(self.text)
        column = getattr(node, "col_offset", None)
        if column is not None:
            position = self.start + _characters(self.text, column)
            width = _characters(self.text, node.end_col_offset) - _characters(self.text, column)
        return kind(problem, self.origin, position, max(width, 1), hint)

    def find(self, name):
        """Return the first node that uses `name`; the whole tree, if none does."""
        uses = (n for n in nodes(self.tree) if isinstance(n, ast.Name) and n.id == name)
        return next(uses, self.tree)

    def find_call(self, name):
        """Return the name in the first call of a function; the whole tree, if there is none."""
        calls = (n.func for n in nodes(self.tree) if isinstance(n, ast.Call))
        return next((function for function in calls if function.id == name), self.tree)


def parse(text: str, origin: str | None = None, start: int = 0) -> Expression:
    """Parse one expression of the model language.

    Parameters
    ----------
    text : str
        The expression.
    origin : str, optional
        The string that it stands in, for error messages; by default `text` itself.
    start : int, optional
        Where in `origin` it begins.

    Raises
    ------
    ModelSyntaxError
        If it is not an expression, or uses anything beyond names, numbers, arithmetic,
        comparisons, ``and or not`` and calls of functions.

    Examples
    --------
    >>> sorted(parse("(I - v)/tau").names)
    ['I', 'tau', 'v']
    """
    if not isinstance(text, str):
        raise ModelSyntaxError(
            f"An expression must be a string, not {text!r}.",
            hint="Write it in quotes, for example 'v > 1'.",
        )
    return _parse(text, text if origin is None else origin, start)


@lru_cache(maxsize=4096)
def _parse(text, origin, start):
    text = without_comments(text).replace("\\\n", "  ")
    bare = text.strip()
    start += len(text) - len(text.lstrip())
    if not bare:
        raise ModelSyntaxError(
            "An expression is missing here.", origin, start, 1, "Write a value or a formula."
        )
    # newlines inside an expression mean nothing; spaces keep every column where it was
    text = bare.replace("\n", " ").replace("\t", " ")
    try:
        tree = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise _syntax_error(error, text, origin, start) from None
    expression = Expression.__new__(Expression)
    expression.text, expression.origin, expression.start = text, origin, start
    _check(tree, expression, 0)
    expression.__init__(text, tree, origin, start)
    return expression


def _syntax_error(error, text, origin, start):
    column = (getattr(error, "offset", None) or 1) - 1
    problem, column, hint = diagnosis(error, text, column)
    column = min(max(column, 0), len(text))
    if problem != TOO_DEEP[0]:
        problem = f"Cannot read this: {problem}."
    return ModelSyntaxError(problem, origin, start + column, 1, hint)


def _check(node, expression, depth):
    """Walk the tree; anything that is not on the list ends here."""

    def refuse(problem, hint="", spot=node):
        return expression.error(ModelSyntaxError, problem, spot, hint)

    if depth > MAX_DEPTH:
        raise refuse(*TOO_DEEP)
    if isinstance(node, ast.Constant):
        if type(node.value) not in (int, float, bool):
            raise refuse(f"`{node.value!r}` is not a number.")
        if abs(node.value) >= 2**63 and isinstance(node.value, int):
            raise refuse("This number is too large.", "Write it with an exponent: `1e20`.")
        return
    if isinstance(node, ast.Name):
        if re.fullmatch("__.+__", node.id):
            raise refuse("A name between double underscores is one of Python's own.")
        return
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, SIGNS):
        children = [node.operand]
    elif isinstance(node, ast.BinOp) and isinstance(node.op, OPERATORS):
        children = [node.left, node.right]
    elif isinstance(node, ast.BoolOp):
        children = node.values
    elif isinstance(node, ast.Compare):
        for op in node.ops:
            if not isinstance(op, COMPARISONS):
                raise refuse("`in` and `is` are not part of the model language.")
        children = [node.left, *node.comparators]
    elif isinstance(node, ast.Call):
        if not isinstance(node.func, ast.Name):
            hint = _name_alone(node.func)
            raise refuse("Only a function's name can be called.", hint, node.func)
        if node.keywords:
            raise refuse("Functions take no keyword arguments here.", spot=node.keywords[0])
        for argument in node.args:
            if isinstance(argument, ast.Starred):
                raise refuse("`*` before an argument is not part of the model language.")
        children = [node.func, *node.args]
    else:
        op = type(getattr(node, "op", None))
        if op in _SIGNS:
            spot = _operator(node, expression.text)
            raise refuse(f"`{_SIGNS[op]}` is not part of the model language.", _HINTS[op], spot)
        problem = _REFUSED.get(type(node), "This is not part of the model language.")
        raise refuse(problem, _HINTS.get(type(node)) or _name_alone(node))
    for child in children:
        _check(child, expression, depth + 1)


def _name_alone(node):
    """Say what to write for ``np.exp`` or ``group.v``."""
    if not isinstance(node, ast.Attribute):
        return ""
    if node.attr in FUNCTIONS or node.attr in CONSTANTS:
        return f"Write `{node.attr}` alone."
    return "Give the value a name of its own before this line, and write that name."


def _operator(node, text):
    """Return a place like that of a node: where the operator of `node` stands."""
    start = node.left.end_col_offset if isinstance(node, ast.BinOp) else node.col_offset
    at = text.encode().index(_SIGNS[type(node.op)].encode(), start)
    return ast.Name("operator", col_offset=at, end_col_offset=at + 1)


def _characters(text, column):
    """Python counts columns in bytes; people count characters."""
    return column if text.isascii() else len(text.encode()[:column].decode(errors="ignore"))
