"""What a group does in a time step, one object for each thing that has a turn of its own."""

from __future__ import annotations

import weakref

from ..language.statements import statements
from .base import Component

__all__ = ["Part"]


class Part(Component):
    """One of the things that a group does in a time step: it may be given another turn.

    Parameters
    ----------
    group : NeuronGroup or Synapses
    suffix : str
        What makes the name of the group that of the part.
    make : callable
        ``make(group, names)`` returns the operations that it consists of.
    when, order : str, int
        When in the time step.
    code : str, optional
        The user's statements that it carries out, if it does.
    clock : Clock, optional
        Whose steps it takes; the group's, if not given.

    Examples
    --------
    >>> from snnkit import NeuronGroup
    >>> G = NeuronGroup(1, 'v : 1', threshold='v > 1', reset='v = 0', name='cells')
    >>> G.thresholder['spike'].when
    'thresholds'
    >>> G.resetter['spike'].order = 2
    >>> G.state_updater
    <part `cells_stateupdater` of `cells`, in `groups`>
    """

    collected = False
    #: in Brian 2, how code is made for it: it may be set, and changes nothing
    codeobj_class = None

    def __init__(self, group, suffix, make, when, order=0, code=None, clock=None):
        super().__init__(group.name + suffix, clock=clock or group.clock)
        self._group, self._make = weakref.ref(group), make  # not to keep it: it keeps its parts
        self.when, self.order = when, order
        self._code, self.statements = code, statements(code or "")

    def __repr__(self):
        return f"<part `{self._name}` of `{self.group.name}`, in `{self.when}`>"

    @property
    def group(self):
        """The group that it belongs to."""
        return self._group()

    @property
    def code(self):
        """The user's statements, if it carries out some; `Network.code` shows all that is done."""
        return self._code

    abstract_code = code

    def operations(self, names):
        group = self.group
        operations = self._make(group, names.behind(*group._own_names()))
        for operation in operations:
            operation.when, operation.order = self.when, self.order
        return operations
