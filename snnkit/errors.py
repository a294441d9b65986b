"""What can go wrong, in words that say where it went wrong and what to do about it.

Every exception of snnkit derives from `SnnkitError` and from the builtin exception that a
Python programmer would expect (`ValueError`, `IndexError`, ...), so that both can be caught.
"""

from __future__ import annotations

__all__ = [
    "ArgumentError",
    "ConnectionWarning",
    "DimensionMismatchError",
    "IndexRangeError",
    "MagicError",
    "MethodError",
    "MissingFileError",
    "ModelSyntaxError",
    "NotConnectedError",
    "NotStoredError",
    "ReadOnlyError",
    "SnnkitError",
    "SnnkitWarning",
    "UnknownNameError",
    "UnknownVariableError",
    "UnsupportedError",
    "UnusableValueError",
]


class SnnkitError(Exception):
    """Base class of all exceptions that snnkit raises on purpose."""

    def __str__(self):
        return shortened(Exception.__str__(self))  # that of KeyError would put it in quotes


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
        parts = [shortened(self.problem)]
        if self.text:
            parts.append(pointer(self.text, self.position, self.width))
        if self.hint:
            parts.append(shortened(self.hint))
        return "\n".join(parts)

    def __reduce__(self):
        return type(self), (self.problem, self.text, self.position, self.width, self.hint)


class ModelSyntaxError(LanguageError, ValueError):
    """A string is not written in the model language."""


class UnknownNameError(LanguageError, NameError, KeyError):
    """A string uses a name that nothing defines."""


class DimensionMismatchError(LanguageError, ValueError):
    """Two things whose units differ were added, compared or assigned.

    In place of a place in a string it can be given the dimensions, or none.
    """

    def __init__(self, problem, *where, hint="", **more):
        self.dims = tuple(dim for dim in where[:2] if hasattr(dim, "exponents"))
        if self.dims:
            problem += f" (units are {' and '.join(map(str, self.dims))})."
            where = ()
        super().__init__(problem, *where[:3], hint=where[3] if len(where) > 3 else hint, **more)


class MethodError(LanguageError, ValueError):
    """An integration method was asked for that cannot integrate these equations."""


class UnknownVariableError(SnnkitError, AttributeError, KeyError):
    """A group has no variable of this name."""


class ReadOnlyError(UnknownVariableError, TypeError):
    """A variable was to be set that can only be read."""


class IndexRangeError(LanguageError, IndexError, ValueError, TypeError):
    """An index points at a neuron or a synapse that does not exist."""


class UnusableValueError(LanguageError, ValueError, TypeError):
    """A value that this place cannot take: a negative delay, a period of 0 s."""


class NotStoredError(UnusableValueError, KeyError):
    """No state was stored under this name."""


class MissingFileError(UnusableValueError, FileNotFoundError):
    """There is no file to restore a state from."""


class NotConnectedError(LanguageError, TypeError):
    """Synapses are used before `connect` has made any."""


class ArgumentError(SnnkitError, TypeError):
    """A function is called with arguments that it does not take, or without one that it needs."""


class MagicError(SnnkitError, RuntimeError):
    """`run()` cannot know which objects to run."""


class UnsupportedError(SnnkitError, NotImplementedError):
    """A part of Brian 2 that snnkit does not have."""


class SnnkitWarning(UserWarning):
    """Base class of snnkit's warnings: the code runs, but probably not as meant."""


class ConnectionWarning(SnnkitWarning):
    """A call of `connect` made no synapse."""


def warn(message, category=SnnkitWarning):
    """Warn at the line of the user's that led here, through however many calls of our own."""
    import sys
    import warnings

    frame, level = sys._getframe(0), 1
    while frame.f_back is not None and is_ours(frame):
        frame, level = frame.f_back, level + 1
    warnings.warn(message, category, stacklevel=level)


def warn_user(message):
    """Warn as `warn` does, unless another library has led here: what it does is its own affair."""
    import sys

    frame = sys._getframe(1)
    while frame.f_back is not None and (is_ours(frame) or _package(frame) == "numpy"):
        frame = frame.f_back
    if "site-packages" not in frame.f_code.co_filename:
        warn(message)


def is_ours(frame) -> bool:
    """Whether a frame executes code of this package."""
    return _package(frame) == "snnkit"


def _package(frame):
    return frame.f_globals.get("__name__", "").partition(".")[0]


#: characters of a line of the user's that a message shows
LONGEST = 96
#: characters of a line, and lines, of all else: names and values that are quoted can be endless
LONGEST_SENTENCE, MOST_LINES = 600, 24


def shortened(text: str) -> str:
    """Return a text without the middle of what is too long to be read.

    >>> len(shortened("x" * 10**6)) < 700
    True
    """
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES // 2], "...", *lines[-MOST_LINES // 2 :]]
    half = LONGEST_SENTENCE // 2
    return "\n".join(
        f"{line[:half]} ... {line[-half:]}" if len(line) > LONGEST_SENTENCE else line
        for line in lines
    )


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


def did_you_mean(name: str, known, cutoff: float = 0.7) -> str:
    """Return a sentence that offers the known name nearest to `name`, or an empty string.

    >>> did_you_mean("taupre", ["tau_pre", "tau_post"])
    'Did you mean `tau_pre`?'
    """
    if not isinstance(name, str):
        return ""
    choice = [k for k in known if isinstance(k, str) and k not in ("i", "j", "t", "N", name)]
    near = _in_other_letters(name, choice) or _in_another_order(name, choice)
    near = near or _alike(name, choice, cutoff)
    return f"Did you mean `{near}`?" if near else ""


def _in_other_letters(name, known):
    """Return the name that differs in capital letters only; of several, in the fewest."""
    same = [k for k in known if k.lower() == name.lower()]
    differing = {k: sum(a != b for a, b in zip(k, name, strict=True)) for k in same}
    return min(same, key=differing.get, default=None)


def _in_another_order(name, known):
    """Return the name with the same letters in another order: the commonest slip of all."""
    letters = sorted(name.lower())
    return next((k for k in known if len(name) > 2 and sorted(k.lower()) == letters), None)


def _alike(name, known, cutoff):
    from difflib import get_close_matches

    by_fold = {k.lower(): k for k in known}
    short = name.lower()[:LONGEST]
    matches = get_close_matches(short, by_fold, n=1, cutoff=cutoff) if len(name) > 1 else []
    return by_fold[matches[0]] if matches else None
