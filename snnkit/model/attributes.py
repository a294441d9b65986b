"""Attributes that users cannot set."""

from __future__ import annotations

from ..errors import ReadOnlyError, UnknownVariableError, did_you_mean

__all__ = ["Guarded"]


class Guarded:
    """An object that says so if an attribute cannot be set.

    Once it is made, it has ``_made``; see `Made`. Classes that users derive from it may have
    attributes as they like.
    """

    #: whether users are kept from setting what it has no use for, lest it be a slip
    _closed = False

    def __setattr__(self, name, value):
        if "_made" in self.__dict__ and not name.startswith("_"):
            _require_attribute(self, name)
        super().__setattr__(name, value)


def _require_attribute(thing, name):
    kind = type(thing)
    if not kind.__module__.startswith("snnkit."):
        return
    here = getattr(kind, name, None)
    if isinstance(here, property) and here.fset is None:
        raise ReadOnlyError(f"`{name}` of `{thing.name}` can only be read.")
    if thing._closed and here is None and name not in thing.__dict__:
        known = [n for n in (*dir(kind), *thing.__dict__) if not n.startswith("_")]
        raise UnknownVariableError(
            f"`{thing.name}` has no attribute `{name}` to set. {did_you_mean(name, known)}".strip()
        )
