"""What is wrong with a line that is no equation: where to look, what to do."""

from __future__ import annotations

import re

from ..errors import ModelSyntaxError

__all__ = ["unreadable"]

_NEXT_EQUATION = re.compile(r"[;,]?[ \t]*(?:d\w+\s*/\s*dt\s*=|[^\W\d]\w*\s*(?:=(?!=)|:))")
_OPEN_FLAGS = re.compile(r":[^(:\n]*(\()[^():\n]*$")
_GENERAL = "Write `dv/dt = ... : unit`, `x = ... : unit` or `x : unit`."


def unreadable(chunk, text, start) -> ModelSyntaxError:
    """Return the error that says what is wrong with a part of a text.

    Parameters
    ----------
    chunk : str
        The part, comments replaced by spaces.
    text : str
        The whole text.
    start : int
        Where in it the part begins.
    """
    first = len(chunk) - len(chunk.lstrip())
    for find in (
        _no_unit,
        _two_equals,
        _unclosed_flags,
        _unclosed,
        _several,
        _other_derivative,
        _no_name,
    ):
        found = find(chunk, first)
        if found is not None:
            problem, place, width, hint = found
            return ModelSyntaxError(problem, text, max(start + place, 0), width, hint)
    width = len(chunk.strip().split("\n")[0])
    return ModelSyntaxError("This is not an equation.", text, start + first, width, _GENERAL)


def _no_unit(chunk, first):
    if ":" in chunk:
        return None
    problem = "An equation needs a unit after a colon."
    place = first + len(chunk.strip()) - 1
    return problem, place, 1, "For a plain number write `: 1`, for example `w : 1`."


def _two_equals(chunk, first):
    found = re.match(r"[^=:]*(=\s*=)", chunk)
    if found is None:
        return None
    return "An equation has a single `=`.", found.start(1), len(found[1]), _GENERAL


def _unclosed_flags(chunk, first):
    found = _OPEN_FLAGS.search(chunk)
    if found is None:
        return None
    return "The bracket of the flags is never closed.", found.start(1), 1, "Add the missing `)`."


def _unclosed(chunk, first):
    """Brackets hold lines together: what is left open swallows the next equation."""
    opened = []
    for place, sign in enumerate(chunk[: chunk.index(":")]):
        if sign == "(":
            opened.append(place)
        elif sign == ")" and opened:
            opened.pop()
    return (
        ("This bracket is never closed.", opened[-1], 1, "Add the missing `)`.") if opened else None
    )


def _several(chunk, first):
    colon = chunk.index(":")
    found = _NEXT_EQUATION.search(chunk, colon + 1)
    if found is None:
        return None
    problem, hint = "Each equation stands on a line of its own.", "Begin a new line here."
    return problem, found.start(), len(found[0].rstrip()), hint


def _other_derivative(chunk, first):
    if not re.match(r"\s*d\w+\s*/\s*d(?!t\b)", chunk):
        return None
    problem = "Only derivatives by time are known: `d.../dt`."
    return problem, first, len(chunk.strip().split("\n")[0]), _GENERAL


def _no_name(chunk, first):
    left = re.match(r"[^=:]*", chunk)[0].strip()
    if not left or left.isidentifier() or re.fullmatch(r"d\w+\s*/\s*dt", left):
        return None
    problem = f"`{left}` is no name of a variable, and no derivative `d.../dt`."
    hint = "A name is made of letters, digits and underscores, and begins with a letter."
    if "'" in left:
        hint = "A derivative is written `dv/dt`."
    elif "," in left or " " in left:
        hint = "Each variable has a line of its own, and no spaces in its name."
    return problem, first, len(left), hint
