"""States of networks in files, which hold nothing but numbers and text."""

from __future__ import annotations

import json
import os
import struct
import zlib
from contextlib import suppress
from zipfile import BadZipFile

import numpy as np

from ...errors import MissingFileError, UnusableValueError
from ..paths import required_path
from .stored import State, find

__all__ = ["read_state", "write_state"]

#: what is written into each file, and the version of its layout
FORMAT = {"written by": "snnkit store", "version": 1}


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


def read_state(filename, name) -> State:
    """Return the state that a file holds under a name."""
    filename = required_path(filename, "filename")
    if not os.path.exists(filename):
        raise MissingFileError(f"There is no file `{filename}` to restore from.")
    return find(name, _read(filename), f"in `{filename}` ")


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
