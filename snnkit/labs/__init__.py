"""Labs: views of your own network objects that you can grab.

>>> from snnkit.labs import ConnectivityLab, Explorer, STDPLab, TraceInspector
"""

from __future__ import annotations

import importlib

_WHERE = {
    "ConnectivityLab": "connectivity",
    "Explorer": "explorer",
    "STDPLab": "stdp",
    "TraceInspector": "traces",
}

__all__ = list(_WHERE)


def __getattr__(name):
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f".{_WHERE[name]}", __name__), name)
