"""What is probably meant by a text that Python's parser cannot read: where to look, what to do."""

from __future__ import annotations

import re
from keyword import iskeyword

from .functions import FUNCTIONS

__all__ = ["TOO_DEEP", "diagnosis", "without_comments"]

#: problem and hint, where a text is beyond Python's own parser
TOO_DEEP = "This expression is too long or nested too deeply.", "Split it into subexpressions."

#: what people write who come from other languages
_MEANT = {"<>": "!=", "&&": "and", "||": "or", "!": "not", "=>": ">=", "=<": "<=", "=!": "!="}
#: characters that word processors and web pages put in the place of those on the keyboard
_ALIKE = {
    **dict.fromkeys("−–—‑‐", "-"),
    **dict.fromkeys("×·⋅∗•", "*"),
    **dict.fromkeys("÷∕", "/"),
    **{"²": "**2", "³": "**3", "≤": "<=", "≥": ">=", "≠": "!=", "√": "sqrt(...)"},
    **{"½": "0.5", "∞": "inf", "（": "(", "）": ")", "，": ",", "：": ":", "＝": "="},
    **dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f\u3000", " "),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\x00", ""),
}
_LOOKALIKE = re.compile(f"[{re.escape(''.join(_ALIKE))}]")
_SINGLE_EQUALS = re.compile(r"(?<![=<>!])=(?!=)")
_FOREIGN = re.compile(r"<>|&&|\|\||=>|=<|=!|!(?!=)")
_NUMBER_AND_NAME = re.compile(r"(?<![\w.])(\d+\.?\d*(?:[eE][-+]?\d+)?)([^\W\d]\w*)")
_SIDE_BY_SIDE = re.compile(r"([\w.]+|\))(?=\s+([\w.]+))")
_ENDS_OPEN = re.compile(r"(?:[-+*/%<>=(,]|\b(?:and|or|not))$")
_CONDITIONAL = "Write `int(condition) * a + int(not condition) * b` instead."


def without_comments(text):
    """Return a text of the same length in which comments are spaces."""
    return re.sub(r"#[^\n]*", lambda found: " " * len(found[0]), text)


def diagnosis(error, text, column, equals=True):
    """Say what is wrong with a text.

    Parameters
    ----------
    error : Exception
        What Python's parser says.
    text : str
    column : int
        Where it stopped.
    equals : bool
        Whether a single ``=`` is what is wrong, if there is one.

    Returns
    -------
    problem, column, hint
    """
    said = (getattr(error, "msg", None) or str(error)).split(". ")[0]
    if isinstance(error, (RecursionError, MemoryError)) or "recursion" in said or "nested" in said:
        return (TOO_DEEP[0], column, TOO_DEEP[1])
    for find in (_lookalike, _single_equals if equals else _nothing, _foreign, _unfinished):
        found = find(text)
        if found is not None:
            return found
    return _missing_operator(text, column) or _in_other_words(said, text, column)


def _nothing(text):
    return None


def _lookalike(text):
    found = _LOOKALIKE.search(text)
    if found is None:
        return None
    sign, meant = found[0], _ALIKE[found[0]]
    if not meant.strip():
        hint = "Type a space in its place." if meant else "Delete it."
        return f"an invisible character stands here (U+{ord(sign):04X})", found.start(), hint
    return f"`{sign}` is not a sign of the model language", found.start(), f"Write `{meant}`."


def _single_equals(text):
    found = _SINGLE_EQUALS.search(text)
    if found is None or _FOREIGN.match(text, found.start()):
        return None
    return "a single `=` is no comparison", found.start(), "To compare, write `==`."


def _foreign(text):
    found = _FOREIGN.search(text)
    if found is None:
        return None
    problem = f"`{found[0]}` is not part of the model language"
    return problem, found.start(), f"Write `{_MEANT[found[0]]}`."


def _unfinished(text):
    if not _ENDS_OPEN.search(text):
        return None
    return "something is missing at the end", len(text), ""


def _missing_operator(text, column):
    """Two values side by side: ``3 mV``, ``2v``, ``(a)(b)``."""
    glued = _NUMBER_AND_NAME.search(text)
    if glued is not None:
        left, right, place = glued[1], glued[2], glued.start(2)
    else:
        before = re.search(r"([\w.]+|\))\s*$", text[:column])
        after = re.match(r"\s*([\w.]+|\()", text[column:])
        if before is None or after is None:
            return _side_by_side(text, column)
        left, right, place = before[1], after[1], column + after.start(1)
    if iskeyword(left) or iskeyword(right):
        return None
    return _between(left, right, place)


def _side_by_side(text, column):
    """In brackets, Python's parser stops where the first of the two values begins."""
    for found in _SIDE_BY_SIDE.finditer(text, column):
        left, right = found.groups()
        if not iskeyword(left) and not iskeyword(right):
            return _between(left, right, found.start(2))
    return None


def _between(left, right, place):
    """Say what is missing between two values."""
    if left[-1].isdecimal() and (right in ("e", "E") or right[0] in "._"):
        return f"`{left}{right}` is no number", place, "Write for example `1.5` or `1e-3`."
    if left in FUNCTIONS and right == "(":
        return None  # a call, of which something else is wrong
    if left in FUNCTIONS:
        return "brackets are missing here", place, f"To call a function write `{left}({right})`."
    example = f": `{left}*{right}`" if left != ")" and right != "(" else ""
    return "an operator is missing here", place, f"To multiply, write `*`{example}."


def _in_other_words(said, text, column):
    """What else Python's parser complains about, in words that fit."""
    rest = text[column : column + 1]
    if rest == ";":
        return "`;` stands between statements, but here is one value", column, "Leave it out."
    if rest == "?":
        return "`... ? ... : ...` is not part of the model language", column, _CONDITIONAL
    if said.startswith("expected 'else'"):
        return "`if` is not part of the model language", text.find("if"), _CONDITIONAL
    if said.startswith("cannot assign"):
        return "only a variable can be set", column, "The variable stands left of `=`."
    if said == "invalid syntax":
        said = "it makes no sense from here on"
    return said, column, ""
