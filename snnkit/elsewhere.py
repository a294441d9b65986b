"""Names of Brian 2 for what snnkit chooses by itself, or leaves to Brian 2.

They are there so that a script does not fail for no reason: what only tunes Brian 2 is accepted
and does nothing; what cannot be had raises an error that says what to use instead.
"""

from __future__ import annotations

import warnings
from typing import ClassVar

from .errors import SnnkitWarning, UnsupportedError

__all__ = [
    "BrianLogger",
    "codegen",
    "device",
    "get_device",
    "get_logger",
    "ignored",
    "prefs",
    "set_device",
    "unsupported",
]


class _Ignored:
    """Takes any attribute, item or call, and leaves it at that."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __setattr__(self, name, value):
        pass

    def __setitem__(self, name, value):
        pass

    def __getitem__(self, name):
        return self

    def __call__(self, *args, **kwargs):
        return None

    def __add__(self, more):
        return self

    __radd__ = __iadd__ = __add__


class _Named(_Ignored):
    def __init__(self, name):
        object.__setattr__(self, "_name", name)

    def __repr__(self):
        return f"<{self._name}: accepted, and not used by snnkit>"


def ignored(name):
    """Return a stand-in for what only tunes Brian 2: it accepts everything, and does nothing."""
    return _Named(name)


#: Brian 2's preferences: snnkit chooses for itself how it runs a network
prefs = ignored("prefs")
#: how Brian 2 makes code: old scripts set `codegen.target`
codegen = ignored("codegen")
#: how talkative Brian 2 is
BrianLogger = ignored("BrianLogger")


class _Device(_Named):
    """What Brian 2 runs on. Nothing is built here: `run` has run already."""

    #: scripts hand them on: `device.build(**device.build_options)`
    build_options: ClassVar[dict] = {}

    def run(self, directory=None, results_directory=None, with_output=True, run_args=None):
        """Refuse to run again with other values: there is no program that could."""
        if run_args:
            raise UnsupportedError(
                "`device.run(run_args=...)` starts a program again that Brian 2 has built. snnkit "
                "runs at once, in `run(...)`: call `store()` before it; then, for each choice of "
                "values, `restore()`, set them, and `run(...)`."
            )


#: what Brian 2 runs on
device = _Device("device")


def get_logger(module_name="snnkit"):
    """Return a logger for a script: one of Python's.

    Examples
    --------
    >>> get_logger('my_model').name
    'my_model'
    """
    import logging

    return logging.getLogger(module_name)


def get_device():
    """Return `device`."""
    return device


def set_device(name="runtime", *args, **kwargs):
    """Choose what Brian 2 runs on. snnkit chooses for itself: see `use_engine`.

    Examples
    --------
    >>> set_device('runtime')
    """
    if name != "runtime":
        warnings.warn(
            f"The device {name!r} is one of Brian 2's. snnkit runs the network here, and compiles "
            "it by itself where that pays (with the package llvmlite); no `device.build` is "
            "needed.",
            SnnkitWarning,
            stacklevel=2,
        )


def unsupported(name, instead):
    """Return a stand-in for a class of Brian 2 that raises `UnsupportedError` when it is used."""

    class Stand(_Unsupported):
        _message = f"`{name}` is not part of snnkit. {instead}"

    Stand.__name__ = Stand.__qualname__ = name
    Stand.__doc__ = f"Not part of snnkit. {instead}"
    return Stand


class _UnsupportedAttributeError(UnsupportedError, AttributeError):
    """So that `hasattr` gets its answer."""


class _Refuses(type):
    def __getattr__(cls, attribute):
        if attribute.startswith("_"):
            raise AttributeError(attribute)
        raise _UnsupportedAttributeError(cls._message)


class _Unsupported(metaclass=_Refuses):
    _message = ""

    def __init__(self, *args, **kwargs):
        raise UnsupportedError(self._message)
