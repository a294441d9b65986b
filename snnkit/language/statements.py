"""Statements: what happens at a spike, on a reset, or when a variable is set."""

from __future__ import annotations

import ast
import re
from functools import lru_cache

from ..errors import ModelSyntaxError, warn
from .mistakes import TOO_DEEP, diagnosis
from .parse import parse

__all__ = ["Statement", "statements"]

_OPERATIONS = {
    ast.Add: "+=",
    ast.Sub: "-=",
    ast.Mult: "*=",
    ast.Div: "/=",
    ast.FloorDiv: "//=",
    ast.Mod: "%=",
    ast.Pow: "**=",
}


class Statement:
    """One assignment: a target, an operation (``=``, ``+=``, ...) and an expression."""

    __slots__ = ("expression", "operation", "position", "target")

    def __init__(self, target, operation, expression, position=0):
        self.target, self.operation = target, operation
        self.expression, self.position = expression, position

    def __repr__(self):
        return f"{self.target} {self.operation} {self.expression.text}"

    def error(self, kind, problem, hint=""):
        """Return an exception of class `kind` that points at the target."""
        origin = self.expression.origin
        return kind(problem, origin, self.position, len(self.target), hint)


def statements(text: str) -> tuple[Statement, ...]:
    """Parse statements, one a line or separated by ``;``.

    Examples
    --------
    >>> statements("v_post += w; a_pre += A_pre")
    (v_post += w, a_pre += A_pre)
    """
    if not isinstance(text, str):
        raise ModelSyntaxError(
            f"Statements must be a string, not {text!r}.",
            hint="Write them in quotes, for example 'v = 0'.",
        )
    return _statements(text)


@lru_cache(maxsize=1024)
def _statements(text):
    text = "\n".join(line.strip() for line in text.splitlines())  # indentation means nothing
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise _syntax_error(error, text) from None
    places = _Places(text)
    return tuple(_statement(node, text, places) for node in body)


class _Places:
    """Where the nodes of a tree stand in the text that it was read from.

    `ast.get_source_segment` would take the whole text apart for each of them.
    """

    def __init__(self, text):
        self._text, self._lines, self._starts = text, text.split("\n"), [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def _place(self, row, column):
        line = self._lines[row - 1]  # Python counts columns in bytes
        return self._starts[row - 1] + len(line.encode()[:column].decode())

    def start(self, node):
        return self._place(node.lineno, node.col_offset)

    def end(self, node):
        return self._place(node.end_lineno, node.end_col_offset)

    def segment(self, node):
        return self._text[self.start(node) : self.end(node)]


def _syntax_error(error, text):
    lines = text.split("\n")
    row = min((getattr(error, "lineno", None) or 1), len(lines)) - 1
    column = min(max((getattr(error, "offset", None) or 1) - 1, 0), len(lines[row]))
    problem, column, hint = diagnosis(error, lines[row], column, equals=False)
    position = sum(len(line) + 1 for line in lines[:row]) + column
    if problem != TOO_DEEP[0]:
        problem = f"Cannot read this statement: {problem}."
    return ModelSyntaxError(problem, text, position, 1, hint or "Write `variable = value`.")


def _statement(node, text, places):
    targets = getattr(node, "targets", None) or [getattr(node, "target", None)]
    plain = isinstance(node, (ast.Assign, ast.AugAssign)) and len(targets) == 1
    if not plain or not isinstance(targets[0], ast.Name):
        spot = targets[0] if plain else node
        segment = places.segment(spot)
        hint = "Write `variable = value` or `variable += value`."
        if isinstance(getattr(node, "value", None), ast.Compare):
            hint = "This is a comparison. To set it, write `=`."
        problem = "A statement must set one variable."
        raise ModelSyntaxError(problem, text, places.start(spot), len(segment), hint)
    operation = "=" if isinstance(node, ast.Assign) else _OPERATIONS.get(type(node.op))
    if operation is None:
        raise ModelSyntaxError(
            "This operation is not part of the model language.",
            text,
            places.start(node),
            hint="Use one of: = += -= *= /= **= //= %=",
        )
    if operation == "=":
        _warn_of_turned_sign(node, text, places)
    value = parse(places.segment(node.value), text, places.start(node.value))
    return Statement(targets[0].id, operation, value, places.start(node))


def _warn_of_turned_sign(node, text, places):
    """Warn of ``x =+ y``, which sets x, where ``x += y`` is meant."""
    found = re.match(r"\s*=(\+|-(?=\s))", text[places.end(node.targets[0]) :])
    if found:
        sign, name, value = found[1], node.targets[0].id, places.segment(node.value)
        change = value.removeprefix(sign).strip()
        warn(
            f"`{places.segment(node)}` sets `{name}` to `{value.removeprefix('+').strip()}`. "
            f"To change it by that, write `{name} {sign}= {change}`."
        )
