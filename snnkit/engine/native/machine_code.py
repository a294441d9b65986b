"""Machine code of a source: from memory, from disk, or made now."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from . import cache
from .build import Loaded, assemble, origin
from .translate import translate

__all__ = ["at_hand", "length", "of"]

_loaded = {}


def at_hand(source):
    """Return ``'memory'`` or ``'disk'`` if there is machine code of a source, else None."""
    text = _text(source)
    if text in _loaded:
        return "memory"
    return None if cache.load(_key(text)) is None else "disk"


def length(source):
    """Return how much there is to compile, in characters."""
    return len(_text(source))


def of(source):
    """Return the function ``run`` of a source, which takes the address of its table."""
    text = _text(source)
    if text not in _loaded:
        key = _key(text)
        code = cache.load(key)
        if code is None:
            code = assemble(text)
            cache.store(key, code)
        _loaded[text] = Loaded(code)
    return _loaded[text].call


@lru_cache(maxsize=64)
def _text(source):
    return translate(source, "run")


@lru_cache(maxsize=64)
def _key(text):
    return hashlib.sha256((origin() + text).encode()).hexdigest()[:40]
