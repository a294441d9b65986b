"""How many synapses there are, and how many each neuron has."""

from __future__ import annotations

import numpy as np

from ...engine.variables import INTEGER, Constant, Reference, Variable
from ..count import Count
from ..view import VariableView

__all__ = ["Counts"]


class Counts:
    """Synapses, whose variables `i` and `j` say which neurons they join."""

    @property
    def N(self) -> int:
        """How many synapses there are."""
        return Count(self._size)

    @property
    def N_pre(self) -> int:
        """How many source neurons there are."""
        return len(self.source)

    @property
    def N_post(self) -> int:
        """How many target neurons there are."""
        return len(self.target)

    @property
    def _synaptic_pre(self) -> np.ndarray:
        """Where each synapse begins in the whole group: scripts for Brian 2 read it."""
        return self.variables["i"].values + getattr(self.source, "start", 0)

    @property
    def _synaptic_post(self) -> np.ndarray:
        """Where each synapse ends in the whole group."""
        return self.variables["j"].values + getattr(self.target, "start", 0)

    @property
    def N_incoming(self) -> VariableView:
        """For each synapse, how many synapses end at its target neuron."""
        return VariableView(self, "N_incoming", self._count("N_incoming"))

    @property
    def N_outgoing(self) -> VariableView:
        """For each synapse, how many synapses begin at its source neuron."""
        return VariableView(self, "N_outgoing", self._count("N_outgoing"))

    def _count(self, name):
        incoming = name == "N_incoming"
        counts, end = (self.N_incoming_post, "j") if incoming else (self.N_outgoing_pre, "i")
        more = {"constant": True, "read_only": True, "values": counts[self.variables[end].values]}
        return Reference(Variable(self._name, name, dtype=np.int32, **more))

    @property
    def N_incoming_post(self) -> np.ndarray:
        """For each target neuron, how many synapses end at it."""
        counts = np.bincount(self.variables["j"].values, minlength=len(self.target))
        return counts.astype(INTEGER)

    @property
    def N_outgoing_pre(self) -> np.ndarray:
        """For each source neuron, how many synapses begin at it."""
        counts = np.bincount(self.variables["i"].values, minlength=len(self.source))
        return counts.astype(INTEGER)

    def _meaning(self, name, expression, names, locals_):
        if name in ("N_pre", "N_post"):
            group = self.source if name == "N_pre" else self.target
            return Constant(f"{self._name}_{name}", len(group))
        if name in ("N_incoming", "N_outgoing"):
            return self._count(name)
        return super()._meaning(name, expression, names, locals_)
