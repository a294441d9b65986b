"""Attributes of objects: which users can set, and which they can add."""

from __future__ import annotations

from ..errors import ReadOnlyError, UnknownVariableError, UnusableValueError, did_you_mean

__all__ = ["Extensible", "Guarded"]


class Extensible:
    """An object that scripts may give attributes of their own."""

    def add_attribute(self, name):
        """Let it have an attribute of the script's that is nothing of snnkit's.

        Parameters
        ----------
        name : str
            It is None until the script sets it.

        Examples
        --------
        >>> from snnkit import NeuronGroup
        >>> G = NeuronGroup(3, 'v : 1')
        >>> G.add_attribute('colour')
        >>> G.colour = 'red'
        """
        if hasattr(self, name):
            raise UnusableValueError(f"`{self.name}` has something called `{name}` already.")
        object.__setattr__(self, name, None)


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
