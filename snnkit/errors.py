"""What can go wrong, in words that say where it went wrong and what to do about it.

Every exception of snnkit derives from `SnnkitError` and from the builtin exception that a
Python programmer would expect (`ValueError`, `IndexError`, ...), so that both can be caught.
"""

from __future__ import annotations

__all__ = [
    "ConnectionWarning",
    "DimensionMismatchError",
    "IndexRangeError",
    "MagicError",
    "MethodError",
    "NotConnectedError",
    "ModelSyntaxError",
    "SnnkitError",
    "SnnkitWarning",
    "UnknownNameError",
    "UnknownVariableError",
    "UnsupportedError",
    "UnusableValueError",
]


class SnnkitError(Exception):
    """Base class of all exceptions that snnkit raises on purpose."""


class LanguageError(SnnkitError):
    """Something is wrong at a known place of a string of the model language.

    Parameters
    ----------
    problem : str
        What is wrong.
    text : str
        The whole string that the user wrote.
    position : int
        Where in `text` the problem starts.
    width : int
        How many characters it spans.
    hint : str
        What to do about it.
    """

    def __init__(self, problem, text="", position=0, width=1, hint=""):
        self.problem, self.text, self.hint = problem, text, hint
        self.position, self.width = position, width
        super().__init__(problem)

    def __str__(self):
        parts = [self.problem]
        if self.text:
            parts.append(pointer(self.text, self.position, self.width))
        if self.hint:
            parts.append(self.hint)
        return "\n".join(parts)

    def __reduce__(self):
        return type(self), (self.problem, self.text, self.position, self.width, self.hint)


class ModelSyntaxError(LanguageError, ValueError):
    """A string is not written in the model language."""


class UnknownNameError(LanguageError, NameError):
    """A string uses a name that nothing defines."""


class DimensionMismatchError(LanguageError, ValueError):
    """Two things whose units differ were added, compared or assigned."""


class MethodError(LanguageError, ValueError):
    """An integration method was asked for that cannot integrate these equations."""


class UnknownVariableError(SnnkitError, AttributeError):
    """A group has no variable of this name."""


class IndexRangeError(LanguageError, IndexError):
    """An index points at a neuron or a synapse that does not exist."""


class UnusableValueError(LanguageError, ValueError):
    """A value that this place cannot take: a negative delay, a probability of 1.5."""


class NotConnectedError(LanguageError, TypeError):
    """Synapses are used before `connect` has made any."""


class MagicError(SnnkitError, RuntimeError):
    """`run()` cannot know which objects to run."""


class UnsupportedError(SnnkitError, NotImplementedError):
    """A part of Brian 2 that snnkit does not have."""


class SnnkitWarning(UserWarning):
    """Base class of snnkit's warnings: the code runs, but probably not as meant."""


class ConnectionWarning(SnnkitWarning):
    """A call of `connect` made no synapse."""


#: characters of a line that a message shows
LONGEST = 96


def pointer(text: str, position: int, width: int = 1) -> str:
    """Return the line of `text` that holds `position`, with carets under the spot.

    >>> print(pointer("v > vt", 4, 2))
        v > vt
            ^^
    """
    position = min(position, len(text))
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    line = text[start : end if end >= 0 else len(text)]
    column = position - start
    shown = line.lstrip()
    column = max(column - (len(line) - len(shown)), 0)
    if len(shown) > LONGEST:
        shown, column = _window(shown, column)
    carets = "^" * max(1, min(width, len(shown) - column))
    return f"    {shown}\n    {' ' * column}{carets}"


def _window(line, column):
    """Return the part of a long line around a column, and where the column is in it."""
    start = max(column - LONGEST // 2, 0)
    part = line[start : start + LONGEST]
    before, after = "... " if start else "", " ..." if start + LONGEST < len(line) else ""
    return before + part + after, column - start + len(before)


def did_you_mean(name: str, known) -> str:
    """Return a sentence that offers the known name nearest to `name`, or an empty string.

    >>> did_you_mean("taupre", ["tau_pre", "tau_post"])
    'Did you mean `tau_pre`?'
    """
    from difflib import get_close_matches

    by_fold = {k.lower(): k for k in known if k not in ("i", "j", "t", "N", name)}
    letters = sorted(name.lower())
    near = by_fold.get(name.lower())
    if near is None and len(name) > 2:  # letters in the wrong order: the commonest slip of all
        near = next((k for fold, k in by_fold.items() if sorted(fold) == letters), None)
    if near is None and len(name) > 1:
        matches = get_close_matches(name.lower(), by_fold, n=1, cutoff=0.7)
        near = by_fold[matches[0]] if matches else None
    return f"Did you mean `{near}`?" if near else ""
