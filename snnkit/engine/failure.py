"""What goes wrong in generated code, told in the user's words; the user's own errors stay."""

from __future__ import annotations

from ..errors import SnnkitError, UnusableValueError

__all__ = ["AHEAD", "STEP", "explained"]

#: the names that generated code goes by in tracebacks
STEP, AHEAD = "<step function>", "<ahead of the loops>"


def explained(error, source):
    """Return the error that says what generated code could not compute, or None.

    Parameters
    ----------
    error : Exception
        None is returned if it comes from elsewhere, such as an operation of the user's.
    source : str
        The generated code.
    """
    number = None if isinstance(error, SnnkitError) else _line_of(error)
    if number is None:
        return None
    lines = source.split("\n")
    line = lines[number - 1].strip()
    if line.startswith("fixed_"):
        text = line.partition(" = ")[2]
        problem = f"A constant cannot be computed: {error}."
        return UnusableValueError(problem, text, 0, len(text), "Look at the values in it.")
    above = (part.strip() for part in reversed(lines[:number]))
    text = next((part.removeprefix("# ") for part in above if part.startswith("#")), "")
    text = text.split(": ", 2)[-1]  # without the slot and the name of the object
    return UnusableValueError(f"This cannot be computed: {error}.", text, 0, len(text))


def _line_of(error):
    """Return the line of generated code in which an error was raised, or None."""
    number, place = None, error.__traceback__
    while place is not None:
        name = place.tb_frame.f_code.co_filename
        if not name.endswith(".pyx"):  # of numpy's random numbers, which are called directly
            number = place.tb_lineno if name in (STEP, AHEAD) else None
        place = place.tb_next
    return number
