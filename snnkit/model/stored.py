"""Stored states of networks: in memory, or in a file that holds nothing but numbers and text."""

from __future__ import annotations

import json
import os
import struct
import zlib
from contextlib import suppress
from zipfile import BadZipFile

import numpy as np

from ..engine.random import generator
from ..errors import UnusableValueError, did_you_mean
from ..units.dimensions import SECOND
from ..units.quantity import wrap

__all__ = [
    "State",
    "check_fits",
    "find",
    "read_state",
    "require_name",
    "required_path",
    "state_of",
    "write_state",
]

#: in seconds; no run comes so far
LAST_TIME = 1e15

#: what is written into each file, and the version of its layout
FORMAT = {"written by": "snnkit store", "version": 1}


class State:
    """All that changes when a network runs.

    Attributes
    ----------
    t : float
        The time in seconds.
    random : dict
        The state of the generator of random numbers.
    dt : dict of str to float
        The time step of each object, in seconds.
    objects : dict of str to dict of str to ndarray
        Arrays by the name of the object and what they are called there.
    """

    def __init__(self, t, random, dt, objects):
        self.t, self.random, self.dt, self.objects = t, random, dt, objects


def state_of(things, t, random) -> State:
    """Return the present state of some objects."""
    objects = {thing.name: thing._state() for thing in things if hasattr(thing, "_state")}
    dt = {thing.name: thing.clock.dt_ for thing in things}
    return State(t, random, dt, objects)


def check_fits(state, things):
    """Raise `UnusableValueError` if objects cannot go back to a state: they are others."""
    _check_values(state)
    when = f"The stored state (t = {wrap(state.t, SECOND)})"
    now = {thing.name: thing for thing in things if hasattr(thing, "_state")}
    unknown = next((name for name in now if name not in state.objects), None)
    if unknown is not None:
        hint = f"Leave it out, or store again. The state is that of {_list(state.objects)}."
        raise UnusableValueError(f"{when} knows nothing of `{unknown}`.", hint=hint)
    missing = [name for name in state.objects if name not in now]
    if missing:
        raise UnusableValueError(
            f"{when} is also that of {_list(missing)}, which the network does not have.",
            hint="Give all objects the names that they had when it was stored.",
        )
    for name, thing in now.items():
        misfit = thing._misfit(state.objects[name], state.objects)
        if misfit:
            raise UnusableValueError(f"{when} does not fit `{name}`: {misfit}.")


def _check_values(state):
    """Raise `UnusableValueError` if what is no array in a state has impossible values."""
    problem = ""
    if not _is_number(state.t) or not 0 <= state.t < LAST_TIME:
        problem = f"its time is {state.t!r}"
    elif not isinstance(state.dt, dict) or not all(
        _is_number(dt) and 0 < dt < LAST_TIME for dt in state.dt.values()
    ):
        problem = "it has no time steps"
    else:
        try:
            type(generator().bit_generator)().state = state.random
        except (TypeError, ValueError, LookupError, OverflowError):
            problem = "it has no state of the random numbers"
    if problem:
        raise UnusableValueError(f"The stored state is damaged: {problem}.")


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _list(names):
    return ", ".join(f"`{name}`" for name in names)


# --- files ---


def write_state(filename, name, state):
    """Put a state under a name into a file, beside those that it holds already."""
    filename = required_path(filename, "filename")
    states = _read(filename) if os.path.exists(filename) else {}
    states[name] = state
    arrays, index = {}, {}
    for number, (key, one) in enumerate(states.items()):
        listed = {thing: list(entries) for thing, entries in one.objects.items()}
        index[key] = {"t": one.t, "random": one.random, "dt": one.dt, "objects": listed}
        for thing, entries in one.objects.items():
            arrays |= {f"{number}/{thing}/{entry}": entries[entry] for entry in entries}
    contents = np.array(json.dumps({**FORMAT, "states": index}))
    unfinished = f"{filename}.unfinished"
    try:
        with open(unfinished, "wb") as file:
            np.savez_compressed(file, contents=contents, **arrays)
        os.replace(unfinished, filename)  # no half of a file takes the place of a whole one
    except OSError as error:
        with suppress(OSError):
            os.remove(unfinished)
        reason = error.strerror or type(error).__name__
        raise UnusableValueError(
            f"The state cannot be written to `{filename}`: {reason}.",
            hint="Give the name of a file in a folder that exists and that you may write to.",
        ) from error


def required_path(path, argument):
    """Return the name of a file or folder, if it can be one."""
    usable = isinstance(path, (str, os.PathLike)) and "\0" not in str(path)
    if not usable or not str(path):
        raise UnusableValueError(f"`{argument}` is a path such as 'results', not {path!r}.")
    return os.fspath(path)


def require_name(name):
    """Return the name of a state, if it can be one."""
    if not isinstance(name, str):
        raise UnusableValueError(f"The name of a stored state is a string, not {name!r}.")
    return name


def read_state(filename, name) -> State:
    """Return the state that a file holds under a name."""
    filename = required_path(filename, "filename")
    if not os.path.exists(filename):
        raise UnusableValueError(f"There is no file `{filename}` to restore from.")
    return find(name, _read(filename), f"in `{filename}` ")


def find(name, states, where=""):
    """Return the state of a name, or say what names there are."""
    if require_name(name) not in states:
        hint = f"What is stored {where}has the names {_list(states)}." if states else ""
        raise UnusableValueError(
            f"Nothing is stored {where}under the name `{name}`.",
            hint=did_you_mean(str(name), states) or hint or "First call `store`.",
        )
    return states[name]


#: what is raised when a file is read that holds something else, or is damaged
_DAMAGED = (OSError, EOFError, ValueError, LookupError, TypeError, AttributeError, BadZipFile)
_DAMAGED += (zlib.error, struct.error, RuntimeError, OverflowError, MemoryError)


def _read(filename):
    foreign = f"`{filename}` is not a file that `store` has written."
    try:
        with open(filename, "rb") as binary, np.load(binary, allow_pickle=False) as file:
            _require_memory(filename, sum(part.file_size for part in file.zip.infolist()))
            contents = json.loads(str(file["contents"]))
            if contents.get("written by") != FORMAT["written by"]:
                raise UnusableValueError(foreign)
            if contents["version"] != FORMAT["version"]:
                raise UnusableValueError(f"`{filename}` was written by another version of snnkit.")
            index = contents["states"].items()
            return {key: _assemble(n, one, file) for n, (key, one) in enumerate(index)}
    except UnusableValueError:
        raise
    except _DAMAGED as e:
        raise UnusableValueError(foreign) from e


def _require_memory(filename, size):
    """A small file may claim to hold any number of zeros: say no before they are unpacked."""
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # not on Windows
        return
    if size > memory:
        raise UnusableValueError(
            f"What `{filename}` holds takes {size / 1e9:.0f} GB: more than this computer's memory."
        )


def _assemble(number, one, file):
    objects = {
        thing: {entry: file[f"{number}/{thing}/{entry}"] for entry in entries}
        for thing, entries in one["objects"].items()
    }
    return State(one["t"], one["random"], one["dt"], objects)
