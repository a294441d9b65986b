"""Pathways: how spikes reach synapses, and what they cause there."""

from __future__ import annotations

import weakref

import numpy as np

from ..engine.plan import Deliver
from ..engine.variables import Reference, Resolved
from ..errors import MethodError, UnusableValueError
from ..language.parse import parse
from ..language.statements import statements
from ..units.dimensions import SECOND
from ..units.quantity import require, wrap
from .base import NetworkObject
from .integration import linear_parts
from .namespace import Names, names_of_caller
from .view import VariableView
from .writing import resolve_statements

__all__ = ["Pathway", "check_delays", "one_delay"]


#: the longest delay in seconds: beyond a day it is a slip of the pen
LONGEST = 86400.0


class Pathway(NetworkObject):
    """One way along which spikes reach synapses: from the source, or from the target.

    Attributes
    ----------
    which : str
        Its name: ``'pre'``, ``'post'``, or the one in the dict `on_pre` or `on_post`.
    end : str
        The end where its spikes come from: ``'pre'`` or ``'post'``.
    event : str
        What it waits for; usually ``'spike'``.
    order : int
        Its rank among the pathways of the network; -1 for `on_pre`, 1 for `on_post`.
    first, sorted : ndarray of int
        ``sorted[first[k]:first[k + 1]]`` are the synapses of neuron k.
    delays : int or ndarray of int
        Delays in time steps: one for all, or one for each synapse.
    pending : dict of int to list of ndarray
        Synapses that spikes are under way to, by the step in which they arrive.
    """

    def __init__(self, synapses, which, end, code, event, order):
        super().__init__(f"{synapses.name}_{which}", clock=_clock(synapses, end))
        # the synapses own their pathways; a reference back would keep both alive for too long
        self._synapses, self.which, self.end = weakref.ref(synapses), which, end
        self.code, self.statements, self.event = code, statements(code), event
        #: pre before post, if both come in the same step
        self.order = order - 1 if end == "pre" else order + 1
        self.pending = {}
        self.first = self.sorted = self.delays = None

    def __repr__(self):
        return f"<pathway `{self.which}` of `{self.synapses.name}`: {self.code!r}>"

    @property
    def synapses(self):
        """The synapses that it belongs to."""
        return self._synapses()

    @property
    def group(self):
        """The group that the spikes come from."""
        return self.synapses.source if self.end == "pre" else self.synapses.target

    @property
    def delay_name(self):
        """The name of the synapses' variable that holds the delays."""
        return "delay" if self.which == "pre" else f"{self.which}.delay"

    @property
    def delay(self):
        """The delays: one for each synapse, or one for all."""
        variable = self.synapses.variables[self.delay_name]
        return VariableView(self.synapses, self.delay_name, Reference(variable))

    @delay.setter
    def delay(self, value):
        names = names_of_caller(1, *self.synapses._own_names())
        self.synapses._set(self.delay_name, slice(None), value, names)

    def operations(self, names):
        synapses = self.synapses
        names = Names(*synapses._own_names(), *names.namespaces)
        self._sort()
        assignments = resolve_statements(synapses, self.statements, names)
        relaxing = _relaxing(synapses, names)
        return [
            Deliver(
                self.name,
                "synapses",
                assignments,
                self.group.event(self.event),
                self,
                delayed=bool(np.any(self.delays)) or bool(self.pending),
                order=self.order,
                guard={**synapses.source.guarded(), **synapses.target.guarded()},
                relaxing=relaxing,
                since=Reference(synapses.variables["lastupdate"]) if relaxing else None,
                one_by_one=_order_matters(assignments),
                comment="; ".join(map(str, self.statements)),
            )
        ]

    def _sort(self):
        """Sort the synapses by the neuron that reaches them, and count delays in steps."""
        variables, size = self.synapses.variables, len(self.group)
        end = variables["i" if self.end == "pre" else "j"].values
        self.first = np.zeros(size + 1, np.int64)
        np.cumsum(np.bincount(end, minlength=size), out=self.first[1:])
        self.sorted = np.argsort(end, kind="stable").astype(np.int32)
        seconds = variables[self.delay_name].values
        steps = np.floor(seconds / self.clock.dt_ + 0.5).astype(np.int64)
        same = steps.size == 0 or (steps == steps[0]).all()
        self.delays = (int(steps[0]) if steps.size else 0) if same else steps


def _clock(synapses, end):
    """A pathway follows the neurons whose spikes it carries."""
    group = synapses.source if end == "pre" else synapses.target
    return group.clock


def _relaxing(synapses, names):
    """Return what event-driven variables do between events: state, rate and drive of each."""
    equations = synapses._event_driven
    for equation in equations:
        what = f"d{equation.name}/dt"
        synapses._resolve(equation.expression, names, dim=equation.dim / SECOND, what=what)
    try:
        matrix, drive = linear_parts(synapses, equations, names)
    except MethodError as error:
        error.hint = "Mark its equation (clock-driven)."
        raise
    result = []
    for k, equation in enumerate(equations):
        if any(entry is not None for m, entry in enumerate(matrix[k]) if m != k):
            raise equation.expression.error(
                MethodError,
                f"`{equation.name}` is event-driven, but depends on another event-driven variable.",
                hint="Mark both as (clock-driven).",
            )
        rate = matrix[k][k] or Resolved(parse("0.0").tree, {})
        result.append((Reference(synapses.variables[equation.name]), rate, drive[k]))
    return result


def _order_matters(assignments):
    """Whether synapses that share a neuron must be dealt with one after the other.

    Adding up (or multiplying) commutes. Anything else that writes to a neuron, or reads what
    has been written there, does not.
    """
    changed = {
        t.variable.base: how
        for t, how, _ in assignments
        if isinstance(t, Reference) and (t.via is not None or t.variable.shared)
    }
    if not changed:
        return False
    hows = [
        (t.variable.base, how in ("*=", "/="))
        for t, how, _ in assignments
        if isinstance(t, Reference) and t.variable.base in changed
    ]
    if len(set(hows)) != len(changed) or any(
        how not in ("+=", "-=", "*=", "/=") for how in changed.values()
    ):
        return True
    read = {r.variable.base for _, _, value in assignments for r in value.references}
    return bool(read & set(changed))


def one_delay(value):
    """Return the delay that all synapses share, in seconds."""
    require(value, SECOND, "A delay is a time, not {value}")
    if np.ndim(value):
        raise UnusableValueError(
            "`delay=` is one delay for all synapses.", hint="For one each, set `S.delay`."
        )
    check_delays(float(value))
    return float(value)


def check_delays(seconds):
    """Raise `UnusableValueError` if a delay, in seconds, is negative or not finite."""
    seconds = np.asarray(seconds)
    if not np.isfinite(seconds).all():
        raise UnusableValueError("A delay must be a finite time.")
    if (seconds > LONGEST).any():
        raise UnusableValueError(
            f"A delay of {wrap(seconds.max(), SECOND)} is longer than any run."
        )
    if (seconds < 0).any():
        raise UnusableValueError(
            f"A delay cannot be negative, like {wrap(seconds.min(), SECOND)}: no spike arrives "
            "before it was fired."
        )
